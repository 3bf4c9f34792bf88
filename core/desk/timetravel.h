// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"
#include "core/oplog/fold.h"

namespace steward {

/// Two readings of "then": as it happened (event times, so imported and offline work counts when it was done), or as
/// this store had recorded it (hub order).
struct AsOf
{
    std::optional<Instant> happened;
    std::optional<qint64> recorded;
};

/// The record as it was; nullopt when it did not exist yet. Facts (reopens …) are those of then.
Result<std::optional<FoldedRecord>> recordAsOf(Workspace &workspace, Rid rid, const AsOf &asOf);

} // namespace steward
