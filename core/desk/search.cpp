// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/search.h"

#include "core/query/catalog.h"
#include "core/storage/rowreader.h"
#include "core/storage/search/search.h"

namespace steward {

static Result<QList<SearchHit>> rankedHits(Workspace &desk, const RecordType &type, const QString &text,
    SearchEnding ending, int limit, bool &capped)
{
    STEWARD_ASSIGN(SearchAnswer answer, desk.search().search(type, text, ending, desk.clock().now(), limit));
    capped = answer.capped;
    // The index knows numbers as they are written; the desk knows that "inc-1" is one too.
    STEWARD_ASSIGN(const std::optional<Rid> numbered, desk.records().byNumber(text));
    if (numbered && (answer.hits.isEmpty() || !answer.hits.first().byNumber)) {
        answer.hits.removeIf([&](const SearchHit &hit) { return hit.rid == *numbered; });
        answer.hits.prepend({*numbered, std::numeric_limits<qint64>::max(), true});
        answer.hits.resize(std::min<qsizetype>(answer.hits.size(), limit));
    }
    return answer.hits;
}

Result<FoundTickets> searchTickets(Workspace &desk, const QString &text, SearchEnding ending, int limit)
{
    STEWARD_ASSIGN(Transaction state, Transaction::begin(desk.connection(), Transaction::Mode::Read));
    const auto catalog = QueryCatalog::make(desk.sharedSchema());
    const RecordType &type = *catalog->type(allTickets());
    FoundTickets found;
    STEWARD_ASSIGN(const QList<SearchHit> hits, rankedHits(desk, type, text, ending, limit, found.capped));
    QList<Rid> rids;
    QSet<Rid> numbered;
    for (const SearchHit &hit : hits) {
        rids.append(hit.rid);
        if (hit.byNumber)
            numbered.insert(hit.rid);
    }
    RowReader reader(desk.connection(), desk.schema(), type,
        {QStringLiteral("number"), QStringLiteral("title"), QStringLiteral("status")}, desk.me());
    STEWARD_ASSIGN(const QList<RecordRow> rows, reader.read(rids));
    for (const RecordRow &row : rows) {
        const auto cell = [&row](size_t at) { return row.cells[at].value.text(); };
        found.tickets.append(
            {row.rid, row.id, row.type, cell(0), cell(1), cell(2), numbered.contains(row.rid)});
    }
    return found;
}

} // namespace steward
