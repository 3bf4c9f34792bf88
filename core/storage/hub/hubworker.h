// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/postgresqlconnection.h"

namespace steward {

struct HubWork
{
    qint64 records = 0; ///< looked at
    qint64 changed = 0; ///< whose derived columns, folds or search texts were not what the core computes
    qint64 indexed = 0; ///< texts that the search did not know
    qint64 repaired = 0; ///< whose row was not what its operations say: a defect, or somebody wrote past the log
    qint64 differing = 0; ///< the same, left as they are: only the owner of the hub may write them
};

/// A session that may do the worker's part: of a login with the role worker, which sees all rows and writes through
/// api.derive() alone, or of the login that owns the hub, which repairs rows too.
struct HubWorkplace
{
    std::unique_ptr<PostgresqlConnection> connection;
    Uuid workspace;
    bool isOwner = false;
};
/// Errors: PermissionDenied "hub.needs-worker" (a member), FailedPrecondition "hub.none", those of openPostgresqlStore().
Result<HubWorkplace> openHubWorkplace(const QString &url);

/// Computes with the core what the hub's functions cannot, for the records in derive_queue, the ones that waited longest
/// first, until the queue is empty: derived and folded columns, folds of sets and custom fields, search texts. What the
/// pushing client had worked out stands there meanwhile and is proven here. Reads a snapshot, so nobody waits; what changes
/// meanwhile stays in the queue. Repeated, or run twice at once, it does no harm.
/// Errors: those of storage; what was done until then stays done.
Result<HubWork> workHub(const HubWorkplace &place);

} // namespace steward
