// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/base/random.h"

#include <algorithm>

namespace steward {

/// How long to wait before trying a server again: 1 s, 2 s, 4 s … up to a minute, each between half and one and a half of
/// that at random, so that a hundred desks do not all come back in the second in which their server does.
/// Thread: its random source's.
class Backoff
{
public:
    explicit Backoff(RandomSource &random) : m_random(random) {}

    Duration next()
    {
        const qint64 base = std::min<qint64>(60'000, qint64(1000) << std::min(m_tries++, 6));
        std::uint8_t byte = 0;
        m_random.fill({&byte, 1});
        return Duration(base / 2 + base * byte / 255);
    }
    void reset() { m_tries = 0; }

private:
    RandomSource &m_random;
    int m_tries = 0;
};

} // namespace steward
