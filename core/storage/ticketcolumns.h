// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oplog/ticketfacts.h"
#include "core/storage/typeplan.h"

namespace steward {

/// None is empty, as everywhere.
inline Value countValue(qint64 count) { return count ? Value(count) : Value(); }
inline Value instantValue(const std::optional<Instant> &at) { return at ? Value::instant(*at) : Value(); }

/// The facts of a ticket's history as its derived fields hold them.
inline TicketFacts factsOf(const TypePlan &plan, const RecordValues &values)
{
    const auto at = [&](int field) -> const Value & { return values.values[size_t(field)]; };
    return {at(plan.updated).toInstant(), at(plan.resolved).toInstant(), at(plan.closed).toInstant(),
        at(plan.reopens).number(), at(plan.reassignments).number()};
}

inline void setFacts(const TypePlan &plan, RecordValues &values, const TicketFacts &facts)
{
    values.values[size_t(plan.updated)] = instantValue(facts.updated);
    values.values[size_t(plan.resolved)] = instantValue(facts.resolved);
    values.values[size_t(plan.closed)] = instantValue(facts.closed);
    values.values[size_t(plan.reopens)] = countValue(facts.reopens);
    values.values[size_t(plan.reassignments)] = countValue(facts.reassignments);
}

} // namespace steward
