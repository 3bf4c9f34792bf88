// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/sync/syncstate.h"

namespace steward {

Result<SyncState> storedSyncState(Connection &connection)
{
    STEWARD_ASSIGN(const ReplicaState replica, replicaState(connection));
    SyncState state;
    state.url = replica.url;
    state.prefix = replica.prefix;
    state.access = replica.access;
    STEWARD_ASSIGN(state.outbox, Outbox(connection).counts());
    STEWARD_ASSIGN(state.conflicts, conflictCount(connection));
    state.contact = replica.contact;
    state.epoch = replica.epoch;
    state.done = replica.seq;
    state.total = replica.head;
    state.clockOffset = replica.clockOffset.value_or(0);
    return state;
}

} // namespace steward
