// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/editors/ticketline.h"

#include "views/theme/controlpainter.h"
#include "views/theme/glyphs.h"
#include "views/theme/icons.h"
#include "views/theme/tabular.h"
#include "views/theme/theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace steward {

namespace {

constexpr int lineHeight = 24;
constexpr int whyHeight = 17;
constexpr int left = 28;

} // namespace

TicketLine::TicketLine(Indicator glyph, const QString &number, const QString &title, const QString &why, QWidget *parent)
    : QAbstractButton(parent), m_glyph(glyph), m_number(number), m_title(title), m_why(why)
{
    setObjectName(QStringLiteral("line.") + number);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(QStringList{why, indicatorName(glyph), number, title}.join(u' ').simplified());
    setToolTip(number + u' ' + title);
}

void TicketLine::setRemovable(const QString &words) { m_removeWords = words; }

QSize TicketLine::sizeHint() const { return {200, lineHeight + (m_why.isEmpty() ? 0 : whyHeight)}; }

void TicketLine::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    if (underMouse())
        p.fillRect(rect(), Theme::colour(ThemeRole::Hover));
    QRectF box(left, 0, width() - left - 12, lineHeight);
    if (m_glyph != Indicator::None) {
        paintGlyph(&p, {box.left(), 6}, m_glyph, Theme::roles());
        box.setLeft(box.left() + 18);
    }
    p.setFont(Theme::font(TypeRole::Mono));
    p.setPen(Theme::colour(ThemeRole::Text2));
    paintLine(&p, box, m_number);
    const qreal number = QFontMetricsF(p.font()).horizontalAdvance(m_number) + 8;
    p.setFont(Theme::font(TypeRole::Body));
    p.setPen(Theme::colour(ThemeRole::Text1));
    if (box.width() > number + 20)
        paintLine(&p, box.adjusted(number, 0, 0, 0), m_title);
    if (!m_why.isEmpty()) {
        p.setFont(Theme::font(TypeRole::Micro));
        p.setPen(Theme::colour(ThemeRole::Text3));
        paintLine(&p, QRectF(box.left(), lineHeight - 3, box.width(), whyHeight), m_why);
    }
    if (hasFocus())
        controls::frame(&p, rect().adjusted(left - 8, 1, -4, -1), 4, {}, Theme::colour(ThemeRole::Accent), 2);
}

void TicketLine::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else if (event->key() == Qt::Key_Delete && !m_removeWords.isEmpty())
        Q_EMIT removeWanted();
    else
        QAbstractButton::keyPressEvent(event);
}

void TicketLine::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(steward::icon(QStringLiteral("external-link")), tr("Open in a tab")), &QAction::triggered, this,
            [this] { click(); });
    if (!m_removeWords.isEmpty())
        connect(menu->addAction(steward::icon(QStringLiteral("x")), m_removeWords), &QAction::triggered, this, &TicketLine::removeWanted);
    menu->popup(event->globalPos());
}

} // namespace steward
