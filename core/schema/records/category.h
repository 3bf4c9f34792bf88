// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"
#include "core/schema/records/ids.h"

namespace steward {

/// What a ticket is about; categories nest.
struct Category
{
    QString name;
    CategoryId parent;
    TeamId team;
    bool inactive = false;

    static RecordBuilder<Category>::Built declare()
    {
        RecordBuilder<Category> b("category", QT_TRANSLATE_NOOP("Record", "Category"),
            QT_TRANSLATE_NOOP("Record", "Categories"));
        b.field("name", QT_TRANSLATE_NOOP("Record", "Name"), &Category::name)
            .required().searchable().listed().title();
        b.field("parent", QT_TRANSLATE_NOOP("Record", "Part of"), &Category::parent,
            {.target = QStringLiteral("category")}).listed();
        b.field("team", QT_TRANSLATE_NOOP("Record", "Default team"), &Category::team,
            {.target = QStringLiteral("team")}).listed();
        b.field("inactive", QT_TRANSLATE_NOOP("Record", "Inactive"), &Category::inactive);
        return b.build();
    }
};

} // namespace steward
