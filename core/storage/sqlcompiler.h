// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/expression.h"
#include "core/storage/searchsource.h"

namespace steward {

/// Turns bound queries into SQL over the projection (projectionschema.h), for both databases. The SQL agrees with
/// core/query/evaluator.h: a differential test holds the three together.
///
/// Two-valued logic: a comparison with an empty column is NULL in SQL. NULL counts as false in AND, OR and WHERE
/// anyway; the one place where it would show is NOT, which is therefore written `(…) IS NOT TRUE`.
///
/// Values are parameters. The two literals are what partial indexes need to be recognised: `status_class < 3` and
/// `deleted IS NULL` (openTicketCondition()).
class SqlCompiler
{
public:
    /// `search` may be null: words are then an error. All must outlive the compiler.
    SqlCompiler(Dialect dialect, const BoundQuery &query, const SearchSource *search)
        : m_dialect(dialect)
        , m_query(query)
        , m_search(search)
    {}

    /// The condition on a row of the subject's table that is called `alias`. Never empty.
    /// Errors: InvalidArgument "query.not-searchable", "query.too-long" (more values than a database takes).
    Result<SqlFragment> where(const QString &alias);
    /// The same without the conditions that `leaveOut` names (they are known to hold already).
    Result<SqlFragment> where(const QString &alias, const QList<const Condition *> &leaveOut);

    enum class Limit { None, Open, Living };
    /// A SELECT of one column: the rids of rows of the subject's table for which the condition holds; duplicates are
    /// possible. `negated` (only of Present of a plain column): it is empty. `limit` leaves only open, or living, rows
    /// of the subject's own table, so that their partial indexes serve; isLimited() then tells whether it did.
    Result<SqlFragment> ridsOf(const Condition &condition, bool negated, Limit limit);
    bool isLimited() const { return m_isLimited; }

    /// Compares with this column are hidden from the planner (`+column`), so that it walks the index that it is told
    /// to walk. SQLite only.
    void hideColumn(const QString &column) { m_hidden = column; }

    /// A SELECT of the rids that a name means.
    SqlFragment namedRids(const RecordType &target, const QList<RecordName> &names) const;

private:
    SqlFragment expression(const Expression &expression, const QString &alias);
    SqlFragment join(const Expression &expression, const QString &alias, const char *word);
    SqlFragment negation(const Expression &inner, const QString &alias);
    SqlFragment condition(const Condition &condition, qsizetype hop, const QString &alias);
    SqlFragment field(const Condition &condition, const QString &alias);
    SqlFragment valueTest(const Condition &condition, const SqlFragment &column, bool isCustom) const;
    SqlFragment ranges(const Condition &condition, const SqlFragment &column) const;
    SqlFragment rids(const Condition &condition, qsizetype hop);
    SqlFragment ridsOfField(const Condition &condition, qsizetype hop);
    SqlFragment limited(qsizetype hop);
    SqlFragment column(const RecordType &type, const Field &field, const QString &alias) const;
    SqlFragment words(const Condition &condition, const QString &rid, bool select);
    QString newAlias() { return QStringLiteral("x%1").arg(++m_aliases); }
    template<class T>
    Result<T> checked(T made) const;

    Dialect m_dialect;
    const BoundQuery &m_query;
    const SearchSource *m_search;
    QList<const Condition *> m_leaveOut;
    QString m_hidden;
    Limit m_limit = Limit::None;
    bool m_isLimited = false;
    int m_aliases = 0;
    std::optional<Error> m_error;
};

/// True when the condition says by itself that a ticket is open.
bool impliesOpen(const Condition &condition);

} // namespace steward
