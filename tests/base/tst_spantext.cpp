// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/spantext.h"

#include <QTest>

using namespace steward;
using namespace std::chrono_literals;

class SpanTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads();
    void refuses();
    void printsWhatItReads();
};

void SpanTextTest::reads()
{
    QCOMPARE(readSpan(u"90m"), Duration(90min));
    QCOMPARE(readSpan(u"1h 30m"), Duration(90min));
    QCOMPARE(readSpan(u"1H30M"), Duration(90min));
    QCOMPARE(readSpan(u"2d"), Duration(48h));
    QCOMPARE(readSpan(u" 1w "), Duration(168h));
    QCOMPARE(readSpan(u"-15m"), Duration(-15min));
    QCOMPARE(readSpan(u"250ms"), Duration(250ms));
    QCOMPARE(readSpan(u"1m 250ms"), Duration(60'250ms));
}

void SpanTextTest::refuses()
{
    for (const char16_t *text : {u"", u"15", u"m", u"1x", u"1.5h", u"1h -3m", u"99999999h", u"one hour"})
        QVERIFY2(!readSpan(text), qPrintable(QString::fromUtf16(text)));
}

void SpanTextTest::printsWhatItReads()
{
    QCOMPARE(printSpan(26h + 30min), QStringLiteral("1d 2h 30m"));
    QCOMPARE(printSpan({}), QStringLiteral("0m"));
    for (const qint64 ms : {qint64(1), qint64(-95 * 60'000), qint64(86'400'000), qint64(123'456'789), qint64(-1)})
        QCOMPARE(readSpan(printSpan(Duration(ms))), Duration(ms));
}

QTEST_GUILESS_MAIN(SpanTextTest)
#include "tst_spantext.moc"
