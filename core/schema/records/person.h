// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"
#include "core/schema/records/ids.h"

namespace steward {

/// Somebody who asks, works, approves or watches. `login` makes them a technician of this desk.
struct Person
{
    QString name;
    QString reading;
    QString email;
    QString login;
    QString phone;
    QString jobTitle;
    OrganizationId organization;
    LocationId location;
    StringSet roles;
    QString language;
    bool vip = false;
    bool inactive = false;
    QString notes;

    static RecordBuilder<Person>::Built declare()
    {
        RecordBuilder<Person> b("person", QT_TRANSLATE_NOOP("Record", "Person"),
            QT_TRANSLATE_NOOP("Record", "People"));
        b.field("name", QT_TRANSLATE_NOOP("Record", "Name"), &Person::name)
            .required().searchable().listed().title();
        b.field("reading", QT_TRANSLATE_NOOP("Record", "Reading"), &Person::reading)
            .sortKey().help(QT_TRANSLATE_NOOP("Record", "How the name is read (ふりがな); lists sort by it"));
        b.field("email", QT_TRANSLATE_NOOP("Record", "E-mail"), &Person::email)
            .indexed().searchable().listed();
        b.field("login", QT_TRANSLATE_NOOP("Record", "Login"), &Person::login).indexed().listed();
        b.field("phone", QT_TRANSLATE_NOOP("Record", "Phone"), &Person::phone).listed();
        b.field("job", QT_TRANSLATE_NOOP("Record", "Job title"), &Person::jobTitle).listed();
        b.field("organization", QT_TRANSLATE_NOOP("Record", "Organization"), &Person::organization,
            {.target = QStringLiteral("organization")}).listed();
        b.field("location", QT_TRANSLATE_NOOP("Record", "Location"), &Person::location,
            {.target = QStringLiteral("location")});
        b.field("role", QT_TRANSLATE_NOOP("Record", "Roles"), &Person::roles);
        b.field("language", QT_TRANSLATE_NOOP("Record", "Language"), &Person::language);
        b.field("vip", QT_TRANSLATE_NOOP("Record", "VIP"), &Person::vip).listed();
        b.field("inactive", QT_TRANSLATE_NOOP("Record", "Inactive"), &Person::inactive);
        b.field("notes", QT_TRANSLATE_NOOP("Record", "Handling notes"), &Person::notes,
            {.kind = FieldKind::LongText, .store = FieldStore::Wide});
        return b.build();
    }
};

} // namespace steward
