// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/recordlabels.h"

namespace steward {

static Result<QString> nameOf(Workspace &desk, const Uuid &id)
{
    STEWARD_ASSIGN(const std::optional<RecordPlace> place, desk.records().place(id));
    const RecordType *type = place ? desk.schema().type(place->type) : nullptr;
    if (type && type->isTicket()) {
        STEWARD_ASSIGN(const std::optional<LoadedRecord> ticket, desk.records().load(place->rid));
        if (ticket && !ticket->number.isEmpty())
            return ticket->number;
    }
    return desk.labelOf(id);
}

Result<Ok> addLabels(Workspace &desk, const QList<Uuid> &ids, ReferenceLabels &labels)
{
    for (const Uuid &id : ids) {
        if (id.isNull() || labels.contains(id))
            continue;
        STEWARD_ASSIGN(const QString label, nameOf(desk, id));
        labels.insert(id, label);
    }
    return Ok{};
}

} // namespace steward
