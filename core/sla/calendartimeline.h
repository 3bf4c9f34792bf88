// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/businesscalendar.h"

namespace steward {

/// A calendar along its versions: each holds from the moment it came into force until the next one does. So a holiday that
/// is entered today moves what is still to come and no verdict of yesterday.
/// Thread: value, any.
class CalendarTimeline
{
public:
    struct Version
    {
        Instant from; ///< the first one also holds before it
        BusinessCalendar calendar;
    };
    struct Segment
    {
        BusinessCalendar::Segment stretch;
        int version = 0; ///< index into versions(); -1: the clock on the wall
    };

    CalendarTimeline() = default; ///< always open: the clock on the wall
    explicit CalendarTimeline(QList<Version> versions); ///< ascending

    const QList<Version> &versions() const { return m_versions; }
    /// The three as BusinessCalendar has them, over all versions.
    Duration elapsedBetween(Instant from, Instant to) const;
    std::optional<Instant> deadlineAfter(Instant start, Duration span) const;
    QList<Segment> segmentsBetween(Instant from, Instant to) const;

private:
    /// Calls `piece(calendar, version, begin, end)` for what lies in [from, to), in order; stops when it says false.
    template<class Piece>
    void walk(Instant from, Instant to, Piece piece) const;

    QList<Version> m_versions;
};

} // namespace steward
