// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/projector.h"

#include "core/storage/ticketcolumns.h"

namespace steward {

namespace {

/// What the units of an edit do to values that its author had seen: the same as applyOperation(), without decoding.
void applyUnits(const RecordType &type, const Operation &op, const RecordEdit &edit, RecordValues &values)
{
    for (const UnitChange &change : op.units) {
        const Unit *unit = type.unit(change.unit);
        if (!unit)
            continue;
        const auto first = size_t(unit->fields.first());
        const Value &from = edit.base.values[first];
        const Value &to = edit.next.values[first];
        if (unit->policy == MergePolicy::Set && values.values[first] != from) {
            StringSet set = values.values[first].set();
            for (const QString &item : from.set().items()) {
                if (!to.set().contains(item))
                    set.remove(item);
            }
            for (const QString &item : to.set().items())
                set.insert(item);
            values.values[first] = Value(set);
        } else if (unit->policy == MergePolicy::Counter) {
            values.values[first] = Value(values.values[first].number() + to.number() - from.number());
        } else {
            for (const int i : unit->fields)
                values.values[size_t(i)] = edit.next.values[size_t(i)];
        }
    }
}

bool isShown(const TypePlan &plan, const RecordValues &values)
{
    const auto marked = [&](int field) { return field >= 0 && values.values[size_t(field)].toBool(); };
    return !marked(plan.deleted) && !marked(plan.withdrawn);
}

} // namespace

Projector::Projector(Connection &connection, RecordStore &records, OperationLog &log, SearchIndexer *search)
    : m_connection(connection)
    , m_records(records)
    , m_log(log)
    , m_search(search)
    , m_clocks(connection, records, log)
{
}

Result<Ok> Projector::apply(
    const RecordType &type, const LoggedOperation &logged, Rid rid, const RecordEdit &edit, bool hasPlace)
{
    const TypePlan &plan = m_records.plan(type);
    STEWARD_ASSIGN(Pending *const pending, pendingOf(type, rid, edit));
    const RecordValues before = pending->after;
    applyUnits(type, logged.operation, edit, pending->after);
    if (plan.isTicket) {
        TicketFacts facts = factsOf(plan, before);
        advanceFacts(facts, type, before, pending->after, logged.operation);
        setFacts(plan, pending->after, facts);
        if (edit.isCreation)
            pending->after.values[size_t(plan.number)] = Value(logged.hub.number);
    } else if (plan.isComment || plan.isAttachment) {
        STEWARD_TRY(follow(plan, before, pending->after, logged.operation.eventTime));
    }
    pending->lastSeq = logged.hub.seq;
    pending->hasPlace = hasPlace;
    pending->waits = isPending(logged.hub);
    if (!edit.isCreation && !logged.operation.units.isEmpty()) {
        STEWARD_ASSIGN(const bool any, hasConflicts());
        if (any) {
            for (const UnitChange &change : logged.operation.units)
                pending->written.append(change.unit);
        }
    }
    return Ok{};
}

Result<Projector::Pending *> Projector::pendingOf(const RecordType &type, Rid rid, const RecordEdit &edit)
{
    const auto known = m_pending.find(rid);
    if (known != m_pending.end())
        return &known->second;
    Pending pending;
    pending.type = &type;
    pending.isNew = edit.isCreation;
    pending.before = edit.base;
    const TypePlan &plan = m_records.plan(type);
    if (plan.isTicket && !edit.isCreation) {
        if (const auto following = m_following.constFind(rid); following != m_following.constEnd()) {
            STEWARD_TRY(writeFollowing(rid, *following));
            m_following.erase(following);
        }
        STEWARD_TRY(readFacts(plan, rid, pending.before));
    }
    pending.after = pending.before;
    m_order.append(rid);
    return &m_pending.emplace(rid, std::move(pending)).first->second;
}

/// Derived fields change without an operation of the ticket, so what its author saw may be older than what is stored.
Result<Ok> Projector::readFacts(const TypePlan &plan, Rid rid, RecordValues &values)
{
    STEWARD_ASSIGN(Statement find, m_connection.prepare(QByteArrayLiteral(
        "SELECT updated, resolved, closed, reopens, reassignments, comments, attachments FROM ticket WHERE rid = ?")));
    find.bind(rid);
    STEWARD_ASSIGN(const bool any, find.step());
    const int fields[] = {plan.updated, plan.resolved, plan.closed, plan.reopens, plan.reassignments, plan.comments,
        plan.attachments};
    int column = 0;
    for (const int field : fields) {
        values.values[size_t(field)] = any && !find.isNull(column) ? Value(find.integer(column)) : Value();
        ++column;
    }
    return Ok{};
}

Result<Ok> Projector::follow(
    const TypePlan &plan, const RecordValues &before, const RecordValues &after, Instant eventTime)
{
    const Uuid from = before.values[size_t(plan.about)].reference();
    const Uuid to = after.values[size_t(plan.about)].reference();
    STEWARD_ASSIGN(const Rid ticket, m_records.ridOf(to, QStringLiteral("ticket")));
    if (!from.isNull() && from != to) {
        STEWARD_ASSIGN(const Rid other, m_records.ridOf(from, QStringLiteral("ticket")));
        m_recounts.insert(other);
        m_recounts.insert(ticket);
        return Ok{};
    }
    const bool wasShown = !from.isNull() && isShown(plan, before);
    return followAt(ticket, plan, qint64(isShown(plan, after)) - qint64(wasShown), eventTime);
}

Result<Ok> Projector::followAt(Rid ticket, const TypePlan &plan, qint64 more, Instant eventTime)
{
    const auto known = m_pending.find(ticket);
    if (known == m_pending.end()) {
        Following &following = m_following[ticket];
        (plan.isComment ? following.comments : following.attachments) += more;
        following.updated = std::max(following.updated, eventTime);
        return Ok{};
    }
    const TypePlan &its = m_records.plan(*known->second.type);
    RecordValues &values = known->second.after;
    Value &count = values.values[size_t(plan.isComment ? its.comments : its.attachments)];
    count = countValue(count.number() + more);
    Value &updated = values.values[size_t(its.updated)];
    updated = Value(std::max(updated.number(), eventTime.ms));
    return Ok{};
}

Result<Ok> Projector::retime(const RecordType &type, Rid rid)
{
    if (movesClocks(type.name()))
        return makeClocksDue(m_connection);
    const TypePlan &plan = m_records.plan(type);
    if (plan.isTicket) {
        m_retimed.insert(rid);
        return Ok{};
    }
    STEWARD_ASSIGN(const bool measures, plan.isComment ? m_clocks.measures() : Result<bool>(false));
    if (!measures)
        return Ok{};
    STEWARD_ASSIGN(const std::optional<LoadedRecord> stored, m_records.load(rid));
    if (!stored)
        return Ok{};
    STEWARD_ASSIGN(const Rid ticket, m_records.ridOf(stored->values.values[size_t(plan.about)].reference(), QStringLiteral("ticket")));
    m_retimed.insert(ticket);
    return Ok{};
}

Result<Ok> Projector::flush()
{
    QSet<Rid> tickets = std::exchange(m_retimed, {});
    for (const Rid rid : std::as_const(m_order)) {
        const Pending &pending = m_pending.at(rid);
        STEWARD_TRY(writePending(rid, pending));
        if (pending.type->isTicket())
            tickets.insert(rid);
        else if (movesClocks(pending.type->name()))
            STEWARD_TRY(makeClocksDue(m_connection));
    }
    for (auto it = m_following.cbegin(); it != m_following.cend(); ++it) {
        STEWARD_TRY(writeFollowing(it.key(), *it));
        tickets.insert(it.key());
    }
    const QSet<Rid> recounts = std::exchange(m_recounts, {});
    clear();
    STEWARD_TRY(m_clocks.write(tickets.values())); // last: messages of the same commit have their rows now
    for (const Rid ticket : recounts)
        STEWARD_TRY(recount(ticket));
    return m_search ? m_search->finish() : Result<Ok>(Ok{});
}

void Projector::discard()
{
    clear();
    if (m_search)
        m_search->discard();
}

void Projector::clear()
{
    m_pending.clear();
    m_order.clear();
    m_following.clear();
    m_retimed.clear();
    m_recounts.clear();
    m_hasConflicts.reset();
}

Result<Ok> Projector::writePending(Rid rid, const Pending &pending)
{
    const RecordType &type = *pending.type;
    if (pending.isNew)
        STEWARD_TRY(m_records.insert(type, rid, pending.after));
    else
        STEWARD_TRY(m_records.update(type, rid, pending.before, pending.after));
    const RecordValues *before = pending.isNew ? nullptr : &pending.before;
    STEWARD_TRY(alias(m_records.plan(type), rid, before, pending.after,
        pending.waits ? QStringLiteral("provisional") : QStringLiteral("primary")));
    STEWARD_TRY(index(type, rid, before, pending.after));
    if (!pending.hasPlace)
        STEWARD_TRY(m_records.setLastSeq(rid, pending.lastSeq, type.name()));
    if (pending.written.isEmpty())
        return Ok{};
    STEWARD_ASSIGN(QStringList conflicts, m_records.conflicts(rid));
    if (conflicts.isEmpty())
        return Ok{};
    for (const QString &unit : pending.written)
        conflicts.removeAll(unit);
    return m_records.setConflicts(rid, conflicts, pending.lastSeq);
}

Result<Ok> Projector::writeFollowing(Rid ticket, const Following &following)
{
    STEWARD_ASSIGN(Statement update, m_connection.prepare(QByteArrayLiteral(
        "UPDATE ticket SET comments = nullif(coalesce(comments, 0) + ?, 0), "
        "attachments = nullif(coalesce(attachments, 0) + ?, 0), "
        "updated = CASE WHEN updated > ? THEN updated ELSE ? END WHERE rid = ?")));
    update.bind(following.comments, following.attachments, following.updated, following.updated, ticket);
    return update.run();
}

Result<Ok> Projector::recount(Rid ticket)
{
    STEWARD_ASSIGN(const std::optional<RecordPlace> place, m_records.place(ticket));
    const RecordType *type = place && place->lastSeq > 0 ? m_records.schema().type(place->type) : nullptr;
    if (!type)
        return Ok{};
    STEWARD_ASSIGN([[maybe_unused]] const QStringList conflicts, refold(*type, ticket));
    return Ok{};
}

Result<bool> Projector::hasConflicts()
{
    if (!m_hasConflicts) {
        STEWARD_ASSIGN(Statement any, m_connection.prepare(QByteArrayLiteral("SELECT 1 FROM conflict LIMIT 1")));
        any.bind();
        STEWARD_ASSIGN(m_hasConflicts, any.step());
    }
    return *m_hasConflicts;
}

Result<Ok> Projector::alias(const TypePlan &plan, Rid rid, const RecordValues *before, const RecordValues &after,
    const QString &kind)
{
    if (!plan.isTicket)
        return Ok{};
    if (!before) {
        const QString &number = after.values[size_t(plan.number)].text();
        if (!number.isEmpty())
            STEWARD_TRY(m_records.addAlias(number, rid, kind));
    }
    const Value &external = after.values[size_t(plan.externalNumber)];
    if (!external.isEmpty() && (!before || before->values[size_t(plan.externalNumber)] != external))
        STEWARD_TRY(m_records.addAlias(external.text(), rid, QStringLiteral("external")));
    return Ok{};
}

Result<Ok> Projector::index(const RecordType &type, Rid rid, const RecordValues *before, const RecordValues &after)
{
    const TypePlan &plan = m_records.plan(type);
    if (!m_search || plan.searchable.isEmpty())
        return Ok{};
    const bool wasShown = before && isShown(plan, *before);
    const bool shown = isShown(plan, after);
    std::optional<Rid> owner;
    for (const int i : plan.searchable) {
        SearchText text{rid, type.table(), rid, type.fields()[i].name, wasShown ? before->values[size_t(i)].text() : QString(),
            shown ? after.values[size_t(i)].text() : QString()};
        if (text.before == text.after)
            continue;
        if (!owner) {
            owner = rid;
            Uuid about = plan.about < 0 ? Uuid{} : after.values[size_t(plan.about)].reference();
            if (about.isNull() && plan.about >= 0 && before) // the record goes
                about = before->values[size_t(plan.about)].reference();
            if (!about.isNull()) {
                STEWARD_ASSIGN(owner, m_records.ridOf(about, QStringLiteral("ticket")));
            }
        }
        text.owner = *owner;
        if (text.owner != rid)
            text.ownerTable = QStringLiteral("ticket");
        STEWARD_TRY(m_search->textChanged(text));
    }
    return Ok{};
}

Result<Ok> Projector::addDerived(Rid rid, const TypePlan &plan, RecordValues &values)
{
    // What was refused counts nowhere; what waits in an outbox counts as if it had come last.
    static const QByteArray hanging = QByteArrayLiteral("(SELECT c.rid FROM comment c WHERE c.about = ?1 "
        "UNION ALL SELECT n.rid FROM worknote n WHERE n.about = ?1 "
        "UNION ALL SELECT a.rid FROM attachment a WHERE a.about = ?1)");
    static const QByteArray derived = "SELECT (SELECT h.number FROM operation o JOIN hub_order h ON h.seq = o.oid "
        "WHERE o.rid = ?1 AND h.number IS NOT NULL ORDER BY o.oid LIMIT 1), "
        "(SELECT count(*) FROM comment c WHERE c.about = ?1 AND c.withdrawn IS NULL AND c.deleted IS NULL) "
        "+ (SELECT count(*) FROM worknote n WHERE n.about = ?1 AND n.withdrawn IS NULL AND n.deleted IS NULL), "
        "(SELECT count(*) FROM attachment a WHERE a.about = ?1 AND a.withdrawn IS NULL AND a.deleted IS NULL), "
        "(SELECT max(o.event_time) FROM operation o JOIN hub_order h ON h.seq = o.oid "
        "WHERE h.verdict IS NULL AND o.rid IN " + hanging + ")";
    STEWARD_ASSIGN(Statement find, m_connection.prepare(derived));
    find.bind(rid);
    STEWARD_ASSIGN([[maybe_unused]] const bool any, find.step());
    const auto set = [&](int field, const Value &value) { values.values[size_t(field)] = value; };
    set(plan.number, find.isNull(0) ? Value() : Value(find.text(0)));
    set(plan.comments, countValue(find.integer(1)));
    set(plan.attachments, countValue(find.integer(2)));
    const auto updatedAt = [&](Statement &row, int column) {
        if (!row.isNull(column) && row.integer(column) > values.values[size_t(plan.updated)].number())
            set(plan.updated, Value(row.integer(column)));
    };
    updatedAt(find, 3);
    if (!isReplicable())
        return Ok{};
    static const QByteArray outbox = "SELECT (SELECT o.number FROM outbox o WHERE o.rid = ?1 AND o.verdict IS NULL "
        "AND o.number IS NOT NULL ORDER BY o.rno, o.rseq LIMIT 1), "
        "(SELECT max(o.event_time) FROM outbox o WHERE o.verdict IS NULL AND o.rid IN " + hanging + ")";
    STEWARD_ASSIGN(Statement waiting, m_connection.prepare(outbox));
    waiting.bind(rid);
    STEWARD_ASSIGN([[maybe_unused]] const bool anyWaiting, waiting.step());
    if (values.values[size_t(plan.number)].isEmpty() && !waiting.isNull(0))
        set(plan.number, Value(waiting.text(0)));
    updatedAt(waiting, 1);
    return Ok{};
}

Result<std::optional<Projector::Folded>> Projector::fold(const RecordType &type, Rid rid)
{
    STEWARD_ASSIGN(QList<LoggedOperation> operations, m_log.ofRecord(rid));
    operations.removeIf([](const LoggedOperation &logged) { return !isAccepted(logged.hub); });
    if (operations.isEmpty())
        return std::optional<Folded>();
    const qint64 lastSeq = operations.last().hub.seq;
    const bool isProvisional = isPending(operations.first().hub);
    STEWARD_ASSIGN(FoldedRecord folded, foldRecord(type, operations));
    Folded out{std::move(folded.values), folded.conflicts(), lastSeq, isProvisional};
    const TypePlan &plan = m_records.plan(type);
    if (plan.isTicket) {
        setFacts(plan, out.values, folded.facts);
        STEWARD_TRY(addDerived(rid, plan, out.values));
        STEWARD_TRY(m_clocks.derive(type, rid, operations, out.values));
    }
    return std::optional(std::move(out));
}

Result<QStringList> Projector::refold(const RecordType &type, Rid rid)
{
    STEWARD_TRY(flush());
    const TypePlan &plan = m_records.plan(type);
    const auto countIn = [&](const RecordValues &values) -> Result<Ok> {
        STEWARD_ASSIGN(const Rid ticket,
            m_records.ridOf(values.values[size_t(plan.about)].reference(), QStringLiteral("ticket")));
        m_recounts.insert(ticket);
        return Ok{};
    };
    const bool counts = plan.isComment || plan.isAttachment;
    STEWARD_ASSIGN(const std::optional<LoadedRecord> stored, m_records.load(rid));
    if (counts && stored)
        STEWARD_TRY(countIn(stored->values));
    STEWARD_ASSIGN(const std::optional<Folded> folded, write(type, rid, stored));
    if (counts && folded)
        STEWARD_TRY(countIn(folded->values));
    return folded ? folded->conflicts : QStringList();
}

Result<Ok> Projector::remove(const RecordType &type, Rid rid)
{
    STEWARD_TRY(flush());
    STEWARD_ASSIGN(const std::optional<LoadedRecord> stored, m_records.load(rid));
    if (!stored)
        return Ok{};
    const TypePlan &plan = m_records.plan(type);
    if (plan.isComment || plan.isAttachment) {
        STEWARD_ASSIGN(const Rid ticket,
            m_records.ridOf(stored->values.values[size_t(plan.about)].reference(), QStringLiteral("ticket")));
        m_recounts.insert(ticket);
    }
    if (movesClocks(type.name()))
        STEWARD_TRY(makeClocksDue(m_connection));
    STEWARD_TRY(index(type, rid, &stored->values, type.empty()));
    return m_records.remove(type, rid, stored->values);
}

Result<Ok> Projector::rebuild(const RecordType &type, Rid rid)
{
    STEWARD_ASSIGN(const std::optional<LoadedRecord> stored, m_records.load(rid));
    STEWARD_ASSIGN([[maybe_unused]] const std::optional<Folded> folded, write(type, rid, stored));
    return Ok{};
}

/// Folds and writes the row over what is stored, if anything is.
Result<std::optional<Projector::Folded>> Projector::write(
    const RecordType &type, Rid rid, const std::optional<LoadedRecord> &stored)
{
    STEWARD_ASSIGN(std::optional<Folded> folded, fold(type, rid));
    if (!folded) {
        if (stored) {
            STEWARD_TRY(index(type, rid, &stored->values, type.empty()));
            STEWARD_TRY(m_records.remove(type, rid, stored->values));
        }
        if (isReplicable() && movesClocks(type.name()))
            STEWARD_TRY(makeClocksDue(m_connection));
        return folded;
    }
    STEWARD_TRY(m_records.setLastSeq(rid, folded->lastSeq, type.name()));
    if (stored)
        STEWARD_TRY(m_records.update(type, rid, stored->values, folded->values));
    else
        STEWARD_TRY(m_records.insert(type, rid, folded->values));
    STEWARD_TRY(alias(m_records.plan(type), rid, nullptr, folded->values,
        folded->isProvisional ? QStringLiteral("provisional") : QStringLiteral("primary")));
    STEWARD_TRY(index(type, rid, stored ? &stored->values : nullptr, folded->values));
    STEWARD_TRY(m_records.setConflicts(rid, folded->conflicts, folded->lastSeq));
    if (isReplicable() && movesClocks(type.name()))
        STEWARD_TRY(makeClocksDue(m_connection));
    return folded;
}

Result<std::optional<Projector::Computed>> Projector::computed(const RecordType &type, Rid rid)
{
    STEWARD_ASSIGN(std::optional<Folded> folded, fold(type, rid));
    if (!folded)
        return std::optional<Computed>();
    return std::optional(Computed{std::move(folded->values), std::move(folded->conflicts)});
}

Result<std::optional<QString>> Projector::compare(Rid rid)
{
    STEWARD_ASSIGN(const std::optional<RecordPlace> place, m_records.place(rid));
    const RecordType *type = place ? m_records.schema().type(place->type) : nullptr;
    if (!type) // a type that this program does not know keeps its operations and shows nothing
        return std::optional<QString>();
    STEWARD_ASSIGN(const std::optional<Folded> folded, fold(*type, rid));
    STEWARD_ASSIGN(const std::optional<LoadedRecord> stored, m_records.load(rid));
    if (!folded && !stored && place->lastSeq == 0) // all that was written on it was refused, or went out of sight
        return std::optional<QString>();
    const QString who = place->type + QLatin1Char(' ') + place->id.toString();
    if (!folded || !stored)
        return std::optional<QString>(who + QStringLiteral(": the row and its operations do not both exist"));
    if (folded->lastSeq != place->lastSeq)
        return std::optional<QString>(who + QStringLiteral(": the directory ends at another operation"));
    if (!m_clocksAreDue) {
        STEWARD_ASSIGN(m_clocksAreDue, m_clocks.isDue());
    }
    const TypePlan &plan = m_records.plan(*type);
    for (int i = 0; i < type->fields().size(); ++i) {
        if (*m_clocksAreDue && (i == plan.deadline || i == plan.sla || i == plan.clocks))
            continue;
        if (folded->values.values[size_t(i)] != stored->values.values[size_t(i)])
            return std::optional<QString>(
                who + QStringLiteral(": \"%1\" differs from the log").arg(type->fields()[i].name));
    }
    STEWARD_ASSIGN(const QStringList conflicts, m_records.conflicts(rid));
    if (QSet<QString>(conflicts.begin(), conflicts.end())
        != QSet<QString>(folded->conflicts.begin(), folded->conflicts.end()))
        return std::optional<QString>(who + QStringLiteral(": the listed conflicts differ from the log"));
    return std::optional<QString>();
}

} // namespace steward
