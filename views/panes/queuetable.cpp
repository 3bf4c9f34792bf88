// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/queuetable.h"

#include "models/roles.h"
#include "views/delegates/metadelegates.h"
#include "views/text/format.h"
#include "views/theme/controlpainter.h"
#include "views/theme/icons.h"
#include "views/theme/tabular.h"

#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QHeaderView>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

CellDelegate *delegateFor(const ListColumn &column, const Clock *clock, QObject *parent)
{
    switch (column.kind) {
    case CellKind::Status: return new StatusDelegate(parent);
    case CellKind::Number: return new NumberDelegate(parent);
    case CellKind::Title: return new TextDelegate(parent, true);
    case CellKind::Priority: return new PriorityDelegate(parent);
    case CellKind::Due: return new DueDelegate(parent);
    case CellKind::Person:
        if (column.id == u"assignee")
            return new PersonDelegate(parent);
        return new TextDelegate(parent);
    case CellKind::Time: return new TimeDelegate(clock, parent);
    case CellKind::Count: return new CountDelegate(parent, true);
    case CellKind::Sync: return new SyncDelegate(parent);
    case CellKind::Reference:
    case CellKind::Choice:
    case CellKind::Yes:
    case CellKind::Items:
    case CellKind::Text: return new TextDelegate(parent, false, true);
    }
    return new TextDelegate(parent);
}

/// Times left are as long as the language writes them, and are never cut off.
int widthOf(const ListColumn &column)
{
    if (column.kind != CellKind::Due)
        return column.width;
    constexpr int glyphAndPadding = 12 + 6 + 16;
    const QString longest = format::span(-std::chrono::hours(99 * 24 + 23));
    return qMax(column.width, int(tabularWidth(Theme::font(TypeRole::BodyStrong), longest)) + glyphAndPadding + 2);
}

QStringList filesOf(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

} // namespace

QueueTable::QueueTable(TicketListModel *model, const Clock *clock, QWidget *parent)
    : StewardTableView(parent), m_list(model), m_clock(clock)
{
    setObjectName(u"queueTable"_s);
    setAccessibleName(tr("Tickets"));
    setModel(model);
    setClock(clock);
    setAcceptDrops(true);
    setDropIndicatorShown(false);
    setContextMenuPolicy(Qt::DefaultContextMenu);
    verticalScrollBar()->setSingleStep(Theme::instance().rowHeight());
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int column) {
        if (m_list->columns()[column].isSortable)
            Q_EMIT orderWanted(m_list->columns()[column].id);
    });
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &QueueTable::keepPlace);
    connect(model, &QAbstractItemModel::modelReset, this, &QueueTable::restorePlace);
    connect(model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { rowsEntered(first, last); });
    connect(&Theme::instance(), &Theme::densityChanged, this, [this] {
        verticalScrollBar()->setSingleStep(Theme::instance().rowHeight());
        tellWindow();
    });
    dress();
}

/// Columns are those of the type; which of them are shown is the view's choice.
void QueueTable::dress()
{
    const QList<ListColumn> &columns = m_list->columns();
    QStringList all;
    for (const ListColumn &column : columns)
        all << column.id;
    if (all == m_dressed)
        return;
    m_dressed = all;
    QStringList shown;
    for (int i = 0; i < columns.size(); ++i) {
        setColumn(i, delegateFor(columns[i], m_clock, this), widthOf(columns[i]), columns[i].kind == CellKind::Title);
        if (columns[i].isDefault)
            shown << columns[i].id;
    }
    horizontalHeader()->setSortIndicatorShown(true);
    showColumns(shown);
}

void QueueTable::showColumns(const QStringList &ids)
{
    QHeaderView *header = horizontalHeader();
    const QSignalBlocker quiet(header);
    int place = 0;
    QStringList wanted = ids;
    if (!wanted.contains(u"sync"_s))
        wanted << u"sync"_s;
    for (const QString &id : std::as_const(wanted)) {
        const int column = m_list->columnOf(id);
        if (column >= 0 && header->visualIndex(column) >= place)
            header->moveSection(header->visualIndex(column), place++);
    }
    m_wanted = wanted;
    fitColumns();
}

void QueueTable::fitColumns()
{
    constexpr int titleMinimum = 200;
    static const QStringList kept{u"status"_s, u"number"_s, u"due"_s}; // as long as anything is
    const auto isFixed = [this](const QString &id) { return id != u"title" && m_list->columnOf(id) >= 0; };
    QStringList fitting = m_wanted;
    int width = titleMinimum;
    for (const QString &id : std::as_const(m_wanted))
        width += isFixed(id) ? widthOf(m_list->columns()[m_list->columnOf(id)]) : 0;
    for (qsizetype i = m_wanted.size() - 1; i >= 0 && width > viewport()->width() && isVisible(); --i) {
        const QString &id = m_wanted[i];
        if (isFixed(id) && !kept.contains(id)) {
            width -= widthOf(m_list->columns()[m_list->columnOf(id)]);
            fitting.removeAll(id);
        }
    }
    for (int column = 0; column < m_list->columnCount(); ++column) {
        const QString &id = m_list->columns()[column].id;
        const bool hidden = id != u"title" && !fitting.contains(id);
        if (isColumnHidden(column) != hidden)
            setColumnHidden(column, hidden);
    }
    viewport()->update();
}

QStringList QueueTable::shownColumns() const
{
    QStringList ids;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const QString &id = m_list->columns()[horizontalHeader()->logicalIndex(visual)].id;
        if (id == u"title" || m_wanted.contains(id))
            ids << id;
    }
    return ids;
}

void QueueTable::fillColumnMenu(QMenu *menu)
{
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const ListColumn &column = m_list->columns()[horizontalHeader()->logicalIndex(visual)];
        if (column.kind == CellKind::Sync)
            continue;
        QAction *action = menu->addAction(column.title());
        action->setCheckable(true);
        action->setChecked(column.id == u"title" || m_wanted.contains(column.id));
        action->setEnabled(column.id != u"title");
        connect(action, &QAction::toggled, this, [this, id = column.id](bool shown) {
            m_wanted.removeAll(id);
            if (shown)
                m_wanted << id;
            Q_EMIT columnsChanged();
        });
    }
}

void QueueTable::showOrder(const QString &id, bool descending)
{
    horizontalHeader()->setSortIndicator(m_list->columnOf(id), descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

Rid QueueTable::currentRid() const
{
    return currentIndex().isValid() ? m_list->ridAt(currentIndex().row()) : 0;
}

Uuid QueueTable::currentId() const
{
    return currentIndex().isValid() ? Uuid::fromBytes(currentIndex().data(IdRole).toByteArray()) : Uuid();
}

int QueueTable::chosenCount() const
{
    int count = 0;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        count += range.height();
        for (int row = range.top(); m_list->isGrouped() && row <= range.bottom(); ++row)
            count -= m_list->isHeader(row) ? 1 : 0;
    }
    return count > 0 ? count : currentRid() > 0 ? 1 : 0;
}

QList<Rid> QueueTable::chosen() const
{
    QList<QPair<int, int>> ranges;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        ranges << qMakePair(range.top(), range.bottom());
    std::sort(ranges.begin(), ranges.end());
    QList<Rid> rids;
    int next = 0;
    for (const auto &[top, bottom] : std::as_const(ranges)) {
        for (int row = qMax(top, next); row <= bottom; ++row) {
            if (const Rid rid = m_list->ridAt(row); rid > 0)
                rids << rid;
        }
        next = qMax(next, bottom + 1);
    }
    if (rids.isEmpty() && currentRid() > 0)
        rids << currentRid();
    return rids;
}

bool QueueTable::isEverythingChosen() const
{
    return m_list->isComplete() && m_list->rowCount() > 1 && selectionModel()->selection().size() == 1
        && selectionModel()->selection().first().height() == m_list->rowCount();
}

void QueueTable::goTo(Rid rid)
{
    goToRow(m_list->rowOf(rid));
}

void QueueTable::goToRow(int row)
{
    if (row < 0 || row >= m_list->rowCount())
        return;
    const QModelIndex index = m_list->index(row, qMax(0, currentIndex().column()));
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void QueueTable::clearMarks()
{
    endMarking();
}

// --- the place in the list ---

void QueueTable::keepPlace()
{
    m_kept = currentRid();
    m_keptRow = currentIndex().isValid() ? currentIndex().row() : -1;
    m_keptOffset = currentIndex().isValid() ? rowViewportPosition(currentIndex().row()) : 0;
    // A choice of more than can be gone through at once is made anew.
    m_keptMarks = chosenCount() > 1 && chosenCount() <= 2000 ? chosen() : QList<Rid>();
}

void QueueTable::restorePlace()
{
    dress();
    int row = m_list->rowOf(m_kept);
    const bool stays = row >= 0;
    if (!stays)
        row = qMin(m_keptRow, m_list->rowCount() - 1);
    if (m_list->isHeader(row))
        row = qMin(row + 1, m_list->rowCount() - 1);
    if (row >= 0 && m_list->ridAt(row) > 0) {
        const QModelIndex index = m_list->index(row, 0);
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QItemSelection marks;
        for (const int at : m_list->rowsOf(m_keptMarks))
            marks.select(m_list->index(at, 0), m_list->index(at, 0));
        if (!marks.isEmpty())
            selectionModel()->select(marks, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        updateGeometries();
        // The caret stands where it stood on the screen; the heading of the first group belongs to its first row.
        if (row == 1 && m_list->isHeader(0))
            verticalScrollBar()->setValue(0);
        else if (stays && m_keptOffset >= 0 && m_keptOffset < viewport()->height())
            verticalScrollBar()->setValue(row * verticalHeader()->defaultSectionSize() - m_keptOffset);
        else
            scrollTo(index);
    }
    tellWindow();
    Q_EMIT currentRidChanged();
    Q_EMIT chosenChanged();
}

void QueueTable::rowsEntered(int first, int last)
{
    const int height = verticalHeader()->defaultSectionSize();
    const int top = verticalScrollBar()->value() / qMax(1, height);
    // What is new stands above: what is looked at does not move.
    if (first <= top && last - first + 1 < m_list->rowCount()) {
        updateGeometries();
        verticalScrollBar()->setValue(verticalScrollBar()->value() + (last - first + 1) * height);
    }
    tellWindow();
}

void QueueTable::tellWindow()
{
    if (m_list->rowCount() == 0)
        return;
    const int height = qMax(1, verticalHeader()->defaultSectionSize());
    const int first = verticalScrollBar()->value() / height;
    m_list->setWindow(first, first + viewport()->height() / height + 1);
    if (first == 0)
        m_list->markSeen();
}

void QueueTable::scrollContentsBy(int dx, int dy)
{
    StewardTableView::scrollContentsBy(dx, dy);
    tellWindow();
}

void QueueTable::resizeEvent(QResizeEvent *event)
{
    StewardTableView::resizeEvent(event);
    fitColumns();
    tellWindow();
}

void QueueTable::changeEvent(QEvent *event)
{
    StewardTableView::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    for (int column = 0; column < m_list->columnCount(); ++column) {
        if (m_list->columns()[column].kind == CellKind::Due)
            horizontalHeader()->resizeSection(column, widthOf(m_list->columns()[column]));
    }
    fitColumns();
}

void QueueTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    StewardTableView::currentChanged(current, previous);
    if (current.row() != previous.row())
        Q_EMIT currentRidChanged();
}

void QueueTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    StewardTableView::selectionChanged(selected, deselected);
    Q_EMIT chosenChanged();
}

// --- groups ---

void QueueTable::paintEvent(QPaintEvent *event)
{
    StewardTableView::paintEvent(event);
    QPainter painter(viewport());
    if (m_list->isGrouped()) {
        for (int row = qMax(0, rowAt(event->rect().top())); row < m_list->rowCount(); ++row) {
            if (rowViewportPosition(row) > event->rect().bottom())
                break;
            if (m_list->isHeader(row))
                paintHeader(&painter, row);
        }
    }
    if (m_dropRow >= 0) {
        const QRect band(0, rowViewportPosition(m_dropRow), viewport()->width(), rowHeight(m_dropRow));
        controls::frame(&painter, band, 2, {}, Theme::colour(ThemeRole::Accent), 2);
    }
}

void QueueTable::paintHeader(QPainter *painter, int row) const
{
    const QRect band(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
    const QModelIndex index = m_list->index(row, 0);
    const bool current = currentIndex().row() == row && hasFocus();
    painter->fillRect(band, Theme::colour(ThemeRole::Panel));
    painter->fillRect(QRect(band.left(), band.bottom(), band.width(), 1), Theme::colour(ThemeRole::Line2));
    if (current)
        painter->fillRect(QRect(band.left(), band.top(), 3, band.height()), Theme::colour(ThemeRole::Accent));
    paintIcon(painter, QRect(8, band.top(), 16, band.height()), m_list->isCollapsed(row) ? u"chevron-right"_s : u"chevron-down"_s,
              14, Theme::colour(ThemeRole::Text2));
    painter->setFont(Theme::font(TypeRole::BodyStrong));
    painter->setPen(Theme::colour(ThemeRole::Text1));
    const QString label = index.data().toString();
    paintLine(painter, QRectF(band).adjusted(30, 0, -60, 0), label);
    const qreal width = QFontMetricsF(painter->font()).horizontalAdvance(label);
    painter->setFont(Theme::font(TypeRole::Small));
    painter->setPen(Theme::colour(ThemeRole::Text3));
    paintTabular(painter, QRectF(band).adjusted(30 + width + 8, 0, 0, 0), Qt::AlignLeft,
                 format::count(index.data(CountRole).toLongLong()));
}

void QueueTable::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    if (m_list->isHeader(row)) {
        const bool fold = event->key() == Qt::Key_Left || (event->key() == Qt::Key_Return && !m_list->isCollapsed(row));
        const bool open = event->key() == Qt::Key_Right || (event->key() == Qt::Key_Return && m_list->isCollapsed(row));
        if (fold || open) {
            m_list->setCollapsed(row, fold);
            return;
        }
    }
    if (event->key() == Qt::Key_Escape && chosenCount() > 1) {
        clearMarks();
        return;
    }
    StewardTableView::keyPressEvent(event);
}

void QueueTable::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid() && m_list->isHeader(index.row())) {
        m_list->setCollapsed(index.row(), !m_list->isCollapsed(index.row()));
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        return;
    }
    StewardTableView::mousePressEvent(event);
}

void QueueTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid() || m_list->isHeader(index.row()))
        return;
    if (!selectionModel()->isRowSelected(index.row(), {}))
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    const QPoint at = byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos();
    Q_EMIT menuWanted(index, at);
}

// --- files ---

void QueueTable::dragEnterEvent(QDragEnterEvent *event)
{
    if (!filesOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void QueueTable::dragMoveEvent(QDragMoveEvent *event)
{
    const int row = rowAt(event->position().toPoint().y());
    m_dropRow = m_list->ridAt(row) > 0 ? row : -1;
    viewport()->update();
    if (m_dropRow >= 0)
        event->acceptProposedAction();
    else
        event->ignore();
}

void QueueTable::dragLeaveEvent(QDragLeaveEvent *)
{
    m_dropRow = -1;
    viewport()->update();
}

void QueueTable::dropEvent(QDropEvent *event)
{
    const Rid rid = m_list->ridAt(std::exchange(m_dropRow, -1));
    viewport()->update();
    if (rid <= 0)
        return;
    event->acceptProposedAction();
    Q_EMIT filesDropped(rid, filesOf(event->mimeData()));
}

} // namespace steward
