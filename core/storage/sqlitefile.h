// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/storage/migrations/migration.h"
#include "core/storage/sqliteconnection.h"

namespace steward {

/// Stands in the header of every workspace file ("STWD"), so that other SQLite files are told apart.
constexpr qint32 sqliteApplicationId = 0x53545744;

/// A workspace file whose source tables are those of this program.
struct SqliteFile
{
    std::unique_ptr<SqliteConnection> connection;
    QString backup; ///< copy that was made before an older layout was changed; empty if none was needed
};

/// Makes a workspace file with all source tables. The file appears under its name only when it is complete.
/// Errors: AlreadyExists "storage.exists", PermissionDenied "storage.read-only", OutOfSpace "storage.full",
/// NotFound "storage.no-folder".
Result<SqliteFile> createSqliteFile(const QString &path, const Clock &clock);

/// Opens one. With Mode::Write an older layout is backed up and migrated; the caller owns the writer role
/// (filelock.h). A file on a read-only medium can be read. Nothing is changed in a file that is refused. Errors:
/// NotFound "storage.no-file"; FailedPrecondition "storage.not-a-workspace", "storage.newer", "storage.older" (only
/// Mode::Read: the layout must be migrated first); Corrupt "storage.damaged"; PermissionDenied "storage.read-only",
/// "storage.not-readable"; OutOfSpace "storage.full"; Unavailable "storage.busy".
Result<SqliteFile> openSqliteFile(const QString &path, SqliteConnection::Mode mode, const Clock &clock,
    const QList<Migration> &layout = migrations());

/// Reads only the first bytes: cheap enough for a file dialog. Errors as above.
Result<Ok> checkSqliteHeader(const QString &path);

} // namespace steward
