// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"
#include "core/desk/safekeeping.h"
#include "core/storage/anchorstore.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

static Result<Answer> run(Call &call)
{
    Console &console = call.console();
    STEWARD_ASSIGN(const QString desk, call.filePath(u"restore its database with pg_restore, then say so with stewardctl hub restored"_s));
    STEWARD_ASSIGN(const RestorePlan plan, planRestore(call.words().first(), desk,
        [&](qint64 done, qint64 total) { return console.progress(u"verified"_s, done, total); }));
    QString kept;
    if (!call.isDryRun()) {
        STEWARD_ASSIGN(kept, restoreDesk(plan, desk, AnchorStore::userFolder(),
            [&](qint64 done, qint64 total) { return console.progress(u"pages"_s, done, total); }));
    }
    console.endProgress();
    console.object({{u"backup"_s, u"Backup"_s}, {u"workspace"_s, u"Workspace"_s}, {u"operations"_s, u"Operations in it"_s},
                       {u"last"_s, u"Last change in it"_s}, {u"present"_s, u"Operations in the present file"_s},
                       {u"lost"_s, call.isDryRun() ? u"Would be left behind"_s : u"Left behind"_s}, {u"kept"_s, u"Present file kept as"_s},
                       {u"dryRun"_s, u"Dry run"_s}},
        {plan.backup.path, plan.backup.workspace.toString(), plan.backup.operations,
            plan.backup.last ? Cell::instant(*plan.backup.last) : Cell(), plan.present ? Cell(*plan.present) : Cell(), plan.lost,
            Cell(kept), Cell::boolean(call.isDryRun())});
    if (plan.replaces && !plan.present)
        console.remark(u"the present file cannot be read; nobody can say what it has that the backup has not"_s);
    return Answer::Done;
}

Verb restoreVerb()
{
    Verb verb;
    verb.name = u"restore"_s;
    verb.summary = u"Puts a backup in the place of the desk, after proving it"_s;
    verb.usage = {u"FILE [--dry-run]"_s};
    verb.details = u"The present file is kept beside it. A dry run proves the backup and says what would be left behind.\n"_s;
    verb.changes = true;
    verb.leastWords = 1;
    verb.mostWords = 1;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
