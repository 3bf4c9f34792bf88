// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <QStyledItemDelegate>

namespace steward {

/// A cell of a ReviewModel: the unit's name; a value to choose with a radio mark, who wrote it and when; the result. Values
/// wrap, up to six lines. GUI thread.
class ReviewDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    ReviewDelegate(const Clock *clock, QObject *parent) : QStyledItemDelegate(parent), m_clock(clock) {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    static constexpr int mostLines = 6;

private:
    QString whoWords(const QModelIndex &index) const;

    const Clock *m_clock;
};

} // namespace steward
