// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/search/backend.h"
#include "core/storage/searchindexer.h"

namespace steward {

/// One term as the index and the hub's functions take it.
struct IndexedTerm
{
    QString query; ///< a tsquery: 'foo' <-> 'bar':*
    QString phrase; ///< its words between spaces, when it is longer than pieces overlap; else empty, but not null
};
IndexedTerm indexedTerm(const SearchTerm &term);

/// Conditions of one term on search_document d, for PostgreSQL. Tokens hold letters and digits only, so they need no
/// quoting inside a tsquery.
struct TermCondition
{
    QByteArray from; ///< "search_document d", with the whole text joined when the phrase is longer than an overlap
    QByteArray where; ///< with `?` for each parameter
    QStringList parameters;
};
TermCondition termCondition(const SearchTerm &term);

class PostgresqlSearchBackend : public SearchBackend
{
public:
    explicit PostgresqlSearchBackend(Connection &connection) : m_connection(connection) {}

    Result<Ok> begin(const QString &table) override;
    Result<QList<Rid>> newest(const SearchQuery &query, int limit) override;
    Result<QList<FoundText>> texts(const SearchTerm &term, const QList<Rid> &owners) override;

private:
    Result<QList<Rid>> newestForMember(const SearchQuery &query, int limit);

    Connection &m_connection;
    QString m_table;
};

/// Writes search_document and search_text. Thread: its connection's; inside a transaction.
class PostgresqlSearchIndexer : public SearchIndexer
{
public:
    explicit PostgresqlSearchIndexer(Connection &connection) : m_connection(connection) {}
    Result<Ok> textChanged(const SearchText &text) override;

private:
    Connection &m_connection;
};

} // namespace steward
