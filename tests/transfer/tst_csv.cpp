// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/random.h"
#include "core/transfer/csvreader.h"
#include "core/transfer/csvwriter.h"
#include "core/transfer/formulaguard.h"

#include <QBuffer>
#include <QTest>

using namespace steward;

struct ReadCsv
{
    QStringList columns;
    QChar delimiter;
    QList<QStringList> rows;
    QList<int> lines;
    QList<Error> refused;
    std::optional<Error> failed;
};

static ReadCsv read(
    const QByteArray &bytes, const CsvOptions &options = {}, TextEncoding encoding = TextEncoding::Utf8)
{
    ReadCsv all;
    QBuffer buffer;
    buffer.setData(bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return all;
    auto reader = CsvReader::open(buffer, encoding, options);
    if (!reader) {
        all.failed = reader.error();
        return all;
    }
    all.columns = (*reader)->columns();
    all.delimiter = (*reader)->delimiter();
    SourceRow row;
    for (;;) {
        const auto more = (*reader)->next(row);
        if (!more)
            all.failed = more.error();
        if (!more || !*more)
            return all;
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

static QStringList list(std::initializer_list<const char *> texts)
{
    QStringList made;
    for (const char *text : texts)
        made.append(QString::fromUtf8(text));
    return made;
}

class TestCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRfc4180()
    {
        const ReadCsv all = read("a,b,c\r\n1,\"x, \"\"y\"\"\",\r\n\"two\nlines\",,\"\"\n\n3,4,5");
        QCOMPARE(all.columns, list({"a", "b", "c"}));
        QCOMPARE(all.rows,
            (QList<QStringList>{
                list({"1", "x, \"y\"", ""}), list({"two\nlines", "", ""}), list({"3", "4", "5"})}));
        QCOMPARE(all.lines, (QList<int>{2, 3, 6}));
        QVERIFY(all.refused.isEmpty() && !all.failed);
    }

    void readsAnyLineEnd()
    {
        for (const char *end : {"\n", "\r\n", "\r"}) {
            QByteArray text = "a,b\n1,\"q\nq\"\n2,3\n";
            text.replace("\n", end);
            const ReadCsv all = read(text);
            QCOMPARE(all.rows.size(), 2);
            QCOMPARE(all.rows.last(), list({"2", "3"}));
            QCOMPARE(all.lines, (QList<int>{2, 4}));
        }
    }

    void findsTheDelimiter_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QChar>("delimiter");
        QTest::addColumn<int>("columns");
        QTest::newRow("comma") << QByteArray("a,b;c,d\n1,2;3,4\n") << QChar(u',') << 3;
        QTest::newRow("semicolon") << QByteArray("a;b;c\n1,5;2,5;x\n3;4;y\n") << QChar(u';') << 3;
        QTest::newRow("tab") << QByteArray("a\tb, c\td\n1\t2\t3\n") << QChar(u'\t') << 3;
        QTest::newRow("pipe") << QByteArray("a|b|c\n1|2,3|4\n") << QChar(u'|') << 3;
        QTest::newRow("one column") << QByteArray("a\n1\n2\n") << QChar(u',') << 1;
        QTest::newRow("commas in quotes")
            << QByteArray("a;b\n\"1,2,3\";4\n\"5,6,7\";8\n") << QChar(u';') << 2;
    }
    void findsTheDelimiter()
    {
        QFETCH(QByteArray, text);
        QFETCH(QChar, delimiter);
        QFETCH(int, columns);
        const ReadCsv all = read(text);
        QCOMPARE(all.delimiter, delimiter);
        QCOMPARE(all.columns.size(), columns);
    }

    void aBrokenRowIsRefusedAndTheRestGoesOn_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::newRow("bare quote") << QByteArray("5\" disk,x,y") << QStringLiteral("csv.bare-quote") << 3
                                    << 1;
        QTest::newRow("quote in the second cell")
            << QByteArray("1,a\"b,y") << QStringLiteral("csv.bare-quote") << 3 << 2;
        QTest::newRow("after a quote")
            << QByteArray("1,\"a\"b,y") << QStringLiteral("csv.after-quote") << 3 << 2;
        QTest::newRow("too many cells")
            << QByteArray("1,2,3,4") << QStringLiteral("csv.cell-count") << 3 << 4;
        QTest::newRow("too few cells") << QByteArray("1,2") << QStringLiteral("csv.cell-count") << 3 << 2;
        QTest::newRow("open quote") << QByteArray("1,\"never closed,3") << QStringLiteral("csv.open-quote")
                                    << 3 << 2;
        QTest::newRow("undecodable") << QByteArray("1,M\xFCller,3") << QStringLiteral("csv.undecodable") << 3
                                     << 2;
        QTest::newRow("trouble on the second line")
            << QByteArray("1,\"a\nb\"c,3") << QStringLiteral("csv.after-quote") << 4 << 2;
    }
    void aBrokenRowIsRefusedAndTheRestGoesOn()
    {
        QFETCH(QByteArray, row);
        QFETCH(QString, code);
        QFETCH(int, line);
        QFETCH(int, column);
        const ReadCsv all = read("a,b,c\nfirst,2,3\n" + row + "\nlast,5,6\nvery last,8,9\n");
        QCOMPARE(all.refused.size(), 1);
        QCOMPARE(all.refused.first().code, code);
        QCOMPARE(all.refused.first().line, line);
        QCOMPARE(all.refused.first().column, column);
        QCOMPARE(all.rows.size(), 3);
        QCOMPARE(all.rows.at(0).first(), QStringLiteral("first"));
        QCOMPARE(all.rows.at(1), list({"last", "5", "6"}));
        QCOMPARE(all.rows.at(2), list({"very last", "8", "9"}));
    }

    void aQuoteThatSwallowsTheNextRowGivesItBack()
    {
        // The open quote of line 3 is closed by the opening one of line 4, so the trouble shows there only.
        const ReadCsv all = read("a,b\n1,2\n3,\"open\n4,\"fine\"\n5,6\n");
        QCOMPARE(all.refused.size(), 1);
        QCOMPARE(all.refused.first().line, 4);
        QCOMPARE(all.rows, (QList<QStringList>{list({"1", "2"}), list({"4", "fine"}), list({"5", "6"})}));
    }

    void refusesHeadersThatCannotBe()
    {
        QCOMPARE(read("").failed->code, QStringLiteral("csv.no-header"));
        const ReadCsv twice = read("a,b,a\n1,2,3\n");
        QCOMPARE(twice.failed->code, QStringLiteral("csv.header-twice"));
        QCOMPARE(twice.failed->column, 3);
    }

    void filesWithoutHeader()
    {
        const ReadCsv all = read("1,2\n3,4\n", {std::nullopt, false});
        QCOMPARE(all.columns, list({"1", "2"}));
        QCOMPARE(all.rows.size(), 2);
    }

    void rowsAcrossBlocksOfTheFile()
    {
        // Longer than one block of reading, with a quoted cell longer than a block.
        QByteArray text = "n,t\n";
        for (int i = 0; i < 30'000; ++i)
            text += QByteArray::number(i) + ",\"text, \"\"" + QByteArray::number(i) + "\"\"\"\r\n";
        text += "big,\"" + QByteArray(700'000, 'x') + "\n\"\nend,1\n";
        const ReadCsv all = read(text);
        QCOMPARE(all.rows.size(), 30'002);
        QCOMPARE(all.rows.at(29'999), list({"29999", "text, \"29999\""}));
        QCOMPARE(all.rows.at(30'000).at(1).size(), 700'001);
        QCOMPARE(all.rows.last(), list({"end", "1"}));
        QCOMPARE(all.lines.last(), 30'004);
        QVERIFY(all.refused.isEmpty());
    }

    void writesWhatItReads()
    {
        constexpr quint64 seed = 4180;
        SeededRandom random(seed);
        const QStringList parts = list(
            {"a", "\"", ",", ";", "\n", "\r\n", " ", "é", "表", "|", "\t", "0", "'"});
        for (const TextEncoding encoding : {TextEncoding::Utf8, TextEncoding::Utf16LE, TextEncoding::Cp932}) {
            QList<QStringList> rows{list({"c1", "c2", "c3"})};
            for (int i = 0; i < 300; ++i) {
                QStringList cells;
                for (int c = 0; c < 3; ++c) {
                    QString cell = QStringLiteral("x");
                    for (quint64 n = random.below(5); n > 0; --n)
                        cell += parts[qsizetype(random.below(quint64(parts.size())))];
                    if (encoding == TextEncoding::Cp932)
                        cell.remove(QChar(u'é'));
                    cells.append(cell);
                }
                rows.append(cells);
            }
            QBuffer out;
            QVERIFY(out.open(QIODevice::WriteOnly));
            CsvWriter writer(out, {encoding, true, QLatin1Char(','), true});
            for (const QStringList &row : std::as_const(rows))
                QVERIFY(writer.write(row));
            const ReadCsv all = read(out.data(), {QChar(u',')}, encoding);
            QVERIFY2(all.rows == rows.mid(1) && all.refused.isEmpty(), "seed 4180");
        }
    }

    void guardsFormulas_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("=") << QStringLiteral("=1+1") << QByteArray("'=1+1");
        QTest::newRow("+") << QStringLiteral("+49 30") << QByteArray("'+49 30");
        QTest::newRow("@") << QStringLiteral("@SUM(A1)") << QByteArray("'@SUM(A1)");
        QTest::newRow("-") << QStringLiteral("-2+3") << QByteArray("'-2+3");
        QTest::newRow("tab") << QStringLiteral("\t=1") << QByteArray("'\t=1");
        QTest::newRow("cr") << QStringLiteral("\r=1") << QByteArray("\"'\r=1\"");
        QTest::newRow("negative number") << QStringLiteral("-2.5") << QByteArray("-2.5");
        QTest::newRow("minus infinity") << QStringLiteral("-inf") << QByteArray("'-inf");
        QTest::newRow("inside") << QStringLiteral("a=1") << QByteArray("a=1");
        QTest::newRow("guarded before") << QStringLiteral("'=1+1") << QByteArray("''=1+1");
        QTest::newRow("an apostrophe") << QStringLiteral("'tis") << QByteArray("'tis");
        QTest::newRow("a quoted number") << QStringLiteral("'-5") << QByteArray("'-5");
    }
    void guardsFormulas()
    {
        QFETCH(QString, cell);
        QFETCH(QByteArray, written);
        QBuffer out;
        QVERIFY(out.open(QIODevice::WriteOnly));
        CsvWriter writer(out, {TextEncoding::Utf8, false, QLatin1Char(','), true});
        QVERIFY(writer.write({cell, QStringLiteral("x")}));
        QCOMPARE(out.data(), written + ",x\r\n");
        QCOMPARE(withoutFormulaGuard(withFormulaGuard(cell)), cell);
    }

    void aRowThatCannotBeEncodedIsNotWritten()
    {
        QBuffer out;
        QVERIFY(out.open(QIODevice::WriteOnly));
        CsvWriter writer(out, {TextEncoding::Cp932, true, QLatin1Char(','), true});
        QVERIFY(writer.write(list({"番号", "件名"})));
        const QByteArray before = out.data();
        const auto refused = writer.write(list({"1", "naïve"}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, QStringLiteral("export.unmappable"));
        QCOMPARE(refused.error().line, 2);
        QCOMPARE(refused.error().column, 2);
        QCOMPARE(out.data(), before);
    }
};

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"
