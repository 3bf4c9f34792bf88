// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// Working time, exact to the millisecond.
//
// Format of a version:
//
//     {"format": 1, "version": 3, "zone": {…}, what core/calendar/zonetransitions.h reads
//      "week": {"mon": [["09:00", "12:00"], ["13:00", "17:30"]], "tue": …},        local time; "24:00" ends a day
//      "holidays": [{"date": "2026-12-25", "name": "Christmas Day"}],              no work, whatever the week says
//      "exceptions": [{"date": "2026-12-24", "name": "Half day", "hours": [["09:00", "12:00"]]}]}   these hours instead
//
// An exception outweighs a holiday of the same day. Hours over midnight are written as two.
//
// Invariant: a moment is working time when the local date and time of day that the zone gives it lie within that date's
// hours. So an hour that the clocks skip is no working time, one that they show twice counts twice, and a date that a zone
// left out (Apia, 2011-12-30) has none.
//
// Worked example, Europe/London, Mon–Fri 09:00–17:30. From Friday 2026-10-23 16:00 (UTC+1, 15:00Z) 4 hours: 1.5 h until
// 17:30 on Friday; the clocks go back on Sunday; on Monday 2.5 h from 09:00 (now UTC+0, 09:00Z) end at 11:30 (11:30Z).
//
// How: all working intervals of 1970–2100 are kept in UTC, ascending, each with the working time before it. elapsed(t) is
// then one lookup, elapsedBetween a difference, deadlineAfter the lookup backwards.

#pragma once

#include "core/calendar/zonetransitions.h"

#include <QDate>

#include <memory>
#include <optional>
#include <vector>

namespace steward {

/// A version of a calendar. Cheap to copy: what was computed is shared and never changes. Thread: value, any.
class BusinessCalendar
{
public:
    /// [from, to) of a local day, in milliseconds from its midnight; `to` up to 24 hours.
    struct Hours
    {
        int from = 0;
        int to = 0;

        bool operator==(const Hours &) const = default;
    };
    struct Day
    {
        QString name; ///< of a holiday or an exception
        QList<Hours> hours; ///< ascending, apart from one another
        bool isHoliday = false;
    };

    /// What the class of a stretch is.
    enum class Class { Working, OffHours, Holiday };
    struct Segment
    {
        Instant begin, end;
        Class what = Class::OffHours;
        QString name; ///< of the holiday, or of the exception whose hours these are

        bool operator==(const Segment &) const = default;
    };

    BusinessCalendar(); ///< always open, in UTC: the clock on the wall
    /// Errors: InvalidArgument "calendar.invalid" with line and column: hours that end before they begin or overlap, a date
    /// twice, a day of the week that is none.
    /// A text that says only where it is ("zone": "Europe/London") gets the zone as this machine knows it, by an edition of
    /// the time zone database that the caller names; text() then has it whole, and that is what is stored.
    static Result<BusinessCalendar> parse(const JsonNode &node, const QString &edition = {});
    QByteArray text() const;

    qint64 version() const;
    const ZoneTransitions &zone() const;
    /// Working time of [from, to); zero unless from < to.
    Duration elapsedBetween(Instant from, Instant to) const;
    /// The earliest moment by which `span` of working time has passed since `start`: elapsedBetween(start, it) is `span`.
    /// `start` itself for no span. nullopt when it never comes, or after 2100.
    std::optional<Instant> deadlineAfter(Instant start, Duration span) const;
    bool isWorking(Instant at) const;
    /// [from, to) in pieces that follow one another; neighbours of one class and name are one piece. The working ones add up
    /// to elapsedBetween(from, to).
    QList<Segment> segmentsBetween(Instant from, Instant to) const;

private:
    struct Computed;
    std::shared_ptr<const Computed> m_computed;
};

} // namespace steward
