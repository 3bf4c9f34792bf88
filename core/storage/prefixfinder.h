// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordtype.h"
#include "core/storage/connection.h"

namespace steward {

/// Living records of a type for which the text, or a word, of one of `fields` begins with `text` (compared folded):
/// what a picker shows while somebody types. Those whose whole text begins so come first, each part in sort order.
/// Whole beginnings use the fields' indexes; words inside are looked for only when those do not fill `limit`.
Result<QList<Rid>> findByPrefix(Connection &connection, const RecordType &type, const QStringList &fields,
    const QString &text, int limit);

} // namespace steward
