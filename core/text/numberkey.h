// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringView>

namespace steward {

/// Sorts numbers as people count: folded, each run of digits filled up to 12 places. "INC-1000000" comes after
/// "INC-999999", and "INC-45" equals "INC-000045".
QString numberSortKey(QStringView number);

} // namespace steward
