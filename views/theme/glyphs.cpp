// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/theme/glyphs.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

namespace steward {

namespace {

QPolygonF triangle()
{
    return QPolygonF({{6, 1.2}, {11.2, 10.6}, {0.8, 10.6}});
}

QPolygonF diamond()
{
    return QPolygonF({{6, 0.8}, {11.2, 6}, {6, 11.2}, {0.8, 6}});
}

void paint(QPainter *p, Indicator indicator, const QColor &fill, const QColor &outline, const QColor &mark)
{
    const QPen edge(outline, 1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    switch (indicator) {
    case Indicator::None:
        return;
    case Indicator::Ok:
        p->setPen(edge);
        p->setBrush(fill);
        p->drawEllipse(QPointF(6, 6), 4.5, 4.5);
        return;
    case Indicator::Met:
        p->setPen(edge);
        p->setBrush(fill);
        p->drawEllipse(QPointF(6, 6), 5, 5);
        p->setPen(QPen(mark, 1.3, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        p->setBrush(Qt::NoBrush);
        p->drawPolyline(QPolygonF({{3.7, 6.2}, {5.4, 7.8}, {8.4, 4.4}}));
        return;
    case Indicator::InWork: {
        p->setPen(QPen(fill, 1.4));
        p->setBrush(Qt::NoBrush);
        p->drawEllipse(QPointF(6, 6), 4.6, 4.6);
        p->setPen(Qt::NoPen);
        p->setBrush(fill);
        p->drawPie(QRectF(1.4, 1.4, 9.2, 9.2), 90 * 16, 180 * 16);
        return;
    }
    case Indicator::Warn:
    case Indicator::Risk:
        p->setPen(edge);
        p->setBrush(fill);
        p->drawPolygon(indicator == Indicator::Warn ? triangle() : diamond());
        return;
    case Indicator::Breach:
        p->setPen(QPen(fill, 2.5, Qt::SolidLine, Qt::FlatCap));
        p->drawLine(QPointF(2.2, 2.2), QPointF(9.8, 9.8));
        p->drawLine(QPointF(9.8, 2.2), QPointF(2.2, 9.8));
        return;
    case Indicator::Idle:
        p->setPen(QPen(fill, 1.5));
        p->setBrush(Qt::NoBrush);
        p->drawEllipse(QPointF(6, 6), 4.4, 4.4);
        return;
    case Indicator::Paused:
        p->fillRect(QRectF(3, 2.2, 2, 7.6), fill);
        p->fillRect(QRectF(7, 2.2, 2, 7.6), fill);
        return;
    }
}

void paintScaled(QPainter *painter, QPointF topLeft, Indicator indicator, qreal size, const QColor &fill,
                 const QColor &outline, const QColor &mark)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, indicator != Indicator::Paused);
    painter->translate(topLeft);
    painter->scale(size / 12, size / 12);
    paint(painter, indicator, fill, outline, mark);
    painter->restore();
}

} // namespace

void paintGlyph(QPainter *painter, QPointF topLeft, Indicator indicator, const ThemeRoles &roles, qreal size)
{
    paintScaled(painter, topLeft, indicator, size, roles.shape(indicator), roles.outline(indicator),
                roles[ThemeRole::Ink]);
}

void paintGlyphPlain(QPainter *painter, QPointF topLeft, Indicator indicator, const QColor &colour, qreal size)
{
    paintScaled(painter, topLeft, indicator, size, colour, colour, colour);
}

void paintPriorityBars(QPainter *painter, QPointF topLeft, int priority, const QColor &on, const QColor &off)
{
    const int filled = priority >= 1 && priority <= 4 ? 5 - priority : 0;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    for (int i = 0; i < 4; ++i) {
        const qreal top = 8 - 2.4 * i;
        painter->setBrush(i < filled ? on : off);
        painter->drawRect(QRectF(topLeft.x() + 3.5 * i, topLeft.y() + top, 2.5, 11.5 - top));
    }
    painter->restore();
}

void paintShareBar(QPainter *painter, const QRectF &rect, int permille, Indicator indicator, const ThemeRoles &roles,
                   bool onSelection)
{
    painter->fillRect(rect, roles[onSelection ? ThemeRole::TrackOnSelection : ThemeRole::Track]);
    QRectF share = rect;
    share.setWidth(rect.width() * qBound(0, permille, 1000) / 1000);
    if (share.width() <= 0)
        return;
    painter->fillRect(share, roles.shape(indicator));
    const QColor edge = roles.outline(indicator);
    if (edge != roles.shape(indicator))
        painter->fillRect(QRectF(share.left(), share.bottom() - 1, share.width(), 1), edge);
}

QString indicatorName(Indicator indicator)
{
    switch (indicator) {
    case Indicator::Ok: return QCoreApplication::translate("Indicator", "OK");
    case Indicator::InWork: return QCoreApplication::translate("Indicator", "In progress");
    case Indicator::Warn: return QCoreApplication::translate("Indicator", "Due soon");
    case Indicator::Risk: return QCoreApplication::translate("Indicator", "At risk");
    case Indicator::Breach: return QCoreApplication::translate("Indicator", "Breached");
    case Indicator::Idle: return QCoreApplication::translate("Indicator", "Not started");
    case Indicator::Paused: return QCoreApplication::translate("Indicator", "Paused");
    case Indicator::Met: return QCoreApplication::translate("Indicator", "Met");
    case Indicator::None: break;
    }
    return {};
}

} // namespace steward
