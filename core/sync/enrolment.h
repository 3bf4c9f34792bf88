// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/storage/connection.h"
#include "core/storage/hub/hub.h"

namespace steward {

/// Makes an empty store a replica of `hub` for this login: asks for a replica id and writes down where it begins. The
/// first round of a SyncEngine then fills it. `url` is kept, without a password, for later rounds. Errors: those of Hub.
Result<Ok> enrolStore(
    Connection &connection, const QString &url, Hub &hub, const Clock &clock, RandomSource &random);

/// The same with a new file, which appears only when the hub has agreed. Errors: those of createSqliteFile() too.
Result<Ok> enrolFile(const QString &path, const QString &url, Hub &hub, const Clock &clock, RandomSource &random);

} // namespace steward
