// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/listing.h"
#include "app/cli/verb.h"
#include "core/storage/listquery.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageRows = 1000;

/// The first problem of a query as the program's error, with a word on the others.
Error errorOf(const BoundQuery &query, const QString &text)
{
    Error error = query.problems.first().error;
    error.message = u"\"%1\": %2"_s.arg(text, error.message);
    error.line = 1;
    if (query.problems.size() > 1)
        error.hint += (error.hint.isEmpty() ? QString() : u"; "_s) + u"%1 more problems"_s.arg(query.problems.size() - 1);
    return error;
}

Result<Answer> run(Call &call)
{
    const Arguments &arguments = call.arguments();
    STEWARD_ASSIGN(const std::optional<qint64> limit, arguments.number(u"limit"_s, 1));
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForReading());
    STEWARD_ASSIGN(const QueryContext context, queryContext(*desk, arguments.value(u"type"_s, allTickets())));
    const RecordType &type = *context.subjectType();
    const QString text = call.words().join(u' ');
    ListRequest request;
    request.query = bindQuery(text, context);
    if (!request.query.problems.isEmpty())
        return errorOf(request.query, text);
    if (arguments.has(u"sort"_s)) {
        STEWARD_ASSIGN(request.order, parseSortOrder(arguments.value(u"sort"_s), type));
    }
    QStringList columns = defaultColumns(type);
    if (arguments.has(u"columns"_s)) {
        STEWARD_ASSIGN(columns, parseColumns(arguments.value(u"columns"_s), type));
    }
    ListQuery lists(desk->connection());
    STEWARD_ASSIGN(const QList<QueryProblem> unknown, lists.unknownNames(request.query));
    for (const QueryProblem &problem : unknown)
        call.console().remark(problem.error.message);
    if (arguments.has(u"count"_s)) {
        STEWARD_ASSIGN(const qint64 count, lists.count(request.query));
        call.console().text(QString::number(count));
        return Answer::Done;
    }
    Listing listing(*desk, call.console(), context, columns);
    listing.begin();
    qint64 left = limit.value_or(std::numeric_limits<qint64>::max());
    std::optional<ListPosition> after;
    do {
        STEWARD_ASSIGN(const ListPage page, lists.page(request, int(std::min<qint64>(left, pageRows)), after));
        STEWARD_TRY(listing.rows(page.rids));
        left -= page.rids.size();
        after = page.next;
    } while (after && left > 0);
    listing.end();
    return Answer::Done;
}

} // namespace

Verb queryVerb()
{
    Verb verb;
    verb.name = u"query"_s;
    verb.summary = u"Lists the records that a query means"_s;
    verb.usage = {u"'QUERY' [--type T] [--columns A,B] [--sort A,-B] [--limit N] [--count]"_s};
    verb.details = u"The language is that of the filter box. An empty query means all.\n\n"
                   "  stewardctl query 'status:open priority<=2 team:\"Network\" -tag:vip' --sort due\n"
                   "  stewardctl query 'vip:yes' --type person --format csv > vips.csv\n"_s;
    verb.options = {{u"type"_s, u"TYPE"_s, u"What to look for; ticket (default) means tickets of every kind"_s},
        {u"columns"_s, u"LIST"_s, u"Fields to show, separated by commas"_s},
        {u"sort"_s, u"LIST"_s, u"Fields to order by; - in front reverses"_s},
        {u"limit"_s, u"N"_s, u"At most so many rows; else all"_s}, {u"count"_s, {}, u"Prints only how many there are"_s}};
    verb.run = run;
    return verb;
}

} // namespace steward::cli
