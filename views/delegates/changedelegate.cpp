// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/delegates/changedelegate.h"

#include "models/bulkpreviewmodel.h"
#include "views/theme/tabular.h"

#include <QPainter>

namespace steward {

void ChangeDelegate::paintCell(QPainter *painter, const Cell &cell) const
{
    const QString after = cell.index.data(BulkPreviewModel::AfterRole).toString();
    if (cell.index.data(BulkPreviewModel::SameRole).toBool()) {
        painter->setPen(cell.text(ThemeRole::Text3));
        paintLine(painter, cell.box, cell.index.data().toString());
        return;
    }
    const QString before = cell.index.data(BulkPreviewModel::BeforeRole).toString();
    const bool set = before.startsWith(QChar(0x2212)) || after.startsWith(QLatin1Char('+'));
    QRectF box = cell.box;
    const QFontMetricsF strong(Theme::font(TypeRole::BodyStrong));
    if (!before.isEmpty()) {
        const QString first = set ? before : before + QStringLiteral(" → ");
        painter->setPen(cell.text(ThemeRole::Text2));
        // What comes is what counts: what was gives way to it.
        const qreal wanted = QFontMetricsF(painter->font()).horizontalAdvance(first);
        const qreal room = qMax(box.width() * 0.35, box.width() - strong.horizontalAdvance(after));
        const qreal width = qMin(wanted, room);
        if (wanted <= room || set) {
            paintLine(painter, QRectF(box.left(), box.top(), width + 1, box.height()), first);
        } else {
            const qreal arrow = QFontMetricsF(painter->font()).horizontalAdvance(QStringLiteral(" → "));
            paintLine(painter, QRectF(box.left(), box.top(), width - arrow, box.height()), before);
            paintLine(painter, QRectF(box.left() + width - arrow, box.top(), arrow + 1, box.height()), QStringLiteral(" → "));
        }
        box.setLeft(box.left() + width + (set ? 8 : 0));
    }
    painter->setFont(Theme::font(set ? TypeRole::Body : TypeRole::BodyStrong));
    painter->setPen(cell.text(ThemeRole::Text1));
    paintLine(painter, box, after);
}

} // namespace steward
