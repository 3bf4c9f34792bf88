// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/replicawriter.h"

#include "core/base/flaw.h"

namespace steward {

ReplicaWriter::ReplicaWriter(Connection &connection, std::shared_ptr<const Schema> schema, const Clock &clock,
    RandomSource &random, const Uuid &actor, SearchIndexer *search)
    : FileCommitter(connection, std::move(schema), clock, random, actor, search)
    , m_outbox(connection)
{
}

Result<Context> ReplicaWriter::context()
{
    STEWARD_ASSIGN(const ReplicaState state, replicaState(m_connection));
    STEWARD_ASSIGN(const ReplicaHead own, m_log.replicaHead(state.rno));
    return localContext(state, own.rseq);
}

Result<ReplicaHead> ReplicaWriter::begin()
{
    STEWARD_ASSIGN(m_state, replicaState(m_connection));
    if (m_state.access == ReplicaState::Access::ReadOnly)
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("replica.too-old"),
            QStringLiteral("the team server takes no new work from this version"),
            QStringLiteral("update Steward on this machine; what was written so far is kept and handed in"), {}};
    if (m_state.access == ReplicaState::Access::Revoked)
        return Error{ErrorKind::PermissionDenied, QStringLiteral("replica.revoked"),
            QStringLiteral("this login was disabled at the team server"),
            QStringLiteral("ask its administrator; what was written so far is kept and handed in"), {}};
    STEWARD_ASSIGN(m_forks, m_log.forks());
    return m_log.replicaHead(m_state.rno);
}

qint64 ReplicaWriter::mark() const
{
    const Context now = localContext(m_state, m_builder.head().rseq);
    return now.hubSeq + now.ownSeq;
}

Result<Ok> ReplicaWriter::write(const RecordEdit &typed, CommitReport &report)
{
    RecordEdit wanted = typed;
    if (isPlanted(Flaw::ContextAtSave) && !wanted.isCreation) {
        STEWARD_ASSIGN(wanted.seen, context());
    }
    wanted.seen = forOperation(wanted.seen, m_state.rno);
    STEWARD_ASSIGN(std::optional<OperationBuilder::Change> change, m_builder.check(m_records.schema(), wanted));
    if (!change)
        return Ok{};
    const RecordEdit &edit = change->edit();
    const RecordType &type = change->type();
    STEWARD_ASSIGN(const Rid rid, m_records.ridOf(edit.record, edit.type));
    const auto touched = m_touched.constFind(rid);
    if (touched == m_touched.constEnd()) {
        STEWARD_ASSIGN(const std::optional<RecordPlace> place, m_records.place(rid));
        STEWARD_TRY(OperationBuilder::checkExistence(edit, place && place->lastSeq > 0));
    } else {
        STEWARD_TRY(OperationBuilder::checkExistence(edit, true));
    }

    OutboxEntry entry;
    entry.since = m_clock.now();
    entry.operation = m_builder.seal(*change, entry.since);
    const Operation &op = entry.operation;
    if (edit.isCreation && !type.numberPrefix().isEmpty())
        entry.number = provisionalNumber(type.numberPrefix(), m_state.prefix, op.dot.rseq);
    STEWARD_ASSIGN(const Rid actor, m_records.ridOf(op.actor, QStringLiteral("person")));
    STEWARD_ASSIGN(const Rid author, m_records.ridOf(op.author, QStringLiteral("person")));
    STEWARD_TRY(m_outbox.add(entry, {m_state.rno, rid, actor, author, actor}));

    LoggedOperation logged{op, pendingFact(m_state.rno, entry)};
    WrittenOperation written{edit.type, edit.record, rid, logged.hub.seq, entry.number, edit.isCreation, {}};
    bool seenAll = touched != m_touched.constEnd() && *touched && !edit.isBeside;
    if (touched == m_touched.constEnd()) {
        STEWARD_ASSIGN(seenAll, hasSeenAll(rid, capped(op.seen, m_forks)));
    }
    if (seenAll && !takesCountsBack(type, op) && (edit.isCreation || touched == m_touched.constEnd())) {
        // What the form showed may differ from what is stored: the hub may have refused or lost some of it since.
        RecordEdit applied = edit;
        if (!edit.isCreation) {
            STEWARD_ASSIGN(const std::optional<LoadedRecord> stored, m_records.load(rid));
            applied.base = stored ? stored->values : type.empty();
            applied.next = applied.base;
            STEWARD_TRY(applyOperation(type, op, applied.next));
        }
        STEWARD_TRY(m_projector.apply(type, logged, rid, applied, false));
    } else {
        STEWARD_ASSIGN(written.conflicts, m_projector.refold(type, rid));
    }
    m_touched.insert(rid, seenAll);
    report.operations.append(written);
    return Ok{};
}

/// Whether the newest operation of the outbox is the only one on its record that `seen` does not cover.
Result<bool> ReplicaWriter::hasSeenAll(Rid rid, const Context &seen)
{
    STEWARD_ASSIGN(Statement newer, m_connection.prepare(QByteArrayLiteral(
        "SELECT 1 FROM operation WHERE rid = ? AND oid > ? AND NOT (rno = ? AND rseq <= ?) LIMIT 1")));
    newer.bind(rid, seen.hubSeq, m_state.rno, seen.ownSeq);
    STEWARD_ASSIGN(const bool anyNewer, newer.step());
    if (anyNewer)
        return false;
    STEWARD_ASSIGN(Statement waiting, m_connection.prepare(QByteArrayLiteral(
        "SELECT 1 FROM outbox WHERE rid = ? AND verdict IS NULL AND NOT (rno = ? AND (rseq <= ? OR rseq = ?)) LIMIT 1")));
    waiting.bind(rid, m_state.rno, seen.ownSeq, m_builder.head().rseq);
    STEWARD_ASSIGN(const bool anyWaiting, waiting.step());
    return !anyWaiting;
}

} // namespace steward
