// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/prefixfinder.h"

#include "core/storage/projectionschema.h"
#include "core/text/fold.h"

namespace steward {

static Result<Ok> collect(Statement &rows, QList<Rid> &found, int limit)
{
    while (found.size() < limit) {
        STEWARD_ASSIGN(const bool any, rows.step());
        if (!any)
            break;
        if (!found.contains(rows.integer(0)))
            found.append(rows.integer(0));
    }
    return Ok{};
}

Result<QList<Rid>> findByPrefix(Connection &connection, const RecordType &type, const QStringList &fields,
    const QString &text, int limit)
{
    const QString folded = foldForCompare(text.trimmed());
    QList<Rid> found;
    QStringList columns;
    for (const QString &name : fields) {
        const Field *field = type.field(name);
        const QString column = field ? compareColumn(type, *field) : QString();
        if (!column.isEmpty() && !columns.contains(column))
            columns.append(column);
    }
    if (folded.isEmpty() || columns.isEmpty())
        return found;
    QStringList ranges;
    QStringList words;
    for (const QString &column : std::as_const(columns)) {
        // Keys are ordered by bytes: the greatest code point ends the range of a prefix.
        ranges.append(QStringLiteral("(%1 >= ? AND %1 < ?)").arg(quoted(column)));
        words.append(QStringLiteral("%1 LIKE ? ESCAPE '!'").arg(quoted(column)));
    }
    const QString select = QStringLiteral("SELECT rid FROM %1 WHERE deleted IS NULL AND (%2) ORDER BY sort_key, rid LIMIT ?");
    const auto sql = [&](const QStringList &terms) {
        return select.arg(quoted(type.table()), terms.join(QStringLiteral(" OR "))).toUtf8();
    };
    {
        STEWARD_ASSIGN(Statement rows, connection.prepare(sql(ranges)));
        rows.reset();
        int at = 0;
        const char32_t greatest = 0x10FFFF;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            rows.bindAt(at++, folded);
            rows.bindAt(at++, QString(folded + QString::fromUcs4(&greatest, 1)));
        }
        rows.bindAt(at++, limit);
        STEWARD_TRY(collect(rows, found, limit));
    }
    if (found.size() >= limit)
        return found;
    QString pattern = folded;
    for (const char *special : {"!", "%", "_"})
        pattern.replace(QLatin1String(special), QLatin1Char('!') + QString::fromLatin1(special));
    STEWARD_ASSIGN(Statement rows, connection.prepare(sql(words)));
    rows.reset();
    int at = 0;
    for (qsizetype i = 0; i < columns.size(); ++i)
        rows.bindAt(at++, QString(QStringLiteral("% ") + pattern + QLatin1Char('%')));
    rows.bindAt(at++, limit + int(found.size()));
    STEWARD_TRY(collect(rows, found, limit));
    return found;
}

} // namespace steward
