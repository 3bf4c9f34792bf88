// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/delegates/reviewdelegate.h"

#include "models/reviewmodel.h"
#include "views/text/format.h"
#include "views/theme/controlpainter.h"
#include "views/theme/tabular.h"
#include "views/theme/theme.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyleOptionButton>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int padding = 8;
constexpr int above = 7;
constexpr int lineHeight = 20;
constexpr int whoHeight = 16;
constexpr int radioRoom = 22;

int textLeft(const QModelIndex &index)
{
    const int first = index.column() == 0 ? 16 : padding;
    return index.data(ReviewModel::OfferedRole).toBool() ? first + radioRoom : first;
}

TypeRole typeOf(const QModelIndex &index)
{
    const bool strong = index.column() == 0 || index.data(ReviewModel::ResultRole).toBool();
    return strong ? TypeRole::BodyStrong : TypeRole::Body;
}

/// Lines of `text` as they stand in `width`; the last one that fits is elided.
QStringList linesOf(const QString &text, const QFont &font, int width)
{
    QStringList lines;
    const QFontMetrics metrics(font);
    for (const QString &paragraph : text.split(u'\n')) {
        QTextLayout layout(paragraph, font);
        layout.beginLayout();
        for (;;) {
            QTextLine line = layout.createLine();
            if (!line.isValid())
                break;
            line.setLineWidth(width);
            lines.append(paragraph.mid(line.textStart(), line.textLength()));
        }
        layout.endLayout();
        if (lines.size() > ReviewDelegate::mostLines)
            break;
    }
    if (lines.size() > ReviewDelegate::mostLines) {
        lines = lines.first(ReviewDelegate::mostLines);
        lines.last() = metrics.elidedText(lines.last() + u'…', Qt::ElideRight, width);
    }
    return lines;
}

} // namespace

QString ReviewDelegate::whoWords(const QModelIndex &index) const
{
    const QString who = index.data(ReviewModel::AuthorsRole).toString();
    const QVariant at = index.data(InstantRole);
    if (!at.isValid() || who.isEmpty())
        return who;
    // The moment first: it is the name that may be cut.
    return format::moment({at.toLongLong()}, m_clock->now()) + u' ' + who;
}

QSize ReviewDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->visualRect(index).width() : option.rect.width();
    const int room = qMax(40, width - textLeft(index) - padding);
    const auto lines = linesOf(index.data().toString(), Theme::font(typeOf(index)), room).size();
    return {width, int(2 * above + qMax<qsizetype>(1, lines) * lineHeight + whoHeight)};
}

void ReviewDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool chosen = index.data(ReviewModel::ChosenRole).toBool();
    const bool result = index.data(ReviewModel::ResultRole).toBool();
    const bool current = option.state & QStyle::State_Selected;
    const bool focused = option.widget && option.widget->hasFocus();
    const QRect r = option.rect;
    ThemeRole surface = result ? ThemeRole::Panel : ThemeRole::Base;
    if (chosen)
        surface = ThemeRole::Selection;
    painter->save();
    painter->setClipRect(r);
    painter->fillRect(r, Theme::colour(surface));
    painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), Theme::colour(ThemeRole::Line));
    painter->fillRect(QRect(r.right(), r.top(), 1, r.height()), Theme::colour(ThemeRole::Line));
    if (result)
        painter->fillRect(QRect(r.left(), r.top(), 1, r.height()), Theme::colour(ThemeRole::Line2));
    if (current) {
        const QColor line = Theme::colour(focused ? ThemeRole::Accent : ThemeRole::Line2);
        painter->fillRect(QRect(r.left(), r.top(), r.width(), 2), line);
        painter->fillRect(QRect(r.left(), r.bottom() - 1, r.width(), 2), line);
        if (index.column() == 0)
            painter->fillRect(QRect(r.left(), r.top(), 3, r.height()), line);
    }
    if (index.data(ReviewModel::OfferedRole).toBool()) {
        QStyleOptionButton radio;
        radio.rect = QRect(r.left() + padding, r.top() + above + 2, 16, 16);
        radio.state = QStyle::State_Enabled | (chosen ? QStyle::State_On : QStyle::State_Off);
        controls::radioIndicator(painter, &radio);
    }
    const QFont font = Theme::font(typeOf(index));
    const int left = r.left() + textLeft(index);
    const int width = qMax(40, r.right() - padding - left);
    int top = r.top() + above;
    painter->setFont(font);
    painter->setPen(Theme::colour(ThemeRole::Text1));
    for (const QString &line : linesOf(index.data().toString(), font, width)) {
        paintLine(painter, QRectF(left, top, width, lineHeight), line);
        top += lineHeight;
    }
    painter->setFont(Theme::font(TypeRole::Micro));
    painter->setPen(Theme::colour(chosen ? ThemeRole::Text2 : ThemeRole::Text3));
    paintLine(painter, QRectF(left, qMax(top, r.top() + above + lineHeight), width, whoHeight), whoWords(index));
    painter->restore();
}

} // namespace steward
