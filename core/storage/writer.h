// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/storage/projector.h"

#include <QSet>

#include <functional>

namespace steward {

struct WrittenOperation
{
    QString type;
    Uuid record;
    Rid rid = 0;
    qint64 seq = 0;
    QString number; ///< given now, for a numbered creation
    bool created = false;
    QStringList conflicts; ///< units on which the record now disagrees
};

struct CommitReport
{
    Uuid batch;
    QList<WrittenOperation> operations; ///< edits without a difference wrote none
    qint64 head = 0; ///< hub sequence after the commit
};

struct CommitOptions
{
    std::optional<Uuid> batch; ///< continue this batch (chunks of an import); a new one when absent
    /// Runs inside the same transaction after the operations: import cursors, draft removal.
    std::function<Result<Ok>(Connection &)> alongside;
    bool dryRun = false; ///< report what would be written, then take everything back
};

/// The one way into the log of a single file, which is its own hub: seals operations, gives hub order and numbers,
/// and brings projection and search along in the same transaction. Several processes may hold a writer each, every one
/// with its own replica; transactions serialise them. Thread: its connection's.
class Writer
{
public:
    /// `rno` is this process's own replica (OperationLog::addReplica). `search` may be null.
    Writer(Connection &connection, std::shared_ptr<const Schema> schema, const Clock &clock, RandomSource &random,
        qint64 rno, const Uuid &actor, SearchIndexer *search);

    /// Everything or nothing. Edits of one commit on the same record build on one another. Errors leave the store
    /// as it was: NotFound "record.unknown", AlreadyExists "record.exists", InvalidArgument "record.required",
    /// "record.no-such-reference", "record.kind", "group.too-large", and those of storage.
    Result<CommitReport> commit(const QList<EditGroup> &groups, const CommitOptions &options = {});

    /// What a form loaded now has seen.
    Result<Context> context();

    RecordStore &records() { return m_records; }
    OperationLog &log() { return m_log; }
    Projector &projector() { return m_projector; }
    const Uuid &actor() const { return m_actor; }
    void setActor(const Uuid &actor) { m_actor = actor; }

    static constexpr int maxGroup = 200;

private:
    Result<Ok> loadHeads();
    Result<CommitReport> commitInside(const QList<EditGroup> &groups, const CommitOptions &options);
    Result<Ok> write(const RecordEdit &edit, const Uuid &group, CommitReport &report);
    Result<Ok> check(const RecordType &type, const RecordEdit &edit, const QList<UnitChange> &changes);
    Result<Ok> checkReferences();
    Result<RecordStore::Entered> enter(const RecordEdit &edit);
    Result<QString> nextNumber(const QString &prefix);
    Result<Ok> saveCounters();
    void forget(); ///< after a rollback

    Connection &m_connection;
    const Clock &m_clock;
    RandomSource &m_random;
    qint64 m_rno;
    Uuid m_actor;
    OperationLog m_log;
    RecordStore m_records;
    Projector m_projector;
    ReplicaHead m_replica;
    HubHead m_hub;
    QHash<Rid, bool> m_touched; ///< records of the running commit: true while all their edits were fast
    QHash<Uuid, QString> m_referenced; ///< references of the running commit and the field that holds them
    QHash<QString, qint64> m_counters; ///< next numbers by prefix, as the running commit leaves them
};

} // namespace steward
