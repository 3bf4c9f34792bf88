// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// One pass over the log in hub order, headers and values read side by side from two cursors, so that memory does not
// grow with the log. For each operation:
//
//     stored unit names  = names of its value rows          else verify.units
//     root               = frames of names and commitments  else verify.commitment (a value or salt was edited)
//     hash               = SHA-256(previous ‖ header)       else verify.hash       (the header was edited)
//     previous, rseq     = end of that replica's chain      else verify.replica    (deleted, inserted, swapped)
//     seq                = one more than the last           else verify.gap
//     chain              = SHA-256(chain before ‖ leaf)     else verify.chain      (a hub fact was edited)
//
// A cut tail leaves a shorter log that is whole in itself: the replica heads, number counters and, if those were
// edited as well, the anchor tell.

#include "core/storage/verifier.h"

#include "core/oplog/canonical.h"
#include "core/oplog/fold.h"
#include "core/schema/frame.h"
#include "core/storage/projector.h"
#include "core/storage/recordstore.h"

namespace steward {

Verifier::Verifier(Connection &connection, std::shared_ptr<const Schema> schema)
    : m_connection(connection)
    , m_schema(std::move(schema))
{
}

void Verifier::find(const char *code, qint64 seq, const QString &text)
{
    ++m_result.totalFindings;
    if (m_result.findings.size() < m_options.maxFindings)
        m_result.findings.append({QString::fromLatin1(code), seq, text});
}

bool Verifier::proceed(qint64 done, qint64 total)
{
    return done % 10'000 != 0 || !m_options.progress || m_options.progress(done, total);
}

static Error cancelled()
{
    return {ErrorKind::Cancelled, QStringLiteral("verify.cancelled"), QStringLiteral("verification was stopped"), {}, {}};
}

Result<Verification> Verifier::run(const Options &options)
{
    m_options = options;
    m_result = {};
    m_replicas.clear();
    STEWARD_ASSIGN(const Transaction snapshot, Transaction::begin(m_connection, Transaction::Mode::Read));
    STEWARD_TRY(verifyLog());
    STEWARD_TRY(verifyCounts());
    STEWARD_TRY(verifyHeads());
    // A log that contradicts itself cannot vouch for rows.
    if (options.projection && m_result.passed())
        STEWARD_TRY(verifyProjection());
    return m_result;
}

Result<Ok> Verifier::verifyLog()
{
    STEWARD_ASSIGN(Statement count, m_connection.prepare(QByteArrayLiteral("SELECT count(*) FROM operation")));
    count.bind();
    STEWARD_ASSIGN([[maybe_unused]] const bool any, count.step());
    const qint64 total = count.integer(0);

    STEWARD_ASSIGN(Statement rows, m_connection.prepare(QByteArrayLiteral(
        "SELECT o.oid, o.rno, o.rseq, o.format, o.record_type, o.record, o.verb, o.grp, o.batch, o.hlc, o.epoch, "
        "o.hub_seq, o.own_seq, o.actor, o.author, o.event_time, o.schema_version, o.unit_names, o.root, o.previous, "
        "o.hash, h.eff, h.number, h.verdict, h.received_by, h.received_at, h.chain, h.rno, h.rseq, r.id "
        "FROM operation o LEFT JOIN hub_order h ON h.seq = o.oid LEFT JOIN record r ON r.rid = o.rid ORDER BY o.oid")));
    STEWARD_ASSIGN(Statement values, m_connection.prepare(QByteArrayLiteral(
        "SELECT unit, salt, old, new, commitment FROM operation_value WHERE rno = ? AND rseq = ? ORDER BY unit")));
    STEWARD_ASSIGN(Statement replica,
        m_connection.prepare(QByteArrayLiteral("SELECT id FROM replica WHERE rno = ?")));
    rows.bind();
    while (true) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            return Ok{};
        const qint64 seq = rows.integer(0);
        const qint64 rno = rows.integer(1);
        auto head = m_replicas.find(rno);
        if (head == m_replicas.end()) {
            replica.bind(rno);
            STEWARD_ASSIGN(const bool known, replica.step());
            head = m_replicas.insert(rno, {rno, known ? replica.uuid(0) : Uuid{}, 0, 0, {}});
        }

        Operation op;
        op.dot = {head->id, rows.integer(2)};
        op.format = rows.integer(3);
        op.recordType = rows.text(4);
        op.record = rows.uuid(5);
        op.verb = rows.text(6);
        op.group = rows.uuid(7);
        op.batch = rows.uuid(8);
        op.hlc = rows.integer(9);
        op.seen = {rows.integer(10), rows.integer(11), rows.integer(12)};
        op.actor = rows.uuid(13);
        op.author = rows.uuid(14);
        op.eventTime = {rows.integer(15)};
        op.schemaVersion = rows.integer(16);
        op.previous = digestFromBytes(rows.view(19));
        op.hash = digestFromBytes(rows.view(20));

        QByteArray names;
        values.bind(rno, op.dot.rseq);
        while (true) {
            STEWARD_ASSIGN(const bool value, values.step());
            if (!value)
                break;
            UnitChange change;
            change.unit = values.text(0);
            appendFrame(names, values.view(0));
            if (values.isNull(4)) {
                change.salt = values.blob(1);
                change.oldValue = values.optionalBlob(2);
                change.newValue = values.optionalBlob(3);
                change.commitment = commitmentOf(change);
            } else {
                change.commitment = digestFromBytes(values.view(4));
                if (!values.isNull(2) || !values.isNull(3))
                    find("verify.commitment", seq, QStringLiteral("an erased value of \"%1\" is back").arg(change.unit));
            }
            op.units.append(change);
        }

        if (rows.view(17) != QByteArrayView(names))
            find("verify.units", seq, QStringLiteral("the values of this operation are not those it was written with"));
        if (view(rootOf(op.units)) != rows.view(18))
            find("verify.commitment", seq, QStringLiteral("a value of this operation was changed"));
        if (hashOf(op) != op.hash)
            find("verify.hash", seq, QStringLiteral("the header of this operation was changed"));
        if (op.previous != head->hash || op.dot.rseq != head->rseq + 1)
            find("verify.replica", seq, QStringLiteral("the log of its replica is broken before this operation"));
        if (rows.uuid(29) != op.record)
            find("verify.record", seq, QStringLiteral("the directory names another record for this operation"));
        if (seq != m_result.head.seq + 1)
            find("verify.gap", seq, QStringLiteral("operations %1 to %2 are missing").arg(m_result.head.seq + 1).arg(seq - 1));

        HubFact hub;
        hub.seq = seq;
        hub.eff = rows.integer(21);
        hub.number = rows.text(22);
        hub.verdict = rows.text(23);
        hub.receivedBy = rows.uuid(24);
        hub.receivedAt = {rows.integer(25)};
        hub.chain = chainOf(m_result.head.chain, leafOf(op.hash, hub));
        const Digest stored = digestFromBytes(rows.view(26));
        if (stored != hub.chain || rows.integer(27) != rno || rows.integer(28) != op.dot.rseq)
            find("verify.chain", seq, QStringLiteral("the stream's chain does not continue here"));
        if (hub.eff <= m_result.head.eff)
            find("verify.stamp", seq, QStringLiteral("the effective stamp goes back"));

        head->rseq = op.dot.rseq;
        head->hash = op.hash;
        head->hlc = op.hlc;
        // Go on from what is stored, so that one edit is one finding and not a million.
        m_result.head = {seq, hub.eff, stored};
        if (m_options.anchor && m_options.anchor->seq == seq && m_options.anchor->chain != stored)
            find("verify.anchor", seq, QStringLiteral("the history up to here is not the one that was anchored"));
        if (!proceed(++m_result.operations, total))
            return cancelled();
    }
}

Result<Ok> Verifier::verifyCounts()
{
    const auto number = [&](const QByteArray &sql) -> Result<qint64> {
        STEWARD_ASSIGN(Statement query, m_connection.prepare(sql));
        query.bind();
        STEWARD_ASSIGN([[maybe_unused]] const bool any, query.step());
        return query.integer(0);
    };
    STEWARD_ASSIGN(const qint64 facts, number(QByteArrayLiteral("SELECT count(*) FROM hub_order")));
    if (facts != m_result.operations)
        find("verify.gap", 0, QStringLiteral("%1 hub facts stand beside %2 operations").arg(facts).arg(m_result.operations));
    STEWARD_ASSIGN(const qint64 strays,
        number(QByteArrayLiteral("SELECT count(*) FROM operation_value v WHERE NOT EXISTS "
                                 "(SELECT 1 FROM operation o WHERE o.rno = v.rno AND o.rseq = v.rseq)")));
    if (strays)
        find("verify.units", 0, QStringLiteral("%1 values belong to no operation").arg(strays));
    if (m_options.anchor && m_options.anchor->seq > m_result.head.seq)
        find("verify.anchor", m_options.anchor->seq,
            QStringLiteral("the anchor names operation %1, the log ends at %2").arg(m_options.anchor->seq).arg(m_result.head.seq));
    return Ok{};
}

Result<Ok> Verifier::verifyHeads()
{
    OperationLog log(m_connection);
    STEWARD_ASSIGN(Statement rows, m_connection.prepare(QByteArrayLiteral("SELECT rno FROM replica ORDER BY rno")));
    rows.bind();
    while (true) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            break;
        STEWARD_ASSIGN(const ReplicaHead stored, log.replicaHead(rows.integer(0)));
        const ReplicaHead found = m_replicas.value(stored.rno);
        if (stored.rseq != found.rseq || (stored.rseq > 0 && stored.hash != found.hash))
            find("verify.replica", 0,
                QStringLiteral("replica %1 wrote %2 operations, %3 are here").arg(stored.rno).arg(stored.rseq).arg(found.rseq));
    }
    return Ok{};
}

Result<Ok> Verifier::verifyProjection()
{
    RecordStore records(m_connection, m_schema);
    OperationLog log(m_connection);
    Projector projector(m_connection, records, log, nullptr);
    STEWARD_ASSIGN(Statement rows, m_connection.prepare(QByteArrayLiteral(
        "SELECT rid FROM record WHERE rid IN (SELECT rid FROM operation) OR last_seq > 0 ORDER BY rid")));
    rows.bind();
    while (true) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            return Ok{};
        const Rid rid = rows.integer(0);
        STEWARD_ASSIGN(const std::optional<QString> difference, projector.compare(rid));
        if (difference)
            find("verify.projection", 0, *difference);
        ++m_result.records;
        if (!proceed(m_result.records, 0))
            return cancelled();
    }
}

} // namespace steward
