// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"
#include "core/schema/records/ids.h"

namespace steward {

/// Time spent on a ticket; may be negative to correct an earlier entry.
struct WorkLog
{
    TicketId about;
    PersonId worker;
    std::optional<Instant> started;
    std::optional<qint64> spent;
    QString note;
    bool withdrawn = false;

    static RecordBuilder<WorkLog>::Built declare()
    {
        RecordBuilder<WorkLog> b("worklog", QT_TRANSLATE_NOOP("Record", "Work log"),
            QT_TRANSLATE_NOOP("Record", "Work logs"));
        b.field("about", QT_TRANSLATE_NOOP("Record", "Ticket"), &WorkLog::about,
            {.target = QStringLiteral("ticket")}).required().indexed();
        b.field("worker", QT_TRANSLATE_NOOP("Record", "Worked by"), &WorkLog::worker,
            {.target = QStringLiteral("person")}).required().listed();
        b.field("started", QT_TRANSLATE_NOOP("Record", "Started"), &WorkLog::started).required().listed();
        b.field("spent", QT_TRANSLATE_NOOP("Record", "Time spent"), &WorkLog::spent,
            {.kind = FieldKind::TimeSpan}).required().listed();
        b.field("note", QT_TRANSLATE_NOOP("Record", "What was done"), &WorkLog::note).title().listed();
        b.field("withdrawn", QT_TRANSLATE_NOOP("Record", "Withdrawn"), &WorkLog::withdrawn);
        return b.build();
    }
};

} // namespace steward
