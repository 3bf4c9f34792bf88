// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/random.h"

#include <QStringList>

#include <vector>

namespace steward {

/// Draws from weighted choices in constant time (alias method; A. J. Walker 1977, M. D. Vose 1991).
class WeightedDraw
{
public:
    WeightedDraw() = default;
    explicit WeightedDraw(const std::vector<double> &weights);
    /// Zipf's law over `count` ranks: the weight of rank k is 1 / (k + 1).
    static WeightedDraw zipf(int count);

    int draw(SeededRandom &random) const;

private:
    struct Slot
    {
        std::uint32_t keep; ///< probability of the slot itself, as a 32 bit fraction
        std::uint32_t other;
    };
    std::vector<Slot> m_slots;
};

/// Texts of a language with as many words as a real desk uses, distributed by Zipf's law. The frequent words are
/// real, the rare ones made up. Thread: one object serves one thread.
class WordSource
{
public:
    enum class Language { English, Japanese };
    explicit WordSource(Language language);

    /// Appends between `least` and `most` words. Japanese stands without spaces, with particles between.
    QString text(SeededRandom &random, int least, int most, bool sentences) const;
    /// By falling frequency.
    const QStringList &words() const { return m_words; }

private:
    Language m_language;
    QStringList m_words;
    WeightedDraw m_draw;
};

} // namespace steward
