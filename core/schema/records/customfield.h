// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"

namespace steward {

/// Declares a further field of a record type.
struct CustomField
{
    QString type;
    QString name;
    QString label;
    QString kind;
    QString target;
    QString choices;
    bool required = false;
    bool inactive = false;

    static RecordBuilder<CustomField>::Built declare()
    {
        RecordBuilder<CustomField> b("customfield", QT_TRANSLATE_NOOP("Record", "Custom field"),
            QT_TRANSLATE_NOOP("Record", "Custom fields"));
        b.field("type", QT_TRANSLATE_NOOP("Record", "Record type"), &CustomField::type).required().listed();
        b.field("name", QT_TRANSLATE_NOOP("Record", "Name"), &CustomField::name).required().listed().title();
        b.field("label", QT_TRANSLATE_NOOP("Record", "Label"), &CustomField::label).required().listed();
        b.field("kind", QT_TRANSLATE_NOOP("Record", "Kind"), &CustomField::kind).required().listed();
        b.field("target", QT_TRANSLATE_NOOP("Record", "Refers to"), &CustomField::target);
        b.field("choices", QT_TRANSLATE_NOOP("Record", "Choices"), &CustomField::choices)
            .help(QT_TRANSLATE_NOOP("Record", "key=label, one per line"));
        b.field("required", QT_TRANSLATE_NOOP("Record", "Required"), &CustomField::required).listed();
        b.field("inactive", QT_TRANSLATE_NOOP("Record", "Inactive"), &CustomField::inactive);
        return b.build();
    }
};

} // namespace steward
