// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"
#include "core/schema/records/ids.h"

namespace steward {

/// A support group that work is assigned to.
struct Team
{
    QString name;
    QString email;
    PersonId lead;
    StringSet members;
    bool inactive = false;
    QString notes;

    static RecordBuilder<Team>::Built declare()
    {
        RecordBuilder<Team> b("team", QT_TRANSLATE_NOOP("Record", "Team"),
            QT_TRANSLATE_NOOP("Record", "Teams"));
        b.field("name", QT_TRANSLATE_NOOP("Record", "Name"), &Team::name)
            .required().searchable().listed().title();
        b.field("email", QT_TRANSLATE_NOOP("Record", "E-mail"), &Team::email).listed();
        b.field("lead", QT_TRANSLATE_NOOP("Record", "Lead"), &Team::lead,
            {.target = QStringLiteral("person")}).listed();
        b.field("member", QT_TRANSLATE_NOOP("Record", "Members"), &Team::members,
            {.target = QStringLiteral("person"), .kind = FieldKind::ReferenceSet}).listed();
        b.field("inactive", QT_TRANSLATE_NOOP("Record", "Inactive"), &Team::inactive);
        b.field("notes", QT_TRANSLATE_NOOP("Record", "Notes"), &Team::notes,
            {.kind = FieldKind::LongText, .store = FieldStore::Wide});
        return b.build();
    }
};

} // namespace steward
