// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/projector.h"

namespace steward {

static void setValue(const RecordType &type, RecordValues &values, QStringView field, const Value &value)
{
    const int at = type.indexOf(field);
    if (at >= 0)
        values.values[size_t(at)] = value;
}

static Value value(const RecordType &type, const RecordValues &values, QStringView field)
{
    const int at = type.indexOf(field);
    return at < 0 ? Value() : values.values[size_t(at)];
}

static void setFacts(const RecordType &type, RecordValues &values, const TicketFacts &facts)
{
    const auto instant = [](std::optional<Instant> at) { return at ? Value::instant(*at) : Value(); };
    const auto count = [](qint64 n) { return n ? Value(n) : Value(); };
    setValue(type, values, u"updated", instant(facts.updated));
    setValue(type, values, u"resolved", instant(facts.resolved));
    setValue(type, values, u"closed", instant(facts.closed));
    setValue(type, values, u"reopens", count(facts.reopens));
    setValue(type, values, u"reassignments", count(facts.reassignments));
}

/// The count of the ticket that a record of this type adds to; empty for records that do not hang on a ticket.
static QByteArray countColumn(const RecordType &type)
{
    if (type.name() == QLatin1String("comment") || type.name() == QLatin1String("worknote"))
        return QByteArrayLiteral("comments");
    if (type.name() == QLatin1String("attachment"))
        return QByteArrayLiteral("attachments");
    return {};
}

Projector::Projector(Connection &connection, RecordStore &records, OperationLog &log, SearchIndexer *search)
    : m_connection(connection)
    , m_records(records)
    , m_log(log)
    , m_search(search)
{
}

Result<TicketFacts> Projector::storedFacts(Rid rid)
{
    STEWARD_ASSIGN(Statement find, m_connection.prepare(QByteArrayLiteral(
        "SELECT updated, resolved, closed, reopens, reassignments FROM ticket WHERE rid = ?")));
    find.bind(rid);
    STEWARD_ASSIGN(const bool any, find.step());
    TicketFacts facts;
    if (!any)
        return facts;
    const auto instant = [&](int column) {
        return find.isNull(column) ? std::optional<Instant>() : std::optional(Instant{find.integer(column)});
    };
    facts.updated = instant(0);
    facts.resolved = instant(1);
    facts.closed = instant(2);
    facts.reopens = find.integer(3);
    facts.reassignments = find.integer(4);
    return facts;
}

Result<Ok> Projector::apply(const RecordType &type, const LoggedOperation &logged, Rid rid,
    const RecordValues &before, bool created)
{
    RecordValues from = before;
    RecordValues to = before;
    STEWARD_TRY(applyOperation(type, logged.operation, to));
    if (type.isTicket()) {
        TicketFacts facts;
        if (!created) {
            STEWARD_ASSIGN(facts, storedFacts(rid));
        }
        setFacts(type, from, facts);
        advanceFacts(facts, type, before, to, logged.operation);
        setFacts(type, to, facts);
        if (created)
            setValue(type, to, u"number", Value(logged.hub.number));
    }
    if (created)
        STEWARD_TRY(m_records.insert(type, rid, to));
    else
        STEWARD_TRY(m_records.update(type, rid, from, to));
    STEWARD_TRY(alias(type, rid, created ? nullptr : &from, to));
    STEWARD_TRY(index(type, rid, created ? nullptr : &from, to));
    STEWARD_TRY(followTicket(type, to, logged.operation.eventTime));
    if (created || logged.operation.units.isEmpty())
        return Ok{};
    STEWARD_ASSIGN(QStringList conflicts, m_records.conflicts(rid));
    if (conflicts.isEmpty())
        return Ok{};
    for (const UnitChange &change : logged.operation.units)
        conflicts.removeAll(change.unit);
    return m_records.setConflicts(rid, conflicts, logged.hub.seq);
}

Result<Ok> Projector::alias(
    const RecordType &type, Rid rid, const RecordValues *before, const RecordValues &after)
{
    if (!type.isTicket())
        return Ok{};
    if (!before) {
        const QString number = value(type, after, u"number").text();
        if (!number.isEmpty())
            STEWARD_TRY(m_records.addAlias(number, rid, QStringLiteral("primary")));
    }
    const Value external = value(type, after, u"external.number");
    if (!external.isEmpty() && (!before || value(type, *before, u"external.number") != external))
        STEWARD_TRY(m_records.addAlias(external.text(), rid, QStringLiteral("external")));
    return Ok{};
}

Result<Ok> Projector::index(
    const RecordType &type, Rid rid, const RecordValues *before, const RecordValues &after)
{
    if (!m_search)
        return Ok{};
    const auto shown = [&](const RecordValues *values, int field) {
        if (!values || value(type, *values, u"deleted").toBool() || value(type, *values, u"withdrawn").toBool())
            return QString();
        return values->values[size_t(field)].text();
    };
    std::optional<Rid> owner;
    for (int i = 0; i < type.fields().size(); ++i) {
        if (!type.fields()[i].searchable)
            continue;
        SearchText text{rid, type.table(), rid, type.fields()[i].name, shown(before, i), shown(&after, i)};
        if (text.before == text.after)
            continue;
        if (!owner) {
            owner = rid;
            const Value about = value(type, after, u"about");
            if (about.isReference()) {
                STEWARD_ASSIGN(owner, m_records.ridOf(about.reference(), QStringLiteral("ticket")));
            }
        }
        text.owner = *owner;
        if (text.owner != rid)
            text.ownerTable = QStringLiteral("ticket");
        STEWARD_TRY(m_search->textChanged(text));
    }
    return Ok{};
}

Result<Ok> Projector::followTicket(const RecordType &type, const RecordValues &after, Instant eventTime)
{
    const QByteArray column = countColumn(type);
    if (column.isEmpty())
        return Ok{};
    STEWARD_ASSIGN(
        const Rid ticket, m_records.ridOf(value(type, after, u"about").reference(), QStringLiteral("ticket")));
    const QByteArray counted = column == "comments"
        ? QByteArrayLiteral("nullif((SELECT count(*) FROM comment c WHERE c.about = ticket.rid AND c.withdrawn IS NULL "
                            "AND c.deleted IS NULL) + (SELECT count(*) FROM worknote n WHERE n.about = ticket.rid AND "
                            "n.withdrawn IS NULL AND n.deleted IS NULL), 0)")
        : QByteArrayLiteral("nullif((SELECT count(*) FROM attachment a WHERE a.about = ticket.rid AND a.withdrawn IS "
                            "NULL AND a.deleted IS NULL), 0)");
    STEWARD_ASSIGN(Statement update,
        m_connection.prepare("UPDATE ticket SET " + column + " = " + counted
            + ", updated = CASE WHEN updated > ? THEN updated ELSE ? END WHERE rid = ?"));
    update.bind(eventTime, eventTime, ticket);
    return update.run();
}

Result<RecordValues> Projector::derivedOfTicket(Rid rid, const RecordType &type, RecordValues values)
{
    STEWARD_ASSIGN(Statement find, m_connection.prepare(QByteArrayLiteral(
        "SELECT (SELECT h.number FROM operation o JOIN hub_order h ON h.seq = o.oid WHERE o.rid = ?1 AND h.number IS "
        "NOT NULL ORDER BY o.oid LIMIT 1), "
        "(SELECT count(*) FROM comment c WHERE c.about = ?1 AND c.withdrawn IS NULL AND c.deleted IS NULL) "
        "+ (SELECT count(*) FROM worknote n WHERE n.about = ?1 AND n.withdrawn IS NULL AND n.deleted IS NULL), "
        "(SELECT count(*) FROM attachment a WHERE a.about = ?1 AND a.withdrawn IS NULL AND a.deleted IS NULL), "
        "(SELECT max(o.event_time) FROM operation o WHERE o.rid IN (SELECT c.rid FROM comment c WHERE c.about = ?1 "
        "UNION ALL SELECT n.rid FROM worknote n WHERE n.about = ?1 "
        "UNION ALL SELECT a.rid FROM attachment a WHERE a.about = ?1))")));
    find.bind(rid);
    STEWARD_ASSIGN([[maybe_unused]] const bool any, find.step());
    setValue(type, values, u"number", find.isNull(0) ? Value() : Value(find.text(0)));
    setValue(type, values, u"comments", find.integer(1) ? Value(find.integer(1)) : Value());
    setValue(type, values, u"attachments", find.integer(2) ? Value(find.integer(2)) : Value());
    if (!find.isNull(3) && find.integer(3) > value(type, values, u"updated").number())
        setValue(type, values, u"updated", Value(find.integer(3)));
    return values;
}

Result<std::optional<Projector::Folded>> Projector::fold(const RecordType &type, Rid rid)
{
    STEWARD_ASSIGN(QList<LoggedOperation> operations, m_log.ofRecord(rid));
    operations.removeIf([](const LoggedOperation &logged) { return !isAccepted(logged.hub); });
    if (operations.isEmpty())
        return std::optional<Folded>();
    STEWARD_ASSIGN(const FoldedRecord folded, foldRecord(type, operations));
    Folded out{folded.values, folded.conflicts(), operations.last().hub.seq, operations.last().operation.eventTime};
    if (type.isTicket()) {
        setFacts(type, out.values, folded.facts);
        STEWARD_ASSIGN(out.values, derivedOfTicket(rid, type, out.values));
    }
    return std::optional(out);
}

Result<QStringList> Projector::refold(const RecordType &type, Rid rid)
{
    STEWARD_ASSIGN(const std::optional<Folded> folded, fold(type, rid));
    if (!folded)
        return QStringList();
    STEWARD_ASSIGN(const std::optional<LoadedRecord> stored, m_records.load(rid));
    STEWARD_TRY(m_records.setLastSeq(rid, folded->lastSeq, type.name()));
    if (stored)
        STEWARD_TRY(m_records.update(type, rid, stored->values, folded->values));
    else
        STEWARD_TRY(m_records.insert(type, rid, folded->values));
    STEWARD_TRY(alias(type, rid, nullptr, folded->values));
    STEWARD_TRY(index(type, rid, stored ? &stored->values : nullptr, folded->values));
    STEWARD_TRY(followTicket(type, folded->values, folded->lastEvent));
    STEWARD_TRY(m_records.setConflicts(rid, folded->conflicts, folded->lastSeq));
    return folded->conflicts;
}

Result<std::optional<QString>> Projector::compare(Rid rid)
{
    STEWARD_ASSIGN(const std::optional<RecordPlace> place, m_records.place(rid));
    const RecordType *type = place ? m_records.schema().type(place->type) : nullptr;
    if (!type) // a type that this program does not know keeps its operations and shows nothing
        return std::optional<QString>();
    STEWARD_ASSIGN(const std::optional<Folded> folded, fold(*type, rid));
    STEWARD_ASSIGN(const std::optional<LoadedRecord> stored, m_records.load(rid));
    const QString who = place->type + QLatin1Char(' ') + place->id.toString();
    if (!folded || !stored)
        return std::optional<QString>(who + QStringLiteral(": the row and its operations do not both exist"));
    if (folded->lastSeq != place->lastSeq)
        return std::optional<QString>(who + QStringLiteral(": the directory ends at another operation"));
    for (int i = 0; i < type->fields().size(); ++i) {
        if (folded->values.values[size_t(i)] != stored->values.values[size_t(i)])
            return std::optional<QString>(who + QStringLiteral(": \"%1\" differs from the log").arg(type->fields()[i].name));
    }
    STEWARD_ASSIGN(const QStringList conflicts, m_records.conflicts(rid));
    if (QSet<QString>(conflicts.begin(), conflicts.end())
        != QSet<QString>(folded->conflicts.begin(), folded->conflicts.end()))
        return std::optional<QString>(who + QStringLiteral(": the listed conflicts differ from the log"));
    return std::optional<QString>();
}

} // namespace steward
