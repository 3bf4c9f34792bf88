// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/ticketplan.h"

#include "core/storage/listquery.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

ListQuery listQuery(Workspace &desk) { return ListQuery(desk.connection()); }

/// The parts of an order that this desk still has.
SortOrder readableOrder(const QString &text, const RecordType &type)
{
    if (const Result<SortOrder> whole = parseSortOrder(text, type))
        return *whole;
    SortOrder order;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        if (const Result<SortOrder> one = parseSortOrder(part, type))
            order += *one;
    }
    return order;
}

Result<RowContent> grouped(Workspace &desk, const ListRequest &request, const QString &field)
{
    // Counts and rids must add up: both look at one state.
    STEWARD_ASSIGN(Transaction state, Transaction::begin(desk.connection(), Transaction::Mode::Read));
    ListQuery query = listQuery(desk);
    STEWARD_ASSIGN(const QList<GroupCount> counts, query.groups(request.query, field));
    STEWARD_ASSIGN(const std::vector<Rid> rids, query.rids(request));
    RowContent content;
    content.rids = QList<Rid>(rids.cbegin(), rids.cend());
    for (const GroupCount &group : counts)
        content.groups.append({group.key, group.label, group.count});
    return content;
}

} // namespace

PlannedList planList(const DeskVocabulary &vocabulary, const ListSpec &spec, SearchEnding ending)
{
    const QueryContext context = vocabulary.queryContext(ending);
    const RecordType &type = *context.subjectType();
    PlannedList planned;
    planned.query = bindQuery(spec.query, context);
    planned.problems = planned.query.problems;
    planned.order = readableOrder(spec.sort, type);
    if (!planned.problems.isEmpty())
        return planned;

    const Field *group = type.field(spec.group);
    ListRequest request{planned.query, planned.order};
    if (group && isSortable(*group))
        request.order.prepend({group->name, false});
    RowPlan &plan = planned.plan;
    plan.groupBy = group ? group->name : QString();
    plan.firstPage = [request](Workspace &desk, int limit) -> Result<QList<Rid>> {
        STEWARD_ASSIGN(const ListPage page, listQuery(desk).page(request, limit));
        return page.rids;
    };
    plan.everything = [request, field = plan.groupBy](Workspace &desk) -> Result<RowContent> {
        if (!field.isEmpty())
            return grouped(desk, request, field);
        STEWARD_ASSIGN(const std::vector<Rid> rids, listQuery(desk).rids(request));
        return RowContent{QList<Rid>(rids.cbegin(), rids.cend()), {}};
    };
    plan.count = [query = planned.query](Workspace &desk) { return countTickets(desk, query); };
    plan.matching = [query = planned.query](Workspace &desk, const QList<Rid> &rids) {
        return listQuery(desk).matching(query, rids);
    };
    // Of what is over its time in this very list, the one that is longest so.
    const QString overdue = spec.query.trimmed().isEmpty() ? u"is:overdue"_s : u"(%1) is:overdue"_s.arg(spec.query);
    const BoundQuery late = bindQuery(overdue, context);
    if (late.ok()) {
        plan.worst = [late](Workspace &desk) -> Result<std::optional<Rid>> {
            STEWARD_ASSIGN(const ListPage page, listQuery(desk).page({late, {{u"due"_s, false}}}, 1));
            return page.rids.isEmpty() ? std::optional<Rid>() : page.rids.first();
        };
    }
    return planned;
}

Result<qint64> countTickets(Workspace &desk, const BoundQuery &query) { return listQuery(desk).count(query); }

} // namespace steward
