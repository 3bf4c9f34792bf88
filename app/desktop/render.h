// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace steward {

struct DesktopOptions;

/// Draws the window with every listed pane, the palette and the toast into PNG files and prints their paths. Fixed size,
/// fixed clock, settings that are not saved: the same program gives the same pictures. Returns the exit code.
int renderAll(const DesktopOptions &options);

} // namespace steward
