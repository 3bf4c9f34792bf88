// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/history.h"
#include "core/desk/verbcontext.h"
#include "core/oplog/conflict.h"
#include "core/storage/conflictstore.h"

namespace steward {

/// The open conflicts of one record, as somebody looks at them. Settling starts from here: what comes in afterwards was
/// not seen and becomes a conflict of its own.
struct RecordConflicts
{
    LoadedRecord record; ///< what stands there meanwhile
    QString title;
    QList<UnitConflict> units; ///< empty: settled by now, or the values have become equal
    Instant found; ///< when the latest of the sides came in

    const UnitConflict *unit(QStringView name) const;
};

/// Errors: NotFound "record.unknown".
Result<RecordConflicts> conflictsOf(Workspace &desk, Rid record);
/// The records with open conflicts, the latest first, at most `most` of them.
Result<QList<RecordConflicts>> openConflicts(Workspace &desk, int most = 500);

/// Which of the values somebody means without naming it.
enum class Side {
    Base, ///< what stood there before all of them
    Mine, ///< my latest
    Theirs, ///< the latest that is not mine
    Newer, ///< what happened last
};
/// The side of `conflict` that I mean: an index into its sides; -1 for the base and where there is none.
int sideOf(const UnitConflict &conflict, Side side, const Uuid &me);

/// What somebody decided about one unit.
struct Decision
{
    QString unit;
    std::optional<QByteArray> value; ///< canonical bytes of the unit
    bool isEntered = false; ///< a new value: the rules of an edit hold for it; the sides were judged when they came
};
/// Errors: NotFound "conflict.none" (args: unit), FailedPrecondition "conflict.no-side" (nothing is mine;
/// args: number, unit).
Result<Decision> decisionFor(const RecordConflicts &conflicts, const QString &unit, Side side, const Uuid &me);
/// A decision for values that somebody entered.
Decision decisionFor(const RecordType &type, const QString &unit, const RecordValues &entered);

/// Writes each decided unit once more, having seen all of its values: one operation, undoable; what it settled comes back
/// with the undo. Errors: NotFound "conflict.none"; for entered values those of saveTicket(); those of the writer.
Result<VerbReport> settle(const VerbContext &context, const RecordConflicts &conflicts, const QList<Decision> &decisions);
/// What settle() would write.
Result<RecordEdit> settlingEdit(
    const VerbContext &context, const RecordConflicts &conflicts, const QList<Decision> &decisions);

/// One unit of a preview.
struct SettleRow
{
    OpenConflict conflict;
    QString type;
    QString number;
    QString title;
    QList<FieldDiff> diffs; ///< what would change in the record; empty: what shows there is kept, and nothing else is
    std::optional<Error> refused; ///< why it stays open
    QList<FieldDiff> kept = {}; ///< what shows and stays, where nothing else changes; before and after are equal
};
struct SettlePreview
{
    QList<SettleRow> rows;
    int settled = 0;
    int refused = 0;
    QList<EditGroup> groups; ///< exactly what commitSettle() writes
};
/// All of `which` settled alike. Nothing is written. Errors: those of the store.
Result<SettlePreview> previewSettle(const VerbContext &context, const QList<OpenConflict> &which, Side side);
/// Writes what the preview shows, in one batch.
Result<VerbReport> commitSettle(const VerbContext &context, const SettlePreview &preview);

} // namespace steward
