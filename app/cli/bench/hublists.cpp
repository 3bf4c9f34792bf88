// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// queue_first_page_technician_p95_ms, search_technician_p95_ms and the same for the supervisor: as benchqueue.cpp measures
// them on a file, over a session of that login, so that row security decides what is seen.
//
// save_connected_p95_ms: one edit of a ticket's title and urgency by the desk's rules, from the loaded form to the hub's
// answer.

#include "app/cli/bench/bench.h"
#include "app/cli/bench/benchhub.h"
#include "core/desk/fields.h"
#include "core/desk/serverside.h"
#include "core/desk/tickets.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

Result<Ok> benchHubLists(HubSite &site, Figures &figures)
{
    for (const auto &[who, login] : {std::pair(u"_technician"_s, &site.technician()), std::pair(u"_supervisor"_s, &site.supervisor())}) {
        STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, HubSite::open(*login));
        constexpr int rounds = 4;
        STEWARD_TRY(measureQueue(*desk, who, rounds, figures));
        STEWARD_TRY(measureSearch(*desk, who, figures));
    }
    return Ok{};
}

Result<Ok> benchHubSave(HubSite &site, Figures &figures)
{
    constexpr int saves = 300;
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, HubSite::open(site.supervisor()));
    STEWARD_ASSIGN(const QList<Rid> tickets, someTickets(*desk, saves, 11));
    ServerTime server;
    server.add(static_cast<PostgresqlConnection &>(desk->connection()));
    Samples times;
    double spent = 0;
    qint64 urgency = 1;
    for (const Rid rid : tickets) {
        STEWARD_ASSIGN(const LoadedRecord loaded, desk->load(rid));
        const RecordType &type = *desk->schema().type(loaded.type);
        const QString title = valueOf(type, loaded.values, u"title").text();
        urgency = urgency % 3 + 1;
        server.start();
        STEWARD_ASSIGN([[maybe_unused]] const VerbReport report, times.time([&] {
            return editTicket(*desk, loaded, {{u"title"_s, QString(title + u" again"_s)}, {u"urgency"_s, urgency}});
        }));
        spent += server.ms();
    }
    figures.set(u"save_connected_p95_ms"_s, times.wall(0.95), times.cpu(0.95));
    figures.set(u"save_connected_p50_ms"_s, times.wall(0.5), times.cpu(0.5));
    figures.setServer(u"save_connected_mean_ms"_s, spent / double(std::max<qsizetype>(1, tickets.size())));
    return Ok{};
}

} // namespace steward::cli
