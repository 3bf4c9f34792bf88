// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/importpresets.h"
#include "core/transfer/mapping.h"

#include <QTest>

using namespace steward;

static Result<Mapping> parsed(const QString &text)
{
    const auto node = parseJson(QStringView(text));
    if (!node)
        return node.error();
    return Mapping::parse(*node, *Schema::builtIn());
}

class TestMapping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void presetsAreSound()
    {
        for (const QString &name : importPresets()) {
            const auto mapping = importPreset(name, *Schema::builtIn());
            QVERIFY2(mapping, mapping ? "" : qPrintable(mapping.error().toString()));
            QCOMPARE(mapping->name, name);
            QVERIFY(mapping->history);
        }
        QCOMPARE(importPreset(QStringLiteral("remedy"), *Schema::builtIn()).error().code,
            QStringLiteral("import.no-preset"));
    }

    void errorsAreLocated_data()
    {
        QTest::addColumn<QString>("fields");
        QTest::addColumn<QString>("more");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        const QString none;
        const QString invalid = QStringLiteral("mapping.invalid");
        QTest::newRow("unknown field") << QStringLiteral("\"titel\": \"a\"") << none << invalid << 4 << 1;
        QTest::newRow("derived field") << QStringLiteral("\"reopens\": \"a\"") << none << invalid << 4 << 1;
        QTest::newRow("no choice") << QStringLiteral(
            "\"channel\": {\"column\": \"c\",\n\"values\": {\"a\": \"fax\"}}")
                                   << none << invalid << 5 << 17;
        QTest::newRow("no number") << QStringLiteral(
            "\"priority\": {\"column\": \"p\", \"values\": {\"a\": \"high\"}}")
                                   << none << invalid << 4 << 45;
        QTest::newRow("other field unknown")
            << QStringLiteral("\"status\": {\"column\": \"s\", \"values\": {\"a\": {\"sttus\": \"new\"}}}")
            << none << invalid << 4 << 44;
        QTest::newRow("lookup on a text")
            << QStringLiteral("\"title\": {\"column\": \"t\", \"lookup\": {}}") << none << invalid << 4 << 36;
        QTest::newRow("lookup by nothing")
            << QStringLiteral("\"assignee\": {\"column\": \"t\", \"lookup\": {\"by\": \"nickname\"}}") << none
            << invalid << 4 << 39;
        QTest::newRow("two sources") << QStringLiteral("\"title\": {\"column\": \"t\", \"text\": \"x\"}")
                                     << none << invalid << 4 << 10;
        QTest::newRow("typo") << QStringLiteral("\"title\": {\"colunm\": \"t\"}") << none << invalid << 4
                              << 10;
        QTest::newRow("date format") << QStringLiteral(
            "\"due\": {\"column\": \"d\", \"dates\": [\"yyyy-mm-dd\", \"TT\"]}")
                                     << none << QStringLiteral("date.bad-format") << 4 << 33;
        QTest::newRow("zone") << none << QStringLiteral("\"source\": {\"zone\": \"Mars\"}")
                              << QStringLiteral("date.bad-zone") << 5 << 20;
        QTest::newRow("encoding") << none << QStringLiteral("\"source\": {\"encoding\": \"ebcdic\"}")
                                  << QStringLiteral("import.encoding-unknown") << 5 << 24;
        QTest::newRow("custom field")
            << none << QStringLiteral("\"customFields\": [{\"name\": \"Bad Name\"}]")
            << QStringLiteral("customfield.name") << 5 << 18;
        QTest::newRow("unmapped") << none << QStringLiteral("\"unmapped\": \"drop\"") << invalid << 5 << 13;
        QTest::newRow("effect of nothing")
            << none
            << QStringLiteral("\"history\": {\"time\": \"t\", \"effects\": [{\"at\": \"x\", \"class\": "
                              "\"gone\", \"verb\": \"v\"}]}")
            << invalid << 5 << 38;
    }
    void errorsAreLocated()
    {
        QFETCH(QString, fields);
        QFETCH(QString, more);
        QFETCH(QString, code);
        QFETCH(int, line);
        QFETCH(int, column);
        const auto mapping = parsed(
            QStringLiteral("{\"type\": \"incident\", \"key\": \"external.number\",\n\"fields\": {\n"
                           "\"external.number\": \"n\"")
            + (fields.isEmpty() ? QString() : QStringLiteral(",\n") + fields) + QStringLiteral("\n}")
            + (more.isEmpty() ? QString() : QStringLiteral(",\n") + more) + QStringLiteral("}"));
        QVERIFY(!mapping);
        QCOMPARE(mapping.error().code, code);
        QCOMPARE(mapping.error().line, line);
        QCOMPARE(mapping.error().column, column);
    }

    void theKeyMustBeMapped()
    {
        QCOMPARE(parsed(QStringLiteral(
                            "{\"type\": \"person\", \"key\": \"email\", \"fields\": {\"name\": \"n\"}}"))
                     .error()
                     .message,
            QStringLiteral("the key \"email\" is none of the mapped fields"));
        QVERIFY(!parsed(
            QStringLiteral("{\"type\": \"person\", \"key\": \"vip\", \"fields\": {\"vip\": \"n\"}}")));
        QVERIFY(!parsed(
            QStringLiteral("{\"type\": \"visitor\", \"key\": \"name\", \"fields\": {\"name\": \"n\"}}")));
        QVERIFY(parsed(
            QStringLiteral("{\"type\": \"person\", \"key\": \"email\", \"fields\": {\"email\": \"n\"}}")));
    }

    void columnsThatNothingMentions()
    {
        const auto mapping = parsed(
            QStringLiteral("{\"type\": \"incident\", \"key\": \"external.number\", \"ignore\": {\"i\": "
                           "\"why\"}, \"fields\": {\"external.number\": \"n\","
                           "\"title\": {\"text\": \"{a} - {b}\"}, \"category\": {\"column\": \"c\", "
                           "\"lookup\": {\"parent\": \"p\"}}},"
                           "\"history\": {\"time\": \"t\", \"tie\": \"o\", \"author\": {\"column\": \"w\"}, "
                           "\"created\": \"m\"}}"));
        QVERIFY2(mapping, mapping ? "" : qPrintable(mapping.error().toString()));
        QStringList columns;
        for (const char *name : {"n", "a", "b", "c", "p", "i", "t", "o", "w", "m", "Team note", "チーム"})
            columns.append(QString::fromUtf8(name));
        QCOMPARE(mapping->unmappedColumns(columns), columns.sliced(10));
        const Mapping kept = mapping->keeping(columns.sliced(10), *Schema::builtIn());
        QCOMPARE(kept.customFields.size(), 2);
        QCOMPARE(kept.customFields[0].name, QStringLiteral("team_note"));
        QCOMPARE(kept.customFields[0].label, QStringLiteral("Team note"));
        QCOMPARE(kept.customFields[1].name, QStringLiteral("column"));
        QVERIFY(kept.unmappedColumns(columns).isEmpty());
    }

    void theDigestNamesTheContent()
    {
        const QString text = QStringLiteral(
            "{\"type\": \"person\", \"key\": \"name\", \"fields\": {\"name\": \"n\"}}");
        const auto one = parsed(text);
        const auto same = parsed(QStringLiteral("\n ") + text);
        const auto other = parsed(QString(text).replace(QStringLiteral("\"n\"}"), QStringLiteral("\"m\"}")));
        QVERIFY(one && same && other);
        QVERIFY(one->digest == same->digest);
        QVERIFY(one->digest != other->digest);
    }
};

QTEST_GUILESS_MAIN(TestMapping)
#include "tst_mapping.moc"
