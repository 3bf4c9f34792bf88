// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/democompany.h"
#include "core/desk/wordsource.h"
#include "core/lifecycle/deskpolicies.h"

namespace steward {

/// A save of the demo's history.
struct DemoSave
{
    Instant at;
    EditGroup group;
};

/// Tells what happened to each of the demo company's tickets. Part of demo.h.
class DemoStory
{
public:
    DemoStory(Workspace &desk, const DemoCompany &company, SeededRandom &random, Instant now);

    /// When `count` tickets were opened since `from`, in order: working hours of their sites.
    struct Opening
    {
        Instant at;
        qsizetype site = 0;
    };
    QList<Opening> openings(qint64 count, Instant from);
    /// The whole life of one ticket.
    void tell(const Opening &opening, QList<DemoSave> &saves);

private:
    struct Ticket; ///< one ticket while its story is told

    QString pick(const JsonNode &scenario, QStringView list, const Ticket &ticket);
    void save(Ticket &ticket, Instant at, const QString &verb, const Uuid &author, QList<RecordEdit> with = {});
    RecordEdit said(const Ticket &ticket, bool isPublic, const QString &text, const Uuid &writer, Instant at);
    void opened(Ticket &ticket);
    void worked(Ticket &ticket);
    void ended(Ticket &ticket, Instant at, const QString &last);
    void agreed(Ticket &ticket);
    bool merged(Ticket &ticket);
    Instant after(const Ticket &ticket, int leastMinutes, int mostMinutes);
    bool chance(int percent) { return int(m_random.below(100)) < percent; }
    template<class T>
    const T &any(const QList<T> &list) { return list[qsizetype(m_random.below(std::uint64_t(list.size())))]; }

    Workspace &m_desk;
    const DemoCompany &m_company;
    SeededRandom &m_random;
    const Instant m_now;
    const RecordType &m_type;
    const DeskPolicies &m_policies;
    const Lifecycle &m_lifecycle;
    const JsonNode &m_data;
    WeightedDraw m_siteDraw;
    QHash<QString, QList<const JsonNode *>> m_scenarios; ///< by site, as often as they weigh
    QHash<QString, std::pair<Uuid, Instant>> m_lastOf; ///< by scenario and site: the ticket a duplicate belongs to
};

} // namespace steward
