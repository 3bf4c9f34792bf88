// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/diskencryption.h"
#include "core/base/random.h"
#include "core/storage/hub/hub.h"
#include "core/storage/pageapplier.h"
#include "core/sync/syncstate.h"

#include <QSet>

namespace steward {

/// Brings a replica and its hub in step: hands in what waits, takes what is new, and finds its way back when the hub
/// fell over, the file was copied or restored, or the login lost rights. Rounds can be cut anywhere and begun again.
/// One engine per file at a time. Thread: its connection's, which may be the desk's own; calls to the hub block it, so
/// the desktop gives it a thread and a connection.
class SyncEngine
{
public:
    struct Options
    {
        PageApplier::SchemaSource schema = {};
        SearchIndexer *search = nullptr; ///< not owned; null: texts are not indexed
        int pageSize = Hub::maxPage; ///< operations per page, at most Hub::maxPage; a group is never cut
        /// The next page is fetched while one is stored. The hub is then called from another thread, never from two at once.
        bool readAhead = false;
        DiskEncryption disk = DiskEncryption::Unknown; ///< of the one that the replica lies on
        /// Called after every page, and before every piece of an attachment; returning false ends the round with Cancelled.
        std::function<bool(const SyncState &)> progress = {};
        /// What a page changed, right after it is stored.
        std::function<void(const AppliedPage &)> applied = {};
    };

    SyncEngine(Connection &connection, std::shared_ptr<const Schema> schema, const Clock &clock, RandomSource &random,
        Hub &hub, const Options &options);

    struct Round
    {
        qint64 pushed = 0; ///< operations handed in
        qint64 pulled = 0; ///< places of the stream taken
        qint64 refused = 0; ///< own operations that came back refused
        qint64 contents = 0; ///< contents of attachments that were brought
        qint64 contentsRefused = 0; ///< those that the hub does not take; they are tried again
        bool rewound = false; ///< the hub had lost something
        bool renamed = false; ///< the file goes on as another replica
    };
    /// One round: everything that waits is handed in, everything new is taken. Errors: those of Hub; Corrupt and
    /// Unavailable of PageApplier::apply(); FailedPrecondition "sync.other-workspace", "sync.hub-older" (the hub has
    /// gone back without saying so: nothing is handed in or taken), PermissionDenied "hub.disabled" and FailedPrecondition
    /// "replica.unencrypted" (after what waited was handed in). Whatever happens, no work is lost and the round can be repeated.
    Result<Round> run();

    const SyncState &state() const { return m_state; }
    void setPageSize(int operations) { m_options.pageSize = operations; } ///< from the next round on

private:
    Result<Ok> meet();
    Result<Ok> checkHistory(const ReplicaState &state);
    Result<Ok> checkReplica();
    Result<Ok> push(qint64 rno);
    Result<Ok> exchangeKeys();
    Result<Ok> bringContents();
    Result<Ok> pushAll();
    Result<Ok> pullAll();
    int pullSize() const;
    Result<QList<qint64>> parted();
    Result<Ok> becomeAnother(qint64 rno);
    Result<Ok> save(const std::function<void(ReplicaState &)> &change);
    Result<Ok> refresh();
    Result<Round> perform();
    QList<OutboxEntry> pageOf(const QList<OutboxEntry> &waiting) const;

    Connection &m_connection;
    const Clock &m_clock;
    RandomSource &m_random;
    Hub &m_hub;
    Options m_options;
    PageApplier m_applier;
    Outbox m_outbox;
    SyncState m_state;

    // of the running round
    Round m_round;
    HubGreeting m_greeting;
    bool m_isCopy = false;
    QSet<qint64> m_parted; ///< replicas of the past whose work has to be written anew
    QList<Digest> m_brought; ///< contents
    bool m_isBulk = false;
};

/// FailedPrecondition "replica.unencrypted".
Error unencrypted(DiskEncryption disk);

} // namespace steward
