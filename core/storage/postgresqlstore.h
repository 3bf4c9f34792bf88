// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/storage/postgresqlconnection.h"

namespace steward {

/// Makes the schema "steward" with all source tables in an existing database; the URL's login becomes their owner.
/// Errors: AlreadyExists "storage.exists" when there is one, and those of PostgresqlConnection::open().
Result<std::unique_ptr<PostgresqlConnection>> createPostgresqlStore(const QString &url, const Clock &clock);

/// Opens a workspace. Clients never change the layout of a server: an older one is refused until its owner migrates it.
/// Errors: FailedPrecondition "storage.not-a-workspace", "storage.newer", "storage.older", and those of
/// PostgresqlConnection::open().
Result<std::unique_ptr<PostgresqlConnection>> openPostgresqlStore(
    const QString &url, PostgresqlConnection::Mode mode, const ServerAccess &access = {});

/// Brings the source tables up to date; needs the login that owns them. Take a backup first (pg_dump).
Result<Ok> migratePostgresqlStore(const QString &url, const Clock &clock);

} // namespace steward
