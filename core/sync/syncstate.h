// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/outbox.h"
#include "core/storage/replicastate.h"

namespace steward {

/// How a replica and its hub stand, for screens and the command line. Thread: value, any.
struct SyncState
{
    enum class Phase {
        Offline, ///< the last call did not reach the hub, or none was made yet
        Online, ///< in step when it was last asked
        Working, ///< a round is running
    };

    Phase phase = Phase::Offline;
    QString url;
    QString prefix; ///< of the numbers given offline
    ReplicaState::Access access = ReplicaState::Access::Active;
    OutboxCounts outbox;
    qint64 conflicts = 0; ///< records on which concurrent writes disagree
    std::optional<Instant> contact; ///< when the hub last answered
    std::optional<Error> error; ///< of the last round
    qint64 epoch = 1; ///< of the stream
    qint64 done = 0; ///< place of the stream that is here
    qint64 total = 0; ///< place where it ends
    qint64 bytesSent = 0; ///< of attachments, while they are brought
    qint64 bytesToSend = 0; ///< 0 when none are
    qint64 clockOffset = 0; ///< ms that hub time is ahead of the own clock

    /// The clock of this machine is so wrong that people should know; their work is taken all the same.
    bool isClockWrong() const { return std::abs(clockOffset) > 120'000; }
};

/// As it stands in the file, without asking the hub. Errors: FailedPrecondition "sync.no-replica".
Result<SyncState> storedSyncState(Connection &connection);

} // namespace steward
