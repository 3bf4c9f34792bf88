// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/theme/theme.h"

#include <QList>
#include <QRectF>

class QPainter;

namespace steward {

/// One line of mixed text, icons, glyphs and bars, as status cells, tiles, headers and states use it.
/// Usage: TextRuns line; line << TextRun::icon(u"cloud-off"_s) << TextRun::strong(tr("Offline")) << TextRun::text(tr("since 11:15"));
struct TextRun
{
    enum class Kind { Text, Icon, Glyph, Bar };

    Kind kind = Kind::Text;
    QString content; ///< Text, or the icon's name.
    TypeRole type = TypeRole::Small;
    ThemeRole role = ThemeRole::Text2;
    Indicator indicator = Indicator::None;
    int permille = 0; ///< Bars.

    static TextRun text(const QString &content, ThemeRole role = ThemeRole::Text2);
    static TextRun strong(const QString &content, ThemeRole role = ThemeRole::Text1);
    static TextRun mono(const QString &content, ThemeRole role = ThemeRole::Text2);
    static TextRun icon(const QString &name, ThemeRole role = ThemeRole::Text2);
    static TextRun glyph(Indicator indicator);
    static TextRun bar(int permille);

    bool operator==(const TextRun &) const = default;
};
using TextRuns = QList<TextRun>;

qreal runsWidth(const TextRuns &runs);
/// Paints from the left edge (or to the right edge), vertically centred; the first text that does not fit is elided.
void paintRuns(QPainter *painter, const QRectF &rect, const TextRuns &runs, Qt::Alignment alignment = Qt::AlignLeft);
/// The words of the line, for accessible names and tool tips.
QString plainText(const TextRuns &runs);

/// Key caps ("Ctrl+K", "g q") right aligned in `rect`; returns the width taken. `colour` is that of the words.
qreal paintKeyCaps(QPainter *painter, const QRectF &rect, const QString &keys, const QColor &colour, const QColor &line);
qreal keyCapsWidth(const QString &keys);

} // namespace steward
