// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oplog/fold.h"

namespace steward {

/// One value of a unit on which a record disagrees, or the value that all of its writers had before them.
struct ConflictSide
{
    std::optional<QByteArray> value; ///< canonical bytes of the unit; nullopt: empty
    QList<Uuid> authors; ///< who wrote it, the last one first; several when they wrote the same
    Instant happened; ///< event time of the last of these writes
    Instant received; ///< when the hub took it in
};

/// A unit that people have to decide about.
struct UnitConflict
{
    QString unit;
    ConflictSide base; ///< what all of them had seen; without authors when nobody had written the unit yet
    QList<ConflictSide> sides; ///< two or more, each value once, in the order of the fold
    int shown = 0; ///< the side that stands in the record meanwhile
    /// Of the conflict "deleted" (somebody deleted the record, somebody else went on with it): what was written on it.
    QStringList goneOn;

    bool isDeletion() const { return unit == QLatin1String("deleted"); }
    int newest() const; ///< the side that happened last
};

/// The conflicts of one record, by the names of their units. `history`: its accepted operations, in any order.
/// Commuting writes never make one, and equal values are none. A value that an undo has given back is whose it was.
/// Errors: those of foldRecord(). Thread: any.
Result<QList<UnitConflict>> conflictsIn(const RecordType &type, const QList<LoggedOperation> &history);

} // namespace steward
