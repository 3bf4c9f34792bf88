// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/boardtile.h"

#include "views/theme/controlpainter.h"
#include "views/theme/glyphs.h"
#include "views/theme/icons.h"
#include "views/theme/tabular.h"
#include "views/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace steward {

BoardTile::BoardTile(QWidget *parent) : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BoardTile::setCount(Indicator glyph, const QString &figure, const QString &word, const QString &fact, const QString &query)
{
    m_glyph = glyph;
    m_figure = figure;
    m_word = word;
    m_fact = fact;
    m_query = query;
    setAccessibleName(figure + u' ' + word + QStringLiteral(". ") + fact);
    setToolTip(tr("Open in the queue: %1").arg(query));
    update();
}

void BoardTile::setFilled(bool filled)
{
    m_isFilled = filled;
    update();
}

void BoardTile::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const ThemeRoles &roles = Theme::roles();
    const bool hovered = underMouse() || isDown();
    const QColor fill = m_isFilled ? roles[ThemeRole::BreachFill] : roles[hovered ? ThemeRole::Hover : ThemeRole::Base];
    controls::frame(&p, rect(), 4, fill, m_isFilled ? fill : roles[ThemeRole::Line2]);
    if (hasFocus())
        controls::focusRing(&p, QRectF(rect()).adjusted(2, 2, -2, -2), 4);
    const auto ink = [&](ThemeRole role) { return m_isFilled ? roles[ThemeRole::TextOnBreach] : roles[role]; };
    constexpr int padding = 12;
    QRectF line(padding, 6, width() - 2 * padding, 36);
    const QPointF glyphAt(line.left(), line.center().y() - 7);
    if (m_isFilled)
        paintGlyphPlain(&p, glyphAt, m_glyph, roles[ThemeRole::TextOnBreach], 14);
    else
        paintGlyph(&p, glyphAt, m_glyph, roles, 14);
    line.setLeft(line.left() + 22);
    p.setFont(Theme::font(TypeRole::Figure));
    p.setPen(ink(ThemeRole::Text1));
    paintTabular(&p, line, Qt::AlignLeft, m_figure);
    line.setLeft(line.left() + tabularWidth(p.font(), m_figure) + 8);
    p.setFont(Theme::font(TypeRole::BodyStrong));
    paintLine(&p, line.adjusted(0, 4, -16, 4), m_word);
    paintIcon(&p, QRect(width() - padding - 14, 17, 14, 14), QStringLiteral("chevron-right"), 14, ink(ThemeRole::Text2));
    p.setFont(Theme::font(TypeRole::Small));
    p.setPen(ink(ThemeRole::Text2));
    paintLine(&p, QRectF(padding, 42, width() - 2 * padding, 18), m_fact);
    p.setFont(Theme::font(TypeRole::Mono));
    paintLine(&p, QRectF(padding, 60, width() - 2 * padding, 18), m_query);
}

void BoardTile::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace steward
