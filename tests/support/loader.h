// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"

#include <QStringList>

namespace steward::test {

struct CopiedColumn
{
    QString name;
    QString type;
};

inline Result<QList<CopiedColumn>> columnsOf(Connection &sqlite, const QString &table)
{
    STEWARD_ASSIGN(Statement rows, sqlite.prepare("SELECT name, type FROM pragma_table_info('" + table.toUtf8() + "')"));
    QList<CopiedColumn> columns;
    for (;;) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            return columns;
        columns.append({rows.text(0), rows.text(1)});
    }
}

inline Result<qint64> copyTable(Connection &sqlite, Connection &postgresql, const QString &table)
{
    STEWARD_ASSIGN(const QList<CopiedColumn> columns, columnsOf(sqlite, table));
    QStringList names;
    QStringList marks;
    for (const CopiedColumn &column : columns) {
        names.append(quoted(column.name));
        marks.append(QStringLiteral("?"));
    }
    constexpr int together = 50; // rows in one statement: the way to the server and back is most of the time
    const QString tuple = QLatin1Char('(') + marks.join(QLatin1Char(',')) + QLatin1Char(')');
    const QString insert = QStringLiteral("INSERT INTO %1 (%2) VALUES ").arg(quoted(table), names.join(QLatin1Char(',')));
    const QByteArray one = (insert + tuple).toUtf8();
    const QByteArray many = (insert + QStringList(together, tuple).join(QLatin1Char(','))).toUtf8();

    const auto flush = [&](const QList<QByteArray> &texts, const QList<bool> &nulls, const QByteArray &sql) -> Result<Ok> {
        STEWARD_ASSIGN(Statement target, postgresql.prepare(sql));
        for (qsizetype i = 0; i < texts.size(); ++i) {
            const QString &type = columns.at(i % columns.size()).type;
            if (nulls.at(i))
                target.bindAt(int(i), nullptr);
            else if (type == QLatin1String("INTEGER"))
                target.bindAt(int(i), texts.at(i).toLongLong());
            else if (type == QLatin1String("TEXT"))
                target.bindAt(int(i), QString::fromUtf8(texts.at(i)));
            else
                target.bindAt(int(i), texts.at(i));
        }
        return target.run();
    };
    STEWARD_ASSIGN(Statement rows,
        sqlite.prepare(QStringLiteral("SELECT %1 FROM %2").arg(names.join(QLatin1Char(',')), quoted(table)).toUtf8()));
    QList<QByteArray> texts;
    QList<bool> nulls;
    qint64 copied = 0;
    for (;;) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (row) {
            ++copied;
            for (int i = 0; i < columns.size(); ++i) {
                nulls.append(rows.isNull(i));
                texts.append(rows.blob(i));
            }
        }
        if (texts.size() == together * columns.size()) {
            STEWARD_TRY(flush(texts, nulls, many));
            texts.clear();
            nulls.clear();
        } else if (!row) {
            for (qsizetype at = 0; at < texts.size(); at += columns.size())
                STEWARD_TRY(flush(texts.mid(at, columns.size()), nulls.mid(at, columns.size()), one));
            return copied;
        }
    }
}

/// Copies every row of a SQLite workspace, source and projection, into a PostgreSQL store that has the same tables
/// and nothing in them, so that all that reads can be tested on both. Full-text tables differ between the two and are
/// built anew by whoever needs them (core/storage/search.h); contents of attachments stay behind. Returns the rows copied.
inline Result<qint64> copyRows(Connection &sqlite, Connection &postgresql)
{
    // Tables that others refer to come first; the rest by name.
    QStringList tables{QStringLiteral("replica"), QStringLiteral("record"), QStringLiteral("operation")};
    STEWARD_ASSIGN(Statement names, sqlite.prepare(QByteArrayLiteral(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%' "
        "AND name NOT IN ('schema_migration', 'projection_fingerprint', 'blob', 'blob_chunk') ORDER BY name")));
    for (;;) {
        STEWARD_ASSIGN(const bool row, names.step());
        if (!row)
            break;
        if (!tables.contains(names.text(0)))
            tables.append(names.text(0));
    }
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(postgresql, Transaction::Mode::Immediate));
    qint64 copied = 0;
    for (const QString &table : tables) {
        STEWARD_ASSIGN(const qint64 rows, copyTable(sqlite, postgresql, table));
        copied += rows;
    }
    STEWARD_TRY(transaction.commit());
    STEWARD_TRY(postgresql.execute(QByteArrayLiteral("ANALYZE")));
    return copied;
}

} // namespace steward::test
