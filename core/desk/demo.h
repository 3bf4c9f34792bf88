// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"

namespace steward {

struct DemoOptions
{
    qint64 tickets = 2038;
    std::uint64_t seed = 2026;
    Duration span = std::chrono::hours(24 * 120); ///< how far back the history goes
};

struct DemoReport
{
    qint64 tickets = 0;
    qint64 operations = 0;
};

/// The login under which a demo desk is made (WorkspaceOptions::login): its owner becomes 佐藤 美咲, who works the desk.
QString demoLogin();

/// Fills a new desk with the demo company, 楓商事 Kaede Trading: four sites, eight teams, forty technicians, two hundred
/// requesters, services, configuration items, and months of tickets in Japanese, English and German with their
/// conversations, up to now by the desk's clock. Everything is told with its own event time and author, one batch per
/// save, so that history, undo and time travel behave as on a desk that has really worked. The same seed gives the same
/// company; only the days move with the clock. Sets the desk up first when that was not done.
/// Errors: those of setUpDesk() and the writer.
Result<DemoReport> fillWithDemo(Workspace &desk, const DemoOptions &options = {});

} // namespace steward
