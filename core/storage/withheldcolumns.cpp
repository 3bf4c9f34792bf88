// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/withheldcolumns.h"

#include "core/storage/projectionschema.h"

#include <QSet>

namespace steward {

namespace {

QByteArray sqlName(const QString &name) { return quoted(name).toUtf8(); }

/// "person.email" of the type's table and those beside it.
Result<QSet<QString>> withheldOf(Connection &connection, const RecordType &type)
{
    STEWARD_ASSIGN(Statement rows, connection.prepare(QByteArrayLiteral(
        "SELECT c.relname || '.' || a.attname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped "
        "WHERE n.nspname = 'steward' AND c.relkind = 'r' AND (c.relname = ?1 OR starts_with(c.relname::text, ?1 || '_')) "
        "AND NOT has_column_privilege(c.oid, a.attnum, 'SELECT')")));
    rows.bind(type.table());
    QSet<QString> names;
    while (true) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            return names;
        names.insert(rows.text(0));
    }
}

} // namespace

Result<Ok> leaveOutWithheld(Connection &connection, const RecordType &type, TypePlan &plan)
{
    if (!connection.isMember())
        return Ok{};
    STEWARD_ASSIGN(const QSet<QString> withheld, withheldOf(connection, type));
    if (withheld.isEmpty())
        return Ok{};
    const auto isWithheld = [&](const QString &table, const QString &column) {
        return withheld.contains(table + QLatin1Char('.') + column);
    };
    QByteArrayList selected{"t.rid"};
    bool readsTexts = false;
    for (const PlannedColumn &column : std::as_const(plan.narrow)) {
        const QString name = type.fields()[column.field].column();
        selected.append(isWithheld(type.table(), name) ? QByteArray("NULL") : QByteArray("t." + sqlName(name)));
    }
    for (const PlannedColumn &column : std::as_const(plan.wide)) {
        const QString name = type.fields()[column.field].column();
        const bool isClosed = isWithheld(type.textTable(), name);
        selected.append(isClosed ? QByteArray("NULL") : QByteArray("w." + sqlName(name)));
        readsTexts = readsTexts || !isClosed;
    }
    plan.select = "SELECT " + selected.join(',') + " FROM " + sqlName(type.table()) + " t ";
    if (readsTexts)
        plan.select += "LEFT JOIN " + sqlName(type.textTable()) + " w ON w.rid = t.rid ";
    plan.select += "WHERE t.rid";
    for (PlannedSet &set : plan.sets) {
        const QString table = type.table() + QLatin1Char('_') + type.fields()[set.field].column();
        set.isWithheld = isWithheld(table, QStringLiteral("item"));
    }
    return Ok{};
}

} // namespace steward
