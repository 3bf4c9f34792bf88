// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/jsonreader.h"

#include <QBuffer>
#include <QTest>

using namespace steward;

struct ReadJson
{
    QStringList columns;
    QList<QStringList> rows;
    QList<int> lines;
    QList<Error> refused;
    std::optional<Error> failed;
};

static ReadJson read(const QByteArray &bytes)
{
    ReadJson all;
    QBuffer buffer;
    buffer.setData(bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return all;
    auto reader = JsonReader::open(buffer, TextEncoding::Utf8);
    if (!reader) {
        all.failed = reader.error();
        return all;
    }
    SourceRow row;
    for (;;) {
        const auto more = (*reader)->next(row);
        if (!more)
            all.failed = more.error();
        if (!more || !*more) {
            all.columns = (*reader)->columns();
            return all;
        }
        if (row.refused) {
            all.refused.append(*row.refused);
            continue;
        }
        QStringList cells;
        for (qsizetype i = 0; i < row.size(); ++i)
            cells.append(row.cell(i).toString());
        all.rows.append(cells);
        all.lines.append(row.line);
    }
}

class TestJsonReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAList()
    {
        const ReadJson all = read(
            "[\n {\"n\": 1, \"who\": {\"name\": \"A\"}},\n {\"tags\": [\"x\", \"y\"], \"n\": null,\n"
            " \"rows\": [{\"a\": 1.50}]}\n]\n");
        QVERIFY(!all.failed);
        QCOMPARE(all.columns,
            QStringList({QStringLiteral("n"), QStringLiteral("who.name"), QStringLiteral("tags"),
                QStringLiteral("rows")}));
        QCOMPARE(all.rows.at(0), QStringList({QStringLiteral("1"), QStringLiteral("A")}));
        QCOMPARE(all.rows.at(1),
            QStringList({QString(), QString(), QStringLiteral("x") + listSeparator + QStringLiteral("y"),
                QStringLiteral("[{\"a\":1.50}]")}));
        QCOMPARE(all.lines, (QList<int>{2, 3}));
    }

    void readsLines()
    {
        const ReadJson all = read("{\"n\": 1}\n\n{\"n\": 2} junk\n{\"n\": }\n[3]\n{\"n\": 4}");
        QCOMPARE(all.rows, (QList<QStringList>{{QStringLiteral("1")}, {QStringLiteral("4")}}));
        QCOMPARE(all.refused.size(), 3);
        QCOMPARE(all.refused.at(0).line, 3);
        QCOMPARE(all.refused.at(0).column, 10);
        QCOMPARE(all.refused.at(1).line, 4);
        QCOMPARE(all.refused.at(1).column, 7);
        QCOMPARE(all.refused.at(2).code, QStringLiteral("json.no-object"));
        QVERIFY(!all.failed);
    }

    void aBrokenListEndsWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("line");
        QTest::newRow("not closed") << QByteArray("[{\"n\": 1},\n{\"n\": 2}") << 1 << 2;
        QTest::newRow("no comma") << QByteArray("[{\"n\": 1}\n{\"n\": 2}]") << 0 << 2;
        QTest::newRow("trailing comma") << QByteArray("[{\"n\": 1},\n]") << 0 << 2;
        QTest::newRow("syntax") << QByteArray("[{\"n\": 1},\n{\"n\" 2}]") << 1 << 2;
        QTest::newRow("after the end") << QByteArray("[{\"n\": 1}]\nx") << 1 << 2;
    }
    void aBrokenListEndsWithItsPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, rows);
        QFETCH(int, line);
        const ReadJson all = read(text);
        QVERIFY(all.failed);
        QCOMPARE(all.failed->code, QStringLiteral("json.syntax"));
        QCOMPARE(all.failed->line, line);
        QCOMPARE(all.rows.size(), rows);
    }

    void whatIsNoObjectIsRefused()
    {
        const ReadJson all = read("[{\"n\": 1}, 2, {\"n\": 3}]");
        QCOMPARE(all.rows.size(), 2);
        QCOMPARE(all.refused.size(), 1);
        QCOMPARE(all.refused.first().column, 12);
        QCOMPARE(read("title,n\n").failed->code, QStringLiteral("json.no-rows"));
        QVERIFY(read("").rows.isEmpty());
        QVERIFY(read("[]").rows.isEmpty() && !read("[]").failed);
    }

    void longFiles()
    {
        QByteArray text = "[";
        for (int i = 0; i < 20'000; ++i)
            text += QByteArray(i ? ",\n" : "") + "{\"n\": " + QByteArray::number(i) + ", \"t\": \"}]{[ \\\" "
                + QByteArray(i % 50, 'x') + "\"}";
        text += "]";
        const ReadJson all = read(text);
        QVERIFY2(!all.failed, all.failed ? qPrintable(all.failed->toString()) : "");
        QCOMPARE(all.rows.size(), 20'000);
        QCOMPARE(all.rows.last().first(), QStringLiteral("19999"));
        QCOMPARE(all.lines.last(), 20'000);
    }
};

QTEST_GUILESS_MAIN(TestJsonReader)
#include "tst_jsonreader.moc"
