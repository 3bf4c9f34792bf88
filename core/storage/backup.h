// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <functional>

class QString;
struct sqlite3;

namespace steward {

/// Called now and then with pages done and pages in all; returning false stops with Cancelled. Thread: the caller's.
using BackupProgress = std::function<bool(qint64 done, qint64 total)>;

/// Copies an open SQLite database, as it is at one moment, into a new file while others go on writing. The target
/// appears only when it is complete. Errors: AlreadyExists "backup.exists", OutOfSpace "storage.full",
/// Cancelled "backup.cancelled".
Result<Ok> copyDatabase(sqlite3 *source, const QString &target, const BackupProgress &progress = {});

} // namespace steward
