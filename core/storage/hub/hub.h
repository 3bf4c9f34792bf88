// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/oplog/operation.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace steward {

class HubContents;

/// Where a stream stands. Two places of one epoch with equal `seq` and different `chain` are two histories.
struct HubPlace
{
    qint64 epoch = 1;
    qint64 seq = 0;
    Digest chain{};

    bool operator==(const HubPlace &) const = default;
};

/// The hub as it introduces itself.
struct HubGreeting
{
    Uuid workspace;
    HubPlace head;
    Instant now; ///< hub time, for measuring the offset of the own clock
    Uuid me; ///< the person of this login
    QString login;
    bool disabled = false; ///< the login may still hand in what it has written, and reads nothing
    bool seesAll = false; ///< nothing is out of this login's sight
    bool needsEncryptedDisk = false; ///< replicas may lie on nothing else (core/base/diskencryption.h)
    int minReader = 1; ///< oldest schema version that may read
    int minWriter = 1; ///< oldest one that may write new work; older outboxes are still taken
    /// Epochs that ended and the sequence at which the next one forked off: contexts of an ended epoch count up to it.
    QList<std::pair<qint64, qint64>> forks;
};

/// A replica that this login may write as.
struct HubReplica
{
    Uuid id;
    QString prefix; ///< in numbers given offline; empty for leased ones
    Uuid incarnation; ///< changes when a copy of the file was found to write too
    qint64 rseq = 0; ///< its last operation that the hub has
    Digest hash{}; ///< hash of that operation
    qint64 eff = 0; ///< its greatest effective stamp
};

/// What the sender's core has worked out from having seen the record whole: columns that order and fold texts, and
/// search tokens. The hub takes it for order and search, never for permission, and a worker proves it.
struct OperationHint
{
    qint64 rseq = 0;
    QJsonObject derived;
};

/// Consecutive operations of one replica, complete with salts, at most Hub::maxPage; groups are never cut.
struct PushPage
{
    Uuid replica;
    QList<Operation> operations;
    QList<OperationHint> hints;
    bool dryRun = false;
};

/// Verdict of an operation that the hub has under another name: a copy of the file wrote it anew, after the hub had lost
/// it. It does not count, since the other one does, and whoever handed it in has nothing to look at.
inline QString twinVerdict() { return QStringLiteral("twin"); }

struct PushVerdict
{
    qint64 rseq = 0;
    HubFact fact; ///< seq, eff, number, verdict; the chain comes with the pull
    QStringList conflicts; ///< units on which the record disagrees now
    bool duplicate = false; ///< the hub had it already
};

/// One place of the stream as this login may see it.
struct PulledOperation
{
    qint64 seq = 0;
    Digest leaf{}; ///< always: contiguity and chain are checked by everybody
    /// Absent where the operation is none of the caller's business. Units that are withheld are marked erased. An own
    /// operation on a record that the caller no longer sees has its dot, record and fact, and nothing else: that it was
    /// taken, not what it says.
    std::optional<LoggedOperation> operation;
    /// Whoever read the operation has recomputed its hash from what it says, and the leaf from its hash and its fact.
    bool isProven = false;
};

/// A record that came into sight or left it at `seq`, through a change of its own or of the caller's rights.
struct ScopeChange
{
    Uuid record;
    bool enters = false;
    qint64 seq = 0;
    QList<LoggedOperation> operations; ///< of a record that enters: all that may be seen, up to the end of the page
};

struct PullPage
{
    QList<PulledOperation> operations; ///< seq + 1, seq + 2 … of what was asked, without holes
    QList<ScopeChange> scope;
    QList<HubReplica> replicas; ///< those that wrote on this page: id and prefix
    HubPlace end; ///< where this page ends
    qint64 head = 0; ///< where the stream ends now
};

/// The hub as a replica or a connected desk sees it, whatever stands behind: a PostgreSQL server or, for the simulator,
/// memory. Calls block; every one may be repeated after any failure. Thread: one.
/// Errors of all: Unavailable "hub.unreachable" (nothing is known about the call), PermissionDenied "hub.disabled",
/// "hub.not-yours"; FailedPrecondition "hub.too-old".
class Hub
{
public:
    static constexpr int maxPage = 500;
    static constexpr qsizetype maxBytes = 4 << 20; ///< of a page; hints that have no room in it stay behind

    virtual ~Hub() = default;

    /// What can be done with it now.
    enum class Reach {
        Live, ///< it answers
        Writes, ///< it takes work and answers nothing new: a bundle is written (core/sync/bundlehub.h)
        Answers, ///< it says what it said when a bundle was written, and takes nothing
    };
    virtual Reach reach() const { return Reach::Live; }

    virtual Result<HubGreeting> greet() = 0;
    /// A replica for this process alone, given back when the session ends.
    virtual Result<HubReplica> lease() = 0;
    /// A replica for a file, with a prefix that nobody else ever gets.
    virtual Result<HubReplica> enroll(const Uuid &incarnation) = 0;
    /// What the hub knows of a replica of this login. Errors: NotFound "hub.no-replica".
    virtual Result<HubReplica> replica(const Uuid &id) = 0;
    /// Whether the hub's stream goes on from there. A member's question; others hear no.
    virtual Result<bool> holds(const HubPlace &place) = 0;
    /// Verdicts in order. Errors, with nothing stored: Corrupt "hub.fork" (the hub has another operation in that
    /// place: the file was copied or restored), "hub.chain"; InvalidArgument "hub.page".
    virtual Result<QList<PushVerdict>> push(const PushPage &page) = 0;
    /// What comes after `place`, at most `limit` operations. Errors: FailedPrecondition "hub.diverged" when the hub's
    /// stream does not contain `place` (another epoch, a restored backup, a rewritten history).
    virtual Result<PullPage> pull(const HubPlace &place, int limit) = 0;
    /// The last page that was pulled could not be stored: what it said of changed rights has to be said again.
    virtual void notTaken() {}
    /// All operations of a record that this login may see, in hub order. NotFound "record.unknown" for others.
    virtual Result<QList<LoggedOperation>> history(const Uuid &record) = 0;
    /// Tells the hub the key with which this login's replica signs bundles, and gives the hub's own; empty where the hub knows
    /// no bundles, or this replica by another key.
    virtual Result<QByteArray> bundleKey(const Uuid &replica, const QByteArray &openKey)
    {
        Q_UNUSED(replica)
        Q_UNUSED(openKey)
        return QByteArray();
    }
    /// Contents of attachments, over the same session; null where the hub keeps none.
    virtual HubContents *contents() { return nullptr; }
};

} // namespace steward
