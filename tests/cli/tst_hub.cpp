// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// The hub's verbs from a shell: a desk file becomes a team server of the test cluster, and somebody is let in.

#include "tests/support/program.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace steward::test;
using namespace Qt::StringLiterals;

class HubVerbTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDeskBecomesAHub();
    void wrongUseIsSaid();

private:
    ProgramResult run(const QStringList &words, const QHash<QString, QString> &more = {}) const
    {
        QHash<QString, QString> environment{{u"STEWARD_STATE_DIR"_s, m_folder.filePath(u"state"_s)},
            {u"STEWARD_NEW_PASSWORD"_s, u"correct horse"_s}};
        environment.insert(more);
        return runProgram(u"stewardctl"_s, words, environment);
    }
    static QString sql(const QString &url, const QString &text)
    {
        QProcess psql;
        psql.start(u"psql"_s, {u"-AtX"_s, u"-c"_s, text, url});
        psql.waitForFinished();
        return QString::fromUtf8(psql.readAllStandardOutput() + psql.readAllStandardError()).trimmed();
    }

    QTemporaryDir m_folder;
};

void HubVerbTest::aDeskBecomesAHub()
{
    const QString cluster = qEnvironmentVariable("STEWARD_TEST_POSTGRESQL");
    QVERIFY2(
        !cluster.isEmpty(), "STEWARD_TEST_POSTGRESQL is not set (packaging/postgres-cluster run ctest …)");
    const QString name = u"cli_%1"_s.arg(QCoreApplication::applicationPid());
    const QString login = u"misaki.%1"_s.arg(QCoreApplication::applicationPid());
    QUrl url(cluster);
    url.setPath(u'/' + name);
    const QString hub = url.toString();
    QCOMPARE(sql(cluster, u"CREATE DATABASE %1"_s.arg(name)), u"CREATE DATABASE"_s);

    const QString desk = m_folder.filePath(u"desk.steward"_s);
    QCOMPARE(run({u"init"_s, u"-w"_s, desk}).exit, 0);
    QCOMPARE(run({u"new"_s, u"team"_s, u"name=Network"_s, u"-w"_s, desk}).exit, 0);
    QCOMPARE(run({u"new"_s, u"incident"_s, u"title=Printer"_s, u"team=Network"_s, u"-w"_s, desk}).exit, 0);
    const ProgramResult made = run({u"hub"_s, u"init"_s, hub, u"--from"_s, desk, u"--format"_s, u"json"_s});
    QVERIFY2(made.exit == 0, qPrintable(made.err));
    const QJsonObject counts = QJsonDocument::fromJson(made.out.toUtf8()).object();
    QCOMPARE(counts.value(u"visible"_s), counts.value(u"records"_s));
    QCOMPARE(counts.value(u"head"_s), counts.value(u"operations"_s));

    const QHash<QString, QString> there{{u"STEWARD_WORKSPACE"_s, hub}};
    const ProgramResult added = run({u"hub"_s, u"user"_s, u"add"_s, login, u"--name=佐藤 美咲"_s,
                                        u"--role=technician"_s, u"--team=Network"_s},
        there);
    QVERIFY2(added.exit == 0, qPrintable(added.err));
    QString member = hub;
    member.replace(u"user=steward"_s, u"user="_s + login);
    QCOMPARE(sql(member, u"SELECT title FROM steward.ticket"_s), u"Printer"_s);
    QCOMPARE(sql(member, u"SELECT name FROM steward.person WHERE login = api.whoami()"_s), u"佐藤 美咲"_s);
    const ProgramResult status = run({u"hub"_s, u"status"_s, u"--format"_s, u"json"_s}, there);
    QCOMPARE(QJsonDocument::fromJson(status.out.toUtf8()).object().value(u"logins"_s).toInt(), 1);
    QCOMPARE(run({u"hub"_s, u"upgrade"_s}, there).exit, 0);
    QVERIFY(run({u"hub"_s, u"enroll"_s}, there).out.contains(u"LOGIN@"_s));
    QCOMPARE(run({u"hub"_s, u"user"_s, u"role"_s, login, u"--role=requester"_s}, there).exit, 0);
    QCOMPARE(sql(member, u"SELECT title FROM steward.ticket"_s), QString());
    QCOMPARE(run({u"hub"_s, u"user"_s, u"disable"_s, login}, there).exit, 0);
    QVERIFY(sql(member, u"SELECT 1"_s).contains(u"not permitted to log in"_s));
    const ProgramResult twice = run({u"hub"_s, u"init"_s, hub, u"--from"_s, desk});
    QCOMPARE(twice.exit, 3);
    QCOMPARE(twice.errorCode(), u"storage.exists"_s);
    QCOMPARE(sql(cluster, u"DROP DATABASE %1"_s.arg(name)), u"DROP DATABASE"_s);
}

void HubVerbTest::wrongUseIsSaid()
{
    QCOMPARE(run({u"hub"_s}).exit, 2);
    QCOMPARE(run({u"hub"_s, u"dance"_s}).exit, 2);
    QCOMPARE(run({u"hub"_s, u"status"_s}).exit, 2); // no hub was named
    QCOMPARE(
        run({u"hub"_s, u"user"_s, u"add"_s, u"misaki"_s, u"-w"_s, u"postgresql:///x"_s}).exit, 2); // no role
    QCOMPARE(run({u"hub"_s, u"status"_s, u"-w"_s, m_folder.filePath(u"desk.steward"_s)}).exit,
        2); // a file is none
    QCOMPARE(run({u"hub"_s, u"status"_s, u"postgresql:///x?host=/nowhere/at/all"_s}).exit, 3);
}

QTEST_GUILESS_MAIN(HubVerbTest)
#include "tst_hub.moc"
