// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/democompany.h"

#include "core/base/spantext.h"
#include "core/base/zoneedition.h"
#include "core/calendar/calendardraft.h"
#include "core/desk/demodata.h"
#include "core/desk/fields.h"
#include "core/schema/records/agreement.h"
#include "core/schema/records/cannedreply.h"
#include "core/schema/records/category.h"
#include "core/schema/records/configurationitem.h"
#include "core/schema/records/location.h"
#include "core/schema/records/organization.h"
#include "core/schema/records/person.h"
#include "core/schema/records/resolutioncode.h"
#include "core/schema/records/savedview.h"
#include "core/schema/records/service.h"
#include "core/schema/records/servicelevel.h"
#include "core/schema/records/tag.h"
#include "core/schema/records/team.h"
#include "core/schema/records/tickettemplate.h"
#include "core/schema/records/workcalendar.h"

namespace steward {

static QString member(const JsonNode &node, QStringView name)
{
    const JsonNode *found = node.member(name);
    return found ? found->text : QString();
}

static const std::vector<JsonNode> &list(const JsonNode &node, QStringView name)
{
    static const std::vector<JsonNode> none;
    const JsonNode *found = node.member(name);
    return found ? found->items : none;
}

DemoCompany::DemoCompany(Workspace &desk, SeededRandom &random, Instant founded)
    : m_desk(desk)
    , m_random(random)
    , m_founded(founded)
    , m_data(demoDocument(QStringLiteral("company")))
{
}

const DemoCompany::Site &DemoCompany::siteAt(const QString &key) const
{
    const auto at = std::find_if(m_sites.begin(), m_sites.end(), [&](const Site &site) { return site.key == key; });
    return at == m_sites.end() ? m_sites.first() : *at;
}

template<class R>
Result<Uuid> DemoCompany::add(const R &record)
{
    STEWARD_ASSIGN(RecordEdit edit, creationOf(m_desk, record));
    edit.record = Uuid::v7(m_founded, m_random);
    edit.eventTime = m_founded;
    m_groups.append(EditGroup{edit});
    return edit.record;
}

Result<Ok> DemoCompany::found()
{
    STEWARD_TRY(addSites());
    STEWARD_TRY(addTechnicians());
    STEWARD_TRY(addRequesters());
    STEWARD_TRY(addCatalogue());
    STEWARD_TRY(addItems());
    STEWARD_TRY(addTexts());
    STEWARD_TRY(addAgreements());
    return readCodes();
}

Result<Ok> DemoCompany::addSites()
{
    const JsonNode &company = *m_data.member(u"organization");
    Organization organization;
    organization.name = member(company, u"name");
    organization.kind = QStringLiteral("internal");
    STEWARD_ASSIGN(m_organization, add(organization));
    for (const JsonNode &item : list(company, u"departments")) {
        Organization department;
        department.name = item.text;
        department.kind = QStringLiteral("internal");
        department.parent = {m_organization};
        STEWARD_ASSIGN(const Uuid id, add(department));
        m_departments.append(id);
    }
    for (const JsonNode &item : list(company, u"suppliers")) {
        Organization supplier;
        supplier.name = item.text;
        supplier.kind = QStringLiteral("supplier");
        STEWARD_TRY(add(supplier));
    }
    for (const JsonNode &item : list(m_data, u"sites")) {
        Location location;
        location.name = member(item, u"name");
        location.address = member(item, u"address");
        location.timeZone = member(item, u"zone");
        Site site;
        STEWARD_ASSIGN(site.id, add(location));
        site.key = member(item, u"key");
        site.code = member(item, u"code");
        site.language = member(item, u"language");
        site.zone = QTimeZone(location.timeZone.toLatin1());
        site.rooms = textsOf(*item.member(u"rooms"));
        site.weight = int(item.member(u"weight")->toInteger().value_or(1));
        for (const QString &name : std::as_const(site.rooms)) {
            Location room;
            room.name = name;
            room.parent = {site.id};
            room.timeZone = location.timeZone;
            STEWARD_TRY(add(room));
        }
        m_sites.append(site);
    }
    return Ok{};
}

Result<Uuid> DemoCompany::addPerson(const QString &name, const QString &reading, const QString &mail, Site &site,
    const QString &job, bool technician, bool vip)
{
    Person person;
    person.name = name;
    person.reading = reading;
    QString address = mail;
    for (int n = 2; m_mails.contains(address); ++n)
        address = mail + QString::number(n);
    m_mails.insert(address);
    person.email = address + QStringLiteral("@kaede.example");
    person.phone = QStringLiteral("ext. %1").arg(4000 + int(m_random.below(1000)));
    person.jobTitle = job;
    person.organization = {m_departments[qsizetype(technician ? 4 : m_random.below(std::uint64_t(m_departments.size())))]};
    person.location = {site.id};
    person.language = site.language;
    person.vip = vip;
    if (vip)
        person.notes = site.language == QLatin1String("ja")
            ? QString::fromUtf8("優先対応。まず電話で連絡してください。")
            : QStringLiteral("Handle first; call before writing.");
    if (technician) {
        person.login = address;
        person.roles = StringSet({QStringLiteral("technician")});
    }
    Uuid id;
    if (technician && m_names.isEmpty()) {
        // The first technician is who made the desk: me.
        STEWARD_ASSIGN(const LoadedRecord owner, m_desk.load(m_desk.me()));
        person.login = structOf<Person>(owner).login;
        person.roles = StringSet({QStringLiteral("administrator"), QStringLiteral("technician"), QStringLiteral("teamlead")});
        RecordEdit edit = editTowards(owner, person);
        edit.eventTime = m_founded;
        m_groups.append(EditGroup{edit});
        id = owner.id;
    } else {
        STEWARD_ASSIGN(id, add(person));
    }
    m_names.insert(id, name);
    (technician ? site.technicians : site.requesters).append(id);
    return id;
}

static DemoCompany::Site &siteIn(QList<DemoCompany::Site> &sites, const QString &key)
{
    const auto at = std::find_if(sites.begin(), sites.end(), [&](const auto &site) { return site.key == key; });
    return at == sites.end() ? sites.first() : *at;
}

Result<Ok> DemoCompany::addTechnicians()
{
    QList<Uuid> all;
    for (const JsonNode &item : list(m_data, u"technicians")) {
        const QStringList parts = item.text.split(QLatin1Char('|'));
        STEWARD_ASSIGN(const Uuid id,
            addPerson(parts[0], parts[1], parts[2], siteIn(m_sites, parts[3]), QStringLiteral("IT"), true, false));
        all.append(id);
    }
    qsizetype next = 0;
    for (const JsonNode &item : list(m_data, u"teams")) {
        Team team;
        team.name = member(item, u"name");
        team.email = QString(team.name.toLower()).replace(QLatin1Char(' '), QLatin1Char('-'))
            + QStringLiteral("@kaede.example");
        QList<Uuid> members;
        for (qint64 i = 0; i < item.member(u"size")->toInteger().value_or(1); ++i)
            members.append(all[next++ % all.size()]);
        if (team.name != QLatin1String("Desk"))
            members.append(m_desk.me() == all.first() && m_members.size() == 1 ? all.first() : all[next % all.size()]);
        team.lead = {members.first()};
        for (const Uuid &id : std::as_const(members))
            team.members.insert(id.toString());
        STEWARD_ASSIGN(const Uuid made, add(team));
        m_teams.insert(team.name, made);
        m_members.insert(team.name, members);
    }
    return Ok{};
}

Result<Ok> DemoCompany::addRequesters()
{
    for (const JsonNode &item : list(m_data, u"vips")) {
        const QStringList parts = item.text.split(QLatin1Char('|'));
        STEWARD_ASSIGN(const Uuid id,
            addPerson(parts[0], parts[1], parts[2], siteIn(m_sites, parts[3]), parts[4], false, true));
        m_vips.append(id);
    }
    const auto people = [&](QStringView family, QStringView given, const QStringList &sites, int count) -> Result<Ok> {
        const std::vector<JsonNode> &families = list(m_data, family);
        const std::vector<JsonNode> &givens = list(m_data, given);
        const size_t pairs = families.size() * givens.size();
        for (int i = 0; i < count; ++i) {
            // Steps through all pairs once: 61 shares no factor with the sizes.
            const size_t pair = size_t(i) * 61 % pairs;
            const QStringList a = families[pair / givens.size()].text.split(QLatin1Char('|'));
            const QStringList b = givens[pair % givens.size()].text.split(QLatin1Char('|'));
            Site &site = siteIn(m_sites, sites[qsizetype(m_random.below(std::uint64_t(sites.size())))]);
            const bool japanese = a.size() > 2;
            QString mail = japanese ? b[2] + QLatin1Char('.') + QString(a[2]).remove(QLatin1Char('2'))
                                    : b[0].toLower() + QLatin1Char('.') + a[0].toLower();
            mail.replace(QChar(0xfc), QStringLiteral("ue")).replace(QChar(0xe4), QStringLiteral("ae"));
            STEWARD_TRY(addPerson(japanese ? QString(a[0] + QLatin1Char(' ') + b[0]) : QString(b[0] + QLatin1Char(' ') + a[0]),
                japanese ? QString(a[1] + QLatin1Char(' ') + b[1]) : QString(), mail, site, QString(), false, false));
        }
        return Ok{};
    };
    const QString tokyo = QStringLiteral("tokyo");
    STEWARD_TRY(people(u"familyNames", u"givenNames", {tokyo, tokyo, QStringLiteral("osaka")}, 130));
    STEWARD_TRY(people(u"englishFamily", u"englishGiven", {QStringLiteral("london")}, 42));
    return people(u"germanFamily", u"germanGiven", {QStringLiteral("munich")}, 24);
}

Result<Ok> DemoCompany::addCatalogue()
{
    for (const JsonNode &item : list(m_data, u"services")) {
        const QStringList parts = item.text.split(QLatin1Char('|'));
        Service service;
        service.name = parts[0];
        service.criticality = parts[1].toLongLong();
        service.team = {m_teams.value(parts[2])};
        service.owner = {m_members.value(parts[2]).first()};
        STEWARD_ASSIGN(const Uuid id, add(service));
        m_services.insert(service.name, id);
    }
    for (const JsonNode &item : list(m_data, u"categories")) {
        Category category;
        category.name = item.text;
        STEWARD_ASSIGN(const Uuid id, add(category));
        m_categories.insert(category.name, id);
    }
    for (const JsonNode &item : list(m_data, u"tags"))
        STEWARD_TRY(add(Tag{item.text, {}}));
    return Ok{};
}

Result<Ok> DemoCompany::addItems()
{
    struct Kind
    {
        const char *ciClass;
        const char *prefix;
        int count;
    };
    constexpr Kind kinds[] = {{"printer", "prn", 28}, {"server", "srv", 36}, {"network", "ap", 40}, {"database", "db", 10},
        {"application", "app", 12}, {"mobile", "mob", 40}, {"workstation", "lap", 126}, {"other", "room", 10}};
    int serial = 0;
    for (const Kind &kind : kinds) {
        for (int i = 0; i < kind.count; ++i) {
            // Every site has at least one of each kind.
            const Site &site = m_sites[i < int(m_sites.size()) ? i : (i % 10 < 5 ? 0 : i % 10 < 7 ? 1 : i % 10 < 9 ? 2 : 3)];
            ConfigurationItem item;
            item.ciClass = QString::fromLatin1(kind.ciClass);
            item.name = QStringLiteral("%1-%2-%3").arg(QLatin1String(kind.prefix), site.code).arg(i + 1, 3, 10, QLatin1Char('0'));
            item.status = i % 37 == 36 ? QStringLiteral("maintenance") : QStringLiteral("live");
            item.serial = QStringLiteral("KT%1").arg(700'000 + serial++ * 13);
            item.location = {site.id};
            if (item.ciClass == QLatin1String("workstation") || item.ciClass == QLatin1String("mobile"))
                item.usedBy = {site.requesters[qsizetype(m_random.below(std::uint64_t(site.requesters.size())))]};
            STEWARD_ASSIGN(const Uuid id, add(item));
            m_items[item.ciClass + site.key].append({id, item.name});
        }
    }
    return Ok{};
}

Result<Ok> DemoCompany::addTexts()
{
    for (const JsonNode &item : list(m_data, u"replies"))
        STEWARD_TRY(add(CannedReply{member(item, u"name"), member(item, u"keyword"), member(item, u"body"),
            member(item, u"language"), {}}));
    for (const JsonNode &item : list(m_data, u"templates")) {
        QStringList parts;
        for (const JsonMember &value : item.member(u"values")->members) {
            QString text = value.value.isNumber() ? value.value.text : jsonQuoted(value.value.text);
            if (value.value.isArray()) {
                QStringList each;
                for (const QString &one : textsOf(value.value))
                    each.append(jsonQuoted(one));
                text = QLatin1Char('[') + each.join(QLatin1Char(',')) + QLatin1Char(']');
            }
            parts.append(jsonQuoted(value.name) + QStringLiteral(": ") + text);
        }
        STEWARD_TRY(add(TicketTemplate{member(item, u"name"), QStringLiteral("incident"),
            QString(QLatin1Char('{') + parts.join(QStringLiteral(", ")) + QLatin1Char('}'))}));
    }
    qint64 position = 500;
    for (const JsonNode &item : list(m_data, u"views")) {
        SavedView view;
        view.name = member(item, u"name");
        view.query = member(item, u"query");
        view.section = member(item, u"section");
        view.icon = member(item, u"icon");
        view.columns = QStringLiteral("status,number,title,priority,due,assignee,service,updated");
        view.sort = QStringLiteral("due");
        view.position = position += 10;
        STEWARD_TRY(add(view));
    }
    return Ok{};
}

Result<Ok> DemoCompany::addAgreements()
{
    QHash<QString, Uuid> calendars;
    for (const JsonNode &item : list(m_data, u"calendars")) {
        CalendarDraft draft;
        draft.zone = member(item, u"zone");
        STEWARD_ASSIGN(draft.week, weekFromText(member(item, u"hours")));
        QList<Holiday> holidays;
        for (const JsonMember &day : item.member(u"holidays")->members)
            holidays.append({QDate::fromString(day.name, Qt::ISODate), day.value.text});
        draft.add(holidays);
        WorkCalendar calendar;
        calendar.name = member(item, u"name");
        calendar.zone = draft.zone;
        calendar.hours = weekText(draft.week);
        STEWARD_ASSIGN(calendar.body, draft.body(zoneEdition()));
        STEWARD_ASSIGN(calendars[calendar.name], add(calendar));
    }
    const auto goal = [](const JsonNode &target, QStringView name) -> std::optional<qint64> {
        const std::optional<Duration> span = readSpan(member(target, name));
        return span ? std::optional(qint64(span->count())) : std::nullopt;
    };
    for (const JsonNode &item : list(m_data, u"agreements")) {
        Agreement agreement;
        agreement.name = member(item, u"name");
        agreement.kind = member(item, u"kind");
        agreement.supplier = member(item, u"supplier");
        agreement.team = {m_teams.value(member(item, u"team"))};
        agreement.calendar = {calendars.value(member(item, u"calendar"))};
        STEWARD_ASSIGN(const Uuid id, add(agreement));
        for (const JsonNode &one : list(item, u"targets")) {
            ServiceLevel target;
            target.name = member(one, u"name");
            target.agreement = {id};
            target.metric = member(one, u"metric");
            target.scope = member(one, u"scope");
            target.goal = goal(one, u"goal");
            target.critical = goal(one, u"p1");
            target.high = goal(one, u"p2");
            target.moderate = goal(one, u"p3");
            target.low = goal(one, u"p4");
            target.planning = goal(one, u"p5");
            STEWARD_TRY(add(target));
        }
    }
    return Ok{};
}

Result<Ok> DemoCompany::readCodes()
{
    STEWARD_ASSIGN(const QList<Rid> rids, m_desk.records().all(*m_desk.schema().type(u"resolutioncode")));
    for (const Rid rid : rids) {
        STEWARD_ASSIGN(const LoadedRecord loaded, m_desk.load(rid));
        const QString outcome = structOf<ResolutionCode>(loaded).outcome;
        if (outcome == QLatin1String("solved") || outcome == QLatin1String("workaround"))
            m_codes.append(loaded.id);
    }
    return Ok{};
}

} // namespace steward
