// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/records.h"
#include "app/cli/verb.h"
#include "core/desk/recordverbs.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

static Result<Answer> run(Call &call)
{
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForWriting());
    STEWARD_ASSIGN(const LoadedRecord loaded, findRecord(*desk, call.words().first()));
    RecordValues wanted = loaded.values;
    STEWARD_TRY(assign(*desk, *desk->schema().type(loaded.type), call.words().mid(1), wanted));
    STEWARD_ASSIGN(const VerbReport report, saveRecord(*desk, loaded, wanted));
    STEWARD_TRY(printReport(call.console(), *desk, report, call.isDryRun()));
    return Answer::Done;
}

Verb setVerb()
{
    Verb verb;
    verb.name = u"set"_s;
    verb.summary = u"Changes fields of a record"_s;
    verb.usage = {u"NUMBER field=value…"_s, u"TYPE:NAME field=value…"_s};
    verb.details = u"An empty value clears a field; += and -= add to a list and take from it.\n"
                   "Another status takes the move of the ticket's lifecycle, with what that needs in the same command.\n\n"
                   "  stewardctl set INC-000123 assignee=me tag+=vip\n"
                   "  stewardctl set INC-000123 status=resolved resolution.code=Fixed resolution=\"New toner\"\n"
                   "  stewardctl set person:maria phone=4711 email=\n"_s;
    verb.changes = true;
    verb.leastWords = 2;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
