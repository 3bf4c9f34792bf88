// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/csvwriter.h"

#include "core/transfer/formulaguard.h"
#include "core/transfer/textdecoder.h"

namespace steward {

Result<Ok> CsvWriter::write(const QStringList &cells)
{
    QByteArray out;
    if (!m_begun && m_options.encoding == TextEncoding::Utf8 && m_options.byteOrderMark)
        out = QByteArrayLiteral("\xEF\xBB\xBF");
    STEWARD_ASSIGN(const QByteArray separator, encodeText(m_options.delimiter, m_options.encoding));
    STEWARD_ASSIGN(const QByteArray lineEnd, encodeText(QStringLiteral("\r\n"), m_options.encoding));
    int lines = 1;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        QString cell = m_options.guardFormulas ? withFormulaGuard(cells[i]) : cells[i];
        const bool quoted = cell.contains(m_options.delimiter) || cell.contains(QLatin1Char('"'))
            || cell.contains(QLatin1Char('\n')) || cell.contains(QLatin1Char('\r'))
            || (cells.size() == 1 && cell.isEmpty()); // else the row would look like a blank line
        if (quoted) {
            lines += int(cell.count(QLatin1Char('\n')));
            cell.replace(QLatin1Char('"'), QStringLiteral("\"\""));
            cell = QLatin1Char('"') + cell + QLatin1Char('"');
        }
        const Result<QByteArray> bytes = encodeText(cell, m_options.encoding);
        if (!bytes) {
            Error error = bytes.error();
            error.line = m_line;
            error.column = int(i) + 1;
            return error;
        }
        if (i > 0)
            out += separator;
        out += *bytes;
    }
    out += lineEnd;
    if (m_device->write(out) != out.size()) {
        return Error{ErrorKind::OutOfSpace, QStringLiteral("export.write-failed"),
            QStringLiteral("the file cannot be written: %1").arg(m_device->errorString()),
            QStringLiteral("check the free space"), {}};
    }
    m_begun = true;
    m_line += lines;
    return Ok{};
}

} // namespace steward
