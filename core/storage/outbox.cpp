// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/outbox.h"

#include "core/storage/readrids.h"

namespace steward {

static bool hasNone(const Connection &connection) { return connection.dialect() != Dialect::Sqlite; }

HubFact pendingFact(qint64 rno, const OutboxEntry &entry)
{
    HubFact fact;
    fact.seq = pendingSeq + pendingOrder(rno, entry.operation.dot.rseq);
    fact.eff = pendingEff + pendingOrder(rno, entry.operation.dot.rseq);
    fact.number = entry.number;
    fact.verdict = acceptedVerdict();
    fact.receivedBy = entry.operation.actor;
    fact.receivedAt = entry.since;
    return fact;
}

ValueCodec &Outbox::codec()
{
    if (!m_codec)
        m_codec = std::make_unique<ValueCodec>();
    return *m_codec;
}

Result<OutboxCounts> Outbox::counts()
{
    if (hasNone(m_connection))
        return OutboxCounts{};
    STEWARD_ASSIGN(Statement find,
        m_connection.prepare(QByteArrayLiteral("SELECT count(*), count(verdict) FROM outbox")));
    find.bind();
    STEWARD_ASSIGN([[maybe_unused]] const bool any, find.step());
    return OutboxCounts{find.integer(0) - find.integer(1), find.integer(1)};
}

static QByteArray restOf(Outbox::Which which)
{
    switch (which) {
    case Outbox::Which::All: return {};
    case Outbox::Which::Pending: return QByteArrayLiteral(" AND o.verdict IS NULL");
    case Outbox::Which::Refused: return QByteArrayLiteral(" AND o.verdict IS NOT NULL");
    }
    return {};
}

Result<QSet<Rid>> Outbox::pendingRecords()
{
    if (hasNone(m_connection))
        return QSet<Rid>();
    STEWARD_ASSIGN(Statement rows, m_connection.prepare(QByteArrayLiteral("SELECT DISTINCT rid FROM outbox WHERE verdict IS NULL")));
    rows.bind();
    STEWARD_ASSIGN(const QList<Rid> rids, readRids(rows));
    return QSet<Rid>(rids.cbegin(), rids.cend());
}

Result<QList<OutboxEntry>> Outbox::entries(Which which)
{
    return read("WHERE true" + restOf(which) + " ORDER BY o.ono", [](Statement &s) { s.bind(); });
}

Result<QList<OutboxEntry>> Outbox::ofRecord(Rid rid, Which which)
{
    return read("WHERE o.rid = ?" + restOf(which) + " ORDER BY o.rno, o.rseq", [rid](Statement &s) { s.bind(rid); });
}

Result<QList<OutboxEntry>> Outbox::ofGroup(const Uuid &group)
{
    return read("WHERE o.grp = ? ORDER BY o.rno, o.rseq", [&](Statement &s) { s.bind(group); });
}

Result<QList<OutboxEntry>> Outbox::ofBatch(const Uuid &batch)
{
    return read("WHERE o.batch = ? AND o.verdict IS NULL ORDER BY o.rno, o.rseq", [&](Statement &s) { s.bind(batch); });
}

Result<QList<OutboxEntry>> Outbox::waiting(qint64 rno, qint64 after, int limit)
{
    return read("WHERE o.rno = ? AND o.rseq > ? AND o.verdict IS NULL ORDER BY o.rseq LIMIT ?",
        [=](Statement &s) { s.bind(rno, after, limit); }, true);
}

Result<std::optional<OutboxEntry>> Outbox::find(qint64 rno, qint64 rseq)
{
    STEWARD_ASSIGN(const QList<OutboxEntry> found,
        read("WHERE o.rno = ? AND o.rseq = ?", [=](Statement &s) { s.bind(rno, rseq); }, true));
    return found.isEmpty() ? std::optional<OutboxEntry>() : std::optional(found.first());
}

Result<QList<qint64>> Outbox::replicas()
{
    STEWARD_ASSIGN(Statement rows, m_connection.prepare(
        QByteArrayLiteral("SELECT rno FROM outbox WHERE verdict IS NULL GROUP BY rno ORDER BY min(hlc), rno")));
    rows.bind();
    return readRids(rows);
}

Result<qint64> Outbox::dismiss(const Uuid &group)
{
    if (hasNone(m_connection))
        return 0;
    STEWARD_ASSIGN(Statement gone, m_connection.prepare(
        QByteArrayLiteral("DELETE FROM outbox WHERE grp = ? AND verdict IS NOT NULL")));
    gone.bind(group);
    STEWARD_TRY(gone.run());
    return m_connection.changes();
}

Result<Ok> Outbox::add(const OutboxEntry &entry, const OperationPlace &place)
{
    const Operation &op = entry.operation;
    STEWARD_ASSIGN(Statement row, m_connection.prepare(QByteArrayLiteral(
        "INSERT INTO outbox(rno, rseq, format, record_type, rid, verb, grp, batch, hlc, epoch, hub_seq, own_seq, actor, "
        "author, event_time, schema_version, previous, hash, seed, content, number, written_at) "
        "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")));
    row.bind(place.rno, op.dot.rseq, op.format, op.recordType, place.rid, op.verb, op.group, op.batch, op.hlc,
        op.seen.epoch, op.seen.hubSeq, op.seen.ownSeq, place.actor, place.author, op.eventTime, op.schemaVersion,
        view(op.previous), view(op.hash), op.seed.isEmpty() ? std::optional<QByteArray>() : std::optional(op.seed),
        op.units.isEmpty() ? std::optional<QByteArray>() : std::optional(codec().pack(op)),
        entry.number.isEmpty() ? std::optional<QString>() : std::optional(entry.number), entry.since);
    return row.run();
}

Result<Ok> Outbox::remove(qint64 ono)
{
    STEWARD_ASSIGN(Statement gone, m_connection.prepare(QByteArrayLiteral("DELETE FROM outbox WHERE ono = ?")));
    gone.bind(ono);
    return gone.run();
}

Result<Ok> Outbox::refuse(qint64 ono, const HubFact &fact)
{
    STEWARD_ASSIGN(Statement update, m_connection.prepare(
        QByteArrayLiteral("UPDATE outbox SET verdict = ?, seq = ?, judged_at = ? WHERE ono = ?")));
    update.bind(fact.verdict, fact.seq, fact.receivedAt, ono);
    return update.run();
}

Result<Ok> Outbox::rewriteValues(qint64 ono, const Operation &operation)
{
    STEWARD_ASSIGN(Statement update,
        m_connection.prepare(QByteArrayLiteral("UPDATE outbox SET seed = ?, content = ? WHERE ono = ?")));
    update.bind(operation.seed.isEmpty() ? std::optional<QByteArray>() : std::optional(operation.seed),
        codec().pack(operation), ono);
    return update.run();
}

Result<QList<OutboxEntry>> Outbox::read(const QByteArray &where, const std::function<void(Statement &)> &bind, bool complete)
{
    QList<OutboxEntry> out;
    if (hasNone(m_connection))
        return out;
    static const QByteArray select = QByteArrayLiteral(
        "SELECT o.ono, o.rno, p.id, o.rseq, o.format, o.record_type, o.rid, r.id, o.verb, o.grp, o.batch, o.hlc, o.epoch, "
        "o.hub_seq, o.own_seq, a.id, u.id, o.event_time, o.schema_version, o.previous, o.hash, o.seed, o.content, o.number, "
        "o.written_at, o.verdict, o.seq, o.judged_at FROM outbox o JOIN replica p ON p.rno = o.rno "
        "JOIN record r ON r.rid = o.rid JOIN record a ON a.rid = o.actor JOIN record u ON u.rid = o.author ");
    STEWARD_ASSIGN(Statement rows, m_connection.prepare(select + where));
    bind(rows);
    while (true) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            return out;
        OutboxEntry entry;
        Operation &op = entry.operation;
        entry.ono = rows.integer(0);
        entry.rno = rows.integer(1);
        op.dot = {rows.uuid(2), rows.integer(3)};
        op.format = rows.integer(4);
        op.recordType = rows.text(5);
        entry.rid = rows.integer(6);
        op.record = rows.uuid(7);
        op.verb = rows.text(8);
        op.group = rows.uuid(9);
        op.batch = rows.uuid(10);
        op.hlc = rows.integer(11);
        op.seen = {rows.integer(12), rows.integer(13), rows.integer(14)};
        op.actor = rows.uuid(15);
        op.author = rows.uuid(16);
        op.eventTime = {rows.integer(17)};
        op.schemaVersion = rows.integer(18);
        op.previous = digestFromBytes(rows.view(19));
        op.hash = digestFromBytes(rows.view(20));
        if (!rows.isNull(22)) {
            STEWARD_TRY(codec().unpack(rows.view(21), rows.view(22), op));
            if (complete)
                ValueCodec::complete(op);
        }
        entry.number = rows.text(23);
        entry.since = {rows.integer(24)};
        entry.verdict = rows.text(25);
        entry.seq = rows.integer(26);
        if (!rows.isNull(27))
            entry.judged = Instant{rows.integer(27)};
        out.append(std::move(entry));
    }
}

} // namespace steward
