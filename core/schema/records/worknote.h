// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"
#include "core/schema/records/ids.h"

namespace steward {

/// An internal message of the thread: technicians only.
struct WorkNote
{
    TicketId about;
    QString body;
    PersonId writer;
    std::optional<Instant> written;
    StringSet mentions;
    bool withdrawn = false;

    static RecordBuilder<WorkNote>::Built declare()
    {
        RecordBuilder<WorkNote> b("worknote", QT_TRANSLATE_NOOP("Record", "Work note"),
            QT_TRANSLATE_NOOP("Record", "Work notes"));
        b.field("about", QT_TRANSLATE_NOOP("Record", "Ticket"), &WorkNote::about,
            {.target = QStringLiteral("ticket")}).required().indexed();
        b.field("body", QT_TRANSLATE_NOOP("Record", "Text"), &WorkNote::body,
            {.kind = FieldKind::LongText}).required().searchable().title();
        b.field("writer", QT_TRANSLATE_NOOP("Record", "Written by"), &WorkNote::writer,
            {.target = QStringLiteral("person")});
        b.field("written", QT_TRANSLATE_NOOP("Record", "Written"), &WorkNote::written).required();
        b.field("mention", QT_TRANSLATE_NOOP("Record", "Mentions"), &WorkNote::mentions,
            {.target = QStringLiteral("person"), .kind = FieldKind::ReferenceSet});
        b.field("withdrawn", QT_TRANSLATE_NOOP("Record", "Withdrawn"), &WorkNote::withdrawn);
        return b.build();
    }
};

} // namespace steward
