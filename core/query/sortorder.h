// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/catalog.h"

namespace steward {

/// One column that a list is ordered by. Empty values stand last, whatever the direction.
struct SortColumn
{
    QString field;
    bool descending = false;

    bool operator==(const SortColumn &) const = default;
};
using SortOrder = QList<SortColumn>;

/// Reads SavedView::sort: field names separated by commas, `-` before a name reverses: "due", "-updated,number".
/// Errors: InvalidArgument "query.unknown-field", "query.not-sortable" (texts of several lines, sets); column is where.
Result<SortOrder> parseSortOrder(const QString &text, const RecordType &type);
QString printSortOrder(const SortOrder &order);

/// Reads SavedView::columns: field names separated by commas. `kind` is a column of tickets.
/// Errors: InvalidArgument "query.unknown-field".
Result<QStringList> parseColumns(const QString &text, const RecordType &type);

/// True when lists can be ordered by the field: one value, not a long text.
bool isSortable(const Field &field);

} // namespace steward
