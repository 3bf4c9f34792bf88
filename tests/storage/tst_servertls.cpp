// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/postgresqlconnection.h"
#include "core/storage/secretstore.h"
#include "tests/support/stores.h"
#include "tests/support/tlscluster.h"

#include <QHash>
#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

/// Passwords in memory, and how often somebody asked.
class MemorySecrets : public SecretStore
{
public:
    Result<QString> read(const QString &name) override
    {
        ++asked;
        if (broken)
            return Error{ErrorKind::Unavailable, u"keychain.unavailable"_s, u"no keychain"_s, {}, {}};
        return secrets.value(name);
    }
    Result<Ok> write(const QString &name, const QString &secret) override
    {
        secrets.insert(name, secret);
        return Ok{};
    }
    QHash<QString, QString> secrets;
    int asked = 0;
    bool broken = false;
};

/// A server with a certificate of its own CA, reached as desk.example at 127.0.0.1: for us that is another machine.
class ServerTlsTest : public QObject
{
    Q_OBJECT

private:
    static Error refusal(const QString &url, const ServerAccess &access)
    {
        const auto opened = PostgresqlConnection::open(url, PostgresqlConnection::Mode::Read, access);
        return opened ? Error{} : opened.error();
    }

    test::TlsCluster m_cluster;

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *name : {"PGPASSWORD", "PGPASSFILE", "PGSSLROOTCERT", "PGSERVICE"})
            qunsetenv(name);
        QVERIFY2(m_cluster.start(), qPrintable(m_cluster.problem()));
    }

    void theRightServerIsAccepted()
    {
        const auto opened = PostgresqlConnection::open(m_cluster.url(), PostgresqlConnection::Mode::Write, {u"steward"_s, nullptr});
        VERIFY_OK(opened);
        auto find = (*opened)->prepare(QByteArrayLiteral("SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"));
        VERIFY_OK(find);
        QVERIFY(*find->step());
        QVERIFY(find->integer(0));
        QVERIFY2(find->text(1) >= u"TLSv1.2"_s, qPrintable(find->text(1)));
    }

    void othersAreRefused_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("code");
        QTest::newRow("another name") << m_cluster.withHost(u"other.example"_s) << u"storage.wrong-host"_s;
        QTest::newRow("another CA") << m_cluster.withOtherCa() << u"storage.untrusted-server"_s;
        QTest::newRow("the system's CAs") << m_cluster.withoutCa() << u"storage.untrusted-server"_s;
        QTest::newRow("no verification") << m_cluster.url() + u"&sslmode=require"_s << u"storage.weak-tls"_s;
        QTest::newRow("no encryption") << m_cluster.url() + u"&sslmode=disable"_s << u"storage.weak-tls"_s;
    }
    void othersAreRefused()
    {
        QFETCH(QString, url);
        QFETCH(QString, code);
        const Error error = refusal(url, {u"steward"_s, nullptr});
        QVERIFY2(error.code == code, qPrintable(error.toString()));
    }

    void theLocaleDoesNotMatter()
    {
        const QByteArray before = qgetenv("LANGUAGE");
        qputenv("LANGUAGE", "de");
        setlocale(LC_ALL, "de_DE.UTF-8"); // where the machine has it, libpq speaks German now
        const Error error = refusal(m_cluster.withHost(u"other.example"_s), {u"steward"_s, nullptr});
        setlocale(LC_ALL, "C.UTF-8");
        qputenv("LANGUAGE", before);
        QCOMPARE(error.code, u"storage.wrong-host"_s);
    }

    void passwords()
    {
        const Error wrong = refusal(m_cluster.url(), {u"not this one"_s, nullptr});
        QCOMPARE(wrong.code, u"storage.password"_s);
        QVERIFY(!wrong.toString().contains(u"not this one"_s));
        QCOMPARE(refusal(m_cluster.url(), {}).code, u"storage.password-needed"_s);
        // Somebody who is not there and somebody with another password get the same answer.
        const Error stranger = refusal(QString(m_cluster.url()).replace(u"steward@"_s, u"stranger@"_s), {u"steward"_s, nullptr});
        QCOMPARE(stranger.code, u"storage.password"_s);
    }

    void passwordsFromTheKeychain()
    {
        MemorySecrets secrets;
        const auto address = ServerAddress::parse(m_cluster.url());
        VERIFY_OK(address);
        VERIFY_OK(secrets.write(address->secretName(), u"steward"_s));
        VERIFY_OK(PostgresqlConnection::open(m_cluster.url(), PostgresqlConnection::Mode::Read, {{}, &secrets}));
        QCOMPARE(secrets.asked, 1);
        // What was typed goes before it; a keychain that does not answer is not the end.
        VERIFY_OK(PostgresqlConnection::open(m_cluster.url(), PostgresqlConnection::Mode::Read, {u"steward"_s, &secrets}));
        QCOMPARE(secrets.asked, 1);
        secrets.broken = true;
        QCOMPARE(refusal(m_cluster.url(), {{}, &secrets}).code, u"storage.password-needed"_s);
        qputenv("PGPASSWORD", "steward");
        const auto fromEnvironment = PostgresqlConnection::open(m_cluster.url(), PostgresqlConnection::Mode::Read, {{}, &secrets});
        qunsetenv("PGPASSWORD");
        VERIFY_OK(fromEnvironment);
    }

    void aLostSessionComesBack()
    {
        const ServerAccess access{u"steward"_s, nullptr};
        const auto victim = PostgresqlConnection::open(m_cluster.url(), PostgresqlConnection::Mode::Read, access);
        VERIFY_OK(victim);
        const auto killer = PostgresqlConnection::open(m_cluster.url(), PostgresqlConnection::Mode::Write, access);
        VERIFY_OK(killer);
        const auto backend = [&]() -> qint64 {
            auto find = (*victim)->prepare(QByteArrayLiteral("SELECT pg_backend_pid()"));
            return find && *find->step() ? find->integer(0) : 0;
        };
        const qint64 first = backend();
        QVERIFY(first > 0);
        {
            auto kill = (*killer)->prepare(QByteArrayLiteral("SELECT pg_terminate_backend(?, 10000)"));
            VERIFY_OK(kill);
            kill->bind(first);
            QVERIFY(*kill->step());
            QVERIFY(kill->integer(0));
        }
        QTRY_VERIFY((void((*victim)->notifications()), (*victim)->isLost())); // found out without asking the server
        const auto lost = (*victim)->execute("SELECT 1");
        QVERIFY(!lost);
        QCOMPARE(lost.error().code, u"storage.disconnected"_s);
        VERIFY_OK((*victim)->reconnect());
        QVERIFY(!(*victim)->isLost());
        const qint64 second = backend();
        QVERIFY(second > 0 && second != first);
        const auto written = (*victim)->execute("CREATE TABLE t (n integer)");
        QVERIFY(!written); // as before
        QCOMPARE(written.error().code, u"storage.read-only"_s);
    }
};

QTEST_GUILESS_MAIN(ServerTlsTest)
#include "tst_servertls.moc"
