// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calendar/businesscalendar.h"
#include "core/base/random.h"
#include "tests/support/result.h"

#include <QFile>
#include <QTimeZone>

#include <cmath>

using namespace steward;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 day = 86'400'000;

const QStringList zones{u"Europe/London"_s, u"America/Sao_Paulo"_s, u"Australia/Lord_Howe"_s, u"Asia/Tehran"_s,
    u"Africa/Casablanca"_s, u"Pacific/Apia"_s};

/// What a calendar says, for the naive reckoning: nothing of it is the calendar's own.
struct Spec
{
    QTimeZone zone; ///< asked by the naive reckoning
    QList<QList<std::pair<int, int>>> week; ///< from Monday; minutes of the day
    QSet<QDate> holidays;
    QHash<QDate, QList<std::pair<int, int>>> exceptions;

    QByteArray json() const
    {
        const auto hours = [](const QList<std::pair<int, int>> &list) {
            QStringList pairs;
            for (const auto &[from, to] : list) {
                const auto text = [](int minutes) { return u"\"%1:%2\""_s.arg(minutes / 60, 2, 10, QChar(u'0')).arg(minutes % 60, 2, 10, QChar(u'0')); };
                pairs.append(u'[' + text(from) + u", "_s + text(to) + u']');
            }
            return QString(u'[' + pairs.join(u", "_s) + u']');
        };
        static const QStringList names{u"mon"_s, u"tue"_s, u"wed"_s, u"thu"_s, u"fri"_s, u"sat"_s, u"sun"_s};
        QStringList days, free, other;
        for (int i = 0; i < 7; ++i)
            days.append(u"\"%1\": %2"_s.arg(names[i], hours(week[i])));
        for (const QDate &date : holidays)
            free.append(u"{\"date\": \"%1\", \"name\": \"free\"}"_s.arg(date.toString(Qt::ISODate)));
        for (auto it = exceptions.cbegin(); it != exceptions.cend(); ++it)
            other.append(u"{\"date\": \"%1\", \"name\": \"other\", \"hours\": %2}"_s.arg(it.key().toString(Qt::ISODate), hours(*it)));
        static QHash<QByteArray, QString> known; // reading a zone from the system takes longer than all else
        QString &own = known[zone.id()];
        if (own.isEmpty())
            own = QString::fromUtf8(ZoneTransitions::fromSystem(QString::fromLatin1(zone.id()))->toJson());
        return u"{\"format\": 1, \"zone\": %1, \"week\": {%2}, \"holidays\": [%3], \"exceptions\": [%4]}"_s
            .arg(own, days.join(u", "_s), free.join(u", "_s), other.join(u", "_s)).toUtf8();
    }
    /// Of a local date and a minute of its day.
    bool isOpen(const QDate &date, int at) const
    {
        const auto other = exceptions.constFind(date);
        if (other == exceptions.cend() && holidays.contains(date))
            return false;
        const QList<std::pair<int, int>> &hours = other != exceptions.cend() ? *other : week[date.dayOfWeek() - 1];
        return std::any_of(hours.cbegin(), hours.cend(), [&](const auto &one) { return one.first <= at && at < one.second; });
    }
    /// Minute by minute, the first and the last in part. Zones change at whole minutes of UTC since 1972.
    qint64 elapsed(qint64 from, qint64 to) const
    {
        qint64 sum = 0;
        qint64 offset = 0;
        qint64 asked = -1; // quarter of an hour in UTC, in which no zone changes twice or in between
        for (qint64 at = from; at < to;) {
            const qint64 next = std::min(to, (at / minute + 1) * minute);
            if (asked != at / (15 * minute)) {
                asked = at / (15 * minute);
                offset = zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(at, Qt::UTC)) * qint64(1'000);
            }
            const qint64 local = at + offset;
            sum += isOpen(QDate(1970, 1, 1).addDays(local / day), int(local % day / minute)) ? next - at : 0;
            at = next;
        }
        return sum;
    }
    /// Day by day, for spans in which no clock changes during hours: what begins and ends is reckoned by QDateTime.
    qint64 elapsedByDays(qint64 from, qint64 to) const
    {
        qint64 sum = 0;
        const QDate last = QDateTime::fromMSecsSinceEpoch(to, zone).date();
        for (QDate date = QDateTime::fromMSecsSinceEpoch(from, zone).date(); date <= last; date = date.addDays(1)) {
            const auto other = exceptions.constFind(date);
            if (other == exceptions.cend() && holidays.contains(date))
                continue;
            for (const auto &[begin, end] : other != exceptions.cend() ? *other : week[date.dayOfWeek() - 1]) {
                const qint64 opens = QDateTime(date, QTime(begin / 60, begin % 60), zone).toMSecsSinceEpoch();
                const qint64 closes = QDateTime(date, QTime(end / 60, end % 60), zone).toMSecsSinceEpoch();
                sum += std::max<qint64>(0, std::min(to, closes) - std::max(from, opens));
            }
        }
        return sum;
    }
};

bool isLong() { return qEnvironmentVariableIsSet("STEWARD_LONG"); }

BusinessCalendar calendarOf(const QByteArray &json)
{
    const Result<JsonNode> node = parseJson(QByteArrayView(json));
    if (!node)
        qFatal("%s: %s", qPrintable(node.error().toString()), json.constData());
    const Result<BusinessCalendar> calendar = BusinessCalendar::parse(*node);
    if (!calendar)
        qFatal("%s", qPrintable(calendar.error().toString()));
    return *calendar;
}

QByteArray workWeek(const QByteArray &zone, const QByteArray &more = {})
{
    QByteArray days;
    for (const char *name : {"mon", "tue", "wed", "thu", "fri"})
        days += QByteArray(days.isEmpty() ? "" : ", ") + '"' + name + "\": [[\"09:00\", \"17:30\"]]";
    return "{\"format\": 1, \"zone\": \"" + zone + "\", \"week\": {" + days + '}' + more + '}';
}

Instant utc(const char *text) { return {QDateTime::fromString(QString::fromLatin1(text), Qt::ISODateWithMs).toMSecsSinceEpoch()}; }
Duration hours(double count) { return Duration{qint64(count * 3'600'000)}; }

} // namespace

class BusinessCalendarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theWorkedExample();
    void clocksThatAreSkippedAndShownTwice();
    void theDateThatApiaLeftOut();
    void edges();
    void nothingIsEverOpen();
    void exceptionsOutweighHolidays();
    void transitionsAreThoseOfZdump();
    void aVersionKeepsItsZone();
    void wrongTextIsRefusedWithItsPlace_data();
    void wrongTextIsRefusedWithItsPlace();
    void agreesWithMinutes_data();
    void agreesWithMinutes();
    void agreesWithDaysOverYears();
    void segmentsAddUp();

private:
    Spec anySpec(const QString &zone);
    /// 1 ms to `most`, each order of magnitude as often as the others.
    qint64 anySpan(double most) { return std::max<qint64>(1, qint64(std::exp(double(m_random.below(1'000'000)) / 1e6 * std::log(most)))); }

    SeededRandom m_random{1};
};

void BusinessCalendarTest::initTestCase()
{
    const quint64 seed = qEnvironmentVariableIsSet("STEWARD_SEED") ? qEnvironmentVariable("STEWARD_SEED").toULongLong() : 20'261'127;
    qInfo("STEWARD_SEED=%llu", seed);
    m_random = SeededRandom(seed);
}

Spec BusinessCalendarTest::anySpec(const QString &zone)
{
    Spec spec{QTimeZone(zone.toLatin1()), {}, {}, {}};
    const auto anyHours = [&] {
        QList<std::pair<int, int>> list;
        int at = int(m_random.below(600));
        for (quint64 i = m_random.below(3); i > 0 && at < 1'300; --i) {
            const int to = std::min<int>(1'440, at + 30 + int(m_random.below(500)));
            list.append({at, to});
            at = to + int(m_random.below(120));
        }
        return list;
    };
    const bool always = m_random.below(8) == 0;
    for (int i = 0; i < 7; ++i)
        spec.week.append(always ? QList<std::pair<int, int>>{{0, 1'440}} : anyHours());
    for (int year = 2008; year < 2030; ++year) {
        for (int i = 0; i < 12; ++i)
            spec.holidays.insert(QDate(year, 1, 1).addDays(qint64(m_random.below(365))));
        for (int i = 0; i < 5; ++i)
            spec.exceptions.insert(QDate(year, 1, 1).addDays(qint64(m_random.below(365))), anyHours());
    }
    return spec;
}

void BusinessCalendarTest::theWorkedExample()
{
    const BusinessCalendar london = calendarOf(workWeek("Europe/London"));
    const Instant friday = utc("2026-10-23T15:00:00Z");
    QCOMPARE(london.deadlineAfter(friday, hours(4)), utc("2026-10-26T11:30:00Z"));
    QCOMPARE(london.elapsedBetween(friday, utc("2026-10-26T11:30:00Z")), hours(4));
    const auto segments = london.segmentsBetween(friday, utc("2026-10-26T11:30:00Z"));
    QCOMPARE(segments.size(), 3);
    QCOMPARE(segments[0], (BusinessCalendar::Segment{friday, utc("2026-10-23T16:30:00Z"), BusinessCalendar::Class::Working, {}}));
    QCOMPARE(segments[1], (BusinessCalendar::Segment{utc("2026-10-23T16:30:00Z"), utc("2026-10-26T09:00:00Z"), BusinessCalendar::Class::OffHours, {}}));
}

void BusinessCalendarTest::clocksThatAreSkippedAndShownTwice()
{
    const BusinessCalendar nights = calendarOf(R"({"format": 1, "zone": "Europe/London", "week": {"sun": [["00:00", "03:00"]]}})");
    QCOMPARE(nights.elapsedBetween(utc("2026-03-28T12:00:00Z"), utc("2026-03-30T00:00:00Z")), hours(2)); // 01:00 to 02:00 never was
    QCOMPARE(nights.elapsedBetween(utc("2026-10-24T12:00:00Z"), utc("2026-10-26T00:00:00Z")), hours(4)); // and here twice
    const BusinessCalendar island = calendarOf(R"({"format": 1, "zone": "Australia/Lord_Howe", "week": {"sun": [["01:00", "03:00"]]}})");
    QCOMPARE(island.elapsedBetween(utc("2026-04-04T00:00:00Z"), utc("2026-04-06T00:00:00Z")), hours(2.5)); // half an hour
}

void BusinessCalendarTest::theDateThatApiaLeftOut()
{
    const BusinessCalendar apia = calendarOf(workWeek("Pacific/Apia"));
    // Thursday the 29th is followed by Saturday the 31st.
    QCOMPARE(apia.elapsedBetween(utc("2011-12-29T10:00:00Z"), utc("2012-01-02T00:00:00Z")), hours(8.5 + 5.0));
    QCOMPARE(apia.deadlineAfter(utc("2011-12-30T03:00:00Z"), hours(1)), utc("2012-01-01T19:30:00Z")); // half of it on Thursday
}

void BusinessCalendarTest::edges()
{
    const BusinessCalendar london = calendarOf(workWeek("Europe/London"));
    const Instant night = utc("2026-01-05T03:00:00Z");
    QCOMPARE(london.deadlineAfter(night, Duration{0}), night);
    QCOMPARE(london.deadlineAfter(night, Duration{1}), utc("2026-01-05T09:00:00.001Z"));
    QCOMPARE(london.deadlineAfter(utc("2026-01-05T17:30:00Z"), Duration{1}), utc("2026-01-06T09:00:00.001Z"));
    QCOMPARE(london.deadlineAfter(utc("2026-01-05T09:00:00Z"), hours(8.5)), utc("2026-01-05T17:30:00Z")); // not the next morning
    QCOMPARE(london.elapsedBetween(utc("2026-01-06T09:00:00Z"), utc("2026-01-05T09:00:00Z")), Duration{0});
    QVERIFY(london.isWorking(utc("2026-01-05T09:00:00Z")) && !london.isWorking(utc("2026-01-05T17:30:00Z")));
    const BusinessCalendar always;
    QCOMPARE(always.deadlineAfter(night, hours(1000)), night + hours(1000));
    QCOMPARE(always.segmentsBetween(night, night + hours(1000)).size(), 1);
    QVERIFY(!always.deadlineAfter(utc("2100-12-01T00:00:00Z"), hours(24 * 60))); // behind what it knows
    QCOMPARE(london.elapsedBetween(utc("1950-01-01T00:00:00Z"), utc("1969-01-01T00:00:00Z")), Duration{0});
}

void BusinessCalendarTest::nothingIsEverOpen()
{
    const BusinessCalendar closed = calendarOf(R"({"format": 1, "zone": "Asia/Tokyo", "week": {}})");
    QVERIFY(!closed.deadlineAfter(utc("2026-01-05T09:00:00Z"), Duration{1}));
    QCOMPARE(closed.elapsedBetween(utc("1970-01-01T00:00:00Z"), utc("2100-01-01T00:00:00Z")), Duration{0});
    QCOMPARE(closed.segmentsBetween(utc("2026-01-05T09:00:00Z"), utc("2026-03-05T09:00:00Z")).size(), 1);
}

void BusinessCalendarTest::exceptionsOutweighHolidays()
{
    const BusinessCalendar london = calendarOf(workWeek("Europe/London", R"(, "holidays": [{"date": "2026-12-24", "name": "Eve"},
        {"date": "2026-12-25", "name": "Christmas Day"}], "exceptions": [{"date": "2026-12-24", "name": "Half day", "hours": [["09:00", "12:00"]]}])"));
    const Instant from = utc("2026-12-24T00:00:00Z");
    const Instant to = utc("2026-12-26T00:00:00Z");
    QCOMPARE(london.elapsedBetween(from, to), hours(3));
    QStringList told;
    for (const auto &segment : london.segmentsBetween(from, to))
        told.append(u"%1 %2 %3"_s.arg(int(segment.what)).arg((segment.end - segment.begin).count() / 3'600'000).arg(segment.name));
    QCOMPARE(told, (QStringList{u"1 9 Half day"_s, u"0 3 Half day"_s, u"1 12 Half day"_s, u"2 24 Christmas Day"_s}));
}

void BusinessCalendarTest::transitionsAreThoseOfZdump()
{
    QHash<QString, QList<ZoneTransitions::Transition>> expected;
    QFile file(qEnvironmentVariable("STEWARD_SOURCE_DIR") + u"/tests/data/calendar/transitions.txt"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList words = line.split(u' ');
        if (!line.startsWith(u'#'))
            expected[words[0]].append({utc(QString(words[1] + u'Z').toLatin1().constData()), words[2].toInt()});
    }
    QCOMPARE(expected.size(), zones.size());
    for (const QString &zone : zones) {
        STEWARD_VALUE(known, ZoneTransitions::fromSystem(zone));
        QList<ZoneTransitions::Transition> found;
        int at = -1;
        for (const ZoneTransitions::Regime &regime : known.regimes()) {
            if (at++ >= 0 && regime.begin < utc("2025-01-01T00:00:00Z"))
                found.append({regime.begin, regime.offset});
        }
        QVERIFY2(found == expected[zone], qPrintable(zone));
        QVERIFY(known.regimes().last().end > utc("2100-12-31T00:00:00Z"));
    }
    QCOMPARE(ZoneTransitions::fromSystem(u"Europe/Atlantis"_s).error().code, u"calendar.no-zone"_s);
}

void BusinessCalendarTest::aVersionKeepsItsZone()
{
    const BusinessCalendar made = calendarOf(workWeek("Africa/Casablanca", R"(, "version": 4, "holidays": [{"date": "2026-05-01", "name": "メーデー"}],
        "exceptions": [{"date": "2026-05-02", "name": "Stocktaking", "hours": [["06:30", "24:00"]]}])"));
    const QByteArray text = made.text();
    QVERIFY(text.contains("\"transitions\":[["));
    const BusinessCalendar read = calendarOf(text);
    QCOMPARE(read.text(), text);
    QCOMPARE(read.version(), 4);
    QCOMPARE(read.zone(), made.zone());
    const Instant from = utc("2026-01-01T00:00:00Z");
    QCOMPARE(read.elapsedBetween(from, utc("2026-12-31T00:00:00Z")), made.elapsedBetween(from, utc("2026-12-31T00:00:00Z")));
}

void BusinessCalendarTest::wrongTextIsRefusedWithItsPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("column");
    QTest::newRow("no zone") << QByteArray(R"({"format": 1, "week": {}})") << 1;
    QTest::newRow("unknown zone") << QByteArray(R"({"zone": "Mars/Olympus", "week": {}})") << 10;
    QTest::newRow("no week") << QByteArray(R"({"zone": "UTC"})") << 1;
    QTest::newRow("newer") << QByteArray(R"({"format": 2, "zone": "UTC", "week": {}})") << 1;
    QTest::newRow("no such day") << QByteArray(R"({"zone": "UTC", "week": {"noday": []}})") << 26;
    QTest::newRow("ends before it begins") << QByteArray(R"({"zone": "UTC", "week": {"mon": [["17:00", "09:00"]]}})") << 34;
    QTest::newRow("overlapping") << QByteArray(R"({"zone": "UTC", "week": {"mon": [["09:00", "12:00"], ["11:00", "13:00"]]}})") << 54;
    QTest::newRow("25 hours") << QByteArray(R"({"zone": "UTC", "week": {"mon": [["09:00", "25:00"]]}})") << 34;
    QTest::newRow("24:30") << QByteArray(R"({"zone": "UTC", "week": {"mon": [["09:00", "24:30"]]}})") << 34;
    QTest::newRow("no date") << QByteArray(R"({"zone": "UTC", "week": {}, "holidays": [{"date": "2026-02-30"}]})") << 42;
    QTest::newRow("a date twice") << QByteArray(R"({"zone": "UTC", "week": {}, "holidays": [{"date": "2026-02-20"}, {"date": "2026-02-20"}]})") << 66;
    QTest::newRow("unknown member") << QByteArray(R"({"zone": "UTC", "week": {}, "weeks": {}})") << 29;
    QTest::newRow("transitions out of order") << QByteArray(R"({"zone": {"zone": "X/Y", "transitions": [[5, 0], [4, 3600]]}, "week": {}})") << 50;
}

void BusinessCalendarTest::wrongTextIsRefusedWithItsPlace()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, column);
    const auto calendar = BusinessCalendar::parse(*parseJson(QByteArrayView(text)));
    QVERIFY(!calendar);
    QCOMPARE(calendar.error().code, u"calendar.invalid"_s);
    QCOMPARE(calendar.error().line, 1);
    QCOMPARE(calendar.error().column, column);
}

void BusinessCalendarTest::agreesWithMinutes_data()
{
    QTest::addColumn<QString>("zone");
    for (const QString &zone : zones)
        QTest::newRow(qPrintable(zone)) << zone;
}

/// Spans of 1 ms to 30 days, from 2008 to 2029; of those in Apia half are around the date that it left out.
void BusinessCalendarTest::agreesWithMinutes()
{
    QFETCH(const QString, zone);
    const int cases = (isLong() ? 1'000'000 : 10'000) / int(zones.size()) + 1;
    constexpr int perCalendar = 50;
    const Instant first = utc("2008-01-01T00:00:00Z");
    const Instant left = utc("2011-12-20T00:00:00Z");
    std::optional<BusinessCalendar> calendar;
    Spec spec;
    for (int i = 0; i < cases; ++i) {
        if (i % perCalendar == 0) {
            spec = anySpec(zone);
            calendar = calendarOf(spec.json());
        }
        const bool isLeft = zone == u"Pacific/Apia" && m_random.below(2) == 0;
        const qint64 from = isLeft ? left.ms + qint64(m_random.below(quint64(15 * day))) : first.ms + qint64(m_random.below(quint64(7'900 * day)));
        const qint64 to = from + anySpan(30.0 * double(day));
        const qint64 elapsed = calendar->elapsedBetween({from}, {to}).count();
        if (elapsed != spec.elapsed(from, to))
            QFAIL(qPrintable(u"%1 to %2: %3, not %4; %5"_s.arg(from).arg(to).arg(elapsed).arg(spec.elapsed(from, to)).arg(QString::fromUtf8(spec.json()))));
        // The deadline inverts it: the earliest moment by which so much has passed.
        const auto deadline = calendar->deadlineAfter({from}, Duration{elapsed});
        QVERIFY(deadline && deadline->ms <= to);
        QCOMPARE(calendar->elapsedBetween({from}, *deadline).count(), elapsed);
        if (elapsed > 0)
            QCOMPARE(calendar->elapsedBetween({from}, {deadline->ms - 1}).count(), elapsed - 1);
    }
}

void BusinessCalendarTest::agreesWithDaysOverYears()
{
    const int cases = isLong() ? 1'000 : 100;
    for (int i = 0; i < cases; ++i) {
        Spec spec{QTimeZone("Europe/London"), {}, {}, {}};
        for (int d = 0; d < 7; ++d)
            spec.week.append(d < 5 ? QList<std::pair<int, int>>{{540, 720}, {780, 1'050}} : QList<std::pair<int, int>>{});
        for (int n = 0; n < 200; ++n)
            spec.holidays.insert(QDate(2000, 1, 1).addDays(qint64(m_random.below(9'000))));
        const BusinessCalendar calendar = calendarOf(spec.json());
        const qint64 from = utc("2001-01-01T00:00:00Z").ms + qint64(m_random.below(quint64(4'000 * day)));
        const qint64 to = from + 3'653 * day + qint64(m_random.below(quint64(day)));
        const qint64 elapsed = calendar.elapsedBetween({from}, {to}).count();
        QCOMPARE(elapsed, spec.elapsedByDays(from, to));
        QCOMPARE(calendar.elapsedBetween({from}, *calendar.deadlineAfter({from}, Duration{elapsed})).count(), elapsed);
    }
}

void BusinessCalendarTest::segmentsAddUp()
{
    for (int i = 0; i < 200; ++i) {
        const QString zone = zones[qsizetype(m_random.below(quint64(zones.size())))];
        const Spec spec = anySpec(zone);
        const BusinessCalendar calendar = calendarOf(spec.json());
        const qint64 from = utc("2011-06-01T00:00:00Z").ms + qint64(m_random.below(quint64(300 * day)));
        const qint64 to = from + anySpan(60.0 * double(day));
        qint64 working = 0;
        qint64 at = from;
        for (const BusinessCalendar::Segment &segment : calendar.segmentsBetween({from}, {to})) {
            QCOMPARE(segment.begin.ms, at); // without holes
            QVERIFY(segment.end > segment.begin);
            at = segment.end.ms;
            working += segment.what == BusinessCalendar::Class::Working ? (segment.end - segment.begin).count() : 0;
        }
        QCOMPARE(at, to);
        QCOMPARE(working, calendar.elapsedBetween({from}, {to}).count());
    }
}

QTEST_GUILESS_MAIN(BusinessCalendarTest)
#include "tst_businesscalendar.moc"
