// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QStringList>
#include <QStringView>

#include <optional>
#include <vector>

namespace steward {

/// Between the items of a list in one cell (JSON arrays). No text file has it by accident.
inline constexpr QChar listSeparator(u'\x1F');

/// One row of an imported file. Reuse one object for all rows: its buffers stay.
class SourceRow
{
public:
    int line = 0; ///< 1-based, of the first character of the row
    std::optional<Error>
        refused; ///< the row cannot be read; it has no cells then, and reading goes on after it

    qsizetype size() const { return qsizetype(m_ends.size()); }
    /// Text of a cell, empty for cells that the row does not have. Valid until the row is filled again.
    QStringView cell(qsizetype column) const
    {
        if (column < 0 || column >= size())
            return {};
        const qsizetype begin = column == 0 ? 0 : m_ends[size_t(column) - 1];
        return QStringView(m_text).mid(begin, m_ends[size_t(column)] - begin);
    }

    // Filling; used by readers.
    void clear(int atLine)
    {
        line = atLine;
        refused.reset();
        m_text.resize(0);
        m_ends.clear();
    }
    QString &text() { return m_text; }
    void endCell() { m_ends.push_back(m_text.size()); }

private:
    QString m_text; ///< the cells without anything between them
    std::vector<qsizetype> m_ends;
};

/// A file of rows. Thread: one object, one thread.
class RowSource
{
public:
    virtual ~RowSource() = default;

    /// Fills `row`; false at the end. A row that cannot be read comes back with `refused` set. Errors end the reading:
    /// Unavailable "import.read-failed", and what the format finds hopeless.
    virtual Result<bool> next(SourceRow &row) = 0;
    /// Names of the columns. CSV knows them from the start; JSON may find more with any row, always at the end.
    virtual const QStringList &columns() const = 0;
};

} // namespace steward
