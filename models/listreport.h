// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/lifecycle/deskpolicies.h"
#include "models/listcolumns.h"
#include "models/rowplan.h"

namespace steward {

/// A list that leaves the screen: all of its rows, with the columns that are shown.
struct ListReport
{
    RowPlan plan;
    QList<Rid> only; ///< these rows of it; empty: all
    std::shared_ptr<const RecordType> type;
    QList<ListColumn> columns; ///< with a field each
    std::shared_ptr<const DeskPolicies> policies; ///< that name states and holds
    QString language;
    bool exact = false; ///< times as ISO 8601 with their zone, for programs; else as people write them
};

/// What becomes of each line. A false answer stops without an error.
struct ReportSink
{
    std::function<Result<Ok>(const QStringList &cells)> row;
    std::function<void(const QString &label, qint64 count)> group = {}; ///< before its rows; may be missing
};

/// Reads a report in its order, a few hundred rows at a time: memory does not grow with it. For reader threads.
/// Errors: those of the plan, the rows and the sink.
Result<qint64> readReport(Workspace &desk, const ListReport &report, const ReportSink &sink);

/// Writes a report as CSV for spreadsheets: UTF-8 with its mark, a line of titles, formulas guarded. The file is
/// replaced when all is written, or not at all. Returns the number of rows. For reader threads. Errors: those of
/// readReport(); OutOfSpace or Unavailable "export.write-failed".
Result<qint64> writeCsv(Workspace &desk, const ListReport &report, const QString &path);

/// What a cell says, by the rules that name states and holds.
QString cellText(const Field &field, const Value &value, const QStringList &labels, const QString &type, const DeskPolicies &policies,
    const QString &language);

} // namespace steward
