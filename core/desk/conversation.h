// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/tickets.h"

namespace steward {

/// Something that is said on a ticket.
struct Saying
{
    QString body;
    bool isPublic = false; ///< a comment that the requester may read; else a work note, the default of technicians
    QString channel = {}; ///< of a comment: "email", "phone" …
    Uuid writer = {}; ///< me when null
    std::optional<Instant> written = {}; ///< now when absent
    QList<Uuid> mentions = {}; ///< besides those found in the text
    QList<RecordEdit> with = {}; ///< saved together with it: its attachments
};

/// Writes a comment or a work note. Whoever it mentions (`@login`, `@Full Name`) becomes a watcher. On a merged ticket
/// it goes to the ticket that one was merged into. Errors: InvalidArgument "record.required" (empty text),
/// FailedPrecondition "ticket.deleted"; PermissionDenied "desk.permission"; those of the writer.
Result<VerbReport> say(const VerbContext &context, const LoadedRecord &loaded, const Saying &saying);

/// "Send and solve": the saying and the move are accepted both or neither. Errors: those of say() and editTicket().
Result<VerbReport> sayAndEdit(const VerbContext &context, const LoadedRecord &loaded, const Saying &saying,
    const FieldValues &entered);

/// The requester answered. Waiting for them ends: the ticket goes back to work. A resolved one is opened again while
/// the reopen rule allows it; after that, and on closed ones, the answer makes a new ticket that is linked to the old one
/// and takes over what it is about (`record` of the report is the new one).
Result<VerbReport> requesterAnswered(const VerbContext &context, const LoadedRecord &loaded, const Saying &saying);

/// Takes a comment, work note, work log or attachment back, visibly: it keeps its place, its text goes from the thread
/// and from the search. Errors: InvalidArgument "withdraw.not-possible".
Result<VerbReport> withdraw(const VerbContext &context, const LoadedRecord &entry);

/// People that a text mentions: the longest name or login after each `@` that somebody on the desk has.
Result<QList<Uuid>> mentionsIn(Workspace &desk, const QString &text);

Result<VerbReport> watch(const VerbContext &context, const LoadedRecord &loaded, const QList<Uuid> &people);
Result<VerbReport> unwatch(const VerbContext &context, const LoadedRecord &loaded, const QList<Uuid> &people);
/// The names of the tags that the desk keeps.
Result<QStringList> knownTags(Workspace &desk);
/// The tags of a ticket after somebody who saw `before` chose `wanted`: what somebody else added meanwhile stays.
StringSet chosenTags(StringSet present, const QStringList &before, const QStringList &wanted);
Result<VerbReport> addTags(const VerbContext &context, const LoadedRecord &loaded, const QStringList &tags);
Result<VerbReport> removeTags(const VerbContext &context, const LoadedRecord &loaded, const QStringList &tags);

/// Texts about a ticket, for other verbs: what say() would write, without the watchers.
Result<RecordEdit> sayingEdit(const VerbContext &context, const Uuid &ticket, const Saying &saying);

} // namespace steward
