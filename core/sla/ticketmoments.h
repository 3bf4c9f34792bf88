// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// When things happened to a ticket, as clocks take it.
//
// Each operation claims an event time. It is believed between two bounds: not before anything that its author had seen, and
// not after the hub received it. The hybrid stamp of an operation never goes back, so a clock that was set back shows: an
// operation whose author wrote it themselves happened no earlier than its stamp says. What was imported (it has a number
// elsewhere, or was written down for somebody else) is stamped today and believed. Both times stay with the moment; where
// they are more than a day apart it is disputed.
//
// Invariant: moments are in the order of the fold, and their times never fall.
//
// Worked example. Misaki's laptop is an hour slow. She resolves at 15:00 what it calls 14:00, having seen a reply of 14:20;
// the hub hears of it at 15:30. Claimed 14:00, used 14:20.

#pragma once

#include "core/oplog/operation.h"
#include "core/schema/recordtype.h"

#include <vector>

namespace steward {

struct TicketMoment
{
    enum class Kind {
        Change, ///< of the ticket itself; the first one opens it
        Reply, ///< a public message of somebody who is not the requester
        Message, ///< one of the requester
    };
    Kind kind = Kind::Change;
    Instant at; ///< used
    Instant claimed;
    Instant received;
    bool isDisputed = false;
    qint64 seq = 0;
    Uuid author;
    RecordValues state; ///< of the ticket after it; shared by the moments that leave it alone
};

/// Of a ticket's accepted operations and those of its public messages, in any order. Messages that were withdrawn, or
/// whose writing was undone, are none. Errors: those of foldRecord().
Result<std::vector<TicketMoment>> ticketMoments(const RecordType &ticket, const QList<LoggedOperation> &operations,
    const RecordType &comment, const QList<QList<LoggedOperation>> &comments);

constexpr Duration disputedFrom{24 * 3'600'000};

} // namespace steward
