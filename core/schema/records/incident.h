// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/records/ticket.h"

namespace steward {

/// Unplanned interruption to a service or reduction in its quality (ITIL 4).
struct Incident
{
    Ticket ticket;

    static RecordBuilder<Incident>::Built declare()
    {
        RecordBuilder<Incident> b("incident", QT_TRANSLATE_NOOP("Record", "Incident"),
            QT_TRANSLATE_NOOP("Record", "Incidents"), "ticket");
        b.numberPrefix("INC");
        declareTicket(b, &Incident::ticket);
        return b.build();
    }
};

} // namespace steward
