// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/hub/hubsetup.h"

namespace steward {

struct HubWork
{
    qint64 records = 0; ///< looked at
    qint64 repaired = 0; ///< whose row was not what the core computes from their operations
    qint64 indexed = 0; ///< texts that the search did not know yet
};

/// Computes with the core what the hub's functions cannot: derived and folded columns and search texts of the records in
/// derive_queue, the ones that waited longest first, until the queue is empty. A push leaves its records there; what its
/// client had worked out stands in the rows meanwhile and is proven here. Repeated, or run twice at once, it does no harm:
/// a record is locked as a push locks it, and leaves the queue in the same transaction.
/// Errors: those of openHub() and of storage; what was done until then stays done.
Result<HubWork> workHub(const HubOwner &hub);

} // namespace steward
