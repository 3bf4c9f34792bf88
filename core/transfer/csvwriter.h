// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/textencoding.h"

#include <QIODevice>
#include <QStringList>

namespace steward {

struct CsvWriterOptions
{
    TextEncoding encoding = TextEncoding::Utf8;
    bool byteOrderMark = true; ///< UTF-8 only: without it spreadsheets take the file for their local encoding
    QChar delimiter = QLatin1Char(',');
    /// A cell that a spreadsheet would run gets an apostrophe in front (formulaguard.h).
    bool guardFormulas = true;
};

/// Writes RFC 4180: CRLF, quotes where needed. Thread: one object, one thread.
class CsvWriter
{
public:
    /// The device must be open for writing and outlive the writer.
    CsvWriter(QIODevice &device, const CsvWriterOptions &options) : m_device(&device), m_options(options) {}

    /// Errors: InvalidArgument "export.unmappable" with line (of the file) and column (cell); OutOfSpace or Unavailable
    /// "export.write-failed". The row is then not written at all.
    Result<Ok> write(const QStringList &cells);

private:
    QIODevice *m_device;
    CsvWriterOptions m_options;
    int m_line = 1;
    bool m_begun = false;
};

} // namespace steward
