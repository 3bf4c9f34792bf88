// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/ticketlistmodel.h"
#include "views/delegates/stewardtableview.h"

namespace steward {

/// The table of the queue: one delegate per kind of cell, header bands for groups, files dropped onto rows, and a place
/// that is kept by record whatever happens to the rows. Selection by x stays while j and k move. GUI thread.
class QueueTable : public StewardTableView
{
    Q_OBJECT
public:
    QueueTable(TicketListModel *model, const Clock *clock, QWidget *parent = nullptr);

    TicketListModel *list() const { return m_list; }

    /// Which columns are wanted, in which order; unknown ids are left out. What does not fit beside a title that can be
    /// read is left out from the right until there is room again.
    void showColumns(const QStringList &ids);
    QStringList shownColumns() const; ///< those that are wanted, from left to right
    void fillColumnMenu(QMenu *menu) override;
    /// The mark in the header; an empty id takes it away.
    void showOrder(const QString &id, bool descending);

    Rid currentRid() const;
    Uuid currentId() const;
    /// Rows selected by hand, in the order of the list; the current one when none is.
    QList<Rid> chosen() const;
    int chosenCount() const;
    bool isEverythingChosen() const;
    void goTo(Rid rid);
    void goToRow(int row);
    void clearMarks();

Q_SIGNALS:
    void orderWanted(const QString &id);
    void currentRidChanged();
    void chosenChanged();
    void filesDropped(steward::Rid rid, const QStringList &paths);
    void menuWanted(const QModelIndex &index, const QPoint &globalPos);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void dress();
    void fitColumns();
    void keepPlace();
    void restorePlace();
    void rowsEntered(int first, int last);
    void tellWindow();
    void paintHeader(QPainter *painter, int row) const;

    TicketListModel *m_list;
    const Clock *m_clock;
    Rid m_kept = 0;
    int m_keptOffset = 0;
    int m_keptRow = -1;
    QList<Rid> m_keptMarks;
    QStringList m_wanted; ///< columns; the one without a field is always among them
    QStringList m_dressed; ///< ids of the columns that delegates were made for
    int m_dropRow = -1;
};

} // namespace steward
