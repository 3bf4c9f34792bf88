// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/search/search.h"

#include "app/cli/listing.h"
#include "app/cli/verb.h"
#include "core/query/sortorder.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

static Result<Answer> run(Call &call)
{
    const Arguments &arguments = call.arguments();
    STEWARD_ASSIGN(const std::optional<qint64> limit, arguments.number(u"limit"_s, 1));
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForReading());
    STEWARD_ASSIGN(const QueryContext context, queryContext(*desk, arguments.value(u"type"_s, allTickets())));
    const RecordType &type = *context.subjectType();
    const RecordType &searched = type.name() == allTickets() ? *desk->schema().ticketTypes().front() : type;
    Search search(desk->connection());
    STEWARD_ASSIGN(const SearchAnswer answer, search.search(searched, call.words().join(u' '), SearchEnding::Complete,
        desk->clock().now(), int(std::min<qint64>(limit.value_or(50), searchCap))));
    QList<Rid> rids;
    for (const SearchHit &hit : answer.hits)
        rids.append(hit.rid);
    QStringList columns = defaultColumns(type);
    if (arguments.has(u"columns"_s)) {
        STEWARD_ASSIGN(columns, parseColumns(arguments.value(u"columns"_s), type));
    }
    Listing listing(*desk, call.console(), context, columns);
    listing.begin();
    STEWARD_TRY(listing.rows(rids));
    listing.end();
    if (answer.capped)
        call.console().remark(u"only the newest %1 matches were ranked; older ones exist"_s.arg(searchCap));
    return rids.isEmpty() ? Answer::No : Answer::Done;
}

Verb searchVerb()
{
    Verb verb;
    verb.name = u"search"_s;
    verb.summary = u"Full-text search, the best first"_s;
    verb.usage = {u"TEXT [--type T] [--columns A,B] [--limit N]"_s};
    verb.details = u"Every word must stand in a text of the ticket: title, description, comments, file names. A number finds\n"
                   "its ticket. Exit code 1 when nothing was found.\n"_s;
    verb.options = {{u"type"_s, u"TYPE"_s, u"Whose texts are looked through; tickets unless said"_s},
        {u"columns"_s, u"LIST"_s, u"Fields to show, separated by commas"_s},
        {u"limit"_s, u"N"_s, u"At most so many rows (default 50)"_s}};
    verb.leastWords = 1;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
