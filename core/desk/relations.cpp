// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/relations.h"

#include "core/desk/fields.h"
#include "core/desk/tickets.h"
#include "core/schema/records/link.h"

namespace steward {

static Error failed(ErrorKind kind, const char *code, const QString &message, const QStringList &args)
{
    return {kind, QString::fromLatin1(code), message, {}, args};
}

Result<Ok> checkPointer(
    Workspace &desk, const Uuid &record, const Uuid &target, const QString &field, const QString &code)
{
    QStringList numbers;
    QSet<Uuid> passed;
    Uuid at = target;
    while (!at.isNull() && !passed.contains(at)) { // an old cycle elsewhere must not hang us
        passed.insert(at);
        const Result<LoadedRecord> loaded = desk.load(at);
        if (!loaded && loaded.error().kind == ErrorKind::NotFound && at != target)
            return Ok{}; // goes on where the reader may not look; the hub's fold opens what closes a circle
        if (!loaded)
            return loaded.error();
        numbers.append(loaded->number);
        if (at == record)
            return Error{ErrorKind::InvalidArgument, code,
                QStringLiteral("this would make a ticket its own ancestor: %1").arg(numbers.join(QStringLiteral(" → "))),
                QStringLiteral("choose another ticket"), numbers};
        const RecordType *type = desk.schema().type(loaded->type);
        at = valueOf(*type, loaded->values, field).reference();
    }
    return Ok{};
}

/// Tickets of every kind that point to one of `tickets` by `field`.
static Result<QList<Rid>> pointingTo(Workspace &desk, QStringView field, const QList<Rid> &tickets)
{
    const RecordType &type = *desk.schema().type(u"incident"); // all kinds share the table
    return desk.records().findByReference(type, *type.field(field), tickets);
}

/// `ticket` and all that point to it by `field`, directly or through others.
static Result<QList<Rid>> treeBelow(Workspace &desk, QStringView field, Rid ticket)
{
    QList<Rid> all{ticket};
    QSet<Rid> known{ticket};
    QList<Rid> level{ticket};
    while (!level.isEmpty()) { // a level is one question, however wide
        STEWARD_ASSIGN(const QList<Rid> below, pointingTo(desk, field, level));
        level.clear();
        for (const Rid rid : below) {
            if (!known.contains(rid)) {
                known.insert(rid);
                level.append(rid);
            }
        }
        all += level;
    }
    return all;
}

Result<QList<LoadedRecord>> childrenOf(Workspace &desk, const Uuid &ticket)
{
    STEWARD_ASSIGN(const Rid rid, desk.ridOf(ticket));
    STEWARD_ASSIGN(const QList<Rid> rids, pointingTo(desk, u"parent", {rid}));
    return desk.loadAll(rids);
}

Result<QList<Rid>> familyOf(Workspace &desk, Rid ticket) { return treeBelow(desk, u"parent", ticket); }

Result<QList<Rid>> mergedInto(Workspace &desk, Rid ticket) { return treeBelow(desk, u"merged.into", ticket); }

Result<LoadedRecord> mergeTarget(Workspace &desk, const LoadedRecord &ticket)
{
    LoadedRecord at = ticket;
    QSet<Uuid> passed;
    while (!passed.contains(at.id)) {
        passed.insert(at.id);
        const RecordType *type = desk.schema().type(at.type);
        const Uuid into = type ? valueOf(*type, at.values, u"merged.into").reference() : Uuid{};
        if (into.isNull())
            break;
        const Result<LoadedRecord> next = desk.load(into);
        if (!next && next.error().kind == ErrorKind::NotFound)
            break; // the reader may not see where it went
        if (!next)
            return next.error();
        at = *next;
    }
    return at;
}

Result<QList<LinkEnd>> linksOf(Workspace &desk, const Uuid &ticket)
{
    const RecordType &type = *desk.schema().type(u"link");
    STEWARD_ASSIGN(const Rid rid, desk.ridOf(ticket));
    QList<LinkEnd> ends;
    QSet<Uuid> others;
    for (const bool isFrom : {true, false}) {
        const Field &field = *type.field(isFrom ? u"from" : u"to");
        STEWARD_ASSIGN(const QList<Rid> rids, desk.records().findByReference(type, field, rid));
        STEWARD_ASSIGN(const QList<LoadedRecord> links, desk.loadAll(rids));
        for (const LoadedRecord &loaded : links) {
            const Link record = structOf<Link>(loaded);
            ends.append({loaded.id, record.relation, isFrom, isFrom ? record.to.uuid : record.from.uuid, {}, {}, 0});
            others.insert(ends.last().other);
        }
    }
    STEWARD_ASSIGN(const auto tickets, desk.loadVisible(others)); // a far end may be a stub that this store does not hold
    for (LinkEnd &end : ends) {
        const auto other = tickets.constFind(end.other);
        if (other == tickets.cend())
            continue;
        const RecordType &ticketType = *desk.schema().type(other->type);
        end.number = other->number;
        end.title = valueOf(ticketType, other->values, u"title").text();
        end.statusClass = valueOf(ticketType, other->values, u"status.class").number();
    }
    return ends;
}

Result<VerbReport> linkTickets(const VerbContext &context, const Uuid &from, const QString &relation, const Uuid &to)
{
    if (from == to)
        return failed(ErrorKind::InvalidArgument, "link.self",
            QStringLiteral("a ticket cannot be linked to itself"), {});
    const RecordType &type = *context.schema().type(u"link");
    const QList<Choice> &choices = type.field(u"relation")->choices;
    if (std::none_of(choices.begin(), choices.end(), [&](const Choice &one) { return one.key == relation; }))
        return failed(ErrorKind::InvalidArgument, "field.no-choice",
            QStringLiteral("\"%1\" is no relation").arg(relation), {relation, QStringLiteral("relation")});
    STEWARD_ASSIGN(const QList<LinkEnd> known, linksOf(context.desk(), from));
    for (const LinkEnd &end : known) {
        if (end.other == to && end.relation == relation && (end.isFrom || relation == QLatin1String("relates")))
            return failed(ErrorKind::AlreadyExists, "link.exists",
                QStringLiteral("they are linked so already"), {end.number});
    }
    Link link;
    link.from = {from};
    link.to = {to};
    link.relation = relation;
    STEWARD_ASSIGN(const RecordEdit edit, creationOf(context.desk(), link));
    return context.commit({{edit}}, from);
}

Result<VerbReport> unlink(const VerbContext &context, const Uuid &link)
{
    STEWARD_ASSIGN(const LoadedRecord loaded, context.desk().load(link));
    return deleteRecord(context, loaded);
}

Result<VerbReport> setParentTicket(const VerbContext &context, const LoadedRecord &child, const Uuid &parent)
{
    return editTicket(context, child, {{QStringLiteral("parent"), Value(parent)}});
}

} // namespace steward
