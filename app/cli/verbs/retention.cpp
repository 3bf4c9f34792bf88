// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/retention.h"

#include "app/cli/verb.h"
#include "core/desk/redact.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

static Result<Answer> run(Call &call)
{
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForWriting());
    STEWARD_ASSIGN(const QList<RetentionOutcome> outcomes, keepRetention(VerbContext(*desk).asDryRun(call.isDryRun()),
        [&](qint64 done) { return call.console().progress(u"tickets"_s, done, 0); }));
    if (!call.isDryRun())
        STEWARD_TRY(finishRedaction(*desk));
    call.console().beginRows({{u"rule"_s, u"Rule"_s}, {u"tickets"_s, u"Tickets"_s}, {u"erased"_s, u"Erased of"_s},
        {u"fields"_s, u"Fields"_s}});
    for (const RetentionOutcome &outcome : outcomes)
        call.console().row({outcome.rule, outcome.tickets, outcome.erased, outcome.fields});
    call.console().endRows();
    if (outcomes.isEmpty())
        call.console().remark(u"no retention rule is active: stewardctl new retention name=… query=… units=…"_s);
    return Answer::Done;
}

Verb retentionVerb()
{
    Verb verb;
    verb.name = u"retention"_s;
    verb.summary = u"Erases for good what the desk's retention rules no longer keep"_s;
    verb.usage = {QString()};
    verb.details = u"Rules are records: a query of tickets, the fields that go, and whether comments, notes and files go too.\n"
                   "Run it every night, as somebody who may erase; --dry-run counts what would go.\n\n"
                   "  stewardctl new retention name=\"Two years\" query=\"status:closed closed<-730d\" units=description entries=yes\n"
                   "  stewardctl retention --dry-run\n"_s;
    verb.changes = true;
    verb.mostWords = 0;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
