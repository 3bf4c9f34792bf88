// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/records/statusclass.h"

#include <QMetaType>
#include <QString>
#include <Qt>

namespace steward {

/// What a list model offers beside DisplayRole. Values are meaning, never colours, icons or fonts: views map them.
/// One model answers the row roles for every column, so that a delegate can ask the index that it paints.
enum ItemRole {
    IdRole = Qt::UserRole + 1, ///< Row. QByteArray, the record's 16-byte id.
    RidRole, ///< Row. qint64, the record's local rid; never shown.
    SortRole, ///< Cell. The raw value behind the text: number, instant in UTC ms, folded text.
    NumberRole, ///< Row. QString "INC-000884".
    StatusClassRole, ///< Row. int, StatusClass.
    IndicatorRole, ///< Cell. int, Indicator; overrides the one that StatusClassRole leads to.
    PriorityRole, ///< Row. int 1 (critical) … 5 (planning); 0 = none.
    DueRole, ///< Cell. DueCell.
    InstantRole, ///< Cell. qint64 UTC ms, shown relative to now by the time delegate.
    CountRole, ///< Cell. qint64, shown with the locale's grouping.
    AssignedRole, ///< Cell. bool, false paints a person cell as "Unassigned" in text 3.
    UnreadRole, ///< Row. bool, title in weight 600.
    IsFetchedRole, ///< Row. bool, false paints no cells. Missing means true.
    SkeletonRole, ///< Row. bool, of a row that is not fetched: it takes long enough for skeleton bars.
    IsStaleRole, ///< Row. bool, text 3 and a tool tip "as of".
    HasPendingChangesRole, ///< Row. bool, up arrow in the sync column.
    HasConflictRole, ///< Row. bool, conflict icon in the sync column; wins over the others.
    HasDraftRole, ///< Row. bool, pencil in the sync column.
    GroupHeaderRole, ///< Row. bool, the row is the header of a group.
    SecondaryTextRole, ///< Cell. QString painted after the text in text 3.
    FirstFreeRole, ///< Models with roles of their own count from here.
};

/// What a glyph says. The glyph never stands without its word.
enum class Indicator { None, Ok, InWork, Warn, Risk, Breach, Idle, Paused, Met };

/// The indicator of a state that has nothing more urgent to say.
constexpr Indicator indicatorOf(StatusClass status)
{
    switch (status) {
    case StatusClass::New: return Indicator::Idle;
    case StatusClass::Active: return Indicator::InWork;
    case StatusClass::Waiting: return Indicator::Paused;
    case StatusClass::Done:
    case StatusClass::Closed: return Indicator::Met;
    }
    return Indicator::None;
}

/// One service level cell. The model fills it from the clock's ledger at the time of data(), because business time
/// and limits belong to the target; the delegate only paints it. Views repaint visible ones on the minute.
struct DueCell
{
    qint64 remainingMs = 0; ///< Business time left; negative when over. Met: the time it took.
    int usedPermille = 0; ///< Share of the goal used, 0…1000.
    Indicator indicator = Indicator::None; ///< None, Warn, Risk, Breach, Paused or Met.
    bool worst = false; ///< The one filled cell of the window.

    bool operator==(const DueCell &) const = default;
};

} // namespace steward

Q_DECLARE_METATYPE(steward::DueCell)
