// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/serveraddress.h"
#include "core/storage/postgresqlconnection.h"

#include <QTemporaryFile>
#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

class ServerAddressTest : public QObject
{
    Q_OBJECT

private:
    static QByteArray setting(const ServerAddress &address, const char *keyword)
    {
        for (const auto &[key, value] : address.parameters()) {
            if (key == keyword)
                return value;
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        // The environment of whoever runs this must not decide what is tested.
        for (const char *name : {"PGHOST", "PGHOSTADDR", "PGSERVICE", "PGSSLMODE", "PGSSLROOTCERT"})
            qunsetenv(name);
    }

    void localOnes_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("local");
        QTest::newRow("socket by default") << u"postgresql:///desk"_s << true;
        QTest::newRow("socket folder") << u"postgresql:///desk?host=/run/postgresql"_s << true;
        QTest::newRow("localhost") << u"postgresql://maria@localhost/desk"_s << true;
        QTest::newRow("127/8") << u"postgresql://maria@127.3.2.1/desk"_s << true;
        QTest::newRow("::1") << u"postgresql://maria@[::1]/desk"_s << true;
        QTest::newRow("all of several") << u"postgresql://localhost,127.0.0.1/desk"_s << true;
        QTest::newRow("name") << u"postgresql://desk.example/desk"_s << false;
        QTest::newRow("address") << u"postgresql://10.0.0.1/desk"_s << false;
        QTest::newRow("looks local") << u"postgresql://127.0.0.1.example/desk"_s << false;
        QTest::newRow("looks local too") << u"postgresql://localhost.example/desk"_s << false;
        QTest::newRow("127 with letters") << u"postgresql://127.0.0.x/desk"_s << false;
        QTest::newRow("one of several") << u"postgresql://localhost,desk.example/desk"_s << false;
        QTest::newRow("local name, other address") << u"postgresql://localhost/desk?hostaddr=10.0.0.1"_s << false;
        QTest::newRow("other name, local address") << u"postgresql://desk.example/desk?hostaddr=127.0.0.1"_s << false;
        QTest::newRow("host in the query") << u"postgresql:///desk?host=desk.example"_s << false;
    }
    void localOnes()
    {
        QFETCH(QString, url);
        QFETCH(bool, local);
        const auto address = ServerAddress::parse(url);
        QVERIFY2(address, qPrintable(address ? QString() : address.error().toString()));
        QCOMPARE(address->isLocal(), local);
        QCOMPARE(setting(*address, "sslmode"), local ? QByteArray() : QByteArray("verify-full"));
    }

    void remoteOnesAreVerified()
    {
        const auto address = ServerAddress::parse(u"postgresql://maria@desk.example:5433/desk"_s);
        QVERIFY(address);
        QCOMPARE(setting(*address, "sslmode"), QByteArray("verify-full"));
        QCOMPARE(setting(*address, "channel_binding"), QByteArray("require"));
        QCOMPARE(setting(*address, "gssencmode"), QByteArray("disable"));
        QCOMPARE(setting(*address, "ssl_min_protocol_version"), QByteArray("TLSv1.2"));
        QCOMPARE(address->host(), u"desk.example"_s);
        QCOMPARE(address->secretName(), u"maria@desk.example:5433/desk"_s);
    }

    void theEnvironmentDoesNotWeaken()
    {
        qputenv("PGSSLMODE", "disable");
        const auto address = ServerAddress::parse(u"postgresql://desk.example/desk"_s);
        qunsetenv("PGSSLMODE");
        QVERIFY(address);
        QCOMPARE(setting(*address, "sslmode"), QByteArray("verify-full"));
        qputenv("PGHOST", "desk.example"); // and decides where a URL without a host leads
        const auto named = ServerAddress::parse(u"postgresql:///desk"_s);
        qunsetenv("PGHOST");
        QVERIFY(named);
        QVERIFY(!named->isLocal());
        QCOMPARE(setting(*named, "sslmode"), QByteArray("verify-full"));
    }

    void weakOnesAreRefused_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("code");
        for (const char *mode : {"disable", "allow", "prefer", "require", "verify-ca"})
            QTest::newRow(mode) << u"sslmode="_s + QString::fromLatin1(mode) << u"storage.weak-tls"_s;
        QTest::newRow("old TLS") << u"ssl_min_protocol_version=TLSv1"_s << u"storage.weak-tls"_s;
        QTest::newRow("no binding") << u"channel_binding=disable"_s << u"storage.weak-tls"_s;
        QTest::newRow("service") << u"service=other"_s << u"storage.url"_s;
        QTest::newRow("no CA") << u"sslrootcert=/not/there.pem"_s << u"storage.no-ca"_s;
        QTest::newRow("password") << u"password=Tr0ub4dor"_s << u"storage.password-in-url"_s;
    }
    void weakOnesAreRefused()
    {
        QFETCH(QString, query);
        QFETCH(QString, code);
        const auto address = ServerAddress::parse(u"postgresql://maria@desk.example/desk?"_s + query);
        QVERIFY(!address);
        QCOMPARE(address.error().code, code);
        QVERIFY(!address.error().hint.isEmpty()); // says how to do it right
        QVERIFY(!address.error().toString().contains(u"Tr0ub4dor"_s));
        if (code == u"storage.weak-tls"_s) {
            const auto insisted = ServerAddress::parse(u"postgresql://maria@desk.example/desk?"_s + query, ServerTrust::AsWritten);
            QVERIFY(insisted);
        }
    }

    void passwordsAreNeverRepeated_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("user info") << u"postgresql://maria:Tr0ub4dor@desk.example/desk"_s;
        QTest::newRow("local too") << u"postgresql://maria:Tr0ub4dor@localhost/desk"_s;
        QTest::newRow("malformed port") << u"postgresql://maria:Tr0ub4dor@desk.example:x/desk"_s;
        QTest::newRow("malformed query") << u"postgresql://maria:Tr0ub4dor@desk.example/desk?a"_s;
        QTest::newRow("malformed host") << u"postgresql://maria:Tr0ub4dor@[::1/desk"_s;
        QTest::newRow("bad percent") << u"postgresql://maria:Tr0ub4dor%zz@desk.example/desk"_s;
        QTest::newRow("keywords") << u"host=desk.example password=Tr0ub4dor"_s;
        QTest::newRow("broken keywords") << u"host=desk.example password='Tr0ub4dor"_s;
    }
    void passwordsAreNeverRepeated()
    {
        QFETCH(QString, url);
        const auto address = ServerAddress::parse(url);
        QVERIFY(!address);
        QVERIFY2(!address.error().toString().contains(u"Tr0ub4dor"_s), qPrintable(address.error().toString()));
        QVERIFY(!address.error().args.join(u' ').contains(u"Tr0ub4dor"_s));
        QVERIFY(!ServerAddress::shown(url).contains(u"Tr0ub4dor"_s));
        const auto opened = PostgresqlConnection::open(url, PostgresqlConnection::Mode::Read);
        QVERIFY(!opened);
        QVERIFY(!opened.error().toString().contains(u"Tr0ub4dor"_s));
    }

    void authorities()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        const auto address = ServerAddress::parse(u"postgresql://desk.example/desk?sslrootcert="_s + file.fileName());
        QVERIFY(address);
        QCOMPARE(setting(*address, "sslrootcert"), file.fileName().toUtf8());
    }

    void names_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("shown");
        QTest::newRow("all") << u"postgresql://maria@desk.example:5433/desk"_s << u"maria@desk.example/desk"_s;
        QTest::newRow("no login") << u"postgresql://desk.example/desk"_s << u"desk.example/desk"_s;
        QTest::newRow("socket") << u"postgresql://maria@/desk?host=/run/postgresql"_s << u"maria@localhost/desk"_s;
        QTest::newRow("with a missing CA") << u"postgresql://maria@desk.example/desk?sslrootcert=/not/there"_s
                                           << u"maria@desk.example/desk"_s;
    }
    void names()
    {
        QFETCH(QString, url);
        QFETCH(QString, shown);
        QCOMPARE(ServerAddress::shown(url), shown);
    }

    void urlsOfDialogs_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("database");
        QTest::addColumn<QString>("login");
        QTest::newRow("plain") << u"desk.example"_s << 0 << u"steward"_s << u"maria"_s;
        QTest::newRow("port") << u"desk.example"_s << 5433 << u"steward"_s << u"maria"_s;
        QTest::newRow("odd names") << u"desk.example"_s << 0 << u"a/b?c"_s << u"maria@corp:x"_s;
        QTest::newRow("japanese") << u"desk.example"_s << 0 << u"机"_s << u"佐藤"_s;
        QTest::newRow("address 6") << u"fe80::1"_s << 5433 << u"steward"_s << u"maria"_s;
        QTest::newRow("socket") << u"/run/postgresql"_s << 5433 << u"steward"_s << u"maria"_s;
    }
    void urlsOfDialogs()
    {
        QFETCH(QString, host);
        QFETCH(int, port);
        QFETCH(QString, database);
        QFETCH(QString, login);
        const QString url = ServerAddress::urlOf(host, port, database, login, {});
        const auto address = ServerAddress::parse(url);
        QVERIFY2(address, qPrintable(url));
        QCOMPARE(address->host(), host);
        QCOMPARE(address->database(), database);
        QCOMPARE(address->login(), login);
        QCOMPARE(setting(*address, "port"), port ? QByteArray::number(port) : QByteArray());
    }

    void minorVersions()
    {
        QVERIFY(!PostgresqlConnection::isRecentEnough(140099));
        QVERIFY(!PostgresqlConnection::isRecentEnough(150017));
        QVERIFY(PostgresqlConnection::isRecentEnough(150018));
        QVERIFY(!PostgresqlConnection::isRecentEnough(160001));
        QVERIFY(!PostgresqlConnection::isRecentEnough(170009));
        QVERIFY(PostgresqlConnection::isRecentEnough(180004));
        QVERIFY(PostgresqlConnection::isRecentEnough(190000));
    }
};

QTEST_GUILESS_MAIN(ServerAddressTest)
#include "tst_serveraddress.moc"
