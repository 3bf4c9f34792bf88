// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/records.h"
#include "app/cli/verb.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

static Result<Answer> run(Call &call)
{
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForWriting());
    STEWARD_ASSIGN(const LoadedRecord loaded, findRecord(*desk, call.words().first()));
    RecordEdit edit = RecordEdit::of(loaded, u"edit"_s);
    STEWARD_TRY(assign(*desk, *desk->schema().type(loaded.type), call.words().mid(1), edit.next));
    STEWARD_ASSIGN(const CommitReport report, desk->commit(edit));
    printReport(call.console(), report, call.isDryRun());
    return Answer::Done;
}

Verb setVerb()
{
    Verb verb;
    verb.name = u"set"_s;
    verb.summary = u"Changes fields of a record"_s;
    verb.usage = {u"NUMBER field=value…"_s, u"TYPE:NAME field=value…"_s};
    verb.details = u"An empty value clears a field; += and -= add to a list and take from it.\n\n"
                   "  stewardctl set INC-000123 assignee=me tag+=vip\n"
                   "  stewardctl set person:maria phone=4711 email=\n"_s;
    verb.changes = true;
    verb.leastWords = 2;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
