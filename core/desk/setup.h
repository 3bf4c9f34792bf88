// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"

namespace steward {

struct SetupOptions
{
    QString language = QStringLiteral("en"); ///< of the names that are made: "en" or "ja"
    std::optional<Instant> at = {}; ///< event time; now when absent
};

/// Puts into a new workspace what every desk starts with: the default policies as records, resolution codes, a few
/// categories, canned replies in English and Japanese, and the shipped views. One batch of ordinary operations, so the
/// history shows who set up the desk, and everything can be edited or taken away.
/// Errors: FailedPrecondition "setup.done" when the desk has policies already.
Result<CommitReport> setUpDesk(Workspace &desk, const SetupOptions &options = {});

/// One line of the setup checklist.
struct SetupStep
{
    QString type; ///< record type that the step is about: "team"
    qint64 count = 0; ///< living records, without what the desk came with
    bool isDone = false;
};

/// What a desk needs before it can take its first call, in the order in which people set it up. Titles and
/// explanations are the screen's.
Result<QList<SetupStep>> setupChecklist(Workspace &desk);

} // namespace steward
