// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// Service level clocks
// --------------------
// A clock is a ledger, never a due date that waiting time is added to. Format: phases that follow one another without a
// hole from the clock's start until it ended (or now); each is running, paused for a reason, or stopped (resolved, before
// it was reopened), and has the goal that held in it. The calendar then cuts the running ones into working time, off hours
// and holidays.
//
// Invariant. elapsed = the working time of the running phases, to the millisecond. A clock is breached when
// elapsed > goal, and nothing is ever rounded: a ticket that is resolved in the very millisecond of its deadline is met.
//
// Worked example. Mon–Fri 09:00–17:30, goal 4 h, opened Friday 16:00, waits for the requester Monday 09:30–11:00:
//
//     Fri 16:00–17:30  running              1 h 30
//     Fri 17:30–Mon 09:00  running, off hours    0
//     Mon 09:00–09:30  running                  30
//     Mon 09:30–11:00  paused: requester         0
//     Mon 11:00–…      running              2 h are left: the deadline is Monday 13:00
//
// Conditions, in the order in which they are asked after each moment: cancel, reset, stop, start; pause and resume decide
// between running and paused. A clock begins when its start holds, neither stop nor cancel does, and the ticket is in the
// target's scope with a goal for its priority. When a ticket leaves the scope, its clock is cancelled; another priority
// changes the goal and nothing that was counted (unless retroactiveStart is off: then a new clock begins).
//
// Of a target's versions a clock follows the one that held when it was attached.

#pragma once

#include "core/sla/servicelevel.h"
#include "core/sla/ticketmoments.h"

namespace steward {

/// A stretch of a clock, [begin, end).
struct ClockPhase
{
    enum class Kind { Running, Paused, Stopped };

    Instant begin, end;
    Kind kind = Kind::Running;
    QString reason; ///< of Paused: the key of the hold reason, or "condition"
    Duration goal{}; ///< that holds in it
    qsizetype moment = 0; ///< the one that began it
};

struct ServiceClock
{
    enum class State {
        Running,
        Paused,
        Met, ///< stopped in time
        Missed, ///< stopped too late
        Cancelled,
    };

    Uuid target;
    Metric metric = Metric::Resolution;
    int version = 0; ///< of its target
    int cycle = 1; ///< of several of one target, in order
    State state = State::Running;
    Instant begin;
    Duration goal{}; ///< that holds now, or held when it ended
    Duration elapsed{};
    std::optional<Instant> deadline; ///< when the goal is, or was, used up; nothing while paused or when ended before it
    std::optional<Instant> ended; ///< stopped or cancelled
    std::optional<Instant> breachedAt; ///< when it first went over a goal that then held
    bool isDisputed = false; ///< a moment that bounds one of its phases is
    bool isSuperseded = false; ///< a shorter target of the same metric counts
    QList<ClockPhase> phases;

    bool isOpen() const { return state == State::Running || state == State::Paused; }
    bool isBreached() const { return elapsed > goal && state != State::Cancelled; }
    Duration left() const { return goal - elapsed; }
};

/// All clocks of a ticket as they stand at `now`: by target, then cycle. Moments after `now` are left out, so that a past
/// instant gives what was known then. Thread: any.
QList<ServiceClock> serviceClocks(
    const ServiceLevels &levels, const RecordType &ticket, const std::vector<TicketMoment> &moments, Instant now);

/// A line of the arithmetic: `counted` of all lines add up to ServiceClock::elapsed.
struct ClockLine
{
    enum class Kind { Working, OffHours, Holiday, Paused, Stopped };

    Instant begin, end;
    Kind kind = Kind::Working;
    QString reason; ///< as ClockPhase::reason, or the name of the holiday or the exception
    int calendarVersion = -1; ///< index into the timeline's versions; -1: around the clock
    Duration counted{};
    qsizetype moment = -1; ///< that began it; -1 where the calendar did
};
QList<ClockLine> clockLines(const ServiceClock &clock, const CalendarTimeline &calendar);

/// The next time at which an open clock of these goes over; the earliest one that it did, when one has. Superseded ones do
/// not count.
std::optional<Instant> nextDeadline(const QList<ServiceClock> &clocks);

} // namespace steward
