// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <functional>

namespace steward {

/// How an executor learns that its state is gone, such as a session with a server. All three are called on the
/// executor's thread.
template<class State>
struct Losses
{
    std::function<bool(const Error &)> isLost; ///< which failures mean that the state is gone
    std::function<void(const Error &)> lost; ///< told of each of them
    std::function<bool(State &)> isGone; ///< asked before each request: it may have ended while nobody used it
};

} // namespace steward
