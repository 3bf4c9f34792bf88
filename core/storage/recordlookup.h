// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordtype.h"
#include "core/storage/connection.h"

namespace steward {

/// Living records whose name or reading begins with `text` (compared folded), then those that contain it, both in sort
/// order, at most `limit`. Big shared tables (tickets) are only asked for beginnings among the open ones, since a scan
/// of a million titles is what full-text search is for. For pickers while somebody types. Thread: the connection's.
Result<QList<Rid>> lookupRecords(Connection &connection, const RecordType &type, const QString &text, int limit);

} // namespace steward
