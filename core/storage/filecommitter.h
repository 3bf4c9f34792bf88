// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/committer.h"
#include "core/storage/eraser.h"
#include "core/storage/operationbuilder.h"
#include "core/storage/projector.h"

namespace steward {

/// What both writers of a file share: one immediate transaction around a commit, the order of its steps, and the
/// memories that a rollback empties. Where an operation goes and what it counts as is the writer's (Writer,
/// ReplicaWriter). Thread: its connection's.
///
/// Steps of a commit: begin(), write() per edit, references, projection and search, finish(), the replica's head, what
/// goes alongside.
class FileCommitter : public Committer
{
public:
    Result<CommitReport> commit(const QList<EditGroup> &groups, const CommitOptions &options = {}) final;
    RecordStore &records() final { return m_records; }
    Uuid actor() const final { return m_builder.actor(); }
    void setActor(const Uuid &actor) final { m_builder.setActor(actor); }

protected:
    /// `search` may be null.
    FileCommitter(Connection &connection, std::shared_ptr<const Schema> schema, const Clock &clock, RandomSource &random,
        const Uuid &actor, SearchIndexer *search);

    /// Reads what the commit builds on; errors refuse it. The head of the replica that it writes as.
    virtual Result<ReplicaHead> begin() = 0;
    virtual Result<Ok> write(const RecordEdit &edit, CommitReport &report) = 0;
    /// Whether a record that this commit did not write may be pointed at.
    virtual bool isReferable(const RecordPlace &place) const = 0;
    virtual Result<Ok> finish() { return Ok{}; }
    virtual qint64 mark() const = 0; ///< CommitReport::head

    /// An undo takes counts back, for which the whole history is needed (FactsLedger).
    static bool takesCountsBack(const RecordType &type, const Operation &op);

    Connection &m_connection;
    const Clock &m_clock;
    OperationLog m_log;
    RecordStore m_records;
    Projector m_projector;
    Eraser m_eraser;
    OperationBuilder m_builder;
    QHash<Rid, bool> m_touched; ///< records of the running commit: true while all their edits were fast

private:
    Result<CommitReport> commitInside(const QList<EditGroup> &groups, const CommitOptions &options);
    Result<Ok> checkReferences();
    void forget(); ///< after a rollback
};

} // namespace steward
