// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// The newest matches are looked for from the top: first among the newest rids, then in ever wider ranges below. A word
// that stands everywhere is found thousands of times in the first range, and the rest of its list is never read.

#include "core/storage/search/sqlitebackend.h"

#include "core/storage/search/ownertexts.h"

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
    STEWARD_ASSIGN(Statement find, m_connection.prepare(QByteArrayLiteral("SELECT texts FROM search_owner WHERE rid = ?")));
    QList<FoundText> found;
    QList<OwnedText> texts;
    Rid owner = 0;
    for (const TermPlace &place : places) {
        if (place.owner != owner || texts.isEmpty()) {
            owner = place.owner;
            find.bind(owner);
            STEWARD_ASSIGN(const bool known, find.step());
            texts = known ? OwnerTexts::decode(owner, find.view(0)) : QList<OwnedText>();
        }
        if (place.slot < quint32(texts.size()))
            found.append({owner, texts[place.slot].source, names.value(texts[place.slot].field)});
    }
    return found;
}

} // namespace steward
