// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/printedlist.h"

#include "views/text/format.h"
#include "views/theme/theme.h"

#include <QFontMetricsF>
#include <QPagedPaintDevice>
#include <QPainter>

namespace steward {

namespace {

constexpr qreal rowHeight = 19;
constexpr qreal headHeight = 22;
constexpr qreal footHeight = 24;
constexpr qreal gap = 8; // between cells
constexpr qreal leastTitle = 160;
constexpr qreal smallest = 0.68; // of 11 px: 7.5

QFont fontOf(TypeRole role, qreal pixels)
{
    QFont font = Theme::font(role);
    font.setPixelSize(int(pixels));
    return font;
}

void line(QPainter &p, const QRectF &box, const QString &text, bool right = false)
{
    const QString shown = QFontMetricsF(p.font(), p.device()).elidedText(text, Qt::ElideRight, box.width());
    p.drawText(box, (right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine, shown);
}

} // namespace

Result<int> PrintedList::paint(QPagedPaintDevice &device) const
{
    const ThemeRoles &ink = ThemeRoles::light();
    QPainter p;
    if (!p.begin(&device))
        return Error{ErrorKind::Unavailable, QStringLiteral("print.failed"), QStringLiteral("the printer or the file does not take pages"),
            QStringLiteral("choose another one"), {}};
    // Everything is laid out at 96 dpi, so that it reads the same on any device. What is too wide is made smaller as a
    // whole, down to what can still be read; beyond that columns are narrowed. Nothing is left out.
    qreal fixed = 0;
    int stretched = 0;
    for (const Column &column : columns) {
        fixed += column.width + gap;
        stretched += column.width == 0 ? 1 : 0;
    }
    qreal scale = device.logicalDpiX() / 96.0;
    const qreal wanted = fixed + (stretched > 0 ? leastTitle : 0);
    scale *= qBound(smallest, device.width() / scale / qMax<qreal>(1, wanted), 1.0);
    const QSizeF page(device.width() / scale, device.height() / scale);
    p.scale(scale, scale);
    const auto at = [&](qreal size, TypeRole role) { p.setFont(fontOf(role, size)); };
    const qreal room = page.width() - (stretched > 0 ? leastTitle : 0);
    const qreal narrow = fixed > room ? room / fixed : 1;
    QList<QPair<qreal, qreal>> places;
    qreal x = 0;
    for (const Column &column : columns) {
        const qreal width = column.width == 0 ? (page.width() - fixed * narrow) / stretched : column.width * narrow;
        places.append({x, width});
        x += width + gap * narrow;
    }

    const qreal firstTop = 64;
    const auto rowsOn = [&](int number) {
        return qMax(1, int((page.height() - (number == 0 ? firstTop : 0) - headHeight - footHeight) / rowHeight));
    };
    int pages = 1;
    for (qsizetype left = m_lines.size() - rowsOn(0); left > 0; left -= rowsOn(1))
        ++pages;

    qsizetype next = 0;
    for (int number = 0; number < pages; ++number) {
        if (number > 0 && !device.newPage())
            return Error{ErrorKind::Unavailable, QStringLiteral("print.failed"), QStringLiteral("page %1 was not taken").arg(number + 1),
                QStringLiteral("try again"), {}};
        qreal y = 0;
        if (number == 0) {
            at(18, TypeRole::RecordTitle);
            p.setPen(ink[ThemeRole::Text1]);
            line(p, QRectF(0, 0, page.width(), 26), title);
            at(10, TypeRole::Mono);
            p.setPen(ink[ThemeRole::Text2]);
            line(p, QRectF(0, 26, page.width(), 16), query);
            at(10, TypeRole::Small);
            line(p, QRectF(0, 42, page.width(), 16), asOf);
            y = firstTop;
        }
        at(10, TypeRole::SmallStrong);
        p.setPen(ink[ThemeRole::Text1]);
        for (qsizetype i = 0; i < columns.size(); ++i)
            line(p, QRectF(places[i].first, y, places[i].second, headHeight - 4), columns[i].title, columns[i].isRight);
        y += headHeight - 2;
        p.fillRect(QRectF(0, y - 1, page.width(), 1), ink[ThemeRole::Control]);
        for (int row = 0; row < rowsOn(number) && next < m_lines.size(); ++row, ++next) {
            const Line &one = m_lines[next];
            if (one.cells.isEmpty()) {
                p.fillRect(QRectF(0, y, page.width(), rowHeight), ink[ThemeRole::Panel]);
                at(11, TypeRole::BodyStrong);
                line(p, QRectF(4, y, page.width() - 4, rowHeight),
                     (one.label.isEmpty() ? tr("None") : one.label) + QStringLiteral("   ") + format::count(one.count));
            }
            for (qsizetype i = 0; i < one.cells.size() && i < columns.size(); ++i) {
                at(columns[i].isMono ? 10 : 11, columns[i].isMono ? TypeRole::Mono : TypeRole::Body);
                line(p, QRectF(places[i].first, y, places[i].second, rowHeight), one.cells[i], columns[i].isRight);
            }
            y += rowHeight;
            p.fillRect(QRectF(0, y - 0.5, page.width(), 0.5), ink[ThemeRole::Line]);
        }
        at(10, TypeRole::Small);
        p.setPen(ink[ThemeRole::Text2]);
        const QRectF foot(0, page.height() - 16, page.width(), 16);
        line(p, foot.adjusted(0, 0, -120, 0), title + QStringLiteral(" · ") + asOf);
        line(p, foot, tr("Page %1 of %2").arg(number + 1).arg(pages), true);
        p.setPen(ink[ThemeRole::Text1]);
    }
    return p.end() ? Result<int>(pages)
                   : Error{ErrorKind::Unavailable, QStringLiteral("print.failed"), QStringLiteral("the pages were not written to the end"),
                         QStringLiteral("try again"), {}};
}

} // namespace steward
