// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/verbcontext.h"

namespace steward {

/// Merges `from` into `into`: its conversation shows in the thread of `into`, its number leads there, its watchers (the
/// requester becomes one), tags, links and children are carried over, and it is closed as merged. Nothing is moved or
/// copied that undo could not give back: undoing the batch restores all of it. A target that was itself merged means the
/// ticket it went to. Errors: InvalidArgument "merge.self", "merge.cycle" (args: numbers); FailedPrecondition
/// "ticket.deleted", "ticket.merged"; PermissionDenied "desk.permission".
Result<VerbReport> mergeTickets(const VerbContext &context, const LoadedRecord &from, const LoadedRecord &into);

/// A new ticket out of a comment or work note: its text becomes the description, whoever wrote it the requester, and the
/// two are linked ("split"). What the old ticket is about is taken over. `record` of the report is the new ticket.
/// Errors: InvalidArgument "split.not-possible" (no comment or work note), those of createTicket().
Result<VerbReport> splitTicket(const VerbContext &context, const LoadedRecord &entry, const QString &title);

} // namespace steward
