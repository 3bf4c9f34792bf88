// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"

#include <QStringView>
#include <QTimeZone>

#include <memory>
#include <optional>
#include <vector>

namespace steward {

/// A date format of an import, in Qt's letters: d dd M MM yyyy, H HH h hh m mm s ss zzz, AP, and Z for an offset
/// ("Z", "+09:00", "-0530"). Other letters stand in quotes ('T'); everything else stands for itself.
/// Single letters take one or two digits, double ones two. QDateTime::fromString needs 3 µs for what takes 50 ns here.
class DateFormat
{
public:
    /// InvalidArgument "date.bad-format" with the column of the wrong letter.
    static Result<DateFormat> parse(QStringView format);

    /// Milliseconds since 1970 of the wall clock time, as if it were UTC, and the offset when the text carries one.
    struct Reading
    {
        qint64 localMs = 0;
        std::optional<int> offsetSeconds;
    };
    /// nullopt when the text is of another form or no date (31 April, 25:00).
    std::optional<Reading> read(QStringView text) const;

private:
    enum class Part {
        Literal,
        Day,
        Month,
        Year,
        Hour,
        Hour12,
        Minute,
        Second,
        Millisecond,
        Meridiem,
        Offset
    };
    struct Token
    {
        Part part = Part::Literal;
        int least = 1;
        int most = 2;
        QChar literal;
    };
    std::vector<Token> m_tokens;
};

/// Wall clock to instant. Where the clock goes back the earlier of the two moments is taken; a time that the clock
/// skips is moved on by the gap, as calendars do.
class ZoneClock
{
public:
    ZoneClock() = default; ///< UTC
    /// An IANA name, "UTC" or an offset "+09:00". InvalidArgument "date.bad-zone".
    static Result<ZoneClock> parse(const QString &name);

    Instant toInstant(qint64 localMs) const;

private:
    std::shared_ptr<QTimeZone> m_zone; ///< null for a fixed offset
    qint64 m_offsetMs = 0;
};

/// Days since 1970-01-01 of a date in the proleptic Gregorian calendar (Howard Hinnant, days_from_civil).
qint64 daysFromCivil(int year, int month, int day);

} // namespace steward
