// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/bulkmode.h"

namespace steward {

Result<Ok> setBulkMode(Connection &connection, bool on)
{
    if (connection.dialect() != Dialect::Sqlite)
        return Ok{};
    // Negative sizes are KiB. The log is copied back after about 128 MiB instead of 8.
    return connection.execute(on ? QByteArrayLiteral("PRAGMA cache_size=-524288; PRAGMA wal_autocheckpoint=16384")
                                 : QByteArrayLiteral("PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=1000"));
}

} // namespace steward
