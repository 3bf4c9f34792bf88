// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/replicarepair.h"

#include "core/oplog/canonical.h"
#include "core/storage/readrids.h"

#include <limits>

namespace steward {

Result<Ok> beginReplica(Connection &connection, ReplicaState state, const HubReplica &replica)
{
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(connection, Transaction::Mode::Immediate));
    OperationLog log(connection);
    STEWARD_ASSIGN(const ReplicaHead head, log.addReplica(replica.id));
    state.rno = head.rno;
    state.prefix = replica.prefix;
    STEWARD_TRY(savePrefix(connection, replica.id, replica.prefix));
    STEWARD_TRY(addOwnReplica(connection, head.rno));
    STEWARD_TRY(saveReplicaState(connection, state));
    return transaction.commit();
}

Result<Ok> ReplicaRepair::rewind(qint64 epoch, const EpochForks &forks)
{
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(m_connection, Transaction::Mode::Immediate));
    STEWARD_ASSIGN(ReplicaState state, replicaState(m_connection));
    qint64 seq = capped({state.epoch, state.seq, 0}, forks).hubSeq;
    if (state.scopeSeq >= seq) // rights may have been taken back as well; what was shown and hidden cannot be told
        seq = 0;
    STEWARD_TRY(saveForks(m_connection, forks));
    STEWARD_ASSIGN(const Digest chain, chainAt(m_connection, seq));
    QList<Rid> changed;
    if (state.seq > seq) {
        STEWARD_ASSIGN(Statement touched,
            m_connection.prepare(QByteArrayLiteral("SELECT DISTINCT rid FROM operation WHERE oid > ?")));
        touched.bind(seq);
        STEWARD_ASSIGN(changed, readRids(touched));
        // What was refused out there was perhaps never judged by the hub that goes on.
        STEWARD_ASSIGN(Statement again, m_connection.prepare(QByteArrayLiteral(
            "UPDATE outbox SET verdict = NULL, seq = NULL, judged_at = NULL WHERE seq > ? RETURNING rid")));
        again.bind(seq);
        STEWARD_ASSIGN(const QList<Rid> waitAgain, readRids(again));
        changed += waitAgain;
        STEWARD_ASSIGN(const QList<qint64> own, ownReplicas(m_connection));
        for (const qint64 rno : own) {
            STEWARD_ASSIGN(Statement mine, m_connection.prepare(
                QByteArrayLiteral("SELECT oid FROM operation WHERE rno = ? AND oid > ? ORDER BY rseq")));
            mine.bind(rno, seq);
            STEWARD_ASSIGN(const QList<qint64> oids, readRids(mine));
            for (const qint64 oid : oids)
                STEWARD_TRY(reopen(rno, oid));
        }
        STEWARD_TRY(dropAfter(seq));
        // Own work on records that went out of sight is not here any more; without it the chain cannot go on.
        STEWARD_ASSIGN(Statement gap, m_connection.prepare(QByteArrayLiteral(
            "SELECT max(rseq) - min(rseq) + 1 <> count(*) FROM outbox WHERE rno = ? AND verdict IS NULL")));
        gap.bind(state.rno);
        STEWARD_ASSIGN([[maybe_unused]] const bool any, gap.step());
        state.isCopied = state.isCopied || gap.integer(0) != 0;
    }
    state.epoch = epoch;
    state.seq = seq;
    state.chain = chain;
    state.scopeSeq = std::min(state.scopeSeq, seq);
    STEWARD_TRY(saveReplicaState(m_connection, state));
    m_log.forget();
    STEWARD_ASSIGN(Statement waiting,
        m_connection.prepare(QByteArrayLiteral("SELECT DISTINCT rid FROM outbox WHERE verdict IS NULL")));
    waiting.bind(); // some waited on records that were out of sight
    STEWARD_ASSIGN(const QList<Rid> waitingOn, readRids(waiting));
    STEWARD_TRY(fold(changed + waitingOn));
    return transaction.commit();
}

/// An own operation that the hub has lost waits again, as it was written.
Result<Ok> ReplicaRepair::reopen(qint64 rno, qint64 oid)
{
    STEWARD_ASSIGN(std::optional<LoggedOperation> logged, m_log.at(oid));
    if (!logged)
        return Ok{};
    OutboxEntry entry;
    entry.operation = std::move(logged->operation);
    Operation &op = entry.operation;
    STEWARD_ASSIGN(const std::optional<OutboxEntry> waiting, m_outbox.find(rno, op.dot.rseq));
    if (waiting)
        return Ok{}; // refused until now; or a copy of this file wrote the other, and this one has its own to go on with
    ValueCodec::complete(op);
    STEWARD_ASSIGN(op.previous, hashBefore(oid, rno, op.dot.rseq));
    STEWARD_ASSIGN(const Rid rid, m_records.ridOf(op.record, op.recordType));
    STEWARD_ASSIGN(const Rid actor, m_records.ridOf(op.actor, QStringLiteral("person")));
    STEWARD_ASSIGN(const Rid author, m_records.ridOf(op.author, QStringLiteral("person")));
    const RecordType *type = m_records.schema().type(op.recordType);
    STEWARD_ASSIGN(const QString prefix, prefixOf(m_connection, op.dot.replica));
    if (!logged->hub.number.isEmpty() && type && !prefix.isEmpty())
        entry.number = provisionalNumber(type->numberPrefix(), prefix, op.dot.rseq);
    entry.since = logged->hub.receivedAt;
    return m_outbox.add(entry, {rno, rid, actor, author, actor});
}

Result<Digest> ReplicaRepair::hashBefore(qint64 oid, qint64 rno, qint64 rseq)
{
    if (rseq == 1)
        return Digest{};
    STEWARD_ASSIGN(Statement find, m_connection.prepare(QByteArrayLiteral(
        "SELECT coalesce((SELECT previous FROM operation_link WHERE oid = ?), "
        "(SELECT hash FROM operation WHERE rno = ? AND rseq = ?))")));
    find.bind(oid, rno, rseq - 1);
    STEWARD_ASSIGN([[maybe_unused]] const bool any, find.step());
    return digestFromBytes(find.view(0));
}

Result<Ok> ReplicaRepair::dropAfter(qint64 seq)
{
    for (const char *sql : {"DELETE FROM operation_value WHERE oid > ?", "DELETE FROM operation_link WHERE oid > ?",
             "DELETE FROM hub_order WHERE seq > ?", "DELETE FROM operation WHERE oid > ?",
             "DELETE FROM hidden_leaf WHERE seq > ?", "DELETE FROM sync_left WHERE seq > ?",
             "DELETE FROM batch WHERE first_oid > ?"}) {
        STEWARD_ASSIGN(Statement gone, m_connection.prepare(QByteArray(sql)));
        gone.bind(seq);
        STEWARD_TRY(gone.run());
    }
    STEWARD_ASSIGN(Statement batches,
        m_connection.prepare(QByteArrayLiteral("UPDATE batch SET last_oid = ? WHERE last_oid > ?")));
    batches.bind(seq, seq);
    STEWARD_TRY(batches.run());
    STEWARD_ASSIGN(Statement heads, m_connection.prepare(QByteArrayLiteral(
        "UPDATE replica SET last_rseq = coalesce((SELECT max(rseq) FROM operation o WHERE o.rno = replica.rno), 0), "
        "last_hash = (SELECT hash FROM operation o WHERE o.rno = replica.rno ORDER BY rseq DESC LIMIT 1) "
        "WHERE rno NOT IN (SELECT rno FROM sync_own)")));
    heads.bind();
    return heads.run();
}

Result<Ok> ReplicaRepair::fold(const QList<Rid> &rids)
{
    for (const Rid rid : rids) {
        STEWARD_ASSIGN(const std::optional<RecordPlace> place, m_records.place(rid));
        const RecordType *type = place ? m_records.schema().type(place->type) : nullptr;
        if (type) {
            STEWARD_ASSIGN([[maybe_unused]] const QStringList conflicts, m_projector.refold(*type, rid));
        }
    }
    return m_projector.flush();
}

Result<Ok> ReplicaRepair::become(const HubReplica &replica, const Uuid &incarnation)
{
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(m_connection, Transaction::Mode::Immediate));
    STEWARD_ASSIGN(ReplicaState state, replicaState(m_connection));
    STEWARD_ASSIGN(const ReplicaHead old, m_log.replicaHead(state.rno));
    STEWARD_ASSIGN(Statement known, m_connection.prepare(QByteArrayLiteral("SELECT rno FROM replica WHERE id = ?")));
    known.bind(replica.id);
    STEWARD_ASSIGN(const bool isKnown, known.step());
    ReplicaHead head;
    if (isKnown) {
        STEWARD_ASSIGN(head, m_log.replicaHead(known.integer(0)));
    } else {
        STEWARD_ASSIGN(head, m_log.addReplica(replica.id));
    }
    head.hlc = std::max(head.hlc, old.hlc);
    STEWARD_TRY(savePrefix(m_connection, replica.id, replica.prefix));
    STEWARD_TRY(addOwnReplica(m_connection, head.rno));
    const qint64 from = state.rno;
    state.rno = head.rno;
    state.prefix = replica.prefix;
    state.incarnation = incarnation;
    state.isCopied = false;
    STEWARD_TRY(saveReplicaState(m_connection, state));
    STEWARD_TRY(rewrite(from, state, head));
    return transaction.commit();
}

Result<Ok> ReplicaRepair::adopt(qint64 rno)
{
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(m_connection, Transaction::Mode::Immediate));
    STEWARD_ASSIGN(const ReplicaState state, replicaState(m_connection));
    STEWARD_ASSIGN(const ReplicaHead head, m_log.replicaHead(state.rno));
    STEWARD_TRY(rewrite(rno, state, head));
    return transaction.commit();
}

Result<Ok> ReplicaRepair::rewrite(qint64 from, const ReplicaState &state, ReplicaHead head)
{
    STEWARD_ASSIGN(const QList<OutboxEntry> waiting, m_outbox.waiting(from, 0, std::numeric_limits<int>::max()));
    QHash<qint64, qint64> places; // rseq of the old replica → of the new one
    QList<Rid> changed;
    STEWARD_ASSIGN(Statement twin, m_connection.prepare(
        QByteArrayLiteral("SELECT 1 FROM operation WHERE rid = ? AND grp = ? AND hlc = ? LIMIT 1")));
    for (OutboxEntry entry : waiting) {
        STEWARD_TRY(m_outbox.remove(entry.ono));
        Operation &op = entry.operation;
        if (!changed.contains(entry.rid))
            changed.append(entry.rid);
        twin.bind(entry.rid, op.group, op.hlc);
        STEWARD_ASSIGN(const bool isThere, twin.step());
        if (isThere)
            continue; // another copy of this file was first to write it anew
        const qint64 oldRseq = op.dot.rseq;
        const qint64 taken = waiting.first().operation.dot.rseq - 1;
        STEWARD_ASSIGN(op.seen, seenBy(op.seen, state.epoch, from, taken, places));
        op.dot = {head.id, head.rseq + 1};
        op.previous = head.hash;
        sealOperation(op);
        head.rseq = op.dot.rseq;
        head.hash = op.hash;
        head.hlc = std::max(head.hlc, op.hlc);
        places.insert(oldRseq, op.dot.rseq);
        const RecordType *type = m_records.schema().type(op.recordType);
        if (!entry.number.isEmpty() && type)
            entry.number = provisionalNumber(type->numberPrefix(), state.prefix, op.dot.rseq);
        STEWARD_ASSIGN(const Rid actor, m_records.ridOf(op.actor, QStringLiteral("person")));
        STEWARD_ASSIGN(const Rid author, m_records.ridOf(op.author, QStringLiteral("person")));
        STEWARD_TRY(m_outbox.add(entry, {head.rno, entry.rid, actor, author, actor}));
    }
    STEWARD_TRY(m_log.saveHeads(head));
    return fold(changed);
}

/// The same knowledge in the words of the new replica. What the old one had written and the hub has taken since can only
/// be named by its place in the stream, as far as nobody else's operations stand between; the rest counts as unseen,
/// which at worst asks a person once too often.
Result<Context> ReplicaRepair::seenBy(
    const Context &seen, qint64 epoch, qint64 from, qint64 taken, const QHash<qint64, qint64> &places)
{
    Context mapped = seen;
    mapped.ownSeq = 0;
    for (auto it = places.cbegin(); it != places.cend(); ++it) {
        if (it.key() <= seen.ownSeq)
            mapped.ownSeq = std::max(mapped.ownSeq, it.value());
    }
    if (seen.epoch != epoch)
        return mapped;
    // Up to `taken` the old replica's operations are this file's own; later ones may be another copy's.
    STEWARD_ASSIGN(Statement next,
        m_connection.prepare(QByteArrayLiteral("SELECT 1 FROM operation WHERE oid = ? AND rno = ? AND rseq <= ?")));
    while (true) {
        next.bind(mapped.hubSeq + 1, from, std::min(seen.ownSeq, taken));
        STEWARD_ASSIGN(const bool isOwn, next.step());
        if (!isOwn)
            return mapped;
        ++mapped.hubSeq;
    }
}

} // namespace steward
