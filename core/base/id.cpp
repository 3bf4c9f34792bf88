// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/id.h"

#include "core/base/random.h"

namespace steward {

Uuid Uuid::v7(Instant now, RandomSource &random)
{
    Uuid id;
    random.fill(id.bytes);
    const auto ms = static_cast<std::uint64_t>(now.ms);
    for (int i = 0; i < 6; ++i)
        id.bytes[size_t(i)] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0f) | 0x70);
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3f) | 0x80);
    return id;
}

static int hexDigit(QChar c)
{
    const char16_t u = c.unicode();
    if (u >= '0' && u <= '9')
        return u - '0';
    if (u >= 'a' && u <= 'f')
        return u - 'a' + 10;
    if (u >= 'A' && u <= 'F')
        return u - 'A' + 10;
    return -1;
}

Uuid Uuid::fromString(QStringView text)
{
    if (text.size() != 36)
        return {};
    Uuid id;
    size_t at = 0;
    for (qsizetype i = 0; i < 36;) {
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (text[i++] != QLatin1Char('-'))
                return {};
            continue;
        }
        const int high = hexDigit(text[i]);
        const int low = hexDigit(text[i + 1]);
        if (high < 0 || low < 0)
            return {};
        id.bytes[at++] = static_cast<std::uint8_t>(high * 16 + low);
        i += 2;
    }
    return id;
}

Uuid Uuid::fromBytes(QByteArrayView raw)
{
    Uuid id;
    if (raw.size() == 16)
        std::memcpy(id.bytes.data(), raw.data(), 16);
    return id;
}

void Uuid::writeText(char out[36]) const
{
    static constexpr char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *out++ = '-';
        *out++ = digits[bytes[i] >> 4];
        *out++ = digits[bytes[i] & 15];
    }
}

static int lowerHexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

Uuid Uuid::fromCanonicalText(QByteArrayView text)
{
    if (text.size() != 36)
        return {};
    Uuid id;
    const char *at = text.data();
    for (size_t i = 0; i < 16; ++i) {
        if ((i == 4 || i == 6 || i == 8 || i == 10) && *at++ != '-')
            return {};
        const int high = lowerHexDigit(*at++);
        const int low = lowerHexDigit(*at++);
        if (high < 0 || low < 0)
            return {};
        id.bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return id;
}

QString Uuid::toString() const
{
    char text[36];
    writeText(text);
    return QString::fromLatin1(text, 36);
}

} // namespace steward
