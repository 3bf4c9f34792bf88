// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/whatif.h"

#include "core/desk/fields.h"
#include "core/schema/records/agreement.h"
#include "core/schema/records/servicelevel.h"
#include "core/schema/records/workcalendar.h"
#include "core/storage/clockrows.h"

namespace steward {

using namespace Qt::StringLiterals;

namespace {

Result<std::optional<BusinessCalendar>> hoursOf(Workspace &desk, const Uuid &calendar)
{
    if (calendar.isNull())
        return std::optional<BusinessCalendar>();
    STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(calendar));
    STEWARD_ASSIGN(const JsonNode node, parseJson(structOf<WorkCalendar>(loaded).body));
    STEWARD_ASSIGN(BusinessCalendar hours, BusinessCalendar::parse(node));
    return std::optional(std::move(hours));
}

/// Whether a clock says anything yet, and then what.
std::optional<bool> verdictOf(const ServiceClock &clock)
{
    if (clock.state == ServiceClock::State::Cancelled || clock.isSuperseded)
        return std::nullopt;
    if (clock.isOpen() && !clock.isBreached())
        return std::nullopt;
    return !clock.isBreached();
}

} // namespace

Result<WhatIf> whatIf(Workspace &desk, const LoadedRecord &target, const RecordValues &wanted, const Uuid &calendar, Instant since,
    const std::function<bool(qint64)> &progress)
{
    STEWARD_TRY(checkTarget(desk, wanted));
    const Uuid agreement = structOf<ServiceLevel>(target).agreement.uuid;
    STEWARD_ASSIGN(const LoadedRecord its, desk.load(agreement));
    STEWARD_ASSIGN(const auto hours, hoursOf(desk, calendar.isNull() ? structOf<Agreement>(its).calendar.uuid : calendar));
    ServiceLevelBook book(desk.connection(), desk.records(), [&desk](Rid rid) { return desk.operationsOf(rid); });
    STEWARD_ASSIGN(const ServiceLevels *const present, book.current());
    ServiceLevels before{{}, present->pausingHolds};
    for (const ServiceTarget &one : present->targets) {
        if (one.id == target.id)
            before.targets.append(one);
    }
    STEWARD_ASSIGN(ServiceTarget other, book.imagined(target.id, wanted, hours));
    const ServiceLevels after{{std::move(other)}, present->pausingHolds};

    WhatIf result;
    result.since = since;
    const Instant now = desk.clock().now();
    STEWARD_ASSIGN(const QList<Rid> rids, ticketsOpenedSince(desk.connection(), since));
    for (const Rid rid : rids) {
        STEWARD_ASSIGN(const QList<LoggedOperation> operations, desk.operationsOf(rid));
        if (operations.isEmpty())
            continue;
        const RecordType *type = desk.schema().type(operations.first().operation.recordType);
        if (!type || !type->isTicket())
            continue;
        STEWARD_ASSIGN(const std::vector<TicketMoment> moments, book.momentsOf(*type, rid, operations));
        const QList<ServiceClock> old = serviceClocks(before, *type, moments, now);
        const QList<ServiceClock> fresh = serviceClocks(after, *type, moments, now);
        for (const ServiceClock &clock : old) {
            if (const auto verdict = verdictOf(clock)) {
                ++result.countedBefore;
                result.metBefore += *verdict;
            }
        }
        for (const ServiceClock &clock : fresh) {
            const auto verdict = verdictOf(clock);
            if (!verdict)
                continue;
            ++result.countedAfter;
            result.metAfter += *verdict;
            for (const ServiceClock &was : old) {
                const auto earlier = was.cycle == clock.cycle ? verdictOf(was) : std::nullopt;
                if (!earlier || *earlier == *verdict)
                    continue;
                ++result.changed;
                if (result.changes.size() < WhatIf::mostChanges)
                    result.changes.append({rid, {}, {}, clock.cycle, was.elapsed, clock.elapsed, *earlier});
            }
        }
        ++result.tickets;
        if (progress && result.tickets % 200 == 0 && !progress(result.tickets))
            return Error{ErrorKind::Cancelled, u"sla.stopped"_s, u"stopped"_s, {}, {}};
    }
    for (ChangedVerdict &change : result.changes) {
        STEWARD_ASSIGN(const LoadedRecord ticket, desk.load(change.ticket));
        change.number = ticket.number;
        change.title = valueOf(*desk.schema().type(ticket.type), ticket.values, u"title").text();
    }
    return result;
}

} // namespace steward
