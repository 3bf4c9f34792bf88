// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/schema/recordtype.h"

#include <QMap>

namespace steward {

/// When a ticket is due as long as no service level agreement says so: opened + a span by priority, on the wall
/// clock. {"format": 1, "due": {"1": "4h", "2": "1d", "3": "3d"}}; spans are m, h, d (24 hours) or w.
/// Thread: value, any.
class DueRule
{
public:
    /// Errors: InvalidArgument "due.invalid" with line and column.
    static Result<DueRule> parse(const JsonNode &node);

    /// nullopt for priorities without a span.
    std::optional<Instant> dueFor(Instant opened, qint64 priority) const;

    /// Keeps `due` of `next` in step with opened and priority: fills it when empty, moves it when it was the rule's
    /// for `base`. A date somebody set by hand stays. Pass the type's empty values as `base` for a new ticket.
    void follow(const RecordType &type, const RecordValues &base, RecordValues &next) const;

private:
    std::optional<Instant> ruled(const RecordType &type, const RecordValues &values) const;

    QMap<qint64, Duration> m_spans;
};

/// "90m", "4h", "2d", "1w"; nullopt for anything else or for zero.
std::optional<Duration> spanFromText(QStringView text);

} // namespace steward
