// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/random.h"

#include <sodium.h>

#include <cstring>

namespace steward {

QByteArray RandomSource::bytes(int count)
{
    QByteArray out(count, Qt::Uninitialized);
    fill({reinterpret_cast<std::uint8_t *>(out.data()), std::size_t(count)});
    return out;
}

void SystemRandom::fill(std::span<std::uint8_t> out)
{
    if (out.size() > sizeof(m_pool)) {
        randombytes_buf(out.data(), out.size());
        return;
    }
    if (m_used + out.size() > sizeof(m_pool)) {
        randombytes_buf(m_pool, sizeof(m_pool));
        m_used = 0;
    }
    std::memcpy(out.data(), m_pool + m_used, out.size());
    m_used += out.size();
}

std::uint64_t SeededRandom::next()
{
    // splitmix64, Steele, Lea, Flood 2014, public domain reference by S. Vigna.
    std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

void SeededRandom::fill(std::span<std::uint8_t> out)
{
    std::size_t at = 0;
    while (at < out.size()) {
        const std::uint64_t word = next();
        const std::size_t n = std::min<std::size_t>(8, out.size() - at);
        std::memcpy(out.data() + at, &word, n);
        at += n;
    }
}

} // namespace steward
