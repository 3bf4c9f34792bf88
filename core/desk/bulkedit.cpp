// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/bulkedit.h"

#include "core/desk/fields.h"

namespace steward {

static Result<Ok> checkChange(const RecordType &type, const FieldChange &change)
{
    const Field *field = type.field(change.field);
    if (!field || field->derived)
        return Error{ErrorKind::InvalidArgument, QStringLiteral("field.unknown"),
            QStringLiteral("\"%1\" cannot be set").arg(change.field), {}, {change.field}};
    const bool bySet = change.mode == FieldChange::Mode::Add || change.mode == FieldChange::Mode::Remove;
    if (bySet && !field->isSet())
        return Error{ErrorKind::InvalidArgument, QStringLiteral("bulk.not-a-set"),
            QStringLiteral("\"%1\" holds one value: set it or clear it").arg(change.field), {}, {change.field}};
    return Ok{};
}

static Value changed(const Value &before, const FieldChange &change)
{
    switch (change.mode) {
    case FieldChange::Mode::Set:
        return change.value;
    case FieldChange::Mode::Clear:
        return {};
    case FieldChange::Mode::Add:
    case FieldChange::Mode::Remove:
        break;
    }
    StringSet set = before.set();
    for (const QString &item : change.value.set().items()) {
        if (change.mode == FieldChange::Mode::Add)
            set.insert(item);
        else
            set.remove(item);
    }
    return Value(set);
}

static Result<RecordEdit> rowEdit(
    const VerbContext &context, const LoadedRecord &loaded, const RecordType &type, const QList<FieldChange> &changes)
{
    STEWARD_ASSIGN(const QStringList conflicts, context.desk().records().conflicts(loaded.rid));
    if (!conflicts.isEmpty())
        return Error{ErrorKind::Conflict, QStringLiteral("ticket.conflict"),
            QStringLiteral("%1 has a conflict to settle first").arg(loaded.number), {}, conflicts};
    RecordValues wanted = loaded.values;
    for (const FieldChange &change : changes) {
        STEWARD_TRY(checkChange(type, change));
        setValue(type, wanted, change.field, changed(valueOf(type, wanted, change.field), change));
    }
    return ticketEditTo(context, loaded, wanted);
}

Result<BulkPreview> previewBulk(const VerbContext &context, const QList<Rid> &tickets, const QList<FieldChange> &changes)
{
    for (const FieldChange &change : changes)
        STEWARD_TRY(checkChange(*context.schema().type(u"incident"), change));
    STEWARD_ASSIGN(const QList<LoadedRecord> loaded, context.desk().loadAll(tickets));
    BulkPreview preview;
    preview.rows.reserve(loaded.size());
    EditGroup group;
    for (const LoadedRecord &ticket : loaded) {
        const RecordType &type = *context.schema().type(ticket.type);
        BulkRow row{ticket.rid, ticket.id, ticket.number, valueOf(type, ticket.values, u"title").text(), {}, {}};
        const Result<RecordEdit> edit = rowEdit(context, ticket, type, changes);
        if (!edit) {
            row.refused = edit.error();
            ++preview.refused;
        } else {
            for (int i = 0; i < type.fields().size(); ++i) {
                if (edit->base.values[size_t(i)] != edit->next.values[size_t(i)])
                    row.diffs.append({type.fields()[i].name, edit->base.values[size_t(i)], edit->next.values[size_t(i)]});
            }
            if (row.diffs.isEmpty()) {
                ++preview.unchanged;
            } else {
                ++preview.changed;
                group.append(*edit);
                if (group.size() == Committer::maxGroup)
                    preview.groups.append(std::exchange(group, {}));
            }
        }
        preview.rows.append(std::move(row));
    }
    if (!group.isEmpty())
        preview.groups.append(group);
    return preview;
}

Result<VerbReport> commitBulk(const VerbContext &context, const BulkPreview &preview, const std::optional<Saying> &note)
{
    STEWARD_TRY(context.need(QStringLiteral("ticket.bulk")));
    if (!note)
        return context.commit(preview.groups);
    QHash<Uuid, const RecordEdit *> edits;
    for (const EditGroup &group : preview.groups) {
        for (const RecordEdit &edit : group)
            edits.insert(edit.record, &edit);
    }
    QList<EditGroup> groups;
    EditGroup group;
    for (const BulkRow &row : preview.rows) {
        if (row.refused)
            continue;
        if (group.size() + 2 > Committer::maxGroup)
            groups.append(std::exchange(group, {}));
        if (const RecordEdit *edit = edits.value(row.record))
            group.append(*edit);
        STEWARD_ASSIGN(const RecordEdit said, sayingEdit(context, row.record, *note));
        group.append(said);
    }
    if (!group.isEmpty())
        groups.append(group);
    return context.commit(groups);
}

} // namespace steward
