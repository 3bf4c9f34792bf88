// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oplog/operation.h"
#include "core/schema/recordtype.h"

#include <optional>
#include <vector>

namespace steward {

/// What is counted about a ticket from its history. Derived, never operations.
struct TicketFacts
{
    std::optional<Instant> updated; ///< latest event time
    std::optional<Instant> resolved; ///< when the present resolution took effect
    std::optional<Instant> closed;
    qint64 reopens = 0; ///< times a terminal status became an open one
    qint64 reassignments = 0; ///< times a team handed over to another

    bool operator==(const TicketFacts &) const = default;
};

/// What one operation that took the visible values from `before` to `after` does to the facts.
/// `before` is empty for the first operation. A verb "resolve" or "close" on a ticket that is so already moves the date:
/// the source of an import says that its resolution took effect at that moment.
void advanceFacts(TicketFacts &facts, const RecordType &type, const RecordValues &before,
    const RecordValues &after, const Operation &operation);

/// The verb of an operation that takes `batch` back; the history shows it as "undo".
QString undoVerb(const Uuid &batch);
/// The batch such a verb names; null for any other verb.
Uuid undoneBatch(const QString &verb);

/// Facts along a whole history. An undo takes back what the undone batch had counted, so that resolving by mistake and
/// undoing it is no reopening; undoing the undo counts it again.
class FactsLedger
{
public:
    void take(const RecordType &type, const RecordValues &before, const RecordValues &after,
        const Operation &operation);
    const TicketFacts &facts() const { return m_facts; }

private:
    struct Share ///< what one batch counted on this ticket
    {
        Uuid batch;
        qint64 reopens = 0;
        qint64 reassignments = 0;
        std::optional<Instant> resolvedBefore;
        std::optional<Instant> closedBefore;
    };
    Share &shareOf(const Uuid &batch);

    TicketFacts m_facts;
    std::vector<Share> m_shares;
};

} // namespace steward
