// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/random.h"
#include "core/storage/hub/hub.h"

#include <memory>

namespace steward {

/// How bad a line is, in percent of calls.
struct LineFaults
{
    int lost = 0; ///< the call does not arrive
    int cut = 0; ///< it arrives, and its answer does not
    int doubled = 0; ///< it arrives twice
    int late = 0; ///< an older answer arrives instead
    bool partitioned = false;
};

/// A line to a hub that loses, doubles and delays.
class FaultyHub : public Hub
{
public:
    FaultyHub(std::unique_ptr<Hub> hub, SeededRandom &random) : m_hub(std::move(hub)), m_random(random) {}

    LineFaults faults;

    Result<HubGreeting> greet() override
    {
        return call<HubGreeting>([&] { return m_hub->greet(); });
    }
    Result<HubReplica> lease() override
    {
        return call<HubReplica>([&] { return m_hub->lease(); });
    }
    Result<HubReplica> enroll(const Uuid &incarnation) override
    {
        return call<HubReplica>([&] { return m_hub->enroll(incarnation); });
    }
    Result<HubReplica> replica(const Uuid &id) override
    {
        return call<HubReplica>([&] { return m_hub->replica(id); });
    }
    Result<bool> holds(const HubPlace &place) override
    {
        return call<bool>([&] { return m_hub->holds(place); });
    }
    Result<QList<PushVerdict>> push(const PushPage &page) override
    {
        return call<QList<PushVerdict>>([&] { return m_hub->push(page); });
    }
    Result<PullPage> pull(const HubPlace &place, int limit) override
    {
        Result<PullPage> page = call<PullPage>([&] { return m_hub->pull(place, limit); });
        if (page && m_older && happens(faults.late))
            return *m_older;
        if (page)
            m_older = *page;
        return page;
    }
    Result<QList<LoggedOperation>> history(const Uuid &record) override
    {
        return call<QList<LoggedOperation>>([&] { return m_hub->history(record); });
    }

private:
    bool happens(int percent) { return percent > 0 && int(m_random.below(100)) < percent; }

    template<class T, class Call>
    Result<T> call(Call perform)
    {
        const Error unreachable{ErrorKind::Unavailable, QStringLiteral("hub.unreachable"),
            QStringLiteral("the team server does not answer"), {}, {}};
        if (faults.partitioned || happens(faults.lost))
            return unreachable;
        Result<T> answer = perform();
        if (happens(faults.doubled))
            answer = perform();
        if (happens(faults.cut))
            return unreachable;
        return answer;
    }

    std::unique_ptr<Hub> m_hub;
    SeededRandom &m_random;
    std::optional<PullPage> m_older;
};

} // namespace steward
