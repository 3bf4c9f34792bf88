// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/timeexpression.h"

#include <QDateTime>
#include <QRegularExpression>

namespace steward {

namespace {

enum class Unit { Millisecond, Second, Minute, Hour, Day, Week, Month, Quarter, Year };

struct Amount
{
    qint64 count = 0;
    Unit unit = Unit::Second;
};

/// "-1d12h" as {-1 day, -12 hours}; empty when it is no such thing.
QList<Amount> amounts(const QString &text)
{
    static const QRegularExpression whole(QStringLiteral("^[+-]?(?:[0-9]{1,6}(?:s|min|mo|m|h|d|w|y))+$"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression one(
        QStringLiteral("([0-9]+)(s|min|mo|m|h|d|w|y)"), QRegularExpression::CaseInsensitiveOption);
    static const QHash<QString, Unit> units{{QStringLiteral("s"), Unit::Second},
        {QStringLiteral("min"), Unit::Minute}, {QStringLiteral("m"), Unit::Minute},
        {QStringLiteral("h"), Unit::Hour}, {QStringLiteral("d"), Unit::Day},
        {QStringLiteral("w"), Unit::Week}, {QStringLiteral("mo"), Unit::Month},
        {QStringLiteral("y"), Unit::Year}};
    if (text.size() > 64 || !whole.match(text).hasMatch())
        return {};
    const qint64 direction = text.startsWith(u'-') ? -1 : 1;
    QList<Amount> found;
    auto it = one.globalMatch(text);
    while (it.hasNext()) {
        const QRegularExpressionMatch match = it.next();
        found.append({direction * match.captured(1).toLongLong(), units.value(match.captured(2).toLower())});
    }
    return found;
}

/// Calendar arithmetic in one time zone.
class Calendar
{
public:
    Calendar(Instant now, const QTimeZone &zone)
        : m_zone(zone)
        , m_now(QDateTime::fromMSecsSinceEpoch(now.ms, zone))
    {}

    std::optional<TimeRange> relative(const QList<Amount> &steps) const
    {
        QDateTime at = m_now;
        for (const Amount &step : steps)
            at = moved(at, step);
        return range(at, at);
    }

    std::optional<TimeRange> day(qint64 offset) const { return period(Unit::Day, offset); }

    /// The period `offset` periods from the one that now is in.
    std::optional<TimeRange> period(Unit unit, qint64 offset) const
    {
        if (unit == Unit::Hour) {
            const QDateTime hour(m_now.date(), QTime(m_now.time().hour(), 0), m_zone);
            return range(moved(hour, {offset, unit}), moved(hour, {offset + 1, unit}));
        }
        const QDate today = m_now.date();
        QDate first = today;
        switch (unit) {
        case Unit::Week: first = today.addDays(1 - today.dayOfWeek()); break;
        case Unit::Month: first = QDate(today.year(), today.month(), 1); break;
        case Unit::Quarter: first = QDate(today.year(), (today.month() - 1) / 3 * 3 + 1, 1); break;
        case Unit::Year: first = QDate(today.year(), 1, 1); break;
        case Unit::Millisecond:
        case Unit::Second:
        case Unit::Minute:
        case Unit::Hour:
        case Unit::Day: break;
        }
        return range(
            moved(first, unit, offset).startOfDay(m_zone), moved(first, unit, offset + 1).startOfDay(m_zone));
    }

    std::optional<TimeRange> days(QDate first, Unit unit) const
    {
        return range(first.startOfDay(m_zone), moved(first, unit, 1).startOfDay(m_zone));
    }

    std::optional<TimeRange> clock(QDate date, QTime time, const QString &offset, Unit precision) const
    {
        QDateTime begin(date, time, m_zone);
        if (offset.compare(QLatin1String("z"), Qt::CaseInsensitive) == 0)
            begin = QDateTime(date, time, QTimeZone::utc());
        else if (!offset.isEmpty())
            begin = QDateTime(date, time, QTimeZone(secondsOf(offset)));
        return range(begin, moved(begin, {1, precision}));
    }

private:
    static int secondsOf(const QString &offset)
    {
        const int minutes = offset.mid(1, 2).toInt() * 60 + offset.right(2).toInt();
        return (offset.startsWith(u'-') ? -60 : 60) * minutes;
    }

    static std::optional<TimeRange> range(const QDateTime &begin, const QDateTime &end)
    {
        // The calendar of the instants: what four digits of a year can say.
        const auto within = [](const QDateTime &at) {
            return at.isValid() && at.date().year() >= 1 && at.date().year() <= 10'000;
        };
        if (!within(begin) || !within(end))
            return std::nullopt;
        return TimeRange{{begin.toMSecsSinceEpoch()}, {end.toMSecsSinceEpoch()}};
    }

    static QDate moved(QDate date, Unit unit, qint64 count)
    {
        switch (unit) {
        case Unit::Day: return date.addDays(count);
        case Unit::Week: return date.addDays(7 * count);
        case Unit::Month: return date.addMonths(int(count));
        case Unit::Quarter: return date.addMonths(3 * int(count));
        case Unit::Year: return date.addYears(int(count));
        case Unit::Millisecond:
        case Unit::Second:
        case Unit::Minute:
        case Unit::Hour: break;
        }
        return date;
    }

    QDateTime moved(const QDateTime &at, const Amount &step) const
    {
        switch (step.unit) {
        case Unit::Millisecond: return at.addMSecs(step.count);
        case Unit::Second: return at.addSecs(step.count);
        case Unit::Minute: return at.addSecs(60 * step.count);
        case Unit::Hour: return at.addSecs(3600 * step.count);
        case Unit::Day:
        case Unit::Week:
        case Unit::Month:
        case Unit::Quarter:
        case Unit::Year: return QDateTime(moved(at.date(), step.unit, step.count), at.time(), m_zone);
        }
        return at;
    }

    QTimeZone m_zone;
    QDateTime m_now;
};

std::optional<Unit> periodNamed(const QString &word)
{
    static const QHash<QString, Unit> periods{{QStringLiteral("hour"), Unit::Hour},
        {QStringLiteral("day"), Unit::Day}, {QStringLiteral("week"), Unit::Week},
        {QStringLiteral("month"), Unit::Month}, {QStringLiteral("quarter"), Unit::Quarter},
        {QStringLiteral("year"), Unit::Year}};
    const auto it = periods.constFind(word);
    return it == periods.constEnd() ? std::nullopt : std::optional(*it);
}

std::optional<TimeRange> worded(const QString &text, const Calendar &calendar)
{
    if (text == QLatin1String("now"))
        return calendar.relative({});
    if (text == QLatin1String("today"))
        return calendar.day(0);
    if (text == QLatin1String("yesterday"))
        return calendar.day(-1);
    if (text == QLatin1String("tomorrow"))
        return calendar.day(1);
    const QStringList words = text.split(u' ');
    const std::optional<Unit> unit = words.size() > 1 ? periodNamed(words.last()) : std::nullopt;
    if (!unit)
        return std::nullopt;
    if (words.size() == 2 && words.first() == QLatin1String("this"))
        return calendar.period(*unit, 0);
    if (words.size() == 2 && words.first() == QLatin1String("last"))
        return calendar.period(*unit, -1);
    if (words.size() == 2 && words.first() == QLatin1String("next"))
        return calendar.period(*unit, 1);
    if (words.size() == 3 && words.at(1) == QLatin1String("of")) {
        const std::optional<TimeRange> period = calendar.period(*unit, 0);
        if (period && words.first() == QLatin1String("start"))
            return TimeRange{period->begin, period->begin};
        if (period && words.first() == QLatin1String("end"))
            return TimeRange{period->end, period->end};
    }
    return std::nullopt;
}

std::optional<TimeRange> dated(const QString &text, const Calendar &calendar)
{
    static const QRegularExpression iso(QStringLiteral(
        "^([0-9]{4})(?:[-/]([0-9]{1,2})(?:[-/]([0-9]{1,2})"
        "(?:[Tt ]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.]([0-9]{1,3}))?)?([Zz]|[+-][0-9]{2}:?[0-9]{2})?"
        ")?)?)?$"));
    const QRegularExpressionMatch match = iso.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto number = [&match](int group, int fallback) {
        return match.captured(group).isEmpty() ? fallback : match.captured(group).toInt();
    };
    const QDate date(number(1, 0), number(2, 1), number(3, 1));
    if (!date.isValid() || date.year() < 1)
        return std::nullopt;
    if (match.captured(2).isEmpty())
        return calendar.days(date, Unit::Year);
    if (match.captured(3).isEmpty())
        return calendar.days(date, Unit::Month);
    if (match.captured(4).isEmpty())
        return calendar.days(date, Unit::Day);
    const QString fraction = match.captured(7);
    const QTime time(number(4, 0), number(5, 0), number(6, 0), fraction.leftJustified(3, u'0').toInt());
    if (!time.isValid())
        return std::nullopt;
    const Unit precision = !fraction.isEmpty() ? Unit::Millisecond
        : match.captured(6).isEmpty()          ? Unit::Minute
                                               : Unit::Second;
    return calendar.clock(date, time, match.captured(8), precision);
}

} // namespace

std::optional<TimeRange> parseQueryTime(const QString &text, Instant now, const QTimeZone &zone)
{
    const Calendar calendar(now, zone.isValid() ? zone : QTimeZone::utc());
    const QString word = text.toLower();
    if (const auto found = worded(word, calendar))
        return found;
    if (const QList<Amount> steps = amounts(word); !steps.isEmpty())
        return calendar.relative(steps);
    return dated(text, calendar);
}

std::optional<qint64> parseQueryDuration(const QString &text)
{
    const QList<Amount> steps = amounts(text);
    if (steps.isEmpty())
        return std::nullopt;
    qint64 total = 0;
    for (const Amount &step : steps) {
        switch (step.unit) {
        case Unit::Second: total += step.count * 1000; break;
        case Unit::Minute: total += step.count * 60'000; break;
        case Unit::Hour: total += step.count * 3'600'000; break;
        case Unit::Day: total += step.count * 86'400'000; break;
        case Unit::Week: total += step.count * 7 * 86'400'000; break;
        case Unit::Millisecond:
        case Unit::Month: // no fixed length
        case Unit::Quarter:
        case Unit::Year: return std::nullopt;
        }
    }
    return total;
}

} // namespace steward
