// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// What is measured.
// deadline_per_s: deadlineAfter() of Mon–Fri 09:00–17:30 in London with its bank holidays of eleven years, spans to 90 days.
// replay_tickets_per_s: serviceClocks() and all clockLines() of tickets with six moments under three targets, in memory.
// sla_attach_tickets_per_s: an agreement is entered into a desk that has tickets: the clocks of all rows are computed and
// written, histories read among it.
// whatif_500k_tickets_s: whatIf() of all tickets of the desk, scaled.
// dashboard_ms: readSlaBoard() with nothing kept from before. deadline_first_page_p95_ms: a page of 100 by next deadline.

#include "app/cli/bench/benchsla.h"

#include "app/cli/console.h"
#include "core/base/random.h"
#include "core/base/zoneedition.h"
#include "core/calendar/calendardraft.h"
#include "core/desk/deskquery.h"
#include "core/desk/fields.h"
#include "core/desk/generator.h"
#include "core/desk/recordverbs.h"
#include "core/desk/setup.h"
#include "core/desk/slaboard.h"
#include "core/desk/whatif.h"
#include "core/schema/records/agreement.h"
#include "core/schema/records/servicelevel.h"
#include "core/schema/records/workcalendar.h"
#include "core/storage/listquery.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 hour = 3'600'000;

Result<QString> londonBody()
{
    CalendarDraft draft;
    draft.zone = u"Europe/London"_s;
    STEWARD_ASSIGN(draft.week, weekFromText(u"Mon-Fri 09:00-17:30"_s));
    QList<Holiday> holidays;
    for (int year = 2016; year <= 2026; ++year) {
        for (const auto &[month, day] : {std::pair(1, 1), {4, 10}, {4, 13}, {5, 4}, {5, 25}, {8, 31}, {12, 25}, {12, 28}})
            holidays.append({QDate(year, month, day), u"Bank holiday"_s});
    }
    draft.add(holidays);
    return draft.body(zoneEdition());
}

Result<Ok> clocksAlone(Figures &figures)
{
    STEWARD_ASSIGN(const QString body, londonBody());
    STEWARD_ASSIGN(const JsonNode node, parseJson(body));
    STEWARD_ASSIGN(const BusinessCalendar calendar, BusinessCalendar::parse(node));
    SeededRandom random(1);
    std::vector<std::pair<Instant, Duration>> wanted;
    for (int i = 0; i < 100'000; ++i)
        wanted.emplace_back(Instant{1'500'000'000'000 + qint64(random.below(200'000'000'000))}, Duration(qint64(random.below(90 * 24 * hour))));
    Stopwatch watch;
    qint64 sum = 0;
    watch.start();
    for (int round = 0; round < 20; ++round) {
        for (const auto &[start, span] : wanted)
            sum += calendar.deadlineAfter(start, span).value_or(Instant{}).ms > 0;
    }
    watch.stop();
    if (sum < 0) // it is asked for, or the compiler leaves the work out
        return Error{ErrorKind::Internal, u"bench.sla"_s, u"no deadline was found"_s, {}, {}};
    figures.set(u"deadline_per_s"_s, 2'000'000 / (watch.ms() / 1000), 2'000'000 / (watch.cpu() / 1000));

    const RecordType &type = *Schema::builtIn()->type(u"incident");
    ServiceLevels levels{{}, StringSet({u"requester"_s})};
    for (const Metric metric : {Metric::FirstResponse, Metric::NextResponse, Metric::Resolution}) {
        ServiceTarget target;
        target.id = Uuid::v7({1}, random);
        TargetRules rules;
        rules.metric = metric;
        rules.goal = Duration(16 * hour);
        target.versions = {rules};
        target.calendar = CalendarTimeline({{Instant{}, calendar}});
        levels.targets.append(target);
    }
    std::vector<std::vector<TicketMoment>> stories;
    for (int i = 0; i < 2'000; ++i) {
        Instant at{1'500'000'000'000 + qint64(random.below(200'000'000'000))};
        RecordValues state = type.empty();
        std::vector<TicketMoment> moments;
        for (int step = 0; step < 6; ++step) {
            const qint64 statusClass = step == 2 ? 2 : step == 5 ? 3 : 1;
            setValue(type, state, u"status.class", Value(statusClass));
            setValue(type, state, u"hold", statusClass == 2 ? Value(u"requester"_s) : Value());
            setValue(type, state, u"priority", Value(qint64(2)));
            TicketMoment moment;
            moment.kind = step == 3 ? TicketMoment::Kind::Message : step == 4 ? TicketMoment::Kind::Reply : TicketMoment::Kind::Change;
            moment.at = at;
            moment.state = state;
            moments.push_back(moment);
            at = at + Duration(qint64(random.below(20 * hour)));
        }
        stories.push_back(std::move(moments));
    }
    Stopwatch replay;
    qint64 lines = 0;
    constexpr int rounds = 10;
    replay.start();
    for (int round = 0; round < rounds; ++round) {
        for (const std::vector<TicketMoment> &moments : stories) {
            const QList<ServiceClock> clocks = serviceClocks(levels, type, moments, moments.back().at);
            for (const ServiceClock &clock : clocks)
                lines += clockLines(clock, levels.targets.first().calendar).size();
        }
    }
    replay.stop();
    if (lines == 0)
        return Error{ErrorKind::Internal, u"bench.sla"_s, u"nothing was replayed"_s, {}, {}};
    const double tickets = double(stories.size()) * rounds;
    figures.set(u"replay_tickets_per_s"_s, tickets / (replay.ms() / 1000), tickets / (replay.cpu() / 1000));
    return Ok{};
}

template<class R>
Result<Uuid> create(Workspace &desk, const R &record)
{
    STEWARD_ASSIGN(const RecordEdit edit, creationOf(desk, record));
    STEWARD_ASSIGN(const VerbReport report, createRecord(desk, edit));
    return report.record;
}

Result<Uuid> addAgreement(Workspace &desk)
{
    WorkCalendar calendar;
    calendar.name = u"Office"_s;
    STEWARD_ASSIGN(calendar.body, londonBody());
    calendar.zone = u"Europe/London"_s;
    calendar.hours = u"Mon-Fri 09:00-17:30"_s;
    STEWARD_ASSIGN(const Uuid hours, create(desk, calendar));
    Agreement agreement;
    agreement.name = u"Gold"_s;
    agreement.kind = u"sla"_s;
    agreement.calendar = {hours};
    agreement.from = Instant{1};
    STEWARD_ASSIGN(const Uuid its, create(desk, agreement));
    Uuid last;
    for (const auto &[metric, goal] : {std::pair("response", 4), {"reply", 8}, {"resolution", 40}}) {
        ServiceLevel level;
        level.name = QString::fromLatin1(metric);
        level.agreement = {its};
        level.metric = level.name;
        level.goal = goal * hour;
        level.critical = goal * hour / 8;
        STEWARD_ASSIGN(last, create(desk, level));
    }
    return last;
}

} // namespace

Result<Ok> benchServiceLevels(Console &console, const QString &path, qint64 tickets, Figures &figures)
{
    STEWARD_TRY(clocksAlone(figures));
    console.remark(u"making a desk of %1 tickets"_s.arg(tickets));
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, Workspace::create(path, {}));
    STEWARD_TRY(setUpDesk(*desk));
    TicketGenerator generator(desk->sharedSchema(), {.tickets = tickets, .now = desk->clock().now()});
    STEWARD_TRY(desk->commit(generator.foundation()));
    while (!generator.atEnd())
        STEWARD_TRY(desk->commit(generator.next(2'000)));
    figures.set(u"tickets"_s, double(tickets));

    Stopwatch attach;
    attach.start();
    STEWARD_ASSIGN(const Uuid target, addAgreement(*desk));
    while (true) {
        STEWARD_ASSIGN(const bool more, desk->refreshClocks(5'000));
        if (!more)
            break;
    }
    attach.stop();
    figures.set(u"sla_attach_tickets_per_s"_s, double(tickets) / (attach.ms() / 1000), double(tickets) / (attach.cpu() / 1000));

    STEWARD_ASSIGN(const LoadedRecord loaded, desk->load(target));
    ServiceLevel wanted = structOf<ServiceLevel>(loaded);
    wanted.goal = 30 * hour;
    Stopwatch imagined;
    imagined.start();
    STEWARD_ASSIGN(const WhatIf result, whatIf(*desk, loaded, valuesOf(*desk->schema().type(u"target"), wanted), {}, Instant{1}));
    imagined.stop();
    const double scale = 500'000.0 / double(std::max<qint64>(1, result.tickets)) / 1000;
    figures.set(u"whatif_500k_tickets_s"_s, imagined.ms() * scale, imagined.cpu() * scale);

    Samples boards;
    for (int i = 0; i < 5; ++i)
        STEWARD_TRY(boards.time([&] { return readSlaBoard(*desk, {}); }));
    figures.set(u"dashboard_ms"_s, boards.wall(0.5), boards.cpu(0.5));
    STEWARD_ASSIGN(const QueryContext context, queryContext(*desk, allTickets()));
    const BoundQuery query = bindQuery(u"status:open has:deadline"_s, context);
    Samples pages;
    for (int i = 0; i < 40; ++i)
        STEWARD_TRY(pages.time([&] { return ListQuery(desk->connection()).page({query, {{u"deadline"_s, false}}}, 100); }));
    figures.set(u"deadline_first_page_p95_ms"_s, pages.wall(0.95), pages.cpu(0.95));
    return Ok{};
}

} // namespace steward::cli
