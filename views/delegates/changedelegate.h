// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/delegates/celldelegate.h"

namespace steward {

/// "佐藤 美咲 → 鈴木 翔太" of a BulkPreviewModel: what was in text 2, what comes in 600; what stays as it is in text 3.
class ChangeDelegate : public CellDelegate
{
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter *painter, const Cell &cell) const override;
};

} // namespace steward
