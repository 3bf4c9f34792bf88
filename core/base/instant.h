// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <chrono>
#include <compare>

namespace steward {

using Duration = std::chrono::milliseconds;

/// A moment: milliseconds since 1970-01-01T00:00Z. Zones belong to calendars and screens, never to an instant.
struct Instant
{
    qint64 ms = 0;

    auto operator<=>(const Instant &) const = default;
    friend constexpr Instant operator+(Instant at, Duration span) { return {at.ms + span.count()}; }
    friend constexpr Instant operator-(Instant at, Duration span) { return {at.ms - span.count()}; }
    friend constexpr Duration operator-(Instant a, Instant b) { return Duration(a.ms - b.ms); }
};

} // namespace steward
