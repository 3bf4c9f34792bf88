// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/ticketpage.h"

#include "core/desk/fields.h"
#include "models/referencelabel.h"

namespace steward {

const Value &TicketPage::value(QStringView field) const
{
    static const Value none;
    return type ? valueOf(*type, ticket.values, field) : none;
}

QString TicketPage::title() const
{
    const QString &title = value(u"title").text();
    return title.isEmpty() ? erasedText() : title;
}

const Draft *TicketPage::draft(QStringView slot) const
{
    for (const Draft &one : drafts) {
        if (one.slot == slot)
            return &one;
    }
    return nullptr;
}

namespace {

RelatedTicket relatedOf(const Schema &schema, const LoadedRecord &ticket, const char *relation)
{
    const RecordType &type = *schema.type(ticket.type);
    return {ticket.id, ticket.number, valueOf(type, ticket.values, u"title").text(),
        StatusClass(valueOf(type, ticket.values, u"status.class").number()), QString::fromLatin1(relation), false, {}};
}

Result<Ok> readRelated(Workspace &desk, TicketPage &page)
{
    const Schema &schema = *page.schema;
    const Value &into = page.value(u"merged.into");
    const Value &parent = page.value(u"parent");
    STEWARD_ASSIGN(const auto above, desk.loadVisible({into.reference(), parent.reference()}));
    for (const auto &[value, relation] : {std::pair(&into, "into"), std::pair(&parent, "parent")}) {
        const Uuid id = value->reference();
        if (const auto other = above.constFind(id); other != above.cend())
            page.related.append(relatedOf(schema, *other, relation));
        else if (!id.isNull()) // it is there, and none of the reader's business
            page.related.append({id, {}, hiddenText(), StatusClass::New, QString::fromLatin1(relation), false, {}});
    }
    STEWARD_ASSIGN(const QList<LoadedRecord> children, childrenOf(desk, page.ticket.id));
    for (const LoadedRecord &child : children)
        page.related.append(relatedOf(schema, child, "child"));
    STEWARD_ASSIGN(const QList<LinkEnd> links, linksOf(desk, page.ticket.id));
    for (const LinkEnd &end : links)
        page.related.append(
            {end.other, end.number, end.number.isEmpty() ? hiddenText() : end.title, StatusClass(end.statusClass), end.relation,
                end.isFrom, end.link});
    STEWARD_ASSIGN(QList<Rid> family, mergedInto(desk, page.ticket.rid));
    family.removeOne(page.ticket.rid);
    STEWARD_ASSIGN(const QList<LoadedRecord> merged, desk.loadAll(family));
    for (const LoadedRecord &one : merged)
        page.related.append(relatedOf(schema, one, "merged"));
    return Ok{};
}

Result<Ok> readClocks(Workspace &desk, TicketPage &page)
{
    STEWARD_ASSIGN(const ExplainedTicket explained, explainTicket(desk, page.ticket.rid));
    for (const ExplainedClock &one : explained.clocks) {
        if (one.clock.state != ServiceClock::State::Cancelled && !one.clock.isSuperseded)
            page.clocks.append(one);
    }
    const auto order = [](const ExplainedClock &one) {
        const bool isOpen = one.clock.isOpen();
        return std::tuple(!isOpen, isOpen ? one.clock.left().count() : 0, -one.clock.begin.ms);
    };
    std::stable_sort(page.clocks.begin(), page.clocks.end(),
        [&](const ExplainedClock &a, const ExplainedClock &b) { return order(a) < order(b); });
    return Ok{};
}

Result<Ok> readLabels(Workspace &desk, TicketPage &page)
{
    QList<Uuid> wanted = referencesOf(*page.type, page.ticket.values);
    for (const ThreadEntry &entry : std::as_const(page.thread)) {
        wanted << entry.person << entry.change.actor << referencesOf(entry.change.diffs);
    }
    return addLabels(desk, wanted, page.labels);
}

Result<Ok> readRequester(Workspace &desk, TicketPage &page)
{
    const Value &requester = page.value(u"requester");
    if (!requester.isReference())
        return Ok{};
    const Result<LoadedRecord> loaded = desk.load(requester.reference());
    if (!loaded && loaded.error().kind == ErrorKind::NotFound)
        return Ok{};
    if (!loaded)
        return loaded.error();
    page.requester = structOf<Person>(*loaded);
    const QList<Uuid> places{page.requester->organization.uuid, page.requester->location.uuid};
    ReferenceLabels labels;
    STEWARD_TRY(addLabels(desk, places, labels));
    QStringList parts;
    for (const Uuid &id : places) {
        if (!id.isNull())
            parts.append(labels.value(id));
    }
    page.requesterPlace = parts.join(QStringLiteral(" · "));
    return Ok{};
}

} // namespace

Result<TicketPage> readTicketPage(Workspace &desk, const Uuid &ticket)
{
    TicketPage page;
    page.schema = desk.sharedSchema();
    STEWARD_ASSIGN(page.ticket, desk.load(ticket));
    page.type = page.schema->type(page.ticket.type);
    if (!page.type || !page.type->isTicket())
        return Error{ErrorKind::NotFound, QStringLiteral("record.unknown"), QStringLiteral("this is no ticket"), {}, {}};
    STEWARD_ASSIGN(page.thread, threadOf(desk, page.ticket.rid));
    STEWARD_ASSIGN(page.choices, transitionsOf(desk, page.ticket));
    STEWARD_ASSIGN(page.work, workTotal(desk, page.ticket.rid));
    STEWARD_ASSIGN(page.conflicts, desk.records().conflicts(page.ticket.rid));
    STEWARD_ASSIGN(page.drafts, draftsOf(desk, page.ticket.id));
    STEWARD_TRY(readRelated(desk, page));
    STEWARD_TRY(readClocks(desk, page));
    STEWARD_TRY(readRequester(desk, page));
    STEWARD_TRY(readLabels(desk, page));
    return page;
}

Result<Uuid> ticketByArgument(Workspace &desk, const QString &argument)
{
    if (const Uuid id = Uuid::fromString(argument); !id.isNull())
        return id;
    STEWARD_ASSIGN(const LoadedRecord loaded, desk.loadNumber(argument, Workspace::Merges::Keep));
    return loaded.id;
}

QList<Uuid> referencesOf(const QList<FieldDiff> &diffs)
{
    QList<Uuid> references;
    const auto take = [&](const Value &value) {
        if (value.isReference())
            references.append(value.reference());
        for (const QString &item : value.set().items()) {
            if (const Uuid id = Uuid::fromString(item); !id.isNull())
                references.append(id);
        }
    };
    for (const FieldDiff &diff : diffs) {
        take(diff.before);
        take(diff.after);
    }
    return references;
}

} // namespace steward
