// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringView>

namespace steward {

/// Columns that a text takes in a terminal: East Asian wide and full-width characters take two (Unicode Annex #11,
/// classes W and F), combining marks and invisible characters none. Ambiguous ones count as one. Thread: any.
int displayWidth(QStringView text);

/// The longest beginning of `text` that fits into `columns`, with an ellipsis in its last column when it was cut.
QString elideToWidth(QStringView text, int columns);

} // namespace steward
