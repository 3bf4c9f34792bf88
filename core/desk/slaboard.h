// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// The figures of the service level dashboard. What each of them counts:
//
//     attainment   clocks that ended since `since` or are open and over: met ÷ (met + missed + open and over). Open clocks
//                  that are still in time say nothing yet; cancelled and superseded ones are left out.
//     load         tickets opened since `since`, by weekday and hour in the viewer's zone, divided by the number of weeks
//     age          open tickets by the time since they were opened, by the clock on the wall
//     burn-down    tickets whose deadline lies today and that were not resolved yet, over the day

#pragma once

#include "core/desk/verbcontext.h"
#include "core/query/binder.h"

#include <QTimeZone>

#include <array>

namespace steward {

struct Attainment
{
    Uuid target;
    QString agreement;
    QString name; ///< of the target
    QString kind; ///< "sla", "ola", "uc"
    qint64 met = 0;
    qint64 missed = 0;
    qint64 over = 0; ///< open, and over
    qint64 running = 0; ///< open, in time

    qint64 counted() const { return met + missed + over; }
    /// 0 … 1; nothing where nothing has been counted. Never rounded.
    std::optional<double> rate() const
    {
        return counted() > 0 ? std::optional(double(met) / double(counted())) : std::nullopt;
    }
};

/// One count of what needs somebody now, the query that lists it, and the ticket that stands first in it.
struct BoardCount
{
    QString key; ///< "breached", "breaching", "unassigned", "paused", "today"
    QString query;
    qint64 count = 0;
    QString number; ///< of the first ticket; empty for none
    std::optional<Instant> since; ///< its deadline, or since when it waits
    qint64 more = 0; ///< "paused": longer than two days
};

struct WeekRate
{
    QDate monday;
    qint64 met = 0;
    qint64 counted = 0;
};

struct SlaBoard
{
    Instant at;
    Instant since;
    int weeks = 12;
    QString query;
    qint64 tickets = 0; ///< that were looked at
    QList<BoardCount> counts;
    QList<Attainment> attainments; ///< lowest rate first
    QList<Attainment> byPriority; ///< `name` is "1" … "5"; time to resolve alone
    QList<WeekRate> trend; ///< of time to resolve, by the week in which clocks ended; the present week is the last
    std::array<std::array<qint64, 24>, 7> load{}; ///< tickets opened, by weekday from Monday and hour
    QList<qint64> ages; ///< open tickets in each of ageLimits, and above the last
    QList<std::pair<QString, qint64>> holds; ///< open tickets that wait, by reason; most first
    QList<std::pair<Instant, qint64>> burnDown; ///< each change of the number of tickets due today that are open
    qint64 dueToday = 0;

    static QList<Duration> ageLimits(); ///< 4 h, 8 h, 1 d, 3 d, 7 d, 14 d, 30 d
};

struct SlaBoardOptions
{
    QString query; ///< of tickets; empty: all
    int weeks = 12;
    QTimeZone zone = QTimeZone::systemTimeZone(); ///< in which days and hours are meant
};

/// Errors: those of the query, located; Cancelled when `progress` says false.
Result<SlaBoard> readSlaBoard(Workspace &desk, const SlaBoardOptions &options, const std::function<bool(qint64)> &progress = {});

} // namespace steward
