// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/duetile.h"

#include "views/text/format.h"
#include "views/theme/controlpainter.h"
#include "views/theme/glyphs.h"
#include "views/theme/tabular.h"
#include "views/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace steward {

namespace {

constexpr int padding = 12;
constexpr int barWidth = 72;

} // namespace

DueTile::DueTile(QWidget *parent) : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void DueTile::setDue(const QString &head, const std::optional<DueCell> &cell, const QString &none)
{
    m_head = head;
    m_cell = cell;
    m_none = none;
    setAccessibleName(m_head + QStringLiteral(". ") + words());
    updateGeometry();
    update();
}

QString DueTile::words() const
{
    if (!m_cell)
        return m_none;
    const Duration left(m_cell->remainingMs);
    switch (m_cell->indicator) {
    case Indicator::Met: return tr("met in %1").arg(spanText(left));
    case Indicator::Breach: return tr("%1 over").arg(spanText(Duration(-left.count())));
    case Indicator::Paused: return tr("%1 left, paused").arg(spanText(left));
    default: return tr("%1 left").arg(spanText(left));
    }
}

QString DueTile::spanText(Duration span) const
{
    if (!m_countsHours)
        return format::span(span);
    const qint64 minutes = span.count() / 60'000;
    return QStringLiteral("%1:%2").arg(minutes / 60).arg(minutes % 60, 2, 10, QChar(u'0'));
}

QSize DueTile::sizeHint() const
{
    const int head = QFontMetrics(Theme::font(TypeRole::Micro)).horizontalAdvance(m_head);
    int line = int(std::ceil(tabularWidth(Theme::font(TypeRole::BodyStrong), words())));
    if (m_cell)
        line += 18 + barWidth + 8;
    return {2 * padding + qMax(head, line) + 2, 40};
}

void DueTile::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    controls::frame(&p, rect(), 4, Theme::colour(isEnabled() && (underMouse() || isDown()) ? ThemeRole::Hover : ThemeRole::Base),
                    Theme::colour(hasFocus() ? ThemeRole::Accent : ThemeRole::Line2), hasFocus() ? 2 : 1);
    QRectF box = QRectF(rect()).adjusted(padding, 3, -padding, -4);
    p.setFont(Theme::font(TypeRole::Micro));
    p.setPen(Theme::colour(ThemeRole::Text2));
    paintTabular(&p, QRectF(box.left(), box.top(), box.width(), 16), Qt::AlignLeft, m_head);
    QRectF line(box.left(), box.top() + 15, box.width(), 18);
    if (m_cell && m_cell->indicator != Indicator::None) {
        paintGlyph(&p, {line.left(), qRound(line.center().y() - 6) * 1.0}, m_cell->indicator, Theme::roles());
        line.setLeft(line.left() + 18);
    }
    const bool quiet = !m_cell || m_cell->indicator == Indicator::Paused;
    p.setFont(Theme::font(quiet ? TypeRole::Body : TypeRole::BodyStrong));
    p.setPen(Theme::colour(quiet ? ThemeRole::Text3 : ThemeRole::Text1));
    const qreal used = tabularWidth(p.font(), words());
    paintTabular(&p, line, Qt::AlignLeft, words());
    line.setLeft(line.left() + used + 8);
    if (m_cell && line.width() > 24 && m_cell->indicator != Indicator::Met)
        paintShareBar(&p, QRectF(line.left(), qRound(line.center().y() - 1), qMin<qreal>(barWidth, line.width()), 3),
                      m_cell->usedPermille, m_cell->indicator, Theme::roles(), false);
}

void DueTile::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace steward
