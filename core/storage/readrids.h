// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"

namespace steward {

/// The first column of all rows of a statement that is bound already.
Result<QList<qint64>> readRids(Statement &rows);

} // namespace steward
