// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/search/searchsql.h"

#include "core/storage/search/postgresqlsearch.h"
#include "core/storage/search/searchterms.h"

namespace steward {

SearchSql searchSelect(Dialect dialect, const QString &table, const SearchQuery &query)
{
    Q_ASSERT(!query.isEmpty());
    if (dialect == Dialect::Sqlite) {
        return {QStringLiteral("SELECT rid FROM search_hits(?)"), {QString::fromUtf8(encodeSearch(table, query))}};
    }
    SearchSql select;
    for (const SearchTerm &term : query.terms) {
        const TermCondition condition = termCondition(term);
        if (!select.sql.isEmpty())
            select.sql += QStringLiteral(" INTERSECT ");
        select.sql += QStringLiteral("SELECT d.owner FROM ") + QString::fromLatin1(condition.from)
            + QStringLiteral(" WHERE d.owner_table = ? AND ") + QString::fromLatin1(condition.where);
        select.parameters.append(table);
        select.parameters.append(condition.parameters);
    }
    return select;
}

SearchSql searchCondition(Dialect dialect, const QString &table, const SearchQuery &query, const QString &rid)
{
    Q_ASSERT(!query.isEmpty());
    if (dialect == Dialect::Sqlite) {
        return {QStringLiteral("search_match(?, ") + rid + QLatin1Char(')'),
            {QString::fromUtf8(encodeSearch(table, query))}};
    }
    SearchSql all;
    for (const SearchTerm &term : query.terms) {
        const TermCondition condition = termCondition(term);
        if (!all.sql.isEmpty())
            all.sql += QStringLiteral(" AND ");
        all.sql += QStringLiteral("EXISTS (SELECT 1 FROM ") + QString::fromLatin1(condition.from)
            + QStringLiteral(" WHERE d.owner = ") + rid + QStringLiteral(" AND d.owner_table = ? AND ")
            + QString::fromLatin1(condition.where) + QLatin1Char(')');
        all.parameters.append(table);
        all.parameters.append(condition.parameters);
    }
    return all;
}

Result<qint64> searchCount(Connection &connection, const QString &table, const SearchQuery &query, qint64 limit)
{
    const SearchSql select = searchSelect(connection.dialect(), table, query);
    QString sql = connection.dialect() == Dialect::Sqlite
        ? QStringLiteral("SELECT search_count(?)")
        : QStringLiteral("SELECT count(DISTINCT owner) FROM (%1) found").arg(select.sql);
    if (limit > 0 && connection.dialect() == Dialect::Postgresql)
        sql = QStringLiteral("SELECT count(*) FROM (SELECT DISTINCT owner FROM (%1) found LIMIT ?) some").arg(select.sql);
    STEWARD_ASSIGN(Statement count, connection.prepare(sql.toUtf8()));
    int at = 0;
    for (const QString &parameter : select.parameters)
        count.bindAt(at++, parameter);
    if (limit > 0 && connection.dialect() == Dialect::Postgresql)
        count.bindAt(at, limit);
    STEWARD_ASSIGN([[maybe_unused]] const bool row, count.step());
    return limit > 0 ? std::min(limit, count.integer(0)) : count.integer(0);
}

} // namespace steward
