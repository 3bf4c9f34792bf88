// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/editors/prioritynote.h"

#include "views/theme/glyphs.h"
#include "views/theme/tabular.h"
#include "views/theme/theme.h"

#include <QPainter>

namespace steward {

PriorityNote::PriorityNote(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("priorityNote"));
    setFixedHeight(28);
    setPriority({});
}

void PriorityNote::setPriority(std::optional<qint64> priority)
{
    m_priority = priority;
    setAccessibleName(words());
    update();
}

QString PriorityNote::words() const
{
    if (!m_priority)
        return tr("Priority follows from impact and urgency");
    const QString names[] = {tr("critical"), tr("high"), tr("medium"), tr("low"), tr("planning")};
    const qint64 level = std::clamp<qint64>(*m_priority, 1, 5);
    //: %1 is 1 … 5, %2 its word.
    return tr("Priority P%1, %2").arg(*m_priority).arg(names[level - 1]);
}

void PriorityNote::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    int x = 0;
    if (m_priority) {
        paintPriorityBars(&p, QPointF(0, 8), int(*m_priority), Theme::colour(ThemeRole::Text1), Theme::colour(ThemeRole::BarOff));
        x = 20;
    }
    p.setFont(Theme::font(m_priority ? TypeRole::BodyStrong : TypeRole::Small));
    p.setPen(Theme::colour(m_priority ? ThemeRole::Text1 : ThemeRole::Text3));
    paintLine(&p, QRectF(x, 0, width() - x, height()), words());
}

} // namespace steward
