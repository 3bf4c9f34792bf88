// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/stores.h"

#include "core/storage/migrations/migration.h"
#include "core/storage/projectionschema.h"

#include <QTest>

#include <thread>

using namespace steward;
using test::TestStore;

class TestConnection : public QObject
{
    Q_OBJECT

private:
    /// `{integer}` and the like as in migrations.
    static QByteArray portable(const char *text, Dialect dialect)
    {
        return Migration{1, {}, QString::fromUtf8(text)}.sql(dialect).toUtf8();
    }

private Q_SLOTS:
    void valuesComeBackAsTheyWent_data() { test::storeRows(); }
    void valuesComeBackAsTheyWent()
    {
        QFETCH(Dialect, dialect);
        TestStore store(dialect);
        VERIFY_OK(store.open());
        Connection &connection = store.connection();
        VERIFY_OK(connection.execute(portable(
            "CREATE TABLE thing (rid {key}, n {integer}, t {text}, b {bytes}, u {uuid}) {table}", dialect)));
        const QByteArray allBytes = [] {
            QByteArray bytes;
            for (int i = 0; i < 256; ++i)
                bytes.append(char(i));
            return bytes.repeated(5000);
        }();
        const Uuid id = Uuid::fromString(u"0190aaaa-bbbb-7ccc-8ddd-eeeeffff0001");
        const QString text = QStringLiteral("障害 \U0001F5A8 'quoted' \"?\" ? \\ Ä\n");
        {
            auto insert = connection.prepare(QByteArrayLiteral("INSERT INTO thing (rid, n, t, b, u) VALUES (?, ?, ?, ?, ?)"));
            VERIFY_OK(insert);
            insert->bind(qint64(1), std::numeric_limits<qint64>::min(), text, allBytes, id);
            VERIFY_OK(insert->run());
            QCOMPARE(connection.changes(), 1);
            insert->bind(qint64(2), nullptr, nullptr, nullptr, nullptr);
            VERIFY_OK(insert->run());
            insert->bind(qint64(3), std::numeric_limits<qint64>::max(), QString(), QByteArray(), Uuid());
            VERIFY_OK(insert->run());
        }
        auto rows = connection.prepare(QByteArrayLiteral("SELECT n, t, b, u FROM thing WHERE rid >= ? ORDER BY rid"));
        VERIFY_OK(rows);
        rows->bind(1);
        QCOMPARE(rows->columnCount(), 4);
        QVERIFY(*rows->step());
        QCOMPARE(rows->integer(0), std::numeric_limits<qint64>::min());
        QCOMPARE(rows->text(1), text);
        QCOMPARE(rows->blob(2), allBytes);
        QCOMPARE(rows->uuid(3), id);
        QVERIFY(*rows->step());
        for (int column = 0; column < 4; ++column)
            QVERIFY(rows->isNull(column));
        QCOMPARE(rows->integer(0), 0);
        QCOMPARE(rows->blob(2), QByteArray());
        QVERIFY(*rows->step());
        QCOMPARE(rows->integer(0), std::numeric_limits<qint64>::max());
        QVERIFY(!rows->isNull(1) && !rows->isNull(2) && !rows->isNull(3)); // empty is not absent
        QVERIFY(!*rows->step());
    }

    /// Ever new statements do not pile up, and those on loan stay alive.
    void statementsAreForgotten_data() { test::storeRows(); }
    void statementsAreForgotten()
    {
        QFETCH(Dialect, dialect);
        TestStore store(dialect);
        VERIFY_OK(store.open());
        Connection &connection = store.connection();
        auto onLoan = connection.prepare(QByteArrayLiteral("SELECT 7"));
        VERIFY_OK(onLoan);
        for (size_t i = 0; i < 3 * Connection::mostStatements; ++i) {
            auto statement = connection.prepare("SELECT " + QByteArray::number(qulonglong(i)));
            VERIFY_OK(statement);
            QVERIFY(*statement->step());
            QCOMPARE(statement->integer(0), qint64(i));
        }
        QVERIFY(*onLoan->step());
        QCOMPARE(onLoan->integer(0), 7);
        if (dialect == Dialect::Postgresql) {
            auto count = connection.prepare(QByteArrayLiteral("SELECT count(*) FROM pg_prepared_statements"));
            VERIFY_OK(count);
            QVERIFY(*count->step());
            QVERIFY2(count->integer(0) <= qint64(Connection::mostStatements) + 2, qPrintable(QString::number(count->integer(0))));
        }
    }

    void aggregatesAndLiterals_data() { test::storeRows(); }
    void aggregatesAndLiterals()
    {
        QFETCH(Dialect, dialect);
        TestStore store(dialect);
        VERIFY_OK(store.open());
        Connection &connection = store.connection();
        VERIFY_OK(connection.execute(portable("CREATE TABLE thing (rid {key}, n {integer}) {table}; "
                                              "INSERT INTO thing VALUES (1, 123456), (2, 99990000), (3, -5), (4, NULL)", dialect)));
        auto sums = connection.prepare(QByteArrayLiteral(
            "SELECT sum(n), count(*), max(n), -sum(n), sum(n) FILTER (WHERE n < 0), '?', count(n) > 2, sum(0 * n) FROM thing -- ?\n"));
        VERIFY_OK(sums);
        QVERIFY(*sums->step());
        QCOMPARE(sums->integer(0), 100113451);
        QCOMPARE(sums->integer(1), 4);
        QCOMPARE(sums->integer(2), 99990000);
        QCOMPARE(sums->integer(3), -100113451);
        QCOMPARE(sums->integer(4), -5);
        QCOMPARE(sums->text(5), QStringLiteral("?"));
        QCOMPARE(sums->integer(6), 1);
        QCOMPARE(sums->integer(7), 0);
        QCOMPARE(sums->text(0), QStringLiteral("100113451")); // numbers have a text form
    }

    void statementsNestAndAreReused_data() { test::storeRows(); }
    void statementsNestAndAreReused()
    {
        QFETCH(Dialect, dialect);
        TestStore store(dialect);
        VERIFY_OK(store.open());
        Connection &connection = store.connection();
        VERIFY_OK(connection.execute("INSERT INTO setting VALUES ('a', '1'), ('b', '2'), ('c', '3')"));
        const QByteArray all = QByteArrayLiteral("SELECT key FROM setting ORDER BY key");
        QStringList pairs;
        auto outer = connection.prepare(all);
        VERIFY_OK(outer);
        for (auto row = outer->step(); *row; row = outer->step()) {
            auto inner = connection.prepare(all); // the same text while the first is in use
            VERIFY_OK(inner);
            for (auto other = inner->step(); *other; other = inner->step())
                pairs.append(outer->text(0) + inner->text(0));
        }
        QCOMPARE(pairs.join(QLatin1Char(' ')), QStringLiteral("aa ab ac ba bb bc ca cb cc"));
    }

    void transactions_data() { test::storeRows(); }
    void transactions()
    {
        QFETCH(Dialect, dialect);
        TestStore store(dialect);
        VERIFY_OK(store.open());
        Connection &connection = store.connection();
        {
            auto transaction = Transaction::begin(connection, Transaction::Mode::Immediate);
            VERIFY_OK(transaction);
            VERIFY_OK(connection.execute("INSERT INTO setting VALUES ('lost', '1')"));
        }
        {
            auto transaction = Transaction::begin(connection, Transaction::Mode::Immediate);
            VERIFY_OK(transaction);
            VERIFY_OK(connection.execute("INSERT INTO setting VALUES ('kept', '1')"));
            VERIFY_OK(transaction->commit());
        }
        auto reader = store.another(true);
        VERIFY_OK(reader);
        auto rows = (*reader)->prepare(QByteArrayLiteral("SELECT key FROM setting"));
        VERIFY_OK(rows);
        QVERIFY(*rows->step());
        QCOMPARE(rows->text(0), QStringLiteral("kept"));
        QVERIFY(!*rows->step());
    }

    void errorsHaveTheSameCodes_data() { test::storeRows(); }
    void errorsHaveTheSameCodes()
    {
        QFETCH(Dialect, dialect);
        TestStore store(dialect);
        VERIFY_OK(store.open());
        Connection &connection = store.connection();
        VERIFY_OK(connection.execute("INSERT INTO setting VALUES ('a', '1')"));
        const auto twice = connection.execute("INSERT INTO setting VALUES ('a', '2')");
        QVERIFY(!twice);
        QCOMPARE(twice.error().code, QStringLiteral("storage.constraint"));
        QCOMPARE(twice.error().kind, ErrorKind::AlreadyExists);
        const auto stranger = connection.execute("INSERT INTO number_alias VALUES ('INC-1', 77, 'primary')");
        QVERIFY(!stranger);
        QCOMPARE(stranger.error().code, QStringLiteral("storage.constraint"));
        const auto typo = connection.prepare(QByteArrayLiteral("SELEKT 1"));
        QVERIFY(!typo);
        QCOMPARE(typo.error().code, QStringLiteral("storage.sql"));
        QCOMPARE(typo.error().args.last(), QStringLiteral("SELEKT 1"));

        auto reader = store.another(true);
        VERIFY_OK(reader);
        const auto written = (*reader)->execute("INSERT INTO setting VALUES ('b', '1')");
        QVERIFY(!written);
        QCOMPARE(written.error().code, QStringLiteral("storage.read-only"));
        QCOMPARE(written.error().kind, ErrorKind::PermissionDenied);
    }

    void interruptStopsARunningStatement_data() { test::storeRows(); }
    void interruptStopsARunningStatement()
    {
        QFETCH(Dialect, dialect);
        TestStore store(dialect);
        VERIFY_OK(store.open());
        Connection &connection = store.connection();
        auto endless = connection.prepare(QByteArrayLiteral(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i > 0) SELECT count(*) FROM n"));
        VERIFY_OK(endless);
        std::atomic<bool> done = false;
        std::thread stopper([&] {
            while (!done) { // until it has an effect: an interrupt before the start stops nothing
                connection.interrupt();
                std::this_thread::yield();
            }
        });
        const auto row = endless->step();
        done = true;
        stopper.join();
        QVERIFY(!row);
        QCOMPARE(row.error().kind, ErrorKind::Cancelled);
        QCOMPARE(row.error().code, QStringLiteral("storage.cancelled"));
        // The session is as good as before, once a late request has passed.
        for (int attempt = 0;; ++attempt) {
            const auto again = connection.execute("SELECT 1");
            if (again)
                break;
            QCOMPARE(again.error().kind, ErrorKind::Cancelled);
            QVERIFY(attempt < 1000);
        }
    }

    void generatedTablesFitBoth_data() { test::storeRows(); }
    void generatedTablesFitBoth()
    {
        QFETCH(Dialect, dialect);
        TestStore store(dialect);
        VERIFY_OK(store.open());
        for (const ProjectionTable &table : projectionTables(*Schema::builtIn())) {
            VERIFY_OK(store.connection().execute(createSql(table, dialect).toUtf8()));
            for (const QString &index : indexSql(table, dialect))
                VERIFY_OK(store.connection().execute(index.toUtf8()));
        }
    }

    void placeholders_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("numbered");
        QTest::newRow("in order") << QByteArrayLiteral("a = ? AND b IN (?,?)") << QByteArrayLiteral("a = $1 AND b IN ($2,$3)");
        QTest::newRow("numbered") << QByteArrayLiteral("?1 ?2 ?1 ?") << QByteArrayLiteral("$1 $2 $1 $3");
        QTest::newRow("literal") << QByteArrayLiteral("'it''s ?' || ?") << QByteArrayLiteral("'it''s ?' || $1");
        QTest::newRow("name") << QByteArrayLiteral("\"a?\" = ?") << QByteArrayLiteral("\"a?\" = $1");
        QTest::newRow("comments") << QByteArrayLiteral("-- ?\n? /* ? */ ?") << QByteArrayLiteral("-- ?\n$1 /* ? */ $2");
        QTest::newRow("open ends") << QByteArrayLiteral("? '?") << QByteArrayLiteral("$1 '?");
        QTest::newRow("minus") << QByteArrayLiteral("5 - ? / ?") << QByteArrayLiteral("5 - $1 / $2");
    }
    void placeholders()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QByteArray, numbered);
        QCOMPARE(numberedPlaceholders(sql), numbered);
    }

    void serverErrors_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("code");
        QTest::addColumn<ErrorKind>("kind");
        const auto with = [](const char *key, const QString &value) {
            QUrl url(test::DatabasePool::clusterUrl());
            if (qstrcmp(key, "path") == 0) {
                url.setPath(value);
                return url.toString();
            }
            QString query = url.query();
            query.replace(QRegularExpression(QString::fromLatin1(key) + QStringLiteral("=[^&]*")),
                QString::fromLatin1(key) + QLatin1Char('=') + value);
            url.setQuery(query);
            return url.toString();
        };
        QTest::newRow("no server") << QStringLiteral("postgresql:///x?host=/nowhere/at/all")
                                   << QStringLiteral("storage.no-server") << ErrorKind::Unavailable;
        QTest::newRow("malformed") << QStringLiteral("postgresql:///x?nonsense=1") << QStringLiteral("storage.url")
                                   << ErrorKind::InvalidArgument;
        QTest::newRow("no database") << with("path", QStringLiteral("/not_there")) << QStringLiteral("storage.no-database")
                                     << ErrorKind::NotFound;
        QTest::newRow("no login") << with("user", QStringLiteral("stranger")) << QStringLiteral("storage.login")
                                  << ErrorKind::PermissionDenied;
    }
    void serverErrors()
    {
        QFETCH(QString, url);
        QFETCH(QString, code);
        QFETCH(ErrorKind, kind);
        QVERIFY2(!test::DatabasePool::clusterUrl().isEmpty(), "STEWARD_TEST_POSTGRESQL is not set");
        const auto opened = PostgresqlConnection::open(url, PostgresqlConnection::Mode::Read);
        QVERIFY(!opened);
        QVERIFY2(opened.error().code == code, qPrintable(opened.error().toString()));
        QCOMPARE(opened.error().kind, kind);
    }

    void serverWithoutWorkspace()
    {
        TestStore store(Dialect::Postgresql);
        VERIFY_OK(store.makeDatabase());
        const auto opened = openPostgresqlStore(store.url(), PostgresqlConnection::Mode::Read);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, QStringLiteral("storage.not-a-workspace"));

        ManualClock clock(Instant{1});
        VERIFY_OK(createPostgresqlStore(store.url(), clock));
        VERIFY_OK(openPostgresqlStore(store.url(), PostgresqlConnection::Mode::Read));
        const auto again = createPostgresqlStore(store.url(), clock);
        QVERIFY(!again);
        QCOMPARE(again.error().code, QStringLiteral("storage.exists"));
    }
};

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
