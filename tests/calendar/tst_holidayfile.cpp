// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calendar/holidayfile.h"

#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

class HolidayFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rulesOfICalendar_data();
    void rulesOfICalendar();
    void foldedLinesMovedDaysAndSpans();
    void whatIsNotUnderstoodIsNamed();
    void listsOfDateAndName();
    void weeksInWords_data();
    void weeksInWords();

private:
    static QString file(const QStringList &lines)
    {
        return u"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"_s + lines.join(u"\r\n"_s) + u"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"_s;
    }
    static QStringList dates(const HolidayFile &file)
    {
        QStringList list;
        for (const Holiday &one : file.holidays)
            list.append(one.date.toString(Qt::ISODate));
        return list;
    }
};

void HolidayFileTest::rulesOfICalendar_data()
{
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("expected");
    QTest::newRow("once") << u"20260501"_s << QString() << u"2026-05-01"_s;
    QTest::newRow("yearly") << u"20211225"_s << u"FREQ=YEARLY"_s << u"2026-12-25 2027-12-25 2028-12-25"_s;
    QTest::newRow("until") << u"20211225"_s << u"FREQ=YEARLY;UNTIL=20271231"_s << u"2026-12-25 2027-12-25"_s;
    QTest::newRow("every fourth, four times") << u"20160229"_s << u"FREQ=YEARLY;COUNT=4;INTERVAL=4"_s << u"2028-02-29"_s;
    QTest::newRow("count ends it") << u"20240101"_s << u"FREQ=YEARLY;COUNT=3"_s << u"2026-01-01"_s;
    QTest::newRow("last Monday of August") << u"20210830"_s << u"FREQ=YEARLY;BYDAY=-1MO;BYMONTH=8"_s << u"2026-08-31 2027-08-30 2028-08-28"_s;
    QTest::newRow("third Monday, as months") << u"20210118"_s << u"FREQ=MONTHLY;INTERVAL=12;BYDAY=3MO"_s << u"2026-01-19 2027-01-18 2028-01-17"_s;
    QTest::newRow("another month than it began in") << u"20210101"_s << u"FREQ=YEARLY;BYMONTH=10"_s << u"2026-10-01 2027-10-01 2028-10-01"_s;
    QTest::newRow("last day of a month") << u"20250131"_s << u"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"_s << u"2026-02-28 2027-02-28 2028-02-29"_s;
    QTest::newRow("29 February is no 28th") << u"20240229"_s << u"FREQ=YEARLY"_s << u"2028-02-29"_s;
}

void HolidayFileTest::rulesOfICalendar()
{
    QFETCH(QString, start);
    QFETCH(QString, rule);
    QFETCH(QString, expected);
    QStringList lines{u"UID:1"_s, u"SUMMARY:A day"_s, u"DTSTART;VALUE=DATE:"_s + start};
    if (!rule.isEmpty())
        lines.append(u"RRULE:"_s + rule);
    const HolidayFile read = holidaysFrom(file(lines), QDate(2026, 1, 1), QDate(2028, 12, 31));
    QVERIFY(read.problems.isEmpty());
    QCOMPARE(dates(read).join(u' '), expected);
}

void HolidayFileTest::foldedLinesMovedDaysAndSpans()
{
    const QString text = u"BEGIN:VCALENDAR\r\n"
                         "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:New Year\\, sub\r\n stituted\r\nDTSTART;VALUE=DATE:20210101\r\nRRULE:FREQ=YEARLY\r\n"
                         "EXDATE;VALUE=DATE:20270101\r\nEND:VEVENT\r\n"
                         "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:New Year (moved)\r\nRECURRENCE-ID;VALUE=DATE:20280101\r\nDTSTART;VALUE=DATE:20280103\r\nEND:VEVENT\r\n"
                         "BEGIN:VEVENT\r\nUID:b\r\nSUMMARY:Two days\r\nDTSTART;VALUE=DATE:20260101\r\nDTEND;VALUE=DATE:20260103\r\nEND:VEVENT\r\n"
                         "END:VCALENDAR\r\n"_s;
    const HolidayFile read = holidaysFrom(text, QDate(2026, 1, 1), QDate(2028, 12, 31));
    QCOMPARE(dates(read).join(u' '), u"2026-01-01 2026-01-02 2028-01-03"_s);
    QCOMPARE(read.holidays[0].name, u"New Year, substituted / Two days"_s);
    QCOMPARE(read.holidays[2].name, u"New Year (moved)"_s);
}

void HolidayFileTest::whatIsNotUnderstoodIsNamed()
{
    HolidayFile read = holidaysFrom(file({u"SUMMARY:Odd"_s, u"DTSTART;VALUE=DATE:20260101"_s, u"RRULE:FREQ=HOURLY"_s}), QDate(2026, 1, 1), QDate(2026, 12, 31));
    QCOMPARE(read.problems.size(), 1);
    QCOMPARE(read.problems[0].line, 5);
    QVERIFY(read.holidays.isEmpty());
    read = holidaysFrom(file({u"SUMMARY:Meeting"_s, u"DTSTART:20260101T090000Z"_s}), QDate(2026, 1, 1), QDate(2026, 12, 31));
    QCOMPARE(read.problems.size(), 1);
    read = holidaysFrom(u"date,name\n2026-01-01,New Year\nnonsense\n"_s, QDate(2026, 1, 1), QDate(2026, 12, 31));
    QCOMPARE(read.problems.size(), 1);
    QCOMPARE(read.problems[0].line, 3);
    QCOMPARE(read.holidays.size(), 1);
}

void HolidayFileTest::listsOfDateAndName()
{
    const HolidayFile read = holidaysFrom(u"国民の祝日,名称\r\n2026/1/1,元日\r\n2026年1月12日,成人の日\r\n1955/1/1,元日\r\n\"2026-02-11\";\"建国記念の日\"\r\n"_s,
        QDate(2026, 1, 1), QDate(2026, 12, 31));
    QVERIFY(read.problems.isEmpty());
    QCOMPARE(dates(read).join(u' '), u"2026-01-01 2026-01-12 2026-02-11"_s);
    QCOMPARE(read.holidays[2].name, u"建国記念の日"_s);
}

void HolidayFileTest::weeksInWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // "!" and a column where it is wrong
    QTest::newRow("one stretch") << u"Mon-Fri 09:00-17:30"_s << u"Mon-Fri 09:00-17:30"_s;
    QTest::newRow("en dashes, long names") << u"Monday–Friday 9:00–12:00, 13:00–17:30"_s << u"Mon-Fri 09:00-12:00 13:00-17:30"_s;
    QTest::newRow("two parts") << u"mon,tue 08:00-16:00; sat 10:00-24:00"_s << u"Mon-Tue 08:00-16:00; Sat 10:00-24:00"_s;
    QTest::newRow("over the week's end") << u"Sat-Mon 10:00-11:00"_s << u"Mon 10:00-11:00; Sat-Sun 10:00-11:00"_s;
    QTest::newRow("nothing is always closed") << QString() << QString();
    QTest::newRow("no hours") << u"Mon-Fri"_s << u"!1"_s;
    QTest::newRow("no day") << u"09:00-17:30"_s << u"!1"_s;
    QTest::newRow("backwards") << u"Mon 17:00-09:00"_s << u"!1"_s;
    QTest::newRow("the second part") << u"Mon 09:00-17:00; Tue 25:00-26:00"_s << u"!18"_s;
    QTest::newRow("overlap") << u"Mon 09:00-12:00 11:00-13:00"_s << u"!1"_s;
}

void HolidayFileTest::weeksInWords()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const Result<CalendarDraft::Week> week = weekFromText(text);
    if (expected.startsWith(u'!')) {
        QVERIFY(!week);
        QCOMPARE(week.error().column, expected.mid(1).toInt());
        return;
    }
    QVERIFY2(week, qPrintable(week ? QString() : week.error().toString()));
    QCOMPARE(weekText(*week), expected);
}

QTEST_GUILESS_MAIN(HolidayFileTest)
#include "tst_holidayfile.moc"
