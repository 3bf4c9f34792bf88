// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/sortorder.h"
#include "core/storage/projectionschema.h"
#include "core/storage/sqlcompiler.h"

namespace steward {

/// What stands between one row of a list and the next: ORDER BY these, the last one is the rid.
struct ListKey
{
    SqlFragment expression;
    bool descending = false;
    bool isText = false;
};

/// A stretch of a list that one statement reads. Lists are read segment after segment.
struct ListSegment
{
    enum class Shape {
        Row, ///< the keys stand in one index: (a, rid) > (?, ?)
        Nested, ///< outer keys walk the referenced table, the last one its tickets
        Sorted, ///< any keys; empty values compare as equal
    };
    Shape shape = Shape::Sorted;
    SqlFragment with; ///< WITH …, or empty
    SqlFragment from;
    SqlFragment where; ///< never empty
    SqlFragment bounds; ///< a limit of the first key that only holds without a position; may be empty
    QList<ListKey> keys;

    /// SELECT `columns` …, in order. `after` are the values of the keys of the row before, or empty; `limit` < 0: all.
    SqlFragment select(const SqlFragment &columns, const std::vector<SqlValue> &after, int limit) const;
};

/// The condition that leads to the rows, chosen because few rows satisfy it.
struct ListDriver
{
    const Condition *condition = nullptr;
    bool negated = false;
    SqlFragment rids; ///< one column, duplicates possible
    bool isLimited = false; ///< the select is limited to open (or living) tickets by itself
};

/// How a query over a table is read.
///
/// Walking an index of the order gives the first page after a few hundred rows, whatever the size of the table, as
/// long as matching rows are not rare. When they are rare, they are gathered through the condition that makes them
/// rare and sorted. Which it is, ListQuery finds out by counting (never further than a limit). Both give one order:
/// filled values, then names that this store has no record of, then empty ones; rid decides between equals.
class ListPlanner
{
public:
    ListPlanner(Dialect dialect, const BoundQuery &query, const SearchSource *search,
        const QHash<QString, ProjectionTable> &tables);

    /// The conditions that could lead to the rows, each by an index. To walk a referenced table is worth it only when
    /// there are many tickets, so with such an order being open is a condition like others.
    Result<QList<ListDriver>> drivers(const SortOrder &order);
    /// The segments of the list; with a driver, or when `gathered` is wanted, one of shape Sorted.
    Result<QList<ListSegment>> segments(
        const SortOrder &order, const ListDriver *driver, bool gathered = false);
    /// SELECT count(*).
    Result<SqlFragment> count(const ListDriver *driver);
    /// FROM and WHERE alone, for groups: `with`, `from` and `where` are set.
    Result<ListSegment> rows(const ListDriver *driver);

    /// True when the query says that tickets are open (or at least living), so that their indexes can be used.
    bool isOpen() const { return m_open; }
    bool isLiving() const { return m_living; }
    /// How many conditions there are besides being open and living: with more than one, what a driver leads to is more
    /// than the rows.
    qsizetype conditions() const { return m_conditions; }
    /// True when the rows may all stand behind most others in this order, however many they are: what is one person's
    /// work or has a reason to wait is in few states, and the order is one of states.
    bool mayStandBehind(const SortOrder &order) const;

private:
    /// An index of the columns that the query can use: `own` when the table's rows are what is listed.
    QString indexOf(const RecordType &type, const QStringList &columns, bool own) const;
    bool leads(const Condition &condition, qsizetype hop) const;
    Result<QList<ListSegment>> walk(const Field &field, bool descending);
    Result<QList<ListSegment>> walkReference(const Field &field, bool descending, const QString &index);
    Result<QList<ListSegment>> walkRids();
    Result<QList<ListSegment>> gather(const SortOrder &order, const ListDriver *driver);
    NumberRange limits(const Field &field, QList<const Condition *> &covered) const;
    bool asksFor(const Field &field, bool filled) const;
    QString tableName() const { return quoted(m_query.subject->table()); }
    QString hint(const QString &index) const;

    Dialect m_dialect;
    const BoundQuery &m_query;
    const SearchSource *m_search;
    const QHash<QString, ProjectionTable> &m_tables;
    std::vector<std::pair<const Condition *, bool>> m_conjuncts; ///< conditions that must hold; true: negated
    qsizetype m_conditions = 0;
    bool m_open = false;
    bool m_living = false;
    bool m_unassigned = false; ///< and open
};

/// The column that orders lists by a reference to `target`.
QString orderOfTarget(const RecordType &target);

} // namespace steward
