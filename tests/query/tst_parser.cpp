// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/random.h"
#include "core/query/lexer.h"
#include "core/query/printer.h"

#include <QTest>

using namespace steward;

namespace {

QString text(const char *utf8) { return QString::fromUtf8(utf8); }

/// The tree as one line: (and team:desk (not tag:vip)).
QString tree(const QueryNode &node)
{
    const auto inner = [&node] {
        QString all;
        for (const QueryNode &child : node.children)
            all += QLatin1Char(' ') + tree(child);
        return all;
    };
    QStringList values;
    for (const QueryValue &value : node.values)
        values.append(value.quoted ? QLatin1Char('\'') + value.text + QLatin1Char('\'') : value.text);
    switch (node.kind) {
    case QueryNode::Kind::And: return QStringLiteral("(and") + inner() + QLatin1Char(')');
    case QueryNode::Kind::Or: return QStringLiteral("(or") + inner() + QLatin1Char(')');
    case QueryNode::Kind::Not: return QStringLiteral("(not") + inner() + QLatin1Char(')');
    case QueryNode::Kind::Comparison: return node.field + toText(node.op) + values.join(QLatin1Char('|'));
    case QueryNode::Kind::Words: return values.join(QLatin1Char('|'));
    }
    return {};
}

QString tree(const ParsedQuery &query) { return query.root ? tree(*query.root) : QString(); }

QStringList codes(const ParsedQuery &query)
{
    QStringList codes;
    for (const QueryProblem &problem : query.problems)
        codes.append(problem.error.code.mid(6) + QLatin1Char('@') + QString::number(problem.span.begin));
    return codes;
}

/// Writes down what is wrong with the printed form of `source`, or nothing.
QString instability(const QString &source)
{
    const ParsedQuery first = parseQuery(source);
    const QString printed = printQuery(first.root);
    const ParsedQuery second = parseQuery(printed);
    const auto complaint = [&](const char *what) {
        return QStringLiteral("%1\n  source  %2\n  tree    %3\n  printed %4\n  tree    %5\n  problems %6")
            .arg(QString::fromLatin1(what), source, tree(first), printed, tree(second),
                codes(second).join(u' '));
    };
    if (!second.problems.isEmpty())
        return complaint("the print of a tree has problems");
    if (first.root.has_value() != second.root.has_value()
        || (first.root && !equivalent(*first.root, *second.root)))
        return complaint("the print is read as another tree");
    if (printQuery(second.root) != printed)
        return complaint("the second print differs");
    return {};
}

/// Texts made of what the language is made of, so that its corners meet often.
QString randomQuery(SeededRandom &random)
{
    static const QStringList pieces{text("status"), text("team"), text("a.b"), text("x-y"), text("_f"),
        text("部署"), text(":"), text("="), text("!="), text("<"), text("<="), text(">"), text(">="),
        text(":>"), text("：:"), text("（"), text("）"), text("("), text(")"), text(" "), text(" "),
        text(" "), text("\""), text("\\"), text("\\\""), text("“"), text("”"), text(","), text("，"),
        text("、"), text("-"), text("－"), text("- "), text("--"), text(" or "), text(" and "), text(" not "),
        text("not("), text("or"), text("my"), text("teams"), text("my teams"), text("start of"),
        text("start of month"), text("last week"), text("last"), text("this"), text("week"), text("-7d"),
        text("2h"), text("2026-11-23T09:30"), text("http://x"), text("10:30"), text("印刷"), text("ﾌﾟﾘﾝﾀ"),
        text("*"), text("!"), text("foo"), text("f(x)"), text("a(b"), text("c)d"), text("\n"), text("\t"),
        text("　"), text("🦊"), text("≦"), text("'"), text("//"), text("==")};
    QString made;
    const qsizetype length = 1 + qsizetype(random.below(14));
    for (qsizetype i = 0; i < length; ++i)
        made += pieces.at(qsizetype(random.below(std::uint64_t(pieces.size()))));
    return made;
}

int rounds(int usual) { return qEnvironmentVariableIsSet("STEWARD_LONG") ? usual * 10 : usual; }

} // namespace

class TestParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trees_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *source, const char *expected) {
            QTest::newRow(source) << text(source) << text(expected);
        };
        row("", "");
        row("   ", "");
        row("printer", "printer");
        row("status:open", "status:open");
        row("status:open priority<=2 team:\"Network\" due<2h assignee:me -tag:vip 印刷",
            "(and status:open priority<=2 team:'Network' due<2h assignee:me (not tag:vip) 印刷)");
        row("a b or c d", "(or (and a b) (and c d))");
        row("a and b OR c", "(or (and a b) c)");
        row("a (b c) d", "(and a b c d)");
        row("a (b or c) d", "(and a (or b c) d)");
        row("a or (b or c)", "(or a b c)");
        row("-(a or b)", "(not (or a b))");
        row("not a b", "(and (not a) b)");
        row("not(a or b)", "(not (or a b))");
        row("--a", "(not (not a))");
        row("status:(new,assigned)", "status:new|assigned");
        row("status:new,assigned", "status:new|assigned");
        row("status:( new , assigned )", "status:new|assigned");
        row("status:(new or assigned)", "status:new|assigned");
        row("status:(\"In progress\", new)", "status:'In progress'|new");
        row("team!=(A,B)", "team!=A|B");
        row("title=\"VPN \\\"down\\\" \\\\ x\"", "title='VPN \"down\" \\ x'");
        row("priority <= 2", "priority<=2");
        row("status: open", "status:open");
        row("opened:>-7d", "opened>-7d");
        row("opened>=start of month x", "(and opened>=start of month x)");
        row("opened>=Start  Of  Month", "opened>=start of month");
        row("team:my teams status:open", "(and team:my teams status:open)");
        row("team:(my teams,Desk)", "team:my teams|Desk");
        row("team:my other", "(and team:my other)");
        row("x:last", "x:last");
        row("x:last weekend", "(and x:last weekend)");
        row("requester.vip:yes", "requester.vip:yes");
        // Signs as a Japanese input method gives them.
        row("status：open　team：（A、B）", "(and status:open team:A|B)");
        row("priority＜＝2", "priority<=2");
        row("priority≦2", "priority<=2");
        row("－tag：vip", "(not tag:vip)");
        row("“two words”", "'two words'");
        // Text that only looks like the language.
        row("10:30", "10:30");
        row("https://example.org/?a=b", "https://example.org/?a=b");
        row("foo-bar", "foo-bar");
        row("main() foo(a,b)", "(and main() foo(a,b))");
        row("営業部（東京）", "営業部（東京）");
        row("team:営業部（東京）", "team:営業部（東京）");
        row("a - b", "(and a - b)");
        row("\"or\" \"status:open\"", "(and 'or' 'status:open')");
        row("wait...", "wait...");
        row("a,b", "a,b");
        row("c++ c# .net", "(and c++ c# .net)");
        // Tolerance: the best tree there is.
        row("assignee:", "");
        row("assignee: status:open", "status:open");
        row("(a or b", "(or a b)");
        row("a) b", "(and a b)");
        row("a or", "a");
        row("or a", "a");
        row("status:(new,", "status:new");
        row("title=\"not closed", "title='not closed");
        row("a () b", "(and a b)");
        row(": a", "");
    }
    void trees()
    {
        QFETCH(QString, source);
        QFETCH(QString, expected);
        const QString made = tree(parseQuery(source));
        if (source == QStringLiteral("title=\"not closed"))
            expected += QLatin1Char('\'');
        QCOMPARE(made, expected);
        QCOMPARE(instability(source), QString());
    }

    void problems_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *source, const char *expected) {
            QTest::newRow(source) << text(source) << text(expected);
        };
        row("status:open", "");
        row("a assignee:", "missing-value@2");
        row("assignee: or b", "missing-value@0");
        row("x:or y", "missing-value@0");
        row("status:(new,)", "missing-value@12");
        row("status:(,new)", "missing-value@8");
        row("status:()", "missing-value@0");
        row("x (a", "unclosed@2");
        row("status:(new", "unclosed@7");
        row("x a)", "unopened@3");
        row("x \"a", "unclosed-quote@2");
        row("x or", "missing-term@2");
        row("or x", "missing-term@0");
        row("a or or b", "missing-term@2");
        row("not", "missing-term@0");
        row("a ()", "empty-brackets@2");
        row("10 <5", "missing-field@3");
        row(":)", "missing-field@0 unopened@1");
    }
    void problems()
    {
        QFETCH(QString, source);
        QFETCH(QString, expected);
        const ParsedQuery query = parseQuery(source);
        QCOMPARE(codes(query).join(u' '), expected);
        for (const QueryProblem &problem : query.problems) {
            QCOMPARE(problem.error.column, int(problem.span.begin) + 1);
            QVERIFY(!problem.error.message.isEmpty());
        }
    }

    /// What Tab does: applying the offered fixes ends with a query without problems.
    void fixesMend_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("mended");
        QTest::newRow("bracket") << text("x (a") << text("x (a)");
        QTest::newRow("list") << text("status:(new") << text("status:(new)");
        QTest::newRow("too many") << text("x a)") << text("x a");
        QTest::newRow("quote") << text("x \"a b") << text("x \"a b\"");
        QTest::newRow("or") << text("or x") << text("\"or\" x");
        QTest::newRow("empty") << text("a ()") << text("a ");
        QTest::newRow("sign") << text("10 <5") << text("10 \"<5\"");
    }
    void fixesMend()
    {
        QFETCH(QString, source);
        QFETCH(QString, mended);
        const ParsedQuery query = parseQuery(source);
        QCOMPARE(query.problems.size(), 1);
        const std::optional<QueryFix> fix = query.problems.first().fix;
        QVERIFY(fix);
        QString fixed = source;
        fixed.replace(fix->span.begin, fix->span.length, fix->text);
        QCOMPARE(fixed, mended);
        QVERIFY(parseQuery(fixed).ok());
    }

    void spansAreChips()
    {
        const QString source = text("status:open  -team:( \"A b\", c )  (x or y) 印刷");
        const ParsedQuery query = parseQuery(source);
        QStringList chips;
        for (const QueryNode *term : query.terms())
            chips.append(source.mid(term->span.begin, term->span.length));
        QCOMPARE(chips,
            (QStringList{text("status:open"), text("-team:( \"A b\", c )"), text("(x or y)"), text("印刷")}));
        const QueryNode &team = query.terms().at(1)->children.front();
        QCOMPARE(source.mid(team.fieldSpan.begin, team.fieldSpan.length), text("team"));
        QCOMPARE(source.mid(team.values.at(0).span.begin, team.values.at(0).span.length), text("\"A b\""));
        QCOMPARE(source.mid(team.values.at(1).span.begin, team.values.at(1).span.length), text("c"));
    }

    void prints_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *source, const char *expected) {
            QTest::newRow(source) << text(source) << text(expected);
        };
        row(" status：open   and\tteam: \"My  team\" ", "status:open team:\"My  team\"");
        row("((a))  or  not (b and c)", "a or -(b c)");
        row("status:new,assigned", "status:(new,assigned)");
        row("(team:my) teams", "team:(my) teams");
        row("opened:>  -7d", "opened>-7d");
        row("title:“a \\” b”", "title:\"a \\” b\"");
    }
    void prints()
    {
        QFETCH(QString, source);
        QFETCH(QString, expected);
        QCOMPARE(printQuery(parseQuery(source).root), expected);
    }

    void printedValuesReadBack()
    {
        for (const char *value : {"Network", "two words", "a,b", "a)b", "me", "my", "start of month", "-7d",
                 ">3", "\"", "", "or", "営業部（東京）", "x\\", "(x)"}) {
            const QString printed = printQueryValue({text(value), false, {}});
            for (const QString &form :
                {QStringLiteral("f:%1"), QStringLiteral("f:(%1)"), QStringLiteral("f:%1 teams")}) {
                const ParsedQuery query = parseQuery(form.arg(printed));
                QVERIFY2(query.root && !query.terms().empty(), qPrintable(form.arg(printed)));
                QCOMPARE(query.terms().front()->values.size(), 1);
                QCOMPARE(query.terms().front()->values.first().text, text(value));
            }
        }
    }

    void limits()
    {
        const ParsedQuery nested = parseQuery(QString(100'000, QLatin1Char('(')));
        QVERIFY(codes(nested).join(u' ').contains(QStringLiteral("too-deep")));
        QVERIFY(!parseQuery(QString(100'000, QLatin1Char('-')) + QLatin1Char('x')).ok());
        QString many = QStringLiteral("a");
        for (int i = 0; i < mostQueryTerms; ++i)
            many += QStringLiteral(" b%1").arg(i);
        const ParsedQuery long_ = parseQuery(many);
        QCOMPARE(codes(long_).size(), 1);
        QVERIFY(codes(long_).first().startsWith(QStringLiteral("too-long")));
        QCOMPARE(long_.terms().size(), size_t(mostQueryTerms));
        QVERIFY(codes(parseQuery(QString(longestQuery + 1, QLatin1Char('x'))))
                    .first()
                    .startsWith(QStringLiteral("too-long")));
        QStringList numbers;
        for (int i = 0; i < 10'000; ++i)
            numbers.append(QStringLiteral("INC-%1").arg(i, 6, 10, QLatin1Char('0')));
        const ParsedQuery pasted = parseQuery(
            QStringLiteral("number:(") + numbers.join(QLatin1Char(',')) + QLatin1Char(')'));
        QVERIFY(pasted.ok());
        QCOMPARE(pasted.root->values.size(), 10'000);
    }

    void randomBytesNeverCrash()
    {
        SeededRandom random(20261123);
        for (int round = 0; round < rounds(5'000); ++round) {
            const QByteArray bytes = random.bytes(int(random.below(200)));
            const QString asUtf8 = QString::fromUtf8(bytes);
            const QString asUtf16(reinterpret_cast<const QChar *>(bytes.constData()), bytes.size() / 2);
            for (const QString &source : {asUtf8, asUtf16})
                QCOMPARE(instability(source), QString());
        }
    }

    void randomQueriesPrintStable()
    {
        const quint64 seed = 4711;
        SeededRandom random(seed);
        qInfo("seed %llu", seed);
        for (int round = 0; round < rounds(10'000); ++round)
            QCOMPARE(instability(randomQuery(random)), QString());
    }
};

QTEST_GUILESS_MAIN(TestParser)
#include "tst_parser.moc"
