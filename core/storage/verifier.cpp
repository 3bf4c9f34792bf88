// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// One pass over the log in hub order. Reading and hashing take about the same time, so while this thread reads a
// thousand operations, another one proves the thousand before (logproof.h). That needs no order among them: each is
// proven against the hash and the chain that are *stored* before it, and those are the results of the one before.
//
//     values             unpack                             else verify.values     (content or seed was edited)
//     hash               SHA-256(previous ‖ header)         else verify.hash       (header or value was edited)
//     rseq               one more than the replica's last   else verify.replica    (deleted, inserted, swapped)
//     seq                one more than the last             else verify.gap
//     chain              SHA-256(chain before ‖ leaf)       else verify.chain      (a hub fact was edited)
//
// An edited hash shows twice, at its own operation and at the next one of its replica; nothing else multiplies.
// A cut tail leaves a shorter log that is whole in itself: the replica heads, batches and, if those were edited as
// well, the anchor tell.

#include "core/storage/verifier.h"

#include "core/oplog/canonical.h"
#include "core/storage/bundle.h"
#include "core/storage/eraser.h"
#include "core/storage/outbox.h"
#include "core/storage/projector.h"
#include "core/storage/recordstore.h"
#include "core/storage/settings.h"

#include <algorithm>
#include <future>
#include <limits>

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
    m_batches.clear();
    m_stamps.clear();
    m_anchors.clear();
    m_erased.clear();
    for (const Anchor &anchor : options.anchors)
        m_anchors.insert(anchor.seq, anchor.chain);
    STEWARD_ASSIGN(const Transaction snapshot, Transaction::begin(m_connection, Transaction::Mode::Read));
    STEWARD_ASSIGN(m_replica, readReplicaState(m_connection));
    STEWARD_TRY(verifyLog());
    STEWARD_TRY(verifyCounts());
    STEWARD_TRY(m_replica ? verifyCursor() : Result<Ok>(Ok{}));
    STEWARD_TRY(m_replica ? verifyOutbox() : Result<Ok>(Ok{}));
    STEWARD_TRY(verifyHeads());
    STEWARD_TRY(verifyBatches());
    STEWARD_TRY(verifyErasures());
    STEWARD_TRY(m_connection.dialect() == Dialect::Postgresql ? verifyCarried() : Result<Ok>(Ok{}));
    // A log that contradicts itself cannot vouch for rows.
    if (options.projection && m_result.passed())
        STEWARD_TRY(verifyProjection());
    return m_result;
}

/// Reads the log row by row.
class Verifier::LogReader
{
public:
    explicit LogReader(Connection &connection) : m_connection(connection) {}

    Result<Ok> open()
    {
        const bool isFile = m_connection.dialect() == Dialect::Sqlite; // only files can be replicas
        STEWARD_ASSIGN(m_rows, m_connection.prepare(QByteArray(
            "SELECT o.oid, o.rno, o.rseq, o.format, o.record_type, o.rid, o.verb, o.grp, o.bno, o.hlc, o.epoch, "
            "o.hub_seq, o.own_seq, o.actor, o.author, o.event_time, o.schema_version, o.hash, h.eff, h.number, "
            "h.verdict, h.received_by, h.received_at, h.chain, h.rno, h.rseq, v.seed, v.content, r.id, h.seq, ")
            + (isFile ? "k.previous" : "NULL")
            + " FROM operation o LEFT JOIN hub_order h ON h.seq = o.oid LEFT JOIN record r ON r.rid = o.rid "
            + (isFile ? "LEFT JOIN operation_link k ON k.oid = o.oid " : "")
            + ValueRows::join(m_connection.dialect()) + "ORDER BY o.oid"));
        m_rows.bind();
        STEWARD_ASSIGN(m_record, m_connection.prepare(QByteArrayLiteral("SELECT id FROM record WHERE rid = ?")));
        STEWARD_ASSIGN(m_batch, m_connection.prepare(QByteArrayLiteral("SELECT id FROM batch WHERE bno = ?")));
        return Ok{};
    }
    Result<bool> step() { return m_rows.step(); }
    qint64 seq() const { return m_rows.integer(0); }
    qint64 rno() const { return m_rows.integer(1); }
    qint64 bno() const { return m_rows.integer(8); }
    /// Hash of the operation before, where that one is not in this file.
    std::optional<Digest> link() const
    {
        return m_rows.isNull(30) ? std::nullopt : std::optional(digestFromBytes(m_rows.view(30)));
    }

    /// All that stands in the row itself.
    Result<StoredOperation> operation()
    {
        StoredOperation stored;
        Operation &op = stored.logged.operation;
        HubFact &hub = stored.logged.hub;
        hub.seq = m_rows.integer(0);
        op.dot.rseq = m_rows.integer(2);
        op.format = m_rows.integer(3);
        op.recordType = word(m_rows.view(4));
        op.record = m_rows.uuid(28);
        op.verb = word(m_rows.view(6));
        op.group = m_rows.uuid(7);
        STEWARD_ASSIGN(op.batch, idOf(m_batches, m_batch, m_rows.integer(8)));
        op.hlc = m_rows.integer(9);
        op.seen = {m_rows.integer(10), m_rows.integer(11), m_rows.integer(12)};
        STEWARD_ASSIGN(op.actor, idOf(m_people, m_record, m_rows.integer(13)));
        STEWARD_ASSIGN(op.author, idOf(m_people, m_record, m_rows.integer(14)));
        op.eventTime = {m_rows.integer(15)};
        op.schemaVersion = m_rows.integer(16);
        op.hash = digestFromBytes(m_rows.view(17));
        hub.eff = m_rows.integer(18);
        hub.number = m_rows.text(19);
        hub.verdict = m_rows.isNull(20) ? acceptedVerdict() : m_rows.text(20);
        STEWARD_ASSIGN(hub.receivedBy, idOf(m_people, m_record, m_rows.integer(m_rows.isNull(21) ? 13 : 21)));
        hub.receivedAt = {m_rows.integer(22)};
        hub.chain = digestFromBytes(m_rows.view(23));
        stored.inHubOrder = !m_rows.isNull(29) && m_rows.integer(24) == rno() && m_rows.integer(25) == op.dot.rseq;
        stored.seed = m_rows.blob(26);
        stored.content = m_rows.blob(27);
        stored.isPlain = (m_rows.isNull(19) || !hub.number.isEmpty())
            && (m_rows.isNull(20) || hub.verdict != acceptedVerdict())
            && (m_rows.isNull(21) || m_rows.integer(21) != m_rows.integer(13))
            && (m_rows.isNull(26) || !stored.seed.isEmpty()) && (m_rows.isNull(27) || !stored.content.isEmpty())
            && m_rows.view(17).size() == 32 && m_rows.view(7).size() == 16;
        return stored;
    }

private:
    /// Few different words stand in millions of rows.
    QString word(QByteArrayView utf8)
    {
        const auto known = m_words.find(std::string_view(utf8.data(), size_t(utf8.size())));
        if (known != m_words.end())
            return known->second;
        if (m_words.size() > 10'000) // as many as batches: verbs can name what they undo
            m_words.clear();
        return m_words.emplace(std::string(utf8.data(), size_t(utf8.size())), QString::fromUtf8(utf8)).first->second;
    }
    Result<Uuid> idOf(QHash<qint64, Uuid> &known, Statement &find, qint64 key)
    {
        const auto at = known.constFind(key);
        if (at != known.constEnd())
            return *at;
        find.bind(key);
        STEWARD_ASSIGN(const bool any, find.step());
        if (known.size() > 100'000)
            known.clear();
        return *known.insert(key, any ? find.uuid(0) : Uuid{});
    }

    Connection &m_connection;
    Statement m_rows;
    Statement m_record;
    Statement m_batch;
    std::map<std::string, QString, std::less<>> m_words;
    QHash<qint64, Uuid> m_people;
    QHash<qint64, Uuid> m_batches;
};

Result<Ok> Verifier::verifyLog()
{
    constexpr size_t chunk = 1'000;
    STEWARD_ASSIGN(Statement count, m_connection.prepare(QByteArrayLiteral("SELECT count(*) FROM operation")));
    count.bind();
    STEWARD_ASSIGN([[maybe_unused]] const bool any, count.step());
    const qint64 total = count.integer(0);
    STEWARD_ASSIGN(Statement replica,
        m_connection.prepare(QByteArrayLiteral("SELECT id FROM replica WHERE rno = ?")));

    std::future<Proof> proof;
    const auto collect = [&] {
        if (!proof.valid())
            return;
        Proof done = proof.get();
        for (const Finding &finding : done.findings)
            find(finding.code.toLatin1().constData(), finding.seq, finding.text);
        if (!m_replica) // there most of them are withheld, and not erased
            std::move(done.erased.begin(), done.erased.end(), std::back_inserter(m_erased));
    };
    LogReader reader(m_connection);
    STEWARD_TRY(reader.open());
    Statement hidden;
    bool anyHidden = false;
    if (m_replica) {
        STEWARD_ASSIGN(hidden,
            m_connection.prepare(QByteArrayLiteral("SELECT seq, leaf FROM hidden_leaf ORDER BY seq")));
        hidden.bind();
        STEWARD_ASSIGN(anyHidden, hidden.step());
    }
    std::vector<StoredOperation> read;
    for (bool more = true; more;) {
        STEWARD_ASSIGN(more, reader.step());
        while (anyHidden && (!more || hidden.integer(0) < reader.seq())) {
            passHidden(hidden.integer(0), digestFromBytes(hidden.view(1)));
            STEWARD_ASSIGN(anyHidden, hidden.step());
        }
        if (more) {
            STEWARD_ASSIGN(StoredOperation stored, reader.operation());
            const qint64 rno = reader.rno();
            auto head = m_replicas.find(rno);
            if (head == m_replicas.end()) {
                replica.bind(rno);
                STEWARD_ASSIGN(const bool known, replica.step());
                head = m_replicas.insert(rno, {rno, known ? replica.uuid(0) : Uuid{}, 0, 0, {}});
            }
            stored.logged.operation.dot.replica = head->id;
            const std::optional<Digest> link = m_replica ? reader.link() : std::nullopt;
            stored.logged.operation.previous = link.value_or(head->hash);
            stored.chainBefore = m_result.head.chain;
            follow(stored, rno, reader.bno(), link.has_value());
            read.push_back(std::move(stored));
            if (!proceed(++m_result.operations, total))
                return cancelled();
        }
        if (read.size() == chunk || (!more && !read.empty())) {
            collect();
            proof = std::async(std::launch::async,
                [operations = std::exchange(read, {}), dialect = m_connection.dialect()]() mutable {
                    return proveOperations(operations, dialect);
                });
            read.reserve(chunk);
        }
    }
    collect();
    return Ok{};
}

/// What concerns the order of operations. It goes on from what is stored, so that one edit is one finding.
void Verifier::follow(const StoredOperation &stored, qint64 rno, qint64 bno, bool isLinked)
{
    const Operation &op = stored.logged.operation;
    const HubFact &hub = stored.logged.hub;
    ReplicaHead &head = m_replicas[rno];
    HubHead &stream = m_result.head;
    if (op.dot.rseq != head.rseq + 1 && !(isLinked && op.dot.rseq > head.rseq))
        find("verify.replica", hub.seq, QStringLiteral("the log of its replica is broken before this operation"));
    if (hub.seq != stream.seq + 1)
        find("verify.gap", hub.seq,
            QStringLiteral("operations %1 to %2 are missing").arg(stream.seq + 1).arg(hub.seq - 1));
    // Replicas write side by side: there stamps grow along each of them, not along the stream.
    qint64 &last = m_connection.dialect() == Dialect::Sqlite ? stream.eff : m_stamps[rno];
    if (!m_replica && hub.eff <= last)
        find("verify.stamp", hub.seq, QStringLiteral("the effective stamp goes back"));
    head.rseq = op.dot.rseq;
    head.hash = op.hash;
    head.hlc = op.hlc;
    last = hub.eff;
    stream = {hub.seq, std::max(stream.eff, hub.eff), hub.chain};
    BatchRange &batch = m_batches[bno];
    batch.first = batch.first == 0 ? hub.seq : batch.first;
    batch.last = hub.seq;
    checkAnchor(hub.seq, hub.chain);
}

void Verifier::checkAnchor(qint64 seq, const Digest &chain)
{
    const auto anchor = m_anchors.constFind(seq);
    if (anchor != m_anchors.constEnd() && *anchor != chain)
        find("verify.anchor", seq, QStringLiteral("the history up to here is not the one that was anchored"));
}

/// A place of the stream whose operation is not for this login.
void Verifier::passHidden(qint64 seq, const Digest &leaf)
{
    HubHead &stream = m_result.head;
    if (seq != stream.seq + 1)
        find("verify.gap", seq,
            QStringLiteral("operations %1 to %2 are missing").arg(stream.seq + 1).arg(seq - 1));
    stream.seq = seq;
    stream.chain = chainOf(stream.chain, leaf);
    checkAnchor(seq, stream.chain);
}

Result<Ok> Verifier::verifyCursor()
{
    const HubHead &stream = m_result.head;
    if (m_replica->seq != stream.seq || m_replica->chain != stream.chain)
        find("verify.cursor", m_replica->seq,
            QStringLiteral("the stream here ends at %1, this replica says %2").arg(stream.seq).arg(m_replica->seq));
    return Ok{};
}

/// What waits continues the chain of the replica it was written as, up to the replica's end.
Result<Ok> Verifier::verifyOutbox()
{
    Outbox outbox(m_connection);
    STEWARD_ASSIGN(const QList<qint64> replicas, outbox.replicas());
    for (const qint64 rno : replicas) {
        STEWARD_ASSIGN(const QList<OutboxEntry> waiting, outbox.waiting(rno, 0, std::numeric_limits<int>::max()));
        ReplicaHead &head = m_replicas[rno];
        std::optional<Digest> before;
        STEWARD_ASSIGN(before, ownHash(m_connection, rno, waiting.first().operation.dot.rseq - 1));
        qint64 rseq = waiting.first().operation.dot.rseq - 1;
        for (const OutboxEntry &entry : waiting) {
            const Operation &op = entry.operation;
            const bool isWhole = rno == m_replica->rno && !m_replica->isCopied; // else it is about to be written anew
            if (isWhole && (op.dot.rseq != ++rseq || (before && op.previous != *before)))
                find("verify.outbox", 0, QStringLiteral("what waits does not continue operation %1 of this file").arg(rseq - 1));
            if (hashOf(op) != op.hash)
                find("verify.outbox", 0, QStringLiteral("operation %1 that waits was changed").arg(op.dot.rseq));
            before = op.hash;
            rseq = op.dot.rseq;
        }
        if (rseq > head.rseq) {
            head.rseq = rseq;
            head.hash = *before;
        }
    }
    return Ok{};
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
                                 "(SELECT 1 FROM operation o WHERE o.oid = v.oid)")));
    if (strays)
        find("verify.values", 0, QStringLiteral("%1 values belong to no operation").arg(strays));
    const auto last = std::max_element(m_options.anchors.cbegin(), m_options.anchors.cend(),
        [](const Anchor &a, const Anchor &b) { return a.seq < b.seq; });
    if (last != m_options.anchors.cend() && last->seq > m_result.head.seq)
        find("verify.anchor", last->seq,
            QStringLiteral("an anchor names operation %1, the log ends at %2").arg(last->seq).arg(m_result.head.seq));
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
        if (m_replica && (stored.rseq > found.rseq || m_replica->isCopied))
            continue; // the rest is out of sight, or another file's
        if (stored.rseq != found.rseq || (stored.rseq > 0 && stored.hash != found.hash))
            find("verify.replica", 0,
                QStringLiteral("replica %1 wrote %2 operations, %3 are here").arg(stored.rno).arg(stored.rseq).arg(found.rseq));
    }
    return Ok{};
}

Result<Ok> Verifier::verifyBatches()
{
    STEWARD_ASSIGN(Statement rows,
        m_connection.prepare(QByteArrayLiteral("SELECT bno, first_oid, last_oid FROM batch ORDER BY bno")));
    rows.bind();
    while (true) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            break;
        const BatchRange found = m_batches.take(rows.integer(0));
        // What went out of sight, or was lost by the hub, leaves its place in the range.
        const bool covers = found.first == 0 || (rows.integer(1) <= found.first && found.last <= rows.integer(2));
        if (m_replica ? !covers : found.first != rows.integer(1) || found.last != rows.integer(2))
            find("verify.batch", found.first,
                QStringLiteral("batch %1 does not reach over its operations").arg(rows.integer(0)));
    }
    for (const BatchRange &left : std::as_const(m_batches))
        find("verify.batch", left.first, QStringLiteral("the batch of this operation is missing"));
    return Ok{};
}

/// Values are gone only where an erasure says so.
Result<Ok> Verifier::verifyErasures()
{
    RecordStore records(m_connection, m_schema);
    OperationLog log(m_connection);
    Projector projector(m_connection, records, log, nullptr);
    Eraser eraser(m_connection, records, log, projector);
    STEWARD_ASSIGN(const EpochForks forks, log.forks());
    QHash<Uuid, QList<Erasure>> known;
    for (LoggedOperation &logged : m_erased) {
        const Uuid &record = logged.operation.record;
        auto about = known.constFind(record);
        if (about == known.cend()) {
            STEWARD_ASSIGN(const QList<Erasure> found, eraser.about(record));
            about = known.insert(record, found);
        }
        logged.operation.seen = capped(logged.operation.seen, forks);
        for (const UnitChange &change : logged.operation.units) {
            const auto erases = [&](const Erasure &one) { return one.units.contains(change.unit) && !isSpared(logged, one); };
            if (change.erased && std::none_of(about->cbegin(), about->cend(), erases))
                find("verify.erased", logged.hub.seq,
                    QStringLiteral("the value of \"%1\" is gone, and nobody erased it").arg(change.unit));
        }
    }
    return Ok{};
}

/// Work that a courier brought is signed by the owner of its replica, up to the last operation that came so. The chain of the
/// replica then says the same of all before.
Result<Ok> Verifier::verifyCarried()
{
    STEWARD_ASSIGN(const QString workspace, readSetting(m_connection, QStringLiteral("workspace.id")));
    STEWARD_ASSIGN(Statement rows, m_connection.prepare(QByteArrayLiteral(
        "SELECT r.id, r.open_key, b.rseq, b.seq, c.rseq, c.signature, o.hash FROM (SELECT h.rno, max(h.rseq) AS rseq, max(h.seq) AS seq "
        "FROM hub_order h JOIN replica r ON r.rno = h.rno AND r.kind = 'enrolled' "
        "WHERE h.received_by IS NOT NULL GROUP BY h.rno) b JOIN replica r ON r.rno = b.rno "
        "LEFT JOIN LATERAL (SELECT c.rseq, c.signature FROM carried c WHERE c.rno = b.rno AND c.rseq >= b.rseq ORDER BY c.rseq LIMIT 1) c ON true "
        "LEFT JOIN operation o ON o.rno = b.rno AND o.rseq = c.rseq ORDER BY b.rno")));
    rows.bind();
    while (true) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            return Ok{};
        const bool isSigned = !rows.isNull(5) && !rows.isNull(1) && !rows.isNull(6)
            && isWorkSigned(rows.view(5), rows.view(1), Uuid::fromString(workspace), rows.uuid(0), rows.integer(4), rows.view(6));
        if (!isSigned)
            find("verify.carried", rows.integer(3),
                QStringLiteral("a courier brought this, and the owner of its replica has not signed it"));
    }
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
