// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/cliplace.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

/// The desk's verbs from a shell: each test has a desk of its own with a team, two people and one incident. With
/// STEWARD_CLI_ON=server the desk lies on a team server: what a file does, a server does, and what only a file can is refused
/// by name.
class VerbsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void ticketsTakeTheirLifecycle();
    void declarationsAndPeopleAreChecked();
    void saysOnTickets();
    void linksAndMerges();
    void queries();
    void queryFormats();
    void searches();
    void everyDryRunChangesNothing();
    void exportsComeBack_data();
    void exportsComeBack();
    void exportOfEverything();
    void backsUpAndRestores();
    void doctorLooks();
    void demoDesk();

private:
    static ProgramResult runOn(const QString &desk, const QStringList &words) { return runOnDesk(desk, words); }
    ProgramResult run(const QStringList &words) const { return m_place.run(words); }
    static QString batchOf(const ProgramResult &result) { return result.out.section(u"batch "_s, 1).trimmed(); }
    QJsonObject shown(const QString &what) const
    {
        return QJsonDocument::fromJson(run({u"show"_s, what, u"--format"_s, u"json"_s}).out.toUtf8()).object();
    }
    QString count(const QStringList &words) const { return run(QStringList{u"query"_s} + words + QStringList{u"--count"_s}).out.trimmed(); }
    qint64 head() const { return m_place.head(); }
    QString newDesk(const QString &name)
    {
        const QString path = m_folder.filePath(name + u".steward"_s);
        return CliPlace::makeFile(path).exit == 0 ? path : QString();
    }

    QTemporaryDir m_folder;
    QString m_empty; ///< what init() copies
    CliPlace m_place;
};

#define RUNS(words) \
    do { \
        const ProgramResult result = run words; \
        QVERIFY2(result.exit == 0, qPrintable(result.err)); \
    } while (false)

#define REFUSED(words, expected) \
    do { \
        const ProgramResult result = run words; \
        QCOMPARE(result.exit, 3); \
        QCOMPARE(result.errorCode(), QStringLiteral(expected)); \
    } while (false)

void VerbsTest::initTestCase()
{
    m_empty = newDesk(u"empty"_s);
    QVERIFY(!m_empty.isEmpty());
    const auto run = [&](const QStringList &words) { return runOn(m_empty, words); };
    RUNS(({u"new"_s, u"person"_s, u"name=佐藤 美咲"_s, u"reading=さとう みさき"_s, u"login=misaki"_s, u"email=m@example.org"_s, u"vip=yes"_s}));
    RUNS(({u"new"_s, u"person"_s, u"name=Max"_s, u"login=max"_s}));
    RUNS(({u"new"_s, u"team"_s, u"name=Network"_s, u"member=misaki, max"_s}));
    RUNS(({u"new"_s, u"incident"_s, u"title=プリンタが動かない"_s, u"requester=misaki"_s, u"team=Network"_s,
        u"tag=printer,floor3"_s, u"description=3 階のプリンタ。\nKein Drucker am VPN."_s}));
    QVERIFY(!QFile::exists(m_empty + u"-wal"_s));
}

void VerbsTest::init()
{
    const QString file = m_folder.filePath(u"%1.steward"_s.arg(QString::fromLatin1(QTest::currentTestFunction())));
    QFile::remove(file);
    QVERIFY(QFile::copy(m_empty, file));
    QDir(file + u".state"_s).removeRecursively(); // copies share no history, so no anchors either
    VERIFY_OK(m_place.place(file));
}

void VerbsTest::ticketsTakeTheirLifecycle()
{
    const QJsonObject made = shown(u"INC-000001"_s);
    QCOMPARE(made.value(u"status"_s).toString(), u"new"_s);
    QVERIFY(made.value(u"priority"_s).toInt() > 0); // from the matrix
    QVERIFY(!made.value(u"due"_s).isNull()); // by the rule
    REFUSED(({u"set"_s, u"INC-000001"_s, u"status=closed"_s}), "lifecycle.no-transition");
    REFUSED(({u"set"_s, u"INC-000001"_s, u"status=resolved"_s}), "lifecycle.missing");
    RUNS(({u"set"_s, u"INC-000001"_s, u"assignee=max"_s}));
    QCOMPARE(shown(u"INC-000001"_s).value(u"status"_s).toString(), u"assigned"_s); // a first assignee takes it up
    const QString code = run({u"query"_s, {}, u"--type"_s, u"resolutioncode"_s, u"--columns"_s, u"name"_s, u"--limit"_s, u"1"_s,
                                 u"--format"_s, u"jsonl"_s}).out;
    const QString name = QJsonDocument::fromJson(code.toUtf8()).object().value(u"name"_s).toString();
    QVERIFY(!name.isEmpty());
    const ProgramResult resolved = run({u"set"_s, u"INC-000001"_s, u"status=resolved"_s, u"resolution.code="_s + name,
        u"resolution=New toner"_s});
    QVERIFY2(resolved.exit == 0, qPrintable(resolved.err));
    QVERIFY(resolved.out.startsWith(u"changed incident INC-000001\n"_s));
    QCOMPARE(shown(u"INC-000001"_s).value(u"status"_s).toString(), u"resolved"_s);
    RUNS(({u"undo"_s, batchOf(resolved)}));
    QCOMPARE(shown(u"INC-000001"_s).value(u"status"_s).toString(), u"assigned"_s);
    REFUSED(({u"set"_s, u"INC-000001"_s, u"status=wherever"_s}), "value.choice");
    QCOMPARE(m_place.verify().exit, 0);
}

void VerbsTest::declarationsAndPeopleAreChecked()
{
    REFUSED(({u"new"_s, u"person"_s, u"name=Other"_s, u"login=max"_s}), "person.exists");
    REFUSED(({u"new"_s, u"person"_s, u"name=Other"_s, u"email=nowhere"_s}), "person.email");
    RUNS(({u"set"_s, u"person:max"_s, u"login=max"_s, u"phone=1"_s})); // their own
    REFUSED(({u"new"_s, u"customfield"_s, u"type=nothing"_s, u"name=a"_s, u"label=A"_s, u"kind=text"_s}), "customfield.type");
    RUNS(({u"new"_s, u"customfield"_s, u"type=incident"_s, u"name=room"_s, u"label=Room"_s, u"kind=text"_s}));
    RUNS(({u"set"_s, u"INC-000001"_s, u"x.room=B 12"_s}));
    QCOMPARE(count({u"x.room:b"_s}), u"1"_s);
    RUNS(({u"new"_s, u"tickettype"_s, u"key=request"_s, u"name=Request"_s, u"prefix=REQ"_s}));
    const ProgramResult request = run({u"new"_s, u"request"_s, u"title=A chair"_s});
    QVERIFY2(request.out.contains(u"REQ-000001"_s), qPrintable(request.out + request.err));
    REFUSED(({u"new"_s, u"policy"_s, u"key=due.rule"_s, u"body={}}"_s}), "json.syntax");
}

void VerbsTest::saysOnTickets()
{
    RUNS(({u"comment"_s, u"INC-000001"_s, u"Please look, @misaki"_s}));
    RUNS(({u"comment"_s, u"INC-000001"_s, u"spare"_s, u"toner"_s, u"--internal"_s}));
    const QJsonObject ticket = shown(u"INC-000001"_s);
    QCOMPARE(ticket.value(u"watcher"_s).toArray().first().toString(), u"佐藤 美咲"_s);
    QCOMPARE(count({{}, u"--type"_s, u"comment"_s}), u"1"_s);
    QCOMPARE(count({{}, u"--type"_s, u"worknote"_s}), u"1"_s);
    REFUSED(({u"comment"_s, u"team:Network"_s, u"hello"_s}), "comment.no-ticket");
    QCOMPARE(run({u"comment"_s, u"INC-000009"_s, u"hello"_s}).exit, 1);
}

void VerbsTest::linksAndMerges()
{
    RUNS(({u"new"_s, u"incident"_s, u"title=Printer again"_s, u"requester=max"_s}));
    RUNS(({u"link"_s, u"INC-000002"_s, u"duplicates"_s, u"INC-000001"_s}));
    REFUSED(({u"link"_s, u"INC-000002"_s, u"duplicates"_s, u"INC-000001"_s}), "link.exists");
    REFUSED(({u"link"_s, u"INC-000002"_s, u"resembles"_s, u"INC-000001"_s}), "value.choice");
    REFUSED(({u"merge"_s, u"INC-000001"_s, u"INTO"_s, u"INC-000001"_s}), "merge.self");
    const ProgramResult merged = run({u"merge"_s, u"INC-000002"_s, u"INTO"_s, u"INC-000001"_s});
    QVERIFY2(merged.exit == 0, qPrintable(merged.err));
    QCOMPARE(shown(u"INC-000002"_s).value(u"merged.into"_s).toString(), u"INC-000001"_s);
    REFUSED(({u"set"_s, u"INC-000002"_s, u"title=x"_s}), "ticket.merged");
    RUNS(({u"undo"_s, batchOf(merged)}));
    QVERIFY(shown(u"INC-000002"_s).value(u"merged.into"_s).isNull());
    QCOMPARE(m_place.verify().exit, 0);
}

void VerbsTest::queries()
{
    QCOMPARE(count({u"status:open team:Network"_s}), u"1"_s);
    QCOMPARE(count({u"-tag:printer"_s}), u"0"_s);
    QCOMPARE(count({u"requester.vip:yes"_s}), u"1"_s);
    QCOMPARE(count({{}, u"--type"_s, u"person"_s}), u"3"_s);
    const ProgramResult rows = run({u"query"_s, {}, u"--type"_s, u"person"_s, u"--columns"_s, u"name,login"_s, u"--sort"_s, u"-login"_s,
        u"--limit"_s, u"2"_s, u"--format"_s, u"csv"_s});
    QCOMPARE(rows.out, u"name,login\r\n%1,%1\r\n佐藤 美咲,misaki\r\n"_s.arg(CliPlace::owner()));
    const ProgramResult kinds = run({u"query"_s, {}, u"--columns"_s, u"kind,number,team,tag"_s, u"--format"_s, u"jsonl"_s});
    QCOMPARE(kinds.out, u"{\"kind\": \"incident\", \"number\": \"INC-000001\", \"team\": \"Network\", \"tag\": [\"floor3\", \"printer\"]}\n"_s);
    const ProgramResult typo = run({u"query"_s, u"status:open"_s, u"teem:Network"_s, u"--format"_s, u"json"_s});
    QCOMPARE(typo.exit, 3);
    QCOMPARE(typo.errorCode(), u"query.unknown-field"_s);
    QCOMPARE(QJsonDocument::fromJson(typo.err.toUtf8()).object().value(u"error"_s).toObject().value(u"column"_s).toInt(), 13);
    REFUSED(({u"query"_s, {}, u"--columns"_s, u"nonsense"_s}), "query.unknown-field");
    REFUSED(({u"query"_s, {}, u"--sort"_s, u"description"_s}), "query.not-sortable");
    REFUSED(({u"query"_s, {}, u"--type"_s, u"nonsense"_s}), "record.type");
    const ProgramResult unknown = run({u"query"_s, u"team:Nobody"_s, u"--count"_s});
    QCOMPARE(unknown.exit, 0);
    QCOMPARE(unknown.out, u"0\n"_s);
    QVERIFY(unknown.err.contains(u"nobody"_s)); // it is told, and no error: the team may be still to come
}

void VerbsTest::queryFormats()
{
    RUNS(({u"set"_s, u"INC-000001"_s, u"title==HYPERLINK(\"x\",\"y\")"_s}));
    const ProgramResult csv = run({u"query"_s, {}, u"--columns"_s, u"title"_s, u"--format"_s, u"csv"_s});
    QCOMPARE(csv.out, u"title\r\n\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\r\n"_s);
    const ProgramResult json = run({u"query"_s, {}, u"--columns"_s, u"title,opened,priority"_s, u"--format"_s, u"json"_s});
    const QJsonObject row = QJsonDocument::fromJson(json.out.toUtf8()).array()[0].toObject();
    QCOMPARE(row.value(u"title"_s).toString(), u"=HYPERLINK(\"x\",\"y\")"_s);
    QVERIFY(row.value(u"opened"_s).toString().endsWith(u'Z'));
    QVERIFY(row.value(u"priority"_s).isDouble());
}

void VerbsTest::searches()
{
    for (const QString &text : {u"プリンタ"_s, u"ﾌﾟﾘﾝﾀ"_s, u"drucker"_s, u"VPN"_s, u"INC-000001"_s}) {
        const ProgramResult found = run({u"search"_s, text, u"--columns"_s, u"number"_s, u"--format"_s, u"csv"_s});
        QVERIFY2(found.exit == 0, qPrintable(text + found.err));
        QCOMPARE(found.out, u"number\r\nINC-000001\r\n"_s);
    }
    QCOMPARE(run({u"search"_s, u"scanner"_s}).exit, 1);
}

void VerbsTest::everyDryRunChangesNothing()
{
    RUNS(({u"new"_s, u"incident"_s, u"title=Second"_s}));
    const ProgramResult last = run({u"set"_s, u"team:Network"_s, u"email=n@example.org"_s});
    const qint64 before = head();
    const QList<QStringList> verbs{{u"new"_s, u"team"_s, u"name=Ghosts"_s}, {u"set"_s, u"INC-000001"_s, u"assignee=max"_s},
        {u"comment"_s, u"INC-000001"_s, u"hello"_s}, {u"link"_s, u"INC-000001"_s, u"relates"_s, u"INC-000002"_s},
        {u"merge"_s, u"INC-000002"_s, u"INTO"_s, u"INC-000001"_s}, {u"undo"_s, batchOf(last)}};
    for (const QStringList &words : verbs) {
        const ProgramResult tried = run(words + QStringList{u"--dry-run"_s});
        QVERIFY2(tried.exit == 0, qPrintable(words.join(u' ') + tried.err));
        QVERIFY2(tried.out.startsWith(u"would "_s), qPrintable(tried.out));
        QVERIFY(!tried.out.contains(u"batch"_s));
        QCOMPARE(head(), before);
    }
}

void VerbsTest::exportsComeBack_data()
{
    QTest::addColumn<QString>("format");
    QTest::newRow("csv") << u"csv"_s;
    QTest::newRow("json") << u"json"_s;
}

void VerbsTest::exportsComeBack()
{
    QFETCH(QString, format);
    RUNS(({u"set"_s, u"INC-000001"_s, u"title='=1+1, \"quoted\""_s, u"assignee=max"_s, u"urgency=High"_s}));
    RUNS(({u"new"_s, u"incident"_s, u"title=-5"_s, u"parent=INC-000001"_s, u"requester=max"_s}));
    const QString other = newDesk(u"other-"_s + format);
    for (const QString &type : {u"person"_s, u"team"_s, u"incident"_s}) {
        const QString file = m_folder.filePath(type + u'.' + format);
        QFile::remove(file);
        QStringList words{u"export"_s, file, u"--type"_s, type};
        if (format == u"csv")
            words += {u"--format"_s, u"csv"_s};
        RUNS((words));
        // Into the same desk nothing changes.
        const qint64 before = head();
        const ProgramResult same = run({u"import"_s, format, file, u"--type"_s, type});
        QVERIFY2(same.exit == 0 && !same.err.contains(u"left out"_s), qPrintable(same.err));
        QVERIFY2(head() == before, qPrintable(type + same.out));
        // Into another one it gives the same records.
        const ProgramResult moved = runOn(other, {u"import"_s, format, file, u"--type"_s, type});
        QVERIFY2(moved.exit == 0 && !moved.err.contains(u"left out"_s), qPrintable(moved.err));
    }
    for (const QString &type : {u"person"_s, u"team"_s, u"incident"_s}) {
        const QStringList words{u"query"_s, {}, u"--type"_s, type, u"--sort"_s, type == u"incident" ? u"number"_s : u"name"_s,
            u"--format"_s, u"jsonl"_s, u"--columns"_s,
            type == u"person" ? u"name,reading,login,email,vip"_s
                : type == u"team" ? u"name,member"_s
                                  : u"number,title,status,priority,impact,urgency,requester,team,assignee,tag,opened,due,parent"_s};
        QCOMPARE(runOn(other, words).out, run(words).out);
    }
    QCOMPARE(runOn(other, {u"verify"_s}).exit, 0);
}

void VerbsTest::exportOfEverything()
{
    const QString file = m_folder.filePath(u"all.jsonl"_s);
    RUNS(({u"export"_s, file}));
    QFile all(file);
    QVERIFY(all.open(QIODevice::ReadOnly));
    QHash<QString, int> counts;
    for (const QByteArray &line : all.readAll().split('\n')) {
        if (!line.isEmpty())
            ++counts[QJsonDocument::fromJson(line).object().value(u"record"_s).toString()];
    }
    QCOMPARE(counts.value(u"person"_s), 3);
    QCOMPARE(counts.value(u"incident"_s), 1);
    QVERIFY(counts.value(u"policy"_s) > 3);
    QVERIFY(run({u"export"_s, u"-"_s, u"--type"_s, u"team"_s}).out.startsWith(u"{\"record\": \"team\""_s));
    const ProgramResult some = run({u"export"_s, u"--type"_s, u"person"_s, u"--query"_s, u"vip:yes"_s});
    QCOMPARE(some.out.count(u'\n'), 1);
    QCOMPARE(run({u"export"_s, u"--format"_s, u"csv"_s}).exit, 2);
}

void VerbsTest::backsUpAndRestores()
{
    const QString copy = m_folder.filePath(u"copy.steward"_s);
    if (CliPlace::isOnServer()) {
        QCOMPARE(m_place.wrongRefusal({u"backup"_s, copy}, u"pg_dump"_s), QString());
        QVERIFY(!QFile::exists(copy));
        QCOMPARE(m_place.wrongRefusal({u"restore"_s, m_empty}, u"hub restored"_s), QString());
        return;
    }
    RUNS(({u"backup"_s, copy}));
    QVERIFY(!QFile::exists(copy + u"-wal"_s));
    QCOMPARE(runOn(copy, {u"verify"_s}).exit, 0);
    REFUSED(({u"backup"_s, copy}), "backup.exists");
    RUNS(({u"set"_s, u"INC-000001"_s, u"title=After the backup"_s}));
    const qint64 after = head();
    const ProgramResult planned = run({u"restore"_s, copy, u"--dry-run"_s, u"--format"_s, u"json"_s});
    QVERIFY2(planned.exit == 0, qPrintable(planned.err));
    QCOMPARE(QJsonDocument::fromJson(planned.out.toUtf8()).object().value(u"lost"_s).toInt(), 1);
    QCOMPARE(head(), after);
    {
        STEWARD_VERIFY(open, Workspace::open(m_place.desk())); // somebody works on it
        REFUSED(({u"restore"_s, copy}), "restore.in-use");
    }
    const ProgramResult restored = run({u"restore"_s, copy, u"--format"_s, u"json"_s});
    QVERIFY2(restored.exit == 0, qPrintable(restored.err));
    QCOMPARE(head(), after - 1);
    QCOMPARE(shown(u"INC-000001"_s).value(u"title"_s).toString(), u"プリンタが動かない"_s);
    QCOMPARE(run({u"verify"_s}).exit, 0);
    RUNS(({u"set"_s, u"INC-000001"_s, u"title=And on it goes"_s}));
    QCOMPARE(run({u"verify"_s}).exit, 0);
    const QString kept = QJsonDocument::fromJson(restored.out.toUtf8()).object().value(u"kept"_s).toString();
    QVERIFY(runOn(kept, {u"show"_s, u"INC-000001"_s}).out.contains(u"After the backup"_s));
    // Neither a damaged copy nor another desk takes its place.
    QVERIFY(QFile::resize(copy, QFile(copy).size() / 2));
    REFUSED(({u"restore"_s, copy}), "storage.damaged");
    REFUSED(({u"restore"_s, newDesk(u"stranger"_s)}), "restore.other-desk");
    REFUSED(({u"restore"_s, m_place.file()}), "restore.same-file");
}

void VerbsTest::doctorLooks()
{
    if (CliPlace::isOnServer()) {
        QCOMPARE(m_place.wrongRefusal({u"doctor"_s}, u"hub status"_s), QString());
        QCOMPARE(m_place.wrongRefusal({u"verify"_s}, u"hub verify"_s), QString());
        return;
    }
    const ProgramResult well = run({u"doctor"_s, u"--format"_s, u"jsonl"_s});
    QVERIFY2(well.exit == 0, qPrintable(well.out));
    QVERIFY(well.out.contains(u"\"level\": \"good\", \"code\": \"doctor.pages\""_s));
    RUNS(({u"backup"_s, m_place.file() + u".2026.backup"_s}));
    QVERIFY(QFile::resize(m_place.file(), QFile(m_place.file()).size() / 2));
    const ProgramResult ill = run({u"doctor"_s, u"--format"_s, u"jsonl"_s});
    QCOMPARE(ill.exit, 1);
    QVERIFY(ill.out.contains(u"storage.damaged"_s));
    QVERIFY(ill.out.contains(u".2026.backup"_s)); // what to restore from
    QCOMPARE(runOn(m_folder.filePath(u"nothing.steward"_s), {u"doctor"_s}).exit, 3);
}

void VerbsTest::demoDesk()
{
    if (CliPlace::isOnServer()) {
        QCOMPARE(m_place.wrongRefusal({u"init"_s, u"--demo"_s}, u"hub init"_s), QString());
        return;
    }
    VERIFY_OK(m_place.place(m_folder.filePath(u"demo.steward"_s)));
    RUNS(({u"init"_s, u"--demo"_s, u"--scale"_s, u"60"_s, u"--seed"_s, u"3"_s}));
    QCOMPARE(count({{}}), u"60"_s);
    QCOMPARE(run({u"verify"_s}).exit, 0);
    QCOMPARE(run({u"init"_s}).errorCode(), u"storage.exists"_s);
}

QTEST_GUILESS_MAIN(VerbsTest)
#include "tst_verbs.moc"
