// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oplog/edit.h"
#include "core/oplog/fold.h"
#include "core/storage/clockledger.h"
#include "core/storage/operationlog.h"
#include "core/storage/recordstore.h"
#include "core/storage/searchindexer.h"

#include <QSet>

#include <unordered_map>

namespace steward {

/// Brings rows, search and counts along with the operations of a commit, inside its transaction.
/// Two paths with one result: an operation that has seen everything of its record changes the row; any other makes
/// the record fold again from all its operations. Rows are written once per commit, by flush(), however many
/// operations came for them. Thread: its connection's.
class Projector
{
public:
    /// `search` may be null (then texts are not indexed) and outlives the projector.
    Projector(Connection &connection, RecordStore &records, OperationLog &log, SearchIndexer *search);

    /// Takes an operation that creates its record, or has seen all its operations before: then `edit.base` are the
    /// stored values. `hasPlace`: the directory knows already that this is the record's latest operation.
    Result<Ok> apply(const RecordType &type, const LoggedOperation &logged, Rid rid, const RecordEdit &edit, bool hasPlace);
    /// Folds the record from its operations and writes what differs; returns the units in conflict. Without operations
    /// that count, the row goes.
    Result<QStringList> refold(const RecordType &type, Rid rid);
    /// Takes the row away, whatever the log says: the record went out of sight.
    Result<Ok> remove(const RecordType &type, Rid rid);
    /// As refold(), for whoever does it to all records: tickets must come last, since they count what hangs on them.
    Result<Ok> rebuild(const RecordType &type, Rid rid);
    /// An operation that the row shows already was ordered by its hub: what goes by its time is computed again by flush().
    Result<Ok> retime(const RecordType &type, Rid rid);
    /// Writes what apply() took. Belongs at the end of every commit.
    Result<Ok> flush();
    /// The transaction is gone, and what apply() took with it.
    void discard();

    struct Computed
    {
        RecordValues values; ///< derived fields included
        QStringList conflicts;
    };
    /// What the record's operations make of it, without writing; nullopt when none counts.
    Result<std::optional<Computed>> computed(const RecordType &type, Rid rid);

    /// Compares the stored row with the fold of its operations, without writing: nullopt when equal, else what differs.
    Result<std::optional<QString>> compare(Rid rid);

private:
    /// A row that differs from the stored one until flush().
    struct Pending
    {
        const RecordType *type = nullptr;
        bool isNew = false;
        bool hasPlace = false;
        bool waits = false; ///< its latest operation is not at the hub yet
        RecordValues before; ///< as stored; nothing for a new row
        RecordValues after;
        qint64 lastSeq = 0;
        QStringList written; ///< units, when conflicts stand in this store
    };
    /// What comments and attachments do to the counts of their ticket.
    struct Following
    {
        qint64 comments = 0; ///< more than stored
        qint64 attachments = 0;
        Instant updated;
    };
    struct Folded
    {
        RecordValues values; ///< derived fields included
        QStringList conflicts;
        qint64 lastSeq = 0;
        bool isProvisional = false; ///< the number is one given offline
    };

    Result<Pending *> pendingOf(const RecordType &type, Rid rid, const RecordEdit &edit);
    Result<Ok> readFacts(const TypePlan &plan, Rid rid, RecordValues &values);
    Result<Ok> follow(const TypePlan &plan, const RecordValues &before, const RecordValues &after, Instant eventTime);
    Result<Ok> followAt(Rid ticket, const TypePlan &plan, qint64 more, Instant eventTime);
    Result<Ok> writePending(Rid rid, const Pending &pending);
    Result<Ok> writeFollowing(Rid ticket, const Following &following);
    void clear();
    Result<Ok> recount(Rid ticket);
    Result<bool> hasConflicts();

    Result<std::optional<Folded>> fold(const RecordType &type, Rid rid);
    Result<std::optional<Folded>> write(
        const RecordType &type, Rid rid, const std::optional<LoadedRecord> &stored);
    Result<Ok> alias(const TypePlan &plan, Rid rid, const RecordValues *before, const RecordValues &after,
        const QString &kind);
    Result<Ok> index(const RecordType &type, Rid rid, const RecordValues *before, const RecordValues &after);
    Result<Ok> addDerived(Rid rid, const TypePlan &plan, RecordValues &values);
    bool isReplicable() const { return m_connection.dialect() == Dialect::Sqlite; }

    Connection &m_connection;
    RecordStore &m_records;
    OperationLog &m_log;
    SearchIndexer *m_search;
    ClockLedger m_clocks;
    std::unordered_map<Rid, Pending> m_pending;
    QList<Rid> m_order; ///< of m_pending: rows are written in the order their records first came
    QHash<Rid, Following> m_following; ///< tickets that are not pending
    QSet<Rid> m_retimed; ///< tickets whose clocks may stand otherwise
    QSet<Rid> m_recounts; ///< tickets whose counts are not the stored ones plus something
    std::optional<bool> m_hasConflicts; ///< asked once per commit
    std::optional<bool> m_clocksAreDue; ///< asked once by who compares
};

} // namespace steward
