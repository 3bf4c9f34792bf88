// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QCoreApplication>
#include <QList>
#include <QStringList>

class QPagedPaintDevice;

namespace steward {

/// A list on paper: title, the query that it answers and the moment it was so at the top of the first page, titles of
/// the columns on every page, page numbers at the foot. Black on white, whatever the theme.
class PrintedList
{
    Q_DECLARE_TR_FUNCTIONS(PrintedList)
public:
    struct Column
    {
        QString title;
        qreal width = 100; ///< px at 96 dpi; 0 takes the room that is left
        bool isMono = false;
        bool isRight = false;
    };

    QString title;
    QString query;
    QString asOf; ///< "24 November 2026 11:18 JST"
    QList<Column> columns;

    void addRow(const QStringList &cells) { m_lines.append({cells, {}, 0}); }
    void addGroup(const QString &label, qint64 count) { m_lines.append({{}, label, count}); }
    qsizetype lines() const { return m_lines.size(); }

    /// Paints all pages and returns their number. Any thread, one at a time for a device.
    /// Errors: Unavailable "print.failed" when the device refuses.
    Result<int> paint(QPagedPaintDevice &device) const;

private:
    struct Line
    {
        QStringList cells; ///< empty: a group's heading
        QString label;
        qint64 count = 0;
    };
    QList<Line> m_lines;
};

} // namespace steward
