// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/writer.h"

#include "core/oplog/canonical.h"
#include "core/oplog/hybridclock.h"

namespace steward {

static Error invalid(const char *code, const QString &message, const QString &hint, const QStringList &args)
{
    return {ErrorKind::InvalidArgument, QString::fromLatin1(code), message, hint, args};
}

Writer::Writer(Connection &connection, std::shared_ptr<const Schema> schema, const Clock &clock, RandomSource &random,
    qint64 rno, const Uuid &actor, SearchIndexer *search)
    : m_connection(connection)
    , m_clock(clock)
    , m_random(random)
    , m_rno(rno)
    , m_actor(actor)
    , m_log(connection)
    , m_records(connection, std::move(schema))
    , m_projector(connection, m_records, m_log, search)
{
}

Result<Ok> Writer::loadHeads()
{
    STEWARD_ASSIGN(m_replica, m_log.replicaHead(m_rno));
    STEWARD_ASSIGN(m_hub, m_log.hubHead());
    return Ok{};
}

Result<Context> Writer::context()
{
    STEWARD_TRY(loadHeads());
    return Context{m_hub.epoch, m_hub.seq, m_replica.rseq};
}

Result<CommitReport> Writer::commit(const QList<EditGroup> &groups, const CommitOptions &options)
{
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(m_connection, Transaction::Mode::Immediate));
    Result<CommitReport> report = commitInside(groups, options);
    if (report && options.dryRun) {
        forget();
        return report; // the transaction goes out of scope without commit
    }
    const Result<Ok> done = report ? transaction.commit() : Result<Ok>(report.error());
    if (!done) {
        forget();
        return done.error();
    }
    return report;
}

void Writer::forget()
{
    m_records.forget();
    m_log.forget();
    m_projector.discard();
}

Result<CommitReport> Writer::commitInside(const QList<EditGroup> &groups, const CommitOptions &options)
{
    STEWARD_TRY(m_log.lockStream());
    STEWARD_TRY(loadHeads());
    m_touched.clear();
    m_referenced.clear();
    m_counters.clear();
    m_records.beginCommit();
    CommitReport report;
    report.batch = options.batch.value_or(Uuid::v7(m_clock.now(), m_random));
    for (const EditGroup &group : groups) {
        if (group.size() > maxGroup)
            return invalid("group.too-large",
                QStringLiteral("a group has %1 edits, %2 are allowed").arg(group.size()).arg(maxGroup), {}, {});
        const Uuid groupId = Uuid::v7(m_clock.now(), m_random);
        for (const RecordEdit &edit : group)
            STEWARD_TRY(write(edit, groupId, report));
    }
    STEWARD_TRY(checkReferences());
    STEWARD_TRY(m_projector.flush());
    STEWARD_TRY(saveCounters());
    if (!report.operations.isEmpty())
        STEWARD_TRY(m_log.saveHeads(m_replica));
    if (options.alongside)
        STEWARD_TRY(options.alongside(m_connection));
    report.head = m_hub.seq;
    return report;
}

Result<Ok> Writer::check(const RecordType &type, const RecordEdit &edit, const QList<UnitChange> &changes)
{
    for (int i = 0; i < type.fields().size(); ++i) {
        const Field &field = type.fields()[i];
        const Value &value = edit.next.values[size_t(i)];
        if (!field.accepts(value))
            return invalid("record.kind",
                QStringLiteral("the value of \"%1\" has the wrong kind").arg(field.name), {}, {field.name});
        if (field.required && !field.derived && value.isEmpty()
            && (edit.isCreation || edit.base.values[size_t(i)] != value))
            return invalid("record.required", QStringLiteral("\"%1\" is required").arg(field.name),
                QStringLiteral("enter a value"), {field.name, type.name()});
    }
    for (const UnitChange &change : changes) {
        for (const int i : type.unit(change.unit)->fields) {
            const Field &field = type.fields()[i];
            const Value &value = edit.next.values[size_t(i)];
            if (field.kind == FieldKind::Reference && value.isReference()) {
                m_referenced.insert(value.reference(), field.name);
            } else if (field.kind == FieldKind::ReferenceSet) {
                for (const QString &item : value.set().items())
                    m_referenced.insert(Uuid::fromString(item), field.name);
            }
        }
    }
    return Ok{};
}

/// "No" and nothing entered are one value, the empty one; callers may say 0.
static std::optional<RecordEdit> withoutFalse(const RecordType &type, const RecordEdit &edit)
{
    std::optional<RecordEdit> normal;
    for (int i = 0; i < type.fields().size(); ++i) {
        const Value &value = edit.next.values[size_t(i)];
        if (type.fields()[i].kind != FieldKind::Boolean || !value.isNumber() || value.toBool())
            continue;
        if (!normal)
            normal = edit;
        normal->next.values[size_t(i)] = Value();
    }
    return normal;
}

Result<Ok> Writer::write(const RecordEdit &wanted, const Uuid &group, CommitReport &report)
{
    const RecordType *type = m_records.schema().type(wanted.type);
    if (!type)
        return invalid("record.type", QStringLiteral("there is no record type \"%1\"").arg(wanted.type), {}, {wanted.type});
    if (wanted.base.values.size() != size_t(type->fields().size()) || wanted.next.values.size() != wanted.base.values.size())
        return invalid("record.type", QStringLiteral("the values do not fit type \"%1\"").arg(wanted.type), {}, {});
    const std::optional<RecordEdit> normal = withoutFalse(*type, wanted);
    const RecordEdit &edit = normal ? *normal : wanted;
    QList<UnitChange> changes = changesBetween(*type, edit.base, edit.next);
    if (changes.isEmpty() && !edit.isCreation && !mayBeBare(edit.verb))
        return Ok{};
    STEWARD_TRY(check(*type, edit, changes));

    STEWARD_ASSIGN(const RecordStore::Entered place, enter(edit));
    const Rid rid = place.rid;
    const auto touched = m_touched.constFind(rid);
    const qint64 lastSeq = touched != m_touched.constEnd() ? m_hub.seq : place.lastSeq;
    if (edit.isCreation && lastSeq > 0)
        return Error{ErrorKind::AlreadyExists, QStringLiteral("record.exists"),
            QStringLiteral("the record exists already"), {}, {edit.record.toString()}};
    if (!edit.isCreation && lastSeq == 0)
        return Error{ErrorKind::NotFound, QStringLiteral("record.unknown"),
            QStringLiteral("there is no such %1").arg(edit.type), {}, {edit.record.toString()}};

    const Instant now = m_clock.now();
    LoggedOperation logged;
    Operation &op = logged.operation;
    op.dot = {m_replica.id, m_replica.rseq + 1};
    op.recordType = edit.type;
    op.record = edit.record;
    op.verb = edit.verb;
    op.group = group;
    op.batch = edit.batch.isNull() ? report.batch : edit.batch;
    op.hlc = hybrid::next(m_replica.hlc, now);
    op.seen = edit.seen;
    if (touched != m_touched.constEnd())
        op.seen.ownSeq = m_replica.rseq; // builds on the edits of this very commit
    op.actor = m_actor;
    op.author = edit.author.isNull() ? m_actor : edit.author;
    op.eventTime = edit.eventTime.value_or(now);
    op.schemaVersion = Schema::version;
    op.units = std::move(changes);
    if (!op.units.isEmpty())
        op.seed = m_random.bytes(16);
    for (UnitChange &change : op.units)
        change.salt = saltOf(op.seed, change.unit);
    op.previous = m_replica.hash;
    sealOperation(op);

    HubFact &hub = logged.hub;
    hub.seq = m_hub.seq + 1;
    // A single file knows everything at once: the floor is the whole stream, so stamps grow along it.
    hub.eff = hybrid::effective(op.hlc, now, m_hub.eff, m_replica.hlc);
    if (edit.isCreation && !type->numberPrefix().isEmpty()) {
        STEWARD_ASSIGN(hub.number, nextNumber(type->numberPrefix()));
    }
    hub.verdict = acceptedVerdict();
    hub.receivedBy = m_actor;
    hub.receivedAt = now;
    hub.chain = chainOf(m_hub.chain, leafOf(op.hash, hub));
    STEWARD_ASSIGN(const Rid actor, m_records.ridOf(op.actor, QStringLiteral("person")));
    STEWARD_ASSIGN(const Rid author, m_records.ridOf(op.author, QStringLiteral("person")));
    STEWARD_TRY(m_log.append(logged, {m_rno, rid, actor, author, actor}));
    m_replica.rseq = op.dot.rseq;
    m_replica.hash = op.hash;
    m_replica.hlc = op.hlc;
    m_hub = {hub.seq, hub.eff, hub.chain, m_hub.epoch};

    WrittenOperation written{edit.type, edit.record, rid, hub.seq, hub.number, edit.isCreation, {}};
    // An undo takes counts back, for which the whole history is needed (FactsLedger).
    const bool countsBack = type->isTicket() && !undoneBatch(op.verb).isNull();
    const bool seenAll = touched != m_touched.constEnd() ? *touched : lastSeq <= edit.seen.hubSeq;
    const bool fast = seenAll && !countsBack;
    if (fast) {
        STEWARD_TRY(m_projector.apply(*type, logged, rid, edit, place.isNew));
    } else {
        STEWARD_ASSIGN(written.conflicts, m_projector.refold(*type, rid));
    }
    m_touched.insert(rid, seenAll);
    report.operations.append(written);
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

Result<Ok> Writer::checkReferences()
{
    for (auto it = m_referenced.cbegin(); it != m_referenced.cend(); ++it) {
        STEWARD_ASSIGN(const Rid rid, m_records.ridOf(it.key(), QStringLiteral("stub")));
        if (m_touched.contains(rid))
            continue;
        STEWARD_ASSIGN(const std::optional<RecordPlace> place, m_records.place(it.key()));
        if (!place || place->lastSeq == 0)
            return invalid("record.no-such-reference",
                QStringLiteral("\"%1\" refers to a record that does not exist").arg(it.value()),
                QStringLiteral("choose an existing one, or create it first"), {it.value(), it.key().toString()});
    }
    return Ok{};
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
