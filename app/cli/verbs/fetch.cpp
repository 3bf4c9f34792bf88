// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/records.h"
#include "app/cli/verb.h"
#include "core/desk/attachmentdownload.h"
#include "core/desk/attachments.h"
#include "core/desk/thread.h"
#include "core/storage/hub/connecthub.h"
#include "core/storage/hub/contents.h"
#include "core/storage/replicastate.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

/// The files of a ticket in time order; those that were taken back are left out.
Result<QList<ThreadEntry>> filesOf(Workspace &desk, const LoadedRecord &ticket)
{
    STEWARD_ASSIGN(QList<ThreadEntry> thread, threadOf(desk, ticket.rid));
    thread.removeIf([](const ThreadEntry &entry) { return entry.kind != ThreadEntry::Kind::Attachment || entry.isWithdrawn; });
    return thread;
}

/// Those that were asked for by name or by id; all when nothing was.
Result<QList<ThreadEntry>> wanted(const QList<ThreadEntry> &files, const QStringList &names)
{
    if (names.isEmpty())
        return files;
    QList<ThreadEntry> found;
    for (const QString &name : names) {
        const qsizetype before = found.size();
        for (const ThreadEntry &file : files) {
            if (file.text == name || file.record.toString() == name)
                found.append(file);
        }
        if (found.size() == before)
            return Error{ErrorKind::NotFound, u"attachment.unknown"_s, u"the ticket has no file \"%1\""_s.arg(name),
                u"fetch --list shows them"_s, {name}};
    }
    return found;
}

/// A name that is free in the folder and among those that were taken just now.
QString freeName(const QDir &folder, const QString &name, QSet<QString> &taken)
{
    const QFileInfo info(safeFileName(name));
    QString path = folder.filePath(info.fileName());
    for (int i = 2; taken.contains(path) || QFileInfo::exists(path); ++i)
        path = folder.filePath(u"%1 (%2)"_s.arg(info.completeBaseName()).arg(i)
            + (info.suffix().isEmpty() ? QString() : u'.' + info.suffix()));
    taken.insert(path);
    return path;
}

Result<Answer> run(Call &call)
{
    Console &console = call.console();
    const bool lists = call.arguments().has(u"list"_s);
    const bool keeps = call.arguments().has(u"keep"_s);
    const QDir folder(call.arguments().value(u"to"_s, u"."_s));
    if (!lists && !keeps && !folder.exists())
        return Error{ErrorKind::NotFound, u"storage.no-folder"_s, u"there is no folder %1"_s.arg(folder.path()),
            u"make it first"_s, {folder.path()}};
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, lists ? call.openForReading() : call.openForWriting());
    STEWARD_ASSIGN(const LoadedRecord ticket, findRecord(*desk, call.words().first()));
    STEWARD_ASSIGN(const QList<ThreadEntry> all, filesOf(*desk, ticket));
    STEWARD_ASSIGN(const QList<ThreadEntry> files, wanted(all, call.words().mid(1)));
    QList<Column> columns{{u"name"_s, u"File"_s}, {u"size"_s, u"Bytes"_s, true}, {u"sha256"_s, u"SHA-256"_s}};
    if (lists)
        columns << Column{u"here"_s, u"Here"_s} << Column{u"id"_s, u"Id"_s};
    else if (!keeps)
        columns << Column{u"path"_s, u"Written as"_s};
    QList<QList<Cell>> rows;
    QSet<QString> taken;
    std::unique_ptr<Hub> hub; // of a replica, when something is not here
    for (const ThreadEntry &file : files) {
        QList<Cell> row{file.text, file.size, file.sha256};
        if (lists) {
            rows.append(row << Cell::boolean(file.isHere) << Cell(file.record.toString()));
            continue;
        }
        const QString path = keeps ? QString() : freeName(folder, file.text, taken);
        if (!file.isHere && !hub && desk->isReplica()) {
            STEWARD_ASSIGN(const ReplicaState replica, replicaState(desk->connection()));
            STEWARD_ASSIGN(hub, connectHub(replica.url, {{}, &secrets(),
                call.arguments().has(u"insecure-server"_s) ? ServerTrust::AsWritten : ServerTrust::Verified}));
        }
        AttachmentDownload download({file.record, file.sha256}, path);
        while (true) {
            STEWARD_ASSIGN(const AttachmentDownload::Progress progress, download.step(*desk, hub ? hub->contents() : nullptr));
            console.progress(file.text, progress.done, progress.total);
            if (progress.isFinished)
                break;
        }
        console.endProgress();
        rows.append(keeps ? row : row << Cell(path));
    }
    console.beginRows(columns);
    for (const QList<Cell> &row : std::as_const(rows))
        console.row(row);
    console.endRows();
    return files.isEmpty() ? Answer::No : Answer::Done;
}

} // namespace

Verb fetchVerb()
{
    Verb verb;
    verb.name = u"fetch"_s;
    verb.summary = u"Writes the files of a ticket into a folder"_s;
    verb.usage = {u"NUMBER [FILE…] [--to FOLDER]"_s, u"NUMBER [FILE…] --keep"_s, u"NUMBER --list"_s};
    verb.details = u"FILE is a name as the ticket has it, or an id; without any, all are written. Nothing is overwritten: a name that is\n"
                   "there gets a number. In a replica, what is not here comes from the team server and stays; --keep brings it\n"
                   "without writing it anywhere else, for a day without a network. A transfer that is cut goes on where it stopped.\n"_s;
    verb.options = {{u"to"_s, u"FOLDER"_s, u"Where to (default: here)"_s},
        {u"keep"_s, {}, u"Brings them into the replica and writes nothing"_s},
        {u"list"_s, {}, u"Shows them, and which are here"_s}};
    verb.leastWords = 1;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
