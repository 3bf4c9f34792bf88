// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/text/width.h"

#include <algorithm>
#include <iterator>

namespace steward {

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

/// EastAsianWidth.txt of Unicode 14, classes W and F, neighbouring ranges joined over unassigned code points.
constexpr Range wide[] = {
    {0x1100, 0x115F}, {0x231A, 0x231B}, {0x2329, 0x232A}, {0x23E9, 0x23EC}, {0x23F0, 0x23F0}, {0x23F3, 0x23F3},
    {0x25FD, 0x25FE}, {0x2614, 0x2615}, {0x2648, 0x2653}, {0x267F, 0x267F}, {0x2693, 0x2693}, {0x26A1, 0x26A1},
    {0x26AA, 0x26AB}, {0x26BD, 0x26BE}, {0x26C4, 0x26C5}, {0x26CE, 0x26CE}, {0x26D4, 0x26D4}, {0x26EA, 0x26EA},
    {0x26F2, 0x26F3}, {0x26F5, 0x26F5}, {0x26FA, 0x26FA}, {0x26FD, 0x26FD}, {0x2705, 0x2705}, {0x270A, 0x270B},
    {0x2728, 0x2728}, {0x274C, 0x274C}, {0x274E, 0x274E}, {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797},
    {0x27B0, 0x27B0}, {0x27BF, 0x27BF}, {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50}, {0x2B55, 0x2B55}, {0x2E80, 0x303E},
    {0x3041, 0x33FF}, {0x3400, 0x4DBF}, {0x4E00, 0xA4C6}, {0xA960, 0xA97C}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
    {0xFE10, 0xFE19}, {0xFE30, 0xFE6B}, {0xFF01, 0xFF60}, {0xFFE0, 0xFFE6}, {0x16FE0, 0x18CD5}, {0x18D00, 0x18D08},
    {0x1AFF0, 0x1B2FB}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A},
    {0x1F200, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393}, {0x1F3A0, 0x1F3CA},
    {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0}, {0x1F3F4, 0x1F3F4}, {0x1F3F8, 0x1F43E}, {0x1F440, 0x1F440},
    {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D}, {0x1F54B, 0x1F54E}, {0x1F550, 0x1F567}, {0x1F57A, 0x1F57A},
    {0x1F595, 0x1F596}, {0x1F5A4, 0x1F5A4}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5}, {0x1F6CC, 0x1F6CC},
    {0x1F6D0, 0x1F6D2}, {0x1F6D5, 0x1F6D7}, {0x1F6DD, 0x1F6DF}, {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC},
    {0x1F7E0, 0x1F7F0}, {0x1F90C, 0x1F93A}, {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF}, {0x1FA70, 0x1FAF6},
    {0x20000, 0x2FFFD}, {0x30000, 0x3FFFD},
};

bool isWide(char32_t c)
{
    const auto at = std::upper_bound(
        std::begin(wide), std::end(wide), c, [](char32_t code, const Range &range) { return code < range.first; });
    return at != std::begin(wide) && c <= std::prev(at)->last;
}

int widthOf(char32_t c)
{
    if (c < 0x300)
        return c >= 0x20 && c != 0x7F && c != 0xAD ? 1 : 0;
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
    case QChar::Other_Control:
        return 0;
    default:
        return isWide(c) ? 2 : 1;
    }
}

/// The character that begins at `at`; moves `at` behind it. Half a surrogate pair is itself.
char32_t take(QStringView text, qsizetype &at)
{
    const char16_t first = text[at++].unicode();
    if (QChar::isHighSurrogate(first) && at < text.size() && text[at].isLowSurrogate())
        return QChar::surrogateToUcs4(first, text[at++].unicode());
    return first;
}

} // namespace

int displayWidth(QStringView text)
{
    int width = 0;
    for (qsizetype at = 0; at < text.size();)
        width += widthOf(take(text, at));
    return width;
}

QString elideToWidth(QStringView text, int columns)
{
    if (displayWidth(text) <= columns)
        return text.toString();
    int width = 0;
    qsizetype end = 0;
    for (qsizetype at = 0; at < text.size();) {
        width += widthOf(take(text, at));
        if (width > columns - 1)
            break;
        end = at;
    }
    return columns > 0 ? text.first(end).toString() + QChar(0x2026) : QString();
}

} // namespace steward
