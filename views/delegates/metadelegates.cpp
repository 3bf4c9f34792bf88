// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/delegates/metadelegates.h"

#include "views/text/format.h"
#include "views/theme/icons.h"
#include "views/theme/tabular.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace steward {

void TimeDelegate::paintCell(QPainter *painter, const Cell &cell) const
{
    const QVariant at = cell.index.data(InstantRole);
    if (!at.isValid())
        return;
    painter->setPen(cell.text(ThemeRole::Text2));
    paintTabular(painter, cell.box, Qt::AlignRight, format::ago({at.toLongLong()}, m_clock->now()));
}

QString TimeDelegate::toolTip(const QModelIndex &index, const QRectF &box) const
{
    const QVariant at = index.data(InstantRole);
    return at.isValid() ? format::full({at.toLongLong()}) : CellDelegate::toolTip(index, box);
}

QString SyncDelegate::words(const QModelIndex &index)
{
    if (index.data(HasConflictRole).toBool())
        return tr("Changed on both sides, needs you");
    if (index.data(HasPendingChangesRole).toBool())
        return tr("Waits to be sent");
    if (index.data(HasDraftRole).toBool())
        return tr("Has a draft");
    return {};
}

void SyncDelegate::paintCell(QPainter *painter, const Cell &cell) const
{
    const QRect box = cell.whole.toRect();
    if (cell.index.data(HasConflictRole).toBool())
        paintIcon(painter, box, u"git-compare"_s, 16, Theme::colour(ThemeRole::RiskGlyph));
    else if (cell.index.data(HasPendingChangesRole).toBool())
        paintIcon(painter, box, u"arrow-up"_s, 16, Theme::colour(ThemeRole::Text2));
    else if (cell.index.data(HasDraftRole).toBool())
        paintIcon(painter, box, u"pencil"_s, 16, Theme::colour(ThemeRole::Text2));
}

QString SyncDelegate::toolTip(const QModelIndex &index, const QRectF &) const
{
    return words(index);
}

void CountDelegate::paintCell(QPainter *painter, const Cell &cell) const
{
    const QVariant count = cell.index.data(CountRole);
    if (count.isValid() && m_hideZero && count.toLongLong() == 0)
        return;
    painter->setPen(cell.text(ThemeRole::Text2));
    paintTabular(painter, cell.box, Qt::AlignRight,
                 count.isValid() ? format::count(count.toLongLong()) : cell.index.data().toString());
}

} // namespace steward
