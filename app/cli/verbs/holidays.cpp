// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/records.h"
#include "app/cli/verb.h"
#include "core/desk/fieldentry.h"
#include "core/desk/servicelevels.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

static Result<Answer> run(Call &call)
{
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForWriting());
    STEWARD_ASSIGN(const Uuid id, recordByName(*desk, u"calendar"_s, call.words()[0]));
    STEWARD_ASSIGN(const LoadedRecord calendar, desk->load(id));
    QFile file(call.words()[1]);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::NotFound, u"file.missing"_s, u"%1 cannot be read: %2"_s.arg(file.fileName(), file.errorString()), {}, {file.fileName()}};
    STEWARD_ASSIGN(const std::optional<qint64> first, call.arguments().number(u"from"_s, 1970));
    STEWARD_ASSIGN(const std::optional<qint64> last, call.arguments().number(u"to"_s, 1970));
    const auto year = [](const std::optional<qint64> &number) { return number ? std::optional(int(*number)) : std::nullopt; };
    STEWARD_ASSIGN(const HolidayReport report,
        importHolidays(VerbContext(*desk).asDryRun(call.isDryRun()), calendar, file.readAll(), year(first), year(last)));
    for (const Error &problem : report.problems)
        call.console().remark(u"%1:%2: %3"_s.arg(file.fileName()).arg(problem.line).arg(problem.message));
    call.console().object({{u"added"_s, u"Holidays added"_s}, {u"known"_s, u"Known already"_s}, {u"refused"_s, u"Not understood"_s},
                              {u"batch"_s, u"Batch"_s}},
        {qint64(report.added), qint64(report.known), qint64(report.problems.size()),
            report.report.commit.operations.isEmpty() ? Cell() : Cell(report.report.commit.batch.toString())});
    return report.problems.isEmpty() ? Answer::Done : Answer::No;
}

Verb holidaysVerb()
{
    Verb verb;
    verb.name = u"holidays"_s;
    verb.summary = u"Enters the holidays of a file into a calendar"_s;
    verb.usage = {u"CALENDAR FILE [--from YEAR] [--to YEAR]"_s};
    verb.details = u"FILE is an iCalendar file with whole days, or a list of date and name such as Japan's Cabinet Office publishes;\n"
                   "its encoding is found. Without years it is this one and the ten to come. What clocks have counted stays.\n"_s;
    verb.options = {{u"from"_s, u"YEAR"_s, u"the first year"_s}, {u"to"_s, u"YEAR"_s, u"the last year"_s}};
    verb.changes = true;
    verb.leastWords = 2;
    verb.mostWords = 2;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
