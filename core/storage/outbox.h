// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/operationlog.h"

#include <QSet>

#include <memory>

namespace steward {

/// One of this file's own operations that the hub has not given back yet, or has refused.
struct OutboxEntry
{
    qint64 ono = 0; ///< name of the entry in this file
    qint64 rno = 0; ///< local number of the replica it was written as
    Rid rid = 0;
    /// Names record, group, batch, units with old and new values. waiting() and find() give it complete with salts and
    /// commitments, as it is sent.
    Operation operation;
    QString number; ///< "INC-F7-0042" when it created a numbered record
    Instant since; ///< when it was written here
    QString verdict; ///< what it was refused with ("permission", "transition", …); empty while it waits
    qint64 seq = 0; ///< hub order of a refused one
    std::optional<Instant> judged; ///< when the hub refused it

    bool isRefused() const { return !verdict.isEmpty(); }
};

/// What stands for the hub's fact while an operation waits (pendingSeq in operationlog.h).
HubFact pendingFact(qint64 rno, const OutboxEntry &entry);

struct OutboxCounts
{
    qint64 pending = 0; ///< operations on their way
    qint64 refused = 0; ///< operations that wait for somebody to look at them

    bool operator==(const OutboxCounts &) const = default;
};

/// What waits in a replica. Stores without an outbox (a file that is its own hub, a team server) have nothing in it.
/// Thread: its connection's.
///
/// A waiting operation counts in everything that this file shows. A refused one no longer does; it is kept with its
/// values until dismiss(). Whoever wants its values after all writes them anew, as an edit of the present record.
class Outbox
{
public:
    explicit Outbox(Connection &connection) : m_connection(connection) {}

    Result<OutboxCounts> counts();
    /// Records with something on its way: few, since it leaves with the next contact.
    Result<QSet<Rid>> pendingRecords();
    enum class Which { All, Pending, Refused };
    /// In the order they were written.
    Result<QList<OutboxEntry>> entries(Which which = Which::All);
    Result<QList<OutboxEntry>> ofRecord(Rid rid, Which which = Which::All);
    Result<QList<OutboxEntry>> ofGroup(const Uuid &group);

    /// Somebody has looked at the refused operations of a group: they leave the outbox and stay in the history as
    /// refused. Waiting ones are not touched. Returns how many left.
    Result<qint64> dismiss(const Uuid &group);

    // For the writer and the sync of this file.

    /// Stores a sealed operation.
    Result<Ok> add(const OutboxEntry &entry, const OperationPlace &place);
    /// Waiting operations of replica `rno` with rseq > after, in order, at most `limit`.
    Result<QList<OutboxEntry>> waiting(qint64 rno, qint64 after, int limit);
    /// Replicas that waiting operations were written as, the one with the oldest work first; almost always one.
    Result<QList<qint64>> replicas();
    Result<std::optional<OutboxEntry>> find(qint64 rno, qint64 rseq);
    Result<Ok> remove(qint64 ono);
    Result<Ok> refuse(qint64 ono, const HubFact &fact);
    /// After an erasure: the values that are left of a refused one.
    Result<Ok> rewriteValues(qint64 ono, const Operation &operation);
    /// Waiting operations of a batch, in order.
    Result<QList<OutboxEntry>> ofBatch(const Uuid &batch);

private:
    Result<QList<OutboxEntry>> read(
        const QByteArray &where, const std::function<void(Statement &)> &bind, bool complete = false);
    ValueCodec &codec();

    Connection &m_connection;
    std::unique_ptr<ValueCodec> m_codec; ///< made when there is something in the outbox
};

} // namespace steward
