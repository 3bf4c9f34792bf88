// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/storage/connection.h"

namespace steward {

/// Where an import stands. Written with the edits it counts, in one transaction.
struct ImportCursor
{
    QString source; ///< digest of file and mapping
    QString preset; ///< name of the mapping
    Uuid batch; ///< what undo names
    qint64 position = 0; ///< rows that need not be looked at again; < 0: the import is done
    QString state; ///< JSON of the importer's own: counts so far
};

/// Not in the log: cursors are this store's alone. Thread: the connection's.
Result<std::optional<ImportCursor>> readImportCursor(Connection &connection, const QString &source);
Result<Ok> writeImportCursor(Connection &connection, const ImportCursor &cursor, Instant now);

} // namespace steward
