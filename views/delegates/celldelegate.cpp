// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/delegates/celldelegate.h"

#include "views/delegates/stewardtableview.h"
#include "views/editors/avatar.h"
#include "views/text/format.h"
#include "views/theme/controlpainter.h"
#include "views/theme/glyphs.h"
#include "views/theme/tabular.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int padding = 8;
constexpr int glyphSize = 12;
constexpr int glyphGap = 6;

QRectF after(const QRectF &box, qreal width)
{
    return box.adjusted(width, 0, 0, 0);
}

QPointF glyphCorner(const QRectF &box, qreal x)
{
    return {x, qreal(qRound(box.center().y() - glyphSize / 2.0))};
}

Indicator indicatorFor(const QModelIndex &index)
{
    if (const QVariant own = index.data(IndicatorRole); own.isValid())
        return Indicator(own.toInt());
    const QVariant status = index.data(StatusClassRole);
    return status.isValid() ? indicatorOf(StatusClass(status.toInt())) : Indicator::None;
}

} // namespace

QColor CellDelegate::Cell::text(ThemeRole role) const
{
    if (stale)
        role = ThemeRole::Text3;
    if (selected && role == ThemeRole::Text3)
        role = ThemeRole::Text2;
    return Theme::colour(role);
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {80, Theme::instance().rowHeight()};
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *table = qobject_cast<const StewardTableView *>(option.widget);
    const bool selected = option.state & QStyle::State_Selected;
    const bool focused = option.widget && (option.widget->hasFocus() || option.widget->property("steward.focused").toBool());
    const QRect r = option.rect;
    ThemeRole surface = ThemeRole::Base;
    if (selected)
        surface = focused ? ThemeRole::Selection : ThemeRole::SelectionInactive;
    else if (table ? table->hoveredRow() == index.row() : bool(option.state & QStyle::State_MouseOver))
        surface = ThemeRole::Hover;
    painter->fillRect(r, Theme::colour(surface));
    painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), Theme::colour(ThemeRole::Line));

    Cell cell;
    cell.index = index;
    cell.whole = QRectF(r).adjusted(0, 0, 0, -1);
    const bool first = table && table->isFirstColumn(index.column());
    cell.box = cell.whole.adjusted(first ? 12 : padding, 0, -padding, 0);
    cell.selected = selected;
    cell.stale = index.data(IsStaleRole).toBool();
    if (cell.box.width() <= 0)
        return;
    if (const QVariant fetched = index.data(IsFetchedRole); fetched.isValid() && !fetched.toBool()) {
        const qreal width = qRound(cell.box.width() * skeletonShare());
        const qreal left = isRightAligned() ? cell.box.right() - width : cell.box.left();
        controls::frame(painter, QRectF(left, qRound(cell.box.center().y() - 5), width, 10), 2,
                        Theme::colour(ThemeRole::Track), {}, 0);
        return;
    }
    painter->save();
    painter->setClipRect(r);
    painter->setFont(Theme::font(TypeRole::Body));
    painter->setPen(cell.text(ThemeRole::Text1));
    paintCell(painter, cell);
    painter->restore();
}

QString CellDelegate::toolTip(const QModelIndex &index, const QRectF &box) const
{
    QStringList lines;
    if (const QString own = index.data(Qt::ToolTipRole).toString(); !own.isEmpty())
        lines << own;
    const QString text = index.data().toString();
    const TypeRole type = index.data(UnreadRole).toBool() ? TypeRole::BodyStrong : TypeRole::Body;
    if (lines.isEmpty() && QFontMetricsF(Theme::font(type)).horizontalAdvance(text) > box.width())
        lines << text;
    return lines.join(u'\n');
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString text = index.isValid() ? toolTip(index, QRectF(option.rect).adjusted(padding, 0, -padding, 0)) : QString();
    QToolTip::showText(event->globalPos(), text, view, option.rect);
    return true;
}

void StatusDelegate::paintCell(QPainter *painter, const Cell &cell) const
{
    const Indicator indicator = indicatorFor(cell.index);
    QRectF box = cell.box;
    if (indicator != Indicator::None) {
        paintGlyph(painter, glyphCorner(box, box.left()), indicator, Theme::roles());
        box = after(box, glyphSize + glyphGap);
    }
    paintLine(painter, box, cell.index.data().toString());
}

void NumberDelegate::paintCell(QPainter *painter, const Cell &cell) const
{
    const QVariant number = cell.index.data(NumberRole);
    painter->setFont(Theme::font(TypeRole::Mono));
    painter->setPen(cell.text(ThemeRole::Text2));
    paintLine(painter, cell.box, (number.isValid() ? number : cell.index.data()).toString());
}

TextDelegate::TextDelegate(QObject *parent, bool followsUnread, bool quiet)
    : CellDelegate(parent), m_followsUnread(followsUnread), m_quiet(quiet)
{
}

void TextDelegate::paintCell(QPainter *painter, const Cell &cell) const
{
    const bool unread = m_followsUnread && cell.index.data(UnreadRole).toBool();
    const QString text = cell.index.data().toString();
    painter->setFont(Theme::font(unread ? TypeRole::BodyStrong : TypeRole::Body));
    painter->setPen(cell.text(m_quiet ? ThemeRole::Text2 : ThemeRole::Text1));
    const bool right = Qt::Alignment(cell.index.data(Qt::TextAlignmentRole).toInt()) & Qt::AlignRight;
    paintLine(painter, cell.box, text, right ? Qt::AlignRight : Qt::AlignLeft);
    const QString second = cell.index.data(SecondaryTextRole).toString();
    if (second.isEmpty() || right)
        return;
    const QRectF rest = after(cell.box, QFontMetricsF(painter->font()).horizontalAdvance(text) + 8);
    if (rest.width() < 24)
        return;
    painter->setFont(Theme::font(TypeRole::Small));
    painter->setPen(cell.text(ThemeRole::Text3));
    paintLine(painter, rest, second);
}

void PriorityDelegate::paintCell(QPainter *painter, const Cell &cell) const
{
    const int priority = cell.index.data(PriorityRole).toInt();
    if (priority < 1)
        return;
    paintPriorityBars(painter, glyphCorner(cell.box, cell.box.left()), priority, cell.text(ThemeRole::Text1),
                      Theme::colour(cell.selected ? ThemeRole::TrackOnSelection : ThemeRole::BarOff));
    painter->setFont(Theme::font(priority == 1 ? TypeRole::BodyStrong : TypeRole::Body));
    //: Priority 1 to 5, as short as possible.
    paintTabular(painter, after(cell.box, 14 + glyphGap), Qt::AlignLeft, tr("P%1").arg(priority));
}

void DueDelegate::paintCell(QPainter *painter, const Cell &cell) const
{
    const QVariant value = cell.index.data(DueRole);
    if (!value.canConvert<DueCell>())
        return;
    const auto due = value.value<DueCell>();
    const QString time = format::span(Duration(due.remainingMs));
    const bool met = due.indicator == Indicator::Met;
    const bool paused = due.indicator == Indicator::Paused;
    const bool urgent = due.indicator == Indicator::Warn || due.indicator == Indicator::Risk
        || due.indicator == Indicator::Breach;
    //: Service level reached; %1 is the time it took.
    const QString words = met ? tr("met %1").arg(time) : time;
    painter->setFont(Theme::font(urgent ? TypeRole::BodyStrong : TypeRole::Body));
    const qreal width = tabularWidth(painter->font(), words);
    if (due.worst && due.indicator == Indicator::Breach) {
        const QRectF fill(cell.whole.left() + 2, qRound(cell.whole.center().y() - 11), cell.whole.width() - 4, 22);
        controls::frame(painter, fill, 3, Theme::colour(ThemeRole::BreachFill), {}, 0);
        const QColor ink = Theme::colour(ThemeRole::TextOnBreach);
        painter->setPen(ink);
        const QRectF line(cell.box.left(), fill.top(), cell.box.width(), fill.height());
        paintGlyphPlain(painter, glyphCorner(line, line.right() - width - glyphGap - glyphSize), Indicator::Breach, ink);
        paintTabular(painter, line, Qt::AlignRight, words);
        return;
    }
    // The bar lies on the floor of the row, the time above it.
    const QRectF line = met ? cell.box : cell.box.adjusted(0, 0, 0, -4);
    painter->setPen(cell.text(paused ? ThemeRole::Text3 : met ? ThemeRole::Text2 : ThemeRole::Text1));
    paintTabular(painter, line, Qt::AlignRight, words);
    if (due.indicator != Indicator::None)
        paintGlyph(painter, glyphCorner(line, line.right() - width - glyphGap - glyphSize), due.indicator, Theme::roles());
    if (!met)
        paintShareBar(painter, QRectF(cell.box.left(), cell.whole.bottom() - 5, cell.box.width(), 3), due.usedPermille,
                      due.indicator, Theme::roles(), cell.selected);
}

QString DueDelegate::toolTip(const QModelIndex &index, const QRectF &box) const
{
    const QString own = CellDelegate::toolTip(index, box);
    const QVariant value = index.data(DueRole);
    if (!own.isEmpty() || !value.canConvert<DueCell>())
        return own;
    const auto due = value.value<DueCell>();
    const QString state = indicatorName(due.indicator);
    const QString used = tr("%1 % of the goal used").arg(due.usedPermille / 10);
    return state.isEmpty() ? used : QString(state + u", "_s + used);
}

PersonDelegate::PersonDelegate(QObject *parent, bool withAvatar) : CellDelegate(parent), m_withAvatar(withAvatar) {}

void PersonDelegate::paintCell(QPainter *painter, const Cell &cell) const
{
    const QVariant assigned = cell.index.data(AssignedRole);
    const QString name = cell.index.data().toString();
    if ((assigned.isValid() && !assigned.toBool()) || name.isEmpty()) {
        painter->setPen(cell.text(ThemeRole::Text3));
        paintLine(painter, cell.box, name.isEmpty() ? tr("Unassigned") : name);
        return;
    }
    QRectF box = cell.box;
    if (m_withAvatar) {
        paintAvatar(painter, QRectF(box.left(), qRound(box.center().y() - 10), 20, 20), name);
        box = after(box, 26);
    }
    paintLine(painter, box, name);
}

} // namespace steward
