// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/servicelevels.h"

#include "core/base/zoneedition.h"
#include "core/calendar/holidayfile.h"
#include "core/desk/fields.h"
#include "core/schema/records/agreement.h"
#include "core/schema/records/servicelevel.h"
#include "core/schema/records/workcalendar.h"
#include "core/transfer/textdecoder.h"

namespace steward {

using namespace Qt::StringLiterals;

Duration leftAt(const ExplainedClock &clock, Instant now)
{
    const ServiceClock &its = clock.clock;
    if (its.state != ServiceClock::State::Running || its.phases.isEmpty() || now <= its.phases.last().end)
        return its.left();
    return its.left() - clock.hours.elapsedBetween(its.phases.last().end, now);
}

ExplainedClock clockAt(ExplainedClock clock, Instant now)
{
    ServiceClock &its = clock.clock;
    if (!its.isOpen() || its.phases.isEmpty() || now <= its.phases.last().end)
        return clock;
    its.elapsed = its.goal - leftAt(clock, now);
    its.phases.last().end = now;
    clock.lines = clockLines(its, clock.hours);
    return clock;
}

Result<ExplainedTicket> explainTicket(Workspace &desk, Rid ticket, std::optional<Instant> at)
{
    ExplainedTicket explained;
    explained.at = at.value_or(desk.clock().now());
    ServiceLevelBook book(desk.connection(), desk.records(), [&desk](Rid rid) { return desk.operationsOf(rid); });
    STEWARD_ASSIGN(const ServiceLevels *const levels, book.current());
    explained.problems = book.problems();
    if (levels->isEmpty())
        return explained;
    STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(ticket));
    const RecordType &type = *desk.schema().type(loaded.type);
    STEWARD_ASSIGN(const QList<LoggedOperation> operations, desk.operationsOf(ticket));
    STEWARD_ASSIGN(explained.moments, book.momentsOf(type, ticket, operations));
    for (const ServiceClock &clock : serviceClocks(*levels, type, explained.moments, explained.at)) {
        ExplainedClock one;
        one.clock = clock;
        for (const ServiceTarget &target : levels->targets) {
            if (target.id != clock.target)
                continue;
            one.target = target.name;
            STEWARD_ASSIGN(one.agreement, desk.labelOf(target.agreement));
            STEWARD_ASSIGN(const LoadedRecord agreement, desk.load(target.agreement));
            const Uuid calendar = structOf<Agreement>(agreement).calendar.uuid;
            if (!calendar.isNull()) {
                STEWARD_ASSIGN(one.calendar, desk.labelOf(calendar));
            }
            for (const CalendarTimeline::Version &version : target.calendar.versions()) {
                one.calendarVersions.append(version.calendar.version());
                one.zone = version.calendar.zone().zone();
            }
            one.hours = target.calendar;
            one.lines = clockLines(clock, target.calendar);
        }
        explained.clocks.append(one);
    }
    std::stable_sort(explained.clocks.begin(), explained.clocks.end(), [](const ExplainedClock &a, const ExplainedClock &b) {
        return std::tie(a.agreement, a.target, a.clock.cycle) < std::tie(b.agreement, b.target, b.clock.cycle);
    });
    return explained;
}

Result<Ok> checkTarget(Workspace &desk, const RecordValues &target)
{
    const ServiceLevel level = declared<ServiceLevel>().fromValues(target);
    const auto isGoal = [](const std::optional<qint64> &goal) { return goal && *goal > 0; };
    if (!isGoal(level.goal) && !isGoal(level.critical) && !isGoal(level.high) && !isGoal(level.moderate) && !isGoal(level.low)
        && !isGoal(level.planning))
        return Error{ErrorKind::InvalidArgument, u"sla.goal"_s, u"the target has no goal"_s,
            u"give one for all priorities, or for some: goal=8h goal.p1=4h"_s, {}};
    const std::pair<const char *, QString> conditions[] = {{"scope", level.scope}, {"start", level.start}, {"pause", level.pause},
        {"resume", level.resume}, {"stop", level.stop}, {"reset", level.reset}, {"cancel", level.cancel}};
    for (const auto &[field, text] : conditions) {
        if (text.trimmed().isEmpty())
            continue;
        const Result<BoundQuery> bound = ServiceLevelBook::bindCondition(text, desk.sharedSchema());
        if (!bound) {
            Error error = bound.error();
            error.args.append(QString::fromLatin1(field));
            return error;
        }
    }
    return Ok{};
}

Result<RecordValues> settledCalendar(Workspace &desk, const RecordValues &before, RecordValues wanted)
{
    const RecordType &type = *desk.schema().type(u"calendar");
    const auto text = [&](const RecordValues &values, QStringView field) { return valueOf(type, values, field).text(); };
    const auto differs = [&](QStringView field) { return valueOf(type, before, field) != valueOf(type, wanted, field); };
    CalendarDraft draft;
    if (const QString body = text(wanted, u"body"); !body.isEmpty()) {
        STEWARD_ASSIGN(draft, CalendarDraft::read(body));
    }
    if (!differs(u"body") || text(wanted, u"body").isEmpty()) {
        if (!differs(u"zone") && !differs(u"hours") && !text(wanted, u"body").isEmpty())
            return wanted;
        if (const QString zone = text(wanted, u"zone").trimmed(); !zone.isEmpty())
            draft.zone = zone;
        STEWARD_ASSIGN(draft.week, weekFromText(text(wanted, u"hours")));
        if (!text(before, u"body").isEmpty())
            ++draft.version;
    }
    STEWARD_ASSIGN(const QString body, draft.body(zoneEdition()));
    setValue(type, wanted, u"body", Value(body));
    setValue(type, wanted, u"zone", Value(draft.zone));
    setValue(type, wanted, u"hours", Value(weekText(draft.week)));
    return wanted;
}

Result<HolidayReport> importHolidays(const VerbContext &context, const LoadedRecord &calendar, const QByteArray &file,
    std::optional<int> firstYear, std::optional<int> lastYear)
{
    EncodingDetector detector;
    detector.add(file);
    STEWARD_ASSIGN(TextDecoder decoder, TextDecoder::make(detector.guess().encoding));
    QString text;
    QList<UndecodableBytes> bad;
    decoder.decode(file, text, bad);
    decoder.finish(text, bad);

    const int thisYear = QDateTime::fromMSecsSinceEpoch(context.now().ms, Qt::UTC).date().year();
    const int first = firstYear.value_or(thisYear);
    const int last = lastYear.value_or(firstYear ? std::max(*firstYear, thisYear + 10) : thisYear + 10);
    const HolidayFile found = holidaysFrom(text, QDate(first, 1, 1), QDate(last, 12, 31));
    if (found.holidays.isEmpty())
        return Error{ErrorKind::InvalidArgument, u"calendar.no-holidays"_s,
            u"the file has no holidays from %1 to %2"_s.arg(first).arg(last),
            u"it has to be an iCalendar file or a list of date and name"_s, {QString::number(first), QString::number(last)}};

    HolidayReport report;
    report.problems = found.problems;
    const WorkCalendar before = structOf<WorkCalendar>(calendar);
    CalendarDraft draft;
    if (!before.body.isEmpty()) {
        STEWARD_ASSIGN(draft, CalendarDraft::read(before.body));
    }
    const CalendarDraft old = draft;
    report.added = draft.add(found.holidays);
    report.known = int(found.holidays.size()) - report.added;
    const auto isSame = [](const BusinessCalendar::Day &a, const BusinessCalendar::Day &b) { return a.name == b.name; };
    if (std::equal(draft.days.cbegin(), draft.days.cend(), old.days.cbegin(), old.days.cend(), isSame))
        return report;
    ++draft.version;
    WorkCalendar next = before;
    STEWARD_ASSIGN(next.body, draft.body(zoneEdition()));
    next.zone = draft.zone;
    next.hours = weekText(draft.week);
    RecordEdit edit = editTowards(calendar, next, u"holidays"_s);
    STEWARD_ASSIGN(report.report, context.commit({{edit}}, calendar.id));
    return report;
}

} // namespace steward
