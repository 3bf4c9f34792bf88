// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"
#include "core/storage/hub/hubclient.h"
#include "core/sync/syncengine.h"

namespace steward {

// A replica and its team server without a network between them: somebody carries files (core/storage/bundle.h).
//
//     replica   writeWork()      what waits, and where the replica stands        → carried to a machine that reaches the server
//     courier   carryWork()      hands it in for its owner, writes what is new   → carried back
//     replica   takeAnswer()     as a round of sync would
//
// Every step may be repeated, and bundles may be lost or come twice: what is at the hub is a duplicate, what is here is
// passed over. Work written since the export waits for the next bundle.

struct WrittenBundle
{
    qint64 operations = 0;
    qint64 files = 0;
    qint64 filesLeft = 0; ///< attached files that are not in it
    qint64 bytes = 0;
};

/// Errors: FailedPrecondition "bundle.no-key" (this desk has not met its server since it can make bundles),
/// "bundle.needs-network" (the file was found to be a copy, or its server has lost something), "sync.no-replica"; those of
/// sealBundle(); PermissionDenied "bundle.not-written"; AlreadyExists "storage.exists".
Result<WrittenBundle> writeWork(Workspace &desk, const QString &file, bool withFiles = true);

struct CarriedBundle
{
    QString login; ///< whose work it was
    qint64 operations = 0; ///< in the bundle
    qint64 taken = 0; ///< of them, new to the hub
    qint64 refused = 0; ///< of those, kept with a reason
    qint64 files = 0;
    qint64 filesRefused = 0;
    qint64 answered = 0; ///< places of the stream in the answer
    qint64 bytes = 0; ///< of the answer
};

/// Over a courier's session. With an empty `answer` nothing is written for the way back. Errors: those of openBundle() and
/// CarriedHub; FailedPrecondition "bundle.other-desk", "bundle.needs-network" (the hub fell over since the replica last saw
/// it); Corrupt "hub.fork", "hub.chain" when the hub has other work of that replica.
Result<CarriedBundle> carryWork(
    HubClient &courier, const QString &work, const QString &answer, const Clock &clock, RandomSource &random);

/// Errors: those of openBundle() and of a round of sync; FailedPrecondition "bundle.other-desk", "bundle.not-next".
Result<SyncEngine::Round> takeAnswer(Workspace &desk, const QString &file);

} // namespace steward
