// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/textencoding.h"

#include <QStringList>

namespace steward {

QString encodingName(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8: return QStringLiteral("utf-8");
    case TextEncoding::Utf16LE: return QStringLiteral("utf-16le");
    case TextEncoding::Utf16BE: return QStringLiteral("utf-16be");
    case TextEncoding::Cp932: return QStringLiteral("cp932");
    case TextEncoding::Windows1252: return QStringLiteral("windows-1252");
    case TextEncoding::Latin1: return QStringLiteral("latin-1");
    }
    return {};
}

Result<TextEncoding> encodingFromName(const QString &name)
{
    QString plain;
    for (const QChar c : name) {
        if (c.isLetterOrNumber())
            plain += c.toLower();
    }
    static const struct
    {
        const char *name;
        TextEncoding encoding;
    } names[] = {{"utf8", TextEncoding::Utf8}, {"utf16", TextEncoding::Utf16LE},
        {"utf16le", TextEncoding::Utf16LE}, {"utf16be", TextEncoding::Utf16BE},
        {"cp932", TextEncoding::Cp932}, {"shiftjis", TextEncoding::Cp932}, {"sjis", TextEncoding::Cp932},
        {"windows31j", TextEncoding::Cp932}, {"ms932", TextEncoding::Cp932},
        {"windows1252", TextEncoding::Windows1252}, {"cp1252", TextEncoding::Windows1252},
        {"latin1", TextEncoding::Latin1}, {"iso88591", TextEncoding::Latin1}};
    for (const auto &known : names) {
        if (plain == QLatin1String(known.name))
            return known.encoding;
    }
    return Error{ErrorKind::InvalidArgument, QStringLiteral("import.encoding-unknown"),
        QStringLiteral("\"%1\" is no encoding that can be read").arg(name),
        QStringLiteral("use utf-8, utf-16le, utf-16be, cp932, windows-1252 or latin-1"), {name}};
}

void EncodingDetector::add(QByteArrayView bytes)
{
    for (const char raw : bytes) {
        const auto byte = std::uint8_t(raw);
        if (m_size < 3)
            m_head[size_t(m_size)] = byte;
        if (byte == 0)
            ++m_zeros[m_size % 2];
        ++m_size;
        if (byte < 0x80 && m_utf8Pending == 0 && m_lead == 0) {
            m_afterKana = false;
            continue;
        }
        m_high += byte >= 0x80 ? 1 : 0;
        m_controls += byte >= 0x80 && byte < 0xA0 ? 1 : 0;
        addUtf8(byte);
        addCp932(byte);
    }
}

void EncodingDetector::addUtf8(std::uint8_t byte)
{
    if (m_utf8Pending > 0) {
        m_utf8Valid = m_utf8Valid && byte >= m_utf8Low && byte <= m_utf8High;
        --m_utf8Pending;
        m_utf8Low = 0x80;
        m_utf8High = 0xBF;
        return;
    }
    if (byte < 0x80)
        return;
    if (byte < 0xC2 || byte > 0xF4) {
        m_utf8Valid = false;
        return;
    }
    // Table 3-7 of the Unicode Standard: no overlong forms, no surrogates, nothing above 10FFFF.
    m_utf8Pending = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
    if (byte == 0xE0)
        m_utf8Low = 0xA0;
    else if (byte == 0xED)
        m_utf8High = 0x9F;
    else if (byte == 0xF0)
        m_utf8Low = 0x90;
    else if (byte == 0xF4)
        m_utf8High = 0x8F;
}

void EncodingDetector::addCp932(std::uint8_t byte)
{
    if (m_lead != 0) {
        const bool fits = byte >= 0x40 && byte <= 0xFC && byte != 0x7F;
        // Rows 85, 86 and what follows FC4B are not assigned.
        const bool unassigned = m_lead == 0x85 || m_lead == 0x86 || (m_lead == 0xFC && byte > 0x4B);
        m_cp932Valid = m_cp932Valid && fits && !unassigned;
        // Punctuation and kana stand in rows 81–83, level 1 kanji in 88–97.
        const bool common = (m_lead >= 0x81 && m_lead <= 0x83) || (m_lead >= 0x88 && m_lead <= 0x97);
        ++(common ? m_common : m_rare);
        m_lead = 0;
        m_afterKana = false;
        return;
    }
    if (byte < 0x80) {
        m_afterKana = false;
        return;
    }
    if (byte >= 0xA1
        && byte <= 0xDF) { // half-width kana come in runs; a single one is rather a Western letter
        ++(m_afterKana ? m_common : m_rare);
        m_afterKana = true;
        return;
    }
    if (byte == 0x80 || byte == 0xA0 || byte > 0xFC)
        m_cp932Valid = false;
    else
        m_lead = byte;
}

EncodingGuess EncodingDetector::guess() const
{
    if (m_size >= 3 && m_head == std::array<std::uint8_t, 3>{0xEF, 0xBB, 0xBF})
        return {TextEncoding::Utf8, 100, true};
    if (m_size >= 2 && m_head[0] == 0xFF && m_head[1] == 0xFE)
        return {TextEncoding::Utf16LE, 100, true};
    if (m_size >= 2 && m_head[0] == 0xFE && m_head[1] == 0xFF)
        return {TextEncoding::Utf16BE, 100, true};
    const qint64 zeros = m_zeros[0] + m_zeros[1];
    if (zeros > 0) {
        // Commas, digits and line ends of UTF-16 have their zero byte always on the same side.
        const qint64 odd = m_zeros[1];
        if (odd * 10 >= zeros * 9)
            return {TextEncoding::Utf16LE, 90, false};
        if (odd * 10 <= zeros)
            return {TextEncoding::Utf16BE, 90, false};
        return {TextEncoding::Utf8, 0, false}; // zero bytes all over: no text
    }
    if (m_high == 0)
        return {TextEncoding::Utf8, 100, false};
    if (m_utf8Valid && m_utf8Pending == 0)
        return {TextEncoding::Utf8, m_high >= 8 ? 99 : 90, false};
    if (m_cp932Valid && m_lead == 0 && m_common > m_rare * 2)
        return {TextEncoding::Cp932, m_common >= 8 ? 95 : 70, false};
    if (m_cp932Valid && m_lead == 0 && m_common > m_rare)
        return {TextEncoding::Cp932, 45, false};
    return {
        m_controls > 0 ? TextEncoding::Windows1252 : TextEncoding::Latin1, m_controls > 0 ? 50 : 60, false};
}

} // namespace steward
