// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/wordsource.h"
#include "core/lifecycle/deskpolicies.h"
#include "core/oplog/edit.h"
#include "core/schema/schema.h"

namespace steward {

struct GeneratorOptions
{
    qint64 tickets = 0;
    std::uint64_t seed = 1;
    Instant now; ///< nothing happens later
    Duration span = std::chrono::hours(24 * 365 * 3); ///< the first ticket is this old
    int japanesePercent = 20;
    int openPercent = 10; ///< of the tickets; the newest ones are open more often
    int teams = 8;
    int agents = 40;
    int requesters = 400;
};

/// A desk's log of any size, for benches and tests of scale: subjects of 5–9 words, descriptions of 40–110, comments of
/// 15–60, words by Zipf's law, and five operations a ticket: opened, assigned, answered, noted, brought to its state.
/// The same options give the same edits. Streams: memory does not grow with the number of tickets.
///
///     TicketGenerator generator(schema, {.tickets = 1'000'000, .now = clock.now()});
///     desk.commit(generator.foundation());
///     while (!generator.atEnd())
///         desk.commit(generator.next(2'000), {.batch = batch});
///
/// The groups of one next() must be committed together: later edits of a ticket build on its first.
/// Thread: one object serves one thread.
class TicketGenerator
{
public:
    TicketGenerator(std::shared_ptr<const Schema> schema, const GeneratorOptions &options);

    /// Teams, people, services, categories, sites, configuration items and resolution codes. Commit it first.
    QList<EditGroup> foundation();

    bool atEnd() const { return m_made >= m_options.tickets; }
    /// The operations of up to `tickets` more tickets, one group per save.
    QList<EditGroup> next(int tickets);
    static constexpr int operationsPerTicket = 5;

    const WordSource &english() const { return m_english; }
    const WordSource &japanese() const { return m_japanese; }
    const QList<Uuid> &agents() const { return m_agents; }

private:
    struct Places; ///< indexes of the fields it fills

    template<class R>
    Uuid add(QList<EditGroup> &groups, const R &record);
    void ticket(QList<EditGroup> &groups);
    RecordEdit edit(const QString &type, const Uuid &id, Instant at, const Uuid &author);
    RecordEdit said(bool isPublic, const Uuid &ticket, const WordSource &words, Instant at, const Uuid &writer);
    Uuid any(const QList<Uuid> &list);
    int percent() { return int(m_random.below(100)); }

    std::shared_ptr<const Schema> m_schema;
    GeneratorOptions m_options;
    SeededRandom m_random;
    WordSource m_english{WordSource::Language::English};
    WordSource m_japanese{WordSource::Language::Japanese};
    std::shared_ptr<const Places> m_places;
    qint64 m_made = 0;
    QList<Uuid> m_teams, m_agents, m_requesters, m_services, m_categories, m_sites, m_items, m_codes;
};

} // namespace steward
