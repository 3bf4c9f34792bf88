// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace steward {

class DeskSession;

/// Lets the event loop run until what the screens have asked of the desk is answered and shown, and their short timers
/// (typing, recounts) have passed. For pictures and measurements; `session` may be null. GUI thread.
void settle(DeskSession *session, int quietMs = 900);

} // namespace steward
