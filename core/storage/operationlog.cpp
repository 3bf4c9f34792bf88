// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/operationlog.h"

#include "core/oplog/canonical.h"
#include "core/schema/frame.h"

namespace steward {

static QByteArray unitNames(const Operation &operation)
{
    QByteArray names;
    for (const UnitChange &change : operation.units)
        appendFrame(names, change.unit.toUtf8());
    return names;
}

Result<Ok> OperationLog::append(const LoggedOperation &logged, qint64 rno, Rid rid)
{
    const Operation &op = logged.operation;
    const HubFact &hub = logged.hub;
    STEWARD_ASSIGN(Statement header, m_connection.prepare(QByteArrayLiteral(
        "INSERT INTO operation(oid, rno, rseq, format, record_type, record, rid, verb, grp, batch, hlc, epoch, "
        "hub_seq, own_seq, actor, author, event_time, schema_version, unit_names, root, previous, hash) "
        "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")));
    header.bind(hub.seq, rno, op.dot.rseq, op.format, op.recordType, op.record, rid, op.verb, op.group, op.batch,
        op.hlc, op.seen.epoch, op.seen.hubSeq, op.seen.ownSeq, op.actor, op.author, op.eventTime, op.schemaVersion,
        QString::fromUtf8(unitNames(op)), toBytes(rootOf(op.units)), toBytes(op.previous), toBytes(op.hash));
    STEWARD_TRY(header.run());

    for (const UnitChange &change : op.units) {
        STEWARD_ASSIGN(Statement value, m_connection.prepare(QByteArrayLiteral(
            "INSERT INTO operation_value(rno, rseq, unit, salt, old, new) VALUES(?,?,?,?,?,?)")));
        value.bind(rno, op.dot.rseq, change.unit, change.salt, change.oldValue, change.newValue);
        STEWARD_TRY(value.run());
    }

    STEWARD_ASSIGN(Statement order, m_connection.prepare(QByteArrayLiteral(
        "INSERT INTO hub_order(seq, rno, rseq, eff, number, verdict, received_by, received_at, chain) "
        "VALUES(?,?,?,?,?,?,?,?,?)")));
    order.bind(hub.seq, rno, op.dot.rseq, hub.eff,
        hub.number.isEmpty() ? std::optional<QString>() : std::optional(hub.number), hub.verdict, hub.receivedBy,
        hub.receivedAt, toBytes(hub.chain));
    return order.run();
}

Result<HubHead> OperationLog::hubHead()
{
    STEWARD_ASSIGN(Statement find, m_connection.prepare(QByteArrayLiteral(
        "SELECT seq, chain, eff FROM hub_order ORDER BY seq DESC LIMIT 1")));
    find.bind();
    STEWARD_ASSIGN(const bool any, find.step());
    HubHead head;
    if (any) {
        head.seq = find.integer(0);
        head.chain = digestFromBytes(find.view(1));
        // Stamps grow along the stream on a single file: each is floored by everything before it (writer.cpp).
        head.eff = find.integer(2);
    }
    return head;
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

Result<Ok> OperationLog::saveReplicaHead(const ReplicaHead &head)
{
    STEWARD_ASSIGN(Statement update, m_connection.prepare(QByteArrayLiteral(
        "UPDATE replica SET last_rseq = ?, last_hash = ?, last_hlc = ? WHERE rno = ?")));
    update.bind(head.rseq, toBytes(head.hash), head.hlc, head.rno);
    return update.run();
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

Result<QList<LoggedOperation>> OperationLog::read(
    const QByteArray &where, const std::function<void(Statement &)> &bind)
{
    static const QByteArray select = QByteArrayLiteral(
        "SELECT h.seq, o.rno, o.rseq, o.format, o.record_type, o.record, o.verb, o.grp, o.batch, o.hlc, o.epoch, "
        "o.hub_seq, o.own_seq, o.actor, o.author, o.event_time, o.schema_version, o.previous, o.hash, h.eff, "
        "h.number, h.verdict, h.received_by, h.received_at, h.chain "
        "FROM operation o JOIN hub_order h ON h.seq = o.oid ");
    STEWARD_ASSIGN(Statement rows, m_connection.prepare(select + where));
    bind(rows);
    STEWARD_ASSIGN(Statement values, m_connection.prepare(QByteArrayLiteral(
        "SELECT unit, salt, old, new, commitment FROM operation_value WHERE rno = ? AND rseq = ? ORDER BY unit")));

    QList<LoggedOperation> out;
    while (true) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            break;
        LoggedOperation logged;
        Operation &op = logged.operation;
        HubFact &hub = logged.hub;
        hub.seq = rows.integer(0);
        const qint64 rno = rows.integer(1);
        STEWARD_ASSIGN(op.dot.replica, replicaId(rno));
        op.dot.rseq = rows.integer(2);
        op.format = rows.integer(3);
        op.recordType = rows.text(4);
        op.record = rows.uuid(5);
        op.verb = rows.text(6);
        op.group = rows.uuid(7);
        op.batch = rows.uuid(8);
        op.hlc = rows.integer(9);
        op.seen = {rows.integer(10), rows.integer(11), rows.integer(12)};
        op.actor = rows.uuid(13);
        op.author = rows.uuid(14);
        op.eventTime = {rows.integer(15)};
        op.schemaVersion = rows.integer(16);
        op.previous = digestFromBytes(rows.view(17));
        op.hash = digestFromBytes(rows.view(18));
        hub.eff = rows.integer(19);
        hub.number = rows.text(20);
        hub.verdict = rows.text(21);
        hub.receivedBy = rows.uuid(22);
        hub.receivedAt = {rows.integer(23)};
        hub.chain = digestFromBytes(rows.view(24));

        values.bind(rno, op.dot.rseq);
        while (true) {
            STEWARD_ASSIGN(const bool value, values.step());
            if (!value)
                break;
            UnitChange change;
            change.unit = values.text(0);
            change.salt = values.blob(1);
            change.oldValue = values.optionalBlob(2);
            change.newValue = values.optionalBlob(3);
            change.erased = !values.isNull(4);
            change.commitment = change.erased ? digestFromBytes(values.view(4)) : commitmentOf(change);
            op.units.append(change);
        }
        out.append(logged);
    }
    return out;
}

Result<QList<LoggedOperation>> OperationLog::ofRecord(Rid rid)
{
    return read(QByteArrayLiteral("WHERE o.rid = ? ORDER BY o.oid"), [rid](Statement &s) { s.bind(rid); });
}

Result<QList<LoggedOperation>> OperationLog::ofBatch(const Uuid &batch)
{
    return read(QByteArrayLiteral("WHERE o.batch = ? ORDER BY o.oid"), [&](Statement &s) { s.bind(batch); });
}

Result<QList<Rid>> OperationLog::recordsOfBatch(const Uuid &batch)
{
    STEWARD_ASSIGN(Statement rows, m_connection.prepare(QByteArrayLiteral(
        "SELECT rid FROM operation WHERE batch = ? GROUP BY rid ORDER BY min(oid)")));
    rows.bind(batch);
    QList<Rid> rids;
    while (true) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            return rids;
        rids.append(rows.integer(0));
    }
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
