// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"

namespace steward {

/// Around a long run of large commits: imports, generated desks. Commit some thousand edits at once; each commit is as
/// durable and as complete as any other, only the session uses more memory (up to half a gigabyte) meanwhile.
/// Thread: the desk's.
///
///     BulkLoad load(desk);
///     STEWARD_TRY(load.begin());
///     while (…) STEWARD_ASSIGN(…, desk.commit(…));
///     STEWARD_TRY(load.finish());
class BulkLoad
{
public:
    explicit BulkLoad(Workspace &desk) : m_desk(desk) {}
    ~BulkLoad(); ///< as finish(), for ways out with an error
    Q_DISABLE_COPY_MOVE(BulkLoad)

    Result<Ok> begin();
    Result<Ok> finish();

private:
    Workspace &m_desk;
    bool m_running = false;
};

} // namespace steward
