// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/hub/hub.h"
#include "core/storage/outbox.h"
#include "core/storage/projector.h"
#include "core/storage/replicastate.h"

namespace steward {

/// Makes an empty workspace file a replica: who it writes as, and a cursor before the first operation. `state` names url,
/// workspace and incarnation. In one transaction.
Result<Ok> beginReplica(Connection &connection, ReplicaState state, const HubReplica &replica);

/// The two turns that a replica's life can take. Each is one transaction; records that show something else afterwards
/// are folded. Thread: the connection's.
class ReplicaRepair
{
public:
    ReplicaRepair(Connection &connection, RecordStore &records, OperationLog &log, Projector &projector)
        : m_connection(connection), m_records(records), m_log(log), m_projector(projector), m_outbox(connection)
    {
    }

    /// The hub fell over to a copy that lacks its last operations, or was restored from a backup: epochs ended, and what
    /// was pulled beyond the last one's fork is not in its stream any more. The cursor goes back there; own operations
    /// return into the outbox, since this file still has them; those of others will come again if they still exist.
    /// Where records came or went beyond the fork, the cursor goes back to the beginning.
    Result<Ok> rewind(qint64 epoch, const EpochForks &forks);

    /// The file was found to be a copy of another one, or to be restored from a backup: it goes on as `replica`, and
    /// what waits is written anew as that one's. Nothing of it may be at the hub, so pull to the end first.
    Result<Ok> become(const HubReplica &replica, const Uuid &incarnation);

    /// What waits as a replica that this file was before, and that the hub does not know any more, is written anew as
    /// the present one's.
    Result<Ok> adopt(qint64 rno);

private:
    Result<Ok> reopen(qint64 rno, qint64 oid);
    Result<Digest> hashBefore(qint64 oid, qint64 rno, qint64 rseq);
    Result<Ok> dropAfter(qint64 seq);
    Result<Ok> fold(const QList<Rid> &rids);
    Result<Ok> rewrite(qint64 from, const ReplicaState &state, ReplicaHead head);
    Result<Context> seenBy(const Context &seen, qint64 epoch, qint64 from, qint64 taken, const QHash<qint64, qint64> &places);

    Connection &m_connection;
    RecordStore &m_records;
    OperationLog &m_log;
    Projector &m_projector;
    Outbox m_outbox;
};

} // namespace steward
