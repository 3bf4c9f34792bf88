// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/bench/figures.h"

namespace steward::cli {

/// What a hub takes from a login that may create and edit tickets (benchhub.cpp says what is measured). It writes
/// thousands of tickets into that hub: a throwaway one. Processor time is that of this program, not of the server.
Result<Ok> benchHub(const QString &url, Figures &figures);

} // namespace steward::cli
