// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

#include <algorithm>

namespace steward {

/// Hybrid logical stamps (Kulkarni et al. 2014) in 63 bits: Unix milliseconds shifted left by 16, then a counter.
/// Order is integer order; ties are broken by (replica, rseq).
namespace hybrid {

/// Stamps further ahead of the hub than this are cut back; nobody's work is refused for a bad clock.
constexpr Duration bound{120'000};

constexpr qint64 fromInstant(Instant at) { return at.ms << 16; }
constexpr Instant toInstant(qint64 stamp) { return {stamp >> 16}; }

/// The next stamp of a replica: never behind what it already used, never behind physical time.
constexpr qint64 next(qint64 last, Instant now) { return std::max(last + 1, fromInstant(now)); }

/// The effective stamp the hub gives: the claim, clamped to hub time + bound, floored by everything the author had
/// seen (`seenMax`, the greatest eff at their context) and by the replica's own last eff.
/// With the floors eff grows along happened-before; without the clamp a laptop from 2036 would win for ten years.
constexpr qint64 effective(qint64 claimed, Instant hubNow, qint64 seenMax, qint64 replicaLast)
{
    return std::max({std::min(claimed, fromInstant(hubNow + bound)), seenMax + 1, replicaLast + 1});
}

} // namespace hybrid
} // namespace steward
