// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/postgresqlstore.h"

#include "core/storage/migrations/migration.h"

namespace steward {

using Mode = PostgresqlConnection::Mode;

Result<std::unique_ptr<PostgresqlConnection>> createPostgresqlStore(const QString &url, const Clock &clock)
{
    STEWARD_ASSIGN(auto connection, PostgresqlConnection::open(url, Mode::Write));
    STEWARD_TRY(connection->execute(QByteArrayLiteral("CREATE SCHEMA IF NOT EXISTS steward")));
    STEWARD_ASSIGN(const int applied, appliedMigration(*connection));
    if (applied > 0) {
        return Error{ErrorKind::AlreadyExists, QStringLiteral("storage.exists"),
            QStringLiteral("there is already a workspace in this database"),
            QStringLiteral("open it, or choose another database"), {}};
    }
    STEWARD_TRY(migrate(*connection, clock.now()));
    return connection;
}

Result<std::unique_ptr<PostgresqlConnection>> openPostgresqlStore(
    const QString &url, Mode mode, const ServerAccess &access)
{
    STEWARD_ASSIGN(auto connection, PostgresqlConnection::open(url, mode, access));
    STEWARD_ASSIGN(const int applied, appliedMigration(*connection));
    if (applied == 0) {
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("storage.not-a-workspace"),
            QStringLiteral("there is no Steward workspace in this database"),
            QStringLiteral("choose another database, or create a new workspace"), {}};
    }
    if (applied > newestMigration())
        return newerStoreError(applied, newestMigration());
    if (applied < newestMigration()) {
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("storage.older"),
            QStringLiteral("the server's workspace is older than this program (layout %1, needed is %2)")
                .arg(applied).arg(newestMigration()),
            QStringLiteral("ask its administrator to migrate it"),
            {QString::number(applied), QString::number(newestMigration())}};
    }
    return connection;
}

Result<Ok> migratePostgresqlStore(const QString &url, const Clock &clock)
{
    STEWARD_ASSIGN(auto connection, PostgresqlConnection::open(url, Mode::Write));
    return migrate(*connection, clock.now());
}

} // namespace steward
