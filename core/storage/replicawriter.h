// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/committer.h"
#include "core/storage/operationbuilder.h"
#include "core/storage/outbox.h"
#include "core/storage/projector.h"
#include "core/storage/replicastate.h"

namespace steward {

/// Writes on a replica of a hub: sealed operations go into the outbox, and what is shown is what the hub has given plus
/// what waits. Several processes may write one file: all write as the file's one replica, each commit in a transaction
/// of its own, and what a form had seen tells their writes apart. Thread: its connection's.
///
/// Invariant: the row of a record is the fold of its accepted operations in the log and its waiting ones in the outbox;
/// waiting ones count as if the hub ordered them now, one after the other, behind everything pulled.
class ReplicaWriter : public Committer
{
public:
    /// The store must be a replica (readReplicaState). `search` may be null.
    ReplicaWriter(Connection &connection, std::shared_ptr<const Schema> schema, const Clock &clock, RandomSource &random,
        const Uuid &actor, SearchIndexer *search);

    /// Errors besides those of Committer: FailedPrecondition "replica.too-old", PermissionDenied "replica.revoked".
    Result<CommitReport> commit(const QList<EditGroup> &groups, const CommitOptions &options = {}) override;
    Result<Context> context() override;
    RecordStore &records() override { return m_records; }
    Uuid actor() const override { return m_builder.actor(); }
    void setActor(const Uuid &actor) override { m_builder.setActor(actor); }

private:
    Result<CommitReport> commitInside(const QList<EditGroup> &groups, const CommitOptions &options);
    Result<Ok> write(const RecordEdit &edit, CommitReport &report);
    Result<Ok> checkReferences();
    Result<bool> hasSeenAll(Rid rid, const Context &seen);
    void forget(); ///< after a rollback

    Connection &m_connection;
    const Clock &m_clock;
    OperationLog m_log;
    Outbox m_outbox;
    RecordStore m_records;
    Projector m_projector;
    OperationBuilder m_builder;
    ReplicaState m_state;
    EpochForks m_forks;
    QHash<Rid, bool> m_touched; ///< records of the running commit: true while all their edits were fast
};

} // namespace steward
