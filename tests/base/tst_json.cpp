// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/json.h"

#include <QTest>

using namespace steward;

class TestJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryKind()
    {
        const auto node = parseJson(QByteArrayView(
            "\xef\xbb\xbf {\"a\": [1, -2.50, 1e3, true, false, null],\r\n \"b\": {\"c\": \"x\\u00e9\\ud83d\\ude00\\n\"}}"));
        QVERIFY2(node, qPrintable(node ? QString() : node.error().toString()));
        const JsonNode *a = node->member(u"a");
        QCOMPARE(a->items.size(), size_t(6));
        QCOMPARE(a->items[0].toInteger(), std::optional<qint64>(1));
        QCOMPARE(a->items[1].text, QStringLiteral("-2.50"));
        QVERIFY(!a->items[1].toInteger());
        QVERIFY(a->items[3].isTrue());
        QVERIFY(!a->items[4].isTrue());
        QVERIFY(a->items[5].isNull());
        const JsonNode *c = node->member(u"b")->member(u"c");
        QCOMPARE(c->text, QString::fromUtf8("xé😀\n"));
        QCOMPARE(c->line, 2);
        QCOMPARE(c->column, 13);
    }

    void keepsBigNumbersExactly()
    {
        const auto node = parseJson(QStringView(u"9007199254740993"));
        QVERIFY(node);
        QCOMPARE(node->toInteger(), std::optional<qint64>(9007199254740993));
    }

    void locatesErrors_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::newRow("missing comma") << QStringLiteral("{\"a\": 1\n \"b\": 2}") << 2 << 2;
        QTest::newRow("trailing comma") << QStringLiteral("[1,\n2,]") << 2 << 3;
        QTest::newRow("name twice") << QStringLiteral("{\"a\": 1,\n  \"a\": 2}") << 2 << 3;
        QTest::newRow("open text") << QStringLiteral("[\"abc") << 1 << 6;
        QTest::newRow("bad escape") << QStringLiteral("\"a\\x\"") << 1 << 4;
        QTest::newRow("lone surrogate") << QStringLiteral("\"\\ud83d\"") << 1 << 3;
        QTest::newRow("surrogate and letter") << QStringLiteral("\"\\ud83d\\u0041\"") << 1 << 9;
        QTest::newRow("leading zero") << QStringLiteral("[012]") << 1 << 3;
        QTest::newRow("more after the end") << QStringLiteral("{}\n{}") << 2 << 1;
        QTest::newRow("nothing") << QStringLiteral(" \n ") << 2 << 2;
        QTest::newRow("word") << QStringLiteral("[yes]") << 1 << 2;
        QTest::newRow("comment") << QStringLiteral("// no\n1") << 1 << 1;
        QTest::newRow("control character") << QStringLiteral("\"a\tb\"") << 1 << 3;
        QTest::newRow("too deep") << QString(200, QLatin1Char('[')) << 1 << 102;
    }
    void locatesErrors()
    {
        QFETCH(QString, text);
        QFETCH(int, line);
        QFETCH(int, column);
        const auto node = parseJson(QStringView(text));
        QVERIFY(!node);
        QCOMPARE(node.error().code, QStringLiteral("json.syntax"));
        QCOMPARE(node.error().line, line);
        QCOMPARE(node.error().column, column);
    }

    void refusesBytesThatAreNotUtf8() { QVERIFY(!parseJson(QByteArrayView("\"\x83\x81\""))); }

    void readsAStreamOfValues()
    {
        const QString text = QStringLiteral("{\"a\":1}\n{\"a\":2}\n");
        qsizetype used = 0;
        const auto first = parseJsonValue(text, 1, 1, used);
        QVERIFY(first && *first);
        QCOMPARE(used, 7);
        qsizetype more = 0;
        const auto second = parseJsonValue(QStringView(text).mid(used), 1, 8, more);
        QVERIFY(second && *second);
        QCOMPARE((*second)->line, 2);
        QCOMPARE((*second)->column, 1);
        qsizetype rest = 0;
        const auto end = parseJsonValue(QStringView(text).mid(used + more), 2, 8, rest);
        QVERIFY(end && !*end);
    }

    void quotesSoThatItReadsBack()
    {
        const QString hard = QString::fromUtf8("\"\\\n\r\t\x01 é 😀 /");
        const auto node = parseJson(QStringView(jsonQuoted(hard)));
        QVERIFY(node);
        QCOMPARE(node->text, hard);
    }

    void fieldsReportWhatIsMissingAndWhatIsUnknown()
    {
        const auto node = parseJson(QStringView(u"{\"key\": \"a\",\n \"nmae\": \"b\"}"));
        QVERIFY(node);
        JsonFields in(*node, QStringLiteral("x.invalid"));
        QCOMPARE(in.requiredText(u"key"), QStringLiteral("a"));
        QCOMPARE(in.text(u"name", QStringLiteral("none")), QStringLiteral("none"));
        const auto unknown = in.finish();
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, QStringLiteral("x.invalid"));
        QCOMPARE(unknown.error().line, 2);
        QCOMPARE(unknown.error().column, 2);
        in.requiredText(u"absent");
        QCOMPARE(in.finish().error().message, QStringLiteral("\"absent\" is missing"));
    }
};

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
