// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/roles.h"
#include "views/theme/theme.h"

#include <QStyledItemDelegate>

namespace steward {

/// Base of all cells: constant height, no layout objects, no fonts or colours kept. Paints background (selection with and
/// without focus, hover), the line below the row and the skeleton of rows that are not fetched yet; a subclass paints what
/// stands in the box. GUI thread.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const final;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    struct Cell
    {
        QModelIndex index;
        QRectF box; ///< Inside the padding.
        QRectF whole; ///< With the padding, without the line below.
        bool selected = false;
        bool stale = false;

        /// Text 3 becomes text 2 on a selection; a stale row is text 3 throughout.
        QColor text(ThemeRole role) const;
    };

    virtual void paintCell(QPainter *painter, const Cell &cell) const = 0;
    /// Words for the tool tip; the base gives the full text when it is elided and the reason of a stale row.
    virtual QString toolTip(const QModelIndex &index, const QRectF &box) const;
    virtual bool isRightAligned() const { return false; }
    /// Share of the box that a skeleton bar takes.
    virtual qreal skeletonShare() const { return 0.8; }
};

/// Glyph and word: StatusClassRole (or IndicatorRole) and DisplayRole.
class StatusDelegate : public CellDelegate
{
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter *painter, const Cell &cell) const override;
};

/// "INC-000884" in mono, text 2: NumberRole, else DisplayRole.
class NumberDelegate : public CellDelegate
{
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter *painter, const Cell &cell) const override;
};

/// One line of text; 600 while UnreadRole, SecondaryTextRole behind it. `quiet` columns (service, category) are text 2.
class TextDelegate : public CellDelegate
{
    Q_OBJECT
public:
    explicit TextDelegate(QObject *parent = nullptr, bool followsUnread = false, bool quiet = false);

protected:
    void paintCell(QPainter *painter, const Cell &cell) const override;

private:
    bool m_followsUnread;
    bool m_quiet;
};

/// Four rising bars and "P1": PriorityRole. No colour.
class PriorityDelegate : public CellDelegate
{
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter *painter, const Cell &cell) const override;
};

/// Service level: DueRole. Time at the right, glyph before it, share bar on the floor; the worst one is filled.
class DueDelegate : public CellDelegate
{
    Q_OBJECT
public:
    static constexpr int columnWidth = 104;
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter *painter, const Cell &cell) const override;
    QString toolTip(const QModelIndex &index, const QRectF &box) const override;
    bool isRightAligned() const override { return true; }
};

/// A person or team, "Unassigned" in text 3 when AssignedRole is false. Optionally with the disc.
class PersonDelegate : public CellDelegate
{
    Q_OBJECT
public:
    explicit PersonDelegate(QObject *parent = nullptr, bool withAvatar = false);

protected:
    void paintCell(QPainter *painter, const Cell &cell) const override;

private:
    bool m_withAvatar;
};

} // namespace steward
