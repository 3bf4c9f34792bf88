// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

#include <QString>
#include <QTimeZone>

#include <optional>

namespace steward {

/// What a time in a query means: a stretch [begin, end), or a moment (begin == end).
struct TimeRange
{
    Instant begin;
    Instant end;

    bool isMoment() const { return begin == end; }
    bool operator==(const TimeRange &) const = default;
};

/// Reads a time. Days, weeks (from Monday, ISO 8601), months and years are those of `zone`.
///
///     now                             a moment
///     -7d  2h  +1d12h                 a moment so far from now; s m h d w mo y. Days and longer keep the local time
///     today  yesterday  tomorrow      a day
///     this|last|next week             hour day week month quarter year
///     start|end of month              a moment, the same periods
///     2026  2026-11  2026-11-23       a year, a month, a day; `/` for `-` as well
///     2026-11-23T09:30[:15[.250]]     a minute, second, millisecond; with Z or +09:00 not of `zone`
///
/// nullopt when it is none of these or lies outside the calendar.
std::optional<TimeRange> parseQueryTime(const QString &text, Instant now, const QTimeZone &zone);

/// Reads a length of time, `1d12h`, `90m`, `-2h`: milliseconds, a day being 24 hours. nullopt when it is none.
std::optional<qint64> parseQueryDuration(const QString &text);

} // namespace steward
