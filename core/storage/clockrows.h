// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/expression.h"
#include "core/storage/clockledger.h"

namespace steward {

/// A ticket as figures of service levels need it: a few columns, no labels.
struct ClockRow
{
    Rid rid = 0;
    qint64 statusClass = 0;
    QString hold;
    qint64 priority = 0;
    std::optional<Instant> opened, resolved, updated, deadline;
    bool isAssigned = false;
    bool isMissed = false; ///< an operation says so; that a running clock is over shows by its deadline
    QString clocks; ///< readClocks() takes them apart
};

/// Reads living tickets that match `query` and are open, or were opened or resolved since `since`, in any order. `take`
/// says false to stop with Cancelled. Errors: those of SqlCompiler::where().
Result<Ok> readClockRows(Connection &connection, const BoundQuery &query, Instant since, const std::function<bool(const ClockRow &)> &take);

/// Living tickets opened since `since`, in the order they came.
Result<QList<Rid>> ticketsOpenedSince(Connection &connection, Instant since);

} // namespace steward
