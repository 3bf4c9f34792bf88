// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/referencelabel.h"

#include <QCoreApplication>

namespace steward {

QString hiddenText()
{
    //: Stands in the place of a record that somebody refers to and the reader may not see.
    return QCoreApplication::translate("ValueText", "not visible to you");
}

static QString orHidden(const Workspace &desk, const QString &label)
{
    return label.isEmpty() && (desk.isOnServer() || desk.isReplica()) ? hiddenText() : label;
}

Result<QString> referenceTitle(Workspace &desk, const Uuid &id)
{
    STEWARD_ASSIGN(const QString title, desk.labelOf(id));
    return orHidden(desk, title);
}

Result<QString> referenceLabel(Workspace &desk, const Uuid &id)
{
    STEWARD_ASSIGN(const std::optional<RecordPlace> place, desk.records().place(id));
    const RecordType *type = place ? desk.schema().type(place->type) : nullptr;
    if (!type || !type->isTicket())
        return referenceTitle(desk, id);
    STEWARD_ASSIGN(const std::optional<LoadedRecord> loaded, desk.records().load(place->rid));
    return orHidden(desk, loaded ? loaded->number : QString());
}

Result<Ok> addLabels(Workspace &desk, const QList<Uuid> &ids, ReferenceLabels &labels)
{
    for (const Uuid &id : ids) {
        if (id.isNull() || labels.contains(id))
            continue;
        STEWARD_ASSIGN(const QString label, referenceLabel(desk, id));
        labels.insert(id, label);
    }
    return Ok{};
}

} // namespace steward
