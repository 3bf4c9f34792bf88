// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// A page of the stream
// --------------------
// Format. Places seq+1, seq+2 … without holes; each has its leaf, and the operation too where this login may see it.
// Proof. chain(n) = SHA-256(chain(n-1) ‖ leaf(n)) from the chain at the cursor to the one that the page ends with; a
// visible operation's leaf is recomputed from its hash and its fact, its hash from header, values and the hash of the
// same replica's operation before. That one may be hidden: then the hub's word for it is kept (operation_link), and the
// chain proves the rest.
// Own operations come back as they were sent: the outbox has their bodies, so only the fact is new. The leaf tells
// whether it is the same operation; if not, somebody else writes as this replica (isCopy), and the pulled one is taken
// like a stranger's.
//
// Rows. An operation that has seen everything of its record is applied to the row, provided that nothing waits on the
// record here; one that has waited here itself stands in the row. All other records of the page are folded once, at the
// end, from the log and from what waits.
//
// Example. Cursor 7; A writes "on hold" at 8 having seen 7, B here has "resolved" waiting, having seen 7:
//     page: 8 A on hold          the record has something waiting → folded: {on hold, resolved}, conflict
//     page: 9 own, resolved      leaves the outbox, enters the log as 9 → folded again, the same two siblings

#include "core/storage/pageapplier.h"

#include "core/base/flaw.h"
#include "core/oplog/canonical.h"

namespace steward {

namespace {

Error broken(const char *code, qint64 seq, const QString &what)
{
    return {ErrorKind::Corrupt, QString::fromLatin1(code),
        QStringLiteral("operation %1 of the team server: %2").arg(seq).arg(what),
        QStringLiteral("nothing of it was taken; tell the server's administrator, who runs hub verify"),
        {QString::number(seq)}};
}

Error outOfOrder(qint64 expected, qint64 got)
{
    return {ErrorKind::Unavailable, QStringLiteral("sync.page-order"),
        QStringLiteral("a page begins at %1 instead of %2").arg(got).arg(expected), QStringLiteral("ask again"), {}};
}

bool hasBody(const Operation &op) { return op.hash != Digest{}; }

} // namespace

PageApplier::PageApplier(Connection &connection, std::shared_ptr<const Schema> schema, SearchIndexer *search,
    SchemaSource schemaSource)
    : m_connection(connection)
    , m_log(connection)
    , m_outbox(connection)
    , m_records(connection, std::move(schema))
    , m_projector(connection, m_records, m_log, search)
    , m_eraser(connection, m_records, m_log, m_projector)
    , m_schemaSource(std::move(schemaSource))
{
}

void PageApplier::forget()
{
    m_records.forget();
    m_log.forget();
    m_projector.discard();
}

Result<AppliedPage> PageApplier::apply(const PullPage &page)
{
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(m_connection, Transaction::Mode::Immediate));
    STEWARD_ASSIGN(ReplicaState state, replicaState(m_connection));
    if (isPlanted(Flaw::CursorBeforePage) && !page.operations.isEmpty()
        && page.operations.first().seq == state.seq + 1) {
        state.seq = page.end.seq;
        state.chain = page.end.chain;
        state.head = page.head;
        STEWARD_TRY(saveReplicaState(m_connection, state));
        STEWARD_TRY(transaction.commit());
        return Error{ErrorKind::Unavailable, QStringLiteral("sync.cut"), QStringLiteral("cut"), {}, {}};
    }
    Result<AppliedPage> report = applyInside(page, state);
    const Result<Ok> done = report ? transaction.commit() : Result<Ok>(report.error());
    if (!done) {
        forget();
        return done.error();
    }
    return report;
}

Result<AppliedPage> PageApplier::applyInside(const PullPage &page, ReplicaState &state)
{
    m_rnos.clear();
    m_heads.clear();
    m_prefixes.clear();
    m_stored.clear();
    m_lastSeq.clear();
    m_values.clear();
    m_dirty.clear();
    m_written.clear();
    m_records.beginCommit();
    m_eraser.begin();
    STEWARD_ASSIGN(m_anyLeft, any("SELECT 1 FROM sync_left LIMIT 1"));
    STEWARD_ASSIGN(m_anyWaits, any("SELECT 1 FROM outbox WHERE verdict IS NULL LIMIT 1"));
    if (page.end.epoch != state.epoch) // of a hub that is no more
        return outOfOrder(state.seq + 1, page.end.seq);
    STEWARD_ASSIGN(m_forks, m_log.forks());
    STEWARD_ASSIGN(const QList<qint64> own, ownReplicas(m_connection));
    m_own = QSet<qint64>(own.begin(), own.end());
    for (const HubReplica &replica : page.replicas)
        STEWARD_TRY(savePrefix(m_connection, replica.id, replica.prefix));

    AppliedPage report;
    Digest chain = state.chain;
    qint64 seq = state.seq;
    for (const PulledOperation &pulled : page.operations) {
        if (pulled.seq != seq + 1 && !isPlanted(Flaw::GapsAccepted))
            return outOfOrder(seq + 1, pulled.seq);
        seq = pulled.seq;
        chain = chainOf(chain, pulled.leaf);
        report.hidden += pulled.operation ? 0 : 1;
        STEWARD_TRY(take(pulled, chain, state, report));
    }
    if (isPlanted(Flaw::GapsAccepted))
        chain = page.end.chain;
    if (page.end.seq != seq || page.end.chain != chain)
        return page.operations.isEmpty() ? outOfOrder(state.seq, page.end.seq)
                                         : broken("sync.chain", seq, QStringLiteral("the chain does not lead there"));
    for (const ScopeChange &change : page.scope) {
        if (change.enters)
            STEWARD_TRY(enter(change, seq));
        else if (!isPlanted(Flaw::LeftRecordsStay))
            STEWARD_TRY(leave(change, report));
        state.scopeSeq = std::max(state.scopeSeq, change.seq);
    }
    STEWARD_TRY(finishRows(report));
    STEWARD_TRY(saveHeads());
    report.operations = page.operations.size();
    state.seq = seq;
    state.chain = chain;
    state.isCopied = state.isCopied || report.isCopy;
    state.head = std::max(page.head, seq);
    STEWARD_TRY(saveReplicaState(m_connection, state));
    return report;
}

Result<bool> PageApplier::any(const char *sql)
{
    STEWARD_ASSIGN(Statement find, m_connection.prepare(QByteArray(sql)));
    find.bind();
    return find.step();
}

Result<Ok> PageApplier::take(
    const PulledOperation &pulled, const Digest &chain, const ReplicaState &state, AppliedPage &report)
{
    if (!pulled.operation)
        return hide(pulled.seq, pulled.leaf);
    LoggedOperation logged = *pulled.operation;
    logged.hub.seq = pulled.seq;
    logged.hub.chain = chain;
    STEWARD_ASSIGN(const qint64 rno, rnoOf(logged.operation.dot.replica));
    std::optional<OutboxEntry> own;
    const qint64 rseq = logged.operation.dot.rseq;
    if (m_own.contains(rno)) {
        STEWARD_ASSIGN(own, m_outbox.find(rno, rseq));
        const bool isOther = own && leafOf(own->operation.hash, logged.hub) != pulled.leaf;
        if (rno == state.rno && (isOther || (!own && rseq > m_heads.value(rno).rseq)))
            report.isCopy = true;
        if (isOther)
            own.reset();
        if (own)
            logged.operation = own->operation;
    }
    const bool isOutOfSight = !hasBody(pulled.operation->operation);
    if (!own && isOutOfSight) // one's own from another machine
        return hide(pulled.seq, pulled.leaf);
    if (!own && !pulled.isProven)
        STEWARD_TRY(prove(logged, pulled.leaf));
    if (logged.hub.verdict == twinVerdict()) {
        if (own) {
            STEWARD_TRY(m_outbox.remove(own->ono));
            m_dirty.insert(own->rid, logged.operation.recordType);
        }
        return hide(pulled.seq, pulled.leaf);
    }
    STEWARD_ASSIGN(const Rid rid, m_records.ridOf(logged.operation.record, logged.operation.recordType));
    const bool accepted = isAccepted(logged.hub);
    if (own) {
        if (accepted || isPlanted(Flaw::RefusedStillCounts))
            STEWARD_TRY(accepted ? m_outbox.remove(own->ono) : Result<Ok>(Ok{}));
        else
            STEWARD_TRY(m_outbox.refuse(own->ono, logged.hub));
        ++(accepted ? report.acknowledged : report.refused);
    }
    STEWARD_ASSIGN(const bool left, hasLeft(rid));
    if (left || isOutOfSight) { // one's own last words
        if (!left)
            STEWARD_TRY(markLeft(rid, pulled.seq));
        m_dirty.insert(rid, logged.operation.recordType);
        return hide(pulled.seq, pulled.leaf);
    }
    STEWARD_TRY(store(logged, rid, rno));
    if (accepted)
        STEWARD_TRY(giveNumbers(logged, rid));
    return project(logged, rid, rno, own && !own->isRefused()); // one that was refused before is shown by nothing yet
}

Result<Ok> PageApplier::hide(qint64 seq, const Digest &leaf)
{
    STEWARD_ASSIGN(Statement row, m_connection.prepare(
        QByteArrayLiteral("INSERT INTO hidden_leaf(seq, leaf) VALUES(?, ?) ON CONFLICT (seq) DO NOTHING")));
    row.bind(seq, view(leaf));
    return row.run();
}

Result<qint64> PageApplier::rnoOf(const Uuid &replica)
{
    const auto known = m_rnos.constFind(replica);
    if (known != m_rnos.constEnd())
        return *known;
    STEWARD_ASSIGN(Statement find, m_connection.prepare(QByteArrayLiteral("SELECT rno FROM replica WHERE id = ?")));
    find.bind(replica);
    STEWARD_ASSIGN(const bool any, find.step());
    ReplicaHead head;
    if (any) {
        STEWARD_ASSIGN(head, m_log.replicaHead(find.integer(0)));
    } else {
        STEWARD_ASSIGN(head, m_log.addReplica(replica));
    }
    m_rnos.insert(replica, head.rno);
    m_heads.insert(head.rno, head);
    return head.rno;
}

/// That the operation is the one its leaf stands for, and says what its hash stands for.
Result<Ok> PageApplier::prove(const LoggedOperation &logged, const Digest &leaf)
{
    const Operation &op = logged.operation;
    if (leafOf(op.hash, logged.hub) != leaf)
        return broken("sync.operation", logged.hub.seq, QStringLiteral("it is not the one in the chain"));
    Operation again = op;
    for (UnitChange &change : again.units) {
        if (change.erased)
            continue;
        if (change.salt.isEmpty())
            change.salt = saltOf(again.seed, change.unit);
        change.commitment = commitmentOf(change);
    }
    if (hashOf(again) != op.hash)
        return broken("sync.operation", logged.hub.seq, QStringLiteral("it was changed on the way"));
    return Ok{};
}

/// Keeps the hash of the operation before, unless that one is here.
Result<Ok> PageApplier::link(const LoggedOperation &logged, qint64 rno)
{
    const Operation &op = logged.operation;
    if (op.dot.rseq == 1)
        return Ok{};
    const auto broken = [&] {
        return steward::broken("sync.operation", logged.hub.seq, QStringLiteral("it does not continue its author's work"));
    };
    if (const auto last = m_stored.constFind(rno); last != m_stored.cend() && last->first == op.dot.rseq - 1)
        return last->second == op.previous ? Result<Ok>(Ok{}) : broken();
    STEWARD_ASSIGN(Statement find,
        m_connection.prepare(QByteArrayLiteral("SELECT hash FROM operation WHERE rno = ? AND rseq = ?")));
    find.bind(rno, op.dot.rseq - 1);
    STEWARD_ASSIGN(const bool any, find.step());
    if (any) {
        return digestFromBytes(find.view(0)) == op.previous ? Result<Ok>(Ok{}) : broken();
    }
    STEWARD_ASSIGN(Statement row, m_connection.prepare(QByteArrayLiteral(
        "INSERT INTO operation_link(oid, previous) VALUES(?, ?) ON CONFLICT (oid) DO NOTHING")));
    row.bind(logged.hub.seq, view(op.previous));
    return row.run();
}

Result<Ok> PageApplier::store(const LoggedOperation &logged, Rid rid, qint64 rno)
{
    const Operation &op = logged.operation;
    STEWARD_TRY(link(logged, rno));
    const QString person = QStringLiteral("person");
    STEWARD_ASSIGN(const Rid actor, m_records.ridOf(op.actor, person));
    STEWARD_ASSIGN(const Rid author, m_records.ridOf(op.author, person));
    STEWARD_ASSIGN(const Rid receivedBy, m_records.ridOf(logged.hub.receivedBy, person));
    STEWARD_TRY(m_log.append(logged, {rno, rid, actor, author, receivedBy}));
    m_stored[rno] = {op.dot.rseq, op.hash};
    ReplicaHead &head = m_heads[rno];
    if (op.dot.rseq > head.rseq)
        head = {rno, op.dot.replica, op.dot.rseq, op.hlc, op.hash};
    return Ok{};
}

Result<Ok> PageApplier::giveNumbers(const LoggedOperation &logged, Rid rid)
{
    if (logged.hub.number.isEmpty())
        return Ok{};
    const Operation &op = logged.operation;
    STEWARD_TRY(m_records.setAlias(logged.hub.number, rid, QStringLiteral("primary")));
    const RecordType *type = m_records.schema().type(op.recordType);
    auto prefixAt = m_prefixes.constFind(op.dot.replica);
    if (prefixAt == m_prefixes.cend()) {
        STEWARD_ASSIGN(const QString stored, prefixOf(m_connection, op.dot.replica));
        prefixAt = m_prefixes.insert(op.dot.replica, stored);
    }
    const QString &prefix = *prefixAt;
    if (!type || prefix.isEmpty() || type->numberPrefix().isEmpty())
        return Ok{};
    const QString provisional = provisionalNumber(type->numberPrefix(), prefix, op.dot.rseq);
    if (isPlanted(Flaw::AliasDropped)) {
        STEWARD_ASSIGN(Statement gone, m_connection.prepare(
            QByteArrayLiteral("DELETE FROM number_alias WHERE rid = ? AND kind = 'provisional'")));
        gone.bind(rid);
        return gone.run();
    }
    return m_records.setAlias(provisional, rid, QStringLiteral("provisional"));
}

/// `wasWaiting`: it counted already, as one that waits.
Result<Ok> PageApplier::project(const LoggedOperation &logged, Rid rid, qint64 rno, bool wasWaiting)
{
    const Operation &op = logged.operation;
    const RecordType *type = m_records.schema().type(op.recordType);
    if (!type)
        return m_records.setLastSeq(rid, logged.hub.seq, op.recordType);
    if (!isAccepted(logged.hub)) {
        if (wasWaiting)
            m_dirty.insert(rid, op.recordType);
        return Ok{};
    }
    qint64 lastSeq = m_lastSeq.value(rid);
    if (lastSeq == 0) {
        STEWARD_ASSIGN(const std::optional<RecordPlace> place, m_records.place(rid));
        lastSeq = place ? place->lastSeq : 0;
    }
    m_lastSeq[rid] = std::max(lastSeq, logged.hub.seq);
    const bool isNew = lastSeq == 0;
    m_written.insert(rid, {op.recordType, op.record, rid, logged.hub.seq, logged.hub.number, isNew, {}});
    const bool countsBack = type->isTicket() && !undoneBatch(op.verb).isNull();
    bool fast = !countsBack && !m_dirty.contains(rid);
    if (fast) {
        STEWARD_ASSIGN(fast, hasSeenAll(rid, lastSeq, logged, rno));
    }
    if (!fast || (wasWaiting && !logged.hub.number.isEmpty())) { // its provisional number goes
        m_dirty.insert(rid, op.recordType);
    } else if (wasWaiting) { // the row shows it already
        STEWARD_TRY(m_records.setLastSeq(rid, logged.hub.seq, op.recordType));
        STEWARD_TRY(m_projector.retime(*type, rid));
        m_lastSeq[rid] = logged.hub.seq;
    } else {
        RecordEdit edit;
        edit.type = op.recordType;
        edit.record = op.record;
        edit.isCreation = isNew;
        const auto known = m_values.constFind(rid);
        if (known != m_values.constEnd()) {
            edit.base = *known;
        } else if (isNew) {
            edit.base = type->empty();
        } else {
            STEWARD_ASSIGN(const std::optional<LoadedRecord> stored, m_records.load(rid));
            edit.base = stored ? stored->values : type->empty();
        }
        edit.next = edit.base;
        STEWARD_TRY(applyOperation(*type, op, edit.next));
        STEWARD_TRY(m_projector.apply(*type, logged, rid, edit, false));
        m_values.insert(rid, edit.next);
    }
    if (m_schemaSource.declares && m_schemaSource.declares(op.recordType))
        STEWARD_TRY(rereadSchema());
    return Ok{};
}

/// Whether the operation, which is in the log by now, has seen everything of its record, and nothing waits on it here.
/// `lastSeq`: the record's latest operation before, as its row shows.
Result<bool> PageApplier::hasSeenAll(Rid rid, qint64 lastSeq, const LoggedOperation &logged, qint64 rno)
{
    const Context seen = capped(logged.operation.seen, m_forks);
    if (lastSeq <= seen.hubSeq && !m_anyWaits)
        return true;
    STEWARD_ASSIGN(Statement newer, m_connection.prepare(QByteArrayLiteral(
        "SELECT 1 FROM operation WHERE rid = ? AND oid > ? AND oid <> ? AND NOT (rno = ? AND rseq <= ?) LIMIT 1")));
    newer.bind(rid, seen.hubSeq, logged.hub.seq, rno, seen.ownSeq);
    STEWARD_ASSIGN(const bool anyNewer, newer.step());
    if (anyNewer)
        return false;
    if (isPlanted(Flaw::PendingForgotten))
        return true;
    STEWARD_ASSIGN(Statement waiting,
        m_connection.prepare(QByteArrayLiteral("SELECT 1 FROM outbox WHERE rid = ? AND verdict IS NULL LIMIT 1")));
    waiting.bind(rid);
    STEWARD_ASSIGN(const bool anyWaiting, waiting.step());
    return !anyWaiting;
}

Result<Ok> PageApplier::markLeft(Rid rid, qint64 seq)
{
    m_anyLeft = true;
    STEWARD_ASSIGN(Statement mark, m_connection.prepare(
        QByteArrayLiteral("INSERT INTO sync_left(rid, seq) VALUES(?, ?) ON CONFLICT (rid) DO NOTHING")));
    mark.bind(rid, seq);
    return mark.run();
}

Result<bool> PageApplier::hasLeft(Rid rid)
{
    if (!m_anyLeft)
        return false;
    STEWARD_ASSIGN(Statement find, m_connection.prepare(QByteArrayLiteral("SELECT 1 FROM sync_left WHERE rid = ?")));
    find.bind(rid);
    return find.step();
}

/// The operations of a record that came into sight take the places of their leaves. The cursor stays.
Result<Ok> PageApplier::enter(const ScopeChange &change, qint64 end)
{
    for (const LoggedOperation &given : change.operations) {
        if (given.hub.seq < 1 || given.hub.seq > end || given.operation.record != change.record)
            return broken("sync.operation", given.hub.seq, QStringLiteral("it does not belong to what came into sight"));
        STEWARD_ASSIGN(Statement leaf,
            m_connection.prepare(QByteArrayLiteral("SELECT leaf FROM hidden_leaf WHERE seq = ?")));
        leaf.bind(given.hub.seq);
        STEWARD_ASSIGN(const bool wasHidden, leaf.step());
        if (!wasHidden || given.hub.verdict == twinVerdict())
            continue; // it is here already, or counts under another name
        LoggedOperation logged = given;
        STEWARD_TRY(prove(logged, digestFromBytes(leaf.view(0))));
        STEWARD_ASSIGN(Statement gone, m_connection.prepare(QByteArrayLiteral("DELETE FROM hidden_leaf WHERE seq = ?")));
        gone.bind(logged.hub.seq);
        STEWARD_TRY(gone.run());
        STEWARD_ASSIGN(logged.hub.chain, chainAt(m_connection, logged.hub.seq - 1));
        logged.hub.chain = chainOf(logged.hub.chain, leafOf(logged.operation.hash, logged.hub));
        STEWARD_ASSIGN(const qint64 rno, rnoOf(logged.operation.dot.replica));
        STEWARD_ASSIGN(const Rid rid, m_records.ridOf(logged.operation.record, logged.operation.recordType));
        STEWARD_TRY(store(logged, rid, rno));
        if (isAccepted(logged.hub))
            STEWARD_TRY(giveNumbers(logged, rid));
        m_dirty.insert(rid, logged.operation.recordType);
    }
    STEWARD_ASSIGN(const std::optional<RecordPlace> place, m_records.place(change.record));
    if (!place)
        return Ok{};
    STEWARD_ASSIGN(Statement back, m_connection.prepare(QByteArrayLiteral("DELETE FROM sync_left WHERE rid = ?")));
    back.bind(place->rid);
    STEWARD_TRY(back.run());
    if (m_connection.changes() > 0)
        m_dirty.insert(place->rid, place->type);
    return Ok{};
}

/// The operations go, their leaves stay; the row goes, number and id stay.
Result<Ok> PageApplier::leave(const ScopeChange &change, AppliedPage &report)
{
    STEWARD_ASSIGN(const std::optional<RecordPlace> place, m_records.place(change.record));
    if (!place)
        return Ok{};
    STEWARD_TRY(m_projector.flush());
    m_values.clear();
    const Rid rid = place->rid;
    STEWARD_ASSIGN(Statement rows, m_connection.prepare(QByteArrayLiteral(
        "SELECT o.oid, o.rno, o.rseq, o.hash, h.eff, h.number, h.verdict, h.received_at, r.id FROM operation o "
        "JOIN hub_order h ON h.seq = o.oid JOIN record r ON r.rid = coalesce(h.received_by, o.actor) WHERE o.rid = ?")));
    rows.bind(rid);
    struct Gone
    {
        qint64 oid, rno, rseq;
        Digest hash;
    };
    QList<Gone> gone;
    while (true) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            break;
        HubFact fact;
        fact.seq = rows.integer(0);
        fact.eff = rows.integer(4);
        fact.number = rows.text(5);
        fact.verdict = rows.isNull(6) ? acceptedVerdict() : rows.text(6);
        fact.receivedAt = {rows.integer(7)};
        fact.receivedBy = rows.uuid(8);
        const Digest hash = digestFromBytes(rows.view(3));
        gone.append({rows.integer(0), rows.integer(1), rows.integer(2), hash});
        STEWARD_TRY(hide(fact.seq, leafOf(hash, fact)));
    }
    for (const Gone &one : std::as_const(gone)) {
        STEWARD_ASSIGN(Statement next, m_connection.prepare(QByteArrayLiteral(
            "INSERT INTO operation_link(oid, previous) SELECT oid, ? FROM operation WHERE rno = ? AND rseq = ? "
            "ON CONFLICT (oid) DO NOTHING")));
        next.bind(view(one.hash), one.rno, one.rseq + 1);
        STEWARD_TRY(next.run());
        for (const char *sql : {"DELETE FROM operation_value WHERE oid = ?", "DELETE FROM operation_link WHERE oid = ?",
                 "DELETE FROM hub_order WHERE seq = ?", "DELETE FROM operation WHERE oid = ?"}) {
            STEWARD_ASSIGN(Statement away, m_connection.prepare(QByteArray(sql)));
            away.bind(one.oid);
            STEWARD_TRY(away.run());
        }
    }
    STEWARD_TRY(markLeft(rid, change.seq));
    if (m_connection.changes() > 0)
        ++report.left;
    STEWARD_ASSIGN(Statement drafts, m_connection.prepare(QByteArrayLiteral("DELETE FROM draft WHERE record = ?")));
    drafts.bind(change.record);
    STEWARD_TRY(drafts.run());
    m_dirty.insert(rid, place->type);
    return Ok{};
}

Result<Ok> PageApplier::finishRows(AppliedPage &report)
{
    STEWARD_TRY(m_projector.flush());
    for (auto it = m_dirty.cbegin(); it != m_dirty.cend(); ++it) {
        const RecordType *type = m_records.schema().type(it.value());
        if (!type)
            continue;
        STEWARD_ASSIGN(const bool left, hasLeft(it.key()));
        QStringList conflicts;
        if (left) {
            STEWARD_TRY(m_projector.remove(*type, it.key()));
        } else {
            STEWARD_ASSIGN(conflicts, m_projector.refold(*type, it.key()));
        }
        WrittenOperation &written = m_written[it.key()];
        if (written.rid == 0) {
            STEWARD_ASSIGN(const Uuid id, m_records.idOf(it.key()));
            written = {it.value(), id, it.key(), 0, {}, false, {}};
        }
        written.conflicts = conflicts;
    }
    STEWARD_TRY(m_projector.flush());
    // What the page erases, and what it brings back of one's own that was erased meanwhile.
    const QList<WrittenOperation> all = m_written.values();
    for (const WrittenOperation &written : all) {
        if (written.type == QLatin1String("redaction")) {
            STEWARD_ASSIGN(const std::optional<RecordPlace> erased, m_eraser.carryOut(written.record));
            if (erased && !m_written.contains(erased->rid))
                m_written.insert(erased->rid, {erased->type, erased->id, erased->rid, written.seq, {}, false, {}});
        }
        STEWARD_TRY(m_eraser.eraseAgain(written.rid, written.record));
    }
    report.written = m_written.values();
    return Ok{};
}

/// Records that carry what was unknown until now are folded once more.
Result<Ok> PageApplier::rereadSchema()
{
    STEWARD_TRY(finishDeclarations());
    const std::shared_ptr<const Schema> before = m_records.sharedSchema();
    STEWARD_ASSIGN(std::shared_ptr<const Schema> after, m_schemaSource.read(m_records));
    m_records.setSchema(after);
    for (const auto &type : after->types()) {
        const RecordType *was = before->type(type->name());
        if (was && was->fields().size() == type->fields().size())
            continue;
        STEWARD_ASSIGN(Statement rows,
            m_connection.prepare(QByteArrayLiteral("SELECT rid FROM record WHERE type = ? AND last_seq > 0")));
        rows.bind(type->name());
        while (true) {
            STEWARD_ASSIGN(const bool row, rows.step());
            if (!row)
                break;
            m_dirty.insert(rows.integer(0), type->name());
        }
    }
    return Ok{};
}

/// Declarations have to stand in their rows before they are read.
Result<Ok> PageApplier::finishDeclarations()
{
    STEWARD_TRY(m_projector.flush());
    m_values.clear();
    for (auto it = m_dirty.cbegin(); it != m_dirty.cend(); ++it) {
        const RecordType *type = m_records.schema().type(it.value());
        if (type && m_schemaSource.declares(it.value())) {
            STEWARD_ASSIGN([[maybe_unused]] const QStringList conflicts, m_projector.refold(*type, it.key()));
        }
    }
    return Ok{};
}

Result<Ok> PageApplier::saveHeads()
{
    STEWARD_TRY(m_log.saveBatch());
    for (const ReplicaHead &head : std::as_const(m_heads)) {
        STEWARD_ASSIGN(Statement save, m_connection.prepare(QByteArrayLiteral(
            "UPDATE replica SET last_rseq = ?1, last_hash = ?2, last_hlc = max(last_hlc, ?3) WHERE rno = ?4 "
            // A copy of this file wrote another operation in the place of the one that the hub has.
            "AND (last_rseq < ?1 OR (last_rseq = ?1 AND last_hash <> ?2))")));
        save.bind(head.rseq, view(head.hash), head.hlc, head.rno);
        STEWARD_TRY(save.run());
    }
    return Ok{};
}

} // namespace steward
