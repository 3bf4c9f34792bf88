// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/wordsource.h"

#include "core/desk/demodata.h"

#include <QSet>

#include <deque>

namespace steward {

static constexpr int englishWords = 20'000;
static constexpr int japaneseWords = 8'000;

WeightedDraw::WeightedDraw(const std::vector<double> &weights)
{
    double sum = 0;
    for (const double weight : weights)
        sum += weight;
    const size_t count = weights.size();
    m_slots.resize(count);
    std::vector<double> scaled(count);
    std::deque<size_t> small;
    std::deque<size_t> large;
    for (size_t i = 0; i < count; ++i) {
        scaled[i] = weights[i] * double(count) / sum;
        (scaled[i] < 1 ? small : large).push_back(i);
    }
    constexpr double full = 4294967295.0;
    while (!small.empty() && !large.empty()) {
        const size_t less = small.front();
        const size_t more = large.front();
        small.pop_front();
        m_slots[less] = {std::uint32_t(scaled[less] * full), std::uint32_t(more)};
        scaled[more] -= 1 - scaled[less];
        if (scaled[more] < 1) {
            large.pop_front();
            small.push_back(more);
        }
    }
    for (const auto &rest : {small, large}) {
        for (const size_t i : rest)
            m_slots[i] = {std::uint32_t(full), std::uint32_t(i)};
    }
}

WeightedDraw WeightedDraw::zipf(int count)
{
    std::vector<double> weights(static_cast<size_t>(count));
    for (size_t i = 0; i < weights.size(); ++i)
        weights[i] = 1.0 / double(i + 1);
    return WeightedDraw(weights);
}

int WeightedDraw::draw(SeededRandom &random) const
{
    const std::uint64_t bits = random.next();
    const size_t at = size_t(((bits >> 32) * m_slots.size()) >> 32);
    const Slot &slot = m_slots[at];
    return std::uint32_t(bits) <= slot.keep ? int(at) : int(slot.other);
}

static QStringList madeUp(QStringList words, int count, bool japanese)
{
    const DemoWords &parts = demoWords();
    QSet<QString> known(words.begin(), words.end());
    SeededRandom random(1943);
    while (words.size() < count) {
        QString word;
        if (japanese) {
            const int length = random.below(3) == 0 ? 3 : 2;
            for (int i = 0; i < length; ++i)
                word += parts.kanji[qsizetype(random.below(std::uint64_t(parts.kanji.size())))];
        } else {
            const int length = 2 + int(random.below(2));
            for (int i = 0; i < length; ++i)
                word += parts.syllables[qsizetype(random.below(std::uint64_t(parts.syllables.size())))];
            if (random.below(12) == 0)
                word += QString::number(random.below(100));
        }
        if (!known.contains(word)) {
            known.insert(word);
            words.append(word);
        }
    }
    return words;
}

WordSource::WordSource(Language language)
    : m_language(language)
    , m_words(language == Language::Japanese ? madeUp(demoWords().japanese, japaneseWords, true)
                                             : madeUp(demoWords().english, englishWords, false))
    , m_draw(WeightedDraw::zipf(int(m_words.size())))
{
}

QString WordSource::text(SeededRandom &random, int least, int most, bool sentences) const
{
    static const QString particles = QString::fromUtf8("のをがにはでと");
    const int count = least + int(random.below(std::uint64_t(most - least + 1)));
    const bool japanese = m_language == Language::Japanese;
    QString out;
    out.reserve(count * (japanese ? 4 : 8));
    int inSentence = 0;
    for (int i = 0; i < count; ++i) {
        const QString &word = m_words[m_draw.draw(random)];
        if (japanese && inSentence > 0)
            out += particles[qsizetype(random.below(std::uint64_t(particles.size())))];
        if (!japanese && i > 0)
            out += QLatin1Char(' ');
        const qsizetype start = out.size();
        out += word;
        if (!japanese && inSentence == 0)
            out[start] = out[start].toUpper();
        ++inSentence;
        if (sentences && (i + 1 == count || (inSentence > 5 && random.below(6) == 0))) {
            out += japanese ? QChar(0x3002) : QChar(u'.');
            inSentence = 0;
        }
    }
    return out;
}

} // namespace steward
