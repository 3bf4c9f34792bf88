// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "views/delegates/celldelegate.h"

namespace steward {

/// "4 min", right aligned, text 2: InstantRole against the clock. The tool tip has the whole date.
class TimeDelegate : public CellDelegate
{
    Q_OBJECT
public:
    TimeDelegate(const Clock *clock, QObject *parent = nullptr) : CellDelegate(parent), m_clock(clock) {}

protected:
    void paintCell(QPainter *painter, const Cell &cell) const override;
    QString toolTip(const QModelIndex &index, const QRectF &box) const override;
    bool isRightAligned() const override { return true; }

private:
    const Clock *m_clock;
};

/// Sync column: ↑ to send, conflict, draft; empty = in sync. HasConflictRole, HasPendingChangesRole, HasDraftRole.
class SyncDelegate : public CellDelegate
{
    Q_OBJECT
public:
    static constexpr int columnWidth = 40;
    using CellDelegate::CellDelegate;
    /// The words of the icon; also for the model's accessible text.
    static QString words(const QModelIndex &index);

protected:
    void paintCell(QPainter *painter, const Cell &cell) const override;
    QString toolTip(const QModelIndex &index, const QRectF &box) const override;
};

/// 2,038, right aligned: CountRole, else DisplayRole. Nothing for 0 when `hideZero`.
class CountDelegate : public CellDelegate
{
    Q_OBJECT
public:
    explicit CountDelegate(QObject *parent = nullptr, bool hideZero = false) : CellDelegate(parent), m_hideZero(hideZero) {}

protected:
    void paintCell(QPainter *painter, const Cell &cell) const override;
    bool isRightAligned() const override { return true; }

private:
    bool m_hideZero;
};

} // namespace steward
