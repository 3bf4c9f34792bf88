// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"
#include "core/storage/valuerows.h"

#include <QHash>
#include <QList>

#include <functional>
#include <memory>

namespace steward {

/// End of a chain: the next operation continues from here.
struct ReplicaHead
{
    qint64 rno = 0; ///< local number of the replica in this store
    Uuid id;
    qint64 rseq = 0;
    qint64 hlc = 0;
    Digest hash{};
};

struct HubHead
{
    qint64 seq = 0;
    qint64 eff = 0; ///< greatest effective stamp so far
    Digest chain{};
    qint64 epoch = 1;
};

/// The local names under which an operation is stored.
struct OperationPlace
{
    qint64 rno = 0;
    Rid rid = 0;
    Rid actor = 0;
    Rid author = 0;
    Rid receivedBy = 0;
};

class Outbox;
struct OutboxEntry;

/// Reads and appends the source tables of the log. Never updates or deletes an operation, except that a replica takes
/// away what its login may no longer see, and what its hub has lost, and that values are erased (eraser.h). Operations come back without what only a proof
/// needs: salts and commitments of values that are there (ValueCodec::complete adds them), and Operation::previous.
/// Thread: its connection's.
class OperationLog
{
public:
    explicit OperationLog(Connection &connection);

    /// Writes header, values and hub fact. The operation must be sealed and the fact complete.
    Result<Ok> append(const LoggedOperation &logged, const OperationPlace &place);
    /// After an erasure (eraser.h): the values that are left.
    Result<Ok> rewriteValues(qint64 seq, const Operation &operation) { return m_values.rewrite(m_connection, seq, operation); }
    /// Ends a run of append(): where the replica and the batch stand now.
    Result<Ok> saveHeads(const ReplicaHead &head);
    /// As saveHeads() without a replica of this file: pulled operations.
    Result<Ok> saveBatch();
    /// Forget what may have been taken back; call after a rollback.
    void forget();

    Result<HubHead> hubHead();
    /// Keeps other writers of a server out until the transaction ends; a file's are out anyway. Before hubHead().
    Result<Ok> lockStream();
    Result<ReplicaHead> replicaHead(qint64 rno);
    Result<ReplicaHead> addReplica(const Uuid &id);

    /// Operations of one record in hub order; refused ones too (see HubFact::verdict). In a replica those that wait in
    /// the outbox follow (isPending), and contexts are capped: enough to fold and to show, not to prove.
    Result<QList<LoggedOperation>> ofRecord(Rid rid);
    /// Operations of a batch in hub order, as ofRecord().
    Result<QList<LoggedOperation>> ofBatch(const Uuid &batch);
    /// Records a batch wrote on, in the order it first did.
    Result<QList<Rid>> recordsOfBatch(const Uuid &batch);
    /// Operations with seq > after, in hub order, at most `limit`.
    Result<QList<LoggedOperation>> after(qint64 seq, int limit);
    Result<std::optional<LoggedOperation>> at(qint64 seq);
    /// Ended epochs of the hub this store follows; none in a file that is its own hub.
    Result<EpochForks> forks();

private:
    bool isServer() const { return m_connection.dialect() == Dialect::Postgresql; }
    struct Batch
    {
        Uuid id;
        qint64 bno = 0;
        qint64 first = 0;
        qint64 last = 0;
    };
    Result<Ok> enterBatch(const Uuid &id, qint64 oid);
    Result<std::optional<Batch>> findBatch(const Uuid &id);
    Result<QList<LoggedOperation>> withPending(
        QList<LoggedOperation> operations, const Result<QList<OutboxEntry>> &waiting);
    Result<QList<LoggedOperation>> read(const QByteArray &where, const std::function<void(Statement &)> &bind);
    Result<Uuid> replicaId(qint64 rno);
    Result<Uuid> recordId(Rid rid);

    Connection &m_connection;
    ValueRows m_values;
    std::shared_ptr<Outbox> m_outbox;
    Batch m_batch; ///< the one being written
    QHash<qint64, Uuid> m_replicas;
    QHash<Rid, Uuid> m_people;
};

/// Operations that wait in an outbox stand behind everything that the hub has ordered, in the order they were written:
/// their provisional hub order and stamp begin here. rno comes first, since a file that was found to be a copy goes on
/// as another replica.
constexpr qint64 pendingSeq = qint64(1) << 52;
constexpr qint64 pendingEff = qint64(1) << 62;
constexpr qint64 pendingOrder(qint64 rno, qint64 rseq) { return (rno << 32) + rseq; }
inline bool isPending(const HubFact &fact) { return fact.seq > pendingSeq; }

/// Verdict of an operation that counts.
inline QString acceptedVerdict() { return QStringLiteral("accepted"); }
inline bool isAccepted(const HubFact &fact) { return fact.verdict == acceptedVerdict(); }

} // namespace steward
