// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0

// Rules about what may stand in a file, whatever its layer. Every one has rows below that show it failing.

#include "sourcefile.h"

#include <QtTest/QTest>

using namespace steward::architecture;

namespace {

QStringList sizesHold(const SourceFile &file)
{
    const int limit = file.path.endsWith(QStringLiteral("mainwindow.cpp")) ? 400
        : file.isHeader()                                                  ? 250
                                                                           : 600;
    if (file.lineCount() <= limit)
        return {};
    return {complaint(file, limit,
        QStringLiteral("%1 lines, %2 is the most: give its second subject a file")
            .arg(file.lineCount())
            .arg(limit))};
}

/// SQL is spelled in capitals, or begins a literal in small letters; "select a row from the list" is English.
QStringList sqlInStorageOnly(const SourceFile &file)
{
    static const QRegularExpression sql(
        R"re((?s)\b(SELECT\b.*\bFROM\b|INSERT( OR \w+)? INTO\b|UPDATE\s+\S+\s+SET\b|DELETE\s+FROM\b|CREATE\s+(OR REPLACE |TEMP |UNIQUE |VIRTUAL )?)re"
        R"re((TABLE|INDEX|VIEW|TRIGGER|FUNCTION|SCHEMA|ROLE|DATABASE)\b|(ALTER|DROP)\s+(TABLE|INDEX|VIEW|SCHEMA|DATABASE|ROLE)\b|)re"
        R"re(PRAGMA\s+\w+|BEGIN IMMEDIATE|ORDER BY\b|GROUP BY\b|WHERE\s+\S+\s*(=|<|>|IN\b|IS\b|LIKE\b))|)re"
        R"re(^\s*(insert into \w|delete from \w+( where|;|$)|create (table|index|view|trigger) \w|drop (table|index|view) \w|)re"
        R"re(alter table \w|pragma \w|update \w+ set \w|select [^\n]*\bfrom \w+(\s+(where|join|order by|group by|limit)\b|\s*;?\s*$)))re"_re);
    return file.isIn(QStringLiteral("core/storage"))
        ? QStringList()
        : forbidInLiterals(file, sql, QStringLiteral("SQL outside core/storage"));
}

/// Replacing a row deletes the old one unseen: no trigger asks, and what refers to it goes with it or breaks.
QStringList rowsAreNotReplaced(const SourceFile &file)
{
    static const QRegularExpression replace("(?i)\\b(INSERT OR REPLACE|REPLACE INTO)\\b"_re);
    return forbidInLiterals(file, replace, QStringLiteral("INSERT … ON CONFLICT DO UPDATE changes a row"));
}

/// Anybody can send a notice, and any can be lost: it says look, and the cursor says what is there.
QStringList noticesSayNothing(const SourceFile &file)
{
    static const QRegularExpression content("->\\s*extra\\b"_re);
    return forbidInCode(file, content, QStringLiteral("what a NOTIFY carries is nobody's word"));
}

QStringList coloursInThemeOnly(const SourceFile &file)
{
    if (file.isIn(QStringLiteral("views/theme")))
        return {};
    static const QRegularExpression hex("#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})\\b|^#[0-9A-Fa-f]{3}$"_re);
    static const QRegularExpression number(
        R"re(\bQColor\b\s*\w*\s*[({]\s*(0x|\d)|\bqRgba?\s*\(\s*(0x|\d)|\bQt::(dark)?(red|green|blue|cyan|magenta|yellow|gr[ae]y)\b|\bQt::(lightGray|black|white)\b)re"_re);
    return forbidInLiterals(file, hex, QStringLiteral("colours have roles in views/theme"))
        + forbidInCode(file, number, QStringLiteral("colours have roles in views/theme"));
}

QStringList noStyleSheets(const SourceFile &file)
{
    static const QRegularExpression call("\\bsetStyleSheet\\b"_re);
    return forbidInCode(file, call, QStringLiteral("a style sheet turns the style and the palette off"));
}

QStringList timeFromTheClock(const SourceFile &file)
{
    if (file.path == QStringLiteral("core/base/clock.cpp"))
        return {};
    static const QRegularExpression now(
        R"re(\bQDateTime::current\w*|\bQDate::currentDate\b|\bQTime::currentTime\b|\bsystem_clock::now\b|\bgettimeofday\b|\bclock_gettime\b|\btime\s*\(\s*(nullptr|NULL|0)\s*\))re"_re);
    return forbidInCode(file, now, QStringLiteral("now comes from a Clock"));
}

QStringList chanceFromTheSource(const SourceFile &file)
{
    if (file.isIn(QStringLiteral("core/base")))
        return {};
    static const QRegularExpression chance(
        R"re(\bQRandomGenerator\b|\bQUuid::createUuid\b|\bstd::(rand|random_device|mt19937\w*)\b|\brandombytes_\w+)re"_re);
    return forbidInCode(file, chance, QStringLiteral("chance comes from a RandomSource"));
}

QStringList theScreenNeverWaits(const SourceFile &file)
{
    if (!file.isIn(QStringLiteral("views")) && !file.isIn(QStringLiteral("models")))
        return {};
    static const QRegularExpression wait(
        R"re(\bwaitFor\w+\s*\(|\bQEventLoop\b|\bprocessEvents\b|\bQThread::u?m?sleep\b|\bsleep_for\b)re"_re);
    return forbidInCode(
        file, wait, QStringLiteral("the screen never waits: receive the result through a watcher"));
}

/// lupdate files the texts of a free tr() under the name of its namespace, whatever name it asks for when it runs.
QStringList noFreeTr(const SourceFile &file)
{
    static const QRegularExpression free("(?m)^(static |inline )*QString tr\\s*\\("_re);
    return forbidInCode(
        file, free, QStringLiteral("a class with Q_DECLARE_TR_FUNCTIONS gives texts their context"));
}

/// Futures of the storage deliver through a watcher; a continuation with a context aborts on Qt 6.4 when it dies first.
QStringList noContinuations(const SourceFile &file)
{
    static const QRegularExpression then(R"re((\.|->)then\s*\(\s*(this|\w*receiver|\w*context)\b)re"_re);
    return forbidInCode(file, then, QStringLiteral("QFuture::then with a context is unsafe on Qt 6.4"));
}

QStringList headsAreComplete(const SourceFile &file)
{
    const QString mark = file.path.endsWith(QStringLiteral(".sql")) ? QStringLiteral("-- ")
        : file.path.endsWith(QStringLiteral(".h")) || file.path.endsWith(QStringLiteral(".cpp"))
        ? QStringLiteral("// ")
        : QStringLiteral("# ");
    const QString licence = mark + QStringLiteral("SPDX-License-Identifier: Apache-2.0\n");
    const QString head = mark == QStringLiteral("// ")
        ? QString(mark + QStringLiteral("SPDX-FileCopyrightText: 2026 The Steward authors\n") + licence)
        : licence;
    if (file.lineCount() <= 2)
        return {}; // keeps a folder until its first source comes
    if (!file.text.startsWith(head)
        && !(mark == QStringLiteral("# ") && file.text.left(200).contains(licence)))
        return {complaint(file, 1, QStringLiteral("does not begin with the SPDX lines"))};
    if (file.isHeader() && !file.text.contains(QStringLiteral("\n#pragma once\n")))
        return {complaint(file, 3, QStringLiteral("has no #pragma once"))};
    return {};
}

QStringList nothingIsLeftToDo(const SourceFile &file)
{
    static const QRegularExpression todo(
        "\\b(TODO|FIXME|XXX|HACK)\\b|[Nn]ot (yet )?implemented|\\bunimplemented\\b"_re);
    QStringList complaints;
    for (auto matches = todo.globalMatch(file.text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        complaints.append(
            complaint(file, SourceFile::lineAt(file.text, match.capturedStart()), match.captured()));
    }
    return complaints;
}

QStringList testsNeverSkip(const SourceFile &file)
{
    static const QRegularExpression skip("\\b(QSKIP|QEXPECT_FAIL|QWARN_ONCE_ONLY)\\b"_re);
    static const QRegularExpression sleep("\\bQTest::qSleep\\b|\\bQThread::u?m?sleep\\b|\\bsleep_for\\b"_re);
    return forbidInCode(file, skip, QStringLiteral("a test passes or fails"))
        + forbidInCode(file, sleep, QStringLiteral("a test waits for a condition (QTRY_…), not for a time"));
}

enum Scope { Product = 1, Tests = 2, Scripts = 4 };

struct NamedRule
{
    const char *name;
    int scope;
    Rule rule;
};

const QList<NamedRule> &rules()
{
    static const QList<NamedRule> table{
        {"sizes hold", Product, sizesHold},
        {"SQL in storage only", Product, sqlInStorageOnly},
        {"rows are not replaced", Product, rowsAreNotReplaced},
        {"notices say nothing", Product, noticesSayNothing},
        {"colours in theme only", Product, coloursInThemeOnly},
        {"no style sheets", Product, noStyleSheets},
        {"time from the clock", Product, timeFromTheClock},
        {"chance from the source", Product, chanceFromTheSource},
        {"the screen never waits", Product, theScreenNeverWaits},
        {"no continuations", Product, noContinuations},
        {"no free tr", Product, noFreeTr},
        {"heads are complete", Product | Tests | Scripts, headsAreComplete},
        {"nothing is left to do", Product, nothingIsLeftToDo},
        {"tests never skip", Tests, testsNeverSkip},
    };
    return table;
}

QList<SourceFile> sourcesOf(int scope)
{
    const QStringList endings{QStringLiteral(".cpp"), QStringLiteral(".h")};
    QList<SourceFile> sources;
    if (scope & Product)
        sources += readSources({QStringLiteral("core"), QStringLiteral("models"), QStringLiteral("views"),
                                   QStringLiteral("app")},
            endings);
    if (scope & Tests)
        sources += readSources({QStringLiteral("tests")}, endings);
    if (scope & Scripts)
        sources += readSources({QStringLiteral("core"), QStringLiteral("app"), QStringLiteral("tests"),
                                   QStringLiteral("packaging")},
            {QStringLiteral("CMakeLists.txt"), QStringLiteral(".cmake"), QStringLiteral(".sh"),
                QStringLiteral("packaging/run"), QStringLiteral("packaging/check"),
                QStringLiteral("packaging/lint"), QStringLiteral("packaging/postgres-cluster")});
    return sources;
}

/// The names that may stand at the top of the repository, besides dot files and what a build leaves behind.
QStringList strangersAtTheTop(const QStringList &names)
{
    static const QStringList allowed{QStringLiteral("CMakeLists.txt"), QStringLiteral("CMakePresets.json"),
        QStringLiteral("app"), QStringLiteral("core"), QStringLiteral("models"), QStringLiteral("views"),
        QStringLiteral("resources"), QStringLiteral("translations"), QStringLiteral("tests"),
        QStringLiteral("packaging"), QStringLiteral("README.md"), QStringLiteral("LICENSE"),
        QStringLiteral("CHANGELOG.md"), QStringLiteral("build"), QStringLiteral("CMakeUserPresets.json"),
        QStringLiteral("compile_commands.json")};
    QStringList strangers;
    for (const QString &name : names) {
        if (!name.startsWith(u'.') && !allowed.contains(name) && !name.endsWith(QStringLiteral(".user")))
            strangers.append(name);
    }
    return strangers;
}

} // namespace

class TestSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holds_data();
    void holds();
    void canFail_data();
    void canFail();
    void sqlFilesStandInStorage();
    void topLevel();
};

void TestSources::holds_data()
{
    QTest::addColumn<int>("rule");
    for (int i = 0; i < rules().size(); ++i)
        QTest::newRow(rules().at(i).name) << i;
}

void TestSources::holds()
{
    QFETCH(int, rule);
    const QList<SourceFile> sources = sourcesOf(rules().at(rule).scope);
    QVERIFY(sources.size() > 10);
    QStringList complaints;
    for (const SourceFile &file : sources)
        complaints += rules().at(rule).rule(file);
    for (const QString &said : std::as_const(complaints))
        qWarning("%s", qPrintable(said));
    QCOMPARE(complaints.size(), 0);
}

void TestSources::canFail_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("complaints");
    const auto row = [](const char *name, const char *rule, const char *path, const QByteArray &text,
                         int complaints) {
        QTest::newRow(name) << QString::fromLatin1(rule) << QString::fromLatin1(path)
                            << QString::fromUtf8(text) << complaints;
    };
    const char *size = "sizes hold";
    row("600 lines", size, "core/desk/a.cpp", QByteArray(600, '\n'), 0);
    row("601 lines", size, "core/desk/a.cpp", QByteArray(601, '\n'), 1);
    row("251 lines of header", size, "core/desk/a.h", QByteArray(251, '\n'), 1);
    row("401 lines of main window", size, "views/shell/mainwindow.cpp", QByteArray(401, '\n'), 1);

    const char *sql = "SQL in storage only";
    row("select", sql, "core/desk/a.cpp", "auto q = \"SELECT rid FROM ticket\";\n", 1);
    row("select over lines", sql, "core/desk/a.cpp", "auto q = R\"(\n  SELECT rid\n  FROM ticket)\";\n", 1);
    row("select in small letters", sql, "models/a.cpp", "auto q = u\"select rid from ticket where 1\"_qs;\n",
        1);
    row("a piece of a statement", sql, "core/transfer/a.cpp", "q += \" ORDER BY opened\";\n", 1);
    row("insert", sql, "views/a.cpp", "f(\"insert into ticket values (?)\");\n", 1);
    row("pragma", sql, "app/cli/a.cpp", "f(\"PRAGMA integrity_check\");\n", 1);
    row("in storage", sql, "core/storage/a.cpp", "f(\"SELECT 1 FROM ticket\");\n", 0);
    row("english", sql, "views/a.cpp",
        "tr(\"Select a person from the list\"); tr(\"select a row from the list\"); tr(\"Delete from here "
        "on\");\n",
        0);
    row("insert or replace", "rows are not replaced", "core/storage/a.cpp", "f(\"insert or replace into t values (1)\");\n", 1);
    row("replace into", "rows are not replaced", "core/storage/a.cpp", "f(\"REPLACE INTO t VALUES (1)\");\n", 1);
    row("replace a text", "rows are not replaced", "core/storage/a.cpp", "f(\"SELECT replace(a, 'b', 'c')\");\n", 0);
    row("what a notice carries", "notices say nothing", "core/storage/a.cpp", "const char *what = notice->extra;\n", 1);
    row("in a comment", sql, "core/desk/a.cpp", "// SELECT rid FROM ticket\n", 0);

    const char *colour = "colours in theme only";
    row("hex", colour, "views/panes/a.cpp", "QColor c(u\"#2A5DB0\"_qs);\n", 1);
    row("short hex", colour, "views/panes/a.cpp", "QColor c(\"#fff\");\n", 1);
    row("numbers", colour, "views/panes/a.cpp",
        "QColor c(255, 0, 0); auto d = qRgb(1, 2, 3); QColor e{0xff};\n", 3);
    row("named", colour, "views/panes/a.cpp", "painter.setPen(Qt::red);\n", 1);
    row("in the theme", colour, "views/theme/a.cpp", "QColor c(\"#2A5DB0\");\n", 0);
    row("numbers of tickets", colour, "views/panes/a.cpp", "tr(\"#%1\"); tr(\"see #123 there\");\n", 0);
    row("transparent", colour, "views/panes/a.cpp", "painter.setPen(Qt::transparent);\n", 0);

    row("style sheet", "no style sheets", "views/shell/a.cpp", "widget->setStyleSheet(text);\n", 1);

    const char *time = "time from the clock";
    row("current time", time, "core/desk/a.cpp", "auto t = QDateTime::currentDateTimeUtc();\n", 1);
    row("milliseconds", time, "views/a.cpp", "auto t = QDateTime::currentMSecsSinceEpoch();\n", 1);
    row("chrono", time, "core/base/a.cpp", "auto t = std::chrono::system_clock::now();\n", 1);
    row("in the clock", time, "core/base/clock.cpp", "auto t = std::chrono::system_clock::now();\n", 0);
    row("steady", time, "core/desk/a.cpp", "auto t = std::chrono::steady_clock::now();\n", 0);

    row("uuid", "chance from the source", "core/desk/a.cpp", "auto id = QUuid::createUuid();\n", 1);
    row("generator", "chance from the source", "views/a.cpp", "QRandomGenerator::global();\n", 1);

    const char *wait = "the screen never waits";
    row("future", wait, "views/a.cpp", "future.waitForFinished();\n", 1);
    row("event loop", wait, "models/a.cpp", "QEventLoop loop; loop.exec();\n", 1);
    row("future in core", wait, "core/storage/a.cpp", "future.waitForFinished();\n", 0);

    row("continuation", "no continuations", "views/a.cpp", "future.then(this, [] {});\n", 1);

    row("free tr", "no free tr", "views/a.cpp", "QString tr(const char *source)\n{\n}\n", 1);
    row("member tr", "no free tr", "views/a.h", "class A\n{\n    static QString tr(const char *);\n};\n", 0);

    const char *head = "heads are complete";
    row("no head", head, "core/a.cpp", "int a;\n\n\n", 1);
    row("half a head", head, "core/a.cpp", "// SPDX-License-Identifier: Apache-2.0\nint a;\nint b;\n", 1);
    row("no pragma", head, "core/a.h",
        "// SPDX-FileCopyrightText: 2026 The Steward authors\n// SPDX-License-Identifier: Apache-2.0\nint "
        "a;\n",
        1);
    row("whole head", head, "core/a.h",
        "// SPDX-FileCopyrightText: 2026 The Steward authors\n// SPDX-License-Identifier: "
        "Apache-2.0\n#pragma once\n",
        0);
    row("script", head, "packaging/run", "#!/usr/bin/env bash\n# SPDX-License-Identifier: Apache-2.0\n", 0);
    row("script without", head, "packaging/run", "#!/usr/bin/env bash\nset -eu\nmake\n", 1);

    row("left to do", "nothing is left to do", "core/a.cpp", QByteArray("// TO") + "DO: later\n", 1);
    row("not there yet", "nothing is left to do", "core/a.cpp", "return error(\"not implemented\");\n", 1);

    row("skipped test", "tests never skip", "tests/a.cpp", QByteArray("QSK") + "IP(\"no server\");\n", 1);
    row("sleeping test", "tests never skip", "tests/a.cpp", QByteArray("QTest::qSl") + "eep(100);\n", 1);
}

void TestSources::canFail()
{
    QFETCH(QString, rule);
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(int, complaints);
    const auto found = std::find_if(rules().begin(), rules().end(),
        [&rule](const NamedRule &named) { return rule == QLatin1String(named.name); });
    QVERIFY(found != rules().end());
    const QStringList said = found->rule(parseSource(path, text));
    QVERIFY2(said.size() == complaints, qPrintable(said.join(u'\n')));
}

void TestSources::sqlFilesStandInStorage()
{
    for (const SourceFile &file :
        readSources({QStringLiteral("app"), QStringLiteral("core"), QStringLiteral("models"),
                        QStringLiteral("views"), QStringLiteral("resources")},
            {QStringLiteral(".sql")}))
        QVERIFY2(file.isIn(QStringLiteral("core/storage")), qPrintable(file.path));
}

void TestSources::topLevel()
{
    QCOMPARE(strangersAtTheTop({QStringLiteral("core"), QStringLiteral("docs"), QStringLiteral(".ci"),
                 QStringLiteral("notes.txt")}),
        QStringList({QStringLiteral("docs"), QStringLiteral("notes.txt")}));
    QCOMPARE(strangersAtTheTop(QDir(sourceRoot()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot)),
        QStringList());
}

QTEST_GUILESS_MAIN(TestSources)
#include "tst_sources.moc"
