// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/conversation.h"
#include "core/desk/history.h"
#include "core/desk/tickets.h"

namespace steward {

/// What a bulk edit does to one field; a field without a change is kept.
struct FieldChange
{
    enum class Mode {
        Set,
        Clear,
        Add, ///< sets only: tags, watchers
        Remove, ///< sets only
    };
    QString field;
    Mode mode = Mode::Set;
    Value value;
};

/// One ticket of a preview.
struct BulkRow
{
    Rid rid = 0;
    Uuid record;
    QString number;
    QString title;
    QList<FieldDiff> diffs; ///< what would change, also what follows by rule (priority, due date); empty: nothing
    std::optional<Error> refused; ///< why it is left alone

    bool isChanged() const { return !refused && !diffs.isEmpty(); }
};

struct BulkPreview
{
    QList<BulkRow> rows;
    int changed = 0;
    int unchanged = 0;
    int refused = 0;
    QList<EditGroup> groups; ///< exactly what commitBulk() writes
};

/// What the changes would do to each ticket, by the same rules as a single edit. Tickets with an open conflict are refused
/// ("ticket.conflict"): a bulk edit must not settle what a person should look at. Nothing is written.
/// Errors: InvalidArgument "field.unknown", "bulk.not-a-set" (Add or Remove on another field); those of the store.
Result<BulkPreview> previewBulk(const VerbContext &context, const QList<Rid> &tickets, const QList<FieldChange> &changes);

/// Writes what the preview shows, in one batch; refused rows stay as they are. Whatever somebody wrote since the preview
/// becomes a conflict as with any form. With a note, each ticket that is not refused gets it, also those that nothing
/// else changes on; a ticket's change and its note are accepted both or neither. Needs the permission "ticket.bulk".
Result<VerbReport> commitBulk(
    const VerbContext &context, const BulkPreview &preview, const std::optional<Saying> &note = {});

} // namespace steward
