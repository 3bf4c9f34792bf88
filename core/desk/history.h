// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"

namespace steward {

/// One field that an operation changed. Sets show what was removed (before) and added (after).
struct FieldDiff
{
    QString field;
    Value before;
    Value after;
};

/// One operation of a record as its history shows it.
struct HistoryEntry
{
    qint64 seq = 0;
    Uuid record;
    QString type;
    QString verb; ///< "undo" for any undo
    Uuid batch; ///< what "undo this" takes
    Uuid undoes; ///< the batch that this one took back; null
    bool isUndone = false; ///< a later undo has taken this back
    Uuid author; ///< who did it
    Uuid actor; ///< who wrote it down: another one for imports, mail and answers
    Instant happened;
    Instant recorded;
    bool isPending = false; ///< waits in this replica's outbox; `seq` and `recorded` are provisional
    bool isRefused = false; ///< the hub did not accept it; it counts for nothing
    QStringList erased; ///< units whose values are gone
    QList<FieldDiff> diffs;
};

/// Every operation of a record in source order, also those of an import that happened at the same minute.
Result<QList<HistoryEntry>> historyOf(Workspace &desk, Rid record);

} // namespace steward
