// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/committer.h"
#include "core/storage/eraser.h"
#include "core/storage/hub/hub.h"
#include "core/storage/outbox.h"
#include "core/storage/projector.h"
#include "core/storage/replicastate.h"

#include <QMap>
#include <QSet>

namespace steward {

/// What a page did to the replica.
struct AppliedPage
{
    QList<WrittenOperation> written; ///< records that show something else now, each once
    qint64 operations = 0; ///< places of the stream
    qint64 hidden = 0; ///< those of them whose operations are not for this login
    qint64 acknowledged = 0; ///< own operations that the hub gave back as accepted
    qint64 refused = 0; ///< own operations that it gave back as refused
    qint64 left = 0; ///< records that went out of sight
    bool isCopy = false; ///< somebody else has written as this file's replica: the file was copied or restored
};

/// Takes a page of the hub's stream into a replica: proves it, stores it, brings rows along, and moves the cursor, all
/// in one transaction. Whatever fails, the file stays at the page before, and the page can be asked for again.
/// Thread: its connection's.
class PageApplier
{
public:
    /// How records of the workspace declare fields and ticket types; the desk's business, so it is passed in.
    struct SchemaSource
    {
        std::function<bool(const QString &type)> declares;
        std::function<Result<std::shared_ptr<const Schema>>(RecordStore &records)> read;
    };

    PageApplier(Connection &connection, std::shared_ptr<const Schema> schema, SearchIndexer *search,
        SchemaSource schemaSource = {});

    /// Errors, with nothing stored: Unavailable "sync.page-order" (not the page that comes next: an answer that came
    /// late, ask again), Corrupt "sync.chain", "sync.operation" (the hub contradicts itself or what it said before).
    Result<AppliedPage> apply(const PullPage &page);

    RecordStore &records() { return m_records; }
    OperationLog &log() { return m_log; }
    Projector &projector() { return m_projector; }
    /// After a rollback.
    void forget();

private:
    Result<AppliedPage> applyInside(const PullPage &page, ReplicaState &state);
    Result<Ok> take(const PulledOperation &pulled, const Digest &chain, const ReplicaState &state, AppliedPage &report);
    Result<Ok> hide(qint64 seq, const Digest &leaf);
    Result<Ok> store(const LoggedOperation &logged, Rid rid, qint64 rno);
    Result<qint64> rnoOf(const Uuid &replica);
    Result<Ok> prove(const LoggedOperation &logged, const Digest &leaf);
    Result<Ok> link(const LoggedOperation &logged, qint64 rno);
    Result<Ok> project(const LoggedOperation &logged, Rid rid, qint64 rno, bool wasWaiting);
    Result<bool> hasSeenAll(Rid rid, qint64 lastSeq, const LoggedOperation &logged, qint64 rno);
    Result<bool> any(const char *sql);
    Result<Ok> giveNumbers(const LoggedOperation &logged, Rid rid);
    Result<Ok> enter(const ScopeChange &change, qint64 end);
    Result<Ok> leave(const ScopeChange &change, AppliedPage &report);
    Result<Ok> markLeft(Rid rid, qint64 seq);
    Result<bool> hasLeft(Rid rid);
    Result<Ok> finishRows(AppliedPage &report);
    Result<Ok> rereadSchema();
    Result<Ok> finishDeclarations();
    Result<Ok> saveHeads();

    Connection &m_connection;
    OperationLog m_log;
    Outbox m_outbox;
    RecordStore m_records;
    Projector m_projector;
    Eraser m_eraser;
    SchemaSource m_schemaSource;

    // of the page at hand
    EpochForks m_forks;
    QSet<qint64> m_own;
    bool m_anyLeft = false; ///< records that went out of sight
    bool m_anyWaits = false; ///< operations in the outbox, when the page began
    QHash<Uuid, qint64> m_rnos;
    QHash<Uuid, QString> m_prefixes;
    QHash<qint64, std::pair<qint64, Digest>> m_stored; ///< of each replica the last operation that the page has stored
    QHash<Rid, qint64> m_lastSeq; ///< of records that the page has written on
    QHash<qint64, ReplicaHead> m_heads; ///< of replicas that wrote on the page
    QHash<Rid, RecordValues> m_values; ///< rows that the fast path has changed
    QMap<Rid, QString> m_dirty; ///< records to be folded at the end, with their types
    QHash<Rid, WrittenOperation> m_written;
};

} // namespace steward
