// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// The worker as a login of its own: what it sees, what it may not, and that it goes on after the server went away.

#include "core/storage/hub/hubworker.h"
#include "tests/support/hubauthor.h"
#include "tests/support/hubproof.h"
#include "tests/support/program.h"

#include <QFile>
#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

class HubWorkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aWorkerSeesAndDerives();
    void aWorkerIsNobodyElse();
    void membersAreNoWorkers();
    void whatChangedMeanwhileWaits();
    void ownersRepair();
    void itOutlivesTheServersSessions();

private:
    QString urlOf(const QString &who) const { return m_hub.urlOfLogin(HubDesk::loginOf(who)); }
    QString asOwner(const QByteArray &sql) { return DeskFile::need(column(*m_owner, sql)).join(u' '); }
    ProgramResult run(const QStringList &words) const
    {
        return runProgram(u"stewardctl"_s, words, {{u"STEWARD_STATE_DIR"_s, m_folder.filePath(u"state"_s)}});
    }
    /// A ticket of which nobody has said how it sorts.
    void pushTicket(const QString &title)
    {
        HubAuthor tom(m_hub, u"tom"_s, ++m_seed);
        const RecordType &incident = *m_world.schema->type(u"incident");
        QCOMPARE(tom.verdict(tom.create(incident, tom.newId(), ticketValues(incident, title, m_world.network, tom.me), tom.seen())), u"accepted"_s);
    }

    HubDesk m_world;
    TestHub m_hub;
    std::unique_ptr<PostgresqlConnection> m_owner;
    QTemporaryDir m_folder;
    quint64 m_seed = 0;
};

void HubWorkTest::initTestCase()
{
    VERIFY_OK(m_hub.open(m_world));
    VERIFY_OK(m_hub.letIn(m_world));
    VERIFY_OK(m_hub.add(m_world, u"bot"_s, {u"worker"_s, {}, {}}));
    m_owner = DeskFile::need(m_hub.owner());
    COMPARE_ERROR(m_hub.add(m_world, u"bot2"_s, {u"worker"_s, {u"Network"_s}, {}}), "hub.role");
}

void HubWorkTest::aWorkerSeesAndDerives()
{
    pushTicket(u"Ärger"_s);
    QCOMPARE(asOwner("SELECT is_stale::text FROM ticket WHERE title = 'Ärger'"), u"true"_s);
    const ProgramResult done = run({u"hub"_s, u"work"_s, urlOf(u"bot"_s), u"--format"_s, u"json"_s});
    QVERIFY2(done.exit == 0, qPrintable(done.err));
    const QJsonObject counts = QJsonDocument::fromJson(done.out.toUtf8()).object();
    QVERIFY(counts.value(u"records"_s).toInt() > 0);
    QCOMPARE(counts.value(u"differing"_s).toInt(), 0);
    QCOMPARE(asOwner("SELECT concat_ws(' ', sort_key, is_stale) FROM ticket WHERE title = 'Ärger'"), u"ärger f"_s);
    QCOMPARE(asOwner("SELECT count(*) FROM search_text x JOIN ticket t ON t.rid = x.source WHERE t.title = 'Ärger'"), u"1"_s);
    QCOMPARE(asOwner("SELECT count(*) FROM derive_queue"), u"0"_s);
}

/// It has no person, does not hand in anything, and writes to no table.
void HubWorkTest::aWorkerIsNobodyElse()
{
    const auto bot = DeskFile::need(m_hub.session(u"bot"_s));
    QVERIFY(!bot->isMember());
    const QStringList closed{u"blob"_s, u"blob_chunk"_s, u"draft"_s, u"hub_grant"_s, u"hub_grant_change"_s, u"hub_login"_s, u"import_cursor"_s, u"bundle_key"_s};
    const QStringList tables = DeskFile::need(column(*m_owner, "SELECT tablename FROM pg_tables WHERE schemaname = 'steward'"));
    QVERIFY(tables.size() > 60);
    for (const QString &table : tables) {
        const QByteArray name = "steward." + quoted(table).toUtf8();
        const auto seen = column(*bot, "SELECT 1 FROM " + name + " LIMIT 1");
        QCOMPARE(bool(seen), !closed.contains(table));
        const QByteArray any = column(*m_owner, "SELECT quote_ident(attname) FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped AND attidentity = '' AND attrelid = '"
            + name + "'::regclass")->value(0).toUtf8();
        const QByteArrayList writes{"DELETE FROM " + name, "TRUNCATE " + name, "UPDATE " + name + " SET " + any + " = " + any,
            "INSERT INTO " + name + " DEFAULT VALUES"};
        for (const QByteArray &sql : writes) {
            const Result<Ok> tried = bot->execute(sql);
            QVERIFY2(!tried && tried.error().code == u"storage.denied", sql.constData());
        }
    }
    QCOMPARE(DeskFile::need(column(*bot, "SELECT DISTINCT n.nspname || '.' || p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
                 "WHERE n.nspname IN ('hub', 'api') AND has_function_privilege(p.oid, 'EXECUTE')")), QStringList{u"api.derive"_s});
    const auto desk = run({u"query"_s, u"-w"_s, urlOf(u"bot"_s), QString()});
    QCOMPARE(desk.exit, 3);
    // Out again, as anybody else.
    VERIFY_OK(m_hub.add(m_world, u"temp"_s, {u"worker"_s, {}, {}}));
    VERIFY_OK(disableHubUser(m_hub.url(), HubDesk::loginOf(u"temp"_s), m_world.clock));
    QVERIFY(!m_hub.session(u"temp"_s));
    VERIFY_OK(m_hub.add(m_world, u"temp"_s, {u"technician"_s, {}, {}}));
    QVERIFY(DeskFile::need(m_hub.session(u"temp"_s))->isMember());
    VERIFY_OK(setHubRole(m_hub.url(), HubDesk::loginOf(u"temp"_s), {u"worker"_s, {}, {}}, m_world.clock, m_world.random));
    QVERIFY(!DeskFile::need(m_hub.session(u"temp"_s))->isMember());
}

void HubWorkTest::membersAreNoWorkers()
{
    COMPARE_ERROR(openHubWorkplace(urlOf(u"tom"_s)), "hub.needs-worker");
    const auto tom = DeskFile::need(m_hub.session(u"tom"_s));
    const auto tried = column(*tom, "SELECT rid FROM api.derive('{1}', '{1}', '{\"{}\"}')");
    QVERIFY(!tried);
    QCOMPARE(tried.error().code, u"storage.denied"_s);
    QCOMPARE(run({u"hub"_s, u"work"_s, urlOf(u"tom"_s)}).errorCode(), u"hub.needs-worker"_s);
}

/// Compare and set: the place in the queue that was worked on must still be there; nor does it reach what units write.
void HubWorkTest::whatChangedMeanwhileWaits()
{
    pushTicket(u"meanwhile"_s);
    const QString rid = asOwner("SELECT rid FROM ticket WHERE title = 'meanwhile'");
    const QString seq = asOwner(QByteArray("SELECT seq FROM derive_queue WHERE rid = ") + rid.toLatin1());
    const auto bot = DeskFile::need(m_hub.session(u"bot"_s));
    const QString hint = u"{\"{\\\"columns\\\": {\\\"sort_key\\\": \\\"first\\\", \\\"title\\\": \\\"forged\\\", \\\"number\\\": \\\"X\\\", \\\"scope\\\": \\\"{all}\\\"}}\"}"_s;
    const auto derive = [&](qint64 at) {
        return DeskFile::need(column(*bot, "SELECT rid || ' ' || changed FROM api.derive(?::text::bigint[], ?::text::bigint[], ?::text::jsonb[])",
            {u'{' + rid + u'}', u"{%1}"_s.arg(at), hint}));
    };
    QCOMPARE(derive(seq.toLongLong() - 1), QStringList());
    QCOMPARE(asOwner("SELECT is_stale::text FROM ticket WHERE title = 'meanwhile'"), u"true"_s);
    QCOMPARE(derive(seq.toLongLong()), QStringList{rid + u" true"_s});
    QCOMPARE(asOwner("SELECT concat_ws(' ', sort_key, is_stale, number <> 'X', scope::text <> '{all}') FROM ticket WHERE title = 'meanwhile'"), u"first f t t"_s);
    QCOMPARE(derive(seq.toLongLong()), QStringList()); // out of the queue
    VERIFY_OK(m_owner->execute("INSERT INTO derive_queue (rid, seq) VALUES (" + rid.toLatin1() + ", 1)"));
    QCOMPARE(run({u"hub"_s, u"work"_s, urlOf(u"bot"_s)}).exit, 0);
    QCOMPARE(asOwner("SELECT sort_key FROM ticket WHERE title = 'meanwhile'"), u"meanwhile"_s);
}

/// A row that is not what its operations say is the owner's to mend; a worker says that it is there.
void HubWorkTest::ownersRepair()
{
    pushTicket(u"tampered"_s);
    VERIFY_OK(m_owner->execute("UPDATE ticket SET title = 'with psql' WHERE title = 'tampered'"));
    const HubWork seen = DeskFile::need(workHub(DeskFile::need(openHubWorkplace(urlOf(u"bot"_s)))));
    QCOMPARE(seen.differing, 1);
    QCOMPARE(seen.repaired, 0);
    VERIFY_OK(m_owner->execute("INSERT INTO derive_queue (rid, seq) SELECT rid, 1 FROM ticket WHERE title = 'with psql'"));
    const HubWork mended = DeskFile::need(workHub(DeskFile::need(openHubWorkplace(m_hub.url()))));
    QCOMPARE(mended.differing, 0);
    QCOMPARE(mended.repaired, 1);
    QCOMPARE(asOwner("SELECT title FROM ticket WHERE title IN ('tampered', 'with psql')"), u"tampered"_s);
    QCOMPARE(DeskFile::need(proveHub(*m_owner, m_world.schema)), QString());
}

void HubWorkTest::itOutlivesTheServersSessions()
{
    constexpr int soon = 30'000; // ms
    // A way to the server that can be taken away.
    QTemporaryDir way;
    static const QRegularExpression host(u"host=([^&]*)"_s);
    const QString socket = host.match(DatabasePool::clusterUrl()).captured(1) + u"/.s.PGSQL.5432"_s;
    const QString link = way.filePath(u".s.PGSQL.5432"_s);
    QString url = urlOf(u"bot"_s);
    url.replace(host, u"host="_s + way.path());

    QProcess worker; // begins before the server can be reached
    worker.setProcessChannelMode(QProcess::MergedChannels);
    worker.start(qEnvironmentVariable("STEWARD_BIN_DIR") + u"/stewardctl"_s, {u"hub"_s, u"work"_s, url, u"--watch"_s, u"--every"_s, u"1"_s});
    QVERIFY(worker.waitForStarted());
    pushTicket(u"waits"_s);
    QVERIFY(QFile::link(socket, link));
    const auto waiting = [&] { return asOwner("SELECT count(*) FROM derive_queue"); };
    QTRY_COMPARE_WITH_TIMEOUT(waiting(), u"0"_s, soon);
    const auto sessions = [&] {
        return column(m_hub.admin(), "SELECT count(*) FROM pg_stat_activity WHERE usename = ?", {HubDesk::loginOf(u"bot"_s)})->value(0);
    };
    QCOMPARE(sessions(), u"1"_s);

    // The server goes away, and what is written meanwhile is worked on when it is back.
    QVERIFY(QFile::remove(link));
    VERIFY_OK(column(*DeskFile::need(m_hub.session(u"bot"_s)),
        "SELECT pg_terminate_backend(pid, 10000)::text FROM pg_stat_activity WHERE usename = session_user AND pid <> pg_backend_pid()"));
    pushTicket(u"meanwhile again"_s);
    QTRY_COMPARE_WITH_TIMEOUT(sessions(), u"0"_s, soon);
    QCOMPARE(waiting(), u"1"_s);
    QVERIFY(QFile::link(socket, link));
    QTRY_COMPARE_WITH_TIMEOUT(waiting(), u"0"_s, soon);
    QCOMPARE(worker.state(), QProcess::Running);
    worker.terminate();
    QVERIFY(worker.waitForFinished());
    const QString said = QString::fromUtf8(worker.readAll());
    QVERIFY2(said.contains(u"the server is back"_s), qPrintable(said));
}

QTEST_GUILESS_MAIN(HubWorkTest)
#include "tst_hubwork.moc"
