// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/textfeed.h"

#include <algorithm>

namespace steward {

static constexpr qsizetype chunk = 256 * 1024;

Result<TextFeed> TextFeed::make(QIODevice &device, TextEncoding encoding)
{
    STEWARD_ASSIGN(TextDecoder decoder, TextDecoder::make(encoding));
    return TextFeed(device, std::move(decoder));
}

Result<Ok> TextFeed::more()
{
    if (m_begin > 0) {
        m_text.remove(0, m_begin);
        for (UndecodableBytes &one : m_bad)
            one.at -= m_begin;
        m_begin = 0;
    }
    const qsizetype before = m_text.size();
    while (!m_ended && m_text.size() == before) {
        const QByteArray bytes = m_device->read(std::max(chunk, before));
        if (bytes.isEmpty()) {
            if (!m_device->atEnd()) {
                return Error{ErrorKind::Unavailable, QStringLiteral("import.read-failed"),
                    QStringLiteral("the file cannot be read on: %1").arg(m_device->errorString()), {}, {}};
            }
            m_decoder.finish(m_text, m_bad);
            m_ended = true;
        } else {
            m_decoder.decode(bytes, m_text, m_bad);
        }
    }
    return Ok{};
}

void TextFeed::drop(qsizetype count)
{
    m_begin += count;
    while (!m_bad.isEmpty() && m_bad.first().at < m_begin)
        m_bad.removeFirst();
}

std::optional<UndecodableBytes> TextFeed::badWithin(qsizetype count) const
{
    if (m_bad.isEmpty() || m_bad.first().at >= m_begin + count)
        return std::nullopt;
    UndecodableBytes found = m_bad.first();
    found.at -= m_begin;
    return found;
}

} // namespace steward
