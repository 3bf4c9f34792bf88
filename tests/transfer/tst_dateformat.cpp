// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/random.h"
#include "core/transfer/dateformat.h"

#include <QDateTime>
#include <QTest>

using namespace steward;

class TestDateFormat : public QObject
{
    Q_OBJECT

    static QString shown(const QString &format, const QString &text)
    {
        const auto parsed = DateFormat::parse(format);
        if (!parsed)
            return parsed.error().toString();
        const auto reading = parsed->read(text);
        if (!reading)
            return QStringLiteral("no");
        QString out = QDateTime::fromMSecsSinceEpoch(reading->localMs, Qt::UTC)
                          .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
        if (reading->offsetSeconds)
            out += QStringLiteral(" %1").arg(*reading->offsetSeconds);
        return out;
    }

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *format, const char *text, const char *expected) {
            QTest::addRow("%s with %s", text, format)
                << QString::fromLatin1(format) << QString::fromLatin1(text) << QString::fromLatin1(expected);
        };
        row("dd-MM-yyyy HH:mm", "29-02-2016 01:16", "2016-02-29 01:16:00.000");
        row("dd-MM-yyyy HH:mm", "9-02-2016 01:16", "no");
        row("dd-MM-yyyy HH:mm", "29-02-2015 01:16", "no");
        row("dd-MM-yyyy HH:mm", "29-02-2016 01:16 ", "no");
        row("dd-MM-yyyy HH:mm", "29-02-2016", "no");
        row("dd-MM-yyyy HH:mm", "29-02-2016 24:00", "no");
        row("d/M/yyyy H:mm", "9/2/2016 1:16", "2016-02-09 01:16:00.000");
        row("d/M/yyyy H:mm", "09/02/2016 01:16", "2016-02-09 01:16:00.000");
        row("d/M/yyyy H:mm", "2/13/2016 1:16", "no");
        row("M/d/yyyy h:mm AP", "2/9/2016 12:05 am", "2016-02-09 00:05:00.000");
        row("M/d/yyyy h:mm AP", "2/9/2016 12:05 PM", "2016-02-09 12:05:00.000");
        row("M/d/yyyy h:mm AP", "2/9/2016 13:05 PM", "no");
        row("yyyy-MM-dd'T'HH:mm:ss.zzzZ", "2020-12-31T23:59:59.123Z", "2020-12-31 23:59:59.123 0");
        row("yyyy-MM-dd'T'HH:mm:ssZ", "2020-12-31T23:59:59+09:00", "2020-12-31 23:59:59.000 32400");
        row("yyyy-MM-dd'T'HH:mm:ssZ", "2020-12-31T23:59:59-0530", "2020-12-31 23:59:59.000 -19800");
        row("yyyy-MM-dd'T'HH:mm:ssZ", "2020-12-31T23:59:59", "no");
        row("yyyyMMdd", "19000228", "1900-02-28 00:00:00.000");
        row("yyyyMMdd", "19000229", "no");
    }
    void reads()
    {
        QFETCH(QString, format);
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(shown(format, text), expected);
    }

    void badFormatsAreLocated()
    {
        for (const auto &[format, column] :
            {std::pair(u"yyyy-MM-dd xx", 12), std::pair(u"yy-MM-dd", 1), std::pair(u"'T", 1)}) {
            const auto parsed = DateFormat::parse(QStringView(format));
            QVERIFY(!parsed);
            QCOMPARE(parsed.error().code, QStringLiteral("date.bad-format"));
            QCOMPARE(parsed.error().column, column);
        }
    }

    void daysAgreeWithTheCalendar()
    {
        for (int year : {1, 1583, 1600, 1899, 1900, 1970, 2000, 2024, 2100, 9999}) {
            for (int month = 1; month <= 12; ++month) {
                const QDate date(year, month, 28);
                QCOMPARE(daysFromCivil(year, month, 28), QDate(1970, 1, 1).daysTo(date));
            }
        }
    }

    void zonesTurnClocksIntoInstants()
    {
        const auto at = [](const char *zone, const QDateTime &local) {
            const auto clock = ZoneClock::parse(QString::fromLatin1(zone));
            return clock
                ? QDateTime::fromMSecsSinceEpoch(clock->toInstant(local.toMSecsSinceEpoch()).ms, Qt::UTC)
                      .toString(Qt::ISODate)
                : clock.error().code;
        };
        const auto local = [](int y, int m, int d, int h, int min) {
            return QDateTime({y, m, d}, {h, min}, Qt::UTC);
        };
        QCOMPARE(at("UTC", local(2024, 3, 31, 2, 30)), QStringLiteral("2024-03-31T02:30:00Z"));
        QCOMPARE(at("+09:00", local(2024, 3, 31, 2, 30)), QStringLiteral("2024-03-30T17:30:00Z"));
        QCOMPARE(at("Asia/Tokyo", local(2024, 3, 31, 2, 30)), QStringLiteral("2024-03-30T17:30:00Z"));
        QCOMPARE(at("Europe/Berlin", local(2024, 3, 31, 1, 59)), QStringLiteral("2024-03-31T00:59:00Z"));
        QCOMPARE(at("Europe/Berlin", local(2024, 3, 31, 2, 30)),
            QStringLiteral("2024-03-31T01:30:00Z")); // skipped
        QCOMPARE(at("Europe/Berlin", local(2024, 3, 31, 3, 0)), QStringLiteral("2024-03-31T01:00:00Z"));
        QCOMPARE(
            at("Europe/Berlin", local(2024, 10, 27, 2, 30)), QStringLiteral("2024-10-27T00:30:00Z")); // twice
        QCOMPARE(at("Europe/Berlin", local(2024, 10, 27, 3, 0)), QStringLiteral("2024-10-27T02:00:00Z"));
        QCOMPARE(at("Mars/Olympus", local(2024, 1, 1, 0, 0)), QStringLiteral("date.bad-zone"));
    }

    void zonesAgreeWithQt()
    {
        constexpr quint64 seed = 7;
        SeededRandom random(seed);
        for (const char *name : {"Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe"}) {
            const auto clock = ZoneClock::parse(QString::fromLatin1(name));
            QVERIFY(clock);
            const QTimeZone zone(name);
            for (int i = 0; i < 500; ++i) {
                const qint64 utc = qint64(random.below(1'900'000'000)) * 1000;
                const qint64 local = utc
                    + qint64(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(utc, Qt::UTC))) * 1000;
                const qint64 back = clock->toInstant(local).ms;
                // Inside the hour that comes twice the first one is meant.
                const qint64 shown = back
                    + qint64(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(back, Qt::UTC))) * 1000;
                QVERIFY2(back <= utc && shown == local,
                    qPrintable(QStringLiteral("seed %1 %2").arg(seed).arg(utc)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestDateFormat)
#include "tst_dateformat.moc"
