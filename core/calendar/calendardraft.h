// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/businesscalendar.h"

#include <QMap>

#include <array>

namespace steward {

/// A free day, or one of its occurrences.
struct Holiday
{
    QDate date;
    QString name;

    bool operator==(const Holiday &) const = default;
};

/// A calendar while somebody edits it: what businesscalendar.h reads, as people think of it. Thread: value, any.
struct CalendarDraft
{
    using Week = std::array<QList<BusinessCalendar::Hours>, 7>; ///< from Monday

    qint64 version = 1;
    QString zone = QStringLiteral("UTC");
    Week week;
    QMap<QDate, BusinessCalendar::Day> days; ///< holidays and exceptions

    /// Errors: those of BusinessCalendar::parse().
    static Result<CalendarDraft> read(const QString &body);
    /// The text of the calendar; `edition` as BusinessCalendar::parse() takes it. Errors: NotFound "calendar.no-zone".
    Result<QString> body(const QString &edition) const;

    /// Enters holidays; days that are there keep their hours and take the name. How many were new.
    int add(const QList<Holiday> &holidays);
};

/// A week in words: "Mon-Fri 09:00-12:00 13:00-17:30; Sat 10:00-14:00". Days that are not named are free; en dashes and
/// commas do as well. Errors: InvalidArgument "calendar.hours" with the column.
Result<CalendarDraft::Week> weekFromText(const QString &text);
QString weekText(const CalendarDraft::Week &week);

} // namespace steward
