// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"

#include <QList>

namespace steward {

/// One step of the source tables: forward only, numbered from 1 without gaps, never edited once it was released.
/// The text is the common subset of both dialects with these words in braces:
///
///     {integer} {text} {bytes} {uuid}   column types: uuid is 16 bytes on SQLite
///     {key}                             integer primary key that names the row inside this store
///     {table}                           end of a table with a {key}
///     {keyed}                           end of a table that is its primary key (no rowid on SQLite)
///     {, oid}                           end of an index's columns that orders by the {key}
struct Migration
{
    int number = 0;
    QString name;
    QString text;
    QString postgresql = {}; ///< what PostgreSQL alone gets beyond the text, in its own words
    QString sqlite = {}; ///< what files alone get beyond the text, with the same words in braces

    QString sql(Dialect dialect) const;
    /// SHA-256 of sql() in hex: a released migration that was edited is found when a file is opened.
    QString checksum(Dialect dialect) const;
};

/// All of them, in order. A fresh store runs all, an old one those it lacks: there is one path.
const QList<Migration> &migrations();
inline int newestMigration() { return int(migrations().size()); }

/// The last one applied; 0 for an empty store.
Result<int> appliedMigration(Connection &connection);

/// Applies what is missing, each in one transaction together with its row in schema_migration. Errors:
/// FailedPrecondition "storage.newer" when the store is newer than this program, Corrupt "storage.migration-changed".
/// On an error the store is at the last migration that went through whole.
Result<Ok> migrate(Connection &connection, Instant now);
/// As above with another list; for tests of upgrades.
Result<Ok> migrate(Connection &connection, Instant now, const QList<Migration> &list);

Error newerStoreError(qint64 found, int known);

} // namespace steward
