// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"
#include "core/text/searchquery.h"

namespace steward {

/// A hit as a line of a list shows it.
struct FoundTicket
{
    Rid rid = 0;
    Uuid id;
    QString type;
    QString number;
    QString title;
    QString status;
    bool byNumber = false; ///< what was typed is its number or an alias of it

    bool operator==(const FoundTicket &) const = default;
};

struct FoundTickets
{
    QList<FoundTicket> tickets; ///< best first; the ticket whose number was typed before all others
    bool capped = false; ///< only the newest 2,000 matches were ranked; older ones exist
};

/// Tickets of all kinds whose texts (title, description, comments, notes, files) hold all that was typed, ranked
/// (core/storage/search/search.h says how); "inc-1" is INC-000001. While somebody types, the last word is a beginning.
/// Thread: the desk's; some milliseconds on a million tickets.
///
///     STEWARD_ASSIGN(const FoundTickets found, searchTickets(desk, u"vpn muni"_s, SearchEnding::Typing, 20));
Result<FoundTickets> searchTickets(Workspace &desk, const QString &text, SearchEnding ending, int limit);

} // namespace steward
