// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oplog/operation.h"
#include "core/storage/connection.h"

namespace steward {

/// FailedPrecondition "hub.none" when the database has no hub, or none that this login may use.
Result<Ok> checkIsHub(Connection &connection);

/// Where the hub's stream stands; `ownSeq` is left at 0.
Result<Context> hubContext(Connection &connection);

/// Records that a batch wrote on and that I may see, in the order it first did.
Result<QList<Rid>> hubRecordsOfBatch(Connection &connection, const Uuid &batch);

/// The session is told when somebody has written; see PostgresqlConnection::notifications().
Result<Ok> listenTo(Connection &connection, const Uuid &workspace);
/// "steward_" and the last 12 hex digits of the workspace's id.
QString hubChannel(const Uuid &workspace);

/// What somebody does at a record.
enum class Doing { Gone, Looking, TypingReply, TypingNote };

struct PresenceRow
{
    Uuid person;
    Doing doing = Doing::Looking;
    Instant since;

    bool operator==(const PresenceRow &) const = default;
};

/// Says what I do at a record, for half a minute, and gives the others who are there, those who type first.
Result<QList<PresenceRow>> exchangePresence(Connection &connection, const Uuid &record, Doing mine);

} // namespace steward
