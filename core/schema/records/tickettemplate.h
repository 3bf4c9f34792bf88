// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"

namespace steward {

/// Prefilled values for a new ticket.
struct TicketTemplate
{
    QString name;
    QString type;
    QString values;

    static RecordBuilder<TicketTemplate>::Built declare()
    {
        RecordBuilder<TicketTemplate> b("template", QT_TRANSLATE_NOOP("Record", "Template"),
            QT_TRANSLATE_NOOP("Record", "Templates"));
        b.field("name", QT_TRANSLATE_NOOP("Record", "Name"), &TicketTemplate::name)
            .required().listed().title();
        b.field("type", QT_TRANSLATE_NOOP("Record", "Ticket type"), &TicketTemplate::type)
            .required().listed();
        b.field("values", QT_TRANSLATE_NOOP("Record", "Values"), &TicketTemplate::values,
            {.kind = FieldKind::Json, .store = FieldStore::Wide})
            .help(QT_TRANSLATE_NOOP("Record", "JSON object: field name to value"));
        return b.build();
    }
};

} // namespace steward
