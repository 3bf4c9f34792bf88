// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"

namespace steward {

/// Sets a session up for many large commits, or back: more pages in memory, since those of the indexes are hit all
/// over, and fewer copies of the same page from the write-ahead log into the file. Nothing is less durable. Does nothing
/// on PostgreSQL.
Result<Ok> setBulkMode(Connection &connection, bool on);

} // namespace steward
