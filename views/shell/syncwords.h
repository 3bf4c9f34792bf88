// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/syncstatus.h"
#include "views/theme/textruns.h"

namespace steward {

/// The status in one line: glyph, word, and what waits. "● Saved on this machine", "☁ Offline since 11:15 · 5 to send
/// ◆ 2 need you", "● Up to date 14:02 ◆ Refused 1". GUI thread.
TextRuns syncRuns(const SyncStatus &status, Instant now);

/// The same as the head of the outbox: an icon, what is so, and what that means.
struct SyncHead
{
    QString iconName;
    QString title;
    QString text;
};
SyncHead syncHead(const SyncStatus &status, Instant now);

} // namespace steward
