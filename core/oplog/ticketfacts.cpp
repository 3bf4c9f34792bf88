// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oplog/ticketfacts.h"

#include "core/schema/records/ticket.h"

namespace steward {

void advanceFacts(
    TicketFacts &facts, const RecordType &type, const RecordValues &before, const RecordValues &after, Instant eventTime)
{
    facts.updated = facts.updated ? std::max(*facts.updated, eventTime) : eventTime;
    const int classField = type.indexOf(u"status.class");
    const int teamField = type.indexOf(u"team");
    if (classField < 0 || teamField < 0)
        return;

    constexpr qint64 done = qint64(StatusClass::Done);
    const qint64 was = before.values[size_t(classField)].number();
    const qint64 is = after.values[size_t(classField)].number();
    if (was < done && is >= done)
        facts.resolved = eventTime;
    if (was != qint64(StatusClass::Closed) && is == qint64(StatusClass::Closed))
        facts.closed = eventTime;
    if (was >= done && is < done) {
        ++facts.reopens;
        facts.resolved.reset();
        facts.closed.reset();
    }
    if (was == qint64(StatusClass::Closed) && is == done)
        facts.closed.reset();

    const Value &from = before.values[size_t(teamField)];
    const Value &to = after.values[size_t(teamField)];
    if (!from.isEmpty() && !to.isEmpty() && from != to)
        ++facts.reassignments;
}

} // namespace steward
