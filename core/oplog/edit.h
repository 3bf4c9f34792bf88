// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oplog/operation.h"
#include "core/schema/recordtype.h"

namespace steward {

/// A record as somebody loaded it: its values and what had been seen at that moment. Editing starts from this.
struct LoadedRecord
{
    QString type;
    Uuid id;
    Rid rid = 0;
    QString number; ///< "INC-000123", empty for records without numbers
    RecordValues values;
    Context seen;
    bool deleted = false;
};

/// What somebody wants to write on one record: from what they saw (`base`) to what they want (`next`).
/// The writer derives the units: those whose canonical bytes differ; sets become elements added and removed.
/// An edit without any difference writes nothing, unless its verb means something by itself (mayBeBare).
struct RecordEdit
{
    QString type;
    Uuid record;
    RecordValues base; ///< empty values for a creation
    RecordValues next;
    Context seen; ///< from LoadedRecord; a default Context for a creation
    QString verb = QStringLiteral("edit");
    std::optional<Instant> eventTime; ///< now when absent
    Uuid author; ///< the actor when null
    Uuid batch; ///< the commit's when null; a history that is told afterwards keeps one for each of its saves
    QString wantedNumber; ///< keep this number instead of the next free one (imports); an alias when it is taken

    bool isCreation = false;

    /// Units that are written once more though they stay as they are: who keeps what a conflict shows says so by this,
    /// and has seen all of its values. Units of sets and counters have no conflicts and are left out.
    QStringList again;
    /// Its author has seen `seen` and nothing of the other edits of its commit. An undo gives a settled conflict back
    /// this way, each of its values beside the others.
    bool isBeside = false;

    static RecordEdit of(const LoadedRecord &loaded, const QString &verb)
    {
        RecordEdit edit;
        edit.type = loaded.type;
        edit.record = loaded.id;
        edit.base = loaded.values;
        edit.next = loaded.values;
        edit.seen = loaded.seen;
        edit.verb = verb;
        return edit;
    }
};

/// Verbs of operations that need not change a value: somebody looked after the record ("touch"), or confirmed at this
/// moment that it is resolved or closed, which moves the date of the resolution.
bool mayBeBare(const QString &verb);

/// Edits that are accepted all or none, at most 200: one save with its comment and links, one merge.
using EditGroup = QList<RecordEdit>;

/// Units of `type` that differ between base and next, and those of `again`, as changes with old and new bytes; salts are
/// left empty. A set's change holds the removed (old) and added (new) elements.
QList<UnitChange> changesBetween(
    const RecordType &type, const RecordValues &base, const RecordValues &next, const QStringList &again = {});

} // namespace steward
