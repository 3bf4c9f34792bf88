// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/timeexpression.h"

#include <QTest>

using namespace steward;

class TestTimeExpression : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void times_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("begin"); // UTC; empty: no time
        QTest::addColumn<QString>("end"); // empty: a moment
        const auto row = [](const char *zone, const char *text, const char *begin, const char *end = "") {
            QTest::addRow("%s in %s", text, zone) << QString::fromLatin1(zone) << QString::fromLatin1(text)
                                                  << QString::fromLatin1(begin) << QString::fromLatin1(end);
        };
        // Now is Wednesday, 28 October 2026, 20:30 UTC: Thursday 05:30 in Tokyo, 21:30 in Berlin (winter since the 25th).
        row("Asia/Tokyo", "now", "2026-10-28T20:30:00Z");
        row("Asia/Tokyo", "today", "2026-10-28T15:00:00Z", "2026-10-29T15:00:00Z");
        row("Asia/Tokyo", "yesterday", "2026-10-27T15:00:00Z", "2026-10-28T15:00:00Z");
        row("Asia/Tokyo", "tomorrow", "2026-10-29T15:00:00Z", "2026-10-30T15:00:00Z");
        row("Asia/Tokyo", "this week", "2026-10-25T15:00:00Z", "2026-11-01T15:00:00Z");
        row("Asia/Tokyo", "last month", "2026-08-31T15:00:00Z", "2026-09-30T15:00:00Z");
        row("Asia/Tokyo", "next year", "2026-12-31T15:00:00Z", "2027-12-31T15:00:00Z");
        row("Asia/Tokyo", "this quarter", "2026-09-30T15:00:00Z", "2026-12-31T15:00:00Z");
        row("Asia/Tokyo", "start of month", "2026-09-30T15:00:00Z");
        row("Asia/Tokyo", "End of week", "2026-11-01T15:00:00Z");
        row("Asia/Kolkata", "start of hour", "2026-10-28T20:30:00Z"); // 02:00 there
        row("Asia/Kolkata", "this hour", "2026-10-28T20:30:00Z", "2026-10-28T21:30:00Z");
        row("UTC", "-7d", "2026-10-21T20:30:00Z");
        row("UTC", "2h", "2026-10-28T22:30:00Z");
        row("UTC", "+1d12h", "2026-10-30T08:30:00Z");
        row("UTC", "-1d12h", "2026-10-27T08:30:00Z");
        row("UTC", "-90min", "2026-10-28T19:00:00Z");
        row("UTC", "-1mo", "2026-09-28T20:30:00Z");
        row("UTC", "1y", "2027-10-28T20:30:00Z");
        row("UTC", "-2w", "2026-10-14T20:30:00Z");
        // Days keep the local time over the change of the clocks, hours do not.
        row("Europe/Berlin", "-7d", "2026-10-21T19:30:00Z");
        row("Europe/Berlin", "-168h", "2026-10-21T20:30:00Z");
        row("Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"); // 25 hours
        row("Asia/Tokyo", "2026-11-23", "2026-11-22T15:00:00Z", "2026-11-23T15:00:00Z");
        row("Asia/Tokyo", "2026/1/5", "2026-01-04T15:00:00Z", "2026-01-05T15:00:00Z");
        row("UTC", "2026-02", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z");
        row("UTC", "2026", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
        row("Asia/Tokyo", "2026-11-23T09:30", "2026-11-23T00:30:00Z", "2026-11-23T00:31:00Z");
        row("Asia/Tokyo", "2026-11-23T09:30:15", "2026-11-23T00:30:15Z", "2026-11-23T00:30:16Z");
        row("Asia/Tokyo", "2026-11-23 09:30:15.2", "2026-11-23T00:30:15.200Z", "2026-11-23T00:30:15.201Z");
        row("Asia/Tokyo", "2026-11-23T09:30Z", "2026-11-23T09:30:00Z", "2026-11-23T09:31:00Z");
        row("Asia/Tokyo", "2026-11-23T09:30-05:30", "2026-11-23T15:00:00Z", "2026-11-23T15:01:00Z");
        // A day without midnight begins at its first moment (Beirut, 29 March 2026: 00:00 is 01:00).
        row("Asia/Beirut", "2026-03-29", "2026-03-28T22:00:00Z", "2026-03-29T21:00:00Z");
        for (const char *wrong : {"", "soon", "2026-13", "2026-02-30", "7", "d", "-7", "7x",
                 "2026-11-23T25:00", "start of", "start of fortnight", "this", "my teams", "999999y",
                 "0000-01-01", "-999999999d", "of month", "2026-11-23T09:30+99:99", "12h-3m"})
            row("UTC", wrong, "");
    }
    void times()
    {
        QFETCH(QString, zone);
        QFETCH(QString, text);
        QFETCH(QString, begin);
        QFETCH(QString, end);
        const auto utc = [](const QString &iso) {
            return QDateTime::fromString(iso, Qt::ISODateWithMs).toMSecsSinceEpoch();
        };
        const auto found = parseQueryTime(
            text, {utc(QStringLiteral("2026-10-28T20:30:00Z"))}, QTimeZone(zone.toLatin1()));
        QCOMPARE(found.has_value(), !begin.isEmpty());
        if (!found)
            return;
        QCOMPARE(QDateTime::fromMSecsSinceEpoch(found->begin.ms, Qt::UTC),
            QDateTime::fromMSecsSinceEpoch(utc(begin), Qt::UTC));
        QCOMPARE(found->isMoment(), end.isEmpty());
        if (!end.isEmpty())
            QCOMPARE(QDateTime::fromMSecsSinceEpoch(found->end.ms, Qt::UTC),
                QDateTime::fromMSecsSinceEpoch(utc(end), Qt::UTC));
    }

    void durations()
    {
        QCOMPARE(parseQueryDuration(QStringLiteral("1d12h")), std::optional<qint64>(36 * 3'600'000LL));
        QCOMPARE(parseQueryDuration(QStringLiteral("-30m")), std::optional<qint64>(-1'800'000));
        QCOMPARE(parseQueryDuration(QStringLiteral("90s")), std::optional<qint64>(90'000));
        QCOMPARE(parseQueryDuration(QStringLiteral("1mo")), std::nullopt);
        QCOMPARE(parseQueryDuration(QStringLiteral("3")), std::nullopt);
        QCOMPARE(parseQueryDuration(QString()), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestTimeExpression)
#include "tst_timeexpression.moc"
