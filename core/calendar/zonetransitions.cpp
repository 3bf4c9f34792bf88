// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calendar/zonetransitions.h"

#include <QTimeZone>

#include <algorithm>

namespace steward {

namespace {

const QString invalid = QStringLiteral("calendar.invalid");
constexpr int mostSeconds = 26 * 3'600; ///< no place was ever further from UTC

QDateTime beginning(int year) { return QDateTime(QDate(year, 1, 1), QTime(0, 0), Qt::UTC); }

} // namespace

Result<ZoneTransitions> ZoneTransitions::fromSystem(const QString &zone, const QString &edition)
{
    const QTimeZone known(zone.toLatin1());
    if (!known.isValid())
        return Error{ErrorKind::NotFound, QStringLiteral("calendar.no-zone"),
            QStringLiteral("this machine knows no time zone \"%1\"").arg(zone),
            QStringLiteral("write it as Europe/London or Asia/Tokyo"), {zone}};
    ZoneTransitions result;
    result.m_zone = zone;
    result.m_edition = edition;
    const QDateTime from = beginning(firstYear);
    const QDateTime end = beginning(lastYear + 1);
    result.m_before = known.offsetFromUtc(from);
    // Asked day by day, which is far apart enough for no zone to go and come back unseen, and halved down to the second: what
    // is listed by QTimeZone::transitions() ends, on some systems, with the last year that the zone's file spells out.
    constexpr qint64 day = 86'400;
    const auto offsetAt = [&](qint64 second) { return known.offsetFromUtc(QDateTime::fromSecsSinceEpoch(second, Qt::UTC)); };
    int offset = result.m_before;
    for (qint64 at = from.toSecsSinceEpoch(); at < end.toSecsSinceEpoch(); at += day) {
        const int next = offsetAt(at + day);
        if (next == offset)
            continue;
        qint64 before = at;
        qint64 after = at + day;
        while (after - before > 1) {
            const qint64 middle = before + (after - before) / 2;
            (offsetAt(middle) == offset ? before : after) = middle;
        }
        offset = next;
        result.m_transitions.append({Instant{after * 1'000}, offset});
    }
    return result;
}

Result<ZoneTransitions> ZoneTransitions::parse(const JsonNode &node)
{
    JsonFields in(node, invalid);
    ZoneTransitions result;
    result.m_zone = in.requiredText(u"zone");
    result.m_edition = in.text(u"tzdata");
    const auto offsetFrom = [&](const JsonNode &at, qint64 seconds) {
        if (std::abs(seconds) > mostSeconds)
            in.fail(at, QStringLiteral("%1 seconds is further from UTC than any place").arg(seconds));
        return int(std::clamp<qint64>(seconds, -mostSeconds, mostSeconds));
    };
    result.m_before = offsetFrom(node, in.integer(u"offset", 0));
    if (const JsonNode *list = in.find(u"transitions")) {
        if (!list->isArray())
            in.fail(*list, QStringLiteral("a list of [instant, seconds] should stand here"));
        for (const JsonNode &item : list->items) {
            const std::optional<qint64> at = item.isArray() && item.items.size() == 2 ? item.items[0].toInteger() : std::nullopt;
            const std::optional<qint64> seconds = at ? item.items[1].toInteger() : std::nullopt;
            if (!seconds) {
                in.fail(item, QStringLiteral("[instant in milliseconds, seconds east of UTC] should stand here"));
                break;
            }
            if (!result.m_transitions.isEmpty() && *at <= result.m_transitions.last().at.ms)
                in.fail(item, QStringLiteral("transitions stand in the order of time"));
            result.m_transitions.append({Instant{*at}, offsetFrom(item, *seconds)});
        }
    }
    STEWARD_TRY(in.finish());
    return result;
}

QByteArray ZoneTransitions::toJson() const
{
    QByteArray out = "{\"zone\":" + jsonQuoted(m_zone).toUtf8() + ",\"tzdata\":" + jsonQuoted(m_edition).toUtf8()
        + ",\"offset\":" + QByteArray::number(m_before) + ",\"transitions\":[";
    for (qsizetype i = 0; i < m_transitions.size(); ++i) {
        out += (i > 0 ? ",[" : "[") + QByteArray::number(m_transitions[i].at.ms) + ','
            + QByteArray::number(m_transitions[i].offset) + ']';
    }
    return out + "]}";
}

int ZoneTransitions::offsetAt(Instant at) const
{
    const auto after = std::upper_bound(m_transitions.cbegin(), m_transitions.cend(), at,
        [](Instant wanted, const Transition &transition) { return wanted < transition.at; });
    return after == m_transitions.cbegin() ? m_before : (after - 1)->offset;
}

QList<ZoneTransitions::Regime> ZoneTransitions::regimes() const
{
    // A day more on either side: local dates of the first and the last year reach over them.
    constexpr qint64 slack = 2 * 86'400'000;
    const Instant end{beginning(lastYear + 1).toMSecsSinceEpoch() + slack};
    QList<Regime> list{{Instant{-slack}, end, m_before}};
    for (const Transition &transition : m_transitions) {
        if (transition.at >= end)
            break;
        list.last().end = transition.at;
        list.append({transition.at, end, transition.offset});
    }
    return list;
}

} // namespace steward
