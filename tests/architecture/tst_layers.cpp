// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0

// Who may include whom. All targets share one include root, so the link lists of CMake say nothing about headers;
// this table is the gate.

#include "sourcefile.h"

#include <QtTest/QTest>

using namespace steward::architecture;

namespace {

/// From the ground up. A folder may include itself and everything on lower levels; neighbours do not see each other.
const QList<QStringList> &levels()
{
    static const QList<QStringList> table{
        {QStringLiteral("core/base")},
        {QStringLiteral("core/schema"), QStringLiteral("core/text")},
        {QStringLiteral("core/oplog")},
        {QStringLiteral("core/query")},
        {QStringLiteral("core/access"), QStringLiteral("core/calendar")},
        {QStringLiteral("core/lifecycle")}, // a transition names the permission that it asks for
        {QStringLiteral("core/sla"), QStringLiteral("core/cmdb"), QStringLiteral("core/assets")},
        {QStringLiteral("core/storage")},
        {QStringLiteral("core/sync"), QStringLiteral("core/transfer")},
        {QStringLiteral("core/desk")},
        {QStringLiteral("models")},
        {QStringLiteral("views")},
        {QStringLiteral("app/cli"), QStringLiteral("app/desktop"), QStringLiteral("app/gateway")},
    };
    return table;
}

const QString &layerOf(const QString &path)
{
    static const QString none;
    for (const QStringList &level : levels()) {
        for (const QString &folder : level) {
            if (path.startsWith(QString(folder + u'/')))
                return folder;
        }
    }
    return none;
}

int levelOf(const QString &layer)
{
    for (int i = 0; i < levels().size(); ++i) {
        if (levels().at(i).contains(layer))
            return i;
    }
    return -1;
}

bool isBelowViews(const SourceFile &file)
{
    return levelOf(layerOf(file.path)) < levelOf(QStringLiteral("views"));
}

/// Values and functions alone: between the base and the storage.
bool isPure(const SourceFile &file)
{
    const int level = levelOf(layerOf(file.path));
    return level > levelOf(QStringLiteral("core/base")) && level < levelOf(QStringLiteral("core/storage"));
}

struct Include
{
    QString name;
    bool angled = false;
    int line = 0;
};

QList<Include> includesOf(const SourceFile &file)
{
    static const QRegularExpression pattern = R"re((?m)^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"])re"_re;
    QList<Include> includes;
    for (auto matches = pattern.globalMatch(file.code); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        includes.append({match.captured(2), match.captured(1) == u'<',
            SourceFile::lineAt(file.code, match.capturedStart(1))});
    }
    return includes;
}

QStringList includesStandLower(const SourceFile &file)
{
    const QString layer = layerOf(file.path);
    if (layer.isEmpty())
        return {complaint(file, 1, QStringLiteral("stands in no layer of DESIGN, section 2"))};
    QStringList complaints;
    for (const Include &include : includesOf(file)) {
        if (include.angled || include.name.endsWith(QStringLiteral(".moc")))
            continue;
        const QString other = layerOf(include.name);
        if (other.isEmpty())
            complaints.append(complaint(
                file, include.line, QStringLiteral("\"%1\" is not spelled from the root").arg(include.name)));
        else if (other != layer && levelOf(other) >= levelOf(layer))
            complaints.append(
                complaint(file, include.line, QStringLiteral("%1 may not see %2").arg(layer, include.name)));
    }
    return complaints;
}

QStringList noGuiBelowViews(const SourceFile &file)
{
    if (!isBelowViews(file) && !file.isIn(QStringLiteral("app/cli")))
        return {};
    static const QRegularExpression gui(QStringLiteral(
        "^(QtGui|QtWidgets|QtSvg|QtPrintSupport)(/"
        "|$)|^Q(Icon|Color|Brush|Pen|Font|Palette|Pixmap|Image|Painter|Widget|"
        "Application|GuiApplication|Action|Dialog|MessageBox|Menu|TextDocument|KeySequence)$"));
    QStringList complaints;
    for (const Include &include : includesOf(file)) {
        if (include.name.contains(gui))
            complaints.append(
                complaint(file, include.line, QStringLiteral("<%1> belongs in views/").arg(include.name)));
    }
    return complaints;
}

QStringList noMessageBoxBelowViews(const SourceFile &file)
{
    static const QRegularExpression box(QStringLiteral("\\bQMessageBox\\b"));
    return isBelowViews(file) ? forbidInCode(file, box, QStringLiteral("only views talk to people"))
                              : QStringList();
}

QStringList pureLayersArePure(const SourceFile &file)
{
    if (!isPure(file))
        return {};
    static const QRegularExpression outside(QStringLiteral(
        "^(QtNetwork|QtSql|QtConcurrent)(/"
        "|$)|^Q(Object|File|SaveFile|TemporaryFile|Dir|DirIterator|Process|Settings|Thread|Timer|"
        "NetworkAccessManager|TcpSocket|LocalSocket)$|^(sqlite3|libpq-fe)\\.h$|^(fstream|filesystem|thread|"
        "iostream)$"));
    static const QRegularExpression object(QStringLiteral("\\bQ_OBJECT\\b"));
    QStringList complaints = forbidInCode(file, object, QStringLiteral("values and functions only"));
    for (const Include &include : includesOf(file)) {
        if (include.name.contains(outside))
            complaints.append(complaint(file, include.line,
                QStringLiteral("<%1>: no file, network, thread or database here").arg(include.name)));
    }
    return complaints;
}

QStringList databasesInStorageOnly(const SourceFile &file)
{
    if (file.isIn(QStringLiteral("core/storage")))
        return {};
    QStringList complaints;
    for (const Include &include : includesOf(file)) {
        if (include.name == QStringLiteral("sqlite3.h") || include.name == QStringLiteral("libpq-fe.h")
            || include.name.startsWith(QStringLiteral("QtSql"))
            || include.name.startsWith(QStringLiteral("QSql")))
            complaints.append(complaint(
                file, include.line, QStringLiteral("<%1> belongs in core/storage").arg(include.name)));
    }
    return complaints;
}

QStringList translationsAboveCoreOnly(const SourceFile &file)
{
    static const QRegularExpression tr(QStringLiteral("\\btr\\s*\\(|\\bQCoreApplication::translate\\b"));
    return file.isIn(QStringLiteral("core")) ? forbidInCode(file, tr,
               QStringLiteral("core marks texts (QT_TRANSLATE_NOOP) and emits keys; views translate"))
                                             : QStringList();
}

const QList<std::pair<const char *, Rule>> &rules()
{
    static const QList<std::pair<const char *, Rule>> table{
        {"includes stand lower", includesStandLower},
        {"no Gui below views", noGuiBelowViews},
        {"no message box below views", noMessageBoxBelowViews},
        {"pure layers are pure", pureLayersArePure},
        {"databases in storage only", databasesInStorageOnly},
        {"translations above core only", translationsAboveCoreOnly},
    };
    return table;
}

} // namespace

class TestLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holds_data();
    void holds();
    void canFail_data();
    void canFail();
};

void TestLayers::holds_data()
{
    QTest::addColumn<int>("rule");
    for (int i = 0; i < rules().size(); ++i)
        QTest::newRow(rules().at(i).first) << i;
}

void TestLayers::holds()
{
    QFETCH(int, rule);
    static const QList<SourceFile> sources = readSources(
        {QStringLiteral("core"), QStringLiteral("models"), QStringLiteral("views"), QStringLiteral("app")},
        {QStringLiteral(".cpp"), QStringLiteral(".h")});
    QVERIFY(sources.size() > 20);
    QStringList complaints;
    for (const SourceFile &file : sources)
        complaints += rules().at(rule).second(file);
    for (const QString &said : std::as_const(complaints))
        qWarning("%s", qPrintable(said));
    QCOMPARE(complaints.size(), 0);
}

void TestLayers::canFail_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("complaints");
    const auto row = [](const char *name, const char *rule, const char *path, const char *text,
                         int complaints) {
        QTest::newRow(name) << QString::fromLatin1(rule) << QString::fromLatin1(path)
                            << QString::fromUtf8(text) << complaints;
    };
    const char *lower = "includes stand lower";
    row("downward", lower, "core/desk/a.cpp", "#include \"core/storage/connection.h\"\n", 0);
    row("own folder", lower, "core/query/a.cpp", "#include \"core/query/ast.h\"\n", 0);
    row("upward", lower, "core/base/a.h", "#include \"core/oplog/fold.h\"\n", 1);
    row("sideways", lower, "core/schema/a.h", "#include \"core/text/fold.h\"\n", 1);
    row("core sees a view", lower, "core/desk/a.cpp", "  #  include \"views/shell/mainwindow.h\"\n", 1);
    row("model sees a view", lower, "models/a.cpp", "#include \"views/theme/theme.h\"\n", 1);
    row("one program sees the other", lower, "app/desktop/a.cpp", "#include \"app/cli/verbs.h\"\n", 1);
    row("not from the root", lower, "core/base/a.cpp", "#include \"error.h\"\n", 1);
    row("moc", lower, "views/a.cpp", "#include \"a.moc\"\n", 0);
    row("in a comment", lower, "core/base/a.cpp",
        "// #include \"views/a.h\"\n/*\n#include \"views/a.h\"\n*/\n", 0);
    row("folder of nobody", lower, "core/misc/a.cpp", "int a;\n", 1);
    const char *gui = "no Gui below views";
    row("icon in a model", gui, "models/a.cpp", "#include <QIcon>\n", 1);
    row("icon by its module", gui, "models/a.cpp", "#include <QtGui/QIcon>\n", 1);
    row("whole module", gui, "models/a.h", "#include <QtGui>\n", 1);
    row("widgets in the command line", gui, "app/cli/a.cpp", "#include <QtWidgets/QApplication>\n", 1);
    row("icon in a view", gui, "views/a.cpp", "#include <QIcon>\n", 0);
    row("core in a model", gui, "models/a.cpp", "#include <QAbstractTableModel>\n#include <QtCore/QList>\n",
        0);
    const char *box = "no message box below views";
    row("box in core", box, "core/desk/a.cpp", "void f() { QMessageBox::warning(nullptr); }\n", 1);
    row("box in a model's comment", box, "models/a.cpp", "// QMessageBox\nauto s = \"QMessageBox\";\n", 0);
    const char *pure = "pure layers are pure";
    row("file in query", pure, "core/query/a.cpp", "#include <QFile>\n", 1);
    row("object in lifecycle", pure, "core/lifecycle/a.h", "class A : public QObject { Q_OBJECT };\n", 1);
    row("file in storage", pure, "core/storage/a.cpp", "#include <QFile>\n", 0);
    const char *database = "databases in storage only";
    row("sqlite in desk", database, "core/desk/a.cpp", "#include <sqlite3.h>\n", 1);
    row("libpq in app", database, "app/cli/a.cpp", "#include <libpq-fe.h>\n", 1);
    row("qt sql", database, "models/a.cpp", "#include <QSqlQuery>\n", 1);
    row("sqlite in storage", database, "core/storage/sqlite/a.cpp", "#include <sqlite3.h>\n", 0);
    const char *tr = "translations above core only";
    row("tr in core", tr, "core/desk/a.cpp", "auto s = tr(\"Open\");\n", 1);
    row("tr in a view", tr, "views/a.cpp", "auto s = tr(\"Open\");\n", 0);
    row("a word that ends in tr", tr, "core/desk/a.cpp", "auto s = str(\"Open\") + m_tr.size();\n", 0);
}

void TestLayers::canFail()
{
    QFETCH(QString, rule);
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(int, complaints);
    const auto found = std::find_if(rules().begin(), rules().end(),
        [&rule](const auto &entry) { return rule == QLatin1String(entry.first); });
    QVERIFY(found != rules().end());
    const QStringList said = found->second(parseSource(path, text));
    QVERIFY2(said.size() == complaints, qPrintable(said.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
