// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"

namespace steward::cli {

constexpr int exitDone = 0;
constexpr int exitNo = 1; ///< the answer is no: verify failed, not found
constexpr int exitUsage = 2;
constexpr int exitFailed = 3; ///< refused or failed; nothing was changed

/// `stewardctl` without its process: picks the verb, runs it, prints its error. Returns the exit code.
int runProgram(const QStringList &typed, Console &console);

} // namespace steward::cli
