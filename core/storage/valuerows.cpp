// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/valuerows.h"

#include "core/schema/frame.h"

namespace steward {

namespace {

Error damaged()
{
    return {ErrorKind::Corrupt, QStringLiteral("value.damaged"),
        QStringLiteral("the stored values of an operation are damaged"), QStringLiteral("run verify"), {}};
}

QByteArray frameSql(const QByteArray &bytes)
{
    return "coalesce(convert_to(octet_length(" + bytes + ")::text || ':', 'UTF8') || " + bytes
        + " || ','::bytea, '-'::bytea)";
}

Result<Ok> readFrames(QByteArrayView content, Operation &op)
{
    FrameReader reader(content);
    while (!reader.atEnd()) {
        UnitChange change;
        change.unit = QString::fromUtf8(reader.nextView());
        const std::optional<QByteArray> salt = reader.next();
        change.oldValue = reader.next();
        change.newValue = reader.next();
        const std::optional<QByteArray> commitment = reader.next();
        if (!reader.ok() || salt.has_value() == commitment.has_value() || (commitment && commitment->size() != 32))
            return damaged();
        change.salt = salt.value_or(QByteArray());
        change.erased = commitment.has_value();
        if (commitment)
            change.commitment = digestFromBytes(*commitment);
        op.units.append(std::move(change));
    }
    return Ok{};
}

} // namespace

QByteArray ValueRows::join(Dialect dialect)
{
    if (dialect == Dialect::Sqlite)
        return QByteArrayLiteral("LEFT JOIN operation_value v ON v.oid = o.oid ");
    static const QByteArray lateral = "LEFT JOIN LATERAL (SELECT NULL::bytea AS seed, string_agg("
        + frameSql("convert_to(u.unit, 'UTF8')") + " || " + frameSql("u.salt") + " || " + frameSql("u.old") + " || "
        + frameSql("u.new") + " || " + frameSql("u.commitment")
        + ", ''::bytea ORDER BY u.unit) AS content FROM operation_value u WHERE u.oid = o.oid) v ON true ";
    return lateral;
}

Result<Ok> ValueRows::write(Connection &connection, qint64 oid, const Operation &op)
{
    if (op.units.isEmpty())
        return Ok{};
    if (m_dialect == Dialect::Sqlite) {
        STEWARD_ASSIGN(Statement value,
            connection.prepare(QByteArrayLiteral("INSERT INTO operation_value(oid, seed, content) VALUES(?,?,?)")));
        value.bind(oid, op.seed.isEmpty() ? std::optional<QByteArray>() : std::optional(op.seed), m_codec.pack(op));
        return value.run();
    }
    STEWARD_ASSIGN(Statement value, connection.prepare(QByteArrayLiteral(
        "INSERT INTO operation_value(oid, unit, salt, old, new, commitment) VALUES(?,?,?,?,?,?)")));
    for (const UnitChange &change : op.units) {
        const std::optional<QByteArray> none;
        value.bind(oid, change.unit, change.erased ? none : std::optional(change.salt), change.oldValue, change.newValue,
            change.erased ? std::optional(view(change.commitment).toByteArray()) : none);
        STEWARD_TRY(value.run());
    }
    return Ok{};
}

Result<Ok> ValueRows::rewrite(Connection &connection, qint64 oid, const Operation &op)
{
    STEWARD_ASSIGN(Statement value,
        connection.prepare(QByteArrayLiteral("UPDATE operation_value SET seed = ?, content = ? WHERE oid = ?")));
    value.bind(op.seed.isEmpty() ? std::optional<QByteArray>() : std::optional(op.seed), m_codec.pack(op), oid);
    return value.run();
}

Result<Ok> ValueRows::read(QByteArrayView seed, QByteArrayView content, Operation &op)
{
    if (m_dialect == Dialect::Sqlite)
        return m_codec.unpack(seed, content, op);
    op.seed.clear();
    op.units.clear();
    return readFrames(content, op);
}

} // namespace steward
