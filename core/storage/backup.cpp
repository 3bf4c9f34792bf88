// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/backup.h"

#include "core/storage/sqliteconnection.h"

#include <QFile>

#include <sqlite3.h>

namespace steward {

namespace {

constexpr int pagesPerStep = 2048; // 16 MiB: progress moves, and a waiting writer is not held up long

Result<Ok> copyPages(sqlite3 *source, sqlite3 *target, const BackupProgress &progress)
{
    sqlite3_backup *backup = sqlite3_backup_init(target, "main", source, "main");
    if (!backup)
        return sqliteError(target, sqlite3_extended_errcode(target));
    int code = SQLITE_OK;
    bool go = true;
    // A read transaction of the source lasts from the first step to the last, so that a commit by another
    // connection in between does not start the copy again.
    do {
        code = sqlite3_backup_step(backup, pagesPerStep);
        const qint64 total = sqlite3_backup_pagecount(backup);
        if (progress)
            go = progress(total - sqlite3_backup_remaining(backup), total);
    } while (go && code == SQLITE_OK);
    const int finished = sqlite3_backup_finish(backup);
    if (!go)
        return Error{ErrorKind::Cancelled, QStringLiteral("backup.cancelled"), QStringLiteral("the backup was stopped"), {}, {}};
    if (code != SQLITE_DONE)
        return sqliteError(target, finished == SQLITE_OK ? code : finished);
    return Ok{};
}

Result<Ok> copyInto(sqlite3 *source, const QString &path, const BackupProgress &progress)
{
    sqlite3 *target = nullptr;
    const int code = sqlite3_open_v2(
        QFile::encodeName(path).constData(), &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    Result<Ok> result = code == SQLITE_OK ? copyPages(source, target, progress) : Result<Ok>(sqliteError(target, code));
    // A copy that lies in a drawer needs no log beside it: it is one file again, and reading it makes no others.
    if (result && sqlite3_exec(target, "PRAGMA journal_mode=DELETE", nullptr, nullptr, nullptr) != SQLITE_OK)
        result = sqliteError(target, sqlite3_extended_errcode(target));
    sqlite3_close(target);
    return result;
}

} // namespace

Result<Ok> copyDatabase(sqlite3 *source, const QString &target, const BackupProgress &progress)
{
    if (QFile::exists(target)) {
        return Error{ErrorKind::AlreadyExists, QStringLiteral("backup.exists"),
            QStringLiteral("there is already a file %1").arg(target), QStringLiteral("choose another name"), {target}};
    }
    const QString part = target + QStringLiteral(".part");
    QFile::remove(part);
    const bool ownTransaction = sqlite3_get_autocommit(source) != 0;
    if (ownTransaction)
        sqlite3_exec(source, "BEGIN; SELECT 1 FROM sqlite_schema", nullptr, nullptr, nullptr);
    Result<Ok> copied = copyInto(source, part, progress);
    if (ownTransaction)
        sqlite3_exec(source, "ROLLBACK", nullptr, nullptr, nullptr);
    if (copied && !QFile::rename(part, target)) {
        copied = Error{ErrorKind::PermissionDenied, QStringLiteral("backup.no-rename"),
            QStringLiteral("the finished backup cannot get its name %1").arg(target),
            QStringLiteral("check the folder's permissions"), {target}};
    }
    if (!copied)
        QFile::remove(part);
    return copied;
}

} // namespace steward
