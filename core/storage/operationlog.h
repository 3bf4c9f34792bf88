// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oplog/operation.h"
#include "core/storage/connection.h"

#include <QHash>
#include <QList>

#include <functional>

namespace steward {

/// End of a chain: the next operation continues from here.
struct ReplicaHead
{
    qint64 rno = 0; ///< local number of the replica in this store
    Uuid id;
    qint64 rseq = 0;
    qint64 hlc = 0;
    Digest hash{};
};

struct HubHead
{
    qint64 seq = 0;
    qint64 eff = 0; ///< greatest effective stamp so far
    Digest chain{};
};

/// Reads and appends the three source tables. Never updates or deletes a row. Thread: its connection's.
class OperationLog
{
public:
    explicit OperationLog(Connection &connection) : m_connection(connection) {}

    /// Writes header, values and hub fact. The operation must be sealed and the fact complete.
    Result<Ok> append(const LoggedOperation &logged, qint64 rno, Rid rid);

    Result<HubHead> hubHead();
    Result<ReplicaHead> replicaHead(qint64 rno);
    Result<ReplicaHead> addReplica(const Uuid &id);
    /// Stores where the replica stands; the operations themselves are the truth.
    Result<Ok> saveReplicaHead(const ReplicaHead &head);

    /// Operations of one record in hub order; refused ones too (see HubFact::verdict).
    Result<QList<LoggedOperation>> ofRecord(Rid rid);
    /// Operations of a batch in hub order.
    Result<QList<LoggedOperation>> ofBatch(const Uuid &batch);
    /// Records a batch wrote on, in the order it first did.
    Result<QList<Rid>> recordsOfBatch(const Uuid &batch);
    /// Operations with seq > after, in hub order, at most `limit`.
    Result<QList<LoggedOperation>> after(qint64 seq, int limit);
    Result<std::optional<LoggedOperation>> at(qint64 seq);

private:
    Result<QList<LoggedOperation>> read(const QByteArray &where, const std::function<void(Statement &)> &bind);
    Result<Uuid> replicaId(qint64 rno);

    Connection &m_connection;
    QHash<qint64, Uuid> m_replicas;
};

/// Verdict of an operation that counts.
inline bool isAccepted(const HubFact &fact) { return fact.verdict == QLatin1String("accepted"); }

} // namespace steward
