// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace steward {

/// Classes of lifecycle states, in the order lists sort them. Terminal = Done or Closed.
enum class StatusClass : qint64 { New = 0, Active = 1, Waiting = 2, Done = 3, Closed = 4 };

} // namespace steward
