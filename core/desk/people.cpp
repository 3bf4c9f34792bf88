// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/people.h"

#include "core/desk/fields.h"
#include "core/schema/records/ticket.h"
#include "core/storage/prefixfinder.h"

namespace steward {

static Result<PersonChoice> choiceOf(Workspace &desk, const LoadedRecord &loaded)
{
    PersonChoice choice{loaded.rid, loaded.id, structOf<Person>(loaded), {}, {}};
    STEWARD_ASSIGN(choice.organization, desk.labelOf(choice.person.organization.uuid));
    STEWARD_ASSIGN(choice.location, desk.labelOf(choice.person.location.uuid));
    return choice;
}

static Result<QList<PersonChoice>> choicesOf(Workspace &desk, const QList<Rid> &rids)
{
    QList<PersonChoice> choices;
    for (const Rid rid : rids) {
        STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(rid));
        STEWARD_ASSIGN(const PersonChoice choice, choiceOf(desk, loaded));
        choices.append(choice);
    }
    return choices;
}

Result<QList<PersonChoice>> searchPeople(Workspace &desk, const QString &text, int limit)
{
    STEWARD_ASSIGN(const QList<Rid> rids,
        findByPrefix(desk.connection(), *desk.schema().type(u"person"),
            {QStringLiteral("name"), QStringLiteral("reading"), QStringLiteral("email"), QStringLiteral("login")}, text,
            limit));
    return choicesOf(desk, rids);
}

Result<PersonOverview> overviewOf(Workspace &desk, const Uuid &person, int mostTickets)
{
    PersonOverview overview;
    STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(person));
    STEWARD_ASSIGN(overview.person, choiceOf(desk, loaded));
    const RecordType &ticket = *desk.schema().type(u"incident");
    STEWARD_ASSIGN(const QList<Rid> tickets, desk.records().findByReference(ticket, *ticket.field(u"requester"), loaded.rid));
    for (auto rid = tickets.crbegin(); rid != tickets.crend() && overview.openTickets.size() < mostTickets; ++rid) {
        STEWARD_ASSIGN(const LoadedRecord one, desk.load(*rid));
        const RecordType &type = *desk.schema().type(one.type);
        if (valueOf(type, one.values, u"status.class").number() < qint64(StatusClass::Done))
            overview.openTickets.append(*rid);
    }
    const RecordType &ci = *desk.schema().type(u"ci");
    STEWARD_ASSIGN(overview.devices, desk.records().findByReference(ci, *ci.field(u"used.by"), loaded.rid));
    STEWARD_ASSIGN(const QList<PersonChoice> same, duplicatesOf(desk, overview.person.person));
    for (const PersonChoice &other : same) {
        if (other.id != person)
            overview.duplicates.append(other.person.name);
    }
    return overview;
}

Result<QList<PersonChoice>> duplicatesOf(Workspace &desk, const Person &person)
{
    const RecordType &type = *desk.schema().type(u"person");
    QList<Rid> rids;
    const auto look = [&](QStringView field, const QString &text) -> Result<Ok> {
        if (text.trimmed().isEmpty())
            return Ok{};
        STEWARD_ASSIGN(const QList<Rid> found, desk.records().findByText(type, *type.field(field), text.trimmed()));
        for (const Rid rid : found) {
            if (!rids.contains(rid))
                rids.append(rid);
        }
        return Ok{};
    };
    STEWARD_TRY(look(u"email", person.email));
    STEWARD_TRY(look(u"name", person.name));
    // 小林彩 and 小林 彩 are one name.
    STEWARD_TRY(look(u"name", QString(person.name).remove(QLatin1Char(' ')).remove(QChar(0x3000))));
    return choicesOf(desk, rids);
}

Result<VerbReport> createPerson(const VerbContext &context, const Person &person)
{
    Person made = person;
    made.name = made.name.simplified();
    made.email = made.email.trimmed();
    made.login = made.login.trimmed();
    const qsizetype at = made.email.indexOf(QLatin1Char('@'));
    if (!made.email.isEmpty() && (at < 1 || at + 1 >= made.email.size() || made.email.contains(QLatin1Char(' '))))
        return Error{ErrorKind::InvalidArgument, QStringLiteral("person.email"),
            QStringLiteral("\"%1\" is no e-mail address").arg(made.email), {}, {made.email}};
    const RecordType &type = *context.schema().type(u"person");
    for (const auto &[field, text] : {std::pair(QStringLiteral("email"), made.email), std::pair(QStringLiteral("login"), made.login)}) {
        if (text.isEmpty())
            continue;
        STEWARD_ASSIGN(const QList<Rid> found, context.desk().records().findByText(type, *type.field(field), text));
        if (!found.isEmpty()) {
            STEWARD_ASSIGN(const LoadedRecord known, context.desk().load(found.first()));
            const QString name = structOf<Person>(known).name;
            return Error{ErrorKind::AlreadyExists, QStringLiteral("person.exists"),
                QStringLiteral("%1 has \"%2\" already").arg(name, text), QStringLiteral("choose that person"),
                {name, known.id.toString()}};
        }
    }
    STEWARD_ASSIGN(const RecordEdit edit, creationOf(context.desk(), made));
    return context.commit({{edit}}, edit.record);
}

} // namespace steward
