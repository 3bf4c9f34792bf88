// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/verbcontext.h"
#include "core/storage/servicelevelbook.h"

namespace steward {

/// A clock of a ticket with everything that its arithmetic names.
struct ExplainedClock
{
    ServiceClock clock;
    QString target;
    QString agreement;
    QString calendar; ///< empty: around the clock
    QString zone = QStringLiteral("UTC"); ///< of the calendar, in which people read its times
    CalendarTimeline hours; ///< what it counts by
    QList<ClockLine> lines;
    QList<qint64> calendarVersions; ///< what ClockLine::calendarVersion means, as the calendars number themselves
};

/// How a ticket stands with everything that was promised, and why.
struct ExplainedTicket
{
    Instant at;
    QList<ExplainedClock> clocks; ///< by agreement and target
    std::vector<TicketMoment> moments; ///< what the lines speak of
    QList<Error> problems; ///< targets that do not read; they measure nothing
};

/// What is left of a clock at `now`, which may be later than when it was explained; negative when it is over.
Duration leftAt(const ExplainedClock &clock, Instant now);

/// The clock with its last stretch grown up to `now`, when it is still open.
ExplainedClock clockAt(ExplainedClock clock, Instant now);

/// Computed from the ticket's history, on a file and on a server alike. `at`: as it was then, instead of now.
Result<ExplainedTicket> explainTicket(Workspace &desk, Rid ticket, std::optional<Instant> at = {});

/// Whether a target can be measured. Errors: InvalidArgument "sla.goal" (none at all), those of
/// ServiceLevelBook::bindCondition() with the field's name in args.
Result<Ok> checkTarget(Workspace &desk, const RecordValues &target);

/// Makes a calendar's content of its zone and its hours where those were edited, and the other way round where the content
/// was; holidays stay. Errors: NotFound "calendar.no-zone", InvalidArgument "calendar.hours", "calendar.invalid".
Result<RecordValues> settledCalendar(Workspace &desk, const RecordValues &before, RecordValues wanted);

struct HolidayReport
{
    VerbReport report;
    int added = 0;
    int known = 0; ///< that were in the calendar
    QList<Error> problems; ///< of the file, located
};
/// Enters the holidays of a file (.ics, or .csv in any encoding that is found) from this year on for ten years, or for the
/// years given. Errors: NotFound "file.missing", InvalidArgument "calendar.no-holidays".
Result<HolidayReport> importHolidays(const VerbContext &context, const LoadedRecord &calendar, const QByteArray &file,
    std::optional<int> firstYear = {}, std::optional<int> lastYear = {});

} // namespace steward
