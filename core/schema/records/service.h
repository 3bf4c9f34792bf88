// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"
#include "core/schema/records/ids.h"

namespace steward {

/// What customers get and tickets are about.
struct Service
{
    QString name;
    QString description;
    std::optional<qint64> criticality;
    TeamId team;
    PersonId owner;
    bool inactive = false;

    static RecordBuilder<Service>::Built declare()
    {
        RecordBuilder<Service> b("service", QT_TRANSLATE_NOOP("Record", "Service"),
            QT_TRANSLATE_NOOP("Record", "Services"));
        b.field("name", QT_TRANSLATE_NOOP("Record", "Name"), &Service::name)
            .required().searchable().listed().title();
        b.field("description", QT_TRANSLATE_NOOP("Record", "Description"), &Service::description,
            {.kind = FieldKind::LongText, .store = FieldStore::Wide}).searchable();
        b.field("criticality", QT_TRANSLATE_NOOP("Record", "Criticality"), &Service::criticality)
            .listed().help(QT_TRANSLATE_NOOP("Record", "1 business critical … 4 minor"));
        b.field("team", QT_TRANSLATE_NOOP("Record", "Support team"), &Service::team,
            {.target = QStringLiteral("team")}).listed();
        b.field("owner", QT_TRANSLATE_NOOP("Record", "Owner"), &Service::owner,
            {.target = QStringLiteral("person")}).listed();
        b.field("inactive", QT_TRANSLATE_NOOP("Record", "Inactive"), &Service::inactive);
        return b.build();
    }
};

} // namespace steward
