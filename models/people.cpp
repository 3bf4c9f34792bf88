// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/people.h"

#include "core/desk/fields.h"
#include "core/schema/records/person.h"
#include "core/schema/records/team.h"

namespace steward {

Result<QList<Technician>> technicians(Workspace &desk, const Uuid &team)
{
    StringSet members;
    if (!team.isNull()) {
        STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(team));
        members = structOf<Team>(loaded).members;
    }
    const RecordType &type = *desk.schema().type(u"person");
    STEWARD_ASSIGN(const QList<Rid> rids, desk.records().all(type));
    QList<Technician> inTeam;
    QList<Technician> others;
    for (const Rid rid : rids) {
        STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(rid));
        const Person person = structOf<Person>(loaded);
        if (person.login.isEmpty() || person.inactive)
            continue;
        const bool member = members.contains(loaded.id.toString());
        (member ? inTeam : others)
            .append({loaded.id, person.name, person.login,
                QStringList{person.reading, person.login, person.email}.join(u' '), member});
    }
    return inTeam + others;
}

Result<QList<NamedRecord>> activeTeams(Workspace &desk)
{
    const RecordType &type = *desk.schema().type(u"team");
    STEWARD_ASSIGN(const QList<Rid> rids, desk.records().all(type));
    QList<NamedRecord> teams;
    for (const Rid rid : rids) {
        STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(rid));
        if (!valueOf(type, loaded.values, u"inactive").toBool())
            teams.append({loaded.id, valueOf(type, loaded.values, u"name").text()});
    }
    return teams;
}

} // namespace steward
