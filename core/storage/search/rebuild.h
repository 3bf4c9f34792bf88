// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/schema.h"
#include "core/storage/connection.h"
#include "core/storage/searchindexer.h"

#include <functional>

namespace steward {

/// The indexer that fits the connection's database.
std::unique_ptr<SearchIndexer> searchIndexer(Connection &connection);

/// Fills an empty index (prepareSearch) with all texts that the projection tables hold, by the declarations. Inside a
/// transaction of the caller. `progress` gets texts done so far; returning false stops with Cancelled.
Result<qint64> fillSearch(
    Connection &connection, const Schema &schema, const std::function<bool(qint64)> &progress = {});

/// Makes the index, or makes it anew, where it is missing, of an older layout, or `stale` because the projection was
/// folded again. In one transaction of its own, or in the one that is open.
Result<Ok> reconcileSearch(Connection &connection, const Schema &schema, bool stale,
    const std::function<bool(qint64)> &progress = {});

} // namespace steward
