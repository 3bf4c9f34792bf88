// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/hash.h"
#include "core/desk/workspace.h"

#include <QSaveFile>

#include <memory>

namespace steward {

class HubContents;

/// An attachment whose content is wanted.
struct ContentWish
{
    Uuid attachment; ///< its record: who sees that may read the content
    QString sha256;
};

/// Brings the content of an attachment to where it is wanted, piece by piece, so that other work comes between and
/// nothing is in memory whole. On a desk file it is there. On a replica and on a team server it comes from the server:
/// each piece is proven before it is kept, what was kept when the line broke is not sent again, and the whole is proven
/// against the hash in the record. A replica keeps it; of a server's desk it stays on this machine only until it is
/// written to `path`. Thread: whoever calls step(), one at a time.
class AttachmentDownload
{
public:
    /// `path` empty: it is only brought here, into a replica's file.
    explicit AttachmentDownload(const ContentWish &wish, const QString &path = {});

    struct Progress
    {
        qint64 done = 0; ///< bytes
        qint64 total = 0;
        bool isFinished = false;
    };
    /// Some pieces more. `hub` is where a replica's contents come from; null: there is no way to it. May be called again
    /// after Unavailable and after a damaged piece. Errors: NotFound "attachment.not-here" (and there is no server to ask),
    /// "content.absent" (nor has the server), "record.unknown"; Corrupt "content.damaged-piece", "blob.damaged" (nothing
    /// is kept); Unavailable "attachment.cannot-write" (args: path, why); FailedPrecondition "workspace.read-only".
    Result<Progress> step(Workspace &desk, HubContents *hub = nullptr);
    /// Nobody wants it any more. What a replica has of it stays.
    Result<Ok> abandon(Workspace &desk);

    static constexpr int piecesPerStep = 4; ///< where no network is in between

private:
    Result<Progress> fetch(Workspace &desk, Connection &store, HubContents &hub);
    Result<Progress> write(Workspace &desk, Connection &store);
    Result<Ok> verify(Connection &store);

    ContentWish m_wish;
    QString m_path;
    Digest m_digest{};
    qint64 m_size = 0;
    bool m_isFetching = false;
    bool m_isFetched = false;
    bool m_isHere = false;
    std::unique_ptr<Sha256> m_hash; ///< of what was fetched, then of what was written
    qint64 m_hashed = 0;
    std::unique_ptr<QSaveFile> m_out;
    qint64 m_written = 0;
};

/// All of it, in one call. For shells and tests.
Result<Ok> writeAttachment(
    Workspace &desk, const ContentWish &wish, const QString &path, HubContents *hub = nullptr);

} // namespace steward
