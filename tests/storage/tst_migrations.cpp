// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/stores.h"

#include "core/storage/migrations/migration.h"

#include <QFile>
#include <QTest>

using namespace steward;

namespace {

/// A database without anything in it.
class EmptyStore
{
public:
    explicit EmptyStore(Dialect dialect) : m_dialect(dialect), m_database(dialect) {}
    Result<Ok> open()
    {
        if (m_dialect == Dialect::Sqlite) {
            STEWARD_ASSIGN(m_connection, SqliteConnection::open(QStringLiteral(":memory:"), SqliteConnection::Mode::Create));
            return Ok{};
        }
        STEWARD_TRY(m_database.makeDatabase());
        STEWARD_ASSIGN(m_connection, PostgresqlConnection::open(m_database.url(), PostgresqlConnection::Mode::Write));
        return m_connection->execute("CREATE SCHEMA steward");
    }
    Connection *operator->() { return m_connection.get(); }
    Connection &operator*() { return *m_connection; }

private:
    Dialect m_dialect;
    test::TestStore m_database;
    std::unique_ptr<Connection> m_connection;
};

/// Every table and index with its text, as the database itself tells it.
QStringList schemaOf(Connection &connection)
{
    QStringList lines;
    auto rows = connection.prepare(connection.dialect() == Dialect::Sqlite
            ? QByteArrayLiteral("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
            : QByteArrayLiteral("SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable FROM "
                                "information_schema.columns WHERE table_schema = 'steward' UNION ALL "
                                "SELECT indexdef FROM pg_indexes WHERE schemaname = 'steward' ORDER BY 1"));
    if (!rows)
        return {rows.error().toString()};
    for (auto row = rows->step(); row && *row; row = rows->step())
        lines.append(rows->text(0));
    return lines;
}

QList<Migration> withTwoMore()
{
    QList<Migration> list = migrations();
    list.append({int(list.size()) + 1, QStringLiteral("vehicles"),
        QStringLiteral("CREATE TABLE vehicle (rid {key}, plate {text} NOT NULL) {table}")});
    list.append({int(list.size()) + 1, QStringLiteral("wheels"),
        QStringLiteral("ALTER TABLE vehicle ADD COLUMN wheels {integer}")});
    return list;
}

} // namespace

class TestMigrations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersHaveNoGaps()
    {
        for (int i = 0; i < newestMigration(); ++i)
            QCOMPARE(migrations().at(i).number, i + 1);
    }

    void golden_data()
    {
        QTest::addColumn<Dialect>("dialect");
        QTest::newRow("sqlite") << Dialect::Sqlite;
        QTest::newRow("postgresql") << Dialect::Postgresql;
    }
    /// The frozen text of each migration: a released one must never change.
    void golden()
    {
        QFETCH(Dialect, dialect);
        for (const Migration &migration : migrations()) {
            QFile file(qEnvironmentVariable("STEWARD_SOURCE_DIR")
                + QStringLiteral("/tests/data/schema/%1_%2-%3.sql").arg(migration.number, 4, 10, QLatin1Char('0'))
                      .arg(migration.name, QString::fromLatin1(QTest::currentDataTag())));
            if (qEnvironmentVariableIsSet("STEWARD_UPDATE_GOLDEN")) {
                QVERIFY(file.open(QIODevice::WriteOnly));
                file.write(migration.sql(dialect).toUtf8());
                continue;
            }
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            QCOMPARE(migration.sql(dialect), QString::fromUtf8(file.readAll()));
        }
        QVERIFY2(!qEnvironmentVariableIsSet("STEWARD_UPDATE_GOLDEN"), "golden files written; run again without");
    }

    void freshAndOldEndTheSame_data() { test::storeRows(); }
    void freshAndOldEndTheSame()
    {
        QFETCH(Dialect, dialect);
        const QList<Migration> list = withTwoMore();
        EmptyStore fresh(dialect);
        VERIFY_OK(fresh.open());
        VERIFY_OK(migrate(*fresh, Instant{1000}, list));

        EmptyStore old(dialect);
        VERIFY_OK(old.open());
        VERIFY_OK(migrate(*old, Instant{1000}, migrations()));
        VERIFY_OK(old->execute(QByteArrayLiteral("INSERT INTO setting VALUES ('a', 'b')")));
        VERIFY_OK(migrate(*old, Instant{2000}, list));

        QCOMPARE(schemaOf(*old), schemaOf(*fresh));
        QCOMPARE(*appliedMigration(*old), newestMigration() + 2);
        auto kept = old->prepare(QByteArrayLiteral("SELECT value FROM setting WHERE key = 'a'"));
        VERIFY_OK(kept);
        QVERIFY(*kept->step());
        QCOMPARE(kept->text(0), QStringLiteral("b"));
    }

    void eachStepIsWrittenDown_data() { test::storeRows(); }
    void eachStepIsWrittenDown()
    {
        QFETCH(Dialect, dialect);
        EmptyStore connection(dialect);
        VERIFY_OK(connection.open());
        VERIFY_OK(migrate(*connection, Instant{1234}));
        auto rows = connection->prepare(QByteArrayLiteral("SELECT number, name, checksum, applied_at FROM schema_migration"));
        VERIFY_OK(rows);
        QVERIFY(*rows->step());
        QCOMPARE(rows->integer(0), 1);
        QCOMPARE(rows->text(1), QStringLiteral("source_tables"));
        QCOMPARE(rows->text(2), migrations().at(0).checksum(dialect));
        QCOMPARE(rows->integer(3), 1234);
    }

    void againChangesNothing_data() { test::storeRows(); }
    void againChangesNothing()
    {
        QFETCH(Dialect, dialect);
        EmptyStore connection(dialect);
        VERIFY_OK(connection.open());
        VERIFY_OK(migrate(*connection, Instant{1}));
        const QStringList before = schemaOf(*connection);
        VERIFY_OK(migrate(*connection, Instant{2}));
        QCOMPARE(schemaOf(*connection), before);
        auto rows = connection->prepare(QByteArrayLiteral("SELECT max(applied_at) FROM schema_migration"));
        QVERIFY(*rows->step());
        QCOMPARE(rows->integer(0), 1);
    }

    void aFailingStepLeavesTheOneBefore_data() { test::storeRows(); }
    void aFailingStepLeavesTheOneBefore()
    {
        QFETCH(Dialect, dialect);
        QList<Migration> list = withTwoMore();
        list.append({int(list.size()) + 1, QStringLiteral("broken"),
            QStringLiteral("CREATE TABLE half (rid {key}) {table}; INSERT INTO nowhere VALUES (1)")});
        EmptyStore connection(dialect);
        VERIFY_OK(connection.open());
        const auto result = migrate(*connection, Instant{1}, list);
        QVERIFY(!result);
        QCOMPARE(*appliedMigration(*connection), int(list.size()) - 1);
        QVERIFY(schemaOf(*connection).filter(QStringLiteral("half")).isEmpty());
    }

    void newerIsRefused_data() { test::storeRows(); }
    void newerIsRefused()
    {
        QFETCH(Dialect, dialect);
        EmptyStore connection(dialect);
        VERIFY_OK(connection.open());
        VERIFY_OK(migrate(*connection, Instant{1}, withTwoMore()));
        const QStringList before = schemaOf(*connection);
        const auto result = migrate(*connection, Instant{2});
        QVERIFY(!result);
        QCOMPARE(result.error().code, QStringLiteral("storage.newer"));
        QCOMPARE(result.error().kind, ErrorKind::FailedPrecondition);
        QCOMPARE(schemaOf(*connection), before);
    }

    void anEditedStepIsFound_data() { test::storeRows(); }
    void anEditedStepIsFound()
    {
        QFETCH(Dialect, dialect);
        EmptyStore connection(dialect);
        VERIFY_OK(connection.open());
        VERIFY_OK(migrate(*connection, Instant{1}));
        QList<Migration> list = migrations();
        list[0].text += QStringLiteral("\n-- edited");
        const auto result = migrate(*connection, Instant{2}, list);
        QVERIFY(!result);
        QCOMPARE(result.error().code, QStringLiteral("storage.migration-changed"));
    }

    void sourceTablesAreStrict()
    {
        EmptyStore connection(Dialect::Sqlite);
        VERIFY_OK(connection.open());
        VERIFY_OK(migrate(*connection, Instant{1}));
        QVERIFY(!connection->execute(QByteArrayLiteral("INSERT INTO record (rid, id, type) VALUES (1, 'text', 'incident')")));
        QVERIFY(connection->execute(QByteArrayLiteral("INSERT INTO record (rid, id, type) VALUES (1, x'01', 'incident')")));
        QVERIFY(!connection->execute(QByteArrayLiteral("INSERT INTO number_alias VALUES ('INC-1', 99, 'primary')"))); // no such record
        QVERIFY(!connection->execute(QByteArrayLiteral("INSERT INTO number_alias VALUES ('INC-1', 1, 'nickname')")));
        QVERIFY(connection->execute(QByteArrayLiteral("INSERT INTO number_alias VALUES ('INC-1', 1, 'primary')")));
    }
};

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
