// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"

#include <functional>

namespace steward {

/// A stretch of a grouped list, in the list's order.
struct RowGroup
{
    Value key; ///< value of the field that is grouped by; empty for records without one
    QString label; ///< of references: what the record is called
    qint64 count = 0;
};

/// All of a list: the records in order; when grouped, cut into groups whose counts add up.
struct RowContent
{
    QList<Rid> rids;
    QList<RowGroup> groups;
};

/// How one list is read: work for the session's threads. The parts look at the desk at different moments, so a model
/// must not expect them to agree. Each is called on a thread that is not the GUI's; what they hold must be safe for it.
struct RowPlan
{
    QString groupBy; ///< field that the content is grouped by; empty = not
    /// The first rows, at once. Not asked of a grouped list.
    std::function<Result<QList<Rid>>(Workspace &, int limit)> firstPage;
    std::function<Result<RowContent>(Workspace &)> everything;
    std::function<Result<qint64>(Workspace &)> count;
    /// Those of `rids` that belong to the list now.
    std::function<Result<QList<Rid>>(Workspace &, const QList<Rid> &rids)> matching;
    /// The record that is over its time longest; empty when none is. May be missing.
    std::function<Result<std::optional<Rid>>(Workspace &)> worst;
};

} // namespace steward
