// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/committer.h"
#include "core/storage/operationbuilder.h"
#include "core/storage/projector.h"

namespace steward {

/// The one way into the log of a single file, which is its own hub: seals operations, gives hub order and numbers,
/// and brings projection and search along in the same transaction. Several processes may hold a writer each, every one
/// with its own replica; transactions serialise them. Thread: its connection's.
class Writer : public Committer
{
public:
    /// `rno` is this process's own replica (OperationLog::addReplica). `search` may be null.
    Writer(Connection &connection, std::shared_ptr<const Schema> schema, const Clock &clock, RandomSource &random,
        qint64 rno, const Uuid &actor, SearchIndexer *search);

    Result<CommitReport> commit(const QList<EditGroup> &groups, const CommitOptions &options = {}) override;
    Result<Context> context() override;
    RecordStore &records() override { return m_records; }
    OperationLog &log() { return m_log; }
    Projector &projector() { return m_projector; }
    Uuid actor() const override { return m_builder.actor(); }
    void setActor(const Uuid &actor) override { m_builder.setActor(actor); }

private:
    Result<CommitReport> commitInside(const QList<EditGroup> &groups, const CommitOptions &options);
    Result<Ok> write(const RecordEdit &edit, CommitReport &report);
    Result<Ok> checkReferences();
    Result<RecordStore::Entered> enter(const RecordEdit &edit);
    Result<QString> nextNumber(const QString &prefix);
    Result<Ok> saveCounters();
    void forget(); ///< after a rollback

    Connection &m_connection;
    const Clock &m_clock;
    qint64 m_rno;
    OperationLog m_log;
    RecordStore m_records;
    Projector m_projector;
    OperationBuilder m_builder;
    HubHead m_hub;
    QHash<Rid, bool> m_touched; ///< records of the running commit: true while all their edits were fast
    QHash<QString, qint64> m_counters; ///< next numbers by prefix, as the running commit leaves them
};

} // namespace steward
