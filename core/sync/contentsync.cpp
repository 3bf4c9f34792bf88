// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/sync/contentsync.h"

#include "core/storage/blobstore.h"

namespace steward {

namespace {

/// What concerns one content and not the way to the hub or this file.
bool isRefusal(const Error &error)
{
    return error.code == QLatin1String("content.too-large") || error.code == QLatin1String("content.quota")
        || error.code == QLatin1String("content.other") || error.code == QLatin1String("blob.out-of-order")
        || error.code == QLatin1String("blob.damaged") || error.kind == ErrorKind::PermissionDenied;
}

} // namespace

Result<ContentSync::Brought> ContentSync::run()
{
    STEWARD_ASSIGN(const QList<BlobToBring> waiting, blobsToBring(m_connection));
    Brought brought;
    for (const BlobToBring &one : waiting)
        m_total += one.size;
    for (const BlobToBring &one : waiting) {
        const qint64 before = m_done;
        const Result<Ok> done = bring(one.sha256, one.size, brought);
        if (!done && !isRefusal(done.error()))
            return done.error();
        brought.refused += done ? 0 : 1;
        m_done = before + one.size;
    }
    return brought;
}

Result<Ok> ContentSync::bring(const Digest &sha256, qint64 size, Brought &brought)
{
    STEWARD_ASSIGN(const HubContents::Coming coming, m_hub.begin(sha256, size));
    const qint64 before = m_done;
    qint64 stored = coming.whole ? size : coming.stored;
    while (stored < size) {
        if (m_progress && !m_progress(before + stored, m_total))
            return Error{ErrorKind::Cancelled, QStringLiteral("sync.cancelled"), QStringLiteral("stopped"), {}, {}};
        const qint64 n = stored / blobPiece;
        STEWARD_ASSIGN(const QByteArray piece, readBlob(m_connection, sha256, n));
        if (piece.isEmpty())
            return Error{ErrorKind::Corrupt, QStringLiteral("blob.damaged"),
                QStringLiteral("the content of an attachment is damaged"), QStringLiteral("restore it from a backup"), {}};
        STEWARD_ASSIGN(stored, m_hub.put(sha256, n, piece));
        brought.bytes += piece.size();
    }
    if (!coming.whole) {
        STEWARD_TRY(m_hub.finish(sha256));
        ++brought.contents;
    }
    brought.all.append(sha256);
    return setBlobAtHub(m_connection, sha256, true);
}

Result<Ok> ContentSync::withdrawErased(Connection &connection, HubContents &hub, const QList<Digest> &brought)
{
    for (const Digest &sha256 : brought) {
        STEWARD_ASSIGN(const std::optional<BlobState> here, blobState(connection, sha256));
        if (!here)
            STEWARD_TRY(hub.withdraw(sha256));
    }
    return Ok{};
}

} // namespace steward
