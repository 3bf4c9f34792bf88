// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/records.h"
#include "app/cli/verb.h"
#include "core/desk/attachments.h"
#include "core/desk/tickets.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

static Result<Answer> run(Call &call)
{
    Console &console = call.console();
    // All files are looked at before the desk is touched.
    QList<FileFacts> files;
    for (const QString &path : call.words().mid(1)) {
        STEWARD_ASSIGN(const FileFacts file, call.isDryRun() ? checkFile(path) : readFile(path));
        files.append(file);
    }
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForWriting());
    STEWARD_ASSIGN(const LoadedRecord ticket, findRecord(*desk, call.words().first()));
    if (call.isDryRun()) {
        STEWARD_TRY(checkWritable(*desk, ticket));
        for (const FileFacts &file : std::as_const(files))
            console.text(u"would attach %1 (%2 bytes)"_s.arg(file.name).arg(file.size));
        return Answer::Done;
    }
    for (const FileFacts &file : std::as_const(files)) {
        AttachmentUpload upload(file);
        qint64 stored = 0;
        do {
            STEWARD_ASSIGN(stored, upload.step(*desk));
            console.progress(file.name, stored, file.size);
        } while (stored < file.size);
    }
    console.endProgress();
    STEWARD_ASSIGN(const VerbReport report, attach(*desk, ticket, files, !call.arguments().has(u"internal"_s)));
    STEWARD_TRY(printReport(console, *desk, report, false));
    return Answer::Done;
}

Verb attachVerb()
{
    Verb verb;
    verb.name = u"attach"_s;
    verb.summary = u"Attaches files to a ticket"_s;
    verb.usage = {u"NUMBER FILE… [--internal]"_s};
    verb.details = u"A content that the desk has already is stored once. Files of more than 1 GiB are refused before they are read; a team\n"
                   "server takes up to 256 MiB. What was cut goes on where it stopped. In a replica the file waits for the next sync.\n"_s;
    verb.options = {{u"internal"_s, {}, u"For technicians only"_s}};
    verb.changes = true;
    verb.leastWords = 2;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
