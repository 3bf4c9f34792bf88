// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"
#include "core/sync/syncengine.h"

namespace steward {

/// One round between an opened replica and its hub (SyncEngine::run), with what the desk adds: its index, its custom
/// fields and ticket types. What was pulled stands among the desk's reports afterwards. Thread: the desk's, which waits
/// for the hub meanwhile; Unavailable "sync.running" while another program does the same. `state` gets where things stand, after an error too.
Result<SyncEngine::Round> syncDesk(Workspace &desk, Hub &hub, SyncState &state,
    const std::function<bool(const SyncState &)> &progress = {});

} // namespace steward
