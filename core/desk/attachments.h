// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/verbcontext.h"

#include <QFile>

#include <memory>

namespace steward {

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
/// The same with the hash: reads the whole file. Thread: any; takes no desk.
Result<FileFacts> readFile(const QString &path, qint64 limit = largestAttachment);

/// Brings one file into the store piece by piece, so that saves come between. A content that is there already costs
/// nothing, one that was begun goes on where it stopped. Thread: whoever calls step(), one at a time.
class AttachmentUpload
{
public:
    explicit AttachmentUpload(const FileFacts &file);
    const FileFacts &file() const { return m_file; }
    /// Bytes that are stored now; done when that is the file's size. Errors: those of checkFile(), Corrupt
    /// "attachment.changed" when the file is another one than was read; FailedPrecondition "workspace.read-only"; those
    /// of storage. Nothing is left of a failed one.
    Result<qint64> step(Workspace &desk);

private:
    Result<qint64> fail(Workspace &desk, const Error &error);

    FileFacts m_file;
    Digest m_digest{};
    QFile m_source;
    std::unique_ptr<Sha256> m_hash;
    qint64 m_hashed = 0;
};

/// The record of a stored file on a ticket, for verbs that save more with it.
Result<RecordEdit> attachmentEdit(const VerbContext &context, const Uuid &ticket, const FileFacts &file, bool isPublic);
/// Attaches files whose content is stored. Errors: NotFound "attachment.not-here"; FailedPrecondition "ticket.deleted",
/// "ticket.merged"; PermissionDenied "desk.permission".
Result<VerbReport> attach(
    const VerbContext &context, const LoadedRecord &ticket, const QList<FileFacts> &files, bool isPublic);

/// Writes a stored content to `path`, whole or not at all. Errors: NotFound "attachment.not-here"; Corrupt
/// "blob.damaged"; Unavailable "attachment.cannot-write" (args: path, why).
Result<Ok> writeAttachment(Workspace &desk, const QString &sha256, const QString &path);

/// A name that is safe in a folder: no separators, no leading dots.
QString safeFileName(const QString &name);

} // namespace steward
