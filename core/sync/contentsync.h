// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"
#include "core/storage/hub/contents.h"

#include <QList>

#include <functional>

namespace steward {

/// Brings to the hub what was attached on this replica and is not there yet, the smallest first, from where an earlier
/// attempt was cut. Runs before the records that name the contents are pushed, so that nobody reads of a file that is
/// nowhere. A content that the hub does not take (too large, not allowed) holds up nothing: its record goes without, and
/// the next round tries again.
class ContentSync
{
public:
    /// Bytes of all that is to be brought; false stops with Cancelled.
    using Progress = std::function<bool(qint64 done, qint64 total)>;

    ContentSync(Connection &connection, HubContents &hub, Progress progress)
        : m_connection(connection), m_hub(hub), m_progress(std::move(progress))
    {
    }

    struct Brought
    {
        qint64 contents = 0;
        qint64 bytes = 0; ///< that were sent
        qint64 refused = 0;
        QList<Digest> all; ///< those that are at the hub through this run
    };
    /// Errors: Unavailable of the hub (what is there stays there), Cancelled "sync.cancelled", those of storage.
    Result<Brought> run();
    /// After a pull: of what was brought, what an erasure has taken away here goes there as well. Errors: as above.
    static Result<Ok> withdrawErased(Connection &connection, HubContents &hub, const QList<Digest> &brought);

private:
    Result<Ok> bring(const Digest &sha256, qint64 size, Brought &brought);

    Connection &m_connection;
    HubContents &m_hub;
    Progress m_progress;
    qint64 m_done = 0;
    qint64 m_total = 0;
};

} // namespace steward
