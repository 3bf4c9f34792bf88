// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/attachmentdownload.h"

#include "core/desk/attachments.h"
#include "core/storage/blobstore.h"
#include "core/storage/hub/contents.h"

namespace steward {

namespace {

Error damaged()
{
    return {ErrorKind::Corrupt, QStringLiteral("blob.damaged"),
        QStringLiteral("the content of an attachment is damaged"), QStringLiteral("restore it from a backup"), {}};
}

Error cannotWrite(const QString &path, const QString &why)
{
    return {ErrorKind::Unavailable, QStringLiteral("attachment.cannot-write"),
        QStringLiteral("%1 cannot be written: %2").arg(path, why), QStringLiteral("choose another folder"), {path, why}};
}

} // namespace

AttachmentDownload::AttachmentDownload(const ContentWish &wish, const QString &path)
    : m_wish(wish), m_path(path), m_digest(digestFromBytes(QByteArray::fromHex(wish.sha256.toLatin1())))
{
}

Result<AttachmentDownload::Progress> AttachmentDownload::step(Workspace &desk, HubContents *hub)
{
    // Pieces are kept in the desk's own file; of a desk on a server in the file of this machine that has its drafts.
    STEWARD_ASSIGN(const LocalDesk local, desk.local());
    Connection &store = *local.connection;
    if (!m_isHere) {
        STEWARD_ASSIGN(const std::optional<BlobState> state, blobState(store, m_digest));
        m_isHere = state && state->whole;
        if (m_isHere)
            m_size = state->size;
    }
    if (!m_isHere && desk.isOnServer()) {
        ServerContents server(desk.connection());
        return fetch(desk, store, server);
    }
    if (!m_isHere && (!hub || m_wish.attachment.isNull()))
        return attachmentNotHere();
    if (!m_isHere)
        return fetch(desk, store, *hub);
    if (m_path.isEmpty())
        return Progress{m_size, m_size, true};
    return write(desk, store);
}

Result<AttachmentDownload::Progress> AttachmentDownload::fetch(Workspace &desk, Connection &store, HubContents &hub)
{
    if (desk.isReadOnly() && !desk.isOnServer())
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("workspace.read-only"),
            QStringLiteral("this desk was opened read-only; nothing was changed"), {}, {desk.path()}};
    if (!m_isFetching) {
        STEWARD_ASSIGN(const HubContents::Held held, hub.state(m_wish.attachment));
        if (!held.here)
            return contentAbsent();
        m_size = held.size;
        m_isFetching = true;
        m_hash = std::make_unique<Sha256>();
        m_hashed = 0;
        STEWARD_ASSIGN(const std::optional<BlobState> before, blobState(store, m_digest));
        if (before && before->size != m_size)
            STEWARD_TRY(dropBlob(store, m_digest));
        STEWARD_TRY(beginBlob(store, m_digest, m_size));
    }
    STEWARD_ASSIGN(const std::optional<BlobState> state, blobState(store, m_digest));
    if (!state) { // somebody gave up on the same one
        m_isFetching = false;
        return Progress{0, 2 * m_size, false};
    }
    for (int i = 0; m_hashed < state->stored && i < piecesPerStep; ++i) { // what an earlier attempt has left
        STEWARD_ASSIGN(const QByteArray known, readBlob(store, m_digest, m_hashed / blobPiece));
        if (known.isEmpty()) {
            STEWARD_TRY(dropBlob(store, m_digest));
            return damaged();
        }
        m_hash->add(known);
        m_hashed += known.size();
    }
    if (m_hashed < state->stored)
        return Progress{m_hashed, 2 * m_size, false};
    if (m_hashed < m_size) {
        STEWARD_ASSIGN(const QByteArray piece, hub.piece(m_wish.attachment, m_hashed / blobPiece));
        if (piece.size() != qMin(blobPiece, m_size - m_hashed))
            return damaged();
        STEWARD_TRY(appendBlob(store, m_digest, m_hashed, piece));
        m_hash->add(piece);
        m_hashed += piece.size();
    }
    if (m_hashed == m_size)
        STEWARD_TRY(verify(store));
    return Progress{m_hashed, 2 * m_size, m_isHere && m_path.isEmpty()};
}

Result<Ok> AttachmentDownload::verify(Connection &store)
{
    m_isFetching = false;
    if (m_hash->finish() != m_digest) {
        STEWARD_TRY(dropBlob(store, m_digest));
        return damaged();
    }
    STEWARD_TRY(finishBlob(store, m_digest));
    m_isHere = true;
    m_isFetched = true;
    m_hash.reset();
    return setBlobAtHub(store, m_digest, true);
}

Result<AttachmentDownload::Progress> AttachmentDownload::write(Workspace &desk, Connection &store)
{
    if (!m_out) {
        m_out = std::make_unique<QSaveFile>(m_path);
        m_hash = std::make_unique<Sha256>();
        m_written = 0;
        if (!m_out->open(QIODevice::WriteOnly))
            return cannotWrite(m_path, m_out->errorString());
    }
    const qint64 before = m_isFetched ? m_size : 0;
    for (int i = 0; i < piecesPerStep && m_written < m_size; ++i) {
        STEWARD_ASSIGN(const QByteArray piece, readBlob(store, m_digest, m_written / blobPiece));
        if (piece.isEmpty())
            return damaged();
        m_hash->add(piece);
        if (m_out->write(piece) != piece.size())
            return cannotWrite(m_path, m_out->errorString());
        m_written += piece.size();
    }
    if (m_written < m_size)
        return Progress{before + m_written, before + m_size, false};
    if (m_hash->finish() != m_digest) {
        m_out->cancelWriting();
        return damaged();
    }
    if (!m_out->flush() || !m_out->commit()) // commit() alone does not notice when the last bytes found no room
        return cannotWrite(m_path, m_out->errorString());
    m_out.reset();
    if (desk.isOnServer())
        STEWARD_TRY(dropBlob(store, m_digest));
    return Progress{before + m_size, before + m_size, true};
}

Result<Ok> AttachmentDownload::abandon(Workspace &desk)
{
    m_out.reset();
    if (!desk.isOnServer())
        return Ok{};
    STEWARD_ASSIGN(const LocalDesk local, desk.local());
    return dropBlob(*local.connection, m_digest);
}

Result<Ok> writeAttachment(Workspace &desk, const ContentWish &wish, const QString &path, HubContents *hub)
{
    AttachmentDownload download(wish, path);
    while (true) {
        STEWARD_ASSIGN(const AttachmentDownload::Progress progress, download.step(desk, hub));
        if (progress.isFinished)
            return Ok{};
    }
}

} // namespace steward
