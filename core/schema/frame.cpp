// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/frame.h"

#include <algorithm>
#include <charconv>

namespace steward {

void appendFrame(QByteArray &out, QByteArrayView bytes)
{
    char digits[24];
    char *const end = std::to_chars(digits, digits + sizeof(digits) - 1, bytes.size()).ptr;
    *end = ':';
    out.append(digits, end + 1 - digits);
    out.append(bytes);
    out.append(',');
}

void appendFrame(QByteArray &out, QStringView text)
{
    constexpr qsizetype most = 64; // names and keys; longer texts may well cost an allocation
    char ascii[most];
    qsizetype size = 0;
    while (size < text.size() && size < most && text[size].unicode() < 0x80) {
        ascii[size] = static_cast<char>(text[size].unicode());
        ++size;
    }
    if (size == text.size())
        appendFrame(out, QByteArrayView(ascii, size));
    else
        appendFrame(out, QByteArrayView(text.toUtf8()));
}

bool lessByBytes(QStringView a, QStringView b)
{
    const qsizetype both = std::min(a.size(), b.size());
    for (qsizetype i = 0; i < both; ++i) {
        const char16_t x = a[i].unicode();
        const char16_t y = b[i].unicode();
        if (x == y)
            continue;
        if (QChar::isSurrogate(x) || QChar::isSurrogate(y))
            return a.toUtf8() < b.toUtf8(); // they stand for code points above all others, or for none
        return x < y;
    }
    return a.size() < b.size();
}

void appendOptionalFrame(QByteArray &out, const std::optional<QByteArray> &bytes)
{
    if (bytes)
        appendFrame(out, QByteArrayView(*bytes));
    else
        out.append('-');
}

void appendFrame(QByteArray &out, qint64 number)
{
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof(digits), number).ptr;
    appendFrame(out, QByteArrayView(digits, end - digits));
}

std::optional<QByteArray> FrameReader::next()
{
    if (!m_rest.isEmpty() && m_rest.front() == '-') {
        m_rest = m_rest.sliced(1);
        return std::nullopt;
    }
    const QByteArrayView bytes = nextView();
    return m_ok ? std::optional(bytes.toByteArray()) : std::nullopt;
}

QByteArrayView FrameReader::nextView()
{
    qsizetype length = 0;
    const char *begin = m_rest.data();
    const char *end = begin + m_rest.size();
    const auto [at, error] = std::from_chars(begin, end, length);
    const bool leadingZero = at - begin > 1 && *begin == '0';
    if (error != std::errc() || leadingZero || length < 0 || at == end || *at != ':' || end - at - 2 < length
        || at[1 + length] != ',')
        return fail();
    const QByteArrayView bytes(at + 1, length);
    m_rest = QByteArrayView(at + 2 + length, end);
    return bytes;
}

QByteArrayView FrameReader::fail()
{
    m_ok = false;
    m_rest = {};
    return {};
}

} // namespace steward
