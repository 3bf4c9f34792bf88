// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/search/backend.h"
#include "core/storage/search/ownertexts.h"
#include "core/storage/search/sqlitereader.h"

namespace steward {

class SqliteSearchBackend : public SearchBackend
{
public:
    explicit SqliteSearchBackend(Connection &connection) : m_connection(connection), m_reader(connection) {}

    Result<Ok> begin(const QString &table) override { return m_reader.begin(table); }
    Result<QList<Rid>> newest(const SearchQuery &query, int limit) override;
    Result<QList<FoundText>> texts(const SearchTerm &term, const QList<Rid> &owners) override;

private:
    Result<QHash<Rid, QList<OwnedText>>> listsOf(const std::vector<TermPlace> &places);

    Connection &m_connection;
    SqliteSearchReader m_reader;
};

} // namespace steward
