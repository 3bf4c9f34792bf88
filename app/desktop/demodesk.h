// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QFuture>
#include <QString>

namespace steward {

/// Where the demo company's desk lies: in the user's data folder.
QString demoDeskPath();

/// Makes the demo company's desk at `path` on a thread of the pool. The file gets
/// its name when it is whole, so that a stop half-way leaves none. `clock` must outlive the work.
/// Errors: those of Workspace::create() and fillWithDemo(), OutOfSpace or PermissionDenied "demo.not-placed".
QFuture<Result<QString>> makeDemoDesk(const QString &path, const Clock &clock);

/// Takes the demo desk away. Nothing else is touched. Errors: PermissionDenied "demo.not-removed".
Result<Ok> removeDesk(const QString &path);

} // namespace steward
