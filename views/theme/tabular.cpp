// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/theme/tabular.h"

#include <QFontMetricsF>
#include <QPainter>

namespace steward {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

qreal digitAdvance(const QFontMetricsF &metrics)
{
    qreal widest = 0;
    for (char16_t c = u'0'; c <= u'9'; ++c)
        widest = qMax(widest, metrics.horizontalAdvance(QChar(c)));
    return widest;
}

/// Calls `run(text, x, advance, isDigit)` for each digit and for each stretch between digits.
template<class Run>
qreal walk(const QFontMetricsF &metrics, const QString &text, Run run)
{
    const qreal digit = digitAdvance(metrics);
    qreal x = 0;
    for (qsizetype i = 0; i < text.size();) {
        if (isDigit(text[i])) {
            run(text.mid(i, 1), x, digit, true);
            x += digit;
            ++i;
            continue;
        }
        qsizetype end = i;
        while (end < text.size() && !isDigit(text[end]))
            ++end;
        const QString piece = text.mid(i, end - i);
        const qreal advance = metrics.horizontalAdvance(piece);
        run(piece, x, advance, false);
        x += advance;
        i = end;
    }
    return x;
}

} // namespace

qreal tabularWidth(const QFont &font, const QString &text)
{
    return walk(QFontMetricsF(font), text, [](const QString &, qreal, qreal, bool) { });
}

qreal centredBaseline(const QFont &font, const QRectF &rect)
{
    const QFontMetricsF metrics(font);
    return qRound(rect.top() + (rect.height() + metrics.capHeight()) / 2);
}

void paintTabular(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QString &text)
{
    const QFontMetricsF metrics(painter->font());
    qreal left = rect.left();
    if (!(alignment & Qt::AlignLeft)) {
        const qreal slack = rect.width() - tabularWidth(painter->font(), text);
        left += alignment & Qt::AlignRight ? slack : slack / 2;
    }
    const qreal baseline = centredBaseline(painter->font(), rect);
    walk(metrics, text, [&](const QString &piece, qreal x, qreal advance, bool digit) {
        const qreal inset = digit ? (advance - metrics.horizontalAdvance(piece)) / 2 : 0;
        painter->drawText(QPointF(left + x + inset, baseline), piece);
    });
}

void paintLine(QPainter *painter, const QRectF &rect, const QString &text, Qt::Alignment alignment)
{
    const QFontMetricsF metrics(painter->font());
    QString shown = text;
    qreal width = metrics.horizontalAdvance(shown);
    if (width > rect.width()) {
        shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
        width = metrics.horizontalAdvance(shown);
    }
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.left() + (rect.width() - width) / 2;
    painter->drawText(QPointF(x, centredBaseline(painter->font(), rect)), shown);
}

} // namespace steward
