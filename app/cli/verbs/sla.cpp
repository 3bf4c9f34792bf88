// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/records.h"
#include "app/cli/verb.h"
#include "core/base/spantext.h"
#include "core/desk/fieldentry.h"
#include "core/desk/fields.h"
#include "core/desk/whatif.h"

#include <QTimeZone>

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

QString timeText(Instant at, const QTimeZone &zone)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(at.ms, zone);
    const bool isWhole = at.ms % 1'000 == 0;
    return local.toString(isWhole ? u"yyyy-MM-dd ddd HH:mm:ss"_s : u"yyyy-MM-dd ddd HH:mm:ss.zzz"_s);
}

QString kindKey(ClockLine::Kind kind)
{
    switch (kind) {
    case ClockLine::Kind::Working: return u"working"_s;
    case ClockLine::Kind::OffHours: return u"off hours"_s;
    case ClockLine::Kind::Holiday: return u"holiday"_s;
    case ClockLine::Kind::Paused: return u"paused"_s;
    case ClockLine::Kind::Stopped: return u"resolved"_s;
    }
    return {};
}

QString stateKey(const ServiceClock &clock)
{
    switch (clock.state) {
    case ServiceClock::State::Running: return clock.isBreached() ? u"running, breached"_s : u"running"_s;
    case ServiceClock::State::Paused: return clock.isBreached() ? u"paused, breached"_s : u"paused"_s;
    case ServiceClock::State::Met: return u"met"_s;
    case ServiceClock::State::Missed: return u"missed"_s;
    case ServiceClock::State::Cancelled: break;
    }
    return u"cancelled"_s;
}

QString because(const ExplainedClock &one, const ClockLine &line, const ExplainedTicket &ticket, const QTimeZone &zone)
{
    QStringList words;
    if (!line.reason.isEmpty())
        words.append(line.kind == ClockLine::Kind::Paused ? u"on hold: "_s + line.reason : line.reason);
    if (line.calendarVersion >= 0)
        words.append(u"calendar version %1"_s.arg(one.calendarVersions[line.calendarVersion]));
    if (line.moment >= 0) {
        const TicketMoment &moment = ticket.moments[size_t(line.moment)];
        words.append(u"operation #%1"_s.arg(moment.seq));
        if (moment.claimed != moment.at)
            words.append(u"said to be at "_s + timeText(moment.claimed, zone));
    }
    return words.join(u", "_s);
}

void printForPeople(Console &console, const ExplainedTicket &ticket, const QString &number)
{
    for (const ExplainedClock &one : ticket.clocks) {
        const ServiceClock &clock = one.clock;
        const QTimeZone zone(one.zone.toLatin1());
        QString head = u"%1  %2: %3"_s.arg(number, one.agreement, one.target);
        if (clock.cycle > 1)
            head += u" (%1)"_s.arg(clock.cycle);
        console.text(head + u"  "_s + stateKey(clock));
        console.text(one.calendar.isEmpty() ? u"around the clock, times in UTC"_s : u"calendar %1, times in %2"_s.arg(one.calendar, one.zone));
        qsizetype width = 0;
        for (const ClockLine &line : one.lines)
            width = std::max(width, printHours(line.counted).size());
        for (const ClockLine &line : one.lines) {
            const QString counted = line.kind == ClockLine::Kind::Working ? printHours(line.counted) : u"–"_s;
            const QString row = u"  %1  –  %2  %3  %4"_s.arg(timeText(line.begin, zone), timeText(line.end, zone), counted.rightJustified(width),
                kindKey(line.kind).leftJustified(9));
            console.text(row + u"  "_s + because(one, line, ticket, zone));
        }
        console.text(u"  counted %1 of %2; %3"_s.arg(printHours(clock.elapsed), printHours(clock.goal),
            clock.isBreached() ? u"over by %1"_s.arg(printHours(-clock.left())) : u"%1 left"_s.arg(printHours(clock.left()))));
        if (clock.deadline)
            console.text(u"  deadline %1"_s.arg(timeText(*clock.deadline, zone)));
        if (clock.breachedAt && clock.breachedAt != clock.deadline)
            console.text(u"  went over the goal that then held at %1"_s.arg(timeText(*clock.breachedAt, zone)));
        if (clock.isSuperseded)
            console.text(u"  a shorter target of the same agreement counts in its place"_s);
        if (clock.isDisputed)
            console.text(u"  time disputed: an entry's own time and the time used are more than a day apart"_s);
        console.text({});
    }
}

Result<Answer> explain(Call &call)
{
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForReading());
    Console &console = call.console();
    STEWARD_ASSIGN(const LoadedRecord record, desk->loadNumber(call.words().value(1)));
    std::optional<Instant> at;
    if (call.arguments().has(u"at"_s)) {
        const RecordType &type = *desk->schema().type(record.type);
        STEWARD_ASSIGN(const Value when, valueFromEntry(*desk, type, *type.field(u"opened"), call.arguments().value(u"at"_s)));
        at = when.toInstant();
    }
    STEWARD_ASSIGN(const ExplainedTicket ticket, explainTicket(*desk, record.rid, at));
    for (const Error &problem : ticket.problems)
        console.remark(u"a target measures nothing: "_s + problem.toString());
    STEWARD_ASSIGN(const QString number, nameOf(*desk, record));
    if (console.format() == Format::Table) {
        if (ticket.clocks.isEmpty())
            console.text(u"no agreement measures %1"_s.arg(number));
        printForPeople(console, ticket, number);
        return Answer::Done;
    }
    console.beginRows({{u"agreement"_s, {}}, {u"target"_s, {}}, {u"cycle"_s, {}}, {u"state"_s, {}}, {u"goal_ms"_s, {}},
        {u"elapsed_ms"_s, {}}, {u"deadline"_s, {}}, {u"from"_s, {}}, {u"to"_s, {}}, {u"class"_s, {}}, {u"reason"_s, {}},
        {u"calendar_version"_s, {}}, {u"counted_ms"_s, {}}, {u"operation"_s, {}}, {u"disputed"_s, {}}});
    for (const ExplainedClock &one : ticket.clocks) {
        for (const ClockLine &line : one.lines) {
            const bool has = line.moment >= 0;
            console.row({one.agreement, one.target, qint64(one.clock.cycle), stateKey(one.clock), qint64(one.clock.goal.count()),
                qint64(one.clock.elapsed.count()), one.clock.deadline ? Cell::instant(*one.clock.deadline) : Cell(),
                Cell::instant(line.begin), Cell::instant(line.end), kindKey(line.kind), line.reason,
                line.calendarVersion >= 0 ? Cell(one.calendarVersions[line.calendarVersion]) : Cell(), qint64(line.counted.count()),
                has ? Cell(ticket.moments[size_t(line.moment)].seq) : Cell(), Cell::boolean(one.clock.isDisputed)});
        }
    }
    console.endRows();
    return Answer::Done;
}

/// Of a target named "Gold/Time to resolve", or by its own name when that is the only one.
Result<LoadedRecord> targetOf(Workspace &desk, const QString &word)
{
    const qsizetype slash = word.indexOf(u'/');
    if (slash > 0) {
        const RecordType &type = *desk.schema().type(u"target");
        STEWARD_ASSIGN(const Uuid agreement, recordByName(desk, u"agreement"_s, word.left(slash)));
        STEWARD_ASSIGN(const QList<Rid> rids, desk.records().findByText(type, *type.field(u"name"), word.mid(slash + 1)));
        STEWARD_ASSIGN(const QList<LoadedRecord> found, desk.loadAll(rids));
        for (const LoadedRecord &one : found) {
            if (valueOf(type, one.values, u"agreement").reference() == agreement)
                return one;
        }
    }
    STEWARD_ASSIGN(const Uuid id, recordByName(desk, u"target"_s, word));
    return desk.load(id);
}

QString share(qint64 met, qint64 counted)
{
    return counted == 0 ? u"–"_s : u"%1 of %2, %3 %"_s.arg(met).arg(counted).arg(100.0 * double(met) / double(counted), 0, 'f', 1);
}

Result<Answer> imagine(Call &call)
{
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForReading());
    Console &console = call.console();
    STEWARD_ASSIGN(const LoadedRecord target, targetOf(*desk, call.words().value(1)));
    const RecordType &type = *desk->schema().type(target.type);
    RecordValues wanted = target.values;
    STEWARD_TRY(assign(*desk, type, call.words().mid(2), wanted));
    Uuid calendar;
    if (call.arguments().has(u"calendar"_s)) {
        STEWARD_ASSIGN(calendar, recordByName(*desk, u"calendar"_s, call.arguments().value(u"calendar"_s)));
    }
    Instant since{0};
    if (call.arguments().has(u"since"_s)) {
        const RecordType &ticket = *desk->schema().ticketTypes().front();
        STEWARD_ASSIGN(const Value when, valueFromEntry(*desk, ticket, *ticket.field(u"opened"), call.arguments().value(u"since"_s)));
        since = when.toInstant().value_or(since);
    }
    STEWARD_ASSIGN(const WhatIf result, whatIf(*desk, target, wanted, calendar, since,
        [&](qint64 done) { return console.progress(u"tickets replayed"_s, done, 0); }));
    console.endProgress();
    if (console.format() == Format::Table) {
        console.text(u"%1 tickets replayed"_s.arg(result.tickets));
        console.text(u"as it was  %1"_s.arg(share(result.metBefore, result.countedBefore)));
        console.text(u"what if    %1"_s.arg(share(result.metAfter, result.countedAfter)));
        console.text(u"%1 verdicts change"_s.arg(result.changed));
    }
    console.beginRows({{u"number"_s, u"Number"_s}, {u"title"_s, u"Title"_s}, {u"was"_s, u"Was"_s}, {u"would_be"_s, u"Would be"_s},
        {u"counted"_s, u"Counted"_s, true}, {u"would_count"_s, u"Would count"_s, true}});
    for (const ChangedVerdict &one : result.changes)
        console.row({one.number, one.title, one.wasMet ? u"met"_s : u"missed"_s, one.wasMet ? u"missed"_s : u"met"_s,
            printHours(one.elapsedBefore), printHours(one.elapsedAfter)});
    console.endRows();
    if (result.changed > result.changes.size())
        console.remark(u"and %1 more"_s.arg(result.changed - result.changes.size()));
    return Answer::Done;
}

} // namespace

Verb slaVerb()
{
    Verb verb;
    verb.name = u"sla"_s;
    verb.summary = u"Explains how a ticket stands with what was promised, to the second"_s;
    verb.usage = {u"explain NUMBER [--at TIME]"_s, u"whatif TARGET FIELD=VALUE… [--calendar CALENDAR] [--since TIME]"_s};
    verb.details = u"Agreements, targets and calendars are records:\n\n"
                   "  stewardctl new calendar name=Office zone=Europe/London hours=\"Mon-Fri 09:00-17:30\"\n"
                   "  stewardctl holidays Office UKHolidays.ics\n"
                   "  stewardctl new agreement name=Gold kind=sla calendar=Office\n"
                   "  stewardctl new target name=\"Time to resolve\" agreement=Gold metric=resolution goal=40h goal.p1=4h goal.p2=8h\n\n"
                   "Each line of an explanation is a stretch of the clock; what is counted adds up to the sum, exactly.\n"
                   "whatif replays the past under another target, hours or holidays, and writes nothing:\n\n"
                   "  stewardctl sla whatif \"Gold/Time to resolve\" goal.p1=2h\n"_s;
    verb.options = {{u"at"_s, u"TIME"_s, u"as it stood then"_s}, {u"calendar"_s, u"CALENDAR"_s, u"other working hours"_s},
        {u"since"_s, u"TIME"_s, u"tickets opened from then on; else all"_s}};
    verb.leastWords = 2;
    verb.run = [](Call &call) -> Result<Answer> {
        const QString word = call.words().value(0);
        if (word == u"explain" && call.words().size() == 2)
            return explain(call);
        if (word == u"whatif")
            return imagine(call);
        return usageError("usage.word", u"sla does not know \"%1\""_s.arg(word), u"it knows: explain NUMBER, whatif TARGET"_s, {word});
    };
    return verb;
}

} // namespace steward::cli
