// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/lifecycle/lifecycle.h"

namespace steward {

/// How long a resolved ticket may be opened again; later the person's answer makes a new ticket that is linked.
/// {"format": 1, "window": "7d"}; without "window" there is no limit. How often a ticket was reopened is counted
/// from its history, never stored. Thread: value, any.
class ReopenRule
{
public:
    /// Errors: InvalidArgument "reopen.invalid" with line and column.
    static Result<ReopenRule> parse(const JsonNode &node);

    /// Without a window: always. The last moment of the window is inside.
    bool isOpen(std::optional<Instant> resolved, Instant now) const;
    /// FailedPrecondition "reopen.too-late", with what to do instead.
    Result<Ok> check(std::optional<Instant> resolved, Instant now) const;
    /// Adds what stands against the offers that reopen.
    void judge(QList<TransitionOffer> &offers, std::optional<Instant> resolved, Instant now) const;

    std::optional<Duration> window() const { return m_window; }

private:
    std::optional<Duration> m_window;
};

} // namespace steward
