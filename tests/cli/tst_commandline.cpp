// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/cliplace.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

/// stewardctl as a person and a script use it: words in, text and exit codes out. With STEWARD_CLI_ON=server on a team server.
class CommandLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const QString file = m_folder.filePath(u"t.steward"_s);
        QCOMPARE(CliPlace::makeFile(file).exit, 0);
        VERIFY_OK(m_place.place(file));
        QCOMPARE(run({u"new"_s, u"team"_s, u"name=Network"_s}).exit, 0);
        QCOMPARE(run({u"new"_s, u"person"_s, u"name=田中 花子"_s, u"login=hanako"_s}).exit, 0);
    }

    void usageErrors_data();
    void usageErrors();
    void optionsStandAnywhere();
    void workspaceFromTheEnvironment();
    void helpForEveryVerb();
    void createsShowsAndUndoes();
    void dryRunChangesNothing();
    void formats();
    void alignsWideCharacters();

private:
    ProgramResult run(const QStringList &words) const { return m_place.run(words); }
    static QString batchOf(const ProgramResult &result)
    {
        return result.out.section(u"batch "_s, 1).trimmed();
    }
    QJsonObject shown(const QString &what) const
    {
        return QJsonDocument::fromJson(run({u"show"_s, what, u"--format"_s, u"json"_s}).out.toUtf8()).object();
    }

    QTemporaryDir m_folder;
    CliPlace m_place;
};

void CommandLineTest::usageErrors_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("code");
    QTest::newRow("unknown verb") << QStringList{u"shwo"_s} << u"usage.unknown-verb"_s;
    QTest::newRow("unknown option") << QStringList{u"verify"_s, u"--fast"_s} << u"usage.unknown-option"_s;
    QTest::newRow("option without value") << QStringList{u"verify"_s, u"--as"_s} << u"usage.option-value"_s;
    QTest::newRow("flag with value") << QStringList{u"verify"_s, u"--rebuild=yes"_s} << u"usage.option-value"_s;
    QTest::newRow("too few words") << QStringList{u"set"_s, u"INC-000001"_s} << u"usage.words"_s;
    QTest::newRow("too many words") << QStringList{u"show"_s, u"a"_s, u"b"_s} << u"usage.words"_s;
    QTest::newRow("unknown format") << QStringList{u"schema"_s, u"--format"_s, u"yaml"_s} << u"usage.format"_s;
    QTest::newRow("no number") << QStringList{u"init"_s, u"--scale"_s, u"many"_s} << u"usage.number"_s;
    QTest::newRow("no assignment") << QStringList{u"set"_s, u"team:Network"_s, u"name"_s} << u"usage.assignment"_s;
    QTest::newRow("no batch") << QStringList{u"undo"_s, u"yesterday"_s} << u"usage.batch"_s;
}

void CommandLineTest::usageErrors()
{
    QFETCH(QStringList, words);
    const ProgramResult plain = run(words);
    QCOMPARE(plain.exit, 2);
    QCOMPARE(plain.out, QString());
    QTEST(plain.errorCode(), "code");
    if (words.contains(u"yaml"_s))
        return;
    const ProgramResult json = run(words + QStringList{u"--format=json"_s});
    QVERIFY2(QJsonDocument::fromJson(json.err.toUtf8()).isObject() || words.last() == u"--as", qPrintable(json.err));
}

void CommandLineTest::optionsStandAnywhere()
{
    const QStringList globals{u"-w"_s, m_place.desk(), u"--format"_s, u"json"_s};
    const ProgramResult before = runProgram(u"stewardctl"_s, globals + QStringList{u"show"_s, u"team:Network"_s});
    const ProgramResult after = runProgram(u"stewardctl"_s, QStringList{u"show"_s, u"team:Network"_s} + globals);
    QCOMPARE(before.exit, 0);
    QCOMPARE(before.out, after.out);
    QCOMPARE(run({u"show"_s, u"--"_s, u"team:Network"_s}).exit, 0);
}

void CommandLineTest::workspaceFromTheEnvironment()
{
    QCOMPARE(runProgram(u"stewardctl"_s, {u"show"_s, u"team:Network"_s}, {{u"STEWARD_WORKSPACE"_s, m_place.desk()}}).exit, 0);
    const ProgramResult none = runProgram(u"stewardctl"_s, {u"verify"_s}, {{u"STEWARD_WORKSPACE"_s, {}}});
    QCOMPARE(none.exit, 2);
    QCOMPARE(none.errorCode(), u"usage.no-workspace"_s);
}

void CommandLineTest::helpForEveryVerb()
{
    const ProgramResult overview = run({});
    QCOMPARE(overview.exit, 0);
    int verbs = 0;
    for (const QString &line : overview.out.split(u'\n')) {
        if (!line.startsWith(u"  "_s) || line.startsWith(u"  --"_s))
            continue;
        const QString verb = line.trimmed().section(u' ', 0, 0);
        const ProgramResult help = run({verb, u"--help"_s});
        QCOMPARE(help.exit, 0);
        QVERIFY2(help.out.startsWith(u"Usage: stewardctl "_s + verb), qPrintable(help.out));
        ++verbs;
    }
    QVERIFY(verbs >= 7);
}

void CommandLineTest::createsShowsAndUndoes()
{
    const ProgramResult made = run({u"new"_s, u"person"_s, u"name=Maria"_s, u"login=maria"_s, u"vip=yes"_s});
    QCOMPARE(made.exit, 0);
    const ProgramResult changed = run({u"set"_s, u"person:maria"_s, u"phone=4711"_s, u"vip="_s});
    QCOMPARE(changed.exit, 0);
    QCOMPARE(shown(u"person:maria"_s).value(u"phone"_s).toString(), u"4711"_s);
    QCOMPARE(shown(u"person:maria"_s).value(u"vip"_s).toBool(), false);
    QCOMPARE(run({u"undo"_s, batchOf(changed)}).exit, 0);
    QVERIFY(shown(u"person:maria"_s).value(u"phone"_s).isNull());
    QCOMPARE(shown(u"person:maria"_s).value(u"vip"_s).toBool(), true);
    const ProgramResult history = run({u"show"_s, u"person:maria"_s, u"--history"_s, u"--format"_s, u"jsonl"_s});
    QVERIFY(history.out.contains(u"\"after\": \"4711\""_s));
    QCOMPARE(run({u"undo"_s, batchOf(made)}).exit, 0);
    const ProgramResult gone = run({u"show"_s, u"person:maria"_s});
    QCOMPARE(gone.exit, 1);
    QCOMPARE(gone.errorCode(), u"record.unknown"_s);
    QCOMPARE(m_place.verify().exit, 0);
}

void CommandLineTest::dryRunChangesNothing()
{
    const ProgramResult before = run({u"show"_s, u"team:Network"_s, u"--history"_s});
    QCOMPARE(run({u"set"_s, u"team:Network"_s, u"email=net@example.org"_s, u"--dry-run"_s}).exit, 0);
    QCOMPARE(run({u"new"_s, u"team"_s, u"name=Ghosts"_s, u"--dry-run"_s}).exit, 0);
    QCOMPARE(run({u"show"_s, u"team:Network"_s, u"--history"_s}).out, before.out);
    QCOMPARE(run({u"show"_s, u"team:Ghosts"_s}).exit, 1);
    // What would be refused is refused in a dry run as well.
    QCOMPARE(run({u"set"_s, u"team:Network"_s, u"name="_s, u"--dry-run"_s}).errorCode(), u"record.required"_s);
}

void CommandLineTest::formats()
{
    const ProgramResult json = run({u"schema"_s, u"team"_s, u"--format"_s, u"json"_s});
    const QJsonArray fields = QJsonDocument::fromJson(json.out.toUtf8()).array();
    QVERIFY(fields.size() > 4);
    QCOMPARE(fields[0].toObject().value(u"field"_s).toString(), u"name"_s);
    QCOMPARE(fields[0].toObject().value(u"required"_s).toBool(), true);
    const ProgramResult lines = run({u"schema"_s, u"team"_s, u"--format"_s, u"jsonl"_s});
    QCOMPARE(lines.out.count(u'\n'), fields.size());
    QCOMPARE(QJsonDocument::fromJson(lines.out.section(u'\n', 0, 0).toUtf8()).object(), fields[0].toObject());
    const ProgramResult csv = run({u"schema"_s, u"team"_s, u"--format"_s, u"csv"_s});
    QVERIFY(csv.out.startsWith(u"type,field,label,"_s));
    QCOMPARE(csv.out.count(u"\r\n"_s), fields.size() + 1);
}

void CommandLineTest::alignsWideCharacters()
{
    QCOMPARE(run({u"new"_s, u"team"_s, u"name=印刷"_s, u"lead=hanako"_s}).exit, 0);
    const ProgramResult history = run({u"show"_s, u"team:印刷"_s, u"--history"_s});
    const QStringList lines = history.out.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 4); // titles, rule, lead, name
    // The batch begins where its title does: 田中 花子 takes nine columns in seven characters less spaces.
    const qsizetype column = lines[0].indexOf(u"Batch"_s);
    QCOMPARE(lines[2].size() - 36, column - 4);
    QCOMPARE(lines[3].size() - 36, column - 2);
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
