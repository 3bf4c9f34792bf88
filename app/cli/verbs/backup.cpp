// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"
#include "core/desk/safekeeping.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

static Result<Answer> run(Call &call)
{
    STEWARD_TRY(call.filePath(u"back its database up where it lies, with pg_dump"_s));
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForReading());
    const auto progress = [&](qint64 done, qint64 total) { return call.console().progress(u"pages"_s, done, total); };
    STEWARD_ASSIGN(const BackupContent made, backUp(*desk, call.words().first(), progress));
    call.console().endProgress();
    call.console().object({{u"backup"_s, u"Backup"_s}, {u"workspace"_s, u"Workspace"_s}, {u"operations"_s, u"Operations"_s},
                              {u"bytes"_s, u"Bytes"_s}, {u"last"_s, u"Last change"_s}},
        {made.path, made.workspace.toString(), made.operations, made.bytes, made.last ? Cell::instant(*made.last) : Cell()});
    return Answer::Done;
}

Verb backupVerb()
{
    Verb verb;
    verb.name = u"backup"_s;
    verb.summary = u"Copies the desk as it is at one moment into a new file"_s;
    verb.usage = {u"FILE"_s};
    verb.details = u"Others may go on working meanwhile. The copy is a desk of its own: it opens, and verify proves it.\n"_s;
    verb.leastWords = 1;
    verb.mostWords = 1;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
