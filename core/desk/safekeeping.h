// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"
#include "core/storage/backup.h"

namespace steward {

/// A copy of a desk, looked at.
struct BackupContent
{
    QString path;
    Uuid workspace;
    qint64 operations = 0;
    qint64 bytes = 0;
    std::optional<Instant> last; ///< when its last operation was written down
    Verification verification;
};

/// Copies an open desk, as it is at one moment, into a new file, while others go on writing. Errors: those of
/// copyDatabase(); FailedPrecondition "backup.no-file" for a desk that is none.
Result<BackupContent> backUp(Workspace &desk, const QString &target, const BackupProgress &progress = {});

/// Opens a copy and proves all of it. Errors: those of Workspace::open() and of the verifier.
Result<BackupContent> examineBackup(
    const QString &path, const std::function<bool(qint64, qint64)> &progress = {});

/// What restoring would do.
struct RestorePlan
{
    BackupContent backup;
    bool replaces = false; ///< there is a file of that name now
    std::optional<qint64> present; ///< its operations; nullopt when it cannot be read
    qint64 lost = 0; ///< operations that the present file has and the backup has not
};

/// Errors: those of examineBackup(); Corrupt "restore.damaged" when the copy does not prove itself; FailedPrecondition
/// "restore.other-desk" when the present file is another desk; InvalidArgument "restore.same-file".
Result<RestorePlan> planRestore(const QString &backup, const QString &desk,
    const std::function<bool(qint64, qint64)> &progress = {});

/// Puts the backup in the place of the desk. The present file is kept beside it and its name returned (empty: there was
/// none); anchors of what came after the backup are put aside too, and a new one is left in `anchorFolder`.
/// Errors: Unavailable "restore.in-use" while a program holds the desk; those of copying. The desk is then as it was.
Result<QString> restoreDesk(const RestorePlan &plan, const QString &desk, const QString &anchorFolder,
    const BackupProgress &progress = {});

} // namespace steward
