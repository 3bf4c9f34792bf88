// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/slaboard.h"

#include "core/desk/deskquery.h"
#include "core/desk/fields.h"
#include "core/schema/records/agreement.h"
#include "core/schema/records/servicelevel.h"
#include "core/storage/clockrows.h"

#include <QMap>

namespace steward {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The first ticket of a count, and what makes it the first.
struct First
{
    Rid rid = 0;
    std::optional<Instant> at;

    void take(Rid ticket, const std::optional<Instant> &when)
    {
        if (when && (!at || *when < *at)) {
            rid = ticket;
            at = when;
        }
    }
};

class Counting
{
public:
    Counting(SlaBoard &board, const QTimeZone &zone)
        : m_board(board)
        , m_zone(zone)
    {
        const QDate today = dayOf(board.at);
        m_today = startOf(today);
        m_tomorrow = startOf(today.addDays(1));
        m_board.ages.fill(0, SlaBoard::ageLimits().size() + 1);
        const QDate monday = today.addDays(1 - today.dayOfWeek());
        for (int week = board.weeks - 1; week >= 0; --week)
            m_board.trend.append({monday.addDays(-7 * week), 0, 0});
    }

    Result<Ok> learnTargets(Workspace &desk)
    {
        STEWARD_ASSIGN(const QList<Rid> rids, desk.records().all(*desk.schema().type(u"target")));
        STEWARD_ASSIGN(const QList<LoadedRecord> targets, desk.loadAll(rids));
        QSet<Uuid> agreements;
        for (const LoadedRecord &loaded : targets)
            agreements.insert(structOf<ServiceLevel>(loaded).agreement.uuid);
        STEWARD_ASSIGN(const auto known, desk.loadVisible(agreements));
        for (const LoadedRecord &loaded : targets) {
            const ServiceLevel level = structOf<ServiceLevel>(loaded);
            const auto agreement = known.constFind(level.agreement.uuid);
            Target target;
            target.figures.target = loaded.id;
            target.figures.name = level.name;
            if (agreement != known.cend()) {
                const Agreement its = structOf<Agreement>(*agreement);
                target.figures.agreement = its.name;
                target.figures.kind = its.kind;
            }
            target.isResolution = level.metric == metricKey(Metric::Resolution);
            m_targets.insert(loaded.id.toString().right(8), target);
        }
        for (int priority = 1; priority <= 5; ++priority)
            m_priorities[size_t(priority)].name = QString::number(priority);
        return Ok{};
    }

    void take(const ClockRow &row)
    {
        ++m_board.tickets;
        if (row.opened && *row.opened >= m_board.since) {
            const QDateTime opened = QDateTime::fromMSecsSinceEpoch(row.opened->ms, m_zone);
            ++m_board.load[size_t(opened.date().dayOfWeek() - 1)][size_t(opened.time().hour())];
        }
        if (row.statusClass < qint64(StatusClass::Done))
            takeOpen(row);
        bool isToday = false;
        std::optional<Instant> doneToday;
        for (const StoredClock &clock : readClocks(row.clocks)) {
            takeClock(clock, row);
            if (clock.deadline && *clock.deadline >= m_today && *clock.deadline < m_tomorrow) {
                isToday = isToday || !clock.ended || *clock.ended >= m_today;
                if (clock.ended && (!doneToday || *clock.ended > *doneToday))
                    doneToday = clock.ended;
            }
        }
        if (isToday) {
            ++m_board.dueToday;
            if (row.statusClass >= qint64(StatusClass::Done) && row.resolved)
                m_done.append(std::max(*row.resolved, m_today));
            else if (doneToday && !row.deadline)
                m_done.append(std::max(*doneToday, m_today));
        }
    }

    Result<Ok> finish(Workspace &desk)
    {
        for (Target &target : m_targets) {
            if (target.figures.counted() + target.figures.running > 0)
                m_board.attainments.append(target.figures);
        }
        std::stable_sort(m_board.attainments.begin(), m_board.attainments.end(), [](const Attainment &a, const Attainment &b) {
            return std::tuple(a.rate().value_or(2), a.agreement, a.name) < std::tuple(b.rate().value_or(2), b.agreement, b.name);
        });
        for (size_t priority = 1; priority < m_priorities.size(); ++priority) {
            if (m_priorities[priority].counted() > 0)
                m_board.byPriority.append(m_priorities[priority]);
        }
        for (auto hold = m_holds.cbegin(); hold != m_holds.cend(); ++hold)
            m_board.holds.append({hold.key(), hold.value()});
        std::stable_sort(m_board.holds.begin(), m_board.holds.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
        qint64 open = m_board.dueToday;
        m_board.burnDown.append({m_today, open});
        std::sort(m_done.begin(), m_done.end());
        for (const Instant at : std::as_const(m_done)) {
            --open;
            if (m_board.burnDown.last().first == at)
                m_board.burnDown.last().second = open;
            else
                m_board.burnDown.append({at, open});
        }
        m_board.burnDown.append({std::max(m_board.at, m_board.burnDown.last().first), open});
        return addCounts(desk);
    }

private:
    struct Target
    {
        Attainment figures;
        bool isResolution = false;
    };

    QDate dayOf(Instant at) const { return QDateTime::fromMSecsSinceEpoch(at.ms, m_zone).date(); }
    Instant startOf(const QDate &day) const { return {day.startOfDay(m_zone).toMSecsSinceEpoch()}; }

    void takeOpen(const ClockRow &row)
    {
        const Instant at = m_board.at;
        const bool isOver = row.isMissed || (row.deadline && *row.deadline < at);
        if (isOver) {
            ++m_breached;
            m_worst.take(row.rid, row.deadline);
        } else if (row.deadline && *row.deadline < at + 1h) {
            ++m_breaching;
        }
        if (!isOver)
            m_next.take(row.rid, row.deadline);
        if (!row.isAssigned) {
            ++m_unassigned;
            m_oldest.take(row.rid, row.opened);
        }
        if (row.statusClass == qint64(StatusClass::Waiting)) {
            ++m_paused;
            m_longPaused += row.updated && *row.updated < at - 48h;
            m_waits.take(row.rid, row.updated);
            ++m_holds[row.hold];
        }
        if (row.opened) {
            const QList<Duration> limits = SlaBoard::ageLimits();
            const auto limit = std::upper_bound(limits.begin(), limits.end(), at - *row.opened);
            ++m_board.ages[limit - limits.begin()];
        }
    }

    void takeClock(const StoredClock &clock, const ClockRow &row)
    {
        const auto target = m_targets.find(clock.target);
        if (target == m_targets.end())
            return; // of an agreement that is not to be seen
        const bool isOpen = clock.state == ServiceClock::State::Running || clock.state == ServiceClock::State::Paused;
        const bool isOver = isOpen && clock.deadline && *clock.deadline < m_board.at;
        if (!isOpen && (!clock.ended || *clock.ended < m_board.since))
            return;
        const auto count = [&](Attainment &figures) {
            figures.met += clock.state == ServiceClock::State::Met;
            figures.missed += clock.state == ServiceClock::State::Missed;
            figures.over += isOver;
            figures.running += isOpen && !isOver;
        };
        count(target->figures);
        if (!target->isResolution)
            return;
        if (row.priority >= 1 && row.priority <= 5)
            count(m_priorities[size_t(row.priority)]);
        if (isOpen)
            return;
        const qint64 week = m_board.trend.first().monday.daysTo(dayOf(*clock.ended)) / 7;
        if (week >= 0 && week < m_board.trend.size()) {
            m_board.trend[week].met += clock.state == ServiceClock::State::Met;
            ++m_board.trend[week].counted;
        }
    }

    Result<Ok> addCounts(Workspace &desk)
    {
        const auto add = [&](const QString &key, const QString &query, qint64 count, const First &first, qint64 more = 0) -> Result<Ok> {
            BoardCount one;
            one.key = key;
            one.query = query;
            one.count = count;
            one.more = more;
            if (first.rid != 0) {
                STEWARD_ASSIGN(const LoadedRecord ticket, desk.load(first.rid));
                one.number = ticket.number;
                one.since = first.at;
            }
            m_board.counts.append(one);
            return Ok{};
        };
        STEWARD_TRY(add(u"breached"_s, u"status:open is:breached"_s, m_breached, m_worst));
        STEWARD_TRY(add(u"breaching"_s, u"is:breaching"_s, m_breaching, m_next));
        STEWARD_TRY(add(u"unassigned"_s, u"status:open is:unassigned"_s, m_unassigned, m_oldest));
        STEWARD_TRY(add(u"paused"_s, u"is:waiting"_s, m_paused, m_waits, m_longPaused));
        return add(u"today"_s, u"status:open deadline:today"_s, openToday(), {});
    }

    qint64 openToday() const { return m_board.burnDown.isEmpty() ? 0 : m_board.burnDown.last().second; }

    SlaBoard &m_board;
    QTimeZone m_zone;
    Instant m_today, m_tomorrow;
    QMap<QString, Target> m_targets; ///< by the last eight digits of their ids
    std::array<Attainment, 6> m_priorities;
    QMap<QString, qint64> m_holds;
    QList<Instant> m_done; ///< when tickets that were due today were resolved
    qint64 m_breached = 0, m_breaching = 0, m_unassigned = 0, m_paused = 0, m_longPaused = 0;
    First m_worst, m_next, m_oldest, m_waits;
};

} // namespace

QList<Duration> SlaBoard::ageLimits() { return {4h, 8h, 24h, 72h, 168h, 336h, 720h}; }

Result<SlaBoard> readSlaBoard(Workspace &desk, const SlaBoardOptions &options, const std::function<bool(qint64)> &progress)
{
    SlaBoard board;
    board.at = desk.clock().now();
    board.weeks = std::max(1, options.weeks);
    board.query = options.query;
    const QDate today = QDateTime::fromMSecsSinceEpoch(board.at.ms, options.zone).date();
    const QDate monday = today.addDays(1 - today.dayOfWeek() - 7 * (board.weeks - 1));
    board.since = {monday.startOfDay(options.zone).toMSecsSinceEpoch()};

    STEWARD_ASSIGN(QueryContext context, queryContext(desk, allTickets()));
    const BoundQuery query = bindQuery(options.query, context);
    if (!query.ok())
        return query.problems.first().error;
    Counting counting(board, options.zone);
    STEWARD_TRY(counting.learnTargets(desk));
    STEWARD_TRY(readClockRows(desk.connection(), query, board.since, [&](const ClockRow &row) {
        counting.take(row);
        return !progress || board.tickets % 1'000 != 0 || progress(board.tickets);
    }));
    STEWARD_TRY(counting.finish(desk));
    return board;
}

} // namespace steward
