// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/undo.h"

#include "app/cli/records.h"
#include "app/cli/verb.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

/// Units that somebody has written since stay; people decide about those.
static void printReviews(Console &console, const QList<UndoReview> &reviews)
{
    for (const UndoReview &review : reviews)
        console.remark(u"left as it is: %1 of %2 %3, which was changed since"_s.arg(review.unit, review.type,
            review.number.isEmpty() ? review.record.toString() : review.number));
}

static Result<Answer> run(Call &call)
{
    const Uuid batch = Uuid::fromString(call.words().first());
    if (batch.isNull())
        return usageError("batch", u"\"%1\" is no batch"_s.arg(call.words().first()),
            u"give the id that the changing verb printed"_s, {call.words().first()});
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForWriting());
    STEWARD_ASSIGN(const UndoReport report, undo(*desk, batch));
    printReport(call.console(), *desk, report.commit, call.isDryRun());
    printReviews(call.console(), report.reviews);
    return Answer::Done;
}

Verb undoVerb()
{
    Verb verb;
    verb.name = u"undo"_s;
    verb.summary = u"Takes a batch back; undoing an undo is redo"_s;
    verb.usage = {u"BATCH"_s};
    verb.details = u"What somebody has written since stays as it is and is named.\n"_s;
    verb.changes = true;
    verb.leastWords = 1;
    verb.mostWords = 1;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
