// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/delegates/stewardtableview.h"

#include "core/base/clock.h"
#include "views/actions/contextkeys.h"
#include "views/delegates/celldelegate.h"
#include "views/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int minuteMs = 60000;

} // namespace

StewardTableView::StewardTableView(QWidget *parent) : QTableView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true);
    setItemDelegate(new TextDelegate(this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(20);
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setMinimumSectionSize(32);
    header->setFixedHeight(26);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillColumnMenu(menu);
        menu->popup(horizontalHeader()->mapToGlobal(at));
    });
    connect(header, &QHeaderView::sectionMoved, this, &StewardTableView::columnsChanged);
    connect(this, &QAbstractItemView::doubleClicked, this, &StewardTableView::rowOpened);
    connect(&Theme::instance(), &Theme::densityChanged, this, &StewardTableView::applyDensity);
    m_tick.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        viewport()->update();
        setClock(m_clock);
    });
    applyDensity();
}

void StewardTableView::setColumn(int column, CellDelegate *delegate, int width, bool required)
{
    setItemDelegateForColumn(column, delegate);
    QHeaderView *header = horizontalHeader();
    header->setSectionResizeMode(column, width == 0 ? QHeaderView::Stretch : QHeaderView::Interactive);
    if (width > 0)
        header->resizeSection(column, width);
    if (required && !m_required.contains(column))
        m_required << column;
}

void StewardTableView::setActions(ActionRegistry *registry)
{
    new ContextKeys(registry, ActionContext::List, this);
    const auto needsRows = [this] { return model() && model()->rowCount() ? QString() : tr("The list is empty"); };
    registry->handle(u"list.next"_s, this, [this] { moveBy(1); }, needsRows);
    registry->handle(u"list.previous"_s, this, [this] { moveBy(-1); }, needsRows);
    registry->handle(u"list.select"_s, this, [this] { toggleMark(); }, needsRows);
    registry->handle(u"list.open-key"_s, this, [this] { Q_EMIT rowOpened(currentIndex()); }, needsRows);
}

void StewardTableView::setFixedRowHeight(int height)
{
    m_fixedHeight = height;
    applyDensity();
}

void StewardTableView::setClock(const Clock *clock)
{
    m_clock = clock;
    if (clock)
        m_tick.start(minuteMs - int(clock->now().ms % minuteMs) + 10);
    else
        m_tick.stop();
}

bool StewardTableView::isFirstColumn(int logical) const
{
    const QHeaderView *header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        if (const int at = header->logicalIndex(visual); !header->isSectionHidden(at))
            return at == logical;
    }
    return false;
}

QByteArray StewardTableView::saveColumns() const
{
    return horizontalHeader()->saveState();
}

bool StewardTableView::restoreColumns(const QByteArray &state)
{
    return !state.isEmpty() && horizontalHeader()->restoreState(state);
}

void StewardTableView::fillColumnMenu(QMenu *menu)
{
    QHeaderView *header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        QString title = model()->headerData(column, Qt::Horizontal).toString();
        if (title.isEmpty())
            title = model()->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
        QAction *action = menu->addAction(title);
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        action->setEnabled(!m_required.contains(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            setColumnHidden(column, !shown);
            Q_EMIT columnsChanged();
        });
    }
}

void StewardTableView::applyDensity()
{
    verticalHeader()->setDefaultSectionSize(m_fixedHeight ? m_fixedHeight : Theme::instance().rowHeight());
}

void StewardTableView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    const bool focused = hasFocus() || property("steward.focused").toBool();
    if (!focused || !model())
        return;
    QPainter p(viewport());
    const QColor accent = Theme::colour(ThemeRole::Accent);
    const int width = viewport()->width();
    if (selectionModel()) {
        for (int row = qMax(0, rowAt(event->rect().top())); row < model()->rowCount(rootIndex()); ++row) {
            const int y = rowViewportPosition(row);
            if (y > event->rect().bottom())
                break;
            if (selectionModel()->isRowSelected(row, rootIndex()))
                p.fillRect(QRect(0, y, 3, rowHeight(row)), accent);
        }
    }
    if (const int row = currentIndex().row(); row >= 0) {
        const int y = rowViewportPosition(row);
        p.fillRect(QRect(0, qMax(0, y - 1), width, 1), accent);
        p.fillRect(QRect(0, y + rowHeight(row) - 1, width, 1), accent);
    }
}

void StewardTableView::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(rowAt(int(event->position().y())));
    QTableView::mouseMoveEvent(event);
}

void StewardTableView::leaveEvent(QEvent *event)
{
    setHovered(-1);
    QTableView::leaveEvent(event);
}

void StewardTableView::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && event->modifiers() == Qt::NoModifier
        && currentIndex().isValid()) {
        Q_EMIT rowOpened(currentIndex());
        return;
    }
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (m_marking && plain && (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)) {
        moveBy(event->key() == Qt::Key_Down ? 1 : -1);
        return;
    }
    if (m_marking && plain && event->key() == Qt::Key_Escape) {
        endMarking();
        return;
    }
    // Letters are commands; typing a title to find it is what the filter is for.
    const bool letter = !event->text().isEmpty() && event->text().at(0).isPrint() && event->key() != Qt::Key_Space
        && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (letter) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void StewardTableView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && model() && model()->rowCount())
        selectionModel()->setCurrentIndex(model()->index(0, 0), QItemSelectionModel::NoUpdate);
    viewport()->update();
}

void StewardTableView::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

void StewardTableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    updateRow(previous.row());
    updateRow(current.row());
}

void StewardTableView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    setHovered(underMouse() ? rowAt(viewport()->mapFromGlobal(QCursor::pos()).y()) : -1);
}

void StewardTableView::setHovered(int row)
{
    if (row == m_hovered)
        return;
    const int before = std::exchange(m_hovered, row);
    updateRow(before);
    updateRow(row);
}

void StewardTableView::moveBy(int rows)
{
    const int row = qBound(0, currentIndex().row() + rows, model()->rowCount() - 1);
    const int column = qMax(0, currentIndex().column());
    selectionModel()->setCurrentIndex(model()->index(row, column),
                                      m_marking ? QItemSelectionModel::NoUpdate
                                                : QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(currentIndex());
}

void StewardTableView::toggleMark()
{
    // The row under the caret is selected as long as nobody marks any; the first mark makes that a choice.
    const bool first = !m_marking && selectionModel()->selection().size() <= 1
        && (!selectionModel()->hasSelection() || selectionModel()->selection().first().height() == 1);
    m_marking = true;
    selectionModel()->select(currentIndex(), (first ? QItemSelectionModel::ClearAndSelect : QItemSelectionModel::Toggle)
                                                 | QItemSelectionModel::Rows);
    if (!selectionModel()->hasSelection())
        endMarking();
}

void StewardTableView::endMarking()
{
    m_marking = false;
    if (currentIndex().isValid())
        selectionModel()->select(currentIndex(), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    else
        selectionModel()->clearSelection();
}

void StewardTableView::mousePressEvent(QMouseEvent *event)
{
    if (!(event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)) && event->button() == Qt::LeftButton)
        m_marking = false; // a plain click chooses anew
    QTableView::mousePressEvent(event);
}

void StewardTableView::updateRow(int row)
{
    if (row >= 0)
        viewport()->update(0, rowViewportPosition(row) - 1, viewport()->width(), rowHeight(row) + 2);
}

} // namespace steward
