// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/actions/actionregistry.h"

#include <QTableView>
#include <QTimer>

namespace steward {

class CellDelegate;
class Clock;

/// Every list of the program. Fixed row heights (24, 28, 36 by Theme's density), no grid, no wrap, no per-row layout; accent
/// lines around the current row and an accent bar at selected rows while it has the keyboard; columns are chosen on the
/// header's menu. j, k and x work when an action registry is set, Return and double click emit rowOpened.
///
///     auto *table = new StewardTableView;
///     table->setModel(model);
///     table->setColumn(0, new StatusDelegate(table), 112);
///     table->setColumn(2, new TextDelegate(table, true), 0);   // 0 = takes the room that is left
///     table->setActions(context().actions);
class StewardTableView : public QTableView
{
    Q_OBJECT
public:
    explicit StewardTableView(QWidget *parent = nullptr);

    /// `width` 0 stretches. Call it after setModel().
    void setColumn(int column, CellDelegate *delegate, int width, bool required = false);
    /// Keys of ActionContext::List; the list handles its own movement.
    void setActions(ActionRegistry *registry);
    /// Rows of this list keep one height whatever the density (24 in tables inside panes).
    void setFixedRowHeight(int height);
    /// Repaints on the minute of \a clock, for due and time cells; null stops it. Not owned.
    void setClock(const Clock *clock);

    int hoveredRow() const { return m_hovered; }
    bool isFirstColumn(int logical) const;
    /// Rows were marked by x: they stay so while j, k and the arrows move the caret. Ends with Escape, a click, or the
    /// last mark taken away.
    bool isMarking() const { return m_marking; }
    void endMarking();

    QByteArray saveColumns() const;
    bool restoreColumns(const QByteArray &state);
    /// Fills a menu with a check for each column.
    virtual void fillColumnMenu(QMenu *menu);

Q_SIGNALS:
    void rowOpened(const QModelIndex &index);
    void columnsChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void applyDensity();
    void setHovered(int row);
    void moveBy(int rows);
    void toggleMark();
    void updateRow(int row);

    int m_hovered = -1;
    int m_fixedHeight = 0;
    bool m_marking = false;
    QList<int> m_required;
    const Clock *m_clock = nullptr;
    QTimer m_tick;
};

} // namespace steward
