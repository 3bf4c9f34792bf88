// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"
#include "core/schema/records/ids.h"

namespace steward {

/// A typed relation between two tickets, one record seen from both ends.
struct Link
{
    TicketId from;
    TicketId to;
    QString relation;

    static RecordBuilder<Link>::Built declare()
    {
        RecordBuilder<Link> b("link", QT_TRANSLATE_NOOP("Record", "Link"),
            QT_TRANSLATE_NOOP("Record", "Links"));
        b.field("from", QT_TRANSLATE_NOOP("Record", "From"), &Link::from,
            {.target = QStringLiteral("ticket")}).required().indexed();
        b.field("to", QT_TRANSLATE_NOOP("Record", "To"), &Link::to,
            {.target = QStringLiteral("ticket")}).required().indexed();
        b.field("relation", QT_TRANSLATE_NOOP("Record", "Relation"), &Link::relation,
            {.choices = {{QStringLiteral("relates"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Relates to"))},
            {QStringLiteral("duplicates"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Duplicates"))},
            {QStringLiteral("causes"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Causes"))},
            {QStringLiteral("blocks"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Blocks"))},
            {QStringLiteral("split"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Split off"))}},
            .kind = FieldKind::Choice}).required().title();
        return b.build();
    }
};

} // namespace steward
