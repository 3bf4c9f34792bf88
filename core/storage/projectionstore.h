// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/schema.h"
#include "core/storage/connection.h"

#include <functional>

namespace steward {

/// Brings the projection tables of a store to what `schema` declares: creates and adapts them, and rebuilds those that
/// changed beyond a new column by folding the log again. Returns true when something was folded. In one transaction.
/// `progress` gets records done and total; returning false cancels and leaves everything as it was.
Result<bool> reconcileProjection(Connection &connection, std::shared_ptr<const Schema> schema,
    const std::function<bool(qint64, qint64)> &progress = {});

/// Drops every projection table and folds the whole log again: `verify --rebuild`.
Result<Ok> rebuildProjection(Connection &connection, std::shared_ptr<const Schema> schema,
    const std::function<bool(qint64, qint64)> &progress = {});

/// Drops and builds the indexes of the projection around a bulk load.
Result<Ok> dropProjectionIndexes(Connection &connection, const Schema &schema);
Result<Ok> createProjectionIndexes(Connection &connection, const Schema &schema);

} // namespace steward
