// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QString>

#include <array>
#include <optional>

namespace steward {

/// Encodings of files that other systems give us. CP932 is Microsoft's Shift_JIS (Windows-31J).
enum class TextEncoding { Utf8, Utf16LE, Utf16BE, Cp932, Windows1252, Latin1 };

QString encodingName(
    TextEncoding encoding); ///< "utf-8", "utf-16le", "utf-16be", "cp932", "windows-1252", "latin-1"
/// Accepts the usual names ("UTF8", "shift_jis", "sjis", "iso-8859-1"). InvalidArgument "import.encoding-unknown".
Result<TextEncoding> encodingFromName(const QString &name);

/// What a file is probably written in.
struct EncodingGuess
{
    TextEncoding encoding = TextEncoding::Utf8;
    int confidence = 0; ///< 0…100; 100 = proven (byte order mark, or plain ASCII), below 50 = ask the person
    bool hasMark = false; ///< begins with a byte order mark
};

/// Looks at all the bytes of a file, in pieces of any size, so that one accent in row 900,000 is not missed.
///
/// - A byte order mark decides. Zero bytes that stand at odd (even) places only mean UTF-16.
/// - Valid UTF-8 with at least one character above ASCII is UTF-8: other encodings hardly ever look like it.
/// - CP932 when every byte fits its double bytes and common characters (kana, level 1 kanji) outweigh rare ones;
///   in Western text read as CP932 each accent swallows the letter after it and gives rare kanji.
/// - Else Windows-1252 when bytes 80–9F occur, else Latin-1.
class EncodingDetector
{
public:
    void add(QByteArrayView bytes);
    EncodingGuess guess() const;

private:
    void addUtf8(std::uint8_t byte);
    void addCp932(std::uint8_t byte);

    qint64 m_size = 0;
    std::array<std::uint8_t, 3> m_head{};
    qint64 m_zeros[2] = {0, 0}; ///< at even and odd places
    qint64 m_high = 0; ///< bytes above 7F
    qint64 m_controls = 0; ///< bytes 80–9F

    int m_utf8Pending = 0;
    std::uint8_t m_utf8Low = 0x80;
    std::uint8_t m_utf8High = 0xBF;
    bool m_utf8Valid = true;

    std::uint8_t m_lead = 0; ///< first half of a double byte
    bool m_afterKana = false;
    bool m_cp932Valid = true;
    qint64 m_common = 0;
    qint64 m_rare = 0;
};

} // namespace steward
