// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panes/threadlayout.h"

#include <QCache>
#include <QListView>
#include <memory>

namespace steward {

class Clock;

/// The thread of a ticket: painted, not a widget per entry, so that a thousand entries are as quick as ten. Text is
/// selected with the pointer, or whole with Ctrl+A, and copied with Ctrl+C; files are opened by a click or Return.
class ThreadView : public QListView
{
    Q_OBJECT
public:
    ThreadView(ThreadModel *model, const Clock *clock, QWidget *parent = nullptr);
    ~ThreadView() override;

    ThreadModel *thread() const { return m_thread; }
    QString selectedText() const;
    /// Whether the newest entry is in sight; a thread that is, stays so when something arrives.
    bool isAtEnd() const;
    void goToEnd();
    /// Lays out what has just been exchanged and scrolls to `place`, or to the end when it is negative.
    void settle(int place);
    void goTo(const Uuid &record);
    /// The file chip of an entry, for whoever must point at it.
    QRect fileRect(int row, int file) const;

Q_SIGNALS:
    void fileWanted(const steward::ThreadEntry &file);
    void linkWanted(const QString &address);
    void menuWanted(int row, const QPoint &globalPosition, int file);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    class Delegate;

    const ThreadLayout *layoutOf(int row) const;
    QPointF inside(int row, QPoint at) const;
    std::pair<int, int> selectionOf(int row) const;
    void forget();
    void clearSelection();

    ThreadModel *m_thread;
    const Clock *m_clock;
    mutable QCache<int, ThreadLayout> m_layouts;
    mutable QHash<int, int> m_heights;
    mutable int m_laidWidth = 0;
    int m_selectedRow = -1;
    int m_anchor = 0;
    int m_caret = 0;
    bool m_selecting = false;
    int m_hotRow = -1;
    int m_hotFile = -1;
};

} // namespace steward
