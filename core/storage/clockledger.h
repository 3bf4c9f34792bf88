// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// The service level fields of a ticket's row.
//
// `deadline`: the next one of its open clocks, or the one that has passed. `sla`: missed, running, paused or met, the worst
// that its operations say; that a running clock is over shows by its deadline. `clocks`: all that count, one word each:
//
//     state target cycle , begin , deadline , ended , breached      "M3f2a81bc1,lq1k2j3h,lq1kx000,lq1l0000,lq1kx000"
//
// state: R running, P paused, M met, X missed. target: the last eight digits of its id. Times are milliseconds in base 36,
// nothing where there is none. Words are apart by a space. A clock that was cancelled or is superseded is left out.
//
// Invariant: these are functions of the operations of the ticket, its comments, the agreements, targets and calendars, never
// of the time at which they are computed.

#pragma once

#include "core/storage/servicelevelbook.h"

namespace steward {

struct StoredClock
{
    ServiceClock::State state = ServiceClock::State::Running;
    QString target; ///< last eight digits of its id
    int cycle = 1;
    Instant begin;
    std::optional<Instant> deadline;
    std::optional<Instant> ended;
    std::optional<Instant> breachedAt;
};
QList<StoredClock> readClocks(const QString &text);

/// What stands in a row for a list of clocks.
struct ClockColumns
{
    Value deadline;
    Value sla;
    Value clocks;

    static ClockColumns of(const QList<ServiceClock> &clocks);
    bool operator==(const ClockColumns &) const = default;
};

/// True of records whose change moves the clocks of tickets that stay as they are.
bool movesClocks(const QString &type);

/// Computes them for the projection. Thread: its connection's.
class ClockLedger
{
public:
    ClockLedger(Connection &connection, RecordStore &records, OperationLog &log);

    /// Puts them into `values` of a ticket. `operations`: its own.
    Result<Ok> derive(const RecordType &type, Rid rid, const QList<LoggedOperation> &operations, RecordValues &values);
    enum class Without { Leaves, Clears }; ///< what a desk without targets does to rows
    /// Writes them into the rows of these tickets, where they differ.
    Result<Ok> write(const QList<Rid> &tickets, Without without = Without::Leaves);

    /// Whether there is a target at all.
    Result<bool> measures();
    /// Rows may still say what another agreement had asked: refreshClocks() has not come to them.
    Result<bool> isDue() const;

private:
    Result<ClockColumns> columnsOf(const RecordType &type, Rid rid, const QList<LoggedOperation> &operations);

    Connection &m_connection;
    RecordStore &m_records;
    OperationLog &m_log;
    ServiceLevelBook m_book;
};

/// Computes the clocks of a file's tickets again, `limit` of them, in a transaction of its own, where agreements, targets or
/// calendars have changed since the last time. True: there are more. Stopped at any time, it goes on where it was.
Result<bool> refreshClocks(Connection &connection, RecordStore &records, OperationLog &log, int limit);
/// All tickets of the file are due for refreshClocks().
Result<Ok> makeClocksDue(Connection &connection);

} // namespace steward
