// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/schema/recordtype.h"
#include "core/sla/calendartimeline.h"

#include <array>
#include <functional>

namespace steward {

struct TicketMoment;

/// What a clock measures. The keys stand in records and stay as they are.
enum class Metric {
    Ownership, ///< "ownership": from opening until somebody has it
    FirstResponse, ///< "response": from opening until the first public reply of somebody who is not the requester
    NextResponse, ///< "reply": from the oldest unanswered message of the requester until a public reply
    Resolution, ///< "resolution": from opening until resolved; goes on when the ticket is reopened
    Supplier, ///< "supplier": while the ticket waits for a vendor; each wait is a cycle of its own
    Team, ///< "team": while it is open and in the target's scope (an OLA of a team); each stay is a cycle
};
std::optional<Metric> metricFromKey(const QString &key);
QString metricKey(Metric metric);

/// One version of a target: what is measured, of which tickets, and how much time there is.
struct TargetRules
{
    /// About the ticket as it stood after a moment. Empty: what the metric says.
    using Test = std::function<bool(const RecordValues &)>;

    Instant from; ///< in force since: for clocks that are attached from then on
    Metric metric = Metric::Resolution;
    Test scope; ///< empty: all tickets
    std::optional<Duration> goal; ///< for priorities that have none of their own
    std::array<std::optional<Duration>, 6> goals; ///< by priority 1 to 5

    // The six conditions.
    Test start, pause, resume, stop, reset, cancel;
    /// Reasons to wait that stop the clock, in the place of `pause`; nullopt: those of the desk for resolution and
    /// team, none for the others.
    std::optional<StringSet> pausingHolds;

    bool retroactiveStart = true; ///< a ticket that comes into scope later has run since it was opened
    bool retroactivePause = true; ///< … and its waits until then do not count

    std::optional<Duration> goalFor(qint64 priority) const
    {
        const bool own = priority >= 1 && priority < qint64(goals.size()) && goals[size_t(priority)].has_value();
        return own ? goals[size_t(priority)] : goal;
    }
};

/// A target along its versions. A clock keeps the version under which it began: changing a goal leaves old verdicts.
struct ServiceTarget
{
    Uuid id;
    QString name;
    Uuid agreement;
    QList<TargetRules> versions; ///< ascending; an inactive stretch is a version without goals
    CalendarTimeline calendar;
    bool shortestWins = false; ///< of its agreement: of several targets of one metric only the shortest counts
};

/// Everything that the clocks of a desk are computed from. Thread: value, any.
struct ServiceLevels
{
    QList<ServiceTarget> targets;
    StringSet pausingHolds; ///< of the desk's hold reasons, those that stop clocks

    bool isEmpty() const { return targets.isEmpty(); }
};

} // namespace steward
