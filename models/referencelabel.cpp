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
    ReferenceLabels labels;
    STEWARD_TRY(addLabels(desk, {id}, labels));
    return labels.value(id);
}

Result<Ok> addLabels(Workspace &desk, const QList<Uuid> &ids, ReferenceLabels &labels)
{
    QSet<Uuid> wanted;
    for (const Uuid &id : ids) {
        if (!id.isNull() && !labels.contains(id))
            wanted.insert(id);
    }
    STEWARD_ASSIGN(const auto found, desk.labelsOf(wanted));
    for (const Uuid &id : std::as_const(wanted))
        labels.insert(id, orHidden(desk, found.value(id)));
    return Ok{};
}

} // namespace steward
