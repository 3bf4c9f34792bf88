// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"

namespace steward {

/// When a team works: the content is what core/calendar/businesscalendar.h reads, with the zone's transitions in it. A
/// change holds from when it is made; what clocks counted before stays.
struct WorkCalendar
{
    QString name;
    QString zone; ///< "Europe/London", as the content has it
    QString hours; ///< the week in words, as the content has it: "Mon–Fri 09:00–17:30"
    QString body;
    bool inactive = false;

    static RecordBuilder<WorkCalendar>::Built declare()
    {
        RecordBuilder<WorkCalendar> b("calendar", QT_TRANSLATE_NOOP("Record", "Calendar"),
            QT_TRANSLATE_NOOP("Record", "Calendars"));
        const QString content = QStringLiteral("content");
        b.field("name", QT_TRANSLATE_NOOP("Record", "Name"), &WorkCalendar::name).required().listed().title();
        b.field("zone", QT_TRANSLATE_NOOP("Record", "Time zone"), &WorkCalendar::zone, {.unit = content}).listed();
        b.field("hours", QT_TRANSLATE_NOOP("Record", "Working hours"), &WorkCalendar::hours, {.unit = content}).listed();
        b.field("body", QT_TRANSLATE_NOOP("Record", "Content"), &WorkCalendar::body,
            {.unit = content, .kind = FieldKind::Json, .store = FieldStore::Wide});
        b.field("inactive", QT_TRANSLATE_NOOP("Record", "Inactive"), &WorkCalendar::inactive).listed();
        return b.build();
    }
};

} // namespace steward
