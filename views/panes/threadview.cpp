// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/threadview.h"

#include "core/base/clock.h"
#include "views/text/format.h"
#include "views/theme/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTextBoundaryFinder>
#include <QToolTip>

namespace steward {

namespace {

constexpr int keptLayouts = 200; // some screens full
constexpr int quickRows = 300; // laid out anew at each step of a resize

} // namespace

class ThreadView::Delegate : public QStyledItemDelegate
{
public:
    explicit Delegate(ThreadView *view) : QStyledItemDelegate(view), m_view(view) {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const int row = index.row();
        const int width = m_view->viewport()->width();
        if (width != m_view->m_laidWidth) {
            m_view->m_layouts.clear();
            m_view->m_heights.clear();
            m_view->m_laidWidth = width;
        }
        if (const auto known = m_view->m_heights.constFind(row); known != m_view->m_heights.cend())
            return {width, *known};
        const int height = m_view->layoutOf(row)->height();
        m_view->m_heights.insert(row, height);
        return {width, height};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int row = index.row();
        const bool current = m_view->hasFocus() && m_view->currentIndex() == index;
        m_view->layoutOf(row)->paint(painter, option.rect, m_view->m_thread->line(row), m_view->selectionOf(row), current,
                                     m_view->m_hotRow == row ? m_view->m_hotFile : -1);
    }

private:
    ThreadView *m_view;
};

ThreadView::ThreadView(ThreadModel *model, const Clock *clock, QWidget *parent)
    : QListView(parent), m_thread(model), m_clock(clock), m_layouts(keptLayouts)
{
    setObjectName(QStringLiteral("ticketThread"));
    setModel(model);
    setItemDelegate(new Delegate(this));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // so that the width of the text does not depend on its height
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setResizeMode(Adjust);
    setMouseTracking(true);
    verticalScrollBar()->setSingleStep(24);
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &ThreadView::forget);
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

ThreadView::~ThreadView() = default;

void ThreadView::forget()
{
    m_layouts.clear();
    m_heights.clear();
    clearSelection();
    m_hotRow = -1;
    m_hotFile = -1;
}

void ThreadView::clearSelection()
{
    m_selectedRow = -1;
    m_anchor = 0;
    m_caret = 0;
    m_selecting = false;
}

const ThreadLayout *ThreadView::layoutOf(int row) const
{
    ThreadLayout *known = m_layouts.object(row);
    if (!known || known->width() != viewport()->width()) {
        known = new ThreadLayout(m_thread->line(row), viewport()->width(), m_clock->now());
        m_layouts.insert(row, known);
    }
    return known;
}

QPointF ThreadView::inside(int row, QPoint at) const
{
    return at - visualRect(m_thread->index(row)).topLeft();
}

std::pair<int, int> ThreadView::selectionOf(int row) const
{
    return row == m_selectedRow ? std::pair<int, int>(std::minmax(m_anchor, m_caret)) : std::pair(0, 0);
}

QString ThreadView::selectedText() const
{
    if (m_selectedRow < 0 || m_selectedRow >= m_thread->rowCount())
        return {};
    const auto [first, last] = selectionOf(m_selectedRow);
    return m_thread->line(m_selectedRow).text.mid(first, last - first);
}

bool ThreadView::isAtEnd() const { return verticalScrollBar()->value() >= verticalScrollBar()->maximum() - 4; }

void ThreadView::settle(int place)
{
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(place < 0 ? verticalScrollBar()->maximum() : place);
}

void ThreadView::goToEnd()
{
    if (m_thread->rowCount() == 0)
        return;
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void ThreadView::goTo(const Uuid &record)
{
    const int row = m_thread->rowOf(record);
    if (row < 0)
        return;
    setCurrentIndex(m_thread->index(row));
    scrollTo(m_thread->index(row), PositionAtCenter);
}

QRect ThreadView::fileRect(int row, int file) const
{
    const QRect rect = visualRect(m_thread->index(row));
    return layoutOf(row)->fileRect(file).toRect().translated(rect.topLeft());
}

void ThreadView::paintEvent(QPaintEvent *event)
{
    QPainter p(viewport());
    p.fillRect(event->rect(), Theme::colour(ThemeRole::Base));
    p.end();
    QListView::paintEvent(event);
}

void ThreadView::resizeEvent(QResizeEvent *event)
{
    const bool atEnd = isAtEnd();
    QListView::resizeEvent(event);
    // The list would wait a tenth of a second; short threads break their lines at once.
    if (event->oldSize().width() != event->size().width() && m_thread->rowCount() < quickRows)
        doItemsLayout();
    if (atEnd)
        goToEnd();
}

void ThreadView::mousePressEvent(QMouseEvent *event)
{
    QListView::mousePressEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() != Qt::LeftButton)
        return;
    clearSelection();
    viewport()->update();
    if (!index.isValid())
        return;
    const int at = layoutOf(index.row())->characterAt(inside(index.row(), event->pos()), false);
    if (at < 0)
        return;
    m_selectedRow = index.row();
    m_anchor = at;
    m_caret = at;
    m_selecting = true;
}

void ThreadView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_selecting && (event->buttons() & Qt::LeftButton)) {
        m_caret = qMax(0, layoutOf(m_selectedRow)->characterAt(inside(m_selectedRow, event->pos()), true));
        viewport()->update();
        return;
    }
    const QModelIndex index = indexAt(event->pos());
    const int row = index.isValid() ? index.row() : -1;
    const int file = row < 0 ? -1 : layoutOf(row)->fileAt(inside(row, event->pos()));
    const int character = row < 0 || file >= 0 ? -1 : layoutOf(row)->characterAt(inside(row, event->pos()), false);
    const bool link = character >= 0 && !layoutOf(row)->linkAt(character).isEmpty();
    viewport()->setCursor(file >= 0 || link ? Qt::PointingHandCursor : character >= 0 ? Qt::IBeamCursor : Qt::ArrowCursor);
    if (row != m_hotRow || file != m_hotFile) {
        m_hotRow = row;
        m_hotFile = file;
        viewport()->update();
    }
}

void ThreadView::mouseReleaseEvent(QMouseEvent *event)
{
    const bool wasSelecting = m_selecting;
    m_selecting = false;
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid() && m_anchor == m_caret) {
        const ThreadLayout *layout = layoutOf(index.row());
        if (const int file = layout->fileAt(inside(index.row(), event->pos())); file >= 0)
            Q_EMIT fileWanted(m_thread->line(index.row()).files[file]);
        else if (const QString link = wasSelecting ? layout->linkAt(m_caret) : QString(); !link.isEmpty())
            Q_EMIT linkWanted(link);
    }
    QListView::mouseReleaseEvent(event);
}

void ThreadView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    const int at = index.isValid() ? layoutOf(index.row())->characterAt(inside(index.row(), event->pos()), false) : -1;
    if (at < 0)
        return;
    QTextBoundaryFinder words(QTextBoundaryFinder::Word, layoutOf(index.row())->text());
    words.setPosition(at);
    const int first = words.isAtBoundary() ? at : int(words.toPreviousBoundary());
    words.setPosition(at);
    m_selectedRow = index.row();
    m_anchor = first;
    m_caret = int(qMax<qsizetype>(first, words.toNextBoundary()));
    viewport()->update();
}

void ThreadView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        QString text = selectedText();
        if (text.isEmpty() && currentIndex().isValid())
            text = m_thread->line(currentIndex().row()).text;
        if (!text.isEmpty())
            QGuiApplication::clipboard()->setText(text);
        return;
    }
    if (event->matches(QKeySequence::SelectAll) && currentIndex().isValid()) {
        m_selectedRow = currentIndex().row();
        m_anchor = 0;
        m_caret = int(m_thread->line(m_selectedRow).text.size());
        viewport()->update();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && event->modifiers() == Qt::NoModifier
        && currentIndex().isValid()) {
        const ThreadLine &line = m_thread->line(currentIndex().row());
        if (!line.files.isEmpty())
            Q_EMIT fileWanted(line.files.first());
        return;
    }
    if (event->text().size() == 1 && event->text().at(0).isPrint() && event->key() != Qt::Key_Space) {
        event->ignore(); // letters are keys of the ticket, not a search in the list
        return;
    }
    QListView::keyPressEvent(event);
}

void ThreadView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    const QPoint at = byKey ? visualRect(index).center() : event->pos();
    Q_EMIT menuWanted(index.row(), viewport()->mapToGlobal(at), byKey ? -1 : layoutOf(index.row())->fileAt(inside(index.row(), at)));
}

void ThreadView::leaveEvent(QEvent *event)
{
    m_hotRow = -1;
    m_hotFile = -1;
    viewport()->update();
    QListView::leaveEvent(event);
}

bool ThreadView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const QModelIndex index = indexAt(help->pos());
        QString words;
        if (index.isValid()) {
            const ThreadLine &line = m_thread->line(index.row());
            words = format::full(line.entry.at);
            if (line.audience == ThreadLine::Audience::System)
                words = line.name + u' ' + line.text + u'\n' + words;
            const int file = layoutOf(index.row())->fileAt(inside(index.row(), help->pos()));
            if (file >= 0 && !line.files[file].isHere)
                words = tr("Not here yet. A click gets it from the team server.");
        }
        QToolTip::showText(help->globalPos(), words, viewport());
        return true;
    }
    return QListView::viewportEvent(event);
}

} // namespace steward
