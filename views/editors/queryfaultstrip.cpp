// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/editors/queryfaultstrip.h"

#include "views/editors/queryfield.h"
#include "views/theme/glyphs.h"
#include "views/theme/tabular.h"
#include "views/theme/textruns.h"

#include <QMouseEvent>
#include <QPainter>

namespace steward {

QueryFaultStrip::QueryFaultStrip(QueryField *field, QWidget *parent) : QWidget(parent), m_field(field)
{
    setObjectName(QStringLiteral("queryFault"));
    setFixedHeight(30);
    connect(field, &QueryField::faultChanged, this, &QueryFaultStrip::follow);
    follow();
}

void QueryFaultStrip::follow()
{
    const auto fault = m_field->fault();
    setVisible(fault.has_value());
    setAccessibleName(fault ? QString(fault->message + u' ' + fault->fixLabel) : QString());
    update();
}

void QueryFaultStrip::paintEvent(QPaintEvent *)
{
    const auto fault = m_field->fault();
    if (!fault)
        return;
    QPainter p(this);
    p.fillRect(rect(), Theme::colour(ThemeRole::Panel));
    p.fillRect(QRect(0, 0, 3, height()), Theme::colour(ThemeRole::RiskFill));
    paintGlyph(&p, {13, (height() - 12) / 2.0}, Indicator::Risk, Theme::roles());
    m_fix = {};
    qreal right = width() - 8;
    if (!fault->fix.isEmpty()) {
        const QString tab = tr("Tab");
        right -= paintKeyCaps(&p, QRectF(0, 0, right, height()), tab, Theme::colour(ThemeRole::Text3),
                              Theme::colour(ThemeRole::Line2)) + 8;
        p.setFont(Theme::font(TypeRole::Small));
        const QString words = fault->fixLabel.isEmpty() ? tr("Repair") : fault->fixLabel;
        const qreal link = QFontMetricsF(p.font()).horizontalAdvance(words);
        p.setPen(Theme::colour(ThemeRole::Accent));
        paintLine(&p, QRectF(right - link, 0, link + 1, height()), words);
        m_fix = QRect(int(right - link), 0, int(link), height());
        right -= link + 12;
    }
    p.setFont(Theme::font(TypeRole::Small));
    p.setPen(Theme::colour(ThemeRole::Text1));
    paintLine(&p, QRectF(33, 0, right - 33, height()), fault->message);
}

void QueryFaultStrip::mousePressEvent(QMouseEvent *event)
{
    if (m_fix.contains(event->pos()) && m_field->applyFix())
        m_field->setFocus(Qt::MouseFocusReason);
}

} // namespace steward
