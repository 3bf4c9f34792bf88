// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace steward {

/// Sorts numbers as people count: folded, each run of digits filled up to 12 places. "INC-1000000" comes after
/// "INC-999999", and "INC-45" equals "INC-000045".
QString numberSortKey(QStringView number);

/// What `text` may stand for where numbers are kept folded: itself, with its digits filled up ("INC-42" is inc-000042),
/// and for bare digits with each of the prefixes.
QStringList numberCandidates(const QStringList &prefixes, const QString &text);

} // namespace steward
