// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordtype.h"

#include <QJsonObject>

namespace steward {

/// What goes with an operation as OperationHint::derived: the columns that only the core can compute, as the record
/// stands after the operation, derived fields of `after` included (except its number, which the hub gives):
///
///     {"columns": {"sort_key": "vpn", "external_number_fold": "ext1", "updated": 1795435200000, "closed": null}}
///
/// The hub takes them for order and search, never for permission (core/storage/hub/show.sql).
QJsonObject columnHint(const RecordType &type, const RecordValues &after);

} // namespace steward
