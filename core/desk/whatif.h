// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/servicelevels.h"

namespace steward {

/// A ticket whose verdict would be another one.
struct ChangedVerdict
{
    Rid ticket = 0;
    QString number;
    QString title;
    int cycle = 1;
    Duration elapsedBefore{}, elapsedAfter{};
    bool wasMet = false; ///< and would not be; else it was missed and would be met
};

/// The past under another target, without writing anything.
struct WhatIf
{
    Instant since;
    qint64 tickets = 0; ///< that were replayed
    qint64 metBefore = 0, countedBefore = 0;
    qint64 metAfter = 0, countedAfter = 0;
    QList<ChangedVerdict> changes; ///< at most mostChanges of them
    qint64 changed = 0; ///< all of them

    static constexpr int mostChanges = 1'000;
};

/// Replays every ticket opened since `since` under `wanted`, the target's record with other goals, scope or conditions, and
/// `calendar` (a calendar's record; null: the target's own), as if they had always held. Counted are clocks that ended, and
/// open ones that are over. `progress` is told tickets; false stops with Cancelled "sla.stopped".
/// Errors: those of checkTarget(); NotFound "record.unknown".
Result<WhatIf> whatIf(Workspace &desk, const LoadedRecord &target, const RecordValues &wanted, const Uuid &calendar, Instant since,
    const std::function<bool(qint64)> &progress = {});

} // namespace steward
