// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"
#include "core/text/searchquery.h"

#include <QList>

namespace steward {

/// A text in which a term was found.
struct FoundText
{
    Rid owner = 0;
    Rid source = 0;
    QString field;
};

/// What ranking needs to know from an index; one per database. Both give the same answers for the same records.
/// Calls belong to one transaction. Thread: its connection's.
class SearchBackend
{
public:
    virtual ~SearchBackend() = default;

    /// Before the others; `table`: whose records are looked for.
    virtual Result<Ok> begin(const QString &table) = 0;
    /// Owners that hold every term, the newest (highest rid) first, at most `limit`.
    virtual Result<QList<Rid>> newest(const SearchQuery &query, int limit) = 0;
    /// Texts of these owners that hold the term, in no order.
    virtual Result<QList<FoundText>> texts(const SearchTerm &term, const QList<Rid> &owners) = 0;
};

std::unique_ptr<SearchBackend> searchBackend(Connection &connection);

} // namespace steward
