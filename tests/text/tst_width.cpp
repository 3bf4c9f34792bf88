// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/text/width.h"

#include <QTest>

using namespace steward;

class WidthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measures_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("width");
        QTest::newRow("empty") << QString() << 0;
        QTest::newRow("latin") << QStringLiteral("Drucker") << 7;
        QTest::newRow("umlaut") << QStringLiteral("Störung") << 7;
        QTest::newRow("umlaut as letter and mark") << QStringLiteral("Sto\u0308rung") << 7;
        QTest::newRow("han") << QStringLiteral("印刷障害") << 8;
        QTest::newRow("full-width letters") << QStringLiteral("ＶＰＮ") << 6;
        QTest::newRow("half-width kana with marks") << QStringLiteral("ﾌﾟﾘﾝﾀ") << 5;
        QTest::newRow("hangul") << QStringLiteral("프린터") << 6;
        QTest::newRow("emoji") << QStringLiteral("\U0001F525") << 2;
        QTest::newRow("han beyond the first plane") << QStringLiteral("\U00020BB7") << 2;
        QTest::newRow("zero width space") << QStringLiteral("a\u200bb") << 2;
        QTest::newRow("ambiguous") << QStringLiteral("→°") << 2;
        QTest::newRow("half a pair") << QString(QChar(0xD800)) << 1;
        QTest::newRow("control") << QStringLiteral("a\tb") << 2;
    }
    void measures()
    {
        QFETCH(QString, text);
        QTEST(displayWidth(text), "width");
    }
    void elides()
    {
        QCOMPARE(elideToWidth(QStringLiteral("Drucker"), 7), QStringLiteral("Drucker"));
        QCOMPARE(elideToWidth(QStringLiteral("Drucker"), 6), QStringLiteral("Druck…"));
        QCOMPARE(elideToWidth(QStringLiteral("印刷障害"), 7), QStringLiteral("印刷障…"));
        QCOMPARE(elideToWidth(QStringLiteral("印刷障害"), 6), QStringLiteral("印刷…")); // 障 would need two
        QCOMPARE(elideToWidth(QStringLiteral("印刷"), 0), QString());
        for (int columns = 1; columns < 12; ++columns)
            QVERIFY(displayWidth(elideToWidth(QStringLiteral("a印b刷c障d害"), columns)) <= columns);
    }
};

QTEST_GUILESS_MAIN(WidthTest)
#include "tst_width.moc"
