// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace steward {

struct DesktopOptions;

/// Measures the desktop on the desk `options.bench` and prints one JSON object:
///
///     startup_ms            from the start of the process to the queue with its rows painted
///     rss_mb                memory of the process with every ticket of the desk listed, after scrolling
///     scroll_frame_p99_ms   work of one frame at 1920×1080: scroll by some rows, take in what the desk sent, paint;
///                           two tickets arrive a second, when the desk is one that `stewardctl bench` made
///
/// With _cpu_ms the same in processor time of this program, for a machine that does other work beside.
/// The desk is opened as the generator's first agent, else as its owner; only a generated desk is written to. Settings
/// are neither read nor saved. Returns the exit code.
int runBench(const DesktopOptions &options);

} // namespace steward
