// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/verbcontext.h"

namespace steward {

/// Errors: InvalidArgument `code` when following `field` from `target` leads back to `record` (args: the numbers on
/// the way), NotFound "record.unknown".
Result<Ok> checkPointer(
    Workspace &desk, const Uuid &record, const Uuid &target, const QString &field, const QString &code);

/// Living tickets of every kind whose parent this is, oldest first.
Result<QList<LoadedRecord>> childrenOf(Workspace &desk, const Uuid &ticket);
/// The ticket and everything below it, each once.
Result<QList<Rid>> familyOf(Workspace &desk, Rid ticket);

/// The ticket and everything that was merged into it, directly or through others; itself first.
Result<QList<Rid>> mergedInto(Workspace &desk, Rid ticket);
/// The ticket that a ticket was merged into in the end; itself when it was not.
Result<LoadedRecord> mergeTarget(Workspace &desk, const LoadedRecord &ticket);

/// A link as one of its ends sees it.
struct LinkEnd
{
    Uuid link; ///< the link's record
    QString relation; ///< key: "duplicates"
    bool isFrom = false; ///< this ticket is the first end: "A duplicates B", else "A is duplicated by B"
    Uuid other;
    QString number; ///< of the other end
    QString title;
    qint64 statusClass = 0;
};
Result<QList<LinkEnd>> linksOf(Workspace &desk, const Uuid &ticket);

/// `from` relation `to`. Errors: InvalidArgument "link.self", "field.no-choice"; AlreadyExists "link.exists" (either
/// way round for "relates").
Result<VerbReport> linkTickets(
    const VerbContext &context, const Uuid &from, const QString &relation, const Uuid &to);
Result<VerbReport> unlink(const VerbContext &context, const Uuid &link);

/// A null parent takes the ticket out of its family. Errors: those of editTicket().
Result<VerbReport> setParentTicket(const VerbContext &context, const LoadedRecord &child, const Uuid &parent);

} // namespace steward
