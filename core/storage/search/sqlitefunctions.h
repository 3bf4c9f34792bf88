// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

namespace steward {

class SqliteConnection;

/// Gives a session search_match(search, rid) and the table search_hits(search), see indexedtexts.h; `search` is
/// encodeSearch(). They answer from the index as the running statement sees it. SqliteConnection::open() calls this.
Result<Ok> registerSearchFunctions(SqliteConnection &connection);

} // namespace steward
