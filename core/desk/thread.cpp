// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/thread.h"

#include "core/desk/fields.h"
#include "core/desk/relations.h"
#include "core/schema/records/attachment.h"
#include "core/schema/records/comment.h"
#include "core/schema/records/worklog.h"
#include "core/schema/records/worknote.h"
#include "core/storage/blobstore.h"

#include <algorithm>

namespace steward {

namespace {

ThreadEntry entryOf(const Comment &comment)
{
    ThreadEntry entry;
    entry.kind = ThreadEntry::Kind::Comment;
    entry.at = comment.written.value_or(Instant{});
    entry.person = comment.writer.uuid;
    entry.isWithdrawn = comment.withdrawn;
    entry.text = comment.body;
    entry.channel = comment.channel;
    return entry;
}

ThreadEntry entryOf(const WorkNote &note)
{
    ThreadEntry entry;
    entry.kind = ThreadEntry::Kind::WorkNote;
    entry.at = note.written.value_or(Instant{});
    entry.person = note.writer.uuid;
    entry.isWithdrawn = note.withdrawn;
    entry.text = note.body;
    entry.isInternal = true;
    return entry;
}

ThreadEntry entryOf(const Attachment &file)
{
    ThreadEntry entry;
    entry.kind = ThreadEntry::Kind::Attachment;
    entry.at = file.added.value_or(Instant{});
    entry.person = file.addedBy.uuid;
    entry.isWithdrawn = file.withdrawn;
    entry.text = file.name;
    entry.sha256 = file.sha256;
    entry.mediaType = file.mediaType;
    entry.size = file.size.value_or(0);
    entry.isInternal = file.visibility != QLatin1String("public");
    return entry;
}

ThreadEntry entryOf(const WorkLog &log)
{
    ThreadEntry entry;
    entry.kind = ThreadEntry::Kind::WorkLog;
    entry.at = log.started.value_or(Instant{});
    entry.person = log.worker.uuid;
    entry.isWithdrawn = log.withdrawn;
    entry.text = log.note;
    entry.spent = Duration(log.spent.value_or(0));
    entry.isInternal = true;
    return entry;
}

template<class R>
Result<Ok> add(Workspace &desk, Rid ticket, const Uuid &requester, const QString &number, QList<ThreadEntry> &thread)
{
    const RecordType &type = *desk.schema().type(declared<R>().type.name());
    STEWARD_ASSIGN(const QList<Rid> rids, desk.records().findByReference(type, *type.field(u"about"), ticket));
    if (rids.isEmpty())
        return Ok{};
    STEWARD_ASSIGN(const QList<LoadedRecord> parts, desk.loadAll(rids));
    for (const LoadedRecord &loaded : parts) {
        ThreadEntry entry = entryOf(structOf<R>(loaded));
        entry.rid = loaded.rid;
        entry.record = loaded.id;
        entry.fromNumber = number;
        entry.isFromRequester = !requester.isNull() && entry.person == requester;
        if (entry.isWithdrawn)
            entry.text.clear();
        if (entry.kind == ThreadEntry::Kind::Attachment && !entry.isErased() && !desk.isOnServer()) {
            STEWARD_ASSIGN(const std::optional<BlobState> content,
                blobState(desk.connection(), digestFromBytes(QByteArray::fromHex(entry.sha256.toLatin1()))));
            entry.isHere = content && content->whole;
        }
        thread.append(entry);
    }
    return Ok{};
}

/// Watchers come with mentions, and the status class goes with the status: neither is news.
bool isNews(const HistoryEntry &change)
{
    return change.verb == QLatin1String("create") || change.verb == QLatin1String("settle") || !change.erased.isEmpty()
        || std::any_of(change.diffs.begin(), change.diffs.end(), [](const FieldDiff &diff) {
               return diff.field != QLatin1String("watcher") && diff.field != QLatin1String("status.class")
                   && diff.field != QLatin1String("matrix.version");
           });
}

} // namespace

Result<QList<ThreadEntry>> threadOf(Workspace &desk, Rid ticket)
{
    STEWARD_ASSIGN(const QList<Rid> tickets, mergedInto(desk, ticket));
    QList<ThreadEntry> thread;
    for (const Rid rid : tickets) {
        STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(rid));
        const Uuid requester = valueOf(*desk.schema().type(loaded.type), loaded.values, u"requester").reference();
        const QString number = rid == ticket ? QString() : loaded.number;
        STEWARD_TRY(add<Comment>(desk, rid, requester, number, thread));
        STEWARD_TRY(add<WorkNote>(desk, rid, requester, number, thread));
        STEWARD_TRY(add<Attachment>(desk, rid, requester, number, thread));
        STEWARD_TRY(add<WorkLog>(desk, rid, requester, number, thread));
        STEWARD_ASSIGN(const QList<HistoryEntry> history, historyOf(desk, rid));
        for (const HistoryEntry &change : history) {
            if (!isNews(change))
                continue;
            ThreadEntry entry;
            entry.at = change.happened;
            entry.rid = rid;
            entry.record = loaded.id;
            entry.person = change.author;
            entry.isFromRequester = !requester.isNull() && change.author == requester;
            entry.fromNumber = number;
            entry.change = change;
            thread.append(entry);
        }
    }
    std::stable_sort(thread.begin(), thread.end(),
        [](const ThreadEntry &a, const ThreadEntry &b) { return a.at < b.at; });
    return thread;
}

} // namespace steward
