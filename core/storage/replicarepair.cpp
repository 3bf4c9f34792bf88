// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// The turns of a replica's life
// -----------------------------
// Words. A line is the work of one file as one replica: a chain of hashes, rseq by rseq. Copies of a file share a line up
// to the copy, and after that both count on from the same rseq: two lines under one name. The hub takes the one that
// comes first and finds the other one by its hashes.
// Invariant. A context says "of my own replica all up to n", so under one name all n operations have to be of one line,
// written one after the other. Two lines are never mixed under one name, and older work is never put behind newer.
//
// Example. R wrote 1 … 9 and synced; its file was lost, and a backup that ends at 5 goes on with 6' and 7'. The next pull
// brings R's 6 … 9: somebody else wrote as R. Written anew, 6' and 7' become D's 1 and 2 (become), and a context
// "own 7" becomes "own 2".
// But if the hub falls over to R's 5 before that, 6 … 9 are nowhere but in this file, as pulled, and have to wait again
// (rewind). They take R's places, as they were: another file that has them hands in the very same bytes. 6' and 7' step
// aside and wait under a name that only this file knows (stepAside), until they are written anew.

#include "core/storage/replicarepair.h"

#include "core/oplog/canonical.h"
#include "core/storage/readrids.h"

#include <algorithm>
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

/// The last of the places to which operations up to `ownSeq` have moved.
static qint64 placeOf(const QHash<qint64, qint64> &places, qint64 ownSeq)
{
    qint64 last = 0;
    for (auto it = places.cbegin(); it != places.cend(); ++it) {
        if (it.key() <= ownSeq)
            last = std::max(last, it.value());
    }
    return last;
}

Result<Ok> ReplicaRepair::rewind(qint64 epoch, const EpochForks &forks, bool seesAll)
{
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(m_connection, Transaction::Mode::Immediate));
    m_records.beginCommit();
    STEWARD_ASSIGN(ReplicaState state, replicaState(m_connection));
    const qint64 fork = capped({state.epoch, state.seq, 0}, forks).hubSeq;
    qint64 seq = fork;
    if (state.head >= fork) {
        STEWARD_ASSIGN(Statement hidden, m_connection.prepare(QByteArrayLiteral(
            "SELECT EXISTS (SELECT 1 FROM hidden_leaf) OR EXISTS (SELECT 1 FROM sync_left)")));
        hidden.bind();
        STEWARD_ASSIGN([[maybe_unused]] const bool any, hidden.step());
        if (!seesAll || state.scopeSeq >= fork || hidden.integer(0) != 0)
            seq = 0;
    }
    STEWARD_TRY(saveForks(m_connection, forks));
    STEWARD_ASSIGN(const Digest chain, chainAt(m_connection, seq));
    QList<Rid> changed;
    if (state.seq > seq) {
        STEWARD_ASSIGN(Statement touched,
            m_connection.prepare(QByteArrayLiteral("SELECT DISTINCT rid FROM operation WHERE oid > ?")));
        touched.bind(seq);
        STEWARD_ASSIGN(changed, readRids(touched));
        STEWARD_ASSIGN(const QList<qint64> own, ownReplicas(m_connection));
        for (const qint64 rno : own) {
            STEWARD_TRY(partLine(rno, state));
            STEWARD_ASSIGN(Statement mine, m_connection.prepare(
                QByteArrayLiteral("SELECT oid FROM operation WHERE rno = ? AND oid > ? ORDER BY rseq")));
            mine.bind(rno, seq);
            STEWARD_ASSIGN(const QList<qint64> oids, readRids(mine));
            for (const qint64 oid : oids)
                STEWARD_TRY(reopen(rno, oid));
            STEWARD_TRY(passRefused(rno, fork, state));
        }
        STEWARD_TRY(dropAfter(seq));
        for (const qint64 rno : own) {
            if (rno != state.rno)
                STEWARD_TRY(endAtWhatIsHere(rno));
        }
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

/// What waits as `rno` and is of another line than what was pulled as `rno` steps aside.
Result<Ok> ReplicaRepair::partLine(qint64 rno, ReplicaState &state)
{
    STEWARD_ASSIGN(Statement find, m_connection.prepare(QByteArrayLiteral(
        "SELECT min(x.rseq) FROM outbox x JOIN operation o ON o.rno = x.rno AND o.rseq = x.rseq "
        "WHERE x.rno = ? AND x.verdict IS NULL AND x.hash <> o.hash")));
    find.bind(rno);
    STEWARD_ASSIGN([[maybe_unused]] const bool any, find.step());
    if (find.isNull(0))
        return Ok{};
    const qint64 first = find.integer(0);
    find.reset();
    STEWARD_ASSIGN(const QList<OutboxEntry> waiting, m_outbox.waiting(rno, first - 1, std::numeric_limits<int>::max()));
    return stepAside(rno, waiting, state);
}

/// What the lost hub had refused stays refused, in the outbox, where somebody looks at it; the hub that goes on does not
/// know of it. What was written since builds on it in the chain and not in its contents, so it steps aside.
Result<Ok> ReplicaRepair::passRefused(qint64 rno, qint64 fork, ReplicaState &state)
{
    STEWARD_ASSIGN(Statement find, m_connection.prepare(QByteArrayLiteral(
        "UPDATE outbox SET seq = NULL WHERE rno = ? AND seq > ? AND verdict IS NOT NULL RETURNING rseq")));
    find.bind(rno, fork);
    STEWARD_ASSIGN(const QList<qint64> refused, readRids(find));
    if (refused.isEmpty())
        return Ok{};
    const qint64 first = *std::min_element(refused.cbegin(), refused.cend());
    STEWARD_ASSIGN(const QList<OutboxEntry> waiting, m_outbox.waiting(rno, first - 1, std::numeric_limits<int>::max()));
    return waiting.isEmpty() && rno != state.rno ? Result<Ok>(Ok{}) : stepAside(rno, waiting, state);
}

/// `entries` wait on as a replica that only this file knows, named as the one that copies of the file will go on as. If
/// the file wrote as `rno`, it goes on there, so that forms that are open do not take one line for the other.
Result<Ok> ReplicaRepair::stepAside(qint64 rno, const QList<OutboxEntry> &entries, ReplicaState &state)
{
    STEWARD_ASSIGN(const ReplicaHead old, m_log.replicaHead(rno));
    Uuid id = old.id;
    bool isTaken = true;
    while (isTaken) {
        id = nextIncarnation(id);
        STEWARD_ASSIGN(Statement known, m_connection.prepare(QByteArrayLiteral("SELECT 1 FROM replica WHERE id = ?")));
        known.bind(id);
        STEWARD_ASSIGN(isTaken, known.step());
    }
    STEWARD_ASSIGN(ReplicaHead line, m_log.addReplica(id));
    STEWARD_TRY(addOwnReplica(m_connection, line.rno));
    line.hlc = old.hlc;
    line.rseq = old.rseq; // numbers that are given meanwhile are not given twice
    QHash<qint64, qint64> places;
    for (OutboxEntry entry : entries) {
        STEWARD_TRY(m_outbox.remove(entry.ono));
        Operation &op = entry.operation;
        const qint64 before = op.dot.rseq;
        op.seen.ownSeq = placeOf(places, op.seen.ownSeq);
        op.dot = {id, line.rseq + 1};
        op.previous = line.hash;
        sealOperation(op);
        line.rseq = op.dot.rseq;
        line.hash = op.hash;
        places.insert(before, op.dot.rseq);
        STEWARD_TRY(addToOutbox(entry, line.rno));
    }
    STEWARD_TRY(m_log.saveHeads(line));
    if (state.rno == rno) {
        state.rno = line.rno;
        state.isCopied = true;
    }
    return Ok{};
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
        return Ok{}; // it was refused
    if (!isAccepted(logged->hub))
        return Ok{}; // and somebody has looked at it, or the file was restored since
    ValueCodec::complete(op);
    STEWARD_ASSIGN(op.previous, hashBefore(oid, rno, op.dot.rseq));
    const RecordType *type = m_records.schema().type(op.recordType);
    STEWARD_ASSIGN(const QString prefix, prefixOf(m_connection, op.dot.replica));
    if (!logged->hub.number.isEmpty() && type && !prefix.isEmpty())
        entry.number = provisionalNumber(type->numberPrefix(), prefix, op.dot.rseq);
    entry.since = logged->hub.receivedAt;
    return addToOutbox(entry, rno);
}

Result<Ok> ReplicaRepair::addToOutbox(const OutboxEntry &entry, qint64 rno)
{
    const Operation &op = entry.operation;
    STEWARD_ASSIGN(const Rid rid, m_records.ridOf(op.record, op.recordType));
    STEWARD_ASSIGN(const Rid actor, m_records.ridOf(op.actor, QStringLiteral("person")));
    STEWARD_ASSIGN(const Rid author, m_records.ridOf(op.author, QStringLiteral("person")));
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

/// Where a replica that this file does not write as ends: with what waits or was pulled as it. The line that this file
/// wrote may have ended elsewhere.
Result<Ok> ReplicaRepair::endAtWhatIsHere(qint64 rno)
{
    STEWARD_ASSIGN(Statement last, m_connection.prepare(QByteArrayLiteral(
        "UPDATE replica SET (last_rseq, last_hash) = (SELECT coalesce(max(l.rseq), 0), l.hash FROM ("
        "SELECT rseq, hash FROM operation WHERE rno = ?1 "
        "UNION ALL SELECT rseq, hash FROM outbox WHERE rno = ?1 AND verdict IS NULL) l) WHERE rno = ?1")));
    last.bind(rno);
    return last.run();
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

Result<bool> ReplicaRepair::become(qint64 rno, const HubReplica &replica, const Uuid &incarnation)
{
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(m_connection, Transaction::Mode::Immediate));
    m_records.beginCommit();
    STEWARD_ASSIGN(ReplicaState state, replicaState(m_connection));
    STEWARD_ASSIGN(const ReplicaHead old, m_log.replicaHead(rno));
    STEWARD_ASSIGN(Statement known, m_connection.prepare(QByteArrayLiteral("SELECT rno FROM replica WHERE id = ?")));
    known.bind(replica.id);
    STEWARD_ASSIGN(const bool isKnown, known.step());
    ReplicaHead head;
    if (isKnown) {
        STEWARD_ASSIGN(head, m_log.replicaHead(known.integer(0)));
        if (head.rseq > 0)
            return false;
    } else {
        STEWARD_ASSIGN(head, m_log.addReplica(replica.id));
    }
    head.hlc = std::max(head.hlc, old.hlc);
    STEWARD_TRY(savePrefix(m_connection, replica.id, replica.prefix));
    STEWARD_TRY(addOwnReplica(m_connection, head.rno));
    if (rno == state.rno) {
        state.rno = head.rno;
        state.prefix = replica.prefix;
        state.incarnation = incarnation;
        state.isCopied = false;
        STEWARD_TRY(saveReplicaState(m_connection, state));
    }
    STEWARD_TRY(rewrite(rno, replica.prefix, state.epoch, head));
    STEWARD_TRY(endAtWhatIsHere(rno));
    STEWARD_TRY(transaction.commit());
    return true;
}

Result<Ok> ReplicaRepair::rewrite(qint64 from, const QString &prefix, qint64 epoch, ReplicaHead head)
{
    STEWARD_ASSIGN(const QList<OutboxEntry> waiting, m_outbox.waiting(from, 0, std::numeric_limits<int>::max()));
    STEWARD_ASSIGN(const QSet<qint64> elsewhere, writtenElsewhere(waiting));
    qint64 taken = 0; // up to here the hub has what this file wrote as the old replica
    if (!waiting.isEmpty()) {
        STEWARD_ASSIGN(const bool isOwn, isOwnLine(from, waiting.first().operation));
        taken = isOwn ? waiting.first().operation.dot.rseq - 1 : 0;
    }
    QSet<Uuid> torn; // groups of which the hub has a part, or a part is gone: the rest is judged by itself
    for (qsizetype i = 0; i < waiting.size(); ++i) {
        const Operation &op = waiting[i].operation;
        if (elsewhere.contains(waiting[i].ono))
            torn.insert(op.group);
        const qint64 before = i > 0 ? waiting[i - 1].operation.dot.rseq : taken;
        if (op.dot.rseq == before + 1)
            continue;
        torn.insert(op.group);
        if (i > 0)
            torn.insert(waiting[i - 1].operation.group);
    }
    QHash<qint64, qint64> places; // rseq of the old replica → of the new one
    QList<Rid> changed;
    for (OutboxEntry entry : waiting) {
        STEWARD_TRY(m_outbox.remove(entry.ono));
        Operation &op = entry.operation;
        if (!changed.contains(entry.rid))
            changed.append(entry.rid);
        if (elsewhere.contains(entry.ono))
            continue;
        const qint64 oldRseq = op.dot.rseq;
        STEWARD_ASSIGN(op.seen, seenBy(op.seen, epoch, from, taken, places));
        op.dot = {head.id, head.rseq + 1};
        if (torn.contains(op.group))
            op.group = nextIncarnation(op.group);
        op.previous = head.hash;
        sealOperation(op);
        head.rseq = op.dot.rseq;
        head.hash = op.hash;
        head.hlc = std::max(head.hlc, op.hlc);
        places.insert(oldRseq, op.dot.rseq);
        const RecordType *type = m_records.schema().type(op.recordType);
        if (!entry.number.isEmpty() && type)
            entry.number = provisionalNumber(type->numberPrefix(), prefix, op.dot.rseq);
        STEWARD_TRY(addToOutbox(entry, head.rno));
    }
    STEWARD_TRY(m_log.saveHeads(head));
    return fold(changed);
}

/// Entries that another copy of this file was first to write anew. Their stamp, record and batch stayed.
Result<QSet<qint64>> ReplicaRepair::writtenElsewhere(const QList<OutboxEntry> &waiting)
{
    QSet<qint64> found;
    STEWARD_ASSIGN(Statement twin, m_connection.prepare(QByteArrayLiteral(
        "SELECT 1 FROM operation o JOIN batch b ON b.bno = o.bno WHERE o.rid = ? AND o.hlc = ? AND b.id = ? LIMIT 1")));
    for (const OutboxEntry &entry : waiting) {
        twin.bind(entry.rid, entry.operation.hlc, entry.operation.batch);
        STEWARD_ASSIGN(const bool isThere, twin.step());
        if (isThere)
            found.insert(entry.ono);
    }
    return found;
}

/// Whether what the log has of replica `rno` is what this file wrote before `next`: hashes are chained, so the last tells.
Result<bool> ReplicaRepair::isOwnLine(qint64 rno, const Operation &next)
{
    STEWARD_ASSIGN(Statement find,
        m_connection.prepare(QByteArrayLiteral("SELECT 1 FROM operation WHERE rno = ? AND rseq = ? AND hash = ?")));
    find.bind(rno, next.dot.rseq - 1, view(next.previous));
    return find.step();
}

/// The same knowledge in the words of the new replica. What the old one had written and the hub has taken since can only
/// be named by its place in the stream, as far as nobody else's operations stand between; the rest counts as unseen,
/// which at worst asks a person once too often.
Result<Context> ReplicaRepair::seenBy(
    const Context &seen, qint64 epoch, qint64 from, qint64 taken, const QHash<qint64, qint64> &places)
{
    Context mapped = seen;
    mapped.ownSeq = placeOf(places, seen.ownSeq);
    if (seen.epoch != epoch)
        return mapped;
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
