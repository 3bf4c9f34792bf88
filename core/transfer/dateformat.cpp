// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/dateformat.h"

#include <QDateTime>

namespace steward {

qint64 daysFromCivil(int year, int month, int day)
{
    const qint64 y = month <= 2 ? year - 1 : year;
    const qint64 era = (y >= 0 ? y : y - 399) / 400;
    const qint64 yearOfEra = y - era * 400;
    const qint64 dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468;
}

static bool isDigit(QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); }

Result<DateFormat> DateFormat::parse(QStringView format)
{
    DateFormat made;
    const auto wrong = [&](qsizetype at, const QString &message) {
        return Error{ErrorKind::InvalidArgument, QStringLiteral("date.bad-format"), message,
            QStringLiteral("use d M yyyy H h m s zzz AP Z, and quotes around other letters"),
            {format.toString()}, 0, int(at) + 1};
    };
    for (qsizetype at = 0; at < format.size();) {
        const QChar c = format[at];
        if (c == QLatin1Char('\'')) {
            const qsizetype close = format.indexOf(QLatin1Char('\''), at + 1);
            if (close < 0)
                return wrong(at, QStringLiteral("a quote is not closed in \"%1\"").arg(format));
            for (const QChar literal : format.sliced(at + 1, close - at - 1))
                made.m_tokens.push_back({Part::Literal, 1, 1, literal});
            at = close + 1;
            continue;
        }
        qsizetype run = 1;
        while (at + run < format.size() && format[at + run] == c)
            ++run;
        const int two = run == 2 ? 2 : 1;
        const bool short_ = run <= 2;
        if (c == QLatin1Char('d') && short_) {
            made.m_tokens.push_back({Part::Day, two, 2, {}});
        } else if (c == QLatin1Char('M') && short_) {
            made.m_tokens.push_back({Part::Month, two, 2, {}});
        } else if (c == QLatin1Char('y') && run == 4) {
            made.m_tokens.push_back({Part::Year, 4, 4, {}});
        } else if (c == QLatin1Char('H') && short_) {
            made.m_tokens.push_back({Part::Hour, two, 2, {}});
        } else if (c == QLatin1Char('h') && short_) {
            made.m_tokens.push_back({Part::Hour12, two, 2, {}});
        } else if (c == QLatin1Char('m') && short_) {
            made.m_tokens.push_back({Part::Minute, two, 2, {}});
        } else if (c == QLatin1Char('s') && short_) {
            made.m_tokens.push_back({Part::Second, two, 2, {}});
        } else if (c == QLatin1Char('z') && run == 3) {
            made.m_tokens.push_back({Part::Millisecond, 3, 3, {}});
        } else if (c == QLatin1Char('Z') && run == 1) {
            made.m_tokens.push_back({Part::Offset, 1, 1, {}});
        } else if (c == QLatin1Char('A') && run == 1 && at + 1 < format.size()
            && format[at + 1] == QLatin1Char('P')) {
            made.m_tokens.push_back({Part::Meridiem, 2, 2, {}});
            run = 2;
        } else if (c.isLetter()) {
            return wrong(
                at, QStringLiteral("\"%1\" means nothing in a date format").arg(format.sliced(at, run)));
        } else {
            for (qsizetype i = 0; i < run; ++i)
                made.m_tokens.push_back({Part::Literal, 1, 1, c});
        }
        at += run;
    }
    return made;
}

static std::optional<int> readOffset(QStringView text, qsizetype &at)
{
    if (at < text.size() && text[at] == QLatin1Char('Z')) {
        ++at;
        return 0;
    }
    if (at + 3 > text.size() || (text[at] != QLatin1Char('+') && text[at] != QLatin1Char('-')))
        return std::nullopt;
    const int sign = text[at] == QLatin1Char('-') ? -1 : 1;
    const auto two = [&](qsizetype from) {
        return from + 2 <= text.size() && isDigit(text[from]) && isDigit(text[from + 1])
            ? text[from].digitValue() * 10 + text[from + 1].digitValue()
            : -1;
    };
    const int hours = two(at + 1);
    at += 3;
    const bool colon = at < text.size() && text[at] == QLatin1Char(':');
    const int minutes = two(at + (colon ? 1 : 0));
    if (minutes >= 0)
        at += colon ? 3 : 2;
    if (hours < 0 || hours > 14 || minutes > 59)
        return std::nullopt;
    return sign * (hours * 3600 + std::max(minutes, 0) * 60);
}

std::optional<DateFormat::Reading> DateFormat::read(QStringView text) const
{
    int year = 1970;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int millisecond = 0;
    bool twelve = false;
    bool afternoon = false;
    Reading reading;
    qsizetype at = 0;
    for (const Token &token : m_tokens) {
        if (token.part == Part::Literal) {
            if (at >= text.size() || text[at] != token.literal)
                return std::nullopt;
            ++at;
            continue;
        }
        if (token.part == Part::Offset) {
            reading.offsetSeconds = readOffset(text, at);
            if (!reading.offsetSeconds)
                return std::nullopt;
            continue;
        }
        if (token.part == Part::Meridiem) {
            if (at + 2 > text.size())
                return std::nullopt;
            const QString half = text.sliced(at, 2).toString().toLower();
            if (half != QLatin1String("am") && half != QLatin1String("pm"))
                return std::nullopt;
            afternoon = half == QLatin1String("pm");
            at += 2;
            continue;
        }
        int number = 0;
        int digits = 0;
        while (digits < token.most && at < text.size() && isDigit(text[at])) {
            number = number * 10 + (text[at].unicode() - u'0');
            ++at;
            ++digits;
        }
        if (digits < token.least)
            return std::nullopt;
        switch (token.part) {
        case Part::Day: day = number; break;
        case Part::Month: month = number; break;
        case Part::Year: year = number; break;
        case Part::Hour12:
            twelve = true;
            hour = number;
            break;
        case Part::Hour: hour = number; break;
        case Part::Minute: minute = number; break;
        case Part::Second: second = number; break;
        case Part::Millisecond: millisecond = number; break;
        case Part::Literal:
        case Part::Meridiem:
        case Part::Offset: break;
        }
    }
    if (at != text.size())
        return std::nullopt;
    if (twelve) {
        if (hour < 1 || hour > 12)
            return std::nullopt;
        hour = hour % 12 + (afternoon ? 12 : 0);
    }
    static constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12)
        return std::nullopt;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const int last = lengths[month - 1] + (month == 2 && leap ? 1 : 0);
    if (year < 1 || day < 1 || day > last || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    reading.localMs = daysFromCivil(year, month, day) * 86'400'000
        + ((qint64(hour) * 60 + minute) * 60 + second) * 1000 + millisecond;
    return reading;
}

Result<ZoneClock> ZoneClock::parse(const QString &name)
{
    ZoneClock clock;
    if (name.isEmpty() || name == QLatin1String("UTC") || name == QLatin1String("Z"))
        return clock;
    qsizetype at = 0;
    if (const std::optional<int> offset = readOffset(name, at); offset && at == name.size()) {
        clock.m_offsetMs = qint64(*offset) * 1000;
        return clock;
    }
    // Qt would take any word for a POSIX rule.
    clock.m_zone = std::make_shared<QTimeZone>(name.toLatin1());
    if (!clock.m_zone->isValid() || !QTimeZone::availableTimeZoneIds().contains(name.toLatin1())) {
        return Error{ErrorKind::InvalidArgument, QStringLiteral("date.bad-zone"),
            QStringLiteral("\"%1\" is no time zone").arg(name),
            QStringLiteral("use an IANA name such as Asia/Tokyo, UTC, or an offset such as +09:00"), {name}};
    }
    return clock;
}

Instant ZoneClock::toInstant(qint64 localMs) const
{
    if (!m_zone)
        return {localMs - m_offsetMs};
    // The offset that holds a day before and a day after are the only candidates; with the earlier one first, an
    // ambiguous time gives its first moment and a skipped one moves on by the gap.
    const auto offsetAt = [&](qint64 ms) {
        return qint64(m_zone->offsetFromUtc(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC))) * 1000;
    };
    const qint64 before = offsetAt(localMs - 86'400'000);
    const qint64 after = offsetAt(localMs + 86'400'000);
    const qint64 candidate = localMs - before;
    if (before == after || offsetAt(candidate) == before)
        return {candidate};
    const qint64 other = localMs - after;
    return {offsetAt(other) == after ? other : candidate};
}

} // namespace steward
