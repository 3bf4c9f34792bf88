// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// The same commands on a desk file and on a team server that was made of it: the same answers, line by line. Then what
// only a server can do to a command: not be there, not let somebody in, go away in the middle of a save.

#include "core/storage/postgresqlconnection.h"
#include "tests/support/program.h"
#include "tests/support/stores.h"
#include "tests/support/tlscluster.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

class ConnectedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void answersAlike_data();
    void answersAlike();
    void nobodyActsAsSomebodyElse();
    void filesStayWithFiles_data();
    void filesStayWithFiles();
    void filesComeAndGo();
    void filesOfAReplica();
    void refusalsSayWhy();
    void serverThatIsNotThere();
    void wrongPassword();
    void disabledLogin();
    void aSaveOutlivesItsSession();

private:
    using Environment = QHash<QString, QString>;
    ProgramResult run(const QString &desk, const QStringList &words, const Environment &more = {}) const
    {
        Environment environment{{u"STEWARD_WORKSPACE"_s, desk}, {u"STEWARD_STATE_DIR"_s, m_folder.filePath(u"state"_s)}};
        environment.insert(more);
        return runProgram(u"stewardctl"_s, words, environment);
    }
    static QString login(const char *name)
    {
        return QString::fromLatin1(name) + u'.' + QString::number(QCoreApplication::applicationPid());
    }
    QString urlOf(const QString &who) const
    {
        QString url = m_owner;
        static const QRegularExpression user(u"user=[^&]*"_s);
        return url.replace(user, u"user="_s + who);
    }
    ProgramResult asMember(const QStringList &words) const { return run(urlOf(login("misaki")), words); }
    ProgramResult onFile(const QStringList &words) const
    {
        return run(m_file, words + QStringList{u"--as"_s, login("misaki")});
    }
    /// What differs in any case: ids, moments, places in the log.
    static QString plain(QString text)
    {
        static const std::pair<QRegularExpression, QString> rules[] = {
            {QRegularExpression(u"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"_s), u"<id>"_s},
            {QRegularExpression(u"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z"_s), u"<time>"_s},
            {QRegularExpression(u"\"seq\": \\d+"_s), u"\"seq\": <n>"_s}};
        for (const auto &[pattern, word] : rules)
            text.replace(pattern, word);
        return text;
    }
    QTemporaryDir m_folder;
    QString m_file;
    QString m_owner; ///< URL of the hub's owner
    std::unique_ptr<PostgresqlConnection> m_admin;
    QString m_database;
    QString m_fileBatch, m_hubBatch; ///< what the last command changed
    QString m_fileSeq, m_hubSeq;
};

void ConnectedTest::initTestCase()
{
    m_file = m_folder.filePath(u"desk.steward"_s);
    QCOMPARE(run(m_file, {u"init"_s}).exit, 0);
    const QList<QStringList> people{{u"name=佐藤 美咲"_s, u"reading=さとう みさき"_s, u"login="_s + login("misaki"), u"role=administrator,technician"_s},
        {u"name=Max"_s, u"login="_s + login("max"), u"role=technician"_s}, {u"name=Rita"_s, u"login="_s + login("rita")}};
    for (const QStringList &person : people) {
        const ProgramResult made = run(m_file, QStringList{u"new"_s, u"person"_s} + person);
        QVERIFY2(made.exit == 0, qPrintable(made.err));
    }
    QCOMPARE(run(m_file, {u"new"_s, u"team"_s, u"name=Network"_s, u"member="_s + login("misaki") + u','+ login("max")}).exit, 0);
    QCOMPARE(run(m_file, {u"new"_s, u"incident"_s, u"title=プリンタが動かない"_s, u"team=Network"_s, u"tag=printer,floor3"_s,
        u"requester=Rita"_s, u"description=3 階のプリンタ。\nKein Drucker am VPN."_s}).exit, 0);

    QVERIFY2(!DatabasePool::clusterUrl().isEmpty(), "STEWARD_TEST_POSTGRESQL is not set: packaging/postgres-cluster run ctest …");
    auto admin = PostgresqlConnection::open(DatabasePool::clusterUrl(), PostgresqlConnection::Mode::Write);
    VERIFY_OK(admin);
    m_admin = *std::move(admin);
    m_database = u"connected_%1"_s.arg(QCoreApplication::applicationPid());
    VERIFY_OK(m_admin->execute("CREATE DATABASE \"" + m_database.toUtf8() + '"'));
    m_owner = DatabasePool::urlOf(m_database);
    const QString copy = m_folder.filePath(u"hub.steward"_s);
    QVERIFY(QFile::copy(m_file, copy));
    const ProgramResult made = run({}, {u"hub"_s, u"init"_s, m_owner, u"--from"_s, copy});
    QVERIFY2(made.exit == 0, qPrintable(made.err));
    for (const auto &[who, role] : {std::pair("misaki", u"administrator"_s), std::pair("max", u"technician"_s), std::pair("rita", u"requester"_s)}) {
        const ProgramResult added = run(m_owner, {u"hub"_s, u"user"_s, u"add"_s, login(who), u"--role"_s, role},
            {{u"STEWARD_NEW_PASSWORD"_s, u"correct horse"_s}});
        QVERIFY2(added.exit == 0, qPrintable(added.err));
    }
}

void ConnectedTest::cleanupTestCase()
{
    if (!m_admin)
        return;
    (void)m_admin->execute("DROP DATABASE IF EXISTS \"" + m_database.toUtf8() + "\" WITH (FORCE)");
    for (const char *who : {"misaki", "max", "rita"})
        (void)m_admin->execute("DROP ROLE IF EXISTS \"" + login(who).toUtf8() + '"');
}

/// {batch} stands for what the row before has changed, {seq} for the last operation of the history that it showed.
void ConnectedTest::answersAlike_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("exit");
    const auto row = [](const char *name, const QStringList &words, int exit = 0) { QTest::newRow(name) << words << exit; };
    const QString json = u"--format=json"_s;
    row("query all", {u"query"_s, {}, json});
    row("query one", {u"query"_s, u"プリンタ"_s, u"--count"_s});
    row("query people", {u"query"_s, {}, u"--type"_s, u"person"_s, u"--columns"_s, u"name,reading"_s, json});
    row("new", {u"new"_s, u"incident"_s, u"title=VPN bricht ab"_s, u"team=Network"_s, u"requester=Rita"_s, u"priority=2"_s,
        u"priority.reason=Vertrieb steht"_s, u"tag=vpn"_s, u"description=Seit heute früh, alle 10 Minuten."_s});
    row("show", {u"show"_s, u"INC-000002"_s, json});
    row("show a person", {u"show"_s, u"person:Max"_s, json});
    row("show nothing", {u"show"_s, u"INC-999999"_s, json}, 1);
    row("set", {u"set"_s, u"INC-000002"_s, u"assignee="_s + login("max"), u"tag+=vip"_s});
    row("show set", {u"show"_s, u"INC-000002"_s, json});
    row("undo set", {u"undo"_s, u"{batch}"_s});
    row("show undone", {u"show"_s, u"INC-000002"_s, json});
    row("redo set", {u"undo"_s, u"{batch}"_s});
    row("show redone", {u"show"_s, u"INC-000002"_s, json});
    row("illegal move", {u"set"_s, u"INC-000002"_s, u"status=closed"_s, json}, 3);
    row("missing for the move", {u"set"_s, u"INC-000002"_s, u"status=resolved"_s, json}, 3);
    row("unknown field", {u"set"_s, u"INC-000002"_s, u"colour=red"_s, json}, 3);
    row("unknown person", {u"set"_s, u"INC-000002"_s, u"assignee=nobody"_s, json}, 3);
    row("comment", {u"comment"_s, u"INC-000002"_s, u"Wir schauen uns das an."_s});
    row("note", {u"comment"_s, u"INC-000002"_s, u"Firmware 7.2 hat den Fehler"_s, u"--internal"_s});
    row("show said", {u"show"_s, u"INC-000002"_s, json});
    row("history", {u"show"_s, u"INC-000002"_s, u"--history"_s, json});
    row("as of its first operations", {u"show"_s, u"INC-000002"_s, u"--as-of"_s, u"#{seq}"_s, json});
    row("as of before", {u"show"_s, u"INC-000002"_s, u"--as-of"_s, u"2020-01-01"_s, json}, 1);
    row("dry run", {u"set"_s, u"INC-000002"_s, u"title=Anders"_s, u"--dry-run"_s});
    row("dry run changed nothing", {u"show"_s, u"INC-000002"_s, json});
    row("another", {u"new"_s, u"incident"_s, u"title=VPN wieder da, aber langsam"_s, u"team=Network"_s, u"requester=Rita"_s});
    row("link", {u"link"_s, u"INC-000002"_s, u"relates"_s, u"INC-000003"_s});
    row("link twice", {u"link"_s, u"INC-000002"_s, u"relates"_s, u"INC-000003"_s, json}, 3);
    row("merge", {u"merge"_s, u"INC-000003"_s, u"INC-000002"_s});
    row("show merged", {u"show"_s, u"INC-000003"_s, json});
    row("undo merge", {u"undo"_s, u"{batch}"_s});
    row("show unmerged", {u"show"_s, u"INC-000003"_s, json});
    row("query sorted", {u"query"_s, u"status:open"_s, u"--sort"_s, u"-number"_s, u"--columns"_s, u"number,title,status,comments"_s, json});
    row("query by text", {u"query"_s, u"drucker"_s, u"--columns"_s, u"number,title"_s, json});
    row("query a typo", {u"query"_s, u"stauts:open"_s, json}, 3);
    row("search", {u"search"_s, u"kein drucker"_s, u"--columns"_s, u"number,title"_s, json});
    row("search japanese", {u"search"_s, u"プリンタ"_s, u"--columns"_s, u"number,title"_s, json});
    row("search nothing", {u"search"_s, u"quux"_s, json}, 1);
}

void ConnectedTest::answersAlike()
{
    QFETCH(QStringList, words);
    QFETCH(int, exit);
    const auto filled = [](QStringList list, const QString &batch, const QString &seq) {
        for (QString &word : list)
            word.replace(u"{batch}"_s, batch).replace(u"{seq}"_s, seq);
        return list;
    };
    const ProgramResult file = onFile(filled(words, m_fileBatch, m_fileSeq));
    const ProgramResult hub = asMember(filled(words, m_hubBatch, m_hubSeq));
    const QString said = u"file:\n%1%2\nserver:\n%3%4"_s.arg(plain(file.out), plain(file.err), plain(hub.out), plain(hub.err));
    QVERIFY2(file.exit == exit, qPrintable(said));
    QVERIFY2(hub.exit == exit, qPrintable(said));
    QVERIFY2(plain(hub.out) == plain(file.out), qPrintable(said));
    QVERIFY2(plain(hub.err) == plain(file.err), qPrintable(said));
    static const QRegularExpression batch(u"batch ([0-9a-f-]{36})"_s);
    static const QRegularExpression seq(u"\"seq\": (\\d+)"_s);
    const auto take = [](const QRegularExpression &pattern, const QString &text, QString &into) {
        if (const auto match = pattern.match(text); match.hasMatch())
            into = match.captured(1);
    };
    take(batch, file.out, m_fileBatch);
    take(batch, hub.out, m_hubBatch);
    take(seq, file.out, m_fileSeq);
    take(seq, hub.out, m_hubSeq);
}

void ConnectedTest::nobodyActsAsSomebodyElse()
{
    const ProgramResult result = asMember({u"query"_s, {}, u"--as"_s, login("max"), u"--format=json"_s});
    QCOMPARE(result.exit, 3);
    QCOMPARE(result.errorCode(), u"workspace.other-login"_s);
}

void ConnectedTest::filesStayWithFiles_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("backup") << QStringList{u"backup"_s, u"/nowhere/copy.steward"_s};
    QTest::newRow("restore") << QStringList{u"restore"_s, u"/nowhere/copy.steward"_s};
    QTest::newRow("verify") << QStringList{u"verify"_s};
    QTest::newRow("doctor") << QStringList{u"doctor"_s};
    QTest::newRow("init") << QStringList{u"init"_s};
}
void ConnectedTest::filesStayWithFiles()
{
    QFETCH(QStringList, words);
    const ProgramResult result = asMember(words + QStringList{u"--format=json"_s});
    QCOMPARE(result.exit, 3);
    QVERIFY2(result.errorCode() == u"workspace.on-server"_s, qPrintable(result.err));
}

static bool put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

static QByteArray got(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// attach and fetch on a file and on a server, line by line alike.
void ConnectedTest::filesComeAndGo()
{
    const QByteArray log = QByteArray("11:02 link down on eth0\n").repeated(100'000); // some pieces
    const QString path = m_folder.filePath(u"経路.log"_s);
    QVERIFY(put(path, log));
    const QString json = u"--format=json"_s;
    for (const bool onServer : {false, true}) {
        const auto run = [&](const QStringList &words) { return onServer ? asMember(words) : onFile(words); };
        const QDir to(m_folder.filePath(onServer ? u"server"_s : u"file"_s));
        QVERIFY(QDir().mkpath(to.path()));
        const ProgramResult tried = run({u"attach"_s, u"INC-000001"_s, path, u"--dry-run"_s});
        QVERIFY2(tried.exit == 0 && tried.out.contains(u"2400000 bytes"_s), qPrintable(tried.out + tried.err));
        QCOMPARE(run({u"fetch"_s, u"INC-000001"_s, u"--list"_s}).exit, 1);
        const ProgramResult made = run({u"attach"_s, u"INC-000001"_s, path, u"--internal"_s});
        QVERIFY2(made.exit == 0, qPrintable(made.err));
        const ProgramResult list = run({u"fetch"_s, u"INC-000001"_s, u"--list"_s, json});
        QVERIFY2(list.exit == 0, qPrintable(list.err));
        const QJsonObject listed = QJsonDocument::fromJson(list.out.toUtf8()).array().first().toObject();
        QCOMPARE(listed.value(u"name"_s).toString(), u"経路.log"_s);
        QCOMPARE(listed.value(u"size"_s).toInt(), int(log.size()));
        QCOMPARE(listed.value(u"here"_s).toBool(), true);
        for (int i = 0; i < 2; ++i) { // a name that is there is left alone
            const ProgramResult fetched = run({u"fetch"_s, u"INC-000001"_s, u"経路.log"_s, u"--to"_s, to.path()});
            QVERIFY2(fetched.exit == 0, qPrintable(fetched.err));
        }
        QCOMPARE(to.entryList(QDir::Files), (QStringList{u"経路 (2).log"_s, u"経路.log"_s}));
        QVERIFY(got(to.filePath(u"経路.log"_s)) == log && got(to.filePath(u"経路 (2).log"_s)) == log);
        const ProgramResult none = run({u"fetch"_s, u"INC-000001"_s, u"none.log"_s, u"--to"_s, to.path(), json});
        QCOMPARE(none.exit, 1);
        QCOMPARE(none.errorCode(), u"attachment.unknown"_s);
        const QString batch = QRegularExpression(u"batch ([0-9a-f-]{36})"_s).match(made.out).captured(1);
        QVERIFY2(!batch.isEmpty(), qPrintable(made.out));
        QCOMPARE(run({u"undo"_s, batch}).exit, 0);
        QCOMPARE(run({u"fetch"_s, u"INC-000001"_s, u"--list"_s}).exit, 1);
        const ProgramResult nowhere = run({u"attach"_s, u"INC-000001"_s, u"/nowhere.pdf"_s, json});
        QCOMPARE(nowhere.exit, 1);
        QCOMPARE(nowhere.errorCode(), u"attachment.unreadable"_s);
    }
}

void ConnectedTest::filesOfAReplica()
{
    const QString replica = m_folder.filePath(u"misaki.steward"_s);
    const QString url = urlOf(login("misaki"));
    // The desk file and the server were one desk and have parted; the file's anchors are not this one's.
    const Environment own{{u"STEWARD_STATE_DIR"_s, m_folder.filePath(u"replica-state"_s)}};
    const auto onReplica = [&](const QStringList &words) { return run(replica, words, own); };
    const ProgramResult made = run({}, {u"sync"_s, u"init"_s, url, replica});
    QVERIFY2(made.exit == 0, qPrintable(made.err));
    QVERIFY(put(m_folder.filePath(u"photo.png"_s), QByteArray(3'000'000, 'p')));
    QVERIFY(put(m_folder.filePath(u"trace.txt"_s), QByteArray(70'000, 't')));
    // Attached at the server, wanted on the replica.
    QCOMPARE(asMember({u"attach"_s, u"INC-000002"_s, m_folder.filePath(u"photo.png"_s)}).exit, 0);
    QCOMPARE(onReplica({u"sync"_s}).exit, 0);
    const auto here = [&](const QString &name) {
        const QJsonArray all = QJsonDocument::fromJson(onReplica({u"fetch"_s, u"INC-000002"_s, u"--list"_s, u"--format=json"_s}).out.toUtf8()).array();
        for (const QJsonValue &one : all) {
            if (one.toObject().value(u"name"_s).toString() == name)
                return one.toObject().value(u"here"_s).toBool() ? u"here"_s : u"not here"_s;
        }
        return u"unknown"_s;
    };
    QCOMPARE(here(u"photo.png"_s), u"not here"_s);
    const ProgramResult kept = onReplica({u"fetch"_s, u"INC-000002"_s, u"photo.png"_s, u"--keep"_s});
    QVERIFY2(kept.exit == 0, qPrintable(kept.err));
    QCOMPARE(here(u"photo.png"_s), u"here"_s);
    QVERIFY(QDir().mkpath(m_folder.filePath(u"replica"_s)));
    QCOMPARE(onReplica({u"fetch"_s, u"INC-000002"_s, u"--to"_s, m_folder.filePath(u"replica"_s)}).exit, 0);
    QCOMPARE(got(m_folder.filePath(u"replica/photo.png"_s)), QByteArray(3'000'000, 'p'));
    // Attached on the replica without a server, wanted there.
    const ProgramResult offline = onReplica({u"attach"_s, u"INC-000002"_s, m_folder.filePath(u"trace.txt"_s)});
    QVERIFY2(offline.exit == 0, qPrintable(offline.err));
    QVERIFY(!asMember({u"fetch"_s, u"INC-000002"_s, u"--list"_s}).out.contains(u"trace.txt"_s));
    const ProgramResult synced = onReplica({u"sync"_s, u"--format=json"_s});
    QVERIFY2(synced.exit == 0, qPrintable(synced.err));
    QCOMPARE(QJsonDocument::fromJson(synced.out.toUtf8()).object().value(u"files"_s).toInt(), 1);
    const ProgramResult arrived = asMember({u"fetch"_s, u"INC-000002"_s, u"trace.txt"_s, u"--to"_s, m_folder.filePath(u"replica"_s)});
    QVERIFY2(arrived.exit == 0, qPrintable(arrived.err));
    QCOMPARE(got(m_folder.filePath(u"replica/trace.txt"_s)), QByteArray(70'000, 't'));
    QCOMPARE(onReplica({u"verify"_s}).exit, 0);
}

void ConnectedTest::refusalsSayWhy()
{
    // A requester may not work on a ticket, and the server says so whatever the program thinks.
    const ProgramResult result = run(urlOf(login("rita")), {u"set"_s, u"INC-000001"_s, u"title=Meins"_s, u"--format=json"_s});
    QCOMPARE(result.exit, 3);
    QVERIFY2(result.errorCode() == u"hub.refused.permission"_s || result.errorCode() == u"desk.permission"_s, qPrintable(result.err));
    QVERIFY(!asMember({u"show"_s, u"INC-000001"_s}).out.contains(u"Meins"_s));
}

void ConnectedTest::serverThatIsNotThere()
{
    const ProgramResult result = run(u"postgresql://misaki@/desk?host=/nowhere/at/all"_s, {u"query"_s, {}, u"--format=json"_s});
    QCOMPARE(result.exit, 3);
    QCOMPARE(result.errorCode(), u"storage.no-server"_s);
    const ProgramResult empty = run(DatabasePool::clusterUrl(), {u"query"_s, {}, u"--format=json"_s});
    QCOMPARE(empty.exit, 3);
    QVERIFY2(empty.errorCode() == u"hub.none"_s, qPrintable(empty.err));
    const ProgramResult leaked = run(u"postgresql://misaki:Tr0ub4dor@/desk"_s, {u"query"_s, {}, u"--format=json"_s});
    QCOMPARE(leaked.exit, 3);
    QCOMPARE(leaked.errorCode(), u"storage.password-in-url"_s);
    QVERIFY(!leaked.err.contains(u"Tr0ub4dor"_s));
}

void ConnectedTest::wrongPassword()
{
    TlsCluster cluster;
    QVERIFY2(cluster.start(), qPrintable(cluster.problem()));
    const ProgramResult wrong = run(cluster.url(), {u"query"_s, {}, u"--format=json"_s}, {{u"PGPASSWORD"_s, u"Tr0ub4dor"_s}});
    QCOMPARE(wrong.exit, 3);
    QVERIFY2(wrong.errorCode() == u"storage.password"_s, qPrintable(wrong.err));
    QVERIFY(!wrong.err.contains(u"Tr0ub4dor"_s));
    const ProgramResult right = run(cluster.url(), {u"query"_s, {}, u"--format=json"_s}, {{u"PGPASSWORD"_s, u"steward"_s}});
    QVERIFY2(right.errorCode() == u"hub.none"_s, qPrintable(right.err)); // let in; there is no desk
    const ProgramResult weak = run(cluster.url() + u"&sslmode=require"_s, {u"query"_s, {}, u"--format=json"_s}, {{u"PGPASSWORD"_s, u"steward"_s}});
    QCOMPARE(weak.errorCode(), u"storage.weak-tls"_s);
    const ProgramResult insisted = run(cluster.withHost(u"other.example"_s) + u"&sslmode=require"_s,
        {u"query"_s, {}, u"--insecure-server"_s, u"--format=json"_s}, {{u"PGPASSWORD"_s, u"steward"_s}});
    QVERIFY2(insisted.errorCode() == u"hub.none"_s, qPrintable(insisted.err));
}

void ConnectedTest::disabledLogin()
{
    QCOMPARE(run(urlOf(login("rita")), {u"query"_s, {}, u"--count"_s}).exit, 0);
    const ProgramResult disabled = run(m_owner, {u"hub"_s, u"user"_s, u"disable"_s, login("rita")});
    QVERIFY2(disabled.exit == 0, qPrintable(disabled.err));
    const ProgramResult refused = run(urlOf(login("rita")), {u"query"_s, {}, u"--format=json"_s});
    QCOMPARE(refused.exit, 3);
    QVERIFY2(refused.errorCode() == u"storage.login"_s || refused.errorCode() == u"hub.disabled"_s, qPrintable(refused.err));
}

void ConnectedTest::aSaveOutlivesItsSession()
{
    const auto owner = PostgresqlConnection::open(m_owner, PostgresqlConnection::Mode::Write);
    VERIFY_OK(owner);
    // The counter row is held, so the save stands still in the middle of its push.
    VERIFY_OK((*owner)->execute("BEGIN"));
    VERIFY_OK((*owner)->execute("SELECT seq FROM hub_head FOR UPDATE"));
    QProcess saving;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"STEWARD_WORKSPACE"_s, urlOf(login("misaki")));
    environment.insert(u"STEWARD_STATE_DIR"_s, m_folder.filePath(u"state"_s));
    saving.setProcessEnvironment(environment);
    saving.start(qEnvironmentVariable("STEWARD_BIN_DIR") + u"/stewardctl"_s,
        {u"new"_s, u"incident"_s, u"title=Das überlebt"_s, u"requester=Max"_s});
    const QByteArray waiting = "SELECT pid FROM pg_stat_activity WHERE usename = '" + login("misaki").toUtf8()
        + "' AND wait_event_type = 'Lock' AND datname = current_database()";
    // The server shows what a session waits for to its own login only.
    const auto admin = PostgresqlConnection::open(urlOf(login("misaki")), PostgresqlConnection::Mode::Write);
    VERIFY_OK(admin);
    qint64 pid = -1;
    QTRY_VERIFY_WITH_TIMEOUT(([&] {
        auto find = (*admin)->prepare(waiting);
        pid = find && *find->step() ? find->integer(0) : -1;
        return pid > 0;
    }()), 30'000);
    // Its session ends there. The owner of the database may not end a member's, so the member ends it: sessions of one
    // login may end one another.
    const auto other = PostgresqlConnection::open(urlOf(login("misaki")), PostgresqlConnection::Mode::Write);
    VERIFY_OK(other);
    VERIFY_OK((*other)->execute("SELECT pg_terminate_backend(" + QByteArray::number(pid) + ", 10000)"));
    VERIFY_OK((*owner)->execute("ROLLBACK"));
    QVERIFY(saving.waitForFinished(60'000));
    QVERIFY2(saving.exitCode() == 0, saving.readAllStandardError().constData());
    const QString all = asMember({u"query"_s, {}, u"--columns"_s, u"number,title"_s, u"--format=json"_s}).out;
    QCOMPARE(all.count(u"Das überlebt"_s), 1); // once, though it was sent twice
}

QTEST_GUILESS_MAIN(ConnectedTest)
#include "tst_connected.moc"
