// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/theme/themeroles.h"

#include <QPointF>

class QPainter;
class QRectF;

namespace steward {

/// Status glyphs are 12 px paths, not icons: ok ●, in work ◐, warn ▲, risk ◆, breach ✖, idle ○, paused ‖, met ● with a tick.
/// `topLeft` is the corner of the 12 px box, times `size` / 12. Usage: paintGlyph(p, r.topLeft(), Indicator::Risk, theme.roles());
void paintGlyph(QPainter *painter, QPointF topLeft, Indicator indicator, const ThemeRoles &roles, qreal size = 12);

/// The glyph in one colour, for fills (white on the breach fill).
void paintGlyphPlain(QPainter *painter, QPointF topLeft, Indicator indicator, const QColor &colour, qreal size = 12);

/// Four rising bars in a 14 × 12 box; the filled count is the urgency of priority 1…5 (P1 fills four, P4 one, P5 none).
void paintPriorityBars(QPainter *painter, QPointF topLeft, int priority, const QColor &on, const QColor &off);

/// The 3 px share bar of a service level: track, share, and the outline colour as lowest pixel for warn and risk.
void paintShareBar(QPainter *painter, const QRectF &rect, int permille, Indicator indicator, const ThemeRoles &roles,
                   bool onSelection);

/// The word that a glyph stands for, for tool tips and screen readers where the cell has no word of its own.
QString indicatorName(Indicator indicator);

} // namespace steward
