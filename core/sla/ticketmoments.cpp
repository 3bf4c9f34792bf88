// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/sla/ticketmoments.h"

#include "core/oplog/fold.h"
#include "core/oplog/hybridclock.h"

#include <algorithm>

namespace steward {

namespace {

constexpr qint64 unordered = qint64(1) << 62; ///< from here on stamps are places in an outbox, not times

TicketMoment momentOf(const LoggedOperation &logged, Instant notBefore, bool isImported)
{
    const Operation &op = logged.operation;
    TicketMoment moment;
    moment.claimed = op.eventTime;
    moment.received = logged.hub.receivedAt;
    moment.seq = logged.hub.seq;
    moment.author = op.author;
    // The effective stamp is the hub's: it grows along everything that was seen, and no claim is more than the bound ahead
    // of the hub. What waits for a hub has only its own.
    const Instant stamped = hybrid::toInstant(op.hlc);
    const Instant ordered = logged.hub.eff < unordered ? hybrid::toInstant(logged.hub.eff) : stamped;
    Instant at = op.eventTime;
    if (op.author == op.actor && !isImported)
        at = std::max(at, std::min(stamped, ordered)); // a clock that was set back
    at = std::min(at, std::max(moment.received, ordered - hybrid::bound)); // one that is ahead
    moment.at = std::max(at, notBefore);
    const Duration apart = moment.at > moment.claimed ? moment.at - moment.claimed : moment.claimed - moment.at;
    moment.isDisputed = apart > disputedFrom;
    return moment;
}

bool isCounted(const RecordType &type, const RecordValues &values)
{
    const auto marked = [&](QStringView field) {
        const int at = type.indexOf(field);
        return at >= 0 && values.values[size_t(at)].toBool();
    };
    return !marked(u"withdrawn") && !marked(u"deleted");
}

} // namespace

Result<std::vector<TicketMoment>> ticketMoments(const RecordType &ticket, const QList<LoggedOperation> &operations,
    const RecordType &comment, const QList<QList<LoggedOperation>> &comments)
{
    std::vector<TicketMoment> moments;
    Instant latest{std::numeric_limits<qint64>::min()};
    const int external = ticket.indexOf(u"external.number");
    const auto isImported = [&](const RecordValues &state) { return !state.values[size_t(external)].isEmpty(); };
    const auto step = [&](const LoggedOperation &logged, const RecordValues &after) {
        TicketMoment moment = momentOf(logged, latest, isImported(after));
        latest = moment.at;
        moment.state = after;
        moments.push_back(std::move(moment));
    };
    STEWARD_TRY(foldRecord(ticket, operations, step));
    if (moments.empty())
        return moments;

    const int requester = ticket.indexOf(u"requester");
    const int writer = comment.indexOf(u"writer");
    std::vector<std::pair<TicketMoment, Uuid>> messages;
    for (const QList<LoggedOperation> &written : comments) {
        if (written.isEmpty())
            continue;
        STEWARD_ASSIGN(const FoldedRecord folded, foldRecord(comment, written));
        if (folded.deleted || !isCounted(comment, folded.values))
            continue;
        const auto first = std::min_element(written.cbegin(), written.cend(),
            [](const LoggedOperation &a, const LoggedOperation &b) { return a.hub.eff < b.hub.eff; });
        messages.emplace_back(momentOf(*first, moments.front().at, isImported(moments.back().state)), folded.values.values[size_t(writer)].reference());
    }
    for (auto &[message, who] : messages) {
        const auto next = std::upper_bound(moments.begin(), moments.end(), message.at,
            [](Instant at, const TicketMoment &moment) { return at < moment.at; });
        const TicketMoment &before = *(next == moments.begin() ? next : std::prev(next));
        message.state = before.state;
        const Uuid asks = message.state.values[size_t(requester)].reference();
        // Whoever is nobody of ours wrote from outside.
        message.kind = who.isNull() || who == asks ? TicketMoment::Kind::Message : TicketMoment::Kind::Reply;
        moments.insert(next, std::move(message));
    }
    return moments;
}

} // namespace steward
