// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"

#include <bit>
#include <vector>

namespace steward {

/// A set of rids between two bounds as one bit each: a million tickets are 125 kB. Thread: value, any.
class RidSet
{
public:
    RidSet() = default;
    /// Can hold low ≤ rid < high.
    RidSet(Rid low, Rid high) : m_low(low & ~Rid(63)), m_high(high)
    {
        m_words.resize(high > m_low ? size_t(high - m_low + 63) / 64 : 0);
    }

    bool contains(Rid rid) const
    {
        return rid >= m_low && rid < m_high && (m_words[size_t(rid - m_low) >> 6] >> (rid & 63) & 1) != 0;
    }
    /// Rids outside the bounds are left out.
    void insert(Rid rid)
    {
        if (rid >= m_low && rid < m_high)
            m_words[size_t(rid - m_low) >> 6] |= std::uint64_t(1) << (rid & 63);
    }
    /// True when nothing of first … last is in the set.
    bool isEmptyBetween(Rid first, Rid last) const
    {
        first = std::max(first, m_low);
        last = std::min(last, m_high - 1);
        for (Rid at = first & ~Rid(63); at <= last; at += 64) {
            std::uint64_t word = m_words[size_t(at - m_low) >> 6];
            if (at < first)
                word &= ~std::uint64_t(0) << (first & 63);
            if (at + 63 > last)
                word &= ~std::uint64_t(0) >> (63 - (last & 63));
            if (word)
                return false;
        }
        return true;
    }
    qint64 count() const
    {
        qint64 n = 0;
        for (const std::uint64_t word : m_words)
            n += std::popcount(word);
        return n;
    }
    bool isEmpty() const
    {
        return std::all_of(m_words.cbegin(), m_words.cend(), [](std::uint64_t word) { return word == 0; });
    }
    Rid low() const { return m_low; }
    Rid high() const { return m_high; }

    /// Calls visit(rid) from the highest to the lowest, until it returns false.
    template<class Visit>
    void descending(Visit visit) const
    {
        for (size_t i = m_words.size(); i-- > 0;) {
            for (std::uint64_t word = m_words[i]; word;) {
                const int bit = 63 - std::countl_zero(word);
                word &= ~(std::uint64_t(1) << bit);
                if (!visit(m_low + Rid(i) * 64 + bit))
                    return;
            }
        }
    }

    /// Calls visit(rid) for those with low ≤ rid < high from the highest to the lowest; `low` is a multiple of 64 or
    /// below all, `high` too or above all.
    template<class Visit>
    void descending(Rid high, Rid low, Visit visit) const
    {
        const auto place = [this](Rid rid) { return size_t(std::clamp<Rid>(rid - m_low, 0, Rid(m_words.size()) * 64) / 64); };
        for (size_t i = place(high); i-- > place(low);) {
            for (std::uint64_t word = m_words[i]; word;) {
                const int bit = 63 - std::countl_zero(word);
                word &= ~(std::uint64_t(1) << bit);
                visit(m_low + Rid(i) * 64 + bit);
            }
        }
    }

    bool operator==(const RidSet &) const = default;

private:
    Rid m_low = 0;
    Rid m_high = 0;
    std::vector<std::uint64_t> m_words;
};

} // namespace steward
