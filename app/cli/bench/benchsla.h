// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/bench/figures.h"

namespace steward::cli {

class Console;

/// The figures of service levels: clocks alone (deadline_per_s, replay_tickets_per_s), then a generated desk of `tickets`
/// in `path`, which must not exist, with an agreement of three targets that has held all along. Each is of one core.
/// Thread: one.
Result<Ok> benchServiceLevels(Console &console, const QString &path, qint64 tickets, Figures &figures);

} // namespace steward::cli
