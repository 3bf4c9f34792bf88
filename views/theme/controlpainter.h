// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRectF>

class QColor;
class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionMenuItem;
class QStyleOptionHeader;
class QStyleOptionTab;
class QStyleOptionToolButton;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QWidget;

/// The painters behind StewardStyle: what a control looks like. Everything takes its colours from Theme at paint time.
namespace steward::controls {

/// One pixel hairlines are snapped and not antialiased; rounded frames are drawn half a pixel inside.
void frame(QPainter *p, const QRectF &rect, qreal radius, const QColor &fill, const QColor &line, qreal width = 1);
/// 2 px ring, 1 px outside `rect`, for buttons, chips and tiles after keyboard use.
void focusRing(QPainter *p, const QRectF &rect, qreal radius);

void buttonPanel(QPainter *p, const QStyleOptionButton *option, const QWidget *widget);
void buttonLabel(QPainter *p, const QStyleOptionButton *option, const QWidget *widget);
void toolButtonPanel(QPainter *p, const QStyleOption *option);
void fieldFrame(QPainter *p, const QStyleOption *option, const QWidget *widget);
void checkIndicator(QPainter *p, const QStyleOption *option);
void radioIndicator(QPainter *p, const QStyleOption *option);
void menuItem(QPainter *p, const QStyleOptionMenuItem *option, const QWidget *widget);
void menuBarItem(QPainter *p, const QStyleOptionMenuItem *option);
void headerSection(QPainter *p, const QStyleOptionHeader *option);
void headerLabel(QPainter *p, const QStyleOptionHeader *option);
void tabShape(QPainter *p, const QStyleOptionTab *option);
void progressGroove(QPainter *p, const QStyleOptionProgressBar *option);
void progressContents(QPainter *p, const QStyleOptionProgressBar *option);
void scrollHandle(QPainter *p, const QStyleOptionSlider *option);

/// Small chevron or cross at the centre of `rect`.
void mark(QPainter *p, const QRect &rect, const char *iconName, int size, const QColor &colour);

} // namespace steward::controls
