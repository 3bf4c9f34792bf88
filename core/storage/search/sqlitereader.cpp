// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// A search runs term by term, each narrowing the owners that are left. For one token the owners are read from the fronts
// of its blocks, and a place is looked at only where a text of the owner is dead. A phrase first takes the owners
// that hold all its tokens, then walks the places of those: it stands where token i is found i positions behind the
// first, in the same text. Owners are taken in portions, so that two common words do not fill the memory.
//
// What is pending is text: a phrase is found by looking for its bytes. Both ways have to give what
// steward::matches(SearchTerm, TokenList) gives.

#include "core/storage/search/sqlitereader.h"

#include "core/storage/search/searchterms.h"
#include "core/storage/sqliteconnection.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <sqlite3.h>

namespace steward {

struct SqliteSearchReader::Hit
{
    Rid owner = 0;
    quint32 slot = 0;
    quint32 position = 0;

    auto operator<=>(const Hit &) const = default;
};

namespace {

constexpr qint64 ownersAtOnce = 50'000;

Error damagedIndex()
{
    return {ErrorKind::Corrupt, QStringLiteral("search.damaged"), QStringLiteral("the search index is damaged"),
        QStringLiteral("run verify --rebuild"), {}};
}

/// Terms that leave few owners should come first. Nothing is counted; long tokens are rarer than short ones.
QList<SearchTerm> rareFirst(QList<SearchTerm> terms)
{
    const auto length = [](const SearchTerm &term) {
        qsizetype longest = 0;
        for (qsizetype i = 0; i < term.tokens.size(); ++i) {
            // A character of a script without spaces says about as much as three letters.
            const QString &token = term.tokens.at(i);
            const qsizetype weight = token.size() * (token.at(0).unicode() < 0x2E80 ? 1 : 3);
            const bool open = term.lastIsPrefix && i == term.tokens.size() - 1;
            longest = std::max(longest, open ? weight / 2 : weight);
        }
        return longest + term.tokens.size();
    };
    std::stable_sort(terms.begin(), terms.end(),
        [&](const SearchTerm &a, const SearchTerm &b) { return length(a) > length(b); });
    return terms;
}

} // namespace

Result<Ok> SqliteSearchReader::begin(const QString &table)
{
    m_table = table;
    m_prefix = termPrefix(table);
    return refresh();
}

Result<Ok> SqliteSearchReader::refresh()
{
    STEWARD_ASSIGN(Statement state, m_connection.prepare(QByteArrayLiteral(
        "SELECT generation, (SELECT max(rid) FROM search_owner) FROM search_state")));
    STEWARD_ASSIGN([[maybe_unused]] const bool row, state.step());
    const qint64 generation = state.integer(0);
    m_end = state.integer(1) + 1;
    state.reset();
    if (generation != m_generation || m_provisional) {
        m_generation = generation;
        m_lastPending = 0;
        m_lastDead = 0;
        m_pending.clear();
        m_dead.clear();
        m_segments.clear();
        STEWARD_ASSIGN(Statement segments, m_connection.prepare(QByteArrayLiteral(
            "SELECT id, first_owner, last_owner FROM search_segment ORDER BY id DESC")));
        for (;;) {
            STEWARD_ASSIGN(const bool any, segments.step());
            if (!any)
                break;
            m_segments.push_back({segments.integer(0), segments.integer(1), segments.integer(2)});
        }
    }
    STEWARD_ASSIGN(Statement pending, m_connection.prepare(QByteArrayLiteral(
        "SELECT id, owner, slot, owner_table, tokens FROM search_pending WHERE id > ? ORDER BY id")));
    pending.bind(m_lastPending);
    for (;;) {
        STEWARD_ASSIGN(const bool any, pending.step());
        if (!any)
            break;
        m_lastPending = pending.integer(0);
        Pending &of = m_pending[pending.text(3)];
        const QByteArrayView tokens = pending.view(4);
        of.letters.append(" ").append(tokens.data(), size_t(tokens.size())).append(" \n");
        of.texts.push_back({of.letters.size(), pending.integer(1), quint32(pending.integer(2))});
    }
    STEWARD_ASSIGN(Statement dead,
        m_connection.prepare(QByteArrayLiteral("SELECT id, owner, slot FROM search_dead WHERE id > ? ORDER BY id")));
    dead.bind(m_lastDead);
    for (;;) {
        STEWARD_ASSIGN(const bool any, dead.step());
        if (!any)
            break;
        m_lastDead = dead.integer(0);
        m_dead[{dead.integer(1), quint32(dead.integer(2))}] = m_lastDead;
    }
    m_deadOwners = m_dead.empty() ? RidSet() : RidSet(0, m_end);
    for (const auto &[place, id] : m_dead)
        m_deadOwners.insert(place.first);
    // Inside a transaction that writes, rows may vanish again and their numbers be given anew.
    const auto *session = dynamic_cast<SqliteConnection *>(&m_connection);
    m_provisional = session && sqlite3_txn_state(session->handle(), "main") == SQLITE_TXN_WRITE;
    return Ok{};
}

template<class Visit>
Result<Ok> SqliteSearchReader::blocks(const QString &token, bool prefix, Rid low, Rid high, Visit visit)
{
    const QByteArray term = m_prefix + token.toUtf8();
    for (const Segment &segment : m_segments) {
        if (segment.first >= high || segment.last < low)
            continue;
        if (prefix) {
            STEWARD_TRY(blocksFrom(segment.id, term, low, high, visit));
            continue;
        }
        STEWARD_ASSIGN(Statement rows, m_connection.prepare(QByteArrayLiteral(
            "SELECT first, data FROM search_posting WHERE segment = ? AND term = ? AND first < ? ORDER BY first DESC")));
        rows.bind(segment.id, term, high);
        Rid above = high; // owners of the block are below it
        for (;;) {
            STEWARD_ASSIGN(const bool any, rows.step());
            if (!any)
                break;
            const PostingBlock block(rows.integer(0), rows.view(1));
            if (!block.ok())
                return damagedIndex();
            visit(block, above - 1);
            above = block.first();
            if (above <= low)
                break;
        }
    }
    return Ok{};
}

/// As blocks(), of all terms that begin so in one segment, from the last to the first. What lies outside the bounds is
/// stepped over while it is little, else a new search leads behind it: a big segment has thousands of blocks for a
/// letter, and the newest owners stand in a few of them.
template<class Visit>
Result<Ok> SqliteSearchReader::blocksFrom(qint64 segment, const QByteArray &from, Rid low, Rid high, Visit visit)
{
    constexpr int mostSteps = 4;
    STEWARD_ASSIGN(Statement rows, m_connection.prepare(QByteArrayLiteral(
        "SELECT first, data, term FROM search_posting WHERE segment = ? AND (term, first) < (?, ?) AND term >= ? "
        "ORDER BY term DESC, first DESC")));
    QByteArray term = from + '\xff'; // behind every UTF-8 that goes on
    Rid below = 0; // in this term
    for (bool more = true; more;) {
        more = false;
        rows.bind(segment, term, below, from);
        Rid above = high; // owners of the block are below it
        int steps = 0;
        for (;;) {
            STEWARD_ASSIGN(const bool any, rows.step());
            if (!any)
                break;
            if (rows.view(2) != QByteArrayView(term)) {
                term = rows.blob(2);
                above = high;
            }
            const Rid first = rows.integer(0);
            if (first < high && above > low) {
                const PostingBlock block(first, rows.view(1));
                if (!block.ok())
                    return damagedIndex();
                visit(block, above - 1);
                above = first;
                steps = 0;
            } else if (++steps > mostSteps) {
                below = first >= high ? high : 0;
                more = true;
                break;
            }
        }
    }
    return Ok{};
}

Result<Ok> SqliteSearchReader::addOwners(const QString &token, bool prefix, const RidSet *within, RidSet &out)
{
    return blocks(token, prefix, out.low(), out.high(), [&](const PostingBlock &block, Rid last) {
        if (within && within->isEmptyBetween(block.first(), last))
            return;
        bool doubtful = false;
        block.owners([&](Rid owner) {
            if (m_deadOwners.contains(owner))
                doubtful = true;
            else if (!within || within->contains(owner))
                out.insert(owner);
        });
        if (!doubtful)
            return;
        block.occurrences(
            [&](Rid owner) { return m_deadOwners.contains(owner) && (!within || within->contains(owner)); },
            [&](Rid owner, const Occurrences &places) {
                for (const Occurrence &place : places) {
                    if (!isDead(owner, place.slot)) {
                        out.insert(owner);
                        return;
                    }
                }
            });
    });
}

Result<std::vector<SqliteSearchReader::Hit>> SqliteSearchReader::hits(const QString &token, bool prefix, const RidSet &within)
{
    std::vector<Hit> found;
    STEWARD_TRY(blocks(token, prefix, within.low(), within.high(), [&](const PostingBlock &block, Rid last) {
        if (within.isEmptyBetween(block.first(), last))
            return;
        block.occurrences([&](Rid owner) { return within.contains(owner); },
            [&](Rid owner, const Occurrences &places) {
                for (const Occurrence &place : places) {
                    if (!isDead(owner, place.slot))
                        found.push_back({owner, place.slot, place.position});
                }
            });
    }));
    std::sort(found.begin(), found.end());
    return found;
}

Result<std::vector<SqliteSearchReader::Hit>> SqliteSearchReader::phraseHits(const SearchTerm &term, const RidSet &within)
{
    const auto isOpen = [&](qsizetype i) { return term.lastIsPrefix && i == term.tokens.size() - 1; };
    STEWARD_ASSIGN(std::vector<Hit> found, hits(term.tokens.first(), isOpen(0), within));
    for (qsizetype i = 1; i < term.tokens.size() && !found.empty(); ++i) {
        STEWARD_ASSIGN(const std::vector<Hit> next, hits(term.tokens.at(i), isOpen(i), within));
        auto at = next.cbegin(); // both lists rise, so one walk over them is enough
        std::erase_if(found, [&](const Hit &hit) {
            const Hit wanted{hit.owner, hit.slot, hit.position + quint32(i)};
            while (at != next.cend() && *at < wanted)
                ++at;
            return at == next.cend() || *at != wanted;
        });
    }
    return found;
}

template<class Visit>
void SqliteSearchReader::pendingTexts(const SearchTerm &term, Visit visit) const
{
    const auto pending = m_pending.constFind(m_table);
    if (pending == m_pending.constEnd())
        return;
    const std::string needle = ' ' + term.tokens.join(QLatin1Char(' ')).toStdString() + (term.lastIsPrefix ? "" : " ");
    const std::boyer_moore_horspool_searcher searcher(needle.cbegin(), needle.cend());
    auto text = pending->texts.cbegin();
    for (auto at = pending->letters.cbegin();;) {
        at = std::search(at, pending->letters.cend(), searcher);
        if (at == pending->letters.cend())
            return;
        const auto place = size_t(at - pending->letters.cbegin());
        text = std::upper_bound(text, pending->texts.cend(), place,
            [](size_t sought, const Pending::Text &candidate) { return sought < candidate.end; });
        if (!isDead(text->owner, text->slot))
            visit(text->owner, text->slot);
        at = pending->letters.cbegin() + qsizetype(text->end); // once per text is enough
    }
}

Result<RidSet> SqliteSearchReader::ownersOf(const SearchTerm &term, Rid low, Rid high, const RidSet *within)
{
    RidSet found(low, high);
    const auto isOpen = [&](qsizetype i) { return term.lastIsPrefix && i == term.tokens.size() - 1; };
    if (term.tokens.size() == 1) {
        STEWARD_TRY(addOwners(term.tokens.first(), isOpen(0), within, found));
    } else {
        // The open end of a phrase is the costliest to look up, so it comes last.
        RidSet candidates;
        for (qsizetype i = 0; i < term.tokens.size(); ++i) {
            RidSet narrower(low, high);
            STEWARD_TRY(addOwners(term.tokens.at(i), isOpen(i), i == 0 ? within : &candidates, narrower));
            candidates = std::move(narrower);
        }
        std::vector<Rid> portion;
        Result<Ok> done = Ok{};
        const auto take = [&] {
            if (portion.empty())
                return;
            RidSet owners(portion.back(), portion.front() + 1);
            for (const Rid owner : portion)
                owners.insert(owner);
            portion.clear();
            const Result<std::vector<Hit>> phrase = phraseHits(term, owners);
            if (!phrase) {
                done = phrase.error();
                return;
            }
            for (const Hit &hit : *phrase)
                found.insert(hit.owner);
        };
        candidates.descending([&](Rid owner) {
            portion.push_back(owner);
            if (qint64(portion.size()) == ownersAtOnce)
                take();
            return bool(done);
        });
        take();
        STEWARD_TRY(done);
    }
    pendingTexts(term, [&](Rid owner, quint32) {
        if (!within || within->contains(owner))
            found.insert(owner);
    });
    return found;
}

Result<RidSet> SqliteSearchReader::matches(const SearchQuery &query, Rid low, Rid high, const RidSet *within)
{
    RidSet found(low, std::max(low, high));
    bool first = true;
    for (const SearchTerm &term : rareFirst(query.terms)) {
        STEWARD_ASSIGN(RidSet next, ownersOf(term, found.low(), found.high(), first ? within : &found));
        found = std::move(next);
        first = false;
        if (found.isEmpty())
            break;
    }
    return found;
}

/// The slots of one token as bits by owner; nothing when that does not fit: owners far apart, or many texts.
Result<std::optional<std::vector<TermPlace>>> SqliteSearchReader::tokenPlaces(
    const QString &token, bool prefix, const RidSet &within)
{
    constexpr Rid widest = 1 << 18;
    const auto none = std::optional<std::vector<TermPlace>>();
    if (within.high() - within.low() > widest)
        return none;
    std::vector<quint64> slotsOf(size_t(std::max<Rid>(0, within.high() - within.low())));
    bool fits = true;
    STEWARD_TRY(blocks(token, prefix, within.low(), within.high(), [&](const PostingBlock &block, Rid last) {
        if (within.isEmptyBetween(block.first(), last))
            return;
        block.occurrences([&](Rid owner) { return within.contains(owner); },
            [&](Rid owner, const Occurrences &places) {
                quint64 &held = slotsOf[size_t(owner - within.low())];
                for (const Occurrence &place : places) {
                    fits = fits && place.slot < 64;
                    held |= quint64(1) << (place.slot & 63);
                }
            });
    }));
    if (!fits)
        return none;
    std::vector<TermPlace> list;
    for (size_t i = 0; i < slotsOf.size(); ++i) {
        const Rid owner = within.low() + Rid(i);
        for (quint64 rest = slotsOf[i]; rest; rest &= rest - 1) {
            const auto slot = quint32(std::countr_zero(rest));
            if (!isDead(owner, slot))
                list.push_back({owner, slot});
        }
    }
    return std::optional(std::move(list));
}

Result<std::vector<TermPlace>> SqliteSearchReader::places(const SearchTerm &term, const RidSet &within)
{
    std::optional<std::vector<TermPlace>> simple;
    if (term.tokens.size() == 1) {
        STEWARD_ASSIGN(simple, tokenPlaces(term.tokens.first(), term.lastIsPrefix, within));
    }
    std::vector<TermPlace> list;
    if (simple) {
        list = *std::move(simple);
    } else {
        STEWARD_ASSIGN(const std::vector<Hit> found, phraseHits(term, within));
        for (const Hit &hit : found)
            list.push_back({hit.owner, hit.slot});
    }
    pendingTexts(term, [&](Rid owner, quint32 slot) {
        if (within.contains(owner))
            list.push_back({owner, slot});
    });
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
}

} // namespace steward
