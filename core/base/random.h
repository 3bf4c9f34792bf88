// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <cstdint>
#include <span>

namespace steward {

/// Source of ids and salts. One object serves one thread.
class RandomSource
{
public:
    virtual ~RandomSource() = default;
    virtual void fill(std::span<std::uint8_t> out) = 0;
    QByteArray bytes(int count);
};

/// Operating system randomness (libsodium), fetched in blocks: a salt costs a memcpy.
class SystemRandom : public RandomSource
{
public:
    void fill(std::span<std::uint8_t> out) override;

private:
    std::uint8_t m_pool[4096];
    std::size_t m_used = sizeof(m_pool);
};

/// Repeatable stream from a seed (splitmix64), for tests, demo data and simulation. Never for a real desk.
class SeededRandom : public RandomSource
{
public:
    explicit SeededRandom(std::uint64_t seed) : m_state(seed) {}
    void fill(std::span<std::uint8_t> out) override;
    std::uint64_t next();
    /// Uniform in [0, bound); bound > 0.
    std::uint64_t below(std::uint64_t bound) { return next() % bound; }

private:
    std::uint64_t m_state;
};

} // namespace steward
