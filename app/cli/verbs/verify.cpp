// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"
#include "core/storage/anchorstore.h"
#include "core/storage/projectionstore.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

/// The anchors that this user's programs have left, or those of a file that somebody kept.
static Result<AnchorList> anchorsFor(Call &call, const Workspace &desk)
{
    const QString path = call.arguments().value(u"anchor"_s);
    if (path.isEmpty())
        return AnchorStore(AnchorStore::userFolder()).read(desk.id());
    STEWARD_ASSIGN(AnchorList anchors, AnchorStore::readFile(path));
    if (!anchors.anchors.isEmpty() && anchors.anchors.first().workspace != desk.id())
        return Error{ErrorKind::FailedPrecondition, u"anchor.other-workspace"_s,
            u"%1 holds anchors of another workspace"_s.arg(path), u"name the file of this one"_s, {path}};
    return anchors;
}

static void print(Console &console, const Verification &found, const AnchorList &anchors)
{
    if (console.format() == Format::Table) {
        for (const Finding &finding : found.findings)
            console.text(finding.code + (finding.seq > 0 ? u" #%1"_s.arg(finding.seq) : QString()) + u": "_s + finding.text);
        if (found.totalFindings > found.findings.size())
            console.text(u"and %1 more"_s.arg(found.totalFindings - found.findings.size()));
        console.text(found.passed()
                ? u"%1 operations and %2 records are as they were written"_s.arg(found.operations).arg(found.records)
                : u"%1 contradictions in %2 operations"_s.arg(found.totalFindings).arg(found.operations));
        if (!found.passed())
            return;
        if (anchors.anchors.isEmpty())
            console.text(u"no anchor was left outside the file, so a history that was made up whole would pass"_s);
        else
            console.text(u"%1 anchors hold, the last at operation %2"_s.arg(anchors.anchors.size())
                             .arg(anchors.anchors.last().seq));
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
    STEWARD_TRY(call.filePath(u"its owner proves the log with stewardctl hub verify"_s));
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, rebuild ? call.openForWriting() : call.openForReading());
    if (rebuild)
        STEWARD_TRY(rebuildProjection(desk->connection(), desk->sharedSchema(),
            [&](qint64 done, qint64 total) { return console.progress(u"records rebuilt"_s, done, total); }));
    STEWARD_ASSIGN(const AnchorList anchors, anchorsFor(call, *desk));
    Verifier::Options options;
    options.anchors = anchors.anchors;
    options.progress = [&](qint64 done, qint64 total) { return console.progress(u"verified"_s, done, total); };
    STEWARD_ASSIGN(Verification found, Verifier(desk->connection(), desk->sharedSchema()).run(options));
    console.endProgress();
    if (anchors.badSignatures > 0) {
        found.totalFindings += anchors.badSignatures;
        found.findings.append({u"verify.signature"_s, 0,
            u"%1 anchors of this workspace carry no valid signature"_s.arg(anchors.badSignatures)});
    }
    print(console, found, anchors);
    return found.passed() ? Answer::Done : Answer::No;
}

Verb verifyVerb()
{
    Verb verb;
    verb.name = u"verify"_s;
    verb.summary = u"Proves the log against itself, its last anchor and the rows"_s;
    verb.usage = {u"[--rebuild] [--anchor FILE]"_s};
    verb.details = u"An anchor says where the log stood when the desk was last closed after a change. Anchors are kept in\n"
                   "$STEWARD_STATE_DIR, else in the user's state folder (~/.local/state/steward), and are used by themselves.\n"_s;
    verb.options = {{u"rebuild"_s, {}, u"Makes the rows anew from the log first"_s},
        {u"anchor"_s, u"FILE"_s, u"Uses the anchors of this file, a copy that somebody kept"_s}};
    verb.mostWords = 0;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
