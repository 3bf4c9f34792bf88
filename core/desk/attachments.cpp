// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/attachments.h"

#include "core/desk/fields.h"
#include "core/desk/tickets.h"
#include "core/schema/records/attachment.h"
#include "core/storage/blobstore.h"

#include <QFileInfo>
#include <QMimeDatabase>
#include <QSaveFile>

namespace steward {

namespace {

Error unreadable(const QString &path, const QString &why)
{
    return {ErrorKind::NotFound, QStringLiteral("attachment.unreadable"),
        QStringLiteral("%1 cannot be read: %2").arg(path, why), QStringLiteral("check that it is there and yours"),
        {path, why}};
}

Error notHere()
{
    return {ErrorKind::NotFound, QStringLiteral("attachment.not-here"),
        QStringLiteral("the content of this attachment is not on this desk"),
        QStringLiteral("open it on the machine where it was attached"), {}};
}

Digest digestOf(const QString &hex) { return digestFromBytes(QByteArray::fromHex(hex.toLatin1())); }

} // namespace

Result<FileFacts> checkFile(const QString &path, qint64 limit)
{
    const QFileInfo info(path);
    if (!info.isFile() || !info.isReadable())
        return unreadable(path, info.exists() ? QStringLiteral("it is no readable file") : QStringLiteral("it does not exist"));
    constexpr qint64 megabyte = 1024 * 1024;
    if (info.size() > limit)
        return Error{ErrorKind::InvalidArgument, QStringLiteral("attachment.too-large"),
            QStringLiteral("%1 is too large to attach; nothing was copied").arg(info.fileName()),
            QStringLiteral("put it on a file share and link to it"), {info.fileName(), QString::number(info.size() / megabyte), QString::number(limit / megabyte)}};
    if (info.size() == 0)
        return Error{ErrorKind::InvalidArgument, QStringLiteral("attachment.empty"),
            QStringLiteral("%1 is empty").arg(info.fileName()), {}, {info.fileName()}};
    return FileFacts{info.absoluteFilePath(), info.fileName(),
        QMimeDatabase().mimeTypeForFile(info, QMimeDatabase::MatchExtension).name(), info.size(), {}};
}

Result<FileFacts> readFile(const QString &path, qint64 limit)
{
    STEWARD_ASSIGN(FileFacts facts, checkFile(path, limit));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path, file.errorString());
    Sha256 hash;
    QByteArray piece(blobPiece, Qt::Uninitialized);
    qint64 total = 0;
    while (true) {
        const qint64 read = file.read(piece.data(), piece.size());
        if (read < 0)
            return unreadable(path, file.errorString());
        if (read == 0)
            break;
        total += read;
        hash.add(QByteArrayView(piece.constData(), read));
    }
    facts.size = total; // it may have grown while it was read
    facts.sha256 = QString::fromLatin1(toBytes(hash.finish()).toHex());
    return facts;
}

AttachmentUpload::AttachmentUpload(const FileFacts &file)
    : m_file(file), m_digest(digestOf(file.sha256)), m_source(file.path), m_hash(std::make_unique<Sha256>())
{
}

Result<qint64> AttachmentUpload::fail(Workspace &desk, const Error &error)
{
    STEWARD_TRY(dropBlob(desk.connection(), m_digest));
    return error;
}

Result<qint64> AttachmentUpload::step(Workspace &desk)
{
    if (desk.isReadOnly())
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("workspace.read-only"),
            QStringLiteral("this desk was opened read-only; nothing was changed"), {}, {desk.path()}};
    STEWARD_TRY(desk.needFile(QStringLiteral("attaching files")));
    STEWARD_TRY(beginBlob(desk.connection(), m_digest, m_file.size));
    STEWARD_ASSIGN(const std::optional<BlobState> state, blobState(desk.connection(), m_digest));
    if (!state)
        return notHere();
    if (state->whole)
        return m_file.size;
    if (!m_source.isOpen() && !m_source.open(QIODevice::ReadOnly))
        return fail(desk, unreadable(m_file.path, m_source.errorString()));
    const auto changed = [&] {
        return fail(desk, Error{ErrorKind::Corrupt, QStringLiteral("attachment.changed"),
            QStringLiteral("%1 changed while it was read; nothing was attached").arg(m_file.name),
            QStringLiteral("attach it again"), {m_file.name}});
    };
    // What was stored before the program ended is of this file, since it stands under its hash; the hash catches up.
    while (m_hashed < state->stored) {
        const QByteArray known = m_source.read(qMin(blobPiece, state->stored - m_hashed));
        if (known.isEmpty())
            return changed();
        m_hash->add(known);
        m_hashed += known.size();
    }
    if (state->stored < m_file.size) {
        const QByteArray piece = m_source.read(qMin(blobPiece, m_file.size - state->stored));
        if (piece.size() != qMin(blobPiece, m_file.size - state->stored))
            return changed();
        m_hash->add(piece);
        m_hashed += piece.size();
        STEWARD_TRY(appendBlob(desk.connection(), m_digest, state->stored, piece));
    }
    if (m_hashed < m_file.size)
        return m_hashed;
    if (m_hash->finish() != m_digest)
        return changed();
    STEWARD_TRY(finishBlob(desk.connection(), m_digest));
    return m_file.size;
}

Result<RecordEdit> attachmentEdit(const VerbContext &context, const Uuid &ticket, const FileFacts &file, bool isPublic)
{
    STEWARD_TRY(context.need(isPublic ? QStringLiteral("comment.public") : QStringLiteral("comment.internal")));
    STEWARD_ASSIGN(const std::optional<BlobState> state, blobState(context.desk().connection(), digestOf(file.sha256)));
    if (!state || !state->whole)
        return notHere();
    Attachment attachment;
    attachment.about = {ticket};
    attachment.name = safeFileName(file.name);
    attachment.mediaType = file.mediaType;
    attachment.size = file.size;
    attachment.sha256 = file.sha256;
    attachment.visibility = isPublic ? QStringLiteral("public") : QStringLiteral("internal");
    attachment.addedBy = {context.me()};
    attachment.added = context.now();
    return creationOf(context.desk(), attachment);
}

Result<VerbReport> attach(
    const VerbContext &context, const LoadedRecord &ticket, const QList<FileFacts> &files, bool isPublic)
{
    STEWARD_TRY(checkWritable(context.desk(), ticket));
    EditGroup group;
    for (const FileFacts &file : files) {
        STEWARD_ASSIGN(const RecordEdit edit, attachmentEdit(context, ticket.id, file, isPublic));
        group.append(edit);
    }
    return context.commit({group}, ticket.id);
}

Result<Ok> writeAttachment(Workspace &desk, const QString &sha256, const QString &path)
{
    const Digest digest = digestOf(sha256);
    STEWARD_ASSIGN(const std::optional<BlobState> state, blobState(desk.connection(), digest));
    if (!state || !state->whole)
        return notHere();
    const auto cannotWrite = [&](const QString &why) {
        return Error{ErrorKind::Unavailable, QStringLiteral("attachment.cannot-write"),
            QStringLiteral("%1 cannot be written: %2").arg(path, why), QStringLiteral("choose another folder"), {path, why}};
    };
    QSaveFile out(path);
    if (!out.open(QIODevice::WriteOnly))
        return cannotWrite(out.errorString());
    Sha256 hash;
    for (qint64 n = 0;; ++n) {
        STEWARD_ASSIGN(const QByteArray piece, readBlob(desk.connection(), digest, n));
        if (piece.isEmpty())
            break;
        hash.add(piece);
        if (out.write(piece) != piece.size())
            return cannotWrite(out.errorString());
    }
    if (hash.finish() != digest) {
        out.cancelWriting();
        return Error{ErrorKind::Corrupt, QStringLiteral("blob.damaged"),
            QStringLiteral("the content of an attachment is damaged"), QStringLiteral("restore it from a backup"), {}};
    }
    if (!out.flush() || !out.commit()) // commit() alone does not notice when the last bytes found no room
        return cannotWrite(out.errorString());
    return Ok{};
}

QString safeFileName(const QString &name)
{
    QString safe;
    for (const QChar c : name.trimmed()) {
        const bool bad = c.unicode() < 0x20 || QStringLiteral("/\\:*?\"<>|").contains(c)
            || (c.unicode() >= 0x202a && c.unicode() <= 0x202e) || (c.unicode() >= 0x2066 && c.unicode() <= 0x2069);
        safe.append(bad ? QChar(u'_') : c);
    }
    while (safe.startsWith(u'.'))
        safe.remove(0, 1);
    return safe.isEmpty() ? QStringLiteral("file") : safe.right(200);
}

} // namespace steward
