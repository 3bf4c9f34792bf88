// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/search/indexedtexts.h"

#include "core/storage/search/postgresqlsearch.h"
#include "core/storage/search/searchterms.h"

namespace steward {

namespace {

/// By the functions of sqlitefunctions.cpp.
class SqliteIndexedTexts : public SearchSource
{
public:
    std::optional<SqlFragment> holders(const QString &table, const SearchTerm &term, const QString &field) const override
    {
        return SqlFragment("SELECT rid FROM search_hits(").value(encoded(table, term, field)).text(")");
    }
    std::optional<SqlFragment> holds(
        const QString &table, const SearchTerm &term, const QString &field, const QString &rid) const override
    {
        SqlFragment condition("search_match(");
        return condition.value(encoded(table, term, field)).text(QStringLiteral(", ") + rid + QLatin1Char(')'));
    }

private:
    static QString encoded(const QString &table, const SearchTerm &term, const QString &field)
    {
        return QString::fromUtf8(encodeSearch(table, {{term}}, field));
    }
};

class PostgresqlIndexedTexts : public SearchSource
{
public:
    std::optional<SqlFragment> holders(const QString &table, const SearchTerm &term, const QString &field) const override
    {
        return found("d.owner", table, term, field);
    }
    std::optional<SqlFragment> holds(
        const QString &table, const SearchTerm &term, const QString &field, const QString &rid) const override
    {
        SqlFragment condition("EXISTS (");
        return condition.add(found("1", table, term, field)).text(QStringLiteral(" AND d.owner = ") + rid + QLatin1Char(')'));
    }

private:
    static SqlFragment found(const char *what, const QString &table, const SearchTerm &term, const QString &field)
    {
        const TermCondition condition = termCondition(term);
        SqlFragment select("SELECT ");
        select.text(what).text(QStringLiteral(" FROM ") + QString::fromLatin1(condition.from))
            .text(" WHERE d.owner_table = ").value(table);
        if (!field.isEmpty())
            select.text(" AND d.source = d.owner AND d.field = ").value(field);
        select.text(" AND ");
        const QStringList parts = QString::fromLatin1(condition.where).split(QLatin1Char('?'));
        for (qsizetype i = 0; i < parts.size(); ++i) {
            select.text(parts[i]);
            if (i < condition.parameters.size())
                select.value(condition.parameters[i]);
        }
        return select;
    }
};

/// By the functions of hub/search.sql.
class MemberIndexedTexts : public SearchSource
{
public:
    std::optional<SqlFragment> holders(const QString &table, const SearchTerm &term, const QString &field) const override
    {
        SqlFragment select("SELECT found FROM api.search_holders(");
        return select.add(arguments(table, term, field)).text(") found");
    }
    std::optional<SqlFragment> holds(
        const QString &table, const SearchTerm &term, const QString &field, const QString &rid) const override
    {
        SqlFragment condition("api.search_holds(");
        return condition.add(arguments(table, term, field)).text(QStringLiteral(", ") + rid + QLatin1Char(')'));
    }

private:
    static SqlFragment arguments(const QString &table, const SearchTerm &term, const QString &field)
    {
        const IndexedTerm indexed = indexedTerm(term);
        SqlFragment list;
        return list.list({table, indexed.query, indexed.phrase, field});
    }
};

} // namespace

const SearchSource &indexedTexts(const Connection &connection)
{
    static const SqliteIndexedTexts sqlite;
    static const PostgresqlIndexedTexts postgresql;
    static const MemberIndexedTexts member;
    if (connection.dialect() == Dialect::Sqlite)
        return sqlite;
    return connection.isMember() ? static_cast<const SearchSource &>(member) : postgresql;
}

} // namespace steward
