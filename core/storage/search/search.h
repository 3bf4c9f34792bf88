// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/schema/recordtype.h"
#include "core/storage/search/backend.h"

namespace steward {

struct SearchHit
{
    Rid rid = 0;
    qint64 score = 0; ///< higher is better; comparable within one answer only
    bool byNumber = false; ///< what was typed is this ticket's number or an alias of it

    bool operator==(const SearchHit &) const = default;
};

struct SearchAnswer
{
    QList<SearchHit> hits; ///< best first
    bool capped = false; ///< only the newest `searchCap` matches were looked at; older ones exist

    bool operator==(const SearchAnswer &) const = default;
};

/// Only so many matches are scored, the newest: a word that half of the tickets hold says nothing about their order.
constexpr int searchCap = 2000;

/// Full-text search, ranked; the same on both databases. One object per connection, kept: it remembers what is
/// pending. Thread: its connection's.
///
/// A record matches when each term stands in one of its texts (core/text/searchquery.h: matches()). First comes the
/// ticket whose number was typed. The score of the others is, over the terms, how rare the term is times the weight
/// of the best text it stands in (title 8, the record's other texts 3, comments and files 2), and a share for age:
///
///     16 · Σ rarity · weight + 12 · max(0, 8 - bits(days since it was updated))
///     rarity = 1 + bits(rids from the top down to the last of the newest 2,000 matches / their number)
///
/// where bits(n) is the length of n in binary: each doubling counts one. Integers only, so both databases agree.
class Search
{
public:
    explicit Search(Connection &connection);
    ~Search();

    /// `type` says whose texts are looked through: any ticket type means tickets of all kinds. `text` is what was
    /// typed. Deleted records are left out. At most `limit` hits.
    Result<SearchAnswer> search(const RecordType &type, const QString &text, SearchEnding ending, Instant now, int limit = searchCap);

private:
    struct Scored;
    Result<SearchAnswer> ranked(const RecordType &type, const SearchQuery &query, Instant now);
    Result<std::optional<Rid>> byNumber(const QString &text);

    Connection &m_connection;
    std::unique_ptr<SearchBackend> m_backend;
};

} // namespace steward
