// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/fieldgroups.h"

#include "models/ticketwords.h"

using namespace Qt::StringLiterals;

namespace steward {

FieldGroup groupOf(const RecordType &type, const Field &field)
{
    if (field.name == type.titleField() || field.name == u"status" || TicketWords::isSilent(field.name))
        return FieldGroup::Elsewhere;
    if (field.target == u"ticket" || (field.derived && field.kind == FieldKind::Text))
        return FieldGroup::Elsewhere;
    if (field.store == FieldStore::Custom)
        return FieldGroup::Custom;
    if (field.unit == u"status")
        return FieldGroup::Resolution;
    if (field.kind == FieldKind::LongText)
        return FieldGroup::Elsewhere; // the description begins the thread
    if (field.unit == u"assignment" || (field.target == u"person" && field.isSet()))
        return FieldGroup::Assignment;
    if (field.target == u"person" || field.target == u"organization" || field.target == u"location")
        return FieldGroup::Requester;
    if (field.kind == FieldKind::Instant)
        return FieldGroup::Dates;
    if (field.isReference() || field.isSet() || !field.choices.isEmpty() || field.unit == u"priority")
        return FieldGroup::Classification;
    return FieldGroup::More;
}

QList<const Field *> fieldsOf(const RecordType &type, FieldGroup group)
{
    QList<const Field *> fields;
    for (const Field &field : type.fields()) {
        if (groupOf(type, field) == group)
            fields.append(&field);
    }
    return fields;
}

} // namespace steward
