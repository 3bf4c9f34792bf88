// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oplog/erasure.h"
#include "core/storage/outbox.h"
#include "core/storage/projector.h"

namespace steward {

/// Whether a unit can be erased for good: what somebody wrote can. The state, what is computed with (the priority), and on
/// tickets and what hangs on them every reference cannot: by those they are found, seen and counted.
bool isErasable(const RecordType &type, const QString &unit);

/// Carries out erasures (core/oplog/erasure.h) on a file, in the transaction that takes them in: values in the log and in
/// refused work, contents of attachments that nothing else names, then the row and its search texts by folding again.
/// What is left in free space goes with scrub(), outside of any transaction. Servers do the same in
/// core/storage/hub/erase.sql. Thread: its connection's.
class Eraser
{
public:
    Eraser(Connection &connection, RecordStore &records, OperationLog &log, Projector &projector)
        : m_connection(connection), m_records(records), m_log(log), m_projector(projector), m_outbox(connection)
    {
    }

    /// A transaction begins: others may have erased since the last one.
    void begin() { m_any.reset(); }
    /// Accepted erasures about a record; those that wait in an outbox do not count yet.
    Result<QList<Erasure>> about(const Uuid &record);
    /// The redaction is in the log and in its row, which must have been flushed. The record that shows something else now.
    Result<std::optional<RecordPlace>> carryOut(const Uuid &redaction);
    /// The same for all erasures of a record, after operations have come that may not have seen them. True when there
    /// was something to erase.
    Result<bool> eraseAgain(Rid rid, const Uuid &record);

private:
    Result<bool> erase(Rid rid, const QList<Erasure> &erasures);
    Result<Ok> dropContent(const QString &sha256);

    Connection &m_connection;
    RecordStore &m_records;
    OperationLog &m_log;
    Projector &m_projector;
    Outbox m_outbox;
    std::optional<bool> m_any; ///< whether this store knows any erasure
};

/// Name of the setting that says that scrub() is due, or on a server scrubHub().
QString scrubSetting();
/// Whether something was erased since the last scrub().
Result<bool> needsScrub(Connection &connection);
/// Leaves no erased byte in the file and beside it: search segments, free pages, the write-ahead log. Takes about as long
/// as copying the file. Errors: Unavailable "erase.busy" when other programs keep the file in use: it is still due then.
Result<Ok> scrub(Connection &connection);

} // namespace steward
