// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/threadmodel.h"

#include <QRectF>
#include <QTextLayout>

class QPainter;

namespace steward {

/// One line of the thread laid out for a width: where its parts stand, and its text broken into lines. Kept while it is
/// near the screen; coordinates count from the line's top left. GUI thread.
class ThreadLayout
{
public:
    static constexpr int systemHeight = 24;
    static constexpr int textLeft = 44;
    static constexpr int mostTextWidth = 820;

    ThreadLayout(const ThreadLine &line, int width, Instant now);

    int height() const { return m_height; }
    int width() const { return m_width; }
    /// `selection` is a range of the text, empty for none; `hot` is the file under the pointer, -1 for none.
    void paint(QPainter *painter, const QRectF &rect, const ThreadLine &line, std::pair<int, int> selection, bool current,
               int hot) const;

    /// Character at a point; -1 outside the text.
    int characterAt(QPointF at, bool nearest) const;
    /// Index of the file chip at a point; -1 for none.
    int fileAt(QPointF at) const;
    QRectF fileRect(int file) const { return m_files.value(file); }
    QString text() const { return m_text.text(); }
    /// The web address under a character; empty for none.
    QString linkAt(int character) const;

private:
    void paintSystem(QPainter *painter, const QRectF &rect, const ThreadLine &line) const;
    void paintHead(QPainter *painter, const QRectF &rect, const ThreadLine &line) const;
    void paintFiles(QPainter *painter, const QRectF &rect, const ThreadLine &line, int hot) const;

    QTextLayout m_text;
    QPointF m_textAt;
    QList<QRectF> m_files;
    QList<std::pair<int, int>> m_links; ///< start and length
    QString m_time;
    int m_width;
    int m_height = 0;
};

/// "1.3 MB", "1.3 MB · not here yet"
QString fileNoteText(const ThreadEntry &file);
/// "4 KB", "1.3 MB"
QString fileSizeText(qint64 bytes);

} // namespace steward
