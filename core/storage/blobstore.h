// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/hash.h"
#include "core/storage/connection.h"

namespace steward {

/// Content of attachments under its SHA-256, in pieces: the same file is there once, whatever tickets hold it, and no
/// piece needs more memory than blobPiece. A piece is kept as `kind(1) body`: kind 0 as it is, kind 1 a zstd frame, where
/// that is smaller. Thread: the connection's.
constexpr qint64 blobPiece = 1024 * 1024;

struct BlobState
{
    qint64 size = 0;
    qint64 stored = 0; ///< so many bytes of the content are here
    bool whole = false;
};
/// nullopt when nothing is known of it.
Result<std::optional<BlobState>> blobState(Connection &connection, const Digest &sha256);

/// Makes room for a content; one that is here stays as it is.
Result<Ok> beginBlob(Connection &connection, const Digest &sha256, qint64 size);
/// The next piece: blobPiece bytes, the last one fewer. Errors: FailedPrecondition "blob.out-of-order" when `at` is not
/// where the content has come to.
Result<Ok> appendBlob(Connection &connection, const Digest &sha256, qint64 at, QByteArrayView piece);
/// Errors: FailedPrecondition "blob.not-whole".
Result<Ok> finishBlob(Connection &connection, const Digest &sha256);
Result<Ok> dropBlob(Connection &connection, const Digest &sha256);
/// The same inside the caller's transaction.
Result<Ok> removeBlob(Connection &connection, const Digest &sha256);

/// In a replica: whole contents that attachments name and the hub is not known to have, as they were stored.
struct BlobToBring
{
    Digest sha256{};
    qint64 size = 0;
};
Result<QList<BlobToBring>> blobsToBring(Connection &connection);
Result<Ok> setBlobAtHub(Connection &connection, const Digest &sha256, bool isThere);
/// The hub has lost something: what it has is asked again.
Result<Ok> forgetBlobsAtHub(Connection &connection);

/// Piece `n` from 0; empty behind the last one. Errors: Corrupt "blob.damaged".
Result<QByteArray> readBlob(Connection &connection, const Digest &sha256, qint64 n);

} // namespace steward
