// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"

namespace steward {

/// Rules of the desk as data: lifecycles, the priority matrix, reopen and due rules.
struct Policy
{
    QString key;
    QString body;
    std::optional<qint64> revision;

    static RecordBuilder<Policy>::Built declare()
    {
        RecordBuilder<Policy> b("policy", QT_TRANSLATE_NOOP("Record", "Policy"),
            QT_TRANSLATE_NOOP("Record", "Policies"));
        b.field("key", QT_TRANSLATE_NOOP("Record", "Key"), &Policy::key).required().listed().title();
        b.field("body", QT_TRANSLATE_NOOP("Record", "Content"), &Policy::body,
            {.kind = FieldKind::Json, .store = FieldStore::Wide}).required();
        b.field("revision", QT_TRANSLATE_NOOP("Record", "Revision"), &Policy::revision).listed();
        return b.build();
    }
};

} // namespace steward
