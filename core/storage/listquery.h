// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/sortorder.h"
#include "core/storage/listplanner.h"

namespace steward {

/// What a list holds, and in which order.
struct ListRequest
{
    BoundQuery query;
    SortOrder order; ///< empty: as the records came
};

/// Where a page ended; the next one begins behind it, whatever was inserted or removed meanwhile.
struct ListPosition
{
    int segment = 0;
    std::vector<SqlValue> keys;
    bool gathered = false; ///< a gathered list has other segments than a walked one

    bool operator==(const ListPosition &) const = default;
};

struct ListPage
{
    QList<Rid> rids;
    std::optional<ListPosition> next; ///< more may follow behind here
};

/// The rows that share a value.
struct GroupCount
{
    Value key; ///< of references the id; empty: the field is empty
    QString label; ///< of references: title, or number of a ticket
    qint64 count = 0;
};

/// Reads lists: pages, ordered rids, counts, groups. Rows are read by rid (rowreader.h). Orders are total and the same
/// however a list is read: filled values, then references to records that are not here yet, then empty ones; the rid
/// decides between equals. Thread: its connection's. A call is a few short statements; they see one state if the
/// caller holds a transaction. Errors of all: InvalidArgument "query.not-sortable", "query.not-searchable",
/// "query.too-long", "query.unknown-field"; and those of the connection.
class ListQuery
{
public:
    /// `search`: what finds words; the connection's own full-text index when null. Both must outlive the object.
    explicit ListQuery(Connection &connection, const SearchSource *search = nullptr);

    /// The first `limit` records, or those behind `after`.
    Result<ListPage> page(
        const ListRequest &request, int limit, const std::optional<ListPosition> &after = {});
    /// All of them, for the background.
    Result<std::vector<Rid>> rids(const ListRequest &request);
    Result<qint64> count(const BoundQuery &query);
    /// Those of `rids` that match, in the order given.
    Result<QList<Rid>> matching(const BoundQuery &query, const QList<Rid> &rids);
    /// How many records there are for each value of a field, in the order that a list has whose first column is the
    /// field. Not for sets, times and custom fields ("query.not-sortable").
    Result<QList<GroupCount>> groups(const BoundQuery &query, const QString &field);
    /// Names in the query that mean no record, as problems "query.unknown-name". Nothing is wrong with such a query: a
    /// view may be for a team that is still to come.
    Result<QList<QueryProblem>> unknownNames(const BoundQuery &query);

    /// How many matches are gathered and sorted rather than looked for along the order; < 0: as measured. Tests have
    /// few rows and want to see both ways.
    void setGatherLimit(qint64 limit) { m_gatherLimit = limit; }
    /// The statements of the first page, each with the database's plan, for plan tests and `doctor`.
    Result<QStringList> explain(const ListRequest &request, int limit);

private:
    enum class Purpose { Page, All, Count };
    void forgetMissingIndexes();
    ListPlanner planner(const BoundQuery &query);
    Result<std::optional<ListDriver>> choose(ListPlanner &planner, const SortOrder &order, Purpose purpose);

    Connection &m_connection;
    const SearchSource *m_search;
    std::shared_ptr<const QueryCatalog> m_catalog; ///< that m_tables were made of
    QHash<QString, ProjectionTable> m_tables;
    qint64 m_gatherLimit = -1;
};

/// The field that names a record of `type` in lists: the number of tickets, else the title.
QString labelField(const RecordType &type);

} // namespace steward
