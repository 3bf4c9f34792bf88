// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/operationlog.h"

#include "core/base/flaw.h"
#include "core/storage/outbox.h"
#include "core/storage/readrids.h"

namespace steward {

OperationLog::OperationLog(Connection &connection)
    : m_connection(connection)
    , m_values(connection.dialect())
    , m_outbox(std::make_shared<Outbox>(connection))
{
}

Result<Ok> OperationLog::append(const LoggedOperation &logged, const OperationPlace &place)
{
    const Operation &op = logged.operation;
    const HubFact &hub = logged.hub;
    STEWARD_TRY(enterBatch(op.batch, hub.seq));
    STEWARD_ASSIGN(Statement header, m_connection.prepare(QByteArrayLiteral(
        "INSERT INTO operation(oid, rno, rseq, format, record_type, rid, verb, grp, bno, hlc, epoch, hub_seq, own_seq, "
        "actor, author, event_time, schema_version, hash) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")));
    header.bind(hub.seq, place.rno, op.dot.rseq, op.format, op.recordType, place.rid, op.verb, op.group, m_batch.bno,
        op.hlc, op.seen.epoch, op.seen.hubSeq, op.seen.ownSeq, place.actor, place.author, op.eventTime,
        op.schemaVersion, view(op.hash));
    STEWARD_TRY(header.run());

    STEWARD_TRY(m_values.write(m_connection, hub.seq, op));

    // On a server maxeff, the greatest stamp so far, stands beside; on a file stamps grow along the stream.
    STEWARD_ASSIGN(Statement order, m_connection.prepare(isServer()
            ? QByteArrayLiteral(
                "INSERT INTO hub_order(seq, rno, rseq, eff, number, verdict, received_by, received_at, chain, maxeff) "
                "VALUES(?1::bigint,?2,?3,?4::bigint,?5,?6,?7,?8,?9, "
                "greatest(?4::bigint, (SELECT before.maxeff FROM hub_order before WHERE before.seq = ?1::bigint - 1)))")
            : QByteArrayLiteral("INSERT INTO hub_order(seq, rno, rseq, eff, number, verdict, received_by, received_at, "
                                "chain) VALUES(?,?,?,?,?,?,?,?,?)")));
    order.bind(hub.seq, place.rno, op.dot.rseq, hub.eff,
        hub.number.isEmpty() ? std::optional<QString>() : std::optional(hub.number),
        isAccepted(hub) ? std::optional<QString>() : std::optional(hub.verdict),
        place.receivedBy == place.actor ? std::optional<Rid>() : std::optional(place.receivedBy), hub.receivedAt,
        view(hub.chain));
    return order.run();
}

Result<std::optional<OperationLog::Batch>> OperationLog::findBatch(const Uuid &id)
{
    STEWARD_ASSIGN(Statement find,
        m_connection.prepare(QByteArrayLiteral("SELECT bno, first_oid, last_oid FROM batch WHERE id = ?")));
    find.bind(id);
    STEWARD_ASSIGN(const bool any, find.step());
    if (!any)
        return std::optional<Batch>();
    return std::optional(Batch{id, find.integer(0), find.integer(1), find.integer(2)});
}

Result<Ok> OperationLog::enterBatch(const Uuid &id, qint64 oid)
{
    if (m_batch.bno == 0 || m_batch.id != id) {
        STEWARD_TRY(saveBatch()); // one commit may go on with several, and come back to one
        // New batches are the rule where many come, so the insertion is tried before anybody looks.
        STEWARD_ASSIGN(Statement insert, m_connection.prepare(QByteArrayLiteral(
            "INSERT INTO batch(bno, id, first_oid, last_oid) "
            "VALUES((SELECT coalesce(max(bno), 0) + 1 FROM batch), ?, ?, ?) ON CONFLICT (id) DO NOTHING RETURNING bno")));
        insert.bind(id, oid, oid);
        STEWARD_ASSIGN(const bool made, insert.step());
        if (made) {
            m_batch = {id, insert.integer(0), oid, oid};
        } else {
            STEWARD_ASSIGN(const std::optional<Batch> known, findBatch(id));
            if (!known)
                return Error{ErrorKind::Internal, QStringLiteral("log.batch"), QStringLiteral("no batch was made"), {}, {}};
            m_batch = *known;
        }
    }
    if (oid < m_batch.first) { // a record that came into sight brings what is older
        STEWARD_ASSIGN(Statement update, m_connection.prepare(QByteArrayLiteral("UPDATE batch SET first_oid = ? WHERE bno = ?")));
        update.bind(oid, m_batch.bno);
        STEWARD_TRY(update.run());
        m_batch.first = oid;
    }
    m_batch.last = std::max(m_batch.last, oid);
    return Ok{};
}

Result<Ok> OperationLog::saveHeads(const ReplicaHead &head)
{
    STEWARD_ASSIGN(Statement replica, m_connection.prepare(QByteArrayLiteral(
        "UPDATE replica SET last_rseq = ?, last_hash = ?, last_hlc = ? WHERE rno = ?")));
    replica.bind(head.rseq, view(head.hash), head.hlc, head.rno);
    STEWARD_TRY(replica.run());
    if (isServer()) {
        STEWARD_ASSIGN(Statement server, m_connection.prepare(QByteArrayLiteral(
            "UPDATE hub_head SET (seq, chain, maxeff) = "
            "(SELECT h.seq, h.chain, h.maxeff FROM hub_order h ORDER BY h.seq DESC LIMIT 1)")));
        STEWARD_TRY(server.run());
    }
    return saveBatch();
}

Result<Ok> OperationLog::saveBatch()
{
    if (m_batch.bno == 0 || m_batch.first == m_batch.last) // one operation: it was written so
        return Ok{};
    STEWARD_ASSIGN(Statement batch,
        m_connection.prepare(QByteArrayLiteral("UPDATE batch SET last_oid = ? WHERE bno = ? AND last_oid < ?")));
    batch.bind(m_batch.last, m_batch.bno, m_batch.last);
    return batch.run();
}

void OperationLog::forget()
{
    m_batch = {};
    m_people.clear();
    m_replicas.clear();
}

Result<HubHead> OperationLog::hubHead()
{
    HubHead head;
    if (!isServer()) { // a replica ends where it has pulled to, seen or hidden
        STEWARD_ASSIGN(Statement state, m_connection.prepare(QByteArrayLiteral("SELECT seq, chain, epoch FROM sync_state")));
        state.bind();
        STEWARD_ASSIGN(const bool isReplica, state.step());
        if (isReplica)
            return HubHead{state.integer(0), 0, digestFromBytes(state.view(1)), state.integer(2)};
    }
    STEWARD_ASSIGN(Statement find, m_connection.prepare(isServer()
            ? QByteArrayLiteral("SELECT seq, chain, maxeff, epoch FROM hub_head")
            : QByteArrayLiteral("SELECT seq, chain, eff, 1 FROM hub_order ORDER BY seq DESC LIMIT 1")));
    find.bind();
    STEWARD_ASSIGN(const bool any, find.step());
    if (any) {
        head.seq = find.integer(0);
        head.chain = digestFromBytes(find.view(1));
        // Stamps grow along the stream on a single file: each is floored by everything before it (writer.cpp).
        head.eff = find.integer(2);
        head.epoch = find.integer(3);
    }
    return head;
}

Result<Ok> OperationLog::lockStream()
{
    if (!isServer())
        return Ok{};
    STEWARD_ASSIGN(Statement lock, m_connection.prepare(QByteArrayLiteral("SELECT 1 FROM hub_head FOR UPDATE")));
    lock.bind();
    STEWARD_ASSIGN([[maybe_unused]] const bool any, lock.step());
    return Ok{};
}

Result<EpochForks> OperationLog::forks()
{
    EpochForks forks;
    if (isPlanted(Flaw::NoEpochCap))
        return forks;
    STEWARD_ASSIGN(Statement rows, m_connection.prepare(m_connection.dialect() == Dialect::Sqlite
            ? QByteArrayLiteral("SELECT epoch, seq FROM sync_fork")
            : QByteArrayLiteral("SELECT epoch - 1, fork_seq FROM hub_epoch WHERE epoch > 1")));
    rows.bind();
    while (true) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            return forks;
        forks.append({rows.integer(0), rows.integer(1)});
    }
}

/// Caps contexts and puts behind what waits.
Result<QList<LoggedOperation>> OperationLog::withPending(
    QList<LoggedOperation> operations, const Result<QList<OutboxEntry>> &waiting)
{
    if (!waiting)
        return waiting.error();
    for (const OutboxEntry &entry : *waiting)
        operations.append({entry.operation, pendingFact(entry.rno, entry)});
    STEWARD_ASSIGN(const EpochForks ended, forks());
    if (!ended.isEmpty()) {
        for (LoggedOperation &logged : operations)
            logged.operation.seen = capped(logged.operation.seen, ended);
    }
    return operations;
}

Result<ReplicaHead> OperationLog::replicaHead(qint64 rno)
{
    STEWARD_ASSIGN(Statement find, m_connection.prepare(QByteArrayLiteral(
        "SELECT id, last_rseq, last_hash, last_hlc FROM replica WHERE rno = ?")));
    find.bind(rno);
    STEWARD_ASSIGN(const bool any, find.step());
    if (!any)
        return Error{ErrorKind::NotFound, QStringLiteral("log.no-replica"),
            QStringLiteral("replica %1 is not registered").arg(rno), {}, {}};
    return ReplicaHead{rno, find.uuid(0), find.integer(1), find.integer(3), digestFromBytes(find.view(2))};
}

Result<ReplicaHead> OperationLog::addReplica(const Uuid &id)
{
    STEWARD_ASSIGN(Statement insert, m_connection.prepare(QByteArrayLiteral(
        "INSERT INTO replica(rno, id, last_rseq, last_hlc) "
        "VALUES((SELECT coalesce(max(rno), 0) + 1 FROM replica), ?, 0, 0) RETURNING rno")));
    insert.bind(id);
    STEWARD_ASSIGN(const bool made, insert.step());
    if (!made)
        return Error{ErrorKind::Internal, QStringLiteral("log.replica"), QStringLiteral("no replica was made"), {}, {}};
    return ReplicaHead{insert.integer(0), id, 0, 0, {}};
}

Result<Uuid> OperationLog::replicaId(qint64 rno)
{
    const auto known = m_replicas.constFind(rno);
    if (known != m_replicas.constEnd())
        return *known;
    STEWARD_ASSIGN(const ReplicaHead head, replicaHead(rno));
    m_replicas.insert(rno, head.id);
    return head.id;
}

Result<Uuid> OperationLog::recordId(Rid rid)
{
    const auto known = m_people.constFind(rid);
    if (known != m_people.constEnd())
        return *known;
    STEWARD_ASSIGN(Statement find, m_connection.prepare(QByteArrayLiteral("SELECT id FROM record WHERE rid = ?")));
    find.bind(rid);
    STEWARD_ASSIGN(const bool any, find.step());
    if (!any)
        return Error{ErrorKind::Corrupt, QStringLiteral("storage.no-record"),
            QStringLiteral("record %1 is missing from the directory").arg(rid), QStringLiteral("run verify"), {}};
    const Uuid id = find.uuid(0);
    m_people.insert(rid, id);
    return id;
}

Result<QList<LoggedOperation>> OperationLog::read(
    const QByteArray &where, const std::function<void(Statement &)> &bind)
{
    const QByteArray select = QByteArrayLiteral(
        "SELECT o.oid, o.rno, o.rseq, o.format, o.record_type, r.id, o.verb, o.grp, b.id, o.hlc, o.epoch, o.hub_seq, "
        "o.own_seq, o.actor, o.author, o.event_time, o.schema_version, o.hash, h.eff, h.number, h.verdict, "
        "h.received_by, h.received_at, h.chain, v.seed, v.content "
        "FROM operation o JOIN hub_order h ON h.seq = o.oid JOIN record r ON r.rid = o.rid "
        "JOIN batch b ON b.bno = o.bno ") + ValueRows::join(m_connection.dialect());
    STEWARD_ASSIGN(Statement rows, m_connection.prepare(select + where));
    bind(rows);
    QList<LoggedOperation> out;
    while (true) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            return out;
        LoggedOperation logged;
        Operation &op = logged.operation;
        HubFact &hub = logged.hub;
        hub.seq = rows.integer(0);
        STEWARD_ASSIGN(op.dot.replica, replicaId(rows.integer(1)));
        op.dot.rseq = rows.integer(2);
        op.format = rows.integer(3);
        op.recordType = rows.text(4);
        op.record = rows.uuid(5);
        op.verb = rows.text(6);
        op.group = rows.uuid(7);
        op.batch = rows.uuid(8);
        op.hlc = rows.integer(9);
        op.seen = {rows.integer(10), rows.integer(11), rows.integer(12)};
        STEWARD_ASSIGN(op.actor, recordId(rows.integer(13)));
        STEWARD_ASSIGN(op.author, recordId(rows.integer(14)));
        op.eventTime = {rows.integer(15)};
        op.schemaVersion = rows.integer(16);
        op.hash = digestFromBytes(rows.view(17));
        hub.eff = rows.integer(18);
        hub.number = rows.text(19);
        hub.verdict = rows.isNull(20) ? acceptedVerdict() : rows.text(20);
        STEWARD_ASSIGN(hub.receivedBy, recordId(rows.integer(rows.isNull(21) ? 13 : 21)));
        hub.receivedAt = {rows.integer(22)};
        hub.chain = digestFromBytes(rows.view(23));
        if (!rows.isNull(25))
            STEWARD_TRY(m_values.read(rows.view(24), rows.view(25), op));
        out.append(std::move(logged));
    }
}

Result<QList<LoggedOperation>> OperationLog::ofRecord(Rid rid)
{
    STEWARD_ASSIGN(QList<LoggedOperation> operations,
        read(QByteArrayLiteral("WHERE o.rid = ? ORDER BY o.oid"), [rid](Statement &s) { s.bind(rid); }));
    return withPending(std::move(operations), m_outbox->ofRecord(rid, Outbox::Which::Pending));
}

Result<QList<LoggedOperation>> OperationLog::ofBatch(const Uuid &batch)
{
    STEWARD_ASSIGN(const std::optional<Batch> known, findBatch(batch));
    QList<LoggedOperation> operations;
    if (known) {
        STEWARD_ASSIGN(operations, read(QByteArrayLiteral("WHERE o.oid BETWEEN ? AND ? AND o.bno = ? ORDER BY o.oid"),
            [&](Statement &s) { s.bind(known->first, known->last, known->bno); }));
    }
    return withPending(std::move(operations), m_outbox->ofBatch(batch));
}

Result<QList<Rid>> OperationLog::recordsOfBatch(const Uuid &batch)
{
    STEWARD_ASSIGN(const std::optional<Batch> known, findBatch(batch));
    QList<Rid> rids;
    if (known) {
        STEWARD_ASSIGN(Statement rows, m_connection.prepare(QByteArrayLiteral(
            "SELECT rid FROM operation WHERE oid BETWEEN ? AND ? AND bno = ? GROUP BY rid ORDER BY min(oid)")));
        rows.bind(known->first, known->last, known->bno);
        STEWARD_ASSIGN(rids, readRids(rows));
    }
    STEWARD_ASSIGN(const QList<OutboxEntry> waiting, m_outbox->ofBatch(batch));
    for (const OutboxEntry &entry : waiting) {
        if (!rids.contains(entry.rid))
            rids.append(entry.rid);
    }
    return rids;
}

Result<QList<LoggedOperation>> OperationLog::after(qint64 seq, int limit)
{
    return read(QByteArrayLiteral("WHERE o.oid > ? ORDER BY o.oid LIMIT ?"), [=](Statement &s) { s.bind(seq, limit); });
}

Result<std::optional<LoggedOperation>> OperationLog::at(qint64 seq)
{
    STEWARD_ASSIGN(const QList<LoggedOperation> found,
        read(QByteArrayLiteral("WHERE o.oid = ?"), [seq](Statement &s) { s.bind(seq); }));
    if (found.isEmpty())
        return std::optional<LoggedOperation>();
    return std::optional(found.first());
}

} // namespace steward
