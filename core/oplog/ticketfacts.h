// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/schema/recordtype.h"

#include <optional>

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
/// `before` is empty for the first operation.
void advanceFacts(
    TicketFacts &facts, const RecordType &type, const RecordValues &before, const RecordValues &after, Instant eventTime);

} // namespace steward
