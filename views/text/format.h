// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

#include <QString>

namespace steward::format {

/// How times, spans and counts are written everywhere, in the language of the screens. GUI thread (uses QLocale()).

/// "0:31", "7:45", from 24 h on "1d 2 h"; negative with U+2212. For service levels; whole minutes, towards zero.
QString span(Duration time);
/// "now", "4 min", "2 h", "3 d", then the date.
QString ago(Instant at, Instant now);
/// "11:07" today, "Fri 17:07" within a week, else "24 Nov", with year when it is another one.
QString moment(Instant at, Instant now);
/// Whole date and time, for tool tips.
QString full(Instant at);
/// 2,038
QString count(qint64 number);

} // namespace steward::format
