// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/records.h"
#include "app/cli/verb.h"
#include "core/desk/fieldentry.h"
#include "core/desk/recordverbs.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

static Result<Answer> run(Call &call)
{
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForWriting());
    const VerbContext context(*desk);
    const QString typeName = call.words().first();
    const RecordType *type = desk->schema().type(typeName);
    if (!type)
        return Error{ErrorKind::InvalidArgument, u"record.type"_s, u"there is no record type \"%1\""_s.arg(typeName),
            u"stewardctl schema lists them"_s, {typeName}};
    RecordEdit draft;
    const QString form = call.arguments().value(u"template"_s);
    if (form.isEmpty()) {
        STEWARD_ASSIGN(draft, draftRecord(context, typeName));
    } else {
        STEWARD_ASSIGN(const Uuid id, recordByName(*desk, u"template"_s, form));
        STEWARD_ASSIGN(draft, draftTicket(context, typeName, id));
    }
    STEWARD_TRY(assign(*desk, *type, call.words().mid(1), draft.next));
    STEWARD_ASSIGN(const VerbReport report, createRecord(context, draft));
    STEWARD_TRY(printReport(call.console(), *desk, report, call.isDryRun()));
    return Answer::Done;
}

Verb newVerb()
{
    Verb verb;
    verb.name = u"new"_s;
    verb.summary = u"Creates a record"_s;
    verb.usage = {u"TYPE field=value…"_s};
    verb.details = u"References go by name, number or login; choices by key; dates as 2026-03-31 or 2026-03-31T14:05.\n"
                   "Lists are separated by commas. stewardctl schema names all types and fields.\n\n"
                   "  stewardctl new team name=Network\n"
                   "  stewardctl new incident title=\"Printer jams\" requester=maria team=Network tag=printer,floor3\n"_s;
    verb.options = {{u"template"_s, u"NAME"_s, u"Begins with the values of a ticket template"_s}};
    verb.changes = true;
    verb.leastWords = 1;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
