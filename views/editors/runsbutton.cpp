// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/editors/runsbutton.h"

#include "views/editors/avatar.h"
#include "views/theme/controlpainter.h"
#include "views/theme/glyphs.h"
#include "views/theme/icons.h"
#include "views/theme/tabular.h"
#include "views/theme/textruns.h"

#include <QKeyEvent>
#include <QPainter>

namespace steward {

namespace {

constexpr int padding = 10;
constexpr int gap = 6;
constexpr int chevronWidth = 16;
constexpr int leastText = 28;

} // namespace

RunsButton::RunsButton(Look look, QWidget *parent) : QAbstractButton(parent), m_look(look)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void RunsButton::setFace(const ButtonFace &face)
{
    m_face = face;
    setText(face.text);
    setAccessibleName(face.text.isEmpty() && face.glyph != Indicator::None ? indicatorName(face.glyph) : face.text);
    updateGeometry();
    update();
}

void RunsButton::setStrong(bool strong)
{
    m_strong = strong;
    updateGeometry();
    update();
}

int RunsButton::leadWidth() const
{
    int width = 0;
    if (m_face.glyph != Indicator::None)
        width = 12;
    else if (m_face.priority > 0)
        width = 14;
    else if (!m_face.avatar.isEmpty())
        width = 20;
    else if (!m_face.iconName.isEmpty())
        width = 16;
    return width + (width && !m_face.text.isEmpty() ? gap : 0);
}

QSize RunsButton::sizeHint() const
{
    const bool strong = m_strong || m_look == Look::Primary;
    int width = 2 * (m_look == Look::Flat ? gap : padding) + leadWidth();
    width += QFontMetrics(Theme::font(strong ? TypeRole::BodyStrong : TypeRole::Body)).horizontalAdvance(m_face.text) + 1;
    if (!m_face.detail.isEmpty())
        width += gap + QFontMetrics(Theme::font(TypeRole::Small)).horizontalAdvance(m_face.detail);
    if (!m_face.keys.isEmpty())
        width += 8 + int(std::ceil(keyCapsWidth(m_face.keys)));
    if (m_face.chevron)
        width += gap + chevronWidth;
    return {width, 28};
}

QSize RunsButton::minimumSizeHint() const
{
    const int fixed = 2 * (m_look == Look::Flat ? gap : padding) + leadWidth() + (m_face.chevron ? gap + chevronWidth : 0);
    return {qMin(sizeHint().width(), fixed + (m_face.text.isEmpty() ? 0 : leastText)), 28};
}

void RunsButton::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    const bool hot = isEnabled() && (underMouse() || isDown());
    const bool primary = m_look == Look::Primary && isEnabled();
    QColor fill = Qt::transparent;
    QColor line = Qt::transparent;
    if (primary) {
        fill = Theme::colour(ThemeRole::Accent);
        line = fill;
    } else if (m_look != Look::Flat) {
        fill = Theme::colour(hot ? ThemeRole::Hover : ThemeRole::Base);
        line = Theme::colour(ThemeRole::Line2);
    } else if (hot) {
        fill = Theme::colour(ThemeRole::Hover);
    }
    if (isDown() && !primary)
        fill = Theme::colour(ThemeRole::SelectionInactive);
    controls::frame(&p, rect(), 4, fill, line);
    if (m_ringed)
        controls::frame(&p, rect(), 4, {}, Theme::colour(primary ? ThemeRole::Text1 : ThemeRole::Accent), 2);

    const ThemeRole words = !isEnabled() ? ThemeRole::TextDisabled : primary ? ThemeRole::TextOnAccent : ThemeRole::Text1;
    const qreal side = m_look == Look::Flat ? gap : padding;
    QRectF box = QRectF(rect()).adjusted(side, 0, -side, 0);
    const qreal middle = box.center().y();
    if (m_face.glyph != Indicator::None) {
        paintGlyph(&p, {box.left(), qRound(middle - 6) * 1.0}, m_face.glyph, Theme::roles());
    } else if (m_face.priority > 0) {
        paintPriorityBars(&p, {box.left(), qRound(middle - 6) * 1.0}, m_face.priority, Theme::colour(words),
                          Theme::colour(ThemeRole::BarOff));
    } else if (!m_face.avatar.isEmpty()) {
        paintAvatar(&p, QRectF(box.left(), qRound(middle - 10), 20, 20), m_face.avatar);
    } else if (!m_face.iconName.isEmpty()) {
        const ThemeRole tint = m_look == Look::Framed && isEnabled() ? ThemeRole::Text2 : words;
        paintIcon(&p, QRect(int(box.left()), 0, 16, height()), m_face.iconName, 16, Theme::colour(tint));
    }
    box.setLeft(box.left() + leadWidth());
    if (m_face.chevron) {
        controls::mark(&p, QRect(int(box.right()) - chevronWidth, 0, chevronWidth, height()), "chevron-down", 14,
                       Theme::colour(isEnabled() ? ThemeRole::Text2 : ThemeRole::TextDisabled));
        box.setRight(box.right() - chevronWidth - gap);
    }
    const TypeRole type = m_strong || m_look == Look::Primary ? TypeRole::BodyStrong : TypeRole::Body;
    const qreal text = QFontMetricsF(Theme::font(type)).horizontalAdvance(m_face.text);
    // Words before key caps where there is no room for both.
    if (!m_face.keys.isEmpty() && box.width() + 1 >= keyCapsWidth(m_face.keys) + 8 + text) {
        const QColor cap = Theme::colour(primary ? ThemeRole::TextOnAccent : isEnabled() ? ThemeRole::Text3 : words);
        const qreal used = paintKeyCaps(&p, box, m_face.keys, cap, primary ? cap : Theme::colour(ThemeRole::Line2));
        box.setRight(box.right() - used - 8);
    }
    p.setFont(Theme::font(type));
    p.setPen(Theme::colour(words));
    paintLine(&p, box.adjusted(0, 0, 1, 0), m_face.text);
    if (!m_face.detail.isEmpty() && box.width() > text + gap + leastText) {
        p.setFont(Theme::font(TypeRole::Small));
        p.setPen(Theme::colour(isEnabled() ? ThemeRole::Text3 : ThemeRole::TextDisabled));
        paintLine(&p, box.adjusted(text + gap, 0, 1, 0), m_face.detail);
    }
}

void RunsButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void RunsButton::focusInEvent(QFocusEvent *event)
{
    m_ringed = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason;
    QAbstractButton::focusInEvent(event);
}

void RunsButton::focusOutEvent(QFocusEvent *event)
{
    m_ringed = false;
    QAbstractButton::focusOutEvent(event);
}

} // namespace steward
