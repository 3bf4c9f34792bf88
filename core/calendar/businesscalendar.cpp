// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calendar/businesscalendar.h"

#include <QMap>

#include <algorithm>
#include <array>

namespace steward {

namespace {

const QString invalid = QStringLiteral("calendar.invalid");
constexpr qint64 dayMs = 86'400'000;
constexpr qint64 mostOffset = 26 * qint64(3'600'000);
constexpr std::array<const char *, 7> weekDays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
const QDate firstDate(ZoneTransitions::firstYear, 1, 1);
const QDate lastDate(ZoneTransitions::lastYear, 12, 31);
/// What is before and after the years counts as closed. A round UTC day.
constexpr qint64 coveredFrom = -2 * dayMs;
constexpr qint64 coveredTo = 47'847 * dayMs; ///< 2101-01-01

qint64 floorDay(qint64 ms) { return ms >= 0 ? ms / dayMs : -((-ms + dayMs - 1) / dayMs); }

/// "09:00" or "09:00:30"; "24:00" as an end.
std::optional<int> timeOfDay(const QString &text)
{
    const QStringList parts = text.split(u':');
    if (parts.size() < 2 || parts.size() > 3)
        return std::nullopt;
    int value = 0;
    static constexpr int most[] = {24, 59, 59};
    static constexpr int unit[] = {3'600'000, 60'000, 1'000};
    for (qsizetype i = 0; i < parts.size(); ++i) {
        bool isNumber = false;
        const int number = parts[i].toInt(&isNumber);
        if (!isNumber || parts[i].size() != 2 || number < 0 || number > most[i])
            return std::nullopt;
        value += number * unit[i];
    }
    return value <= dayMs ? std::optional(value) : std::nullopt;
}

QByteArray timeText(int ms)
{
    const auto two = [](int number) { return QByteArray::number(number).rightJustified(2, '0'); };
    const QByteArray minutes = two(ms / 3'600'000) + ':' + two(ms / 60'000 % 60);
    return ms % 60'000 == 0 ? minutes : QByteArray(minutes + ':' + two(ms / 1'000 % 60));
}

Result<QList<BusinessCalendar::Hours>> hoursFrom(const JsonNode &node)
{
    QList<BusinessCalendar::Hours> list;
    if (!node.isArray())
        return node.error(invalid, QStringLiteral("a list of [\"09:00\", \"17:30\"] should stand here"));
    for (const JsonNode &item : node.items) {
        const bool isPair = item.isArray() && item.items.size() == 2 && item.items[0].isString() && item.items[1].isString();
        const std::optional<int> from = isPair ? timeOfDay(item.items[0].text) : std::nullopt;
        const std::optional<int> to = isPair ? timeOfDay(item.items[1].text) : std::nullopt;
        if (!from || !to)
            return item.error(invalid, QStringLiteral("[\"09:00\", \"17:30\"] should stand here"));
        if (*to <= *from)
            return item.error(invalid, QStringLiteral("these hours end before they begin"),
                QStringLiteral("write hours over midnight as two, up to 24:00 and from 00:00"));
        if (!list.isEmpty() && *from < list.last().to)
            return item.error(invalid, QStringLiteral("these hours begin before the ones before them end"));
        list.append({*from, *to});
    }
    return list;
}

QByteArray hoursText(const QList<BusinessCalendar::Hours> &hours)
{
    QByteArrayList pairs;
    for (const BusinessCalendar::Hours &one : hours)
        pairs.append("[\"" + timeText(one.from) + "\",\"" + timeText(one.to) + "\"]");
    return '[' + pairs.join(',') + ']';
}

} // namespace

struct BusinessCalendar::Computed
{
    qint64 version = 1;
    ZoneTransitions zone;
    std::array<QList<Hours>, 7> week; ///< from Monday
    QMap<QDate, Day> days; ///< holidays and exceptions
    QList<ZoneTransitions::Regime> regimes;

    // Working intervals in UTC milliseconds, ascending and apart.
    std::vector<qint64> begin, end;
    std::vector<qint64> before; ///< working time before begin[i]; one more than there are intervals, the whole
    std::vector<quint32> ofDay; ///< per UTC day: the first interval that ends behind the day's beginning

    void compute();
    void collect();
    size_t indexAt(qint64 at) const;
    qint64 elapsed(qint64 at) const
    {
        const size_t i = indexAt(at);
        return before[i] + (i < begin.size() && at > begin[i] ? at - begin[i] : 0);
    }
};

void BusinessCalendar::Computed::collect()
{
    qsizetype first = 0;
    std::vector<std::pair<qint64, qint64>> found;
    for (QDate date = firstDate; date <= lastDate; date = date.addDays(1)) {
        const auto special = days.constFind(date);
        const QList<Hours> &hours = special != days.cend() ? special->hours : week[size_t(date.dayOfWeek() - 1)];
        const qint64 midnight = QDate(1970, 1, 1).daysTo(date) * dayMs;
        while (first + 1 < regimes.size() && regimes[first].end.ms < midnight - mostOffset)
            ++first;
        for (const Hours &one : hours) {
            for (qsizetype r = first; r < regimes.size() && regimes[r].begin.ms < midnight + dayMs + mostOffset; ++r) {
                const qint64 offset = qint64(regimes[r].offset) * 1'000;
                const qint64 from = std::max(midnight + one.from - offset, regimes[r].begin.ms);
                const qint64 to = std::min(midnight + one.to - offset, regimes[r].end.ms);
                if (from < to)
                    found.emplace_back(from, to);
            }
        }
    }
    std::sort(found.begin(), found.end());
    for (const auto &[from, to] : found) {
        if (!end.empty() && from <= end.back()) {
            end.back() = std::max(end.back(), to);
            continue;
        }
        begin.push_back(from);
        end.push_back(to);
    }
}

void BusinessCalendar::Computed::compute()
{
    regimes = zone.regimes();
    collect();
    before.resize(begin.size() + 1, 0);
    for (size_t i = 0; i < begin.size(); ++i)
        before[i + 1] = before[i] + end[i] - begin[i];
    size_t at = 0;
    for (qint64 day = coveredFrom; day <= coveredTo; day += dayMs) {
        while (at < end.size() && end[at] <= day)
            ++at;
        ofDay.push_back(quint32(at));
    }
}

/// The first interval that ends behind `at`; their number when there is none.
size_t BusinessCalendar::Computed::indexAt(qint64 at) const
{
    if (at < coveredFrom)
        return 0;
    size_t i = ofDay[size_t(std::min(at, coveredTo) - coveredFrom) / size_t(dayMs)];
    while (i < end.size() && end[i] <= at)
        ++i;
    return i;
}

BusinessCalendar::BusinessCalendar()
{
    static const std::shared_ptr<const Computed> always = [] {
        auto computed = std::make_shared<Computed>();
        computed->week.fill({Hours{0, int(dayMs)}});
        computed->compute();
        return computed;
    }();
    m_computed = always;
}

Result<BusinessCalendar> BusinessCalendar::parse(const JsonNode &node, const QString &edition)
{
    auto computed = std::make_shared<Computed>();
    JsonFields in(node, invalid);
    if (in.integer(u"format", 1) != 1)
        in.fail(node, QStringLiteral("this calendar is of a newer format"), QStringLiteral("update the program"));
    computed->version = in.integer(u"version", 1);
    if (const JsonNode *zone = in.required(u"zone")) {
        if (zone->isString()) {
            const Result<ZoneTransitions> known = ZoneTransitions::fromSystem(zone->text, edition);
            if (!known)
                return zone->error(invalid, known.error().message, known.error().hint);
            computed->zone = *known;
        } else {
            STEWARD_ASSIGN(computed->zone, ZoneTransitions::parse(*zone));
        }
    }
    if (const JsonNode *week = in.required(u"week")) {
        JsonFields names(*week, invalid);
        for (size_t i = 0; i < weekDays.size(); ++i) {
            if (const JsonNode *hours = names.find(QString::fromLatin1(weekDays[i]))) {
                STEWARD_ASSIGN(computed->week[i], hoursFrom(*hours));
            }
        }
        STEWARD_TRY(names.finish());
    }
    const auto readDays = [&](const JsonNode &list, bool isHoliday) -> Result<Ok> {
        if (!list.isArray())
            return list.error(invalid, QStringLiteral("a list should stand here"));
        for (const JsonNode &item : list.items) {
            JsonFields of(item, invalid);
            const QString text = of.requiredText(u"date");
            Day day{of.text(u"name"), {}, isHoliday};
            const JsonNode *hours = isHoliday ? nullptr : of.required(u"hours");
            STEWARD_TRY(of.finish());
            const QDate date = QDate::fromString(text, Qt::ISODate);
            if (!date.isValid())
                return item.error(invalid, QStringLiteral("\"%1\" is no date").arg(text), QStringLiteral("write it as 2026-12-25"));
            if (hours) {
                STEWARD_ASSIGN(day.hours, hoursFrom(*hours));
            }
            const auto known = computed->days.constFind(date);
            if (known != computed->days.cend() && known->isHoliday == isHoliday)
                return item.error(invalid, QStringLiteral("%1 stands here twice").arg(text));
            computed->days.insert(date, day);
        }
        return Ok{};
    };
    const JsonNode *holidays = in.find(u"holidays");
    const JsonNode *exceptions = in.find(u"exceptions");
    STEWARD_TRY(in.finish());
    if (holidays)
        STEWARD_TRY(readDays(*holidays, true));
    if (exceptions) // outweigh holidays
        STEWARD_TRY(readDays(*exceptions, false));
    computed->compute();
    BusinessCalendar calendar;
    calendar.m_computed = std::move(computed);
    return calendar;
}

QByteArray BusinessCalendar::text() const
{
    QByteArrayList week;
    for (size_t i = 0; i < weekDays.size(); ++i) {
        if (!m_computed->week[i].isEmpty())
            week.append('"' + QByteArray(weekDays[i]) + "\":" + hoursText(m_computed->week[i]));
    }
    QByteArrayList holidays;
    QByteArrayList exceptions;
    for (auto it = m_computed->days.cbegin(); it != m_computed->days.cend(); ++it) {
        const QByteArray head = "{\"date\":\"" + it.key().toString(Qt::ISODate).toLatin1() + "\",\"name\":" + jsonQuoted(it->name).toUtf8();
        if (it->isHoliday)
            holidays.append(head + '}');
        else
            exceptions.append(head + ",\"hours\":" + hoursText(it->hours) + '}');
    }
    return "{\"format\":1,\"version\":" + QByteArray::number(m_computed->version) + ",\"zone\":" + m_computed->zone.toJson()
        + ",\"week\":{" + week.join(',') + "},\"holidays\":[" + holidays.join(',') + "],\"exceptions\":[" + exceptions.join(',') + "]}";
}

qint64 BusinessCalendar::version() const { return m_computed->version; }

const ZoneTransitions &BusinessCalendar::zone() const { return m_computed->zone; }

Duration BusinessCalendar::elapsedBetween(Instant from, Instant to) const
{
    return Duration{from < to ? m_computed->elapsed(to.ms) - m_computed->elapsed(from.ms) : 0};
}

std::optional<Instant> BusinessCalendar::deadlineAfter(Instant start, Duration span) const
{
    if (span.count() <= 0)
        return start;
    const Computed &of = *m_computed;
    size_t i = of.indexAt(start.ms);
    if (i == of.begin.size())
        return std::nullopt;
    const qint64 target = of.before[i] + std::max<qint64>(0, start.ms - of.begin[i]) + span.count();
    if (target > of.before.back())
        return std::nullopt;
    // The interval in which it is reached: before[i] < target <= before[i + 1]. Most spans are short, so the steps grow.
    size_t low = i;
    size_t step = 1;
    while (low + step < of.before.size() && of.before[low + step] < target) {
        low += step;
        step *= 2;
    }
    const auto high = of.before.cbegin() + std::ptrdiff_t(std::min(low + step + 1, of.before.size()));
    i = size_t(std::lower_bound(of.before.cbegin() + std::ptrdiff_t(low), high, target) - of.before.cbegin()) - 1;
    return Instant{of.begin[i] + target - of.before[i]};
}

bool BusinessCalendar::isWorking(Instant at) const
{
    const size_t i = m_computed->indexAt(at.ms);
    return i < m_computed->begin.size() && m_computed->begin[i] <= at.ms;
}

QList<BusinessCalendar::Segment> BusinessCalendar::segmentsBetween(Instant from, Instant to) const
{
    const Computed &of = *m_computed;
    QList<Segment> segments;
    const auto add = [&](qint64 begin, qint64 end, Class what, const QString &name) {
        if (!segments.isEmpty() && segments.last().what == what && segments.last().name == name)
            segments.last().end = {end};
        else
            segments.append({{begin}, {end}, what, name});
    };
    qsizetype regime = 0;
    size_t i = of.indexAt(from.ms);
    for (qint64 at = from.ms; at < to.ms;) {
        while (regime + 1 < of.regimes.size() && of.regimes[regime].end.ms <= at)
            ++regime;
        // Up to the end of the local day, of the offset, or of the question: one date, one class of pauses.
        const qint64 offset = qint64(of.regimes[regime].offset) * 1'000;
        const qint64 day = floorDay(at + offset);
        qint64 stop = std::min(to.ms, (day + 1) * dayMs - offset);
        if (of.regimes[regime].end.ms > at)
            stop = std::min(stop, of.regimes[regime].end.ms);
        const auto special = of.days.constFind(QDate(1970, 1, 1).addDays(day));
        const QString name = special != of.days.cend() ? special->name : QString();
        const Class closed = special != of.days.cend() && special->isHoliday ? Class::Holiday : Class::OffHours;
        while (at < stop) {
            while (i < of.end.size() && of.end[i] <= at)
                ++i;
            const bool isOpen = i < of.begin.size() && of.begin[i] <= at;
            const qint64 end = std::min(stop, i == of.begin.size() ? stop : isOpen ? of.end[i] : of.begin[i]);
            add(at, end, isOpen ? Class::Working : closed, name);
            at = end;
        }
    }
    return segments;
}

} // namespace steward
