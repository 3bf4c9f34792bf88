// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/reviewtable.h"

#include "views/actions/actionregistry.h"
#include "views/actions/contextkeys.h"
#include "views/delegates/reviewdelegate.h"
#include "views/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int headerHeight = 26;
constexpr int nameWidth = 130;
constexpr int sides = 9; // keys 1 … 9

} // namespace

ReviewTable::ReviewTable(ReviewModel *model, const Clock *clock, QWidget *parent) : QTableView(parent), m_review(model)
{
    setObjectName(u"reviewTable"_s);
    setModel(model);
    setItemDelegate(new ReviewDelegate(clock, this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setFixedHeight(headerHeight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        fit();
        if (m_review->rowCount() > 0)
            selectRow(0);
    });
    connect(model, &QAbstractItemModel::dataChanged, this, &ReviewTable::fit);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { Q_EMIT currentRowChanged(current.row()); });
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void ReviewTable::setActions(ActionRegistry *registry)
{
    new ContextKeys(registry, ActionContext::Review, this);
    const auto whyNot = [this](int side) {
        const ReviewUnit *unit = m_review->unitAt(currentRow());
        const bool offered = unit && side < unit->sides.size() && unit->sides[side].kind != ReviewSide::Kind::Absent;
        return offered ? QString() : tr("There is no such value here");
    };
    const char *const ids[] = {"review.first", "review.second", "review.third"};
    for (int side = 0; side < 3; ++side)
        registry->handle(QString::fromLatin1(ids[side]), this, [this, side] { choose(side); }, [whyNot, side] { return whyNot(side); });
    registry->handle(u"review.enter"_s, this, [this] { Q_EMIT enterWanted(currentRow()); }, [this] {
        const ReviewUnit *unit = m_review->unitAt(currentRow());
        if (!unit)
            return tr("Nothing is to be decided here");
        return unit->isDeletion() ? tr("The record stays or goes; there is no third") : QString();
    });
}

void ReviewTable::choose(int side)
{
    const int row = currentRow();
    if (!m_review->choose(row, side) || !m_review->isDecided(row))
        return;
    goOn();
}

void ReviewTable::goOn()
{
    for (int step = 1; step < m_review->rowCount(); ++step) {
        const int row = (currentRow() + step) % m_review->rowCount();
        if (!m_review->isDecided(row)) {
            selectRow(row);
            return;
        }
    }
}

QSize ReviewTable::sizeHint() const
{
    int height = headerHeight + 1;
    for (int row = 0; row < m_review->rowCount(); ++row)
        height += rowHeight(row);
    return {600, height};
}

void ReviewTable::fit()
{
    const int columns = m_review->columnCount();
    const int room = viewport()->width() - nameWidth;
    if (columns < 2 || room <= 0)
        return;
    setColumnWidth(0, nameWidth);
    const int each = room / (columns - 1);
    for (int column = 1; column < columns; ++column)
        setColumnWidth(column, column == columns - 1 ? room - each * (columns - 2) : each);
    resizeRowsToContents();
    updateGeometry();
}

void ReviewTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fit();
}

void ReviewTable::keyPressEvent(QKeyEvent *event)
{
    const int side = event->key() - Qt::Key_1;
    if (side >= 3 && side < sides && event->modifiers() == Qt::NoModifier) {
        choose(side); // the first three are commands
        return;
    }
    if (event->key() == Qt::Key_F2) {
        Q_EMIT enterWanted(currentRow());
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        Q_EMIT applyWanted();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT leaveWanted();
        return;
    }
    QTableView::keyPressEvent(event);
}

void ReviewTable::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex at = indexAt(event->pos());
    if (event->button() != Qt::LeftButton || !at.isValid())
        return;
    if (at.data(ReviewModel::OfferedRole).toBool())
        m_review->choose(at.row(), at.column() - ReviewModel::firstSide);
}

void ReviewTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex at = indexAt(event->pos());
    if (at.isValid() && at.data(ReviewModel::ResultRole).toBool())
        Q_EMIT enterWanted(at.row());
}

void ReviewTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && m_review->rowCount() > 0)
        selectRow(0);
    viewport()->update();
}

void ReviewTable::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

} // namespace steward
