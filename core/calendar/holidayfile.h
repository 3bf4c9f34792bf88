// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/calendardraft.h"

namespace steward {

/// Holidays out of a file, and what of it could not be read.
struct HolidayFile
{
    QList<Holiday> holidays; ///< by date; a day with two names has both: "Labour Day / Mother's Day"
    QList<Error> problems; ///< located; what they speak of is left out
};

/// Reads all-day events of an iCalendar file (RFC 5545) whose days lie in [first, last]: folded lines, DTSTART and DTEND as
/// dates, RRULE with FREQ YEARLY and MONTHLY, INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY and BYDAY, EXDATE, and single
/// occurrences that were moved (RECURRENCE-ID). Events with a time of day, and rules of other kinds, are problems.
HolidayFile holidaysFromIcs(const QString &text, const QDate &first, const QDate &last);

/// Reads a list of a date and a name per line, as Japan's Cabinet Office publishes it: separated by comma, semicolon or tab;
/// 2026/1/1, 2026-01-01 or 2026年1月1日. A first line without a date is a heading.
HolidayFile holidaysFromCsv(const QString &text, const QDate &first, const QDate &last);

/// The one of the two that `text` is.
HolidayFile holidaysFrom(const QString &text, const QDate &first, const QDate &last);

} // namespace steward
