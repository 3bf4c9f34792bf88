// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/verbcontext.h"
#include "core/schema/records/person.h"

namespace steward {

/// A person as a picker shows them.
struct PersonChoice
{
    Rid rid = 0;
    Uuid id;
    Person person;
    QString organization;
    QString location;
};

/// People whose name (also its second word), reading, e-mail address or login begins with `text`.
Result<QList<PersonChoice>> searchPeople(Workspace &desk, const QString &text, int limit = 20);

/// What the technician on the phone needs to see of a requester.
struct PersonOverview
{
    PersonChoice person;
    QList<Rid> openTickets; ///< newest first
    QList<Rid> devices; ///< configuration items they use
    QStringList duplicates; ///< names of others with the same address or the same name
};
Result<PersonOverview> overviewOf(Workspace &desk, const Uuid &person, int mostTickets = 50);

/// Errors: InvalidArgument "record.required" (name), "person.email" (no address); AlreadyExists "person.exists" when
/// somebody has this address or login (args: their name, id).
Result<VerbReport> createPerson(const VerbContext &context, const Person &person);

/// Others that are probably the same person: same e-mail address, or same name without regard to spaces and width.
Result<QList<PersonChoice>> duplicatesOf(Workspace &desk, const Person &person);

} // namespace steward
