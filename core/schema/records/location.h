// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"
#include "core/schema/records/ids.h"

namespace steward {

/// A site, building or room.
struct Location
{
    QString name;
    LocationId parent;
    QString address;
    QString timeZone;
    bool inactive = false;

    static RecordBuilder<Location>::Built declare()
    {
        RecordBuilder<Location> b("location", QT_TRANSLATE_NOOP("Record", "Location"),
            QT_TRANSLATE_NOOP("Record", "Locations"));
        b.field("name", QT_TRANSLATE_NOOP("Record", "Name"), &Location::name)
            .required().searchable().listed().title();
        b.field("parent", QT_TRANSLATE_NOOP("Record", "Part of"), &Location::parent,
            {.target = QStringLiteral("location")}).listed();
        b.field("address", QT_TRANSLATE_NOOP("Record", "Address"), &Location::address,
            {.kind = FieldKind::LongText, .store = FieldStore::Wide});
        b.field("zone", QT_TRANSLATE_NOOP("Record", "Time zone"), &Location::timeZone)
            .listed().help(QT_TRANSLATE_NOOP("Record", "IANA name, for example Asia/Tokyo"));
        b.field("inactive", QT_TRANSLATE_NOOP("Record", "Inactive"), &Location::inactive);
        return b.build();
    }
};

} // namespace steward
