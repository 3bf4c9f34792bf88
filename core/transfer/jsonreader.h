// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/transfer/rowsource.h"
#include "core/transfer/textfeed.h"

#include <QHash>

#include <memory>

namespace steward {

/// Rows from JSON: one array of objects, or one object per line (JSON Lines). Members become columns; an object inside
/// gives "caller.name"; an array of plain values becomes one cell with listSeparator between the items; an array of
/// objects stays JSON text. null and a missing member are empty. Numbers keep their exact text.
///
/// In JSON Lines a line that is no object is refused ("json.syntax", "json.no-object") and the next one is read. In an
/// array a syntax error ends the reading, since nobody knows where the next object begins.
class JsonReader : public RowSource
{
public:
    /// Errors: InvalidArgument "json.no-rows" when the file begins with neither [ nor {, and of reading.
    static Result<std::unique_ptr<JsonReader>> open(QIODevice &device, TextEncoding encoding);

    /// Columns found by an earlier reading, so that they are known from the first row on.
    void expect(const QStringList &columns);

    Result<bool> next(SourceRow &row) override;
    const QStringList &columns() const override { return m_columns; }

private:
    explicit JsonReader(TextFeed feed) : m_feed(std::move(feed)) {}
    Result<bool> nextLine(SourceRow &row);
    Result<bool> nextItem(SourceRow &row);
    Result<Ok> skipSpace();
    Result<qsizetype> valueLength();
    void take(qsizetype length);
    void fill(const JsonNode &object, SourceRow &row);
    void collect(const JsonNode &node, const QString &name);

    TextFeed m_feed;
    bool m_isArray = false;
    bool m_done = false;
    int m_line = 1;
    int m_column = 1;
    QStringList m_columns;
    QHash<QString, int> m_index;
    std::vector<QString> m_cells;
};

} // namespace steward
