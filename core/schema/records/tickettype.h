// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"

namespace steward {

/// Declares a further kind of ticket for another department.
struct TicketType
{
    QString key;
    QString name;
    QString plural;
    QString prefix;
    QString lifecycle;
    bool inactive = false;

    static RecordBuilder<TicketType>::Built declare()
    {
        RecordBuilder<TicketType> b("tickettype", QT_TRANSLATE_NOOP("Record", "Ticket type"),
            QT_TRANSLATE_NOOP("Record", "Ticket types"));
        b.field("key", QT_TRANSLATE_NOOP("Record", "Key"), &TicketType::key).required().listed();
        b.field("name", QT_TRANSLATE_NOOP("Record", "Name"), &TicketType::name).required().listed().title();
        b.field("plural", QT_TRANSLATE_NOOP("Record", "Plural name"), &TicketType::plural);
        b.field("prefix", QT_TRANSLATE_NOOP("Record", "Number prefix"), &TicketType::prefix)
            .required().listed();
        b.field("lifecycle", QT_TRANSLATE_NOOP("Record", "Lifecycle"), &TicketType::lifecycle).listed();
        b.field("inactive", QT_TRANSLATE_NOOP("Record", "Inactive"), &TicketType::inactive);
        return b.build();
    }
};

} // namespace steward
