// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// The newest matches are looked for from the top: first among the newest rids, then in ever wider ranges below. A word
// that stands everywhere is found thousands of times in the first range, and the rest of its list is never read.

#include "core/storage/search/sqlitebackend.h"

namespace steward {

namespace {

constexpr Rid firstRange = 1 << 15;
constexpr int widening = 4;

} // namespace

Result<QList<Rid>> SqliteSearchBackend::newest(const SearchQuery &query, int limit)
{
    QList<Rid> found;
    Rid high = m_reader.end();
    for (Rid width = firstRange; high > 0 && found.size() < limit; width *= widening) {
        // Ranges meet at multiples of 64, where the words of a RidSet end.
        const Rid low = std::max<Rid>(0, high - width) & ~Rid(63);
        STEWARD_ASSIGN(const RidSet matches, m_reader.matches(query, low, high));
        matches.descending([&](Rid rid) {
            found.append(rid);
            return found.size() < limit;
        });
        high = low;
    }
    return found;
}

Result<QList<FoundText>> SqliteSearchBackend::texts(const SearchTerm &term, const QList<Rid> &owners)
{
    if (owners.isEmpty())
        return QList<FoundText>();
    const auto [lowest, highest] = std::minmax_element(owners.cbegin(), owners.cend());
    RidSet within(*lowest, *highest + 1);
    for (const Rid owner : owners)
        within.insert(owner);
    STEWARD_ASSIGN(const std::vector<TermPlace> places, m_reader.places(term, within));
    STEWARD_ASSIGN(const auto names, searchFieldNames(m_connection));
    QList<FoundText> found;
    found.reserve(qsizetype(places.size()));
    if (places.empty())
        return found;
    STEWARD_ASSIGN(const auto lists, listsOf(places));
    for (const TermPlace &place : places) {
        const auto list = lists.constFind(place.owner);
        if (list != lists.constEnd() && place.slot < quint32(list->size()))
            found.append({place.owner, list->at(place.slot).source, names.value(list->at(place.slot).field)});
    }
    return found;
}

/// Owners of a common word stand close together: one walk over their stretch is cheaper than looking up each.
Result<QHash<Rid, QList<OwnedText>>> SqliteSearchBackend::listsOf(const std::vector<TermPlace> &places)
{
    std::vector<Rid> owners;
    for (const TermPlace &place : places) {
        if (owners.empty() || owners.back() != place.owner)
            owners.push_back(place.owner);
    }
    QHash<Rid, QList<OwnedText>> lists;
    const bool close = owners.back() - owners.front() < Rid(owners.size()) * 8;
    STEWARD_ASSIGN(Statement rows, m_connection.prepare(close
            ? QByteArrayLiteral("SELECT rid, texts FROM search_owner WHERE rid BETWEEN ? AND ? ORDER BY rid")
            : QByteArrayLiteral("SELECT rid, texts FROM search_owner WHERE rid = ?")));
    if (close)
        rows.bind(owners.front(), owners.back());
    for (auto at = owners.cbegin(); at != owners.cend();) {
        if (!close)
            rows.bind(*at);
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row && close)
            break;
        const Rid rid = row ? rows.integer(0) : *at + 1;
        while (at != owners.cend() && *at < rid)
            ++at;
        if (at != owners.cend() && *at == rid)
            lists.insert(*at++, OwnerTexts::decode(rid, rows.view(1)));
    }
    return lists;
}

} // namespace steward
