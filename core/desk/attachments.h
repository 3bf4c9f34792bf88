// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/hash.h"
#include "core/desk/verbcontext.h"

#include <QFile>

#include <functional>
#include <memory>

namespace steward {

class HubContents;

/// Files larger than this are refused before a byte is copied.
constexpr qint64 largestAttachment = 1024LL * 1024 * 1024;

/// A file that is to be attached, as it was read.
struct FileFacts
{
    QString path;
    QString name;
    QString mediaType;
    qint64 size = 0;
    QString sha256; ///< hex
};

/// What can be told without reading it. Errors: NotFound "attachment.unreadable", InvalidArgument "attachment.too-large"
/// (args: name, size and limit in MB), "attachment.empty" (args: name). Thread: any; takes no desk.
Result<FileFacts> checkFile(const QString &path, qint64 limit = largestAttachment);
/// The same with the hash: reads the whole file, piece by piece. `progress` is told how much was read; false stops with
/// Cancelled "attachment.stopped". Thread: any; takes no desk.
using ReadProgress = std::function<bool(qint64 done)>;
Result<FileFacts> readFile(
    const QString &path, qint64 limit = largestAttachment, const ReadProgress &progress = {});

/// Brings one file into the store piece by piece, so that other work comes between: into the desk's file, or, where the
/// desk lies on a team server, to the server. A content that is there already costs nothing in a file; one that was begun
/// goes on where it stopped. On a replica it stays in the file until the next round of its sync takes it along.
/// Thread: whoever calls step(), one at a time.
class AttachmentUpload
{
public:
    explicit AttachmentUpload(const FileFacts &file);
    const FileFacts &file() const { return m_file; }
    /// Bytes that are stored now; done when that is the file's size. Errors: those of checkFile(), Corrupt
    /// "attachment.changed" when the file is another one than was read; FailedPrecondition "workspace.read-only"; those
    /// of storage, and of HubContents. Nothing is left of a failed one in a file; step() again goes on after a server
    /// was out of reach.
    Result<qint64> step(Workspace &desk);

private:
    Result<qint64> stepToFile(Workspace &desk);
    Result<qint64> stepToHub(HubContents &hub);
    Result<QByteArray> nextPiece();
    Error changed() const;
    Result<qint64> fail(Workspace &desk, const Error &error);

    FileFacts m_file;
    Digest m_digest{};
    QFile m_source;
    std::unique_ptr<Sha256> m_hash;
    qint64 m_hashed = 0;
    qint64 m_atHub = -1; ///< so many bytes the server has; -1: not asked
    QByteArray m_piece; ///< read, and not there yet
    bool m_isOther = false; ///< read to its end, and not what it was
};

/// The record of a stored file on a ticket, for verbs that save more with it.
Result<RecordEdit> attachmentEdit(const VerbContext &context, const Uuid &ticket, const FileFacts &file, bool isPublic);
/// Attaches files whose content is stored, here or at the server. Errors: NotFound "attachment.not-here"; FailedPrecondition "ticket.deleted",
/// "ticket.merged"; PermissionDenied "desk.permission".
Result<VerbReport> attach(
    const VerbContext &context, const LoadedRecord &ticket, const QList<FileFacts> &files, bool isPublic);

/// A name that is safe in a folder: no separators, no leading dots.
QString safeFileName(const QString &name);

/// NotFound "attachment.not-here": no content under this hash, and nowhere to get it from.
Error attachmentNotHere();

} // namespace steward
