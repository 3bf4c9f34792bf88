// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/verbcontext.h"
#include "core/schema/records/retentionrule.h"

namespace steward {

/// What a rule has done, or would do.
struct RetentionOutcome
{
    QString rule;
    qint64 tickets = 0; ///< that the query means
    qint64 erased = 0; ///< of them, tickets of which something went
    qint64 fields = 0; ///< units that went, those of entries included
};

/// Whether a rule can be kept: its query must be sound and its fields ones that can be erased. Errors: those of the query,
/// located; InvalidArgument "redact.unit", "retention.nothing" when it erases nothing.
Result<Ok> checkRetention(Workspace &desk, const RetentionRule &rule);

/// Carries out all active rules: erases what the tickets that they mean still say, each ticket in a group of its own; what
/// is erased already is passed over, so it may be run every night. A value that was cleared long ago goes too, since the
/// history has it. With a dry run it only counts. `progress` is told tickets looked at; false stops between two tickets
/// with Cancelled "retention.stopped": what went is gone, the rest waits for the next run.
/// finishRedaction() is due afterwards. Errors: PermissionDenied "desk.permission"; those of checkRetention() and redact().
Result<QList<RetentionOutcome>> keepRetention(const VerbContext &context, const std::function<bool(qint64)> &progress = {});

} // namespace steward
