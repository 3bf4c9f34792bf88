// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRectF>
#include <QString>
#include <Qt>

class QFont;
class QPainter;

namespace steward {

/// Qt 6.4 cannot switch on the font feature "tnum", and many UI fonts have proportional digits. These two set each
/// digit centred in the widest digit's advance, so that columns, clocks and counts do not jump.
/// Horizontal alignment is left, right or centre; vertical is always the middle by cap height of the UI font, so that a
/// CJK fallback does not move the baseline. Uses the painter's font and pen.
void paintTabular(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QString &text);

/// Width that paintTabular() takes.
qreal tabularWidth(const QFont &font, const QString &text);

/// Baseline for one line of `font` centred in `rect`: from the UI font's ascent, never the fallback's.
qreal centredBaseline(const QFont &font, const QRectF &rect);

/// One elided line on that baseline, left aligned unless told otherwise.
void paintLine(QPainter *painter, const QRectF &rect, const QString &text, Qt::Alignment alignment = Qt::AlignLeft);

} // namespace steward
