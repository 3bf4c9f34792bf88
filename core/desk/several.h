// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/verbcontext.h"

#include <functional>

namespace steward {

/// A ticket that a verb on several left as it was.
struct Refusal
{
    Rid rid = 0;
    QString number;
    Error error;
};

/// The same small change on the tickets under somebody's hand, in one batch that one undo takes back. `edit` makes the
/// edit of one; tickets that it refuses are left as they are and stand in `refused`. When it refuses all of them, its
/// first error is the result. Errors besides: NotFound "record.unknown", those of the writer.
Result<VerbReport> editSeveral(const VerbContext &context, const QList<Rid> &tickets,
    const std::function<Result<RecordEdit>(const LoadedRecord &)> &edit, QList<Refusal> &refused);

} // namespace steward
