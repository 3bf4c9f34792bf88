// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLockFile>

namespace steward {

/// Takes the lock if nobody alive holds it, without waiting for a holder. A file that a process left behind is taken
/// over, also when it was killed, or had no power, in the middle of taking the lock, or of taking one over: QLockFile by
/// itself finds no name in what is half written and waits, for half a minute or for ever. May wait a tenth of a second
/// for one that is being written.
bool takeLock(QLockFile &lock);

} // namespace steward
