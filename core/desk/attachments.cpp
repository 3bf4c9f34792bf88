// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/attachments.h"

#include "core/desk/fields.h"
#include "core/desk/tickets.h"
#include "core/schema/records/attachment.h"
#include "core/storage/blobstore.h"
#include "core/storage/hub/contents.h"

#include <QFileInfo>
#include <QMimeDatabase>

namespace steward {

namespace {

Error unreadable(const QString &path, const QString &why)
{
    return {ErrorKind::NotFound, QStringLiteral("attachment.unreadable"),
        QStringLiteral("%1 cannot be read: %2").arg(path, why), QStringLiteral("check that it is there and yours"),
        {path, why}};
}

Digest digestOf(const QString &hex) { return digestFromBytes(QByteArray::fromHex(hex.toLatin1())); }

} // namespace

Error attachmentNotHere()
{
    return {ErrorKind::NotFound, QStringLiteral("attachment.not-here"),
        QStringLiteral("the content of this attachment is not on this desk"),
        QStringLiteral("open it on the machine where it was attached"), {}};
}

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

Result<FileFacts> readFile(const QString &path, qint64 limit, const ReadProgress &progress)
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
        if (progress && !progress(total))
            return Error{ErrorKind::Cancelled, QStringLiteral("attachment.stopped"), QStringLiteral("stopped"), {}, {}};
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
    if (!desk.isOnServer())
        return stepToFile(desk);
    ServerContents hub(desk.connection());
    const Result<qint64> stored = stepToHub(hub);
    if (stored)
        return stored;
    m_atHub = -1; // it may have been swept away, or another session has gone on
    Error error = stored.error();
    if (error.code == QLatin1String("content.too-large")) // the server knows no names
        error.message = m_file.name + QStringLiteral(": ") + error.message;
    return error;
}

/// The piece behind what was hashed; hash and place move on when it is where it belongs.
Result<QByteArray> AttachmentUpload::nextPiece()
{
    if (!m_source.isOpen() && !m_source.open(QIODevice::ReadOnly))
        return unreadable(m_file.path, m_source.errorString());
    const qint64 wanted = qMin(blobPiece, m_file.size - m_hashed);
    QByteArray piece = m_source.read(wanted);
    return piece.size() == wanted ? Result<QByteArray>(piece) : changed();
}

Error AttachmentUpload::changed() const
{
    return {ErrorKind::Corrupt, QStringLiteral("attachment.changed"),
        QStringLiteral("%1 changed while it was read; nothing was attached").arg(m_file.name),
        QStringLiteral("attach it again"), {m_file.name}};
}

Result<qint64> AttachmentUpload::stepToFile(Workspace &desk)
{
    STEWARD_TRY(beginBlob(desk.connection(), m_digest, m_file.size));
    STEWARD_ASSIGN(const std::optional<BlobState> state, blobState(desk.connection(), m_digest));
    if (!state)
        return attachmentNotHere();
    if (state->whole)
        return m_file.size;
    // What was stored before the program ended is of this file, since it stands under its hash; the hash catches up.
    for (bool isNew = false; !isNew;) {
        isNew = m_hashed >= state->stored;
        if (isNew && m_hashed == m_file.size)
            break;
        const Result<QByteArray> piece = nextPiece();
        if (!piece)
            return fail(desk, piece.error());
        if (isNew)
            STEWARD_TRY(appendBlob(desk.connection(), m_digest, m_hashed, *piece));
        m_hash->add(*piece);
        m_hashed += piece->size();
    }
    if (m_hashed < m_file.size)
        return m_hashed;
    if (m_hash->finish() != m_digest)
        return fail(desk, changed());
    STEWARD_TRY(finishBlob(desk.connection(), m_digest));
    return m_file.size;
}

Result<qint64> AttachmentUpload::stepToHub(HubContents &hub)
{
    if (m_atHub < 0) {
        STEWARD_ASSIGN(const HubContents::Coming coming, hub.begin(m_digest, m_file.size));
        m_atHub = coming.whole ? m_file.size : coming.stored;
        if (coming.whole)
            return m_file.size;
    }
    if (m_hashed < m_file.size) {
        if (m_piece.isEmpty()) {
            STEWARD_ASSIGN(m_piece, nextPiece());
        }
        if (m_hashed >= m_atHub) {
            STEWARD_ASSIGN(m_atHub, hub.put(m_digest, m_hashed / blobPiece, m_piece));
        }
        m_hash->add(m_piece);
        m_hashed += m_piece.size();
        m_piece.clear();
        if (m_hashed < m_file.size)
            return m_hashed;
        m_isOther = m_hash->finish() != m_digest;
    }
    if (m_isOther)
        return changed(); // the server finds out by itself, should anybody finish it
    STEWARD_TRY(hub.finish(m_digest));
    return m_file.size;
}

static Result<bool> isStored(Workspace &desk, const FileFacts &file)
{
    if (desk.isOnServer()) {
        STEWARD_ASSIGN(const HubContents::Coming coming, ServerContents(desk.connection()).begin(digestOf(file.sha256), file.size));
        return coming.whole;
    }
    STEWARD_ASSIGN(const std::optional<BlobState> state, blobState(desk.connection(), digestOf(file.sha256)));
    return state && state->whole;
}

Result<RecordEdit> attachmentEdit(const VerbContext &context, const Uuid &ticket, const FileFacts &file, bool isPublic)
{
    STEWARD_TRY(context.need(isPublic ? QStringLiteral("comment.public") : QStringLiteral("comment.internal")));
    STEWARD_ASSIGN(const bool stored, isStored(context.desk(), file));
    if (!stored)
        return attachmentNotHere();
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
