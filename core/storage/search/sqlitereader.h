// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"
#include "core/storage/search/ridset.h"
#include "core/storage/search/segmentmerger.h"
#include "core/text/searchquery.h"

#include <QHash>

#include <string>

namespace steward {

/// A text of an owner in which a term was found.
struct TermPlace
{
    Rid owner = 0;
    quint32 slot = 0;

    auto operator<=>(const TermPlace &) const = default;
};

/// Answers searches from the index of a SQLite workspace as the connection sees it now. Remembers what is pending
/// and what is dead, and brings that up to date on each begin(). Thread: its connection's.
class SqliteSearchReader
{
public:
    explicit SqliteSearchReader(Connection &connection) : m_connection(connection) {}

    /// Sees what is committed, or what the connection's own transaction has written. Call it before the others, in
    /// the same transaction. `table`: whose records are looked for.
    Result<Ok> begin(const QString &table);

    /// All rids are below it.
    Rid end() const { return m_end; }
    /// Owners with low ≤ rid < high that hold every term; of `within` alone if that is not null. `low` is taken down to
    /// a multiple of 64.
    Result<RidSet> matches(const SearchQuery &query, Rid low, Rid high, const RidSet *within = nullptr);
    /// Texts of the owners in `within` that hold the term; rising, each once.
    Result<std::vector<TermPlace>> places(const SearchTerm &term, const RidSet &within);

private:
    /// The texts of one table that are in no segment yet, one behind the other, so that a phrase is looked for in
    /// all of them at once.
    struct Pending
    {
        struct Text
        {
            size_t end = 0; ///< of its tokens in the letters
            Rid owner = 0;
            quint32 slot = 0;
        };
        std::string letters; ///< " the printer is red \n help \n"
        std::vector<Text> texts;
    };
    struct Hit; // one token at one place
    struct Segment
    {
        qint64 id = 0;
        Rid first = 0; ///< of its owners
        Rid last = 0;
    };

    Result<Ok> refresh();
    Result<RidSet> ownersOf(const SearchTerm &term, Rid low, Rid high, const RidSet *within);
    /// Blocks of a token, or of all tokens that begin so, from the highest owners to the lowest.
    template<class Visit>
    Result<Ok> blocks(const QString &token, bool prefix, Rid low, Rid high, Visit visit);
    template<class Visit>
    Result<Ok> blocksFrom(qint64 segment, const QByteArray &from, Rid low, Rid high, Visit visit);
    Result<Ok> addOwners(const QString &token, bool prefix, const RidSet *within, RidSet &out);
    Result<std::vector<Hit>> hits(const QString &token, bool prefix, const RidSet &within);
    Result<std::vector<Hit>> phraseHits(const SearchTerm &term, const RidSet &within);
    Result<std::optional<std::vector<TermPlace>>> tokenPlaces(const QString &token, bool prefix, const RidSet &within);
    template<class Visit>
    void pendingTexts(const SearchTerm &term, Visit visit) const;
    bool isDead(Rid owner, quint32 slot) const { return !m_dead.empty() && m_dead.contains({owner, slot}); }

    Connection &m_connection;
    QString m_table;
    QByteArray m_prefix;
    Rid m_end = 0;
    qint64 m_generation = -1;
    qint64 m_lastPending = 0;
    qint64 m_lastDead = 0;
    bool m_provisional = false; ///< what is remembered may be rolled back
    std::vector<Segment> m_segments;
    QHash<QString, Pending> m_pending; ///< by table
    DeadSlots m_dead;
    RidSet m_deadOwners;
};

} // namespace steward
