// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"

struct sqlite3;

namespace steward {

/// A session with a SQLite file through SQLite's own C interface: it gives blobs, interruption and statement reuse
/// without a conversion per value, which Qt Sql does not.
class SqliteConnection : public Connection
{
public:
    enum class Mode {
        Create, ///< read and write; the file is made when absent
        Write, ///< read and write; must exist
        Read, ///< query_only; must exist
        Image, ///< as Read, of a file that nobody can write: no locks and no files beside it
    };

    /// WAL, synchronous=FULL, foreign keys on, busy timeout 5 s. Errors: NotFound "storage.no-file", Corrupt
    /// "storage.damaged", FailedPrecondition "storage.not-a-workspace", PermissionDenied "storage.read-only",
    /// Unavailable "storage.busy", OutOfSpace "storage.full".
    static Result<std::unique_ptr<SqliteConnection>> open(const QString &path, Mode mode);
    ~SqliteConnection() override;

    Dialect dialect() const override { return Dialect::Sqlite; }
    Result<Ok> execute(const QByteArray &sql) override;
    qint64 changes() const override;
    bool inTransaction() const override;
    void interrupt() override;
    /// For backup and diagnosis only.
    sqlite3 *handle() const { return m_database; }

protected:
    Result<std::unique_ptr<StatementDriver>> prepareDriver(const QByteArray &sql) override;

private:
    explicit SqliteConnection(sqlite3 *database) : m_database(database) {}
    sqlite3 *m_database;
};

/// The one place where SQLite's result codes become errors.
Error sqliteError(sqlite3 *database, int code);

} // namespace steward
