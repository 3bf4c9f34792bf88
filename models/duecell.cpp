// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/duecell.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace steward {

std::optional<DueCell> dueCell(const DueFacts &facts, Instant now)
{
    if (!facts.due)
        return {};
    const bool terminal = facts.status == StatusClass::Done || facts.status == StatusClass::Closed;
    if (terminal && !facts.resolved)
        return {}; // cancelled: nothing was promised any more
    const Instant at = terminal ? *facts.resolved : now;
    const Duration left = *facts.due - at;

    DueCell cell;
    cell.remainingMs = left.count();
    if (facts.opened && *facts.due > *facts.opened) {
        const double share = double((at - *facts.opened).count()) / double((*facts.due - *facts.opened).count());
        cell.usedPermille = int(std::clamp(share * 1000, 0.0, 1000.0));
    } else {
        cell.usedPermille = left.count() < 0 ? 1000 : 0;
    }
    if (left.count() < 0) {
        cell.indicator = Indicator::Breach;
    } else if (terminal) {
        cell.indicator = Indicator::Met;
        cell.remainingMs = facts.opened ? (at - *facts.opened).count() : 0;
    } else if (facts.pausesClock) {
        cell.indicator = Indicator::Paused;
    } else if (left < 1h) {
        cell.indicator = Indicator::Risk;
    } else if (left < 2h) {
        cell.indicator = Indicator::Warn;
    }
    return cell;
}

} // namespace steward
