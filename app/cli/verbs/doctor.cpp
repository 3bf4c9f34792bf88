// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"
#include "core/desk/deskrules.h"
#include "core/storage/anchorstore.h"
#include "core/storage/eraser.h"
#include "core/storage/filehealth.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

using Level = HealthFinding::Level;

Result<Ok> examineRules(Workspace &desk, QList<HealthFinding> &findings)
{
    STEWARD_TRY(desk.rules().current());
    for (const Error &problem : desk.rules().problems())
        findings.append({Level::Bad, problem.code,
            u"the policy %1 does not read, so its default holds: %2"_s.arg(problem.args.value(0), problem.message), problem.hint});
    if (desk.rules().problems().isEmpty())
        findings.append({Level::Good, u"doctor.rules"_s, u"the desk's rules read"_s});
    return Ok{};
}

void examineAnchors(const Workspace &desk, QList<HealthFinding> &findings)
{
    const Result<AnchorList> anchors = AnchorStore(AnchorStore::userFolder()).read(desk.id());
    if (!anchors)
        findings.append({Level::Note, anchors.error().code, anchors.error().message, anchors.error().hint});
    else if (anchors->badSignatures > 0)
        findings.append({Level::Bad, u"doctor.anchors"_s,
            u"%1 anchors carry no valid signature"_s.arg(anchors->badSignatures), u"run stewardctl verify"_s});
    else if (anchors->anchors.isEmpty())
        findings.append({Level::Note, u"doctor.anchors"_s, u"no anchor of this desk lies in %1"_s.arg(AnchorStore::userFolder()),
            u"one is left whenever the desk is closed after a change"_s});
    else
        findings.append({Level::Good, u"doctor.anchors"_s, u"%1 anchors, the last at operation %2"_s.arg(anchors->anchors.size())
                .arg(anchors->anchors.last().seq)});
}

QString wordOf(Level level)
{
    return level == Level::Good ? u"good"_s : level == Level::Note ? u"note"_s : u"bad"_s;
}

Result<Answer> run(Call &call)
{
    STEWARD_ASSIGN(const QString path, call.filePath(u"its owner looks at it with stewardctl hub status"_s));
    QList<HealthFinding> findings;
    const Result<std::unique_ptr<Workspace>> desk = call.openForReading();
    if (!desk) {
        if (desk.error().code == u"storage.no-file" || desk.error().code == u"workspace.no-login")
            return desk.error();
        findings = examineUnopened(path, desk.error());
    } else {
        STEWARD_ASSIGN(findings, examineFile((*desk)->connection(), path));
        STEWARD_ASSIGN(const bool mustScrub, needsScrub((*desk)->connection()));
        if (mustScrub)
            findings.append({Level::Bad, u"doctor.erasure"_s, u"traces of erased values are still in free space"_s,
                u"close other programs and run stewardctl redact --finish"_s});
        STEWARD_TRY(examineRules(**desk, findings));
        examineAnchors(**desk, findings);
    }
    call.console().beginRows({{u"level"_s, u"How"_s}, {u"code"_s, u"What"_s}, {u"text"_s, u"Found"_s}, {u"hint"_s, u"To do"_s}});
    bool bad = false;
    for (const HealthFinding &finding : std::as_const(findings)) {
        bad = bad || finding.level == Level::Bad;
        call.console().row({wordOf(finding.level), finding.code, finding.text, finding.hint});
    }
    call.console().endRows();
    return bad ? Answer::No : Answer::Done;
}

} // namespace

Verb doctorVerb()
{
    Verb verb;
    verb.name = u"doctor"_s;
    verb.summary = u"Looks at the desk's file, its rules and its surroundings, and says what to do"_s;
    verb.usage = {QString()};
    verb.details = u"Changes nothing. Exit code 1 when something is bad. Whether the history is whole is what verify proves.\n"_s;
    verb.mostWords = 0;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
