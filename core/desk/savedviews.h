// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/verbcontext.h"
#include "core/schema/records/savedview.h"

namespace steward {

/// Where a view stands in the side bar, which is also who sees it.
enum class ViewSection {
    Mine, ///< of its owner; those without one are for everybody, each sees their own records by `me`
    Team, ///< of the members of its team, or of everybody when it names none
    Everyone,
};

SavedView savedViewOf(const LoadedRecord &loaded);
ViewSection sectionOf(const SavedView &view);
/// The key that SavedView::section stores.
QString sectionKey(ViewSection section);

struct ListedView
{
    Uuid id;
    SavedView view;
};

/// The views that I may see, section by section, each in its order: position, then name.
Result<QList<ListedView>> viewsForMe(Workspace &desk);

/// A new view at the end of its section; mine get me as their owner. Errors: InvalidArgument "view.name" (no name).
Result<VerbReport> addView(const VerbContext &context, SavedView view);
/// Writes what differs. Errors: as above, NotFound "record.unknown".
Result<VerbReport> changeView(const VerbContext &context, const Uuid &id, const SavedView &view);
Result<VerbReport> removeView(const VerbContext &context, const Uuid &id);
/// Puts a view in front of the `place`th one of its section (behind the last one when it is beyond the end).
Result<VerbReport> moveView(const VerbContext &context, const Uuid &id, int place);

} // namespace steward
