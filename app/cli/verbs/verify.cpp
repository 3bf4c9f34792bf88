// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"
#include "core/storage/projectionstore.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

static void print(Console &console, const Verification &found)
{
    if (console.format() == Format::Table) {
        for (const Finding &finding : found.findings)
            console.text(finding.code + (finding.seq > 0 ? u" #%1"_s.arg(finding.seq) : QString()) + u": "_s + finding.text);
        if (found.totalFindings > found.findings.size())
            console.text(u"and %1 more"_s.arg(found.totalFindings - found.findings.size()));
        console.text(found.passed()
                ? u"%1 operations and %2 records are as they were written"_s.arg(found.operations).arg(found.records)
                : u"%1 contradictions in %2 operations"_s.arg(found.totalFindings).arg(found.operations));
        return;
    }
    console.beginRows({{u"code"_s, {}}, {u"seq"_s, {}}, {u"text"_s, {}}});
    for (const Finding &finding : found.findings)
        console.row({finding.code, finding.seq, finding.text});
    console.endRows();
}

static Result<Answer> run(Call &call)
{
    Console &console = call.console();
    const bool rebuild = call.arguments().has(u"rebuild"_s);
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, rebuild ? call.openForWriting() : call.openForReading());
    if (rebuild)
        STEWARD_TRY(rebuildProjection(desk->connection(), desk->sharedSchema(),
            [&](qint64 done, qint64 total) { return console.progress(u"records rebuilt"_s, done, total); }));
    Verifier::Options options;
    options.progress = [&](qint64 done, qint64 total) { return console.progress(u"verified"_s, done, total); };
    STEWARD_ASSIGN(const Verification found, Verifier(desk->connection(), desk->sharedSchema()).run(options));
    console.endProgress();
    print(console, found);
    return found.passed() ? Answer::Done : Answer::No;
}

Verb verifyVerb()
{
    Verb verb;
    verb.name = u"verify"_s;
    verb.summary = u"Proves the log against itself, its last anchor and the rows"_s;
    verb.usage = {u"[--rebuild]"_s};
    verb.options = {{u"rebuild"_s, {}, u"Makes the rows anew from the log first"_s}};
    verb.mostWords = 0;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
