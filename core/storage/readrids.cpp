// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/readrids.h"

namespace steward {

Result<QList<qint64>> readRids(Statement &rows)
{
    QList<qint64> rids;
    while (true) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            return rids;
        rids.append(rows.integer(0));
    }
}

} // namespace steward
