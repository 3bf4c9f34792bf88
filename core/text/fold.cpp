// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0

// Most text is ASCII, Western letters, kana or Han that folds to itself or to one other letter. Such stretches are
// copied; only what lies between them goes through the tables of Unicode. Invariant: a plain character never
// composes with what stands before it, so a stretch may end after any character, but it may compose with a mark
// that follows (か + ゙), so the last plain character before a special stretch is handed over with it.

#include "core/text/fold.h"

#include <algorithm>

namespace steward {

namespace {

bool isPlain(char16_t c)
{
    return c < 0x80 // ASCII
        || (c >= 0xC0 && c <= 0xFE && c != 0xD7 && c != 0xDF && c != 0xF7) // Latin-1 letters but ß
        || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FE) // kana
        || (c >= 0x3001 && c <= 0x3003) || (c >= 0x3005 && c <= 0x3012) // Japanese punctuation, 々
        || (c >= 0x4E00 && c <= 0x9FFF); // unified Han
}

char16_t foldPlain(char16_t c)
{
    if ((c >= u'A' && c <= u'Z') || (c >= 0xC0 && c <= 0xDE))
        return static_cast<char16_t>(c + 0x20);
    return c;
}

/// Default_Ignorable_Code_Point of Unicode 14 (DerivedCoreProperties.txt).
bool isIgnorable(char32_t c)
{
    return c == 0x00AD || c == 0x034F || c == 0x061C || (c >= 0x115F && c <= 0x1160)
        || (c >= 0x17B4 && c <= 0x17B5) || (c >= 0x180B && c <= 0x180F) || (c >= 0x200B && c <= 0x200F)
        || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0x3164
        || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0xFFA0 || (c >= 0xFFF0 && c <= 0xFFF8)
        || (c >= 0x1BCA0 && c <= 0x1BCA3) || (c >= 0x1D173 && c <= 0x1D17A) || (c >= 0xE0000 && c <= 0xE0FFF);
}

/// Folds the case of each character and drops those that nobody can see. Half a surrogate pair becomes U+FFFD, as it
/// would in UTF-8.
QString foldCase(const QString &text)
{
    QString folded;
    folded.reserve(text.size() + 1);
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text.at(i).unicode();
        if (QChar::isHighSurrogate(c) && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            ++i;
            c = QChar::surrogateToUcs4(static_cast<char16_t>(c), text.at(i).unicode());
        }
        if (QChar::isSurrogate(c))
            folded += QChar(QChar::ReplacementCharacter);
        else if (c == 0xDF || c == 0x1E9E)
            folded += QLatin1String("ss");
        else if (!isIgnorable(c))
            folded += QChar::fromUcs4(
                QChar::unicodeVersion(c) <= foldUnicodeVersion ? QChar::toCaseFolded(c) : c);
    }
    return folded;
}

/// Full case folding is simple folding (which is what Qt has) of the decomposed text, plus ß: the other characters
/// whose folding is longer than one letter all decompose (İ, ﬃ, ᾳ). Repeated until nothing changes, since removing an
/// ignorable character can bring a letter and its mark together.
QString foldSpecial(QStringView text)
{
    QString folded = text.toString();
    for (;;) {
        const QString before = folded;
        folded = foldCase(folded.normalized(QString::NormalizationForm_KD, foldUnicodeVersion))
                     .normalized(QString::NormalizationForm_KC, foldUnicodeVersion);
        if (folded == before)
            return folded;
    }
}

} // namespace

QString foldForCompare(QStringView text)
{
    QString folded;
    folded.resize(text.size());
    QChar *out = folded.data();
    qsizetype written = 0;
    const qsizetype size = text.size();
    for (qsizetype at = 0; at < size;) {
        qsizetype end = at;
        while (end < size && isPlain(text[end].unicode()))
            ++end;
        const qsizetype specialBegin = end < size && end > at ? end - 1 : end;
        for (; at < specialBegin; ++at)
            out[written++] = QChar(foldPlain(text[at].unicode()));
        if (end == size)
            break;
        while (end < size && !isPlain(text[end].unicode()))
            ++end;
        const QString special = foldSpecial(text.mid(specialBegin, end - specialBegin));
        const qsizetype needed = written + special.size() + (size - end);
        if (needed > folded.size()) {
            folded.resize(needed + needed / 4);
            out = folded.data();
        }
        std::copy(special.cbegin(), special.cend(), out + written);
        written += special.size();
        at = end;
    }
    folded.truncate(written);
    return folded;
}

} // namespace steward
