// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// A row is scanned from the window's start. Outside quotes a cell ends at the delimiter or at a line end; a quote may
// only stand first in a cell. Inside quotes "" is a quote and everything else is text, line ends too.
//
//     a,"b ""c""\nd",e⏎     →  a | b "c"⏎d | e       two lines, three cells
//     a,b"c,d⏎              →  csv.bare-quote, cell 2
//     a,"b"c,d⏎             →  csv.after-quote, cell 2
#include "core/transfer/csvreader.h"

#include <QSet>

#include <algorithm>

namespace steward {

namespace {

/// A cell longer than this is a quote that was never closed.
constexpr qsizetype longestRow = 64 * 1024 * 1024;

/// Length of the line end at `at`; 0 when there is none.
qsizetype lineEndAt(QStringView text, qsizetype at)
{
    if (text[at] == QLatin1Char('\n'))
        return 1;
    if (text[at] != QLatin1Char('\r'))
        return 0;
    return at + 1 < text.size() && text[at + 1] == QLatin1Char('\n') ? 2 : 1;
}

Error rowError(const char *code, int line, qsizetype cell)
{
    QString message;
    QString hint;
    const QByteArrayView name(code);
    if (name == QByteArrayView("csv.bare-quote")) {
        message = QStringLiteral("a quote stands inside a cell that is not quoted");
        hint = QStringLiteral("put the cell in quotes and write the quote twice");
    } else if (name == QByteArrayView("csv.after-quote")) {
        message = QStringLiteral("text follows the closing quote of a cell");
        hint = QStringLiteral("write quotes inside a quoted cell twice");
    } else {
        message = QStringLiteral("the quote of a cell is never closed");
        hint = QStringLiteral("close it");
    }
    return {ErrorKind::InvalidArgument, QString::fromLatin1(code), message, hint, {}, line, int(cell) + 1};
}

} // namespace

Result<std::unique_ptr<CsvReader>> CsvReader::open(
    QIODevice &device, TextEncoding encoding, const CsvOptions &options)
{
    STEWARD_ASSIGN(TextFeed feed, TextFeed::make(device, encoding));
    std::unique_ptr<CsvReader> reader(new CsvReader(std::move(feed)));
    STEWARD_TRY(reader->m_feed.more());
    if (options.delimiter)
        reader->m_delimiter = *options.delimiter;
    else
        STEWARD_TRY(reader->findDelimiter());
    STEWARD_TRY(reader->readHeader(options.hasHeader));
    return reader;
}

CsvReader::Extent CsvReader::scanRow(QStringView text, QChar delimiter, bool atEnd, SourceRow *row)
{
    Extent extent;
    extent.lines = 0;
    const QChar *data = text.data();
    const qsizetype size = text.size();
    const char16_t separator = delimiter.unicode();
    qsizetype at = 0;
    qsizetype cell = 0;
    const auto broken = [&](const char *code, int badLine) {
        extent.state = Extent::State::Broken;
        extent.code = code;
        extent.badLine = badLine;
        extent.badCell = cell;
        qsizetype end = at;
        while (end < size && lineEndAt(text, end) == 0)
            ++end;
        extent.badLineEnd = end < size ? end + lineEndAt(text, end) : end;
        if (end == size && !atEnd)
            extent.state = Extent::State::NeedsMore;
        return extent;
    };
    const auto needsMore = [&] {
        extent.state = Extent::State::NeedsMore;
        return extent;
    };
    for (;; ++cell) {
        if (at < size && data[at] == QLatin1Char('"')) {
            const int openedOn = extent.lines;
            qsizetype plain = ++at;
            for (;; ++at) {
                if (at >= size)
                    return atEnd ? broken("csv.open-quote", openedOn) : needsMore();
                const char16_t c = data[at].unicode();
                if (c == u'"') {
                    if (at + 1 >= size && !atEnd)
                        return needsMore();
                    if (row)
                        row->text().append(data + plain, at - plain);
                    if (at + 1 < size && data[at + 1] == QLatin1Char('"')) {
                        plain = ++at; // the second quote begins the next piece of text
                        continue;
                    }
                    ++at;
                    break;
                }
                if (c == u'\n' || (c == u'\r' && !(at + 1 < size && data[at + 1] == QLatin1Char('\n'))))
                    ++extent.lines;
            }
            if (at < size && data[at].unicode() != separator && lineEndAt(text, at) == 0)
                return broken("csv.after-quote", extent.lines);
        } else {
            const qsizetype begin = at;
            for (; at < size; ++at) {
                const char16_t c = data[at].unicode();
                if (c == separator || c == u'\n' || c == u'\r')
                    break;
                if (c == u'"')
                    return broken("csv.bare-quote", extent.lines);
            }
            if (row)
                row->text().append(data + begin, at - begin);
        }
        if (row)
            row->endCell();
        if (at >= size || (data[at] == QLatin1Char('\r') && at + 1 >= size)) {
            if (!atEnd)
                return needsMore();
        }
        if (at >= size) {
            extent.length = size;
            return extent;
        }
        if (data[at].unicode() != separator) {
            extent.length = at + lineEndAt(text, at);
            ++extent.lines;
            return extent;
        }
        ++at;
    }
}

Result<CsvReader::Extent> CsvReader::scan(QStringView &window, SourceRow *row)
{
    for (;;) {
        window = m_feed.text();
        const int line = m_line;
        if (row)
            row->clear(line);
        // A quote that is open for this long is taken as never closed.
        const bool stop = m_feed.atEnd() || window.size() > longestRow;
        const Extent extent = scanRow(window, m_delimiter, stop, row);
        if (extent.state != Extent::State::NeedsMore)
            return extent;
        STEWARD_TRY(m_feed.more());
    }
}

void CsvReader::skip(qsizetype length, int lines)
{
    m_feed.drop(length);
    m_line += lines;
}

void CsvReader::recover(QStringView window, const Extent &broken)
{
    qsizetype at = 0;
    int lines = 0;
    // Try each line after the first up to the one with the trouble; an open quote has its trouble at its own line.
    const bool open = QByteArrayView(broken.code) == QByteArrayView("csv.open-quote");
    const qsizetype limit = open ? window.size() : broken.badLineEnd;
    while (at < limit) {
        while (at < limit && lineEndAt(window, at) == 0)
            ++at;
        if (at < limit)
            at += lineEndAt(window, at);
        ++lines;
        if (at >= limit)
            break;
        m_scratch.clear(0);
        const Extent tried = scanRow(window.sliced(at), m_delimiter, m_feed.atEnd(), &m_scratch);
        if (tried.state == Extent::State::Whole && m_scratch.size() == m_columns.size())
            break;
    }
    skip(at, lines);
}

Result<bool> CsvReader::next(SourceRow &row)
{
    if (m_first) {
        row = *std::move(m_first);
        m_first.reset();
        return true;
    }
    for (;;) {
        QStringView window;
        STEWARD_ASSIGN(const Extent extent, scan(window, &row));
        if (window.isEmpty())
            return false;
        if (extent.state == Extent::State::Broken) {
            row.clear(m_line);
            row.refused = rowError(extent.code, m_line + extent.badLine, extent.badCell);
            recover(window, extent);
            return true;
        }
        const int line = m_line;
        const std::optional<UndecodableBytes> bad = m_feed.badWithin(extent.length);
        const qsizetype cells = row.size();
        const bool blank = cells == 1 && row.cell(0).isEmpty();
        qsizetype badCell = 0;
        if (bad) // the cell is the one that holds the first mark; marks are kept in the text
            while (badCell + 1 < cells && !row.cell(badCell).contains(QChar(QChar::ReplacementCharacter)))
                ++badCell;
        skip(extent.length, extent.lines);
        if (blank)
            continue;
        if (bad) {
            row.clear(line);
            row.refused = Error{ErrorKind::InvalidArgument, QStringLiteral("csv.undecodable"),
                QStringLiteral("the bytes %1 are no character in this encoding")
                    .arg(QString::fromLatin1(bad->bytes.toHex(' '))),
                QStringLiteral("name the file's encoding"), {QString::fromLatin1(bad->bytes.toHex(' '))},
                line, int(badCell) + 1};
        } else if (!m_columns.isEmpty() && cells != m_columns.size()) {
            row.clear(line);
            row.refused = Error{ErrorKind::InvalidArgument, QStringLiteral("csv.cell-count"),
                QStringLiteral("the row has %1 cells, the header has %2").arg(cells).arg(m_columns.size()),
                {}, {QString::number(cells), QString::number(m_columns.size())}, line,
                int(std::min<qsizetype>(cells, m_columns.size())) + (cells > m_columns.size() ? 1 : 0)};
        }
        return true;
    }
}

Result<Ok> CsvReader::findDelimiter()
{
    // The right one gives the same number of cells, more than one, row after row. Quotes are honoured, so a comma in a
    // quoted text does not count. Ties go to the one with more cells, then to the order below.
    double best = 0;
    for (const char16_t candidate : {u',', u';', u'\t', u'|'}) {
        QStringView rest = m_feed.text();
        qsizetype header = 0;
        int rows = 0;
        int same = 0;
        while (rows < 50 && !rest.isEmpty()) {
            m_scratch.clear(0);
            const Extent extent = scanRow(rest, QChar(candidate), m_feed.atEnd(), &m_scratch);
            if (extent.state == Extent::State::NeedsMore && rows > 0)
                break;
            ++rows;
            if (header == 0)
                header = m_scratch.size();
            same += extent.state == Extent::State::Whole && m_scratch.size() == header ? 1 : 0;
            const qsizetype length = extent.state == Extent::State::Whole ? extent.length : extent.badLineEnd;
            if (length <= 0)
                break;
            rest = rest.sliced(length);
        }
        if (header < 2)
            continue;
        const double score = double(same) / rows + double(header) / 1000;
        if (score > best) {
            best = score;
            m_delimiter = QChar(candidate);
        }
    }
    return Ok{};
}

Result<Ok> CsvReader::readHeader(bool hasHeader)
{
    SourceRow row;
    STEWARD_ASSIGN(const bool any, next(row));
    if (!any) {
        return Error{ErrorKind::InvalidArgument, QStringLiteral("csv.no-header"),
            QStringLiteral("the file has no rows"), {}, {}, 1, 0};
    }
    if (row.refused)
        return *row.refused;
    QSet<QString> seen;
    for (qsizetype i = 0; i < row.size(); ++i) {
        QString name = hasHeader ? row.cell(i).trimmed().toString() : QString();
        if (name.isEmpty())
            name = QString::number(i + 1);
        if (seen.contains(name)) {
            return Error{ErrorKind::InvalidArgument, QStringLiteral("csv.header-twice"),
                QStringLiteral("the column \"%1\" stands twice").arg(name),
                QStringLiteral("rename one of them"), {name}, row.line, int(i) + 1};
        }
        seen.insert(name);
        m_columns.append(name);
    }
    if (!hasHeader)
        m_first = std::move(row);
    return Ok{};
}

} // namespace steward
