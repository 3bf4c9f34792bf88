// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/textdecoder.h"

#include <QIODevice>

namespace steward {

/// A window of decoded text over a device: readers look at it, ask for more, and drop what they are done with.
/// Thread: one object, one thread.
class TextFeed
{
public:
    /// The device must be open for reading and outlive the feed.
    static Result<TextFeed> make(QIODevice &device, TextEncoding encoding);

    QStringView text() const { return QStringView(m_text).mid(m_begin); }
    bool atEnd() const { return m_ended; } ///< no more will come
    /// Reads on; the window grows by at least one character unless the end is reached. It doubles, so that a reader
    /// that begins its row anew each time stays linear. Errors: Unavailable "import.read-failed".
    Result<Ok> more();
    /// Forgets the first `count` characters.
    void drop(qsizetype count);
    /// The first undecodable bytes among the next `count` characters, with `at` counted from the window's start.
    std::optional<UndecodableBytes> badWithin(qsizetype count) const;

private:
    TextFeed(QIODevice &device, TextDecoder decoder) : m_device(&device), m_decoder(std::move(decoder)) {}

    QIODevice *m_device;
    TextDecoder m_decoder;
    QString m_text;
    QList<UndecodableBytes> m_bad;
    qsizetype m_begin = 0;
    bool m_ended = false;
};

} // namespace steward
