// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordtype.h"

namespace steward {

/// What kind of thing a column shows; views choose the delegate by it.
enum class CellKind {
    Text,
    Number, ///< of the record, in mono
    Title,
    Status,
    Priority,
    Due, ///< time left, DueRole
    Person, ///< a reference that may be nobody
    Reference,
    Time, ///< InstantRole
    Count,
    Choice,
    Yes, ///< a Boolean
    Items, ///< a set
    Sync, ///< sent, draft, conflict: no field
};

/// One column that a list of tickets can have, made from the field's declaration.
struct ListColumn
{
    QString id; ///< the field's name, "sync" for the column without a field
    QString label; ///< English source of the title, context "Record"
    CellKind kind = CellKind::Text;
    int field = -1; ///< index into the type's fields
    bool isDefault = false; ///< shown unless somebody chose otherwise
    bool isSortable = false;
    bool descendingFirst = false; ///< newest first is what a first click on a time means
    bool isGroupable = false;
    int width = 120; ///< px at 100 %; 0 takes the room that is left

    /// In the language of the screens.
    QString title() const;
};

/// Every column that a list of `type` can have: the default ones first, in the order of the queue, then the others by
/// declaration. Long texts and fields for the program alone are no columns.
QList<ListColumn> listColumns(const RecordType &type);

/// Fields that a list needs for its own purposes, whatever columns are shown; those of them that `type` has.
QStringList listBaseFields(const RecordType &type);

/// Travels with other fields for the program's own use, or marks rows that lists do not show: never shown by itself.
bool isInternalField(const Field &field);

/// Index of the column called `id`; -1 for none.
int columnIndex(const QList<ListColumn> &columns, QStringView id);

} // namespace steward
