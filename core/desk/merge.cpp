// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// What a merge of A into B writes, in one batch
// ---------------------------------------------
//     A            merged.into = B, closed; its team, requester and texts stay as they are
//     B            watchers ∪ A's watchers ∪ A's requester, tags ∪ A's tags
//     links of A   point to B; those that would become a link of B to itself, or one that B has, are deleted
//     children     have B as parent
// Comments, notes, work logs and attachments of A are not touched: the thread of B reads those of everything that was
// merged into it (thread.h). So undo has only these few units to give back.

#include "core/desk/merge.h"

#include "core/desk/fields.h"
#include "core/desk/relations.h"
#include "core/desk/tickets.h"
#include "core/schema/records/comment.h"
#include "core/schema/records/link.h"
#include "core/schema/records/worknote.h"

namespace steward {

static const QString mergeVerb = QStringLiteral("merge");

static QString closedState(const Lifecycle &lifecycle)
{
    if (lifecycle.classOf(QStringLiteral("closed")) == StatusClass::Closed)
        return QStringLiteral("closed");
    for (const LifecycleState &state : lifecycle.states()) {
        if (state.statusClass == StatusClass::Closed)
            return state.key;
    }
    return lifecycle.initial(); // a lifecycle without an end does not parse
}

static Result<RecordEdit> closingEdit(const VerbContext &context, const LoadedRecord &from, const Uuid &into)
{
    const RecordType &type = *context.schema().type(from.type);
    STEWARD_ASSIGN(const auto policies, context.policies());
    RecordEdit edit = RecordEdit::of(from, mergeVerb);
    setValue(type, edit.next, u"merged.into", into);
    if (const Lifecycle *lifecycle = policies->lifecycle(from.type))
        lifecycle->enter(type, closedState(*lifecycle), edit.next);
    return edit;
}

static RecordEdit gainingEdit(const VerbContext &context, const LoadedRecord &from, const LoadedRecord &into)
{
    const RecordType &fromType = *context.schema().type(from.type);
    const RecordType &type = *context.schema().type(into.type);
    RecordEdit edit = RecordEdit::of(into, mergeVerb);
    const auto unite = [&](QStringView field, const QStringList &more) {
        StringSet set = valueOf(type, into.values, field).set();
        for (const QString &item : valueOf(fromType, from.values, field).set().items() + more)
            set.insert(item);
        setValue(type, edit.next, field, Value(set));
    };
    const Value &requester = valueOf(fromType, from.values, u"requester");
    const bool another = requester.isReference() && requester != valueOf(type, into.values, u"requester");
    unite(u"watcher", another ? QStringList{requester.reference().toString()} : QStringList());
    unite(u"tag", {});
    return edit;
}

static Result<Ok> carryLinks(const VerbContext &context, const Uuid &from, const Uuid &into, QList<RecordEdit> &edits)
{
    const RecordType &type = *context.schema().type(u"link");
    STEWARD_ASSIGN(const QList<LinkEnd> ours, linksOf(context.desk(), from));
    STEWARD_ASSIGN(QList<LinkEnd> theirs, linksOf(context.desk(), into));
    for (const LinkEnd &end : ours) {
        STEWARD_ASSIGN(const LoadedRecord link, context.desk().load(end.link));
        RecordEdit edit = RecordEdit::of(link, mergeVerb);
        const bool known = std::any_of(theirs.begin(), theirs.end(), [&](const LinkEnd &one) {
            return one.other == end.other && one.relation == end.relation && one.isFrom == end.isFrom;
        });
        if (end.other == into || known) {
            setValue(type, edit.next, u"deleted", Value::boolean(true));
        } else {
            setValue(type, edit.next, end.isFrom ? u"from" : u"to", into);
            theirs.append(end);
        }
        edits.append(edit);
    }
    return Ok{};
}

Result<VerbReport> mergeTickets(const VerbContext &context, const LoadedRecord &from, const LoadedRecord &given)
{
    STEWARD_TRY(context.need(QStringLiteral("ticket.merge")));
    STEWARD_TRY(checkWritable(context.desk(), from));
    STEWARD_ASSIGN(const LoadedRecord into, mergeTarget(context.desk(), given));
    if (from.id == given.id)
        return Error{ErrorKind::InvalidArgument, QStringLiteral("merge.self"),
            QStringLiteral("%1 cannot be merged into itself").arg(from.number), {}, {from.number}};
    if (from.id == into.id)
        return Error{ErrorKind::InvalidArgument, QStringLiteral("merge.cycle"),
            QStringLiteral("%1 was merged into %2 already").arg(given.number, from.number),
            QStringLiteral("undo that merge first"), {given.number, from.number}};
    STEWARD_TRY(checkWritable(context.desk(), into));

    STEWARD_ASSIGN(const RecordEdit closing, closingEdit(context, from, into.id));
    QList<RecordEdit> edits{closing};
    RecordEdit gaining = gainingEdit(context, from, into);
    const RecordType &intoType = *context.schema().type(into.type);
    // A child that swallows its parent would end up as its own parent.
    if (valueOf(intoType, into.values, u"parent").reference() == from.id) {
        const Value &above = valueOf(*context.schema().type(from.type), from.values, u"parent");
        setValue(intoType, gaining.next, u"parent", above);
    }
    edits.append(gaining);
    STEWARD_TRY(carryLinks(context, from.id, into.id, edits));
    STEWARD_ASSIGN(const QList<LoadedRecord> children, childrenOf(context.desk(), from.id));
    for (const LoadedRecord &child : children) {
        if (child.id == into.id)
            continue;
        RecordEdit edit = RecordEdit::of(child, mergeVerb);
        setValue(*context.schema().type(child.type), edit.next, u"parent", into.id);
        edits.append(edit);
    }
    // One group, all or none; beyond its limit the rest follows in the same batch.
    QList<EditGroup> groups;
    for (qsizetype at = 0; at < edits.size(); at += Committer::maxGroup)
        groups.append(edits.mid(at, Committer::maxGroup));
    return context.commit(groups, into.id);
}

Result<VerbReport> splitTicket(const VerbContext &context, const LoadedRecord &entry, const QString &title)
{
    const bool isNote = entry.type == QLatin1String("worknote");
    if (!isNote && entry.type != QLatin1String("comment"))
        return Error{ErrorKind::InvalidArgument, QStringLiteral("split.not-possible"),
            QStringLiteral("only a comment or a work note can become a ticket"), {}, {entry.type}};
    const RecordType &entryType = *context.schema().type(entry.type);
    STEWARD_ASSIGN(
        const LoadedRecord old, context.desk().load(valueOf(entryType, entry.values, u"about").reference()));
    const RecordType &type = *context.schema().type(old.type);
    STEWARD_ASSIGN(RecordEdit draft, draftTicket(context, old.type));
    for (const char *field : {"requester", "organization", "location", "service", "ci", "category", "team", "channel",
             "impact", "urgency"}) {
        const QString name = QString::fromLatin1(field);
        setValue(type, draft.next, name, valueOf(type, old.values, name));
    }
    const Value &writer = valueOf(entryType, entry.values, u"writer");
    if (!isNote && writer.isReference() && writer != valueOf(type, draft.next, u"requester")) {
        setValue(type, draft.next, u"requester", writer);
        setValue(type, draft.next, u"organization", Value());
        setValue(type, draft.next, u"location", Value());
    }
    const QString body = valueOf(entryType, entry.values, u"body").text();
    setValue(type, draft.next, u"title", title.trimmed().isEmpty() ? body.section(QLatin1Char('\n'), 0, 0).left(120) : title);
    setValue(type, draft.next, u"description", body);
    STEWARD_ASSIGN(const RecordEdit ticket, completeTicket(context, draft));
    Link link;
    link.from = {old.id};
    link.to = {ticket.record};
    link.relation = QStringLiteral("split");
    STEWARD_ASSIGN(const RecordEdit linked, creationOf(context.desk(), link));
    return context.commit({{ticket, linked}}, ticket.record);
}

} // namespace steward
