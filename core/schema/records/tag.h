// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"

namespace steward {

/// A word that tickets can carry; known tags are offered while typing.
struct Tag
{
    QString name;
    QString description;

    static RecordBuilder<Tag>::Built declare()
    {
        RecordBuilder<Tag> b("tag", QT_TRANSLATE_NOOP("Record", "Tag"),
            QT_TRANSLATE_NOOP("Record", "Tags"));
        b.field("name", QT_TRANSLATE_NOOP("Record", "Name"), &Tag::name).required().listed().title();
        b.field("description", QT_TRANSLATE_NOOP("Record", "Description"), &Tag::description).listed();
        return b.build();
    }
};

} // namespace steward
