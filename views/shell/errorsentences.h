// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

namespace steward {

/// What failed and what to do about it, as whole sentences in the language of the screen. Empty where that language is
/// English, since core's own sentence says more, and for codes that no screen meets. Thread: GUI.
QString errorSentence(const Error &error);

} // namespace steward
