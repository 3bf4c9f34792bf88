// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/schema.h"
#include "core/storage/postgresqlconnection.h"

#include <functional>

namespace steward {

struct HubCounts
{
    qint64 operations = 0;
    qint64 values = 0; ///< units of operations
    qint64 records = 0;
    qint64 rows = 0; ///< of projection tables
    qint64 texts = 0; ///< search documents
    qint64 head = 0; ///< last operation of the file, where epoch 2 begins
};

/// Called with what is done and of how much; returning false stops with Cancelled.
using LoadProgress = std::function<bool(const QString &what, qint64 done, qint64 total)>;

/// Takes a whole desk file into an empty server store: the log word for word, so that hashes and chain are the file's
/// and its anchors stay true; then its rows, numbers, conflicts and attachments, and the search index anew. The file's
/// replicas are retired, epoch 2 begins at its head. Drafts stay behind: they are of people at that file.
///
/// `file` must have been verified, and its projection be that of this program. In transactions of its own; whoever gets
/// an error throws the store away. Thread: the connections'.
Result<HubCounts> loadDeskFile(Connection &file, PostgresqlConnection &hub, std::shared_ptr<const Schema> schema,
    Instant now, const LoadProgress &progress);

} // namespace steward
