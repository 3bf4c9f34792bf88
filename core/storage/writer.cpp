// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/writer.h"

#include "core/oplog/canonical.h"
#include "core/oplog/hybridclock.h"

namespace steward {

Writer::Writer(Connection &connection, std::shared_ptr<const Schema> schema, const Clock &clock, RandomSource &random,
    qint64 rno, const Uuid &actor, SearchIndexer *search)
    : FileCommitter(connection, std::move(schema), clock, random, actor, search)
    , m_rno(rno)
{
}

Result<Context> Writer::context()
{
    STEWARD_ASSIGN(const HubHead hub, m_log.hubHead());
    STEWARD_ASSIGN(const ReplicaHead own, m_log.replicaHead(m_rno));
    return Context{hub.epoch, hub.seq, own.rseq};
}

Result<ReplicaHead> Writer::begin()
{
    STEWARD_TRY(m_log.lockStream());
    STEWARD_ASSIGN(m_hub, m_log.hubHead());
    m_counters.clear();
    return m_log.replicaHead(m_rno);
}

Result<Ok> Writer::write(const RecordEdit &wanted, CommitReport &report)
{
    STEWARD_ASSIGN(std::optional<OperationBuilder::Change> change, m_builder.check(m_records.schema(), wanted));
    if (!change)
        return Ok{};
    const RecordEdit &edit = change->edit();
    const RecordType &type = change->type();
    STEWARD_ASSIGN(const RecordStore::Entered place, enter(edit));
    const Rid rid = place.rid;
    const auto touched = m_touched.constFind(rid);
    const qint64 lastSeq = touched != m_touched.constEnd() ? m_hub.seq : place.lastSeq;
    STEWARD_TRY(OperationBuilder::checkExistence(edit, lastSeq > 0));

    const Instant now = m_clock.now();
    const qint64 lastStamp = m_builder.head().hlc;
    LoggedOperation logged;
    logged.operation = m_builder.seal(*change, now);
    const Operation &op = logged.operation;

    HubFact &hub = logged.hub;
    hub.seq = m_hub.seq + 1;
    // A single file knows everything at once: the floor is the whole stream, so stamps grow along it.
    hub.eff = hybrid::effective(op.hlc, now, m_hub.eff, lastStamp);
    if (edit.isCreation && !type.numberPrefix().isEmpty()) {
        STEWARD_ASSIGN(hub.number, nextNumber(type.numberPrefix()));
    }
    hub.verdict = acceptedVerdict();
    hub.receivedBy = op.actor;
    hub.receivedAt = now;
    hub.chain = chainOf(m_hub.chain, leafOf(op.hash, hub));
    STEWARD_ASSIGN(const Rid actor, m_records.ridOf(op.actor, QStringLiteral("person")));
    STEWARD_ASSIGN(const Rid author, m_records.ridOf(op.author, QStringLiteral("person")));
    STEWARD_TRY(m_log.append(logged, {m_rno, rid, actor, author, actor}));
    m_hub = {hub.seq, hub.eff, hub.chain, m_hub.epoch};

    WrittenOperation written{edit.type, edit.record, rid, hub.seq, hub.number, edit.isCreation, {}};
    const bool seenAll = touched != m_touched.constEnd() ? *touched && !edit.isBeside : lastSeq <= edit.seen.hubSeq;
    const bool fast = seenAll && !takesCountsBack(type, op);
    if (fast) {
        STEWARD_TRY(m_projector.apply(type, logged, rid, edit, place.isNew));
    } else {
        STEWARD_ASSIGN(written.conflicts, m_projector.refold(type, rid));
    }
    m_touched.insert(rid, seenAll);
    report.operations.append(written);
    return erase(edit, rid, report);
}

/// What this edit erases, or what it writes that was erased since its form was loaded.
Result<Ok> Writer::erase(const RecordEdit &edit, Rid rid, CommitReport &report)
{
    if (edit.isCreation && edit.type == QLatin1String("redaction")) {
        STEWARD_TRY(m_projector.flush());
        STEWARD_ASSIGN(const std::optional<RecordPlace> erased, m_eraser.carryOut(edit.record));
        if (erased)
            report.operations.append({erased->type, erased->id, erased->rid, m_hub.seq, {}, false, {}});
        return Ok{};
    }
    STEWARD_ASSIGN([[maybe_unused]] const bool any, m_eraser.eraseAgain(rid, edit.record));
    return Ok{};
}

/// Where the edited record stands. Nothing is asked about records that this very commit has written already.
Result<RecordStore::Entered> Writer::enter(const RecordEdit &edit)
{
    if (edit.isCreation)
        return m_records.enter(edit.record, edit.type, m_hub.seq + 1);
    STEWARD_ASSIGN(const Rid rid, m_records.ridOf(edit.record, edit.type));
    if (m_touched.contains(rid))
        return RecordStore::Entered{rid, m_hub.seq, false};
    STEWARD_ASSIGN(const std::optional<RecordPlace> place, m_records.place(rid));
    return RecordStore::Entered{rid, place ? place->lastSeq : 0, false};
}

Result<QString> Writer::nextNumber(const QString &prefix)
{
    auto counter = m_counters.find(prefix);
    if (counter == m_counters.end()) {
        STEWARD_ASSIGN(Statement find,
            m_connection.prepare(QByteArrayLiteral("SELECT next FROM number_counter WHERE prefix = ?")));
        find.bind(prefix);
        STEWARD_ASSIGN(const bool any, find.step());
        counter = m_counters.insert(prefix, any ? find.integer(0) : 1);
    }
    return QStringLiteral("%1-%2").arg(prefix).arg((*counter)++, 6, 10, QLatin1Char('0'));
}

Result<Ok> Writer::saveCounters()
{
    for (auto it = m_counters.cbegin(); it != m_counters.cend(); ++it) {
        STEWARD_ASSIGN(Statement save, m_connection.prepare(QByteArrayLiteral(
            "INSERT INTO number_counter(prefix, next) VALUES(?, ?) "
            "ON CONFLICT (prefix) DO UPDATE SET next = excluded.next")));
        save.bind(it.key(), *it);
        STEWARD_TRY(save.run());
    }
    return Ok{};
}

} // namespace steward
