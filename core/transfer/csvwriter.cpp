// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/csvwriter.h"

#include "core/transfer/textdecoder.h"

namespace steward {

static bool isPlainNumber(const QString &text)
{
    bool ok = false;
    text.toDouble(&ok);
    // "+5" is a formula to some programs, and toDouble takes "-inf" and "-nan" too.
    return ok && text.size() > 1 && text[0] == QLatin1Char('-')
        && (text[1].isDigit() || text[1] == QLatin1Char('.'));
}

static bool looksLikeFormula(const QString &text)
{
    if (text.isEmpty())
        return false;
    switch (text.front().unicode()) {
    case '=':
    case '+':
    case '@':
    case '\t':
    case '\r': return true;
    case '-': return !isPlainNumber(text);
    default: return false;
    }
}

Result<Ok> CsvWriter::write(const QStringList &cells)
{
    QByteArray out;
    if (!m_begun && m_options.encoding == TextEncoding::Utf8 && m_options.byteOrderMark)
        out = QByteArrayLiteral("\xEF\xBB\xBF");
    STEWARD_ASSIGN(const QByteArray separator, encodeText(m_options.delimiter, m_options.encoding));
    STEWARD_ASSIGN(const QByteArray lineEnd, encodeText(QStringLiteral("\r\n"), m_options.encoding));
    int lines = 1;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        QString cell = cells[i];
        if (m_options.guardFormulas && looksLikeFormula(cell))
            cell.prepend(QLatin1Char('\''));
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
