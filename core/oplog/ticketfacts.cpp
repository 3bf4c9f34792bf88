// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oplog/ticketfacts.h"

#include "core/schema/records/ticket.h"

namespace steward {

void advanceFacts(TicketFacts &facts, const RecordType &type, const RecordValues &before,
    const RecordValues &after, const Operation &operation)
{
    const Instant eventTime = operation.eventTime;
    facts.updated = facts.updated ? std::max(*facts.updated, eventTime) : eventTime;
    const int classField = type.indexOf(u"status.class");
    const int teamField = type.indexOf(u"team");
    if (classField < 0 || teamField < 0)
        return;

    constexpr qint64 done = qint64(StatusClass::Done);
    const qint64 was = before.values[size_t(classField)].number();
    const qint64 is = after.values[size_t(classField)].number();
    constexpr qint64 over = qint64(StatusClass::Closed);
    if ((was < done && is >= done) || (is == done && operation.verb == QLatin1String("resolve")))
        facts.resolved = eventTime;
    if (is == over && (was != over || operation.verb == QLatin1String("close")))
        facts.closed = eventTime;
    if (was >= done && is < done) {
        ++facts.reopens;
        facts.resolved.reset();
        facts.closed.reset();
    }
    if (was == over && is == done)
        facts.closed.reset();

    const Value &from = before.values[size_t(teamField)];
    const Value &to = after.values[size_t(teamField)];
    if (!from.isEmpty() && !to.isEmpty() && from != to)
        ++facts.reassignments;
}

QString undoVerb(const Uuid &batch) { return QStringLiteral("undo:") + batch.toString(); }

Uuid undoneBatch(const QString &verb)
{
    return verb.startsWith(QLatin1String("undo:")) ? Uuid::fromString(QStringView(verb).sliced(5)) : Uuid{};
}

FactsLedger::Share &FactsLedger::shareOf(const Uuid &batch)
{
    for (auto share = m_shares.rbegin(); share != m_shares.rend(); ++share) {
        if (share->batch == batch)
            return *share;
    }
    m_shares.push_back({batch, 0, 0, m_facts.resolved, m_facts.closed});
    return m_shares.back();
}

void FactsLedger::take(
    const RecordType &type, const RecordValues &before, const RecordValues &after, const Operation &operation)
{
    const Uuid undone = undoneBatch(operation.verb);
    const TicketFacts was = m_facts;
    Share taken;
    if (!undone.isNull())
        taken = shareOf(undone); // a copy: the next call may move the shares
    Share &own = shareOf(operation.batch);
    advanceFacts(m_facts, type, before, after, operation);
    if (!undone.isNull()) {
        m_facts.reopens = was.reopens - taken.reopens;
        m_facts.reassignments = was.reassignments - taken.reassignments;
        const int classField = type.indexOf(u"status.class");
        if (before.values[size_t(classField)] != after.values[size_t(classField)]) {
            const bool terminal = after.values[size_t(classField)].number() >= qint64(StatusClass::Done);
            m_facts.resolved = terminal ? taken.resolvedBefore : std::nullopt;
            m_facts.closed = terminal ? taken.closedBefore : std::nullopt;
        }
    }
    own.reopens += m_facts.reopens - was.reopens;
    own.reassignments += m_facts.reassignments - was.reassignments;
}

} // namespace steward
