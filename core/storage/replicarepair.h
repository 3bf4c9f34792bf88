// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/hub/hub.h"
#include "core/storage/outbox.h"
#include "core/storage/projector.h"
#include "core/storage/replicastate.h"

#include <QSet>

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
    /// What was shown and hidden until now was decided by scopes and rights that may be lost as well, on pages before the
    /// fork too: so unless this login sees all (`seesAll`) and always has, the cursor goes back to the beginning.
    Result<Ok> rewind(qint64 epoch, const EpochForks &forks, bool seesAll);

    /// What waits as replica `rno` cannot go on as that one: the file was found to be a copy of another one or to be
    /// restored from a backup, or the hub has lost that replica. It is written anew as `replica`, and if the file wrote as
    /// `rno` until now, it goes on as `replica`. Nothing of it may be at the hub, so pull to the end first.
    /// False, with nothing done, when this file has written as `replica` before.
    Result<bool> become(qint64 rno, const HubReplica &replica, const Uuid &incarnation);

private:
    Result<Ok> partLine(qint64 rno, ReplicaState &state);
    Result<Ok> passRefused(qint64 rno, qint64 fork, ReplicaState &state);
    Result<Ok> stepAside(qint64 rno, const QList<OutboxEntry> &entries, ReplicaState &state);
    Result<Ok> reopen(qint64 rno, qint64 oid);
    Result<Digest> hashBefore(qint64 oid, qint64 rno, qint64 rseq);
    Result<Ok> dropAfter(qint64 seq);
    Result<Ok> endAtWhatIsHere(qint64 rno);
    Result<Ok> fold(const QList<Rid> &rids);
    Result<Ok> rewrite(qint64 from, const QString &prefix, qint64 epoch, ReplicaHead head);
    Result<QSet<qint64>> writtenElsewhere(const QList<OutboxEntry> &waiting);
    Result<bool> isOwnLine(qint64 rno, const Operation &next);
    Result<Context> seenBy(const Context &seen, qint64 epoch, qint64 from, qint64 taken, const QHash<qint64, qint64> &places);
    Result<Ok> addToOutbox(const OutboxEntry &entry, qint64 rno);

    Connection &m_connection;
    RecordStore &m_records;
    OperationLog &m_log;
    Projector &m_projector;
    Outbox m_outbox;
};

} // namespace steward
