// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/rowsource.h"
#include "core/transfer/textfeed.h"

namespace steward {

struct CsvOptions
{
    std::optional<QChar> delimiter; ///< found when absent: comma, semicolon, tab or pipe
    bool hasHeader = true; ///< else the columns are named "1", "2", …
};

/// Comma separated values (RFC 4180) with any of four delimiters, line ends CRLF, LF or CR, and newlines inside quotes.
///
/// A row that breaks the rules is refused by name and the rest goes on:
/// "csv.bare-quote" (a quote inside an unquoted cell), "csv.after-quote" (text after a closing quote),
/// "csv.open-quote" (never closed), "csv.cell-count" (more or fewer cells than columns), "csv.undecodable".
/// `line` is where the row begins, or where the trouble is when the row has several; `column` counts cells.
///
/// After a broken quote nobody knows where the next row begins. Reading goes on at the first of the following lines
/// that reads as a row with the right number of cells, at the latest after the line with the trouble.
class CsvReader : public RowSource
{
public:
    /// Reads the header. Errors: InvalidArgument "csv.no-header" (empty file), "csv.header-twice" (a name stands twice),
    /// those of the header row, and of reading.
    static Result<std::unique_ptr<CsvReader>> open(
        QIODevice &device, TextEncoding encoding, const CsvOptions &options);

    Result<bool> next(SourceRow &row) override;
    const QStringList &columns() const override { return m_columns; }
    QChar delimiter() const { return m_delimiter; }

private:
    /// How far one row reaches in the window.
    struct Extent
    {
        enum class State { Whole, NeedsMore, Broken };
        State state = State::Whole;
        qsizetype length = 0; ///< with its line end
        int lines = 1; ///< line ends in it
        const char *code = nullptr; ///< Broken: what is wrong
        int badLine = 0; ///< Broken: lines after the first
        qsizetype badCell = 0;
        qsizetype badLineEnd = 0; ///< Broken: behind the line end of the line with the trouble
    };

    explicit CsvReader(TextFeed feed) : m_feed(std::move(feed)) {}
    Result<Ok> findDelimiter();
    Result<Ok> readHeader(bool hasHeader);
    Result<Extent> scan(QStringView &window, SourceRow *row);
    static Extent scanRow(QStringView text, QChar delimiter, bool atEnd, SourceRow *row);
    void recover(QStringView window, const Extent &broken);
    void skip(qsizetype length, int lines);

    TextFeed m_feed;
    QChar m_delimiter = QLatin1Char(',');
    QStringList m_columns;
    int m_line = 1;
    SourceRow m_scratch;
    std::optional<SourceRow> m_first; ///< first row of a file without header
};

} // namespace steward
