// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oplog/operation.h"
#include "core/storage/connection.h"

#include <QHash>

namespace steward {

/// Where a replica file stands towards its hub: the table sync_state.
struct ReplicaState
{
    enum class Access {
        Active, ///< may write
        ReadOnly, ///< this program is too old to write new work (HubGreeting::minWriter)
        Revoked, ///< the login was disabled; what waits is still handed in
    };

    QString url;
    Uuid workspace;
    qint64 rno = 0; ///< the replica this file writes as
    QString prefix; ///< of the numbers it gives offline
    Uuid incarnation; ///< the hub gives one replica for each, however often it is asked
    qint64 epoch = 1;
    qint64 seq = 0; ///< end of the stream as pulled
    Digest chain{};
    qint64 head = 0; ///< where the hub's stream ended when it was last asked
    Access access = Access::Active;
    /// Another file was found to write as the same replica, or this one lacks a part of its chain that the hub lost: it
    /// has to go on as another replica.
    bool isCopied = false;
    qint64 scopeSeq = 0; ///< last place at which a record came into sight or left it
    std::optional<qint64> clockOffset; ///< ms that hub time was ahead of the own clock, when last measured
    std::optional<Instant> contact; ///< own clock, when the hub last answered
};

/// nullopt in a store that is no replica. Thread: the connection's, as all here.
Result<std::optional<ReplicaState>> readReplicaState(Connection &connection);
/// Errors: FailedPrecondition "sync.no-replica".
Result<ReplicaState> replicaState(Connection &connection);
Result<Ok> saveReplicaState(Connection &connection, const ReplicaState &state);

Result<Ok> saveForks(Connection &connection, const EpochForks &forks);

/// Prefix of a replica's offline numbers; empty when it has none or is unknown here.
Result<QString> prefixOf(Connection &connection, const Uuid &replica);
Result<Ok> savePrefix(Connection &connection, const Uuid &replica, const QString &prefix);

/// "INC-F7-0042" for the operation 42 of replica F7. Computed alike everywhere, valid for ever.
QString provisionalNumber(const QString &typePrefix, const QString &replicaPrefix, qint64 rseq);

/// What a form of this file has seen, until it is saved: ownSeq names the replica as well, since a file that was found to
/// be a copy goes on as another one, and forms that were loaded before have seen nothing of that.
inline Context localContext(const ReplicaState &state, qint64 rseq)
{
    return {state.epoch, state.seq, (state.rno << 32) + rseq};
}
inline Context forOperation(Context local, qint64 rno)
{
    local.ownSeq = (local.ownSeq >> 32) == rno ? local.ownSeq & 0xffffffff : 0;
    return local;
}

/// Local numbers of the replicas that this file writes as, or wrote as.
Result<QList<qint64>> ownReplicas(Connection &connection);
Result<Ok> addOwnReplica(Connection &connection, qint64 rno);

/// The incarnation that copies of a replica's file go on with: all derive the same, and so get the same replica for it.
/// RFC 9562, version 8.
Uuid nextIncarnation(const Uuid &of);

/// Hash of the operation `rseq` of a replica of this file, in the outbox or the log; nullopt when it is in neither.
Result<std::optional<Digest>> ownHash(Connection &connection, qint64 rno, qint64 rseq);

/// Records on which concurrent writes disagree.
Result<qint64> conflictCount(Connection &connection);

/// The stream's chain at a place up to the cursor, hidden operations included. Errors: Corrupt "sync.no-chain".
Result<Digest> chainAt(Connection &connection, qint64 seq);

} // namespace steward
