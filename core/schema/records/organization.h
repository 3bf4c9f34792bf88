// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"
#include "core/schema/records/ids.h"

namespace steward {

/// A customer, a department or a supplier.
struct Organization
{
    QString name;
    OrganizationId parent;
    QString kind;
    bool inactive = false;
    QString notes;

    static RecordBuilder<Organization>::Built declare()
    {
        RecordBuilder<Organization> b("organization", QT_TRANSLATE_NOOP("Record", "Organization"),
            QT_TRANSLATE_NOOP("Record", "Organizations"));
        b.field("name", QT_TRANSLATE_NOOP("Record", "Name"), &Organization::name)
            .required().searchable().listed().title();
        b.field("parent", QT_TRANSLATE_NOOP("Record", "Parent organization"), &Organization::parent,
            {.target = QStringLiteral("organization")}).listed();
        b.field("kind", QT_TRANSLATE_NOOP("Record", "Kind"), &Organization::kind,
            {.choices = {{QStringLiteral("customer"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Customer"))},
            {QStringLiteral("internal"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Internal"))},
            {QStringLiteral("supplier"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Supplier"))}},
            .kind = FieldKind::Choice}).listed();
        b.field("inactive", QT_TRANSLATE_NOOP("Record", "Inactive"), &Organization::inactive);
        b.field("notes", QT_TRANSLATE_NOOP("Record", "Notes"), &Organization::notes,
            {.kind = FieldKind::LongText, .store = FieldStore::Wide});
        return b.build();
    }
};

} // namespace steward
