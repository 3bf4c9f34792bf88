// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/frame.h"

#include <charconv>

namespace steward {

void appendFrame(QByteArray &out, QByteArrayView bytes)
{
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof(digits), bytes.size()).ptr;
    out.reserve(out.size() + (end - digits) + bytes.size() + 2);
    out.append(digits, end - digits);
    out.append(':');
    out.append(bytes);
    out.append(',');
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
    if (m_rest.isEmpty()) {
        m_ok = false;
        return std::nullopt;
    }
    if (m_rest.front() == '-') {
        m_rest = m_rest.sliced(1);
        return std::nullopt;
    }
    qsizetype length = 0;
    const char *begin = m_rest.data();
    const char *end = begin + m_rest.size();
    const auto [at, error] = std::from_chars(begin, end, length);
    const bool leadingZero = at - begin > 1 && *begin == '0';
    if (error != std::errc() || leadingZero || length < 0 || at == end || *at != ':' || end - at - 2 < length
        || at[1 + length] != ',') {
        m_ok = false;
        m_rest = {};
        return std::nullopt;
    }
    const QByteArray bytes(at + 1, length);
    m_rest = QByteArrayView(at + 2 + length, end);
    return bytes;
}

} // namespace steward
