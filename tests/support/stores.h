// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/postgresqlstore.h"
#include "core/storage/sqlitefile.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

Q_DECLARE_METATYPE(steward::Dialect)

/// Fails the test with the sentence of the error.
#define VERIFY_OK(result) \
    do { \
        const auto &stewardChecked = (result); \
        QVERIFY2(stewardChecked, qPrintable(stewardChecked ? QString() : stewardChecked.error().toString())); \
    } while (false)

namespace steward::test {

/// The rows every storage test runs on: `void reads_data() { test::storeRows(); }`, `QFETCH(Dialect, dialect);`.
inline void storeRows()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::newRow("sqlite") << Dialect::Sqlite;
    QTest::newRow("postgresql") << Dialect::Postgresql;
}

/// Databases of this test program on the test cluster. Making one takes a second, emptying one does not, so they are
/// handed on from test to test and dropped at the end.
class DatabasePool
{
public:
    static DatabasePool &instance()
    {
        static DatabasePool pool;
        return pool;
    }
    static QString clusterUrl() { return qEnvironmentVariable("STEWARD_TEST_POSTGRESQL"); }

    Result<QString> take()
    {
        if (clusterUrl().isEmpty()) {
            return Error{ErrorKind::FailedPrecondition, QStringLiteral("test.no-cluster"),
                QStringLiteral("STEWARD_TEST_POSTGRESQL is not set"),
                QStringLiteral("packaging/postgres-cluster run ctest …"), {}};
        }
        if (!m_free.isEmpty())
            return m_free.takeLast();
        if (!m_admin) {
            STEWARD_ASSIGN(m_admin, PostgresqlConnection::open(clusterUrl(), PostgresqlConnection::Mode::Write));
        }
        const QString name = QStringLiteral("test_%1_%2").arg(QCoreApplication::applicationPid()).arg(++m_made);
        STEWARD_TRY(m_admin->execute("CREATE DATABASE \"" + name.toUtf8() + "\""));
        return name;
    }
    void giveBack(const QString &name)
    {
        const auto connection = PostgresqlConnection::open(urlOf(name), PostgresqlConnection::Mode::Write);
        if (connection && (*connection)->execute("DROP SCHEMA IF EXISTS steward CASCADE"))
            m_free.append(name);
    }
    static QString urlOf(const QString &database)
    {
        QUrl url(clusterUrl());
        url.setPath(QLatin1Char('/') + database);
        return url.toString();
    }
    ~DatabasePool()
    {
        for (const QString &name : m_free)
            (void)m_admin->execute("DROP DATABASE IF EXISTS \"" + name.toUtf8() + "\" WITH (FORCE)");
    }

private:
    std::unique_ptr<PostgresqlConnection> m_admin;
    QStringList m_free;
    int m_made = 0;
};

/// An empty workspace that vanishes with this object: a file, or a database of the test cluster. Without
/// STEWARD_TEST_POSTGRESQL (packaging/postgres-cluster) the PostgreSQL rows fail; they are never skipped.
class TestStore
{
public:
    explicit TestStore(Dialect dialect, Instant now = {1'700'000'000'000}) : m_dialect(dialect), m_clock(now) {}
    ~TestStore()
    {
        m_connection.reset();
        if (!m_database.isEmpty())
            DatabasePool::instance().giveBack(m_database);
    }

    Result<Ok> open()
    {
        if (m_dialect == Dialect::Sqlite) {
            STEWARD_ASSIGN(SqliteFile file, createSqliteFile(path(), m_clock));
            m_connection = std::move(file.connection);
            return m_connection->execute("PRAGMA synchronous=OFF"); // tests do not cut the power
        }
        STEWARD_TRY(makeDatabase());
        STEWARD_ASSIGN(auto connection, createPostgresqlStore(url(), m_clock));
        m_connection = std::move(connection);
        return Ok{};
    }
    Connection &connection() { return *m_connection; }

    /// A second session with the same store.
    Result<std::unique_ptr<Connection>> another(bool reading)
    {
        if (m_dialect == Dialect::Sqlite) {
            STEWARD_ASSIGN(SqliteFile file, openSqliteFile(path(),
                reading ? SqliteConnection::Mode::Read : SqliteConnection::Mode::Write, m_clock));
            return std::unique_ptr<Connection>(std::move(file.connection));
        }
        STEWARD_ASSIGN(auto connection, openPostgresqlStore(url(),
            reading ? PostgresqlConnection::Mode::Read : PostgresqlConnection::Mode::Write));
        return std::unique_ptr<Connection>(std::move(connection));
    }

    QString path() const { return m_folder.filePath(QStringLiteral("desk.steward")); }
    /// URL of this store's own database.
    QString url() const { return DatabasePool::urlOf(m_database); }
    /// A database without a workspace.
    Result<Ok> makeDatabase()
    {
        STEWARD_ASSIGN(m_database, DatabasePool::instance().take());
        return Ok{};
    }

private:
    Dialect m_dialect;
    ManualClock m_clock;
    QTemporaryDir m_folder;
    QString m_database;
    std::unique_ptr<Connection> m_connection;
};

} // namespace steward::test
