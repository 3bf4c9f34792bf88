// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"
#include "core/schema/records/ids.h"

namespace steward {

/// A public message of the thread: the requester may read it.
struct Comment
{
    TicketId about;
    QString body;
    PersonId writer;
    std::optional<Instant> written;
    QString channel;
    StringSet mentions;
    bool withdrawn = false;

    static RecordBuilder<Comment>::Built declare()
    {
        RecordBuilder<Comment> b("comment", QT_TRANSLATE_NOOP("Record", "Comment"),
            QT_TRANSLATE_NOOP("Record", "Comments"));
        b.field("about", QT_TRANSLATE_NOOP("Record", "Ticket"), &Comment::about,
            {.target = QStringLiteral("ticket")}).required().indexed();
        b.field("body", QT_TRANSLATE_NOOP("Record", "Text"), &Comment::body,
            {.kind = FieldKind::LongText}).required().searchable().title();
        b.field("writer", QT_TRANSLATE_NOOP("Record", "Written by"), &Comment::writer,
            {.target = QStringLiteral("person")});
        b.field("written", QT_TRANSLATE_NOOP("Record", "Written"), &Comment::written).required();
        b.field("channel", QT_TRANSLATE_NOOP("Record", "Channel"), &Comment::channel);
        b.field("mention", QT_TRANSLATE_NOOP("Record", "Mentions"), &Comment::mentions,
            {.target = QStringLiteral("person"), .kind = FieldKind::ReferenceSet});
        b.field("withdrawn", QT_TRANSLATE_NOOP("Record", "Withdrawn"), &Comment::withdrawn);
        return b.build();
    }
};

} // namespace steward
