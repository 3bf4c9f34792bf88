// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"
#include "core/storage/postgresqlconnection.h"
#include "core/sync/syncstate.h"

namespace steward {

/// Makes the file `path` a replica of the team server at `url`, for the login that it names, and fills it: how somebody
/// takes a desk along. The address is kept in the file without its password. `progress` is called after every page;
/// false ends the filling as Cancelled. Thread: any one; waits for the network.
///
/// Errors: those of connectHub() and enrolFile(), with no file left; those of syncDesk(), with a file that is a replica
/// already and goes on being filled by whoever syncs it next.
Result<SyncState> makeReplica(const QString &path, const QString &url, const WorkspaceOptions &options,
    const std::function<bool(const SyncState &)> &progress = {});

/// How a session with the server of these options begins.
ServerAccess serverAccess(const WorkspaceOptions &options);

} // namespace steward
