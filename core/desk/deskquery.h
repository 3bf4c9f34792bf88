// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"
#include "core/query/binder.h"

namespace steward {

/// What queries on this desk are read against: its declarations, states and hold reasons, its clock, and who I am.
/// Errors: InvalidArgument "record.type"; those of the rules. Thread: the desk's.
Result<QueryContext> queryContext(Workspace &desk, const QString &subject);

} // namespace steward
