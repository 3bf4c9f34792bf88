// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/textencoding.h"

#include <QList>

namespace steward {

/// Bytes that stand for no character. In the text U+FFFD marks the place, so that the reader goes on; whoever takes the
/// text must refuse the piece that holds it.
struct UndecodableBytes
{
    qsizetype at = 0; ///< index of the mark in the text
    QByteArray bytes; ///< one to four of them
};

/// Bytes to text, in pieces of any size: a character may be cut anywhere. A byte order mark is dropped.
/// Thread: one object, one thread.
class TextDecoder
{
public:
    /// Errors: Unavailable "import.encoding-missing" when this build cannot read the encoding (CP932 comes with ICU).
    static Result<TextDecoder> make(TextEncoding encoding);

    /// Appends to `text`; what could not be decoded is appended to `bad`, with indexes into `text`.
    void decode(QByteArrayView bytes, QString &text, QList<UndecodableBytes> &bad);
    /// Call once after the last bytes: a character that was cut off there is undecodable.
    void finish(QString &text, QList<UndecodableBytes> &bad);

    TextEncoding encoding() const { return m_encoding; }

private:
    explicit TextDecoder(TextEncoding encoding) : m_encoding(encoding) {}

    qsizetype decodeUtf8(QByteArrayView bytes, QString &text, QList<UndecodableBytes> &bad);
    qsizetype decodeUtf16(QByteArrayView bytes, QString &text, QList<UndecodableBytes> &bad);
    qsizetype decodeCp932(QByteArrayView bytes, QString &text, QList<UndecodableBytes> &bad);
    void decodeSingle(QByteArrayView bytes, QString &text, QList<UndecodableBytes> &bad);

    TextEncoding m_encoding;
    QByteArray m_carry; ///< bytes of a character that has not ended yet
    bool m_begun = false; ///< something was decoded, so a byte order mark is no longer expected
};

/// Text to bytes, for exports. Errors: InvalidArgument "export.unmappable" with the place (line and column of the text) of
/// the first character that the encoding cannot write. For CP932 six characters are written as the ones that
/// Microsoft's table has for the same sign: U+301C 〜, U+2212 −, U+2016 ‖, U+00A2 ¢, U+00A3 £, U+00AC ¬.
Result<QByteArray> encodeText(const QString &text, TextEncoding encoding);

} // namespace steward
