// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/records.h"
#include "app/cli/verb.h"
#include "core/desk/fieldentry.h"
#include "core/desk/relations.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

static Result<Answer> run(Call &call)
{
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForWriting());
    const RecordType &type = *desk->schema().type(u"link");
    STEWARD_ASSIGN(const LoadedRecord from, findRecord(*desk, call.words().first()));
    STEWARD_ASSIGN(const LoadedRecord to, findRecord(*desk, call.words().last()));
    STEWARD_ASSIGN(const Value relation, valueFromEntry(*desk, type, *type.field(u"relation"), call.words()[1]));
    STEWARD_ASSIGN(const VerbReport report, linkTickets(*desk, from.id, relation.text(), to.id));
    STEWARD_TRY(printReport(call.console(), *desk, report, call.isDryRun()));
    return Answer::Done;
}

Verb linkVerb()
{
    Verb verb;
    verb.name = u"link"_s;
    verb.summary = u"Says how two tickets belong together"_s;
    verb.usage = {u"A RELATION B"_s};
    verb.details = u"Relations are relates, duplicates, causes, blocks and split; the link is seen from both ends.\n\n"
                   "  stewardctl link INC-000124 duplicates INC-000120\n"_s;
    verb.changes = true;
    verb.leastWords = 3;
    verb.mostWords = 3;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
