// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// queue_first_page_p95_ms: the first page of each shipped view in each order that is meant to be quick, both ways, with
// the cells of the view's columns: from the text of the query to what a screen paints; the slowest view counts. Lists of open tickets are quick
// by every sortable column, others by opened, updated, resolved and number.
//
// queue_all_ids_ms: the rids of all tickets in such an order; the slowest order counts.
//
// search_p95_ms: one key of somebody typing words from common to rare in two languages, with the lines of the hits.

#include "app/cli/bench/bench.h"
#include "core/desk/generator.h"
#include "core/desk/search.h"
#include "core/query/binder.h"
#include "core/query/shippedviews.h"
#include "core/storage/listquery.h"
#include "core/storage/rowreader.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageRows = 100; // as the screen reads
const QStringList quickOrders{u"opened"_s, u"updated"_s, u"resolved"_s, u"number"_s};

QueryContext contextOf(Workspace &desk)
{
    QueryContext context;
    context.catalog = QueryCatalog::make(desk.sharedSchema());
    context.now = desk.clock().now();
    context.me = desk.me();
    return context;
}

QStringList sortableColumns(const RecordType &type)
{
    QStringList names;
    for (const Field &field : type.fields()) {
        const bool ticket = field.isReference() && field.target == allTickets();
        if (isSortable(field) && field.store == FieldStore::Narrow && !ticket && field.name != u"deleted"_s)
            names.append(field.name);
    }
    return names;
}

/// Everything between a click on a view and its painted rows that is not painting.
Result<qsizetype> firstPage(Workspace &desk, const QueryContext &context, const SavedView &view, const QString &sort)
{
    const BoundQuery query = bindQuery(view.query, context);
    STEWARD_ASSIGN(const SortOrder order, parseSortOrder(sort, *context.subjectType()));
    ListQuery lists(desk.connection());
    STEWARD_ASSIGN(const ListPage page, lists.page({query, order}, pageRows));
    RowReader reader(desk.connection(), desk.schema(), *context.subjectType(), view.columns.split(u','), desk.me());
    STEWARD_ASSIGN(const QList<RecordRow> rows, reader.read(page.rids));
    return rows.size();
}

} // namespace

Result<Ok> measureQueue(Workspace &desk, const QString &who, int rounds, Figures &figures)
{
    const QueryContext context = contextOf(desk);
    const QStringList sortable = sortableColumns(*context.subjectType());
    double worst = 0;
    double worstCpu = 0;
    for (const ShippedView &shipped : shippedViews()) {
        const bool open = shipped.view.query.contains(u"status:open"_s) || shipped.view.query.startsWith(u"is:"_s);
        Samples one;
        for (const QString &field : open ? sortable : quickOrders) {
            for (const QString &sort : {field, QString(u'-' + field)}) {
                for (int round = 0; round < rounds; ++round) {
                    const auto work = [&] { return firstPage(desk, context, shipped.view, sort); };
                    STEWARD_TRY(round == 0 ? work() : one.time(work));
                }
            }
        }
        figures.set(u"queue_page%1_p95_ms."_s.arg(who) + shipped.key, one.wall(0.95), one.cpu(0.95));
        worst = std::max(worst, one.wall(0.95));
        worstCpu = std::max(worstCpu, one.cpu(0.95));
    }
    figures.set(u"queue_first_page%1_p95_ms"_s.arg(who), worst, worstCpu);
    return Ok{};
}

Result<Ok> Bench::queue()
{
    constexpr int rounds = 5;
    STEWARD_TRY(measureQueue(*m_desk, {}, rounds, m_figures));
    const QueryContext context = contextOf(*m_desk);
    double ids = 0;
    double idsCpu = 0;
    for (const QString &field : quickOrders) {
        Samples all;
        for (int round = 0; round < 3; ++round) {
            STEWARD_ASSIGN([[maybe_unused]] const std::vector<Rid> rids, all.time([&] {
                return ListQuery(m_desk->connection()).rids({bindQuery(QString(), context), {{field, true}}});
            }));
        }
        ids = std::max(ids, all.wall(0.5));
        idsCpu = std::max(idsCpu, all.cpu(0.5));
    }
    m_figures.set(u"queue_all_ids_ms"_s, ids, idsCpu);
    return Ok{};
}

Result<Ok> Bench::search() { return measureSearch(*m_desk, {}, m_figures); }

Result<Ok> measureSearch(Workspace &desk, const QString &who, Figures &figures)
{
    const TicketGenerator words(desk.sharedSchema(), {});
    QStringList typed;
    for (const WordSource *source : {&words.english(), &words.japanese()}) {
        const QStringList &all = source->words();
        for (const qsizetype rank : {0, 1, 2, 5, 10, 30, 100, 300, 1'000, 3'000, 10'000, 30'000}) {
            if (rank < all.size())
                typed.append(all[rank]);
        }
        typed.append(all[0] + u' ' + all[std::min<qsizetype>(200, all.size() - 1)]);
        typed.append(u'"' + all[0] + u' ' + all[1] + u'"');
    }
    Samples keys;
    for (const QString &text : std::as_const(typed)) {
        for (qsizetype length = 1; length <= text.size(); ++length) {
            STEWARD_ASSIGN([[maybe_unused]] const FoundTickets found,
                keys.time([&] { return searchTickets(desk, text.first(length), SearchEnding::Typing, 50); }));
        }
    }
    figures.set(u"search%1_p95_ms"_s.arg(who), keys.wall(0.95), keys.cpu(0.95));
    return Ok{};
}

} // namespace steward::cli
