// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oplog/edit.h"
#include "core/oplog/fold.h"
#include "core/storage/operationlog.h"
#include "core/storage/recordstore.h"
#include "core/storage/searchindexer.h"

namespace steward {

/// Brings rows, search and counts along with an operation that was just appended, inside its transaction.
/// Two paths with one result: an operation that has seen everything of its record is applied to the row; any other
/// makes the record fold again from all its operations. Thread: its connection's.
class Projector
{
public:
    /// `search` may be null (then texts are not indexed) and outlives the projector.
    Projector(Connection &connection, RecordStore &records, OperationLog &log, SearchIndexer *search);

    /// The operation creates the record, or has seen all its operations before. `before` are the values its author
    /// saw, which therefore are the stored ones.
    Result<Ok> apply(const RecordType &type, const LoggedOperation &logged, Rid rid, const RecordValues &before,
        bool created);
    /// Folds the record from its operations and writes what differs; returns the units in conflict.
    Result<QStringList> refold(const RecordType &type, Rid rid);

    /// Compares the stored row with the fold of its operations, without writing: nullopt when equal, else what differs.
    Result<std::optional<QString>> compare(Rid rid);

private:
    struct Folded
    {
        RecordValues values; ///< derived fields included
        QStringList conflicts;
        qint64 lastSeq = 0;
        Instant lastEvent;
    };
    Result<std::optional<Folded>> fold(const RecordType &type, Rid rid);
    Result<TicketFacts> storedFacts(Rid rid);
    Result<Ok> followTicket(const RecordType &type, const RecordValues &after, Instant eventTime);
    Result<Ok> index(const RecordType &type, Rid rid, const RecordValues *before, const RecordValues &after);
    Result<Ok> alias(const RecordType &type, Rid rid, const RecordValues *before, const RecordValues &after);
    Result<RecordValues> derivedOfTicket(Rid rid, const RecordType &type, RecordValues values);

    Connection &m_connection;
    RecordStore &m_records;
    OperationLog &m_log;
    SearchIndexer *m_search;
};

} // namespace steward
