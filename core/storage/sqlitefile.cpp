// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// Before a file is opened for writing it is looked at through a session that cannot change it: opening for writing
// switches to WAL, and that must not happen to somebody's browser history that was chosen by mistake. The order is
// header bytes, application id, layout number, then the writing session, backup, migrations.

#include "core/storage/sqlitefile.h"

#include "core/storage/backup.h"
#include "core/storage/migrations/migration.h"

#include <QDir>
#include <QFileInfo>

#include <sqlite3.h>

namespace steward {

namespace {

Error notAWorkspace(const QString &path)
{
    return {ErrorKind::FailedPrecondition, QStringLiteral("storage.not-a-workspace"),
        QStringLiteral("%1 is no Steward workspace").arg(path),
        QStringLiteral("choose a .steward file, or create a new workspace"), {path}};
}

Error damaged(const QString &path)
{
    return {ErrorKind::Corrupt, QStringLiteral("storage.damaged"), QStringLiteral("%1 is damaged").arg(path),
        QStringLiteral("run doctor, or restore the last backup"), {path}};
}

Error readOnly(const QString &path)
{
    return {ErrorKind::PermissionDenied, QStringLiteral("storage.read-only"),
        QStringLiteral("%1 cannot be written").arg(path),
        QStringLiteral("make the file and its folder writable, or open it for reading"), {path}};
}

/// Sentences of SQLite name no path; people need one.
Error located(Error error, const QString &path)
{
    if (!error.message.contains(path))
        error.message = path + QStringLiteral(": ") + error.message;
    if (!error.args.contains(path))
        error.args.prepend(path);
    return error;
}

Result<qint64> pragma(Connection &connection, const QByteArray &name)
{
    STEWARD_ASSIGN(Statement statement, connection.prepare("PRAGMA " + name));
    STEWARD_ASSIGN([[maybe_unused]] const bool row, statement.step());
    return statement.integer(0);
}

bool hasLog(const QString &path) { return QFile::exists(path + QStringLiteral("-wal")); }

/// A WAL file in a folder that cannot be written has no place for its shared memory. Nobody writes there either,
/// so the main file may be read as a still image, provided that no log waits beside it.
bool isStill(const QString &path)
{
    return !QFileInfo(QFileInfo(path).absolutePath()).isWritable() && !hasLog(path);
}

Result<std::unique_ptr<SqliteConnection>> openForReading(const QString &path)
{
    return SqliteConnection::open(path, isStill(path) ? SqliteConnection::Mode::Image : SqliteConnection::Mode::Read);
}

/// Application id and layout through a session that changes nothing. Gives the layout number.
Result<int> identify(const QString &path, int newest, SqliteConnection::Mode mode)
{
    STEWARD_ASSIGN(auto connection, SqliteConnection::open(path, mode));
    STEWARD_ASSIGN(const qint64 application, pragma(*connection, QByteArrayLiteral("application_id")));
    if (application != sqliteApplicationId)
        return notAWorkspace(path);
    STEWARD_ASSIGN(const qint64 layout, pragma(*connection, QByteArrayLiteral("user_version")));
    if (layout > newest)
        return newerStoreError(layout, newest);
    // A cut-off file still has its header; the page count in it tells.
    STEWARD_ASSIGN(const qint64 pages, pragma(*connection, QByteArrayLiteral("page_count")));
    STEWARD_ASSIGN(const qint64 pageSize, pragma(*connection, QByteArrayLiteral("page_size")));
    if (mode == SqliteConnection::Mode::Image && pages * pageSize > QFileInfo(path).size())
        return damaged(path);
    STEWARD_ASSIGN(const int applied, appliedMigration(*connection));
    if (applied != layout || applied == 0)
        return damaged(path);
    return applied;
}

/// An ordinary reader leaves -wal and -shm files behind, even beside a file that is then refused; a still image
/// leaves nothing. Without a log nobody has the file open, and if somebody opens it meanwhile we look again.
Result<int> identify(const QString &path, int newest)
{
    if (!hasLog(path)) {
        Result<int> layout = identify(path, newest, SqliteConnection::Mode::Image);
        if (layout || !hasLog(path))
            return layout;
    }
    return identify(path, newest, SqliteConnection::Mode::Read);
}

QString backupName(const QString &path, int layout)
{
    const QString base = path + QStringLiteral(".layout-%1.backup").arg(layout);
    QString name = base;
    for (int n = 2; QFile::exists(name); ++n)
        name = base + QStringLiteral("-%1").arg(n);
    return name;
}

/// Files come from anywhere: their schema gets no rights, and cells are checked before they are used.
Result<Ok> harden(SqliteConnection &connection)
{
    sqlite3_db_config(connection.handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    return connection.execute(QByteArrayLiteral("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON"));
}

Result<SqliteFile> openIdentified(const QString &path, SqliteConnection::Mode mode, const Clock &clock,
    const QList<Migration> &steps)
{
    const int newest = int(steps.size());
    STEWARD_ASSIGN(const int layout, identify(path, newest));
    SqliteFile file;
    if (mode == SqliteConnection::Mode::Read) {
        if (layout < newest) {
            return Error{ErrorKind::FailedPrecondition, QStringLiteral("storage.older"),
                QStringLiteral("%1 was written by an older Steward (layout %2, this program needs %3)")
                    .arg(path).arg(layout).arg(newest),
                QStringLiteral("open it for writing once; a backup is made first"),
                {path, QString::number(layout), QString::number(newest)}};
        }
        STEWARD_ASSIGN(file.connection, openForReading(path));
        STEWARD_TRY(harden(*file.connection));
        return file;
    }
    const QFileInfo info(path);
    if (!info.isWritable() || !QFileInfo(info.absolutePath()).isWritable())
        return readOnly(path);
    STEWARD_ASSIGN(file.connection, SqliteConnection::open(path, SqliteConnection::Mode::Write));
    if (sqlite3_db_readonly(file.connection->handle(), "main") == 1)
        return readOnly(path);
    STEWARD_TRY(harden(*file.connection));
    if (layout < newest) {
        file.backup = backupName(path, layout);
        STEWARD_TRY(copyDatabase(file.connection->handle(), file.backup));
    }
    STEWARD_TRY(migrate(*file.connection, clock.now(), steps));
    return file;
}

Result<Ok> fillNew(const QString &path, const Clock &clock)
{
    STEWARD_ASSIGN(auto connection, SqliteConnection::open(path, SqliteConnection::Mode::Create));
    STEWARD_TRY(connection->execute("PRAGMA application_id=" + QByteArray::number(sqliteApplicationId)));
    return migrate(*connection, clock.now());
}

} // namespace

Result<Ok> checkSqliteHeader(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        return Error{ErrorKind::NotFound, QStringLiteral("storage.no-file"),
            QStringLiteral("there is no file %1").arg(path), QStringLiteral("check the path, or run init"), {path}};
    }
    if (!info.isFile())
        return notAWorkspace(path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{ErrorKind::PermissionDenied, QStringLiteral("storage.not-readable"),
            QStringLiteral("%1 cannot be read").arg(path), QStringLiteral("check the file's permissions"), {path}};
    }
    // https://www.sqlite.org/fileformat2.html section 1.3: magic, page size at 16, application id at 68.
    const QByteArray header = file.read(100);
    if (!header.startsWith(QByteArrayView("SQLite format 3\0", 16)))
        return notAWorkspace(path);
    if (header.size() < 100 || info.size() < 512)
        return damaged(path);
    return Ok{};
}

Result<SqliteFile> createSqliteFile(const QString &path, const Clock &clock)
{
    const QFileInfo info(path);
    const QFileInfo folder(info.absolutePath());
    if (info.exists()) {
        return Error{ErrorKind::AlreadyExists, QStringLiteral("storage.exists"),
            QStringLiteral("there is already a file %1").arg(path),
            QStringLiteral("open it, or choose another name"), {path}};
    }
    if (!folder.isDir()) {
        return Error{ErrorKind::NotFound, QStringLiteral("storage.no-folder"),
            QStringLiteral("there is no folder %1").arg(folder.filePath()), QStringLiteral("check the path"),
            {folder.filePath()}};
    }
    if (!folder.isWritable())
        return readOnly(path);
    const QString part = path + QStringLiteral(".part");
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(part + QLatin1String(suffix));
    Result<Ok> filled = fillNew(part, clock);
    if (filled && !QFile::rename(part, path))
        filled = readOnly(path);
    if (!filled) {
        for (const char *suffix : {"", "-wal", "-shm"})
            QFile::remove(part + QLatin1String(suffix));
        return located(filled.error(), path);
    }
    return openSqliteFile(path, SqliteConnection::Mode::Write, clock);
}

Result<SqliteFile> openSqliteFile(const QString &path, SqliteConnection::Mode mode, const Clock &clock,
    const QList<Migration> &layout)
{
    STEWARD_TRY(checkSqliteHeader(path));
    Result<SqliteFile> file = openIdentified(path, mode, clock, layout);
    if (!file)
        return located(file.error(), path);
    return file;
}

} // namespace steward
