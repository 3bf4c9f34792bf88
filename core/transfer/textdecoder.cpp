// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/textdecoder.h"

#include <QStringDecoder>
#include <QStringEncoder>

#include <algorithm>

namespace steward {

namespace {

const QChar mark(QChar::ReplacementCharacter);
using Flag = QStringConverter::Flag;

void refuse(QByteArrayView bytes, QString &text, QList<UndecodableBytes> &bad)
{
    bad.append({text.size(), bytes.toByteArray()});
    text += mark;
}

/// Windows-1252, bytes 80–9F; zero where it has no character.
constexpr char16_t windows1252[32] = {0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6,
    0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

/// Length of the well-formed character at the front; 0 when it is cut off, -n when the first n bytes are wrong.
int utf8Length(QByteArrayView bytes)
{
    const auto lead = std::uint8_t(bytes[0]);
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return -1;
    const int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::uint8_t low = 0x80;
    std::uint8_t high = 0xBF;
    if (lead == 0xE0)
        low = 0xA0;
    else if (lead == 0xED)
        high = 0x9F;
    else if (lead == 0xF0)
        low = 0x90;
    else if (lead == 0xF4)
        high = 0x8F;
    for (int i = 1; i < length; ++i) {
        if (i >= bytes.size())
            return 0;
        const auto byte = std::uint8_t(bytes[i]);
        if (byte < low || byte > high)
            return -i;
        low = 0x80;
        high = 0xBF;
    }
    return length;
}

bool isLead932(std::uint8_t byte) { return (byte >= 0x81 && byte <= 0x9F) || (byte >= 0xE0 && byte <= 0xFC); }
bool isTrail932(std::uint8_t byte) { return byte >= 0x40 && byte <= 0xFC && byte != 0x7F; }
bool isSingle932(std::uint8_t byte) { return byte < 0x80 || (byte >= 0xA1 && byte <= 0xDF); }

QString decode932(QByteArrayView bytes)
{
    QStringDecoder decoder("CP932", Flag::Stateless);
    return decoder(bytes);
}

} // namespace

Result<TextDecoder> TextDecoder::make(TextEncoding encoding)
{
    if (encoding == TextEncoding::Cp932 && !QStringDecoder("CP932").isValid()) {
        return Error{ErrorKind::Unavailable, QStringLiteral("import.encoding-missing"),
            QStringLiteral("this build of Qt cannot read CP932"), QStringLiteral("save the file as UTF-8"),
            {}};
    }
    return TextDecoder(encoding);
}

void TextDecoder::decode(QByteArrayView bytes, QString &text, QList<UndecodableBytes> &bad)
{
    QByteArray joined;
    if (!m_carry.isEmpty()) {
        joined = m_carry + bytes.toByteArray();
        bytes = joined;
    }
    const qsizetype before = text.size();
    qsizetype used = bytes.size();
    switch (m_encoding) {
    case TextEncoding::Utf8: used = decodeUtf8(bytes, text, bad); break;
    case TextEncoding::Utf16LE:
    case TextEncoding::Utf16BE: used = decodeUtf16(bytes, text, bad); break;
    case TextEncoding::Cp932: used = decodeCp932(bytes, text, bad); break;
    case TextEncoding::Windows1252:
    case TextEncoding::Latin1: decodeSingle(bytes, text, bad); break;
    }
    m_carry = bytes.sliced(used).toByteArray();
    if (m_begun || text.size() == before)
        return;
    m_begun = true;
    if (text[before] == QChar(0xFEFF)) {
        text.remove(before, 1);
        for (UndecodableBytes &one : bad)
            one.at -= one.at > before ? 1 : 0;
    }
}

void TextDecoder::finish(QString &text, QList<UndecodableBytes> &bad)
{
    if (!m_carry.isEmpty())
        refuse(m_carry, text, bad);
    m_carry.clear();
}

qsizetype TextDecoder::decodeUtf8(QByteArrayView bytes, QString &text, QList<UndecodableBytes> &bad)
{
    qsizetype from = 0;
    qsizetype at = 0;
    const auto flush = [&] {
        // QString::fromUtf8 would drop a byte order mark at the front of any piece.
        QStringDecoder decoder(QStringDecoder::Utf8, Flag::Stateless | Flag::ConvertInitialBom);
        text += QString(decoder(bytes.sliced(from, at - from)));
    };
    while (at < bytes.size()) {
        const int length = utf8Length(bytes.sliced(at));
        if (length > 0) {
            at += length;
            continue;
        }
        flush();
        if (length == 0)
            return at;
        refuse(bytes.sliced(at, -length), text, bad);
        at -= length;
        from = at;
    }
    flush();
    return at;
}

qsizetype TextDecoder::decodeUtf16(QByteArrayView bytes, QString &text, QList<UndecodableBytes> &bad)
{
    const qsizetype whole = bytes.size() / 2 * 2;
    const int high = m_encoding == TextEncoding::Utf16BE ? 0 : 1;
    const auto unitAt = [&](qsizetype at) {
        return char16_t(std::uint8_t(bytes[at + high]) << 8 | std::uint8_t(bytes[at + 1 - high]));
    };
    text.reserve(text.size() + whole / 2);
    for (qsizetype at = 0; at < whole; at += 2) {
        const char16_t unit = unitAt(at);
        if (!QChar::isSurrogate(unit)) {
            text += QChar(unit);
            continue;
        }
        if (QChar::isHighSurrogate(unit)) {
            if (at + 2 >= whole)
                return at;
            const char16_t next = unitAt(at + 2);
            if (QChar::isLowSurrogate(next)) {
                text += QChar(unit);
                text += QChar(next);
                at += 2;
                continue;
            }
        }
        refuse(bytes.sliced(at, 2), text, bad);
    }
    return whole;
}

qsizetype TextDecoder::decodeCp932(QByteArrayView bytes, QString &text, QList<UndecodableBytes> &bad)
{
    // ICU answers bytes that do not fit with U+001A, so the double bytes are checked here; what is not assigned comes
    // back as U+FFFD, and such a run is read again character by character.
    const auto run = [&](QByteArrayView part) {
        const QString decoded = decode932(part);
        if (!decoded.contains(mark)) {
            text += decoded;
            return;
        }
        for (qsizetype at = 0; at < part.size();) {
            const QByteArrayView bytesOfOne = part.sliced(at, isLead932(std::uint8_t(part[at])) ? 2 : 1);
            const QString one = decode932(bytesOfOne);
            if (one.contains(mark))
                refuse(bytesOfOne, text, bad);
            else
                text += one;
            at += bytesOfOne.size();
        }
    };
    qsizetype from = 0;
    qsizetype at = 0;
    while (at < bytes.size()) {
        const auto byte = std::uint8_t(bytes[at]);
        if (isSingle932(byte)) {
            ++at;
            continue;
        }
        if (isLead932(byte)) {
            if (at + 1 == bytes.size())
                break;
            if (isTrail932(std::uint8_t(bytes[at + 1]))) {
                at += 2;
                continue;
            }
        }
        run(bytes.sliced(from, at - from));
        refuse(bytes.sliced(at, 1), text, bad);
        from = ++at;
    }
    run(bytes.sliced(from, at - from));
    return at;
}

void TextDecoder::decodeSingle(QByteArrayView bytes, QString &text, QList<UndecodableBytes> &bad)
{
    text.reserve(text.size() + bytes.size());
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        const auto byte = std::uint8_t(bytes[at]);
        if (byte < 0x80 || byte >= 0xA0) {
            text += QChar(char16_t(byte));
            continue;
        }
        const char16_t unit = m_encoding == TextEncoding::Windows1252 ? windows1252[byte - 0x80] : u'\0';
        if (unit)
            text += QChar(unit);
        else
            refuse(bytes.sliced(at, 1), text, bad); // a control character that no text means
    }
}

static Error unmappable(const QString &text, qsizetype at, TextEncoding encoding)
{
    int line = 1;
    int column = 1;
    for (qsizetype i = 0; i < at; ++i) {
        ++column;
        if (text[i] == QLatin1Char('\n')) {
            ++line;
            column = 1;
        }
    }
    const qsizetype length = text[at].isHighSurrogate() && at + 1 < text.size() ? 2 : 1;
    return {ErrorKind::InvalidArgument, QStringLiteral("export.unmappable"),
        QStringLiteral("%1 cannot write the character \"%2\"")
            .arg(encodingName(encoding), text.sliced(at, length)),
        QStringLiteral("export as UTF-8"), {text.sliced(at, length)}, line, column};
}

static Result<QByteArray> encodeSingle(const QString &text, TextEncoding encoding)
{
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char16_t unit = text[at].unicode();
        const auto special = unit != 0 && encoding == TextEncoding::Windows1252
            ? std::find(std::begin(windows1252), std::end(windows1252), unit)
            : std::end(windows1252);
        if (unit < 0x80 || (unit >= 0xA0 && unit <= 0xFF))
            out += char(unit);
        else if (special != std::end(windows1252))
            out += char(0x80 + (special - std::begin(windows1252)));
        else
            return unmappable(text, at, encoding);
    }
    return out;
}

static Result<QByteArray> encode932(const QString &text)
{
    QStringEncoder encoder("CP932", Flag::Stateless);
    if (!encoder.isValid()) {
        return Error{ErrorKind::Unavailable, QStringLiteral("import.encoding-missing"),
            QStringLiteral("this build of Qt cannot write CP932"), QStringLiteral("export as UTF-8"), {}};
    }
    static const struct
    {
        char16_t unicode;
        char16_t microsoft;
    } twins[] = {{0x301C, 0xFF5E}, {0x2212, 0xFF0D}, {0x2016, 0x2225}, {0x00A2, 0xFFE0}, {0x00A3, 0xFFE1},
        {0x00AC, 0xFFE2}};
    QString same = text;
    for (QChar &c : same) {
        for (const auto &twin : twins) {
            if (c.unicode() == twin.unicode)
                c = QChar(twin.microsoft);
        }
    }
    const QByteArray bytes = encoder(same);
    if (decode932(bytes) == same)
        return bytes;
    // Something has no place in the table: find the first one.
    for (qsizetype at = 0; at < same.size();) {
        const qsizetype length = same[at].isHighSurrogate() && at + 1 < same.size() ? 2 : 1;
        const QString one = same.sliced(at, length);
        QStringEncoder single("CP932", Flag::Stateless);
        const QByteArray encoded = single(one);
        if (decode932(encoded) != one)
            return unmappable(text, at, TextEncoding::Cp932);
        at += length;
    }
    return bytes;
}

Result<QByteArray> encodeText(const QString &text, TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8: return text.toUtf8();
    case TextEncoding::Utf16LE: {
        QStringEncoder encoder(QStringEncoder::Utf16LE);
        return QByteArray(encoder(text));
    }
    case TextEncoding::Utf16BE: {
        QStringEncoder encoder(QStringEncoder::Utf16BE);
        return QByteArray(encoder(text));
    }
    case TextEncoding::Latin1:
    case TextEncoding::Windows1252: return encodeSingle(text, encoding);
    case TextEncoding::Cp932: return encode932(text);
    }
    return text.toUtf8();
}

} // namespace steward
