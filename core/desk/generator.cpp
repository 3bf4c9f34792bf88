// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/generator.h"

#include "core/desk/fields.h"
#include "core/schema/records/category.h"
#include "core/schema/records/comment.h"
#include "core/schema/records/configurationitem.h"
#include "core/schema/records/location.h"
#include "core/schema/records/person.h"
#include "core/schema/records/resolutioncode.h"
#include "core/schema/records/service.h"
#include "core/schema/records/team.h"
#include "core/schema/records/ticket.h"
#include "core/schema/records/worknote.h"

namespace steward {

using namespace std::chrono_literals;

static const QString incident = QStringLiteral("incident");

struct TicketGenerator::Places
{
    explicit Places(const RecordType &type)
        : title(at(type, u"title")), description(at(type, u"description")), impact(at(type, u"impact"))
        , urgency(at(type, u"urgency")), team(at(type, u"team")), assignee(at(type, u"assignee"))
        , requester(at(type, u"requester")), openedBy(at(type, u"opened.by")), location(at(type, u"location"))
        , service(at(type, u"service")), ci(at(type, u"ci")), category(at(type, u"category"))
        , channel(at(type, u"channel")), opened(at(type, u"opened")), tag(at(type, u"tag")), hold(at(type, u"hold"))
        , code(at(type, u"resolution.code")), resolution(at(type, u"resolution"))
    {
    }
    static size_t at(const RecordType &type, QStringView field) { return size_t(type.indexOf(field)); }
    size_t title, description, impact, urgency, team, assignee, requester, openedBy, location, service, ci, category,
        channel, opened, tag, hold, code, resolution;
};

TicketGenerator::TicketGenerator(std::shared_ptr<const Schema> schema, const GeneratorOptions &options)
    : m_schema(std::move(schema))
    , m_options(options)
    , m_random(options.seed)
    , m_places(std::make_shared<Places>(*m_schema->type(incident)))
{
}

Uuid TicketGenerator::any(const QList<Uuid> &list)
{
    // Work is never spread evenly: the first quarter of a list gets half of it.
    const auto size = std::uint64_t(list.size());
    if (size == 0)
        return {};
    return list[qsizetype(m_random.below(2) ? m_random.below(size) : m_random.below((size + 3) / 4))];
}

RecordEdit TicketGenerator::edit(const QString &type, const Uuid &id, Instant at, const Uuid &author)
{
    RecordEdit edit;
    edit.type = type;
    edit.record = id;
    edit.base = m_schema->type(type)->empty();
    edit.verb = QStringLiteral("create");
    edit.eventTime = at;
    edit.author = author;
    edit.isCreation = true;
    return edit;
}

template<class R>
Uuid TicketGenerator::add(QList<EditGroup> &groups, const R &record)
{
    const RecordType &type = *m_schema->type(declared<R>().type.name());
    const Instant at = m_options.now - m_options.span;
    RecordEdit made = edit(type.name(), Uuid::v7(at, m_random), at, {});
    made.next = valuesOf(type, record);
    groups.append(EditGroup{made});
    return made.record;
}

QList<EditGroup> TicketGenerator::foundation()
{
    QList<EditGroup> groups;
    const auto named = [](const char *what, int n) { return QStringLiteral("%1 %2").arg(QLatin1String(what)).arg(n); };
    for (int i = 0; i < 3; ++i) {
        Location site;
        site.name = named("Site", i + 1);
        m_sites.append(add(groups, site));
    }
    const auto person = [&](const QString &name, bool agent) {
        Person one;
        one.name = name;
        one.email = name.toLower().replace(QLatin1Char(' '), QLatin1Char('.')) + QStringLiteral("@example.org");
        one.location = {any(m_sites)};
        if (agent) {
            one.login = QString(name).remove(QLatin1Char(' ')).toLower();
            one.roles = StringSet({QStringLiteral("technician")});
        }
        return add(groups, one);
    };
    for (int i = 0; i < m_options.agents; ++i)
        m_agents.append(person(named("Agent", i + 1), true));
    for (int i = 0; i < m_options.requesters; ++i)
        m_requesters.append(person(named("Requester", i + 1), false));
    for (int i = 0; i < m_options.teams; ++i) {
        Team team;
        team.name = named("Team", i + 1);
        QStringList members;
        for (qsizetype agent = i; agent < m_agents.size(); agent += m_options.teams)
            members.append(m_agents[agent].toString());
        team.members = StringSet(members);
        m_teams.append(add(groups, team));
    }
    for (int i = 0; i < 20; ++i) {
        Service service;
        service.name = named("Service", i + 1);
        service.criticality = 1 + i % 4;
        service.team = {m_teams[i % m_teams.size()]};
        m_services.append(add(groups, service));
    }
    for (int i = 0; i < 30; ++i) {
        Category category;
        category.name = named("Category", i + 1);
        m_categories.append(add(groups, category));
    }
    for (int i = 0; i < 300; ++i) {
        ConfigurationItem item;
        item.name = QStringLiteral("ci-%1").arg(i + 1, 4, 10, QLatin1Char('0'));
        item.ciClass = i % 3 ? QStringLiteral("workstation") : QStringLiteral("server");
        item.status = QStringLiteral("live");
        item.service = {any(m_services)};
        m_items.append(add(groups, item));
    }
    for (int i = 0; i < 4; ++i) {
        ResolutionCode code;
        code.name = named("Resolution", i + 1);
        code.outcome = QStringLiteral("solved");
        m_codes.append(add(groups, code));
    }
    return groups;
}

RecordEdit TicketGenerator::said(
    bool isPublic, const Uuid &ticket, const WordSource &words, Instant at, const Uuid &writer)
{
    const QString body = words.text(m_random, 15, 60, true);
    RecordEdit made = edit(isPublic ? QStringLiteral("comment") : QStringLiteral("worknote"),
        Uuid::v7(at, m_random), at, writer);
    const auto fill = [&](auto record) {
        record.about = {ticket};
        record.body = body;
        record.writer = {writer};
        record.written = at;
        return valuesOf(*m_schema->type(made.type), record);
    };
    made.next = isPublic ? fill(Comment()) : fill(WorkNote());
    return made;
}

void TicketGenerator::ticket(QList<EditGroup> &groups)
{
    const RecordType &type = *m_schema->type(incident);
    const DeskPolicies &policies = DeskPolicies::builtIn();
    const Lifecycle &lifecycle = *policies.lifecycle(incident);
    const Places &at = *m_places;
    const WordSource &words = percent() < m_options.japanesePercent ? m_japanese : m_english;

    const Duration step = m_options.span / std::max<qint64>(1, m_options.tickets);
    const Instant opened = m_options.now - m_options.span + step * m_made + step * qint64(m_random.below(100)) / 100;
    // From opening to the last operation: minutes to four days, never past now.
    const Duration age = m_options.now - opened;
    const Duration worked = std::min<Duration>(Duration(qint64(m_random.below(4 * 24 * 60)) * 60'000 + 60'000), age);
    const auto when = [&](int part) { return opened + worked * part / 100; };
    const Uuid requester = any(m_requesters);
    const Uuid agent = any(m_agents);

    RecordEdit create = edit(incident, Uuid::v7(opened, m_random), opened, requester);
    create.next = create.base;
    std::vector<Value> &v = create.next.values;
    v[at.title] = words.text(m_random, 5, 9, false);
    v[at.description] = words.text(m_random, 40, 110, true);
    v[at.impact] = qint64(1 + (percent() >= 8) + (percent() >= 45));
    v[at.urgency] = qint64(1 + (percent() >= 10) + (percent() >= 50));
    v[at.requester] = requester;
    v[at.openedBy] = requester;
    v[at.team] = any(m_teams);
    v[at.location] = any(m_sites);
    v[at.service] = any(m_services);
    v[at.category] = any(m_categories);
    if (percent() < 60)
        v[at.ci] = any(m_items);
    static const QStringList channels{QStringLiteral("email"), QStringLiteral("portal"), QStringLiteral("phone"),
        QStringLiteral("walkin"), QStringLiteral("monitoring")};
    v[at.channel] = channels[qsizetype(m_random.below(5))];
    v[at.opened] = Value::instant(opened);
    if (percent() < 15)
        v[at.tag] = StringSet({QStringLiteral("tag-%1").arg(m_random.below(50))});
    lifecycle.enter(type, lifecycle.initial(), create.next);
    policies.matrix().fill(type, create.base, create.next);
    policies.dueRule().follow(type, create.base, create.next);

    const auto onwards = [&](const RecordEdit &before, const QString &verb, int part) {
        RecordEdit after = before;
        after.base = before.next;
        after.verb = verb;
        after.isCreation = false;
        after.eventTime = when(part);
        after.author = agent;
        return after;
    };
    // Open tickets are mostly new ones: the newest part of the log is open, with some old ones left lying.
    const bool newest = m_made * 100 >= m_options.tickets * (100 - m_options.openPercent);
    const bool open = percent() < (newest ? 75 : m_options.openPercent * 25 / std::max(1, 100 - m_options.openPercent));
    RecordEdit assign = onwards(create, QStringLiteral("start"), 10);
    assign.next.values[at.assignee] = agent;
    lifecycle.enter(type, QStringLiteral("inprogress"), assign.next);
    RecordEdit last = onwards(assign, QStringLiteral("edit"), 100);
    if (open && percent() < 30) {
        last.verb = QStringLiteral("hold");
        last.next.values[at.hold] = percent() < 60 ? QStringLiteral("requester") : QStringLiteral("vendor");
        lifecycle.enter(type, QStringLiteral("onhold"), last.next);
    } else if (open) {
        last.next.values[at.title] = QString(create.next.values[at.title].text() + QStringLiteral(" (2)"));
        if (percent() < 50) {
            last.next.values[at.assignee] = Value();
            last.verb = QStringLiteral("release");
            lifecycle.enter(type, QStringLiteral("assigned"), last.next);
        }
    } else {
        last.verb = QStringLiteral("resolve");
        last.next.values[at.code] = any(m_codes);
        last.next.values[at.resolution] = words.text(m_random, 6, 20, true);
        lifecycle.enter(type, age > 14 * 24h ? QStringLiteral("closed") : QStringLiteral("resolved"), last.next);
    }
    const Uuid id = create.record;
    groups.append(EditGroup{std::move(create)});
    groups.append(EditGroup{std::move(assign)});
    groups.append(EditGroup{said(true, id, words, when(20), agent)});
    groups.append(EditGroup{said(false, id, words, when(60), agent)});
    groups.append(EditGroup{std::move(last)});
}

QList<EditGroup> TicketGenerator::next(int tickets)
{
    QList<EditGroup> groups;
    groups.reserve(tickets * operationsPerTicket);
    for (int i = 0; i < tickets && !atEnd(); ++i) {
        ticket(groups);
        ++m_made;
    }
    return groups;
}

} // namespace steward
