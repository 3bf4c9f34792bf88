// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/history.h"

#include "core/oplog/ticketfacts.h"

namespace steward {

static Result<Ok> addDiffs(const RecordType &type, const UnitChange &change, QList<FieldDiff> &diffs)
{
    const Unit *unit = type.unit(change.unit);
    if (!unit)
        return Ok{}; // written by a newer program
    RecordValues before = type.empty();
    RecordValues after = type.empty();
    if (unit->policy == MergePolicy::Counter) {
        diffs.append({change.unit, Value(), Value(change.newValue ? change.newValue->toLongLong() : 0)});
        return Ok{};
    }
    STEWARD_TRY(type.decodeUnit(*unit, change.oldValue, before));
    STEWARD_TRY(type.decodeUnit(*unit, change.newValue, after));
    for (const int at : unit->fields) {
        if (before.values[size_t(at)] != after.values[size_t(at)])
            diffs.append({type.fields()[at].name, before.values[size_t(at)], after.values[size_t(at)]});
    }
    return Ok{};
}

Result<QList<HistoryEntry>> historyOf(Workspace &desk, Rid record)
{
    STEWARD_ASSIGN(const QList<LoggedOperation> operations, desk.operationsOf(record));
    QList<HistoryEntry> entries;
    for (const LoggedOperation &logged : operations) {
        const Operation &operation = logged.operation;
        HistoryEntry entry;
        entry.seq = logged.hub.seq;
        entry.record = operation.record;
        entry.type = operation.recordType;
        entry.batch = operation.batch;
        entry.undoes = undoneBatch(operation.verb);
        entry.verb = entry.undoes.isNull() ? operation.verb : QStringLiteral("undo");
        entry.author = operation.author;
        entry.actor = operation.actor;
        entry.happened = operation.eventTime;
        entry.recorded = logged.hub.receivedAt;
        entry.isPending = isPending(logged.hub);
        entry.isRefused = !isAccepted(logged.hub);
        const RecordType *type = desk.schema().type(operation.recordType);
        for (const UnitChange &change : operation.units) {
            if (change.erased)
                entry.erased.append(change.unit);
            else if (type)
                STEWARD_TRY(addDiffs(*type, change, entry.diffs));
        }
        entries.append(entry);
    }
    // Newest first: an undo that was itself undone takes nothing back any more.
    QSet<Uuid> takenBack;
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        entry->isUndone = takenBack.contains(entry->batch);
        if (!entry->isUndone && !entry->undoes.isNull() && !entry->isRefused)
            takenBack.insert(entry->undoes);
    }
    return entries;
}

} // namespace steward
