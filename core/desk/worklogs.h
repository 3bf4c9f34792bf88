// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/verbcontext.h"

namespace steward {

/// Time spent on a ticket. A negative span corrects earlier entries of the same person.
struct WorkEntry
{
    Duration spent{};
    QString note = {};
    Uuid worker = {}; ///< me when null
    std::optional<Instant> started = {}; ///< now minus the span when absent; may lie back
};

/// Errors: InvalidArgument "worklog.empty" (no time), "worklog.below-zero" (a correction of more than there is; args: what
/// there is), "worklog.in-the-future"; FailedPrecondition "ticket.deleted", "ticket.merged".
Result<VerbReport> logWork(const VerbContext &context, const LoadedRecord &ticket, const WorkEntry &entry);

struct WorkTotal
{
    Duration own{}; ///< on the ticket itself and on those merged into it
    Duration children{}; ///< on everything below it
};
/// Withdrawn entries do not count.
Result<WorkTotal> workTotal(Workspace &desk, Rid ticket);

} // namespace steward
