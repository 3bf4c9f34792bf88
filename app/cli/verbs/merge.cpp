// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/merge.h"

#include "app/cli/records.h"
#include "app/cli/verb.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

static Result<Answer> run(Call &call)
{
    const QStringList &words = call.words();
    if (words.size() == 3 && words[1].compare(u"into", Qt::CaseInsensitive) != 0)
        return usageError("words", u"merge does not take \"%1\""_s.arg(words[1]), u"write stewardctl merge A INTO B"_s, {words[1]});
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForWriting());
    STEWARD_ASSIGN(const LoadedRecord from, findRecord(*desk, words.first()));
    STEWARD_ASSIGN(const LoadedRecord into, findRecord(*desk, words.last()));
    STEWARD_ASSIGN(const VerbReport report, mergeTickets(*desk, from, into));
    STEWARD_TRY(printReport(call.console(), *desk, report, call.isDryRun()));
    return Answer::Done;
}

Verb mergeVerb()
{
    Verb verb;
    verb.name = u"merge"_s;
    verb.summary = u"Merges a ticket into another one; undo gives both back"_s;
    verb.usage = {u"A INTO B"_s};
    verb.details = u"A is closed and its number leads to B; its conversation, watchers, tags, links and children go to B.\n"_s;
    verb.changes = true;
    verb.leastWords = 2;
    verb.mostWords = 3;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
