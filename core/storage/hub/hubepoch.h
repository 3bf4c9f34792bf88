// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QString>

#include <optional>

namespace steward {

struct HubEpoch
{
    qint64 epoch = 0; ///< the one that began
    qint64 fork = 0; ///< the last operation that it has of the ended one
};

/// Says that a hub goes on from an earlier state of itself: a backup was restored, or a standby was promoted that had not
/// received everything. A new epoch begins at the present end of its log; nothing else changes but what is given out:
///
///     epochs are numbered by the second in which they begin, so that one that was lost with a backup never comes again
///     contexts of the ended epoch count up to the fork, so that nobody is taken to have seen what replaced lost work
///     numbers go on `distance` later, and so do the prefixes of replicas (session.sql): what was lost has been shown
///
/// Replicas find the new epoch at their next greeting, go back to the fork, and hand in again what the hub lost and they
/// still have (core/sync/syncengine.h). Until this was said they hand in nothing to a hub that went back.
/// To be said before people are let in again. Where it was not, `after` names the last operation of the backup: what was
/// written since counts as written without having seen one another, so that some of it becomes conflicts; the worker folds
/// it anew. Replicas name that operation when they refuse to go on.
/// Over the owner's URL, as openHub(). Saying it twice is harmless. Errors: those of openHub(); InvalidArgument
/// "hub.distance" (below 1, or more than the 1,000 that prefixes have), "hub.no-operation".
Result<HubEpoch> beginHubEpoch(
    const QString &url, const Clock &clock, qint64 distance = 1'000, std::optional<qint64> after = std::nullopt);

} // namespace steward
