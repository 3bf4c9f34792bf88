// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/base/json.h"

#include <QByteArray>

namespace steward {

/// How far a zone is from UTC, from 1970 to 2100, as one edition of the time zone database had it. A calendar keeps its own
/// copy: whatever the machine knows today, a verdict of last year comes out as it did.
///
///     {"zone": "Europe/London", "tzdata": "2024a", "offset": 3600, "transitions": [[57722400000, 0], …]}
///
/// `offset`: seconds east of UTC before the first transition; a transition is [instant in ms, seconds from then on].
/// Source: https://www.iana.org/time-zones; the zone's rules after the last year with data are those of its last line.
/// Thread: value, any.
class ZoneTransitions
{
public:
    struct Transition
    {
        Instant at;
        int offset = 0; ///< seconds, from `at` on

        bool operator==(const Transition &) const = default;
    };
    /// A stretch with one offset, [begin, end).
    struct Regime
    {
        Instant begin, end;
        int offset = 0;
    };

    static constexpr int firstYear = 1970;
    static constexpr int lastYear = 2100;

    ZoneTransitions() = default; ///< UTC
    /// `edition`: of the machine's time zone database (core/base/zoneedition.h).
    /// Errors: NotFound "calendar.no-zone": this machine does not know it.
    static Result<ZoneTransitions> fromSystem(const QString &zone, const QString &edition = {});
    /// Errors: InvalidArgument "calendar.invalid" with line and column.
    static Result<ZoneTransitions> parse(const JsonNode &node);
    QByteArray toJson() const; ///< what parse() reads, in one line

    const QString &zone() const { return m_zone; }
    const QString &edition() const { return m_edition; } ///< of the time zone database; empty when the machine does not say
    int offsetAt(Instant at) const;
    /// From the first to the last moment of its years, without holes.
    QList<Regime> regimes() const;

    bool operator==(const ZoneTransitions &) const = default;

private:
    QString m_zone = QStringLiteral("UTC");
    QString m_edition;
    int m_before = 0;
    QList<Transition> m_transitions; ///< ascending
};

} // namespace steward
