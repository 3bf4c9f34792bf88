// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// Layout and painting of QueryField; queryfield.cpp has its behaviour.
#include "views/editors/queryfield.h"
#include "views/theme/controlpainter.h"
#include "views/theme/glyphs.h"
#include "views/theme/icons.h"
#include "views/theme/tabular.h"
#include "views/theme/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr qreal chipPadding = 6;
constexpr qreal crossWidth = 19;
constexpr qreal chipHeight = 20;
constexpr int leftInset = 30; // filter icon
constexpr int rightInset = 10;

QFontMetricsF mono()
{
    return QFontMetricsF(Theme::font(TypeRole::Mono));
}

} // namespace

QRectF QueryField::textArea() const
{
    qreal right = width() - rightInset;
    if (m_reading.fault)
        right -= 20;
    if (!m_countStrong.isEmpty() || !m_countRest.isEmpty())
        right -= tabularWidth(Theme::font(TypeRole::SmallStrong), m_countStrong) + 5
            + tabularWidth(Theme::font(TypeRole::Small), m_countRest) + 12;
    return {leftInset, 0, qMax(20.0, right - leftInset), qreal(height())};
}

QList<QueryField::Piece> QueryField::layoutPieces() const
{
    const QFontMetricsF metrics = mono();
    QList<Piece> out;
    qreal x = textArea().left() - m_scroll;
    int at = 0;
    const auto plain = [&](int until) {
        if (until <= at)
            return;
        const QString words = m_text.mid(at, until - at);
        out << Piece{at, until - at, x, metrics.horizontalAdvance(words), false, 0};
        x += out.last().width;
        at = until;
    };
    for (const QueryChip &chip : visibleChips()) {
        plain(chip.start);
        const qreal width = metrics.horizontalAdvance(m_text.mid(chip.start, chip.length)) + 2 * chipPadding + crossWidth;
        out << Piece{chip.start, chip.length, x, qreal(qRound(width)), true, chip.fieldLength};
        x += out.last().width;
        at = chip.end();
    }
    plain(int(m_text.size()));
    return out;
}

qreal QueryField::xOf(int position) const
{
    const QFontMetricsF metrics = mono();
    qreal end = textArea().left() - m_scroll;
    for (const Piece &piece : layoutPieces()) {
        if (position <= piece.start)
            return piece.x;
        end = piece.x + piece.width;
        if (position >= piece.start + piece.length)
            continue;
        return piece.chip ? piece.x : piece.x + metrics.horizontalAdvance(m_text.mid(piece.start, position - piece.start));
    }
    return end;
}

int QueryField::positionAt(qreal x) const
{
    const QFontMetricsF metrics = mono();
    for (const Piece &piece : layoutPieces()) {
        if (x > piece.x + piece.width)
            continue;
        if (piece.chip)
            return x < piece.x + piece.width / 2 ? piece.start : piece.start + piece.length;
        for (int i = 0; i < piece.length; ++i) {
            const qreal left = metrics.horizontalAdvance(m_text.mid(piece.start, i));
            const qreal right = metrics.horizontalAdvance(m_text.mid(piece.start, i + 1));
            if (x < piece.x + (left + right) / 2)
                return piece.start + i;
        }
        return piece.start + piece.length;
    }
    return int(m_text.size());
}

QRectF QueryField::crossOf(const Piece &piece) const
{
    return {piece.x + piece.width - chipPadding - 15, (height() - chipHeight) / 2, 18, chipHeight};
}

void QueryField::scrollToCaret()
{
    const QRectF area = textArea();
    const qreal x = xOf(m_caret) + mono().horizontalAdvance(m_preedit);
    if (x > area.right() - 2)
        m_scroll += x - area.right() + 2;
    else if (x < area.left())
        m_scroll = qMax(0.0, m_scroll - (area.left() - x));
    if (m_text.isEmpty())
        m_scroll = 0;
}

void QueryField::paintEvent(QPaintEvent *)
{
    QPainter p(viewport());
    const bool focus = hasFocus();
    const bool fault = m_reading.fault.has_value();
    controls::frame(&p, rect(), 4, Theme::colour(ThemeRole::Base),
                    Theme::colour(fault ? ThemeRole::RiskGlyph : focus ? ThemeRole::Accent : ThemeRole::Control),
                    fault || focus ? 2 : 1);
    paintIcon(&p, QRect(8, 0, 16, height()), u"filter"_s, 16, Theme::colour(ThemeRole::Text2));

    // Count, then the fault's glyph at the right end.
    QRectF right(0, 0, width() - rightInset, height());
    if (fault) {
        paintGlyph(&p, {right.right() - 12, (height() - 12) / 2.0}, Indicator::Risk, Theme::roles());
        right.setRight(right.right() - 20);
    }
    p.setFont(Theme::font(TypeRole::Small));
    p.setPen(Theme::colour(ThemeRole::Text2));
    paintTabular(&p, right, Qt::AlignRight, m_countRest);
    right.setRight(right.right() - tabularWidth(p.font(), m_countRest) - (m_countRest.isEmpty() ? 0 : 5));
    p.setFont(Theme::font(TypeRole::SmallStrong));
    p.setPen(Theme::colour(ThemeRole::Text1));
    paintTabular(&p, right, Qt::AlignRight, m_countStrong);

    const QRectF area = textArea();
    p.setClipRect(area.adjusted(-2, 2, 0, -2));
    const QFontMetricsF metrics = mono();
    const QFont font = Theme::font(TypeRole::Mono);
    const qreal baseline = centredBaseline(font, rect());
    const int from = qMin(m_caret, m_anchor);
    const int to = qMax(m_caret, m_anchor);
    for (const Piece &piece : layoutPieces()) {
        const QRectF box(piece.x, (height() - chipHeight) / 2, piece.width, chipHeight);
        const bool selected = from < piece.start + piece.length && to > piece.start;
        p.setFont(font);
        if (piece.chip) {
            controls::frame(&p, box, 3, Theme::colour(selected ? ThemeRole::Selection : ThemeRole::Chip),
                            Theme::colour(selected ? ThemeRole::Accent : ThemeRole::ChipLine));
            const QString field = m_text.mid(piece.start, piece.fieldLength);
            p.setPen(Theme::colour(ThemeRole::Text3));
            p.drawText(QPointF(box.left() + chipPadding, baseline), field);
            p.setPen(Theme::colour(ThemeRole::Text1));
            p.drawText(QPointF(box.left() + chipPadding + metrics.horizontalAdvance(field), baseline),
                       m_text.mid(piece.start + piece.fieldLength, piece.length - piece.fieldLength));
            paintIcon(&p, crossOf(piece).toRect(), u"x"_s, 14, Theme::colour(ThemeRole::Text3));
            continue;
        }
        if (selected) {
            const qreal left = xOf(qMax(from, piece.start));
            const qreal end = xOf(qMin(to, piece.start + piece.length));
            p.fillRect(QRectF(left, box.top(), end - left, box.height()), Theme::colour(ThemeRole::Selection));
        }
        p.setPen(Theme::colour(ThemeRole::Text1));
        const int split = m_preedit.isEmpty() ? piece.length : qBound(0, m_caret - piece.start, piece.length);
        p.drawText(QPointF(piece.x, baseline), m_text.mid(piece.start, split));
        if (split < piece.length)
            p.drawText(QPointF(piece.x + metrics.horizontalAdvance(m_text.mid(piece.start, split) + m_preedit), baseline),
                       m_text.mid(piece.start + split, piece.length - split));
    }
    if (fault) {
        const qreal left = xOf(m_reading.fault->start);
        const qreal end = qMax(left + 6, xOf(m_reading.fault->start + m_reading.fault->length));
        p.setPen(QPen(Theme::colour(ThemeRole::RiskGlyph), 2, Qt::DotLine));
        p.drawLine(QPointF(left, baseline + 4), QPointF(end, baseline + 4));
    }
    const qreal caretX = qRound(xOf(m_caret));
    if (!m_preedit.isEmpty()) {
        const qreal width = metrics.horizontalAdvance(m_preedit);
        p.setFont(font);
        p.setPen(Theme::colour(ThemeRole::Text1));
        p.drawText(QPointF(caretX, baseline), m_preedit);
        p.fillRect(QRectF(caretX, baseline + 3, width, 1), Theme::colour(ThemeRole::Text1));
    } else if (focus && m_caretOn && m_caret == m_anchor) {
        p.fillRect(QRectF(caretX, (height() - 17) / 2.0, 1, 17), Theme::colour(ThemeRole::Text1));
    }
    if (m_text.isEmpty() && m_preedit.isEmpty()) {
        p.setFont(Theme::font(TypeRole::Body));
        p.setPen(Theme::colour(ThemeRole::Text3));
        paintLine(&p, area.adjusted(4, 0, 0, 0), m_placeholder);
    }
}

} // namespace steward
