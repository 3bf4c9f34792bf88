// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/recordlookup.h"

#include "core/storage/projectionschema.h"
#include "core/text/fold.h"

namespace steward {

static QString escaped(QString pattern)
{
    pattern.replace(QLatin1Char('!'), QStringLiteral("!!"));
    pattern.replace(QLatin1Char('%'), QStringLiteral("!%"));
    pattern.replace(QLatin1Char('_'), QStringLiteral("!_"));
    return pattern;
}

Result<QList<Rid>> lookupRecords(Connection &connection, const RecordType &type, const QString &text, int limit)
{
    const QString folded = foldForCompare(text.trimmed());
    QList<QByteArray> columns{QByteArrayLiteral("sort_key")};
    const Field *title = type.field(type.titleField());
    const QString titleColumn = title ? compareColumn(type, *title) : QString();
    if (!titleColumn.isEmpty() && titleColumn != QStringLiteral("sort_key"))
        columns.append(titleColumn.toUtf8());
    const QByteArray open = type.isTicket() ? openTicketCondition().toUtf8() : QByteArrayLiteral("deleted IS NULL");

    QList<Rid> rids;
    const auto collect = [&](const QByteArray &condition, const QString &parameter) -> Result<Ok> {
        STEWARD_ASSIGN(Statement rows,
            connection.prepare("SELECT rid FROM " + type.table().toUtf8() + " WHERE " + open + condition
                + " ORDER BY sort_key, rid LIMIT ?"));
        if (condition.isEmpty()) {
            rows.bind(limit);
        } else {
            rows.reset();
            int at = 0;
            for (qsizetype i = 0; i < columns.size(); ++i)
                rows.bindAt(at++, parameter);
            rows.bindAt(at, limit);
        }
        while (rids.size() < limit) {
            STEWARD_ASSIGN(const bool row, rows.step());
            if (!row)
                break;
            if (!rids.contains(rows.integer(0)))
                rids.append(rows.integer(0));
        }
        return Ok{};
    };
    const auto like = [&]() -> QByteArray { // spelled out: a string builder would outlive its parts
        QByteArray condition;
        for (const QByteArray &column : columns)
            condition += (condition.isEmpty() ? " AND (" : " OR ") + column + " LIKE ? ESCAPE '!'";
        return condition + ")";
    };
    if (folded.isEmpty()) {
        STEWARD_TRY(collect({}, {}));
        return rids;
    }
    STEWARD_TRY(collect(like(), escaped(folded) + QLatin1Char('%')));
    if (rids.size() < limit && !type.isTicket())
        STEWARD_TRY(collect(like(), QLatin1Char('%') + escaped(folded) + QLatin1Char('%')));
    return rids;
}

} // namespace steward
