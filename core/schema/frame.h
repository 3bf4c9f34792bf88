// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QStringView>

#include <optional>

namespace steward {

/// Frames are netstrings (D. J. Bernstein, 1997): the length in decimal, ':', the bytes, ','. The absent value is
/// the single byte '-'. A row of frames has exactly one reading, so what is hashed cannot be re-cut.
///
///     "VPN" → 3:VPN,      "" → 0:,      absent → -
///
/// In PL/pgSQL: coalesce(octet_length(x) || ':' || x || ',', '-').
void appendFrame(QByteArray &out, QByteArrayView bytes);
void appendOptionalFrame(QByteArray &out, const std::optional<QByteArray> &bytes);
void appendFrame(QByteArray &out, qint64 number);
/// A frame of the text's UTF-8.
void appendFrame(QByteArray &out, QStringView text);

/// The order of the texts' UTF-8 bytes, which is that of their code points and not of their UTF-16 units.
bool lessByBytes(QStringView a, QStringView b);

/// Reads frames from the front of `input`. Strict: no leading zeros, no spaces, nothing after the last frame.
class FrameReader
{
public:
    explicit FrameReader(QByteArrayView input) : m_rest(input) {}

    bool atEnd() const { return m_rest.isEmpty(); }
    /// True while every read so far was well formed.
    bool ok() const { return m_ok; }
    /// The next frame; nullopt for an absent value, or when malformed (then ok() turns false).
    std::optional<QByteArray> next();
    /// As above without a copy, where an absent value has no place: then ok() turns false too. Valid as long as the
    /// input is.
    QByteArrayView nextView();

private:
    QByteArrayView fail();

    QByteArrayView m_rest;
    bool m_ok = true;
};

} // namespace steward
