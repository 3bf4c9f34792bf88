// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"

namespace steward {

/// What I am writing on a ticket and have not sent. Stays on this machine; survives the end of the program, however it
/// comes.
struct Draft
{
    QString slot; ///< one text for each: "saying" (the composer), "timer" (work that is being timed)
    QByteArray content; ///< the writer's own form
    Context seen; ///< what the form had loaded
    Instant savedAt;
};

/// Keeps it, in place of the one in the same slot. Durable when it returns. Errors: FailedPrecondition
/// "workspace.read-only"; those of storage.
Result<Ok> saveDraft(const LocalDesk &desk, const Uuid &record, const Draft &draft);
Result<Ok> saveDraft(Workspace &desk, const Uuid &record, const Draft &draft);
Result<Ok> discardDraft(const LocalDesk &desk, const Uuid &record, const QString &slot);
Result<Ok> discardDraft(Workspace &desk, const Uuid &record, const QString &slot);
/// What a verb that sends the text does alongside (VerbContext::alongside()): on a file both or neither happen; with a
/// server the draft goes when the server has taken the text.
std::function<Result<Ok>(Connection &)> discarding(const Uuid &person, const Uuid &record, const QString &slot);
/// Mine on a record.
Result<QList<Draft>> draftsOf(Workspace &desk, const Uuid &record);
/// Records on which I have an unsent text, newest first.
Result<QList<Uuid>> draftedTickets(Workspace &desk);

/// The slot of the composer, and of the work timer.
inline QString sayingSlot() { return QStringLiteral("saying"); }
inline QString timerSlot() { return QStringLiteral("timer"); }

} // namespace steward
