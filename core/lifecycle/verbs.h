// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/lifecycle/lifecycle.h"

namespace steward {

/// The verb under which a change of a ticket stands in its history: the lifecycle's own name of the move where there is
/// one ("resolve"), else by what happened to the status ("reopen", "hold", "close", "status"), else "assign" for a new
/// team or assignee, "edit" for anything else and "touch" for nothing. `lifecycle` may be null (records without one).
QString verbOf(const Lifecycle *lifecycle, const RecordType &type, const RecordValues &before,
    const RecordValues &after);

} // namespace steward
