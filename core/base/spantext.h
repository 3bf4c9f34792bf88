// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

#include <QString>

#include <optional>

namespace steward {

/// "90m", "1h 30m", "2d", "1w", "-15m", "250ms"; nullopt when it is no span of time.
std::optional<Duration> readSpan(QStringView text);

/// "1d 2h 30m", as readSpan() reads it; "0m" for nothing.
QString printSpan(Duration span);

/// "26h 30m": as printSpan() without days, since a day of working time is no day of the clock.
QString printHours(Duration span);

} // namespace steward
