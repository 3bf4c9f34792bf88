// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"
#include "core/schema/records/ids.h"

namespace steward {

/// A file on a ticket. The bytes are in the content-addressed blob store under `sha256`.
struct Attachment
{
    TicketId about;
    QString name;
    QString mediaType;
    std::optional<qint64> size;
    QString sha256;
    QString visibility;
    PersonId addedBy;
    std::optional<Instant> added;
    bool withdrawn = false;

    static RecordBuilder<Attachment>::Built declare()
    {
        RecordBuilder<Attachment> b("attachment", QT_TRANSLATE_NOOP("Record", "Attachment"),
            QT_TRANSLATE_NOOP("Record", "Attachments"));
        b.field("about", QT_TRANSLATE_NOOP("Record", "Ticket"), &Attachment::about,
            {.target = QStringLiteral("ticket")}).required().indexed();
        b.field("name", QT_TRANSLATE_NOOP("Record", "File name"), &Attachment::name)
            .required().searchable().listed().title();
        b.field("type", QT_TRANSLATE_NOOP("Record", "Media type"), &Attachment::mediaType).listed();
        b.field("size", QT_TRANSLATE_NOOP("Record", "Size"), &Attachment::size).required().listed();
        b.field("sha256", QT_TRANSLATE_NOOP("Record", "SHA-256"), &Attachment::sha256).required();
        b.field("visibility", QT_TRANSLATE_NOOP("Record", "Visibility"), &Attachment::visibility,
            {.choices = {{QStringLiteral("public"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Public"))},
            {QStringLiteral("internal"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Internal only"))}},
            .kind = FieldKind::Choice});
        b.field("added.by", QT_TRANSLATE_NOOP("Record", "Added by"), &Attachment::addedBy,
            {.target = QStringLiteral("person")});
        b.field("added", QT_TRANSLATE_NOOP("Record", "Added"), &Attachment::added);
        b.field("withdrawn", QT_TRANSLATE_NOOP("Record", "Withdrawn"), &Attachment::withdrawn);
        return b.build();
    }
};

} // namespace steward
