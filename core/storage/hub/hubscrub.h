// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

#include <functional>

namespace steward {

/// What erased values have left in a hub's tables goes: each table is written anew, with fresh statistics, since old row
/// versions and the planner's samples still hold values. Nobody can work meanwhile; about as long as a dump takes. Over the
/// URL of the hub's owner. `progress` is told tables done and all; false stops after the one under way, and it is still due.
/// What it cannot reach: write-ahead log until the server recycles it, archives of it, backups, standbys that lag.
/// Errors: those of openHub() and of the server; Cancelled "hub.scrub-stopped".
Result<Ok> scrubHub(const QString &url, const std::function<bool(qint64, qint64)> &progress = {});

} // namespace steward
