// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"
#include "core/text/searchquery.h"

#include <QList>

namespace steward {

/// A piece of SQL with a `?` per parameter; all parameters are texts.
struct SearchSql
{
    QString sql;
    QStringList parameters;
};

/// Sub-select of the rids in `table` whose texts match: to start from, when few match.
///
///     SELECT … FROM ticket t WHERE t.rid IN (<searchSelect>)
///
/// On SQLite it reads the table-valued function search_hits(search), on PostgreSQL search_document.
/// The query must have a term.
SearchSql searchSelect(Dialect dialect, const QString &table, const SearchQuery &query);

/// Condition on one row: to filter with while an index is walked in order, when many match. `rid` is the SQL of its
/// rid ("t.rid"). On SQLite it is the function search_match(search, rid), which looks the search up once per
/// statement and then tests a bit.
SearchSql searchCondition(Dialect dialect, const QString &table, const SearchQuery &query, const QString &rid);

/// How many match, deleted ones included, at most `limit` (0: all): to choose between the two. On SQLite this takes
/// about a millisecond per hundred thousand matches.
Result<qint64> searchCount(Connection &connection, const QString &table, const SearchQuery &query, qint64 limit = 0);

} // namespace steward
