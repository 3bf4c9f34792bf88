// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordtype.h"

#include <QJsonObject>
#include <QSet>

namespace steward {

/// The columns that only the core can compute, as the record stands: derived fields (except the number, which the hub
/// gives), folds and the sort key:
///
///     {"columns": {"sort_key": "vpn", "external_number_fold": "ext1", "updated": 1795435200000, "closed": null}}
///
/// The hub takes them for order and search, never for permission (core/storage/hub/show.sql).
QJsonObject columnHint(const RecordType &type, const RecordValues &record);

/// What goes with an operation as OperationHint::derived: of columnHint() what changes with `units`, without what the hub
/// counts itself, and the texts that these units write or hide, as tokens (core/storage/hub/texts.sql):
///
///     {"columns": {"sort_key": "vpn ausfall", "updated": 1795435200000}, "texts": {"title": "vpn ausfall"}}
///
/// `after`: the record after the operation. Of one that is not new, fields that `units` do not write may be empty unless
/// needsWholeRecord(). Texts of more than longestHint are left to the worker.
QJsonObject operationHint(const RecordType &type, const RecordValues &after, const QSet<QString> &units, bool isNew);
/// Whether `units` change the sort key, or whether the record is shown.
bool needsWholeRecord(const RecordType &type, const QSet<QString> &units);

constexpr qsizetype longestHint = 65'536; ///< bytes of one text

} // namespace steward
