// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/sortorder.h"
#include "models/deskvocabulary.h"
#include "models/rowplan.h"

namespace steward {

/// A list of tickets as people say it: the texts of a saved view, or of the filter field.
struct ListSpec
{
    QString query;
    QString sort; ///< as SavedView::sort
    QString group; ///< a field, or empty

    bool operator==(const ListSpec &) const = default;
};

/// The reading of one spec. Problems of the query leave the plan empty: the screen keeps what it shows.
struct PlannedList
{
    RowPlan plan;
    BoundQuery query;
    SortOrder order;
    QList<QueryProblem> problems;
};

/// Reads a spec against the desk as it is now. `ending` says whether somebody is still typing the last word. An order
/// or a group that no longer can be (a field was removed) is left out, for an old view must still open. GUI thread.
PlannedList planList(const DeskVocabulary &vocabulary, const ListSpec &spec, SearchEnding ending = SearchEnding::Complete);

/// How many tickets match, for live counts and saved views.
Result<qint64> countTickets(Workspace &desk, const BoundQuery &query);

} // namespace steward
