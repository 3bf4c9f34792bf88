// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/records.h"
#include "app/cli/verb.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

static Result<Answer> run(Call &call)
{
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForWriting());
    STEWARD_ASSIGN(RecordEdit edit, desk->draftOf(call.words().first()));
    const RecordType &type = *desk->schema().type(edit.type);
    STEWARD_TRY(assign(*desk, type, call.words().mid(1), edit.next));
    STEWARD_ASSIGN(const CommitReport report, desk->commit(edit));
    printReport(call.console(), report, call.isDryRun());
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
    verb.changes = true;
    verb.leastWords = 1;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
