// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/filecommitter.h"

namespace steward {

/// The one way into the log of a single file, which is its own hub: seals operations, gives hub order and numbers,
/// and brings projection and search along in the same transaction. Several processes may hold a writer each, every one
/// with its own replica; transactions serialise them. Thread: its connection's.
class Writer : public FileCommitter
{
public:
    /// `rno` is this process's own replica (OperationLog::addReplica). `search` may be null.
    Writer(Connection &connection, std::shared_ptr<const Schema> schema, const Clock &clock, RandomSource &random,
        qint64 rno, const Uuid &actor, SearchIndexer *search);

    Result<Context> context() override;
    OperationLog &log() { return m_log; }
    Projector &projector() { return m_projector; }

private:
    Result<ReplicaHead> begin() override;
    Result<Ok> write(const RecordEdit &edit, CommitReport &report) override;
    bool isReferable(const RecordPlace &place) const override { return place.lastSeq > 0; }
    Result<Ok> finish() override { return saveCounters(); }
    qint64 mark() const override { return m_hub.seq; }

    Result<Ok> erase(const RecordEdit &edit, Rid rid, CommitReport &report);
    Result<RecordStore::Entered> enter(const RecordEdit &edit);
    Result<QString> nextNumber(const QString &prefix);
    Result<Ok> saveCounters();

    qint64 m_rno;
    HubHead m_hub;
    QHash<QString, qint64> m_counters; ///< next numbers by prefix, as the running commit leaves them
};

} // namespace steward
