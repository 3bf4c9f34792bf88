// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/demostory.h"

#include "core/desk/demodata.h"
#include "core/desk/fields.h"
#include "core/schema/records/comment.h"
#include "core/schema/records/worklog.h"
#include "core/schema/records/worknote.h"

#include <QDateTime>

namespace steward {

using namespace std::chrono_literals;

struct DemoStory::Ticket
{
    const JsonNode *scenario = nullptr;
    const DemoCompany::Site *site = nullptr;
    QString key; ///< of the scenario and site
    DemoCompany::Item item;
    Uuid id;
    Uuid requester;
    Uuid agent;
    RecordValues values;
    Instant at; ///< of the latest save
    Instant openedAt;
    bool created = false;
    int number = 0; ///< fills {n}
    QList<DemoSave> *saves = nullptr;
};

static QString text(const JsonNode &node, QStringView name)
{
    const JsonNode *found = node.member(name);
    return found ? found->text : QString();
}

DemoStory::DemoStory(Workspace &desk, const DemoCompany &company, SeededRandom &random, Instant now)
    : m_desk(desk)
    , m_company(company)
    , m_random(random)
    , m_now(now)
    , m_type(*desk.schema().type(u"incident"))
    , m_policies(DeskPolicies::builtIn())
    , m_lifecycle(*m_policies.lifecycle(QStringLiteral("incident")))
    , m_data(demoDocument(QStringLiteral("company")))
{
    std::vector<double> weights;
    for (const DemoCompany::Site &site : company.sites()) {
        weights.push_back(site.weight);
        for (const JsonNode &scenario : m_data.member(u"scenarios")->items) {
            // People write in their site's language; English everywhere, and some scenarios belong to one site.
            const QString language = text(scenario, u"lang");
            const QString only = text(scenario, u"site");
            if ((!only.isEmpty() && only != site.key)
                || (language != site.language && (language != QLatin1String("en") || !only.isEmpty())))
                continue;
            const int weight = int(scenario.member(u"weight")->toInteger().value_or(1))
                * (language == site.language ? 2 : 1);
            for (int i = 0; i < weight; ++i)
                m_scenarios[site.key].append(&scenario);
        }
    }
    m_siteDraw = WeightedDraw(weights);
}

QList<DemoStory::Opening> DemoStory::openings(qint64 count, Instant from)
{
    QList<Opening> list;
    const Duration span = m_now - from;
    for (qint64 i = 0; i < count; ++i) {
        const qsizetype site = m_siteDraw.draw(m_random);
        // More and more tickets as the company grows, on working days from eight to seven of the site's clock.
        Instant at;
        for (int attempt = 0; attempt < 50; ++attempt) {
            const auto a = qint64(m_random.below(std::uint64_t(span.count())));
            const auto b = qint64(m_random.below(std::uint64_t(span.count())));
            at = from + Duration(chance(25) ? std::max(a, b) : a);
            const QDateTime local
                = QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).toTimeZone(m_company.sites()[site].zone);
            const bool working = local.date().dayOfWeek() <= 5 && local.time().hour() >= 8 && local.time().hour() < 19;
            if (working || chance(3))
                break;
        }
        list.append({at, site});
    }
    std::stable_sort(list.begin(), list.end(), [](const Opening &a, const Opening &b) { return a.at < b.at; });
    return list;
}

QString DemoStory::pick(const JsonNode &scenario, QStringView list, const Ticket &ticket)
{
    const JsonNode *texts = scenario.member(list);
    if (!texts || texts->items.empty())
        return {};
    QString out = texts->items[size_t(m_random.below(texts->items.size()))].text;
    out.replace(QStringLiteral("{n}"), QString::number(ticket.number));
    out.replace(QStringLiteral("{ci}"), ticket.item.name.isEmpty() ? QStringLiteral("PC") : ticket.item.name);
    out.replace(QStringLiteral("{room}"), any(ticket.site->rooms));
    return out;
}

Instant DemoStory::after(const Ticket &ticket, int leastMinutes, int mostMinutes)
{
    const qint64 minutes = leastMinutes + qint64(m_random.below(std::uint64_t(mostMinutes - leastMinutes + 1)));
    return ticket.at + Duration(minutes * 60'000 + qint64(m_random.below(60'000)) + 1);
}

void DemoStory::save(Ticket &ticket, Instant at, const QString &verb, const Uuid &author, QList<RecordEdit> with)
{
    ticket.at = at;
    RecordEdit edit;
    edit.type = m_type.name();
    edit.record = ticket.id;
    edit.next = ticket.values;
    edit.verb = verb;
    edit.isCreation = !ticket.created;
    if (ticket.created) {
        // What stood there before is what the last save of this ticket left.
        for (auto it = ticket.saves->crbegin(); it != ticket.saves->crend(); ++it) {
            const auto same = std::find_if(it->group.begin(), it->group.end(),
                [&](const RecordEdit &one) { return one.record == ticket.id; });
            if (same != it->group.end()) {
                edit.base = same->next;
                break;
            }
        }
    } else {
        edit.base = m_type.empty();
    }
    ticket.created = true;
    EditGroup group;
    if (edit.isCreation || edit.base != edit.next)
        group.append(edit);
    group += with;
    const Uuid batch = Uuid::v7(at, m_random);
    for (RecordEdit &one : group) {
        one.eventTime = at;
        one.author = author;
        one.batch = batch;
    }
    if (!group.isEmpty())
        ticket.saves->append({at, group});
}

RecordEdit DemoStory::said(
    const Ticket &ticket, bool isPublic, const QString &body, const Uuid &writer, Instant at)
{
    RecordEdit edit;
    edit.type = isPublic ? QStringLiteral("comment") : QStringLiteral("worknote");
    edit.record = Uuid::v7(at, m_random);
    edit.base = m_desk.schema().type(edit.type)->empty();
    edit.verb = QStringLiteral("create");
    edit.isCreation = true;
    const auto fill = [&](auto record) {
        record.about = {ticket.id};
        record.body = body;
        record.writer = {writer};
        record.written = at;
        return valuesOf(*m_desk.schema().type(edit.type), record);
    };
    edit.next = isPublic ? fill(Comment()) : fill(WorkNote());
    return edit;
}

void DemoStory::opened(Ticket &ticket)
{
    const JsonNode &scenario = *ticket.scenario;
    const auto set = [&](QStringView field, const Value &value) { setValue(m_type, ticket.values, field, value); };
    set(u"title", pick(scenario, u"titles", ticket));
    set(u"description", pick(scenario, u"body", ticket));
    set(u"service", m_company.service(text(scenario, u"service")));
    set(u"category", m_company.category(text(scenario, u"category")));
    set(u"requester", ticket.requester);
    set(u"location", ticket.site->id);
    if (!ticket.item.id.isNull())
        set(u"ci", ticket.item.id);
    const qint64 level = scenario.member(u"level")->toInteger().value_or(3);
    const bool vip = m_company.vips().contains(ticket.requester);
    set(u"impact", std::clamp<qint64>(level + (chance(20) ? 1 : 0) - (chance(30) ? 1 : 0), 1, 3));
    set(u"urgency", std::clamp<qint64>(level - (vip ? 1 : 0) + (chance(15) ? 1 : 0) - (chance(55) ? 1 : 0), 1, 3));
    set(u"opened", Value::instant(ticket.openedAt));
    static const QStringList channels{QStringLiteral("email"), QStringLiteral("portal"), QStringLiteral("phone"),
        QStringLiteral("email"), QStringLiteral("walkin")};
    const QString channel = text(scenario, u"channel");
    set(u"channel", channel.isEmpty() ? any(channels) : channel);
    QStringList tags;
    if (!text(scenario, u"tag").isEmpty() && chance(60))
        tags.append(text(scenario, u"tag"));
    if (vip)
        tags.append(QStringLiteral("vip"));
    set(u"tag", StringSet(tags));
    // Most calls arrive at the Desk and are handed on; the rest goes straight to who knows.
    const QString team = text(scenario, u"team");
    set(u"team", m_company.team(chance(55) ? QStringLiteral("Desk") : team));
    set(u"opened.by", valueOf(m_type, ticket.values, u"channel").text() == QLatin1String("phone")
            ? any(m_company.membersOf(QStringLiteral("Desk"))) : ticket.requester);
    m_lifecycle.enter(m_type, m_lifecycle.initial(), ticket.values);
    const RecordValues none = m_type.empty();
    m_policies.matrix().fill(m_type, none, ticket.values);
    m_policies.dueRule().follow(m_type, none, ticket.values);
    save(ticket, ticket.openedAt, QStringLiteral("create"), valueOf(m_type, ticket.values, u"opened.by").reference());
}

/// Two people report the same thing: the later ticket is merged into the earlier one.
bool DemoStory::merged(Ticket &ticket)
{
    const auto first = m_lastOf.constFind(ticket.key);
    if (first == m_lastOf.constEnd() || ticket.openedAt - first->second > Duration(6h) || !chance(8))
        return false;
    const Instant at = after(ticket, 4, 50);
    if (at >= m_now)
        return false;
    setValue(m_type, ticket.values, u"merged.into", first->first);
    m_lifecycle.enter(m_type, QStringLiteral("closed"), ticket.values);
    const QString language = text(*ticket.scenario, u"lang") == QLatin1String("ja") ? QStringLiteral("ja") : QStringLiteral("en");
    const Uuid by = any(m_company.membersOf(QStringLiteral("Desk")));
    save(ticket, at, QStringLiteral("merge"), by,
        {said(ticket, false, text(*m_data.member(u"merged"), language), by, at)});
    return true;
}

void DemoStory::worked(Ticket &ticket)
{
    const JsonNode &scenario = *ticket.scenario;
    const QString team = text(scenario, u"team");
    const Uuid desk = m_company.team(QStringLiteral("Desk"));
    const Duration age = m_now - ticket.openedAt;
    const auto set = [&](QStringView field, const Value &value) { setValue(m_type, ticket.values, field, value); };
    const auto enter = [&](const QString &status) { m_lifecycle.enter(m_type, status, ticket.values); };
    const auto days = age / 24h;
    // The older, the more likely done. What stays open for long has a date agreed with the requester.
    const int openChance = days < 1 ? 97 : days < 3 ? 80 : days < 7 ? 52 : days < 14 ? 34 : days < 30 ? 13 : 2;
    const bool staysOpen = chance(openChance);
    if (staysOpen && days < 4 && chance(days < 1 ? 40 : 15))
        return; // nobody has looked at it yet

    // Handed on, and taken by somebody.
    Instant at = after(ticket, 3, 70);
    if (at >= m_now)
        return;
    const bool handedOn = valueOf(m_type, ticket.values, u"team").reference() == desk && team != QLatin1String("Desk");
    if (handedOn) {
        set(u"team", m_company.team(team));
        save(ticket, at, QStringLiteral("assign"), any(m_company.membersOf(QStringLiteral("Desk"))));
        if ((at = after(ticket, 2, 60)) >= m_now)
            return;
    }
    if (staysOpen && chance(14))
        return; // lies with the team
    QList<Uuid> members = m_company.membersOf(handedOn || team == QLatin1String("Desk") ? team : QStringLiteral("Desk"));
    if (!handedOn && valueOf(m_type, ticket.values, u"team").reference() != desk)
        members = m_company.membersOf(team);
    QList<Uuid> near; // of the same site, if there are any
    for (const Uuid &member : std::as_const(members)) {
        if (ticket.site->technicians.contains(member))
            near.append(member);
    }
    ticket.agent = chance(75) && !near.isEmpty() ? any(near) : any(members);
    if (staysOpen && members.contains(m_desk.me()) && chance(30))
        ticket.agent = m_desk.me();
    set(u"assignee", ticket.agent);
    enter(QStringLiteral("assigned"));
    save(ticket, at, QStringLiteral("assign"), chance(60) ? ticket.agent : members.first());
    if (staysOpen && chance(25))
        return;
    if ((at = after(ticket, 2, 90)) >= m_now)
        return;
    enter(QStringLiteral("inprogress"));
    save(ticket, at, QStringLiteral("start"), ticket.agent);

    if (chance(55) && (at = after(ticket, 1, 40)) < m_now)
        save(ticket, at, QStringLiteral("create"), ticket.agent,
            {said(ticket, false, pick(scenario, u"note", ticket), ticket.agent, at)});
    if (chance(50) && (at = after(ticket, 2, 60)) < m_now) {
        // A question, and usually an answer.
        const bool holds = chance(50);
        if (holds) {
            set(u"hold", QStringLiteral("requester"));
            enter(QStringLiteral("onhold"));
        }
        save(ticket, at, QStringLiteral("hold"), ticket.agent,
            {said(ticket, true, pick(scenario, u"ask", ticket), ticket.agent, at)});
        if (staysOpen && chance(30))
            return;
        if ((at = after(ticket, 8, 60 * 20)) >= m_now)
            return;
        enter(QStringLiteral("inprogress"));
        save(ticket, at, QStringLiteral("resume"), ticket.requester,
            {said(ticket, true, pick(scenario, u"answer", ticket), ticket.requester, at)});
    }
    if (staysOpen) {
        if (chance(30) && (at = after(ticket, 5, 300)) < m_now) {
            static const QStringList reasons{QStringLiteral("vendor"), QStringLiteral("vendor"), QStringLiteral("change"),
                QStringLiteral("problem"), QStringLiteral("evidence")};
            set(u"hold", any(reasons));
            enter(QStringLiteral("onhold"));
            save(ticket, at, QStringLiteral("hold"), ticket.agent);
        }
        return;
    }
    at = after(ticket, 10, 60 * 10);
    if (chance(25))
        at = at + Duration(qint64(m_random.below(3 * 24 * 60)) * 60'000);
    ended(ticket, at, pick(scenario, u"fix", ticket));
}

/// What is open beyond its date has, on a desk that works, a new one that the requester agreed to; a few are late.
void DemoStory::agreed(Ticket &ticket)
{
    const Instant due{valueOf(m_type, ticket.values, u"due").number()};
    const Instant at = m_now - Duration(qint64(20 + m_random.below(360)) * 60'000);
    const bool isOver = valueOf(m_type, ticket.values, u"status.class").number() >= qint64(StatusClass::Done);
    if (isOver || due >= m_now || at <= ticket.at)
        return;
    if (chance(m_now - due < Duration(48h) ? 40 : 6))
        return; // late
    const int soon = int(m_random.below(100));
    const int hours = soon < 25 ? 5 : soon < 65 ? 30 : 24 * 9;
    setValue(m_type, ticket.values, u"due",
        Value::instant(m_now + Duration(qint64(10 + m_random.below(std::uint64_t(hours) * 60)) * 60'000)));
    const Uuid by = ticket.agent.isNull() ? any(m_company.membersOf(QStringLiteral("Desk"))) : ticket.agent;
    save(ticket, at, QStringLiteral("edit"), by);
}

void DemoStory::ended(Ticket &ticket, Instant at, const QString &fix)
{
    if (at >= m_now)
        return;
    const auto solve = [&](Instant when) {
        setValue(m_type, ticket.values, u"resolution.code", any(m_company.codes()));
        setValue(m_type, ticket.values, u"resolution", fix);
        m_lifecycle.enter(m_type, QStringLiteral("resolved"), ticket.values);
        QList<RecordEdit> with;
        if (chance(70))
            with.append(said(ticket, true, fix, ticket.agent, when));
        if (chance(45)) {
            WorkLog log;
            log.about = {ticket.id};
            log.worker = {ticket.agent};
            log.spent = (5 + qint64(m_random.below(18)) * 5) * 60'000;
            log.started = when - Duration(*log.spent);
            log.note = fix;
            RecordEdit edit;
            edit.type = QStringLiteral("worklog");
            edit.record = Uuid::v7(when, m_random);
            edit.base = m_desk.schema().type(edit.type)->empty();
            edit.next = valuesOf(*m_desk.schema().type(edit.type), log);
            edit.verb = QStringLiteral("create");
            edit.isCreation = true;
            with.append(edit);
        }
        save(ticket, when, QStringLiteral("resolve"), ticket.agent, with);
    };
    solve(at);
    const QString language = text(*ticket.scenario, u"lang");
    if (chance(5) && (at = after(ticket, 60, 60 * 48)) < m_now) {
        m_lifecycle.enter(m_type, QStringLiteral("inprogress"), ticket.values);
        save(ticket, at, QStringLiteral("reopen"), ticket.requester,
            {said(ticket, true, pick(*m_data.member(u"again"), language, ticket), ticket.requester, at)});
        if ((at = after(ticket, 30, 60 * 12)) >= m_now)
            return;
        solve(at);
    } else if (chance(25) && (at = after(ticket, 5, 300)) < m_now) {
        save(ticket, at, QStringLiteral("create"), ticket.requester,
            {said(ticket, true, pick(*m_data.member(u"thanks"), language, ticket), ticket.requester, at)});
    }
    at = ticket.at + Duration(72h);
    if (at < m_now) {
        m_lifecycle.enter(m_type, QStringLiteral("closed"), ticket.values);
        save(ticket, at, QStringLiteral("close"), m_company.membersOf(QStringLiteral("Desk")).first());
    }
}

void DemoStory::tell(const Opening &opening, QList<DemoSave> &saves)
{
    QList<DemoSave> mine; // a ticket finds its last save quickly among its own
    Ticket ticket;
    ticket.saves = &mine;
    ticket.site = &m_company.sites()[opening.site];
    const QList<const JsonNode *> &scenarios = m_scenarios[ticket.site->key];
    ticket.scenario = any(scenarios);
    ticket.key = ticket.site->key + text(*ticket.scenario, u"category") + text(*ticket.scenario, u"lang");
    const QList<DemoCompany::Item> items = m_company.items(text(*ticket.scenario, u"ci"), *ticket.site);
    if (!items.isEmpty())
        ticket.item = any(items);
    ticket.number = 2 + int(m_random.below(58));
    ticket.id = Uuid::v7(opening.at, m_random);
    ticket.requester = any(ticket.site->requesters);
    ticket.values = m_type.empty();
    ticket.openedAt = opening.at;
    ticket.at = opening.at;
    opened(ticket);
    if (!merged(ticket)) {
        m_lastOf.insert(ticket.key, {ticket.id, ticket.openedAt});
        worked(ticket);
        agreed(ticket);
    }
    saves += mine;
}

} // namespace steward
