// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"

namespace steward {

/// A unit of the undone batch that somebody has written since: undo leaves it alone and asks.
struct UndoReview
{
    QString type;
    Uuid record;
    QString number;
    QString unit;
    RecordValues before; ///< what undo would restore: the values before the batch
    RecordValues now; ///< what stands there
    Uuid writtenSinceBy;
    Instant writtenSinceAt;
    RecordValues done; ///< what the batch had made of it
    Uuid doneBy; ///< null where the record itself would go
    Instant doneAt;
};

struct UndoPlan
{
    QList<EditGroup> groups; ///< what undo writes; empty when there is nothing left to give back
    QList<UndoReview> reviews;
    int restored = 0; ///< units that go back
};

struct UndoReport
{
    CommitReport commit;
    QList<UndoReview> reviews;
    int restored = 0;
};

/// What undoing `batch` would do now. Each unit nobody has written since goes back to what it was; a record the batch
/// created is deleted (its number stays used), unless somebody else has written on it since; elements added to a set
/// go out and removed ones come back; a conflict that the batch settled is open again, with all of its values. Errors:
/// NotFound "undo.unknown-batch".
Result<UndoPlan> planUndo(Workspace &workspace, const Uuid &batch);

/// Plans and commits in one go; undoing an undo is redo. Last in, first out, this gives back the visible state exactly.
Result<UndoReport> undo(Workspace &workspace, const Uuid &batch);

} // namespace steward
