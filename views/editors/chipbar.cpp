// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/editors/chipbar.h"

#include "views/theme/controlpainter.h"
#include "views/theme/icons.h"
#include "views/theme/tabular.h"
#include "views/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace steward {

namespace {

constexpr int chipHeight = 20;
constexpr int gap = 6;
constexpr int rim = 2; // room for the focus ring

} // namespace

ChipBar::ChipBar(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("chips"));
    setFocusPolicy(Qt::TabFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChipBar::setChips(const QList<Chip> &chips)
{
    m_chips = chips;
    m_current = qBound(0, m_current, qMax(0, int(chips.size()) - 1));
    QStringList words;
    for (const Chip &chip : chips)
        words << chip.text + (chip.strong.isEmpty() ? QString() : QString(u' ' + chip.strong));
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int ChipBar::widthOf(const Chip &chip) const
{
    qreal width = 14 + QFontMetricsF(Theme::font(TypeRole::Small)).horizontalAdvance(chip.text);
    if (!chip.iconName.isEmpty())
        width += 18;
    if (!chip.strong.isEmpty())
        width += 5 + tabularWidth(Theme::font(TypeRole::SmallStrong), chip.strong);
    if (chip.removable)
        width += 18;
    return int(std::ceil(width));
}

QList<QRect> ChipBar::places(int width) const
{
    QList<QRect> out;
    int x = rim;
    int y = rim;
    for (const Chip &chip : m_chips) {
        const int w = qMin(widthOf(chip), qMax(40, width - 2 * rim));
        if (x > rim && x + w > width - rim) {
            x = rim;
            y += chipHeight + gap;
        }
        out << QRect(x, y, w, chipHeight);
        x += w + gap;
    }
    return out;
}

QSize ChipBar::sizeHint() const
{
    int width = 2 * rim;
    for (const Chip &chip : m_chips)
        width += widthOf(chip) + gap;
    return {width, chipHeight + 2 * rim};
}

int ChipBar::heightForWidth(int width) const
{
    const QList<QRect> all = places(width);
    return (all.isEmpty() ? chipHeight + rim : all.last().bottom() + 1) + rim;
}

QRect ChipBar::crossOf(const QRect &place) const
{
    return {place.right() - 19, place.top(), 18, place.height()};
}

void ChipBar::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    const QList<QRect> all = places(width());
    for (qsizetype i = 0; i < all.size(); ++i) {
        const Chip &chip = m_chips[i];
        const QRect &r = all[i];
        const bool ringed = hasFocus() && i == m_current;
        controls::frame(&p, r, 3, Theme::colour(chip.checked ? ThemeRole::Selection : ThemeRole::Chip),
                        Theme::colour(chip.checked ? ThemeRole::Accent : ThemeRole::ChipLine));
        if (ringed)
            controls::frame(&p, r.adjusted(-2, -2, 2, 2), 5, {}, Theme::colour(ThemeRole::Accent), 2);
        int x = r.left() + 7;
        if (!chip.iconName.isEmpty()) {
            paintIcon(&p, QRect(x - 1, r.top(), 14, r.height()), chip.iconName, 14, Theme::colour(ThemeRole::Text2));
            x += 18;
        }
        const int end = (chip.removable ? crossOf(r).left() : r.right() - 6) - (chip.strong.isEmpty() ? 0 : 5)
            - int(tabularWidth(Theme::font(TypeRole::SmallStrong), chip.strong));
        p.setFont(Theme::font(TypeRole::Small));
        p.setPen(Theme::colour(ThemeRole::Text1));
        paintLine(&p, QRectF(x, r.top(), end - x + 1, r.height()), chip.text);
        if (!chip.strong.isEmpty()) {
            p.setFont(Theme::font(TypeRole::SmallStrong));
            paintTabular(&p, QRectF(end + 5, r.top(), r.width(), r.height()), Qt::AlignLeft, chip.strong);
        }
        if (chip.removable)
            paintIcon(&p, crossOf(r), QStringLiteral("x"), 14, Theme::colour(ThemeRole::Text3));
    }
}

void ChipBar::mousePressEvent(QMouseEvent *event)
{
    const QList<QRect> all = places(width());
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (!all[i].contains(event->pos()))
            continue;
        m_current = int(i);
        if (m_chips[i].removable && crossOf(all[i]).contains(event->pos()))
            removeAt(int(i));
        else
            activate(int(i));
        return;
    }
}

void ChipBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        m_current = qMax(0, m_current - 1);
        break;
    case Qt::Key_Right:
        m_current = qMin(int(m_chips.size()) - 1, m_current + 1);
        break;
    case Qt::Key_Space:
    case Qt::Key_Return:
        activate(m_current);
        break;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (m_current < m_chips.size() && m_chips[m_current].removable)
            removeAt(m_current);
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    update();
}

void ChipBar::activate(int index)
{
    if (!m_exclusive || index < 0 || index >= m_chips.size())
        return;
    for (qsizetype i = 0; i < m_chips.size(); ++i)
        m_chips[i].checked = i == index;
    update();
    Q_EMIT checkedChanged(m_chips[index].id);
}

/// The owner decides: it calls setChips() without the chip, or leaves it.
void ChipBar::removeAt(int index)
{
    const QString id = m_chips[index].id;
    Q_EMIT removed(id);
}

void ChipBar::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void ChipBar::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace steward
