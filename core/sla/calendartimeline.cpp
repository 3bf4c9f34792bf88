// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/sla/calendartimeline.h"

#include <limits>

namespace steward {

namespace {
constexpr Instant never{std::numeric_limits<qint64>::max()};

const BusinessCalendar &alwaysOpen()
{
    static const BusinessCalendar calendar;
    return calendar;
}
} // namespace

CalendarTimeline::CalendarTimeline(QList<Version> versions)
    : m_versions(std::move(versions))
{
}

template<class Piece>
void CalendarTimeline::walk(Instant from, Instant to, Piece piece) const
{
    if (m_versions.isEmpty()) {
        piece(alwaysOpen(), -1, from, to);
        return;
    }
    for (qsizetype i = 0; i < m_versions.size(); ++i) {
        const Instant begin = i == 0 ? from : std::max(from, m_versions[i].from);
        const Instant end = i + 1 < m_versions.size() ? std::min(to, m_versions[i + 1].from) : to;
        if (begin < end && !piece(m_versions[i].calendar, int(i), begin, end))
            return;
    }
}

Duration CalendarTimeline::elapsedBetween(Instant from, Instant to) const
{
    if (m_versions.isEmpty())
        return from < to ? to - from : Duration(0);
    Duration sum(0);
    walk(from, to, [&](const BusinessCalendar &calendar, int, Instant begin, Instant end) {
        sum += calendar.elapsedBetween(begin, end);
        return true;
    });
    return sum;
}

std::optional<Instant> CalendarTimeline::deadlineAfter(Instant start, Duration span) const
{
    if (span <= Duration(0))
        return start;
    if (m_versions.isEmpty())
        return start + span;
    std::optional<Instant> deadline;
    walk(start, never, [&](const BusinessCalendar &calendar, int, Instant begin, Instant end) {
        const Duration here = end == never ? Duration::max() : calendar.elapsedBetween(begin, end);
        if (here < span) {
            span -= here;
            return true;
        }
        deadline = calendar.deadlineAfter(begin, span);
        return false;
    });
    return deadline;
}

QList<CalendarTimeline::Segment> CalendarTimeline::segmentsBetween(Instant from, Instant to) const
{
    QList<Segment> segments;
    walk(from, to, [&](const BusinessCalendar &calendar, int version, Instant begin, Instant end) {
        for (const BusinessCalendar::Segment &stretch : calendar.segmentsBetween(begin, end))
            segments.append({stretch, version});
        return true;
    });
    return segments;
}

} // namespace steward
