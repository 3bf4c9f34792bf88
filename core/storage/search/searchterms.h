// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/text/searchquery.h"

#include <QByteArray>

namespace steward {

/// A search in one table's records, as one text: what SQL carries as a parameter. First line the table and, behind a
/// tab, the field whose texts alone count; then a line per term, its tokens with spaces between and * behind a
/// beginning. Tokens hold neither spaces nor stars.
QByteArray encodeSearch(const QString &table, const SearchQuery &query, const QString &field = {});

struct DecodedSearch
{
    QString table;
    QString field; ///< empty: any text
    SearchQuery query;
};
DecodedSearch decodeSearch(QByteArrayView encoded);

/// What stands before a token in search_posting: nothing for tickets, see searchschema.h.
QByteArray termPrefix(const QString &table);

} // namespace steward
