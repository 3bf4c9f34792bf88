// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/storage/connection.h"

#include <memory>

namespace steward {

/// What stays on this machine: drafts. On a file that is the file itself; on a team server a small file of the user's,
/// which can be written while the server is out of reach. Thread: one.
struct LocalDesk
{
    Connection *connection = nullptr;
    Uuid me;
    const Clock *clock = nullptr;
    QString readOnlyPath = {}; ///< the desk, when nothing may be written
    std::shared_ptr<Connection> owned = {}; ///< where it is a file of its own

    /// The file of workspace `workspace` in `folder` (userFolder() when empty), made when there is none.
    /// Errors: those of createSqliteFile() and openSqliteFile().
    static Result<std::shared_ptr<Connection>> openFile(const QString &folder, const Uuid &workspace, const Clock &clock);
    /// $STEWARD_STATE_DIR/servers, or beside the anchors.
    static QString userFolder();
};

} // namespace steward
