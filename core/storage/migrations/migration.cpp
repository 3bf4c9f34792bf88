// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/migrations/migration.h"

#include "core/base/hash.h"

namespace steward {

namespace {

struct Word
{
    const char *word;
    const char *sqlite;
    const char *postgresql;
};

constexpr Word words[] = {
    {"{integer}", "INTEGER", "bigint"},
    {"{text}", "TEXT", "text COLLATE \"C\""},
    {"{bytes}", "BLOB", "bytea"},
    {"{uuid}", "BLOB", "uuid"},
    {"{key}", "INTEGER PRIMARY KEY", "bigint PRIMARY KEY"},
    {"{table}", "STRICT", ""},
    {"{, oid}", "", ", oid"}, // SQLite's indexes end in the row's key by themselves; named, it would stand there twice
    {"{keyed}", "STRICT, WITHOUT ROWID", ""},
};

/// The table of the migrations itself comes before the first of them.
constexpr char journalTable[] = "CREATE TABLE IF NOT EXISTS schema_migration (\n"
                                "    number {key},\n"
                                "    name {text} NOT NULL,\n"
                                "    checksum {text} NOT NULL,\n"
                                "    applied_at {integer} NOT NULL\n"
                                ") {table}";

QString render(QString text, Dialect dialect)
{
    for (const Word &word : words)
        text.replace(QLatin1String(word.word), QLatin1String(dialect == Dialect::Sqlite ? word.sqlite : word.postgresql));
    Q_ASSERT(!text.contains(QLatin1Char('{')));
    return text;
}

Result<bool> hasJournal(Connection &connection)
{
    STEWARD_ASSIGN(Statement find, connection.prepare(connection.dialect() == Dialect::Sqlite
            ? QByteArrayLiteral("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migration'")
            : QByteArrayLiteral("SELECT 1 WHERE to_regclass('schema_migration') IS NOT NULL")));
    return find.step();
}

/// Refuses stores that went on without us or whose past is not ours.
Result<int> checkPast(Connection &connection, const QList<Migration> &list)
{
    STEWARD_ASSIGN(const int applied, appliedMigration(connection));
    if (applied > list.size())
        return newerStoreError(applied, int(list.size()));
    if (applied == 0)
        return 0;
    STEWARD_ASSIGN(Statement rows,
        connection.prepare(QByteArrayLiteral("SELECT number, checksum FROM schema_migration ORDER BY number")));
    for (int number = 1; number <= applied; ++number) {
        STEWARD_ASSIGN(const bool found, rows.step());
        if (!found || rows.integer(0) != number
            || rows.text(1) != list.at(number - 1).checksum(connection.dialect())) {
            return Error{ErrorKind::Corrupt, QStringLiteral("storage.migration-changed"),
                QStringLiteral("step %1 of this store's layout is not the one this program knows").arg(number),
                QStringLiteral("open it with the program that made it"), {QString::number(number)}};
        }
    }
    return applied;
}

Result<Ok> apply(Connection &connection, const Migration &migration, const QList<Migration> &list, Instant now)
{
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(connection, Transaction::Mode::Immediate));
    if (connection.dialect() == Dialect::Postgresql) // any constant does, as long as all of us use it
        STEWARD_TRY(connection.execute(QByteArrayLiteral("SELECT pg_advisory_xact_lock(6004511)")));
    STEWARD_TRY(connection.execute(render(QLatin1String(journalTable), connection.dialect()).toUtf8()));
    STEWARD_ASSIGN(const int applied, checkPast(connection, list));
    if (applied >= migration.number) // another process was first
        return Ok{};
    STEWARD_TRY(connection.execute(migration.sql(connection.dialect()).toUtf8()));
    STEWARD_ASSIGN(Statement row, connection.prepare(QByteArrayLiteral(
        "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)")));
    row.bind(migration.number, migration.name, migration.checksum(connection.dialect()), now);
    STEWARD_TRY(row.run());
    if (connection.dialect() == Dialect::Sqlite)
        STEWARD_TRY(connection.execute("PRAGMA user_version=" + QByteArray::number(migration.number)));
    return transaction.commit();
}

} // namespace

QString Migration::sql(Dialect dialect) const
{
    return dialect == Dialect::Postgresql ? render(text, dialect) + postgresql : render(text + sqlite, dialect);
}

QString Migration::checksum(Dialect dialect) const
{
    return QString::fromLatin1(toBytes(Sha256::of(sql(dialect).toUtf8())).toHex());
}

Result<int> appliedMigration(Connection &connection)
{
    STEWARD_ASSIGN(const bool known, hasJournal(connection));
    if (!known)
        return 0;
    STEWARD_ASSIGN(Statement newest,
        connection.prepare(QByteArrayLiteral("SELECT coalesce(max(number), 0) FROM schema_migration")));
    STEWARD_ASSIGN([[maybe_unused]] const bool row, newest.step());
    return int(newest.integer(0));
}

Result<Ok> migrate(Connection &connection, Instant now) { return migrate(connection, now, migrations()); }

Result<Ok> migrate(Connection &connection, Instant now, const QList<Migration> &list)
{
    STEWARD_ASSIGN(const int applied, checkPast(connection, list));
    for (const Migration &migration : list) {
        if (migration.number > applied)
            STEWARD_TRY(apply(connection, migration, list, now));
    }
    return Ok{};
}

Error newerStoreError(qint64 found, int known)
{
    return {ErrorKind::FailedPrecondition, QStringLiteral("storage.newer"),
        QStringLiteral("this workspace was written by a newer Steward (layout %1, this program knows %2)")
            .arg(found).arg(known),
        QStringLiteral("update Steward on this machine"), {QString::number(found), QString::number(known)}};
}

} // namespace steward
