// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/theme/textruns.h"

#include "views/theme/controlpainter.h"
#include "views/theme/glyphs.h"
#include "views/theme/icons.h"
#include "views/theme/tabular.h"

#include <QPainter>

namespace steward {

namespace {

constexpr qreal runGap = 6;
constexpr qreal barWidth = 56;
constexpr qreal capGap = 3;

qreal widthOf(const TextRun &run)
{
    switch (run.kind) {
    case TextRun::Kind::Text: return tabularWidth(Theme::font(run.type), run.content);
    case TextRun::Kind::Icon: return 16;
    case TextRun::Kind::Glyph: return 12;
    case TextRun::Kind::Bar: return barWidth;
    }
    return 0;
}

/// "Ctrl+K" is one cap, "g q" two.
QStringList caps(const QString &keys)
{
    QStringList out = keys.split(u' ', Qt::SkipEmptyParts);
    for (QString &cap : out) {
        cap.replace(QStringLiteral("Return"), QStringLiteral("↵"));
        cap.replace(QStringLiteral("Enter"), QStringLiteral("↵"));
    }
    return out;
}

qreal capWidth(const QFontMetricsF &metrics, const QString &cap)
{
    return qMax(18.0, std::ceil(metrics.horizontalAdvance(cap)) + 10);
}

} // namespace

TextRun TextRun::text(const QString &content, ThemeRole role)
{
    return {Kind::Text, content, TypeRole::Small, role, Indicator::None, 0};
}

TextRun TextRun::strong(const QString &content, ThemeRole role)
{
    return {Kind::Text, content, TypeRole::SmallStrong, role, Indicator::None, 0};
}

TextRun TextRun::mono(const QString &content, ThemeRole role)
{
    return {Kind::Text, content, TypeRole::Mono, role, Indicator::None, 0};
}

TextRun TextRun::icon(const QString &name, ThemeRole role)
{
    return {Kind::Icon, name, TypeRole::Small, role, Indicator::None, 0};
}

TextRun TextRun::glyph(Indicator indicator)
{
    return {Kind::Glyph, {}, TypeRole::Small, ThemeRole::Text2, indicator, 0};
}

TextRun TextRun::bar(int permille)
{
    return {Kind::Bar, {}, TypeRole::Small, ThemeRole::Accent, Indicator::None, permille};
}

qreal runsWidth(const TextRuns &runs)
{
    qreal width = 0;
    for (const TextRun &run : runs)
        width += widthOf(run) + runGap;
    return runs.isEmpty() ? 0 : width - runGap;
}

void paintRuns(QPainter *painter, const QRectF &rect, const TextRuns &runs, Qt::Alignment alignment)
{
    painter->save();
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = qMax(x, rect.right() - runsWidth(runs));
    for (const TextRun &run : runs) {
        const qreal width = widthOf(run);
        const QRectF box(x, rect.top(), qMin(width, rect.right() - x), rect.height());
        if (box.width() <= 4)
            break;
        switch (run.kind) {
        case TextRun::Kind::Text:
            painter->setFont(Theme::font(run.type));
            painter->setPen(Theme::colour(run.role));
            if (box.width() + 0.5 < width)
                paintLine(painter, box, run.content);
            else
                paintTabular(painter, box, Qt::AlignLeft, run.content);
            break;
        case TextRun::Kind::Icon:
            paintIcon(painter, box.toRect(), run.content, 16, Theme::colour(run.role));
            break;
        case TextRun::Kind::Glyph:
            paintGlyph(painter, {box.left(), qRound(box.center().y() - 6)  * 1.0}, run.indicator, Theme::roles());
            break;
        case TextRun::Kind::Bar: {
            const QRectF bar(box.left(), qRound(box.center().y() - 2), barWidth, 4);
            painter->fillRect(bar, Theme::colour(ThemeRole::Line2));
            painter->fillRect(QRectF(bar.topLeft(), QSizeF(barWidth * run.permille / 1000, 4)), Theme::colour(run.role));
            break;
        }
        }
        x += width + runGap;
    }
    painter->restore();
}

QString plainText(const TextRuns &runs)
{
    QStringList words;
    for (const TextRun &run : runs) {
        if (run.kind == TextRun::Kind::Text)
            words << run.content;
        else if (run.kind == TextRun::Kind::Glyph)
            words << indicatorName(run.indicator);
    }
    return words.join(u' ');
}

qreal keyCapsWidth(const QString &keys)
{
    const QFontMetricsF metrics(Theme::font(TypeRole::Micro));
    qreal width = 0;
    const QStringList all = caps(keys);
    for (const QString &cap : all)
        width += capWidth(metrics, cap) + capGap;
    return all.isEmpty() ? 0 : width - capGap;
}

qreal paintKeyCaps(QPainter *painter, const QRectF &rect, const QString &keys, const QColor &colour, const QColor &line)
{
    painter->save();
    painter->setFont(Theme::font(TypeRole::Micro));
    const QFontMetricsF metrics(painter->font());
    const qreal width = keyCapsWidth(keys);
    qreal x = rect.right() - width;
    for (const QString &cap : caps(keys)) {
        const QRectF box(qRound(x), qRound(rect.center().y() - 9), qRound(capWidth(metrics, cap)), 18);
        controls::frame(painter, box, 3, {}, line);
        painter->setPen(colour);
        paintLine(painter, box, cap, Qt::AlignHCenter);
        x += capWidth(metrics, cap) + capGap;
    }
    painter->restore();
    return width;
}

} // namespace steward
