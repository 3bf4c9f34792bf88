// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/bundle.h"
#include "core/storage/connection.h"
#include "core/storage/hub/hub.h"

namespace steward {

/// The keys with which a replica writes and reads bundles. They lie among the settings of its file, which holds everything
/// that they protect on their way. Thread: the connection's.
struct ReplicaBundleKeys
{
    BundleKeys mine;
    QByteArray hub; ///< 32 bytes
};

/// Makes a pair if there is none, tells the hub its open half and keeps the hub's; asks only until both know each other,
/// and again after the file went on as another replica. A hub that knows no bundles leaves the desk without keys.
Result<Ok> exchangeBundleKeys(Connection &connection, Hub &hub, const Uuid &replica, RandomSource &random);
/// Errors: FailedPrecondition "bundle.no-key".
Result<ReplicaBundleKeys> replicaBundleKeys(Connection &connection);

} // namespace steward
