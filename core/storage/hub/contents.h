// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/hash.h"
#include "core/base/id.h"
#include "core/base/result.h"

#include <optional>

namespace steward {

class Connection;

/// Contents of attachments on a hub (core/storage/hub/contents.sql). They are brought before the record that names them,
/// whole, by everybody who writes one, and are read through a record that the login sees. Every call may be repeated after
/// any failure. Thread: one. Errors of all: Unavailable "storage.disconnected", "storage.busy"; PermissionDenied
/// "hub.not-yours".
class HubContents
{
public:
    struct Coming
    {
        qint64 stored = 0; ///< so far an earlier attempt of this login has come
        bool whole = false; ///< this login has brought it already
    };
    struct Held
    {
        bool here = false;
        qint64 size = 0;
    };

    virtual ~HubContents() = default;

    /// Room for a content. Errors: InvalidArgument "content.too-large" (args: limit in MB), OutOfSpace "content.quota".
    virtual Result<Coming> begin(const Digest &sha256, qint64 size) = 0;
    /// Piece `n` from 0: blobPiece bytes, the last one what remains. Gives the bytes that are stored then; a piece that is
    /// there already is not stored again. Errors: FailedPrecondition "blob.out-of-order".
    virtual Result<qint64> put(const Digest &sha256, qint64 n, QByteArrayView piece) = 0;
    /// The hub proves the whole; from now on it can be read. Errors: Corrupt "content.other" (it was another content, and
    /// is gone), FailedPrecondition "blob.out-of-order".
    virtual Result<Ok> finish(const Digest &sha256) = 0;
    /// Its attachment was erased while it was brought: what this login brought goes, unless an attachment names it.
    virtual Result<Ok> withdraw(const Digest &sha256) = 0;

    /// Errors: NotFound "record.unknown" for attachments that this login does not see.
    virtual Result<Held> state(const Uuid &attachment) = 0;
    /// Piece `n` of what an attachment names, proven by its own hash. Errors: Corrupt "content.damaged-piece" (ask again);
    /// NotFound "content.absent".
    virtual Result<QByteArray> piece(const Uuid &attachment, qint64 n) = 0;
};

/// NotFound "content.absent": the record is there, its content is not.
Error contentAbsent();

/// Those of a server. `connection` is a member's session with it and must outlive this.
class ServerContents : public HubContents
{
public:
    explicit ServerContents(Connection &connection) : m_connection(connection) {}

    Result<Coming> begin(const Digest &sha256, qint64 size) override;
    Result<qint64> put(const Digest &sha256, qint64 n, QByteArrayView piece) override;
    Result<Ok> finish(const Digest &sha256) override;
    Result<Ok> withdraw(const Digest &sha256) override;
    Result<Held> state(const Uuid &attachment) override;
    Result<QByteArray> piece(const Uuid &attachment, qint64 n) override;

private:
    Connection &m_connection;
};

} // namespace steward
