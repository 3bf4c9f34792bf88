// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "models/roles.h"

#include <optional>

namespace steward {

/// What the time left of a ticket is reckoned from as long as no agreement holds: one date, by hand or by the desk's
/// rule, on the wall clock.
struct DueFacts
{
    std::optional<Instant> opened;
    std::optional<Instant> due;
    std::optional<Instant> resolved;
    StatusClass status = StatusClass::New;
    bool pausesClock = false; ///< waits for a reason that stops the clock
};

/// The cell for `now`; nullopt where nothing is due. Warns from two hours before, risk from one; a resolved ticket shows
/// the time it took, or by how much it was late.
std::optional<DueCell> dueCell(const DueFacts &facts, Instant now);

} // namespace steward
