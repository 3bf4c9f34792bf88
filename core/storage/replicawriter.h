// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/filecommitter.h"
#include "core/storage/outbox.h"
#include "core/storage/replicastate.h"

namespace steward {

/// Writes on a replica of a hub: sealed operations go into the outbox, and what is shown is what the hub has given plus
/// what waits. Several processes may write one file: all write as the file's one replica, each commit in a transaction
/// of its own, and what a form had seen tells their writes apart. Thread: its connection's.
///
/// Invariant: the row of a record is the fold of its accepted operations in the log and its waiting ones in the outbox;
/// waiting ones count as if the hub ordered them now, one after the other, behind everything pulled.
/// Errors besides those of Committer: FailedPrecondition "replica.too-old", PermissionDenied "replica.revoked".
class ReplicaWriter : public FileCommitter
{
public:
    /// The store must be a replica (readReplicaState). `search` may be null.
    ReplicaWriter(Connection &connection, std::shared_ptr<const Schema> schema, const Clock &clock, RandomSource &random,
        const Uuid &actor, SearchIndexer *search);

    Result<Context> context() override;

private:
    Result<ReplicaHead> begin() override;
    Result<Ok> write(const RecordEdit &edit, CommitReport &report) override;
    /// What this login cannot see may well exist: the hub judges that.
    bool isReferable(const RecordPlace &place) const override { return place.lastSeq > 0 || place.type != QLatin1String("stub"); }
    qint64 mark() const override;

    Result<bool> hasSeenAll(Rid rid, const Context &seen);

    Outbox m_outbox;
    ReplicaState m_state;
    EpochForks m_forks;
};

} // namespace steward
