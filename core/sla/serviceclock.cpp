// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/sla/serviceclock.h"

#include "core/schema/records/statusclass.h"

#include <algorithm>

namespace steward {

namespace {

const std::pair<Metric, const char *> metricKeys[] = {{Metric::Ownership, "ownership"},
    {Metric::FirstResponse, "response"}, {Metric::NextResponse, "reply"}, {Metric::Resolution, "resolution"},
    {Metric::Supplier, "supplier"}, {Metric::Team, "team"}};

/// Where the fields stand that metrics ask for.
struct Columns
{
    explicit Columns(const RecordType &ticket)
        : statusClass(ticket.indexOf(u"status.class"))
        , hold(ticket.indexOf(u"hold"))
        , priority(ticket.indexOf(u"priority"))
        , assignee(ticket.indexOf(u"assignee"))
        , merged(ticket.indexOf(u"merged.into"))
        , deleted(ticket.indexOf(u"deleted"))
    {
    }

    int statusClass, hold, priority, assignee, merged, deleted;
};

/// What the rules of one version say after each moment, whatever the scope.
struct Sight
{
    bool starts = false;
    bool stops = false;
    bool cancels = false;
    bool resets = false;
    bool applies = false; ///< in scope, with a goal
    bool begins = false; ///< of metrics with cycles: a new one from here
    std::optional<QString> paused; ///< why
    Duration goal{};
};

class Machine
{
public:
    Machine(const ServiceLevels &levels, const ServiceTarget &target, int version, const Columns &columns,
        const std::vector<TicketMoment> &moments, Instant now)
        : m_levels(levels)
        , m_target(target)
        , m_rules(target.versions[version])
        , m_version(version)
        , m_columns(columns)
        , m_moments(moments)
        , m_now(now)
    {
    }

    /// Clocks that are attached in [from, to).
    void run(Instant from, Instant to, QList<ServiceClock> &clocks);

private:
    struct Cycle
    {
        size_t natural = 0; ///< where the metric began to count
        size_t begin = 0; ///< where the clock does
        size_t attached = 0;
        bool isStopped = false;
    };

    void look();
    Sight sightOf(const TicketMoment &moment, bool &wasReset, bool &isPaused, bool &hasReply, bool &hasOwner);
    std::optional<QString> holdOf(const TicketMoment &moment) const;
    ServiceClock clockOf(const Cycle &cycle, size_t end, bool isCancelled) const;
    void count(ServiceClock &clock) const;

    const Value &value(const RecordValues &state, int column) const { return state.values[size_t(column)]; }

    const ServiceLevels &m_levels;
    const ServiceTarget &m_target;
    const TargetRules &m_rules;
    int m_version;
    const Columns &m_columns;
    const std::vector<TicketMoment> &m_moments;
    Instant m_now;
    std::vector<Sight> m_sights;
};

std::optional<QString> Machine::holdOf(const TicketMoment &moment) const
{
    if (value(moment.state, m_columns.statusClass).number() != qint64(StatusClass::Waiting))
        return std::nullopt;
    const QString &hold = value(moment.state, m_columns.hold).text();
    const bool isWork = m_rules.metric == Metric::Resolution || m_rules.metric == Metric::Team;
    const StringSet reasons = m_rules.pausingHolds.value_or(isWork ? m_levels.pausingHolds : StringSet());
    return reasons.contains(hold) ? std::optional(hold) : std::nullopt;
}

Sight Machine::sightOf(const TicketMoment &moment, bool &wasReset, bool &isPaused, bool &hasReply, bool &hasOwner)
{
    const RecordValues &state = moment.state;
    const qint64 statusClass = value(state, m_columns.statusClass).number();
    const bool isOpen = statusClass < qint64(StatusClass::Done);
    hasReply = hasReply || moment.kind == TicketMoment::Kind::Reply || !isOpen;
    hasOwner = hasOwner || !value(state, m_columns.assignee).isEmpty() || !isOpen;

    Sight sight;
    const bool inScope = !m_rules.scope || m_rules.scope(state);
    const std::optional<Duration> goal = m_rules.goalFor(value(state, m_columns.priority).number());
    sight.applies = inScope && goal.has_value();
    sight.goal = goal.value_or(Duration(0));
    sight.cancels = !value(state, m_columns.merged).isEmpty() || value(state, m_columns.deleted).toBool()
        || (m_rules.cancel && m_rules.cancel(state));

    switch (m_rules.metric) {
    case Metric::Ownership:
        sight.starts = true;
        sight.stops = hasOwner;
        break;
    case Metric::FirstResponse:
        sight.starts = true;
        sight.stops = hasReply;
        break;
    case Metric::NextResponse:
        sight.starts = sight.begins = moment.kind == TicketMoment::Kind::Message;
        sight.stops = moment.kind == TicketMoment::Kind::Reply || !isOpen;
        break;
    case Metric::Resolution:
        sight.starts = true;
        sight.stops = !isOpen;
        break;
    case Metric::Supplier:
        sight.starts = statusClass == qint64(StatusClass::Waiting)
            && value(state, m_columns.hold).text() == QLatin1String("vendor");
        sight.stops = !sight.starts;
        break;
    case Metric::Team:
        sight.starts = isOpen && inScope;
        sight.stops = !sight.starts;
        sight.applies = goal.has_value(); // leaving the scope is how it stops
        break;
    }
    if (m_rules.start)
        sight.starts = m_rules.start(state);
    if (m_rules.stop)
        sight.stops = m_rules.stop(state);

    const bool resets = m_rules.reset && m_rules.reset(state);
    sight.resets = resets && !wasReset;
    wasReset = resets;

    if (m_rules.pause) {
        const bool pauses = m_rules.pause(state);
        // With a condition to resume, a clock stays paused until that holds.
        isPaused = m_rules.resume ? (pauses || isPaused) && !m_rules.resume(state) : pauses;
        if (isPaused)
            sight.paused = QStringLiteral("condition");
    } else {
        sight.paused = holdOf(moment);
    }
    return sight;
}

void Machine::look()
{
    bool wasReset = false;
    bool isPaused = false;
    bool hasReply = false;
    bool hasOwner = false;
    m_sights.reserve(m_moments.size());
    for (const TicketMoment &moment : m_moments)
        m_sights.push_back(sightOf(moment, wasReset, isPaused, hasReply, hasOwner));
}

void Machine::run(Instant from, Instant to, QList<ServiceClock> &clocks)
{
    look();
    std::optional<Cycle> cycle;
    constexpr size_t none = std::numeric_limits<size_t>::max();
    size_t natural = none; ///< since when the metric counts, in scope or not
    const auto end = [&](size_t at, bool isCancelled) {
        const Instant attached = m_moments[cycle->attached].at;
        if (attached >= from && attached < to)
            clocks.append(clockOf(*cycle, at, isCancelled));
        cycle.reset();
    };
    for (size_t i = 0; i < m_moments.size(); ++i) {
        const Sight &sight = m_sights[i];
        const bool goes = sight.starts && !sight.stops && !sight.cancels;
        if (natural == none && goes)
            natural = i;
        if (cycle) {
            const bool otherGoal = !m_rules.retroactiveStart && !cycle->isStopped && sight.goal != m_sights[i - 1].goal;
            const bool leaves = !sight.applies && !sight.stops && !cycle->isStopped;
            if (sight.cancels || leaves) {
                end(i, true);
            } else if (sight.resets || (otherGoal && !sight.stops)) {
                end(i, !sight.resets);
                natural = i;
            } else if (sight.stops) {
                cycle->isStopped = true;
                if (m_rules.metric != Metric::Resolution)
                    end(i, false);
            } else if (sight.starts || !sight.begins) {
                cycle->isStopped = false;
            }
        }
        if (sight.cancels || (sight.stops && m_rules.metric != Metric::Resolution))
            natural = none;
        if (!cycle && natural != none && goes && sight.applies) {
            const size_t begin = m_rules.retroactiveStart ? natural : i;
            cycle = Cycle{natural, begin, i, false};
        }
    }
    if (cycle)
        end(m_moments.size(), false);
}

ServiceClock Machine::clockOf(const Cycle &cycle, size_t end, bool isCancelled) const
{
    ServiceClock clock;
    clock.target = m_target.id;
    clock.metric = m_rules.metric;
    clock.version = m_version;
    clock.begin = m_moments[cycle.begin].at;
    for (size_t i = cycle.begin; i < std::min(end, m_moments.size()); ++i) {
        const Sight &sight = m_sights[i];
        const Instant until = i + 1 < m_moments.size() ? m_moments[i + 1].at : std::max(m_now, m_moments[i].at);
        ClockPhase phase{m_moments[i].at, until, ClockPhase::Kind::Running, {}, sight.goal, qsizetype(i)};
        const bool isBefore = i < cycle.attached;
        if (isBefore)
            phase.goal = m_sights[cycle.attached].goal; // what was asked of it before counts for nothing
        if (sight.stops) {
            phase.kind = ClockPhase::Kind::Stopped;
        } else if (sight.paused && !(isBefore && !m_rules.retroactivePause)) {
            phase.kind = ClockPhase::Kind::Paused;
            phase.reason = *sight.paused;
        }
        clock.isDisputed = clock.isDisputed || m_moments[i].isDisputed;
        ClockPhase *last = clock.phases.isEmpty() ? nullptr : &clock.phases.last();
        if (last && last->kind == phase.kind && last->reason == phase.reason && last->goal == phase.goal)
            last->end = phase.end;
        else
            clock.phases.append(phase);
    }
    const bool isOver = end < m_moments.size() || isCancelled;
    const bool isStopped = cycle.isStopped || (isOver && !isCancelled);
    if (isOver) {
        clock.ended = m_moments[std::min(end, m_moments.size() - 1)].at;
        clock.isDisputed = clock.isDisputed || m_moments[std::min(end, m_moments.size() - 1)].isDisputed;
    } else if (isStopped) {
        clock.ended = clock.phases.last().begin;
        clock.phases.removeLast(); // the rest is after it
    }
    if (clock.phases.isEmpty()) // cannot be: a cycle begins running
        clock.phases.append({clock.begin, clock.begin, ClockPhase::Kind::Running, {}, m_sights[cycle.attached].goal, 0});
    clock.goal = clock.phases.last().goal;
    for (auto phase = clock.phases.crbegin(); phase != clock.phases.crend(); ++phase) {
        if (phase->kind != ClockPhase::Kind::Stopped) {
            clock.goal = phase->goal;
            break;
        }
    }
    count(clock);
    if (isCancelled)
        clock.state = ServiceClock::State::Cancelled;
    else if (isStopped)
        clock.state = clock.elapsed > clock.goal ? ServiceClock::State::Missed : ServiceClock::State::Met;
    else
        clock.state = clock.phases.last().kind == ClockPhase::Kind::Paused ? ServiceClock::State::Paused
                                                                             : ServiceClock::State::Running;
    return clock;
}

/// Elapsed time, the deadline under the goal that holds now, and the first time that a goal which then held was passed.
void Machine::count(ServiceClock &clock) const
{
    Duration elapsed(0);
    for (const ClockPhase &phase : std::as_const(clock.phases)) {
        if (phase.kind != ClockPhase::Kind::Running)
            continue;
        const Duration here = m_target.calendar.elapsedBetween(phase.begin, phase.end);
        if (!clock.breachedAt && elapsed + here > phase.goal && here > Duration(0)) {
            clock.breachedAt = elapsed > phase.goal
                ? std::optional(phase.begin) // the goal became shorter than what had passed
                : m_target.calendar.deadlineAfter(phase.begin, phase.goal - elapsed);
        }
        if (!clock.deadline && elapsed + here >= clock.goal)
            clock.deadline = m_target.calendar.deadlineAfter(phase.begin, std::max(clock.goal - elapsed, Duration(0)));
        elapsed += here;
    }
    clock.elapsed = elapsed;
    const ClockPhase &last = clock.phases.last();
    if (!clock.deadline && !clock.ended && last.kind == ClockPhase::Kind::Running)
        clock.deadline = m_target.calendar.deadlineAfter(last.end, clock.goal - elapsed);
}

/// Of targets of one agreement and metric that run side by side, those with more time left are superseded.
void supersede(const ServiceLevels &levels, QList<ServiceClock> &clocks)
{
    const auto agreementOf = [&](const ServiceClock &clock) -> Uuid {
        for (const ServiceTarget &target : levels.targets) {
            if (target.id == clock.target)
                return target.shortestWins ? target.agreement : Uuid{};
        }
        return {};
    };
    for (ServiceClock &clock : clocks) {
        const Uuid agreement = agreementOf(clock);
        if (agreement.isNull() || clock.state == ServiceClock::State::Cancelled)
            continue;
        for (const ServiceClock &other : std::as_const(clocks)) {
            const bool rivals = other.target != clock.target && other.metric == clock.metric && other.cycle == clock.cycle
                && other.state != ServiceClock::State::Cancelled && agreementOf(other) == agreement;
            if (rivals && std::tie(other.goal, other.target) < std::tie(clock.goal, clock.target))
                clock.isSuperseded = true;
        }
    }
}

} // namespace

std::optional<Metric> metricFromKey(const QString &key)
{
    for (const auto &[metric, name] : metricKeys) {
        if (key == QLatin1String(name))
            return metric;
    }
    return std::nullopt;
}

QString metricKey(Metric metric)
{
    for (const auto &[known, name] : metricKeys) {
        if (known == metric)
            return QString::fromLatin1(name);
    }
    return {};
}

QList<ServiceClock> serviceClocks(
    const ServiceLevels &levels, const RecordType &ticket, const std::vector<TicketMoment> &moments, Instant now)
{
    if (!moments.empty() && moments.back().at > now) {
        std::vector<TicketMoment> known;
        std::copy_if(moments.begin(), moments.end(), std::back_inserter(known),
            [&](const TicketMoment &moment) { return moment.at <= now; });
        return serviceClocks(levels, ticket, known, now);
    }
    QList<ServiceClock> clocks;
    if (moments.empty())
        return clocks;
    const Columns columns(ticket);
    constexpr Instant never{std::numeric_limits<qint64>::max()};
    for (const ServiceTarget &target : levels.targets) {
        const qsizetype first = clocks.size();
        for (qsizetype v = 0; v < target.versions.size(); ++v) {
            const Instant from = target.versions[v].from;
            const Instant to = v + 1 < target.versions.size() ? target.versions[v + 1].from : never;
            if (to <= moments.front().at && v + 1 < target.versions.size())
                continue; // it had ended before the ticket began
            Machine(levels, target, int(v), columns, moments, now).run(from, to, clocks);
        }
        int cycle = 0;
        for (qsizetype i = first; i < clocks.size(); ++i)
            clocks[i].cycle = ++cycle;
    }
    supersede(levels, clocks);
    return clocks;
}

QList<ClockLine> clockLines(const ServiceClock &clock, const CalendarTimeline &calendar)
{
    QList<ClockLine> lines;
    for (const ClockPhase &phase : clock.phases) {
        if (phase.kind != ClockPhase::Kind::Running) {
            const auto kind = phase.kind == ClockPhase::Kind::Paused ? ClockLine::Kind::Paused : ClockLine::Kind::Stopped;
            lines.append({phase.begin, phase.end, kind, phase.reason, -1, Duration(0), phase.moment});
            continue;
        }
        qsizetype moment = phase.moment;
        for (const CalendarTimeline::Segment &segment : calendar.segmentsBetween(phase.begin, phase.end)) {
            const auto what = segment.stretch.what;
            const bool works = what == BusinessCalendar::Class::Working;
            const auto kind = works ? ClockLine::Kind::Working
                : what == BusinessCalendar::Class::Holiday ? ClockLine::Kind::Holiday : ClockLine::Kind::OffHours;
            lines.append({segment.stretch.begin, segment.stretch.end, kind, segment.stretch.name, segment.version,
                works ? segment.stretch.end - segment.stretch.begin : Duration(0), std::exchange(moment, -1)});
        }
    }
    return lines;
}

std::optional<Instant> nextDeadline(const QList<ServiceClock> &clocks)
{
    std::optional<Instant> next;
    for (const ServiceClock &clock : clocks) {
        if (clock.isOpen() && !clock.isSuperseded && clock.deadline && (!next || *clock.deadline < *next))
            next = clock.deadline;
    }
    return next;
}

} // namespace steward
