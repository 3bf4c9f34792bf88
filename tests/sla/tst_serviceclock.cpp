// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/sla/serviceclock.h"
#include "core/schema/records/statusclass.h"
#include "core/schema/schema.h"
#include "tests/support/result.h"

#include <QTimeZone>

#include <random>

using namespace steward;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;
using State = ServiceClock::State;
using Kind = TicketMoment::Kind;

const RecordType &incident() { return *Schema::builtIn()->type(u"incident"); }

/// Mon–Fri in two stretches a day, so that a calendar with one cannot pass for it.
CalendarTimeline office(const QByteArray &more = {})
{
    QByteArray days;
    for (const char *name : {"mon", "tue", "wed", "thu", "fri"})
        days += QByteArray(days.isEmpty() ? "" : ", ") + '"' + name + "\": [[\"09:00\", \"12:00\"], [\"13:00\", \"17:30\"]]";
    const QByteArray text = "{\"format\": 1, \"zone\": \"Europe/London\", \"week\": {" + days + '}' + more + '}';
    const Result<JsonNode> node = parseJson(QByteArrayView(text));
    const Result<BusinessCalendar> calendar = BusinessCalendar::parse(*node);
    if (!calendar)
        qFatal("%s", qPrintable(calendar.error().toString()));
    return CalendarTimeline({{Instant{}, *calendar}});
}

/// "2026-03-02 09:30", in London.
Instant london(const char *text)
{
    return {QDateTime(QDate::fromString(QLatin1String(text, 10), Qt::ISODate), QTime::fromString(QLatin1String(text + 11), u"HH:mm"_s),
        QTimeZone("Europe/London")).toMSecsSinceEpoch()};
}

/// The history of a ticket, moment by moment.
class Story
{
public:
    explicit Story(Instant at, qint64 priority = 3)
    {
        m_state = incident().empty();
        put(u"status.class", Value(qint64(StatusClass::New)));
        put(u"priority", Value(priority));
        add(at, Kind::Change);
    }
    Story &priority(Instant at, qint64 priority) { return put(u"priority", Value(priority)).add(at, Kind::Change); }
    Story &waits(Instant at, const QString &hold)
    {
        put(u"status.class", Value(qint64(StatusClass::Waiting)));
        return put(u"hold", Value(hold)).add(at, Kind::Change);
    }
    Story &works(Instant at) { return stands(at, StatusClass::Active); }
    Story &stands(Instant at, StatusClass statusClass)
    {
        put(u"status.class", Value(qint64(statusClass)));
        return put(u"hold", Value()).add(at, Kind::Change);
    }
    Story &resolves(Instant at) { return stands(at, StatusClass::Done); }
    Story &owned(Instant at, const Uuid &by) { return put(u"assignee", Value(by)).add(at, Kind::Change); }
    Story &reply(Instant at) { return add(at, Kind::Reply); }
    Story &message(Instant at) { return add(at, Kind::Message); }
    Story &put(QStringView field, const Value &value)
    {
        m_state.values[size_t(incident().indexOf(field))] = value;
        return *this;
    }
    Story &add(Instant at, Kind kind)
    {
        TicketMoment moment;
        moment.kind = kind;
        moment.at = moment.claimed = moment.received = at;
        moment.seq = qint64(m_moments.size()) + 1;
        moment.state = m_state;
        m_moments.push_back(moment);
        return *this;
    }
    const std::vector<TicketMoment> &moments() const { return m_moments; }

    ServiceClock clock(const ServiceTarget &target, Instant now, qsizetype which = 0) const
    {
        const QList<ServiceClock> clocks = all(target, now);
        if (which >= clocks.size())
            qFatal("there are %lld clocks only", qint64(clocks.size()));
        return clocks[which];
    }
    QList<ServiceClock> all(const ServiceTarget &target, Instant now) const
    {
        return serviceClocks({{target}, StringSet({u"requester"_s})}, incident(), m_moments, now);
    }

private:
    RecordValues m_state;
    std::vector<TicketMoment> m_moments;
};

ServiceTarget target(Metric metric, const CalendarTimeline &calendar, Duration goal)
{
    ServiceTarget made;
    made.id = Uuid::fromString(u"11111111-1111-4111-8111-111111111111"_s);
    TargetRules rules;
    rules.from = Instant{std::numeric_limits<qint64>::min()};
    rules.metric = metric;
    rules.goal = goal;
    made.versions = {rules};
    made.calendar = calendar;
    return made;
}

TargetRules::Test whenPriority(qint64 priority)
{
    return [priority](const RecordValues &state) {
        return state.values[size_t(incident().indexOf(u"priority"))].number() == priority;
    };
}

} // namespace

class ServiceClockTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theExampleOfTheHeader();
    void inTheMillisecondOfTheDeadlineIsMet();
    void pain4PauseIsKeptWhenThePriorityChanges();
    void pain5WeekendsCountOnce();
    void pain6NothingIsBreachedWhilePausedOrAtMidnight();
    void pain6TimeResolvedIsNotPausedTime();
    void pain7TheFirstResponseAndTheNextAreTwoClocks();
    void pain7TheOldestUnansweredMessageCounts();
    void pain7AnyVerdictCanBeExplained();
    void pain8DeadlinesNeverFallOutsideHours();
    void startPauseResumeStopResetCancel();
    void aTicketThatComesIntoScopeLater();
    void theShortestTargetCounts();
    void supplierTimeIsACycleForEachWait();
    void aChangedGoalLeavesOldVerdicts();
    void aHolidayEnteredLaterMovesWhatIsToCome();
    void aPastInstantIsWhatWasKnownThen();
    void agreesWithANaiveReckoning();
};

void ServiceClockTest::theExampleOfTheHeader()
{
    // 2026-02-27 is a Friday. One stretch a day here.
    const QByteArray text = "{\"format\": 1, \"zone\": \"Europe/London\", \"week\": {\"mon\": [[\"09:00\", \"17:30\"]], "
                            "\"fri\": [[\"09:00\", \"17:30\"]]}}";
    STEWARD_VERIFY(node, parseJson(QByteArrayView(text)));
    STEWARD_VERIFY(calendar, BusinessCalendar::parse(*node));
    const ServiceTarget goal = target(Metric::Resolution, CalendarTimeline({{Instant{}, *calendar}}), Duration(4 * hour));
    Story story(london("2026-02-27 16:00"));
    story.waits(london("2026-03-02 09:30"), u"requester"_s).works(london("2026-03-02 11:00"));
    const ServiceClock clock = story.clock(goal, london("2026-03-02 11:30"));
    QCOMPARE(clock.state, State::Running);
    QCOMPARE(clock.elapsed, Duration(2 * hour + 30 * minute));
    QCOMPARE(clock.deadline, std::optional(london("2026-03-02 13:00")));
    QVERIFY(!clock.isBreached());
    const QList<ClockLine> lines = clockLines(clock, goal.calendar);
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines[1].kind, ClockLine::Kind::OffHours);
    QCOMPARE(lines[3].kind, ClockLine::Kind::Paused);
    QCOMPARE(lines[3].reason, u"requester"_s);
}

void ServiceClockTest::inTheMillisecondOfTheDeadlineIsMet()
{
    const ServiceTarget goal = target(Metric::Resolution, office(), Duration(3 * hour));
    const Instant opened = london("2026-03-02 09:00");
    const Instant deadline = london("2026-03-02 12:00");
    QCOMPARE(Story(opened).clock(goal, opened).deadline, std::optional(deadline));
    const ServiceClock met = Story(opened).resolves(deadline).clock(goal, deadline + Duration(hour));
    QCOMPARE(met.state, State::Met);
    QVERIFY(!met.breachedAt);
    // In the break no time passes: a minute later is in time too, and after the break a millisecond is too late.
    QCOMPARE(Story(opened).resolves(deadline + Duration(minute)).clock(goal, deadline + Duration(hour)).state, State::Met);
    const ServiceClock missed = Story(opened).resolves(london("2026-03-02 13:00") + Duration(1)).clock(goal, deadline + Duration(2 * hour));
    QCOMPARE(missed.state, State::Missed);
    QCOMPARE(missed.breachedAt, std::optional(deadline));
    QCOMPARE(missed.elapsed, Duration(3 * hour + 1)); // 99.99… per cent is not rounded to anything
}

void ServiceClockTest::pain4PauseIsKeptWhenThePriorityChanges()
{
    ServiceTarget goal = target(Metric::Resolution, office(), Duration(40 * hour));
    goal.versions[0].goals[1] = Duration(4 * hour);
    Story story(london("2026-03-02 09:00"));
    story.waits(london("2026-03-02 10:00"), u"requester"_s).works(london("2026-03-06 09:00"));
    story.priority(london("2026-03-06 10:00"), 1);
    const ServiceClock clock = story.clock(goal, london("2026-03-06 10:00"));
    QCOMPARE(clock.state, State::Running);
    QCOMPARE(clock.goal, Duration(4 * hour));
    QCOMPARE(clock.elapsed, Duration(2 * hour)); // four days of waiting are not in it
    QVERIFY(!clock.isBreached());
    QCOMPARE(clock.deadline, std::optional(london("2026-03-06 12:00")));
}

void ServiceClockTest::pain5WeekendsCountOnce()
{
    const ServiceTarget goal = target(Metric::Resolution, office(), Duration(15 * hour)); // two working days of 7.5 hours
    Story story(london("2026-02-27 09:00")); // Friday
    story.waits(london("2026-02-27 12:00"), u"requester"_s).works(london("2026-03-02 13:00")); // over the weekend
    const ServiceClock clock = story.clock(goal, london("2026-03-02 13:00"));
    QCOMPARE(clock.elapsed, Duration(3 * hour));
    // 4.5 h on Monday, 7.5 h on Tuesday: the very end of Tuesday, not two days later for the weekend that was paused.
    QCOMPARE(clock.deadline, std::optional(london("2026-03-03 17:30")));
}

void ServiceClockTest::pain6NothingIsBreachedWhilePausedOrAtMidnight()
{
    const ServiceTarget goal = target(Metric::Resolution, office(), Duration(2 * hour));
    const ServiceClock paused = Story(london("2026-03-02 09:00")).waits(london("2026-03-02 10:00"), u"requester"_s)
                                    .clock(goal, london("2026-04-02 10:00"));
    QCOMPARE(paused.state, State::Paused);
    QVERIFY(!paused.deadline && !paused.breachedAt && !paused.isBreached());
    QCOMPARE(paused.elapsed, Duration(hour));

    const Story late(london("2026-03-02 16:30"));
    QCOMPARE(late.clock(goal, london("2026-03-02 16:30")).deadline, std::optional(london("2026-03-03 10:00")));
    const ServiceClock midnight = late.clock(goal, london("2026-03-03 00:00"));
    QVERIFY(!midnight.isBreached());
    QCOMPARE(midnight.elapsed, Duration(hour));
}

void ServiceClockTest::pain6TimeResolvedIsNotPausedTime()
{
    const ServiceTarget goal = target(Metric::Resolution, office(), Duration(4 * hour));
    Story story(london("2026-03-02 09:00"));
    story.resolves(london("2026-03-02 11:00")).works(london("2026-03-04 09:00")); // reopened
    const ServiceClock clock = story.clock(goal, london("2026-03-04 10:00"));
    QCOMPARE(clock.state, State::Running);
    QCOMPARE(clock.elapsed, Duration(3 * hour));
    QCOMPARE(clock.phases.size(), 3);
    QCOMPARE(clock.phases[1].kind, ClockPhase::Kind::Stopped);
    QCOMPARE(clock.deadline, std::optional(london("2026-03-04 11:00")));
    QCOMPARE(story.resolves(london("2026-03-04 11:01")).clock(goal, london("2026-03-05 09:00")).state, State::Missed);
}

void ServiceClockTest::pain7TheFirstResponseAndTheNextAreTwoClocks()
{
    const ServiceTarget first = target(Metric::FirstResponse, office(), Duration(hour));
    const ServiceTarget next = target(Metric::NextResponse, office(), Duration(2 * hour));
    Story story(london("2026-03-02 09:00"));
    QCOMPARE(story.all(next, london("2026-03-02 09:00")).size(), 0);
    story.reply(london("2026-03-02 09:30")).message(london("2026-03-02 11:00")).reply(london("2026-03-02 14:30"));
    const QList<ServiceClock> ones = story.all(first, london("2026-03-03 09:00"));
    QCOMPARE(ones.size(), 1); // the later message starts it no second time
    QCOMPARE(ones[0].state, State::Met);
    QCOMPARE(ones[0].elapsed, Duration(30 * minute));
    const QList<ServiceClock> nexts = story.all(next, london("2026-03-03 09:00"));
    QCOMPARE(nexts.size(), 1);
    QCOMPARE(nexts[0].state, State::Missed);
    QCOMPARE(nexts[0].elapsed, Duration(2 * hour + 30 * minute)); // without the break
}

void ServiceClockTest::pain7TheOldestUnansweredMessageCounts()
{
    const ServiceTarget next = target(Metric::NextResponse, office(), Duration(2 * hour));
    Story story(london("2026-03-02 09:00"));
    story.message(london("2026-03-02 10:00")).message(london("2026-03-02 11:30"));
    QCOMPARE(story.clock(next, london("2026-03-02 11:30")).begin, london("2026-03-02 10:00"));
    QCOMPARE(story.clock(next, london("2026-03-02 11:30")).deadline, std::optional(london("2026-03-02 12:00")));
    story.reply(london("2026-03-02 11:45")).message(london("2026-03-02 14:00"));
    const QList<ServiceClock> clocks = story.all(next, london("2026-03-02 14:00"));
    QCOMPARE(clocks.size(), 2);
    QCOMPARE(clocks[0].state, State::Met);
    QCOMPARE(clocks[1].cycle, 2);
    QCOMPARE(clocks[1].deadline, std::optional(london("2026-03-02 16:00")));
}

void ServiceClockTest::pain7AnyVerdictCanBeExplained()
{
    const CalendarTimeline calendar = office(", \"holidays\": [{\"date\": \"2026-03-03\", \"name\": \"St. Martin\"}]");
    const ServiceTarget goal = target(Metric::Resolution, calendar, Duration(4 * hour));
    Story story(london("2026-03-02 16:30"));
    story.waits(london("2026-03-04 10:00"), u"requester"_s).works(london("2026-03-04 14:00")).resolves(london("2026-03-04 16:30"));
    const ServiceClock clock = story.clock(goal, london("2026-03-05 09:00"));
    const QList<ClockLine> lines = clockLines(clock, calendar);
    Duration sum(0);
    bool holiday = false;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        sum += lines[i].counted;
        holiday = holiday || (lines[i].kind == ClockLine::Kind::Holiday && lines[i].reason == u"St. Martin"_s);
        QCOMPARE(lines[i].begin, i == 0 ? clock.begin : lines[i - 1].end);
    }
    QCOMPARE(lines.last().end, *clock.ended);
    QCOMPARE(sum, clock.elapsed);
    QCOMPARE(sum, Duration(4 * hour + 30 * minute));
    QVERIFY(holiday);
    QCOMPARE(clock.state, State::Missed);
    QCOMPARE(clock.breachedAt, std::optional(london("2026-03-04 16:00")));
}

void ServiceClockTest::pain8DeadlinesNeverFallOutsideHours()
{
    const CalendarTimeline calendar = office();
    std::mt19937_64 random(20260301); // NOLINT(cert-msc51-cpp): repeatable on purpose
    for (int i = 0; i < 500; ++i) {
        const ServiceTarget goal = target(Metric::Resolution, calendar, Duration(1 + qint64(random() % (90 * hour))));
        const Instant opened = london("2026-03-02 00:00") + Duration(qint64(random() % (28 * 24 * hour)));
        const std::optional<Instant> deadline = Story(opened).clock(goal, opened).deadline;
        QVERIFY(deadline);
        QVERIFY(calendar.versions()[0].calendar.isWorking(*deadline - Duration(1)));
    }
}

void ServiceClockTest::startPauseResumeStopResetCancel()
{
    // Around the clock, so that what counts is the conditions alone; priorities stand for what a query would ask.
    ServiceTarget goal = target(Metric::Resolution, {}, Duration(10 * hour));
    TargetRules &rules = goal.versions[0];
    rules.start = [](const RecordValues &state) { return !whenPriority(5)(state); };
    rules.pause = whenPriority(4);
    rules.resume = whenPriority(2);
    rules.stop = whenPriority(1);
    const Instant at{1'000'000'000'000};
    const auto after = [&](qint64 hours) { return at + Duration(hours * hour); };
    Story story(at, 5);
    QCOMPARE(story.all(goal, after(1)).size(), 0);
    story.priority(after(1), 3).priority(after(2), 4).priority(after(4), 3); // pauses, and stays so until it resumes
    QCOMPARE(story.clock(goal, after(5)).state, State::Paused);
    story.priority(after(6), 2).priority(after(8), 1);
    const ServiceClock clock = story.clock(goal, after(9));
    QCOMPARE(clock.begin, after(1)); // from when its own start holds
    QCOMPARE(clock.elapsed, Duration(3 * hour));
    QCOMPARE(clock.state, State::Met);

    rules = target(Metric::Resolution, {}, Duration(10 * hour)).versions[0];
    rules.reset = whenPriority(2);
    rules.cancel = whenPriority(5);
    Story again(at, 3);
    again.priority(after(11), 2).priority(after(14), 3).priority(after(15), 5);
    const QList<ServiceClock> clocks = again.all(goal, after(20));
    QCOMPARE(clocks.size(), 2);
    QCOMPARE(clocks[0].state, State::Missed); // it was complete when it was reset
    QCOMPARE(clocks[1].begin, after(11));
    QCOMPARE(clocks[1].state, State::Cancelled);
    QVERIFY(!clocks[1].isBreached());
}

void ServiceClockTest::aTicketThatComesIntoScopeLater()
{
    ServiceTarget goal = target(Metric::Resolution, {}, Duration(10 * hour));
    goal.versions[0].scope = whenPriority(1);
    const Instant at{1'000'000'000'000};
    const auto after = [&](qint64 hours) { return at + Duration(hours * hour); };
    Story story(at, 3);
    story.waits(after(1), u"requester"_s).works(after(3)).priority(after(6), 1);
    QCOMPARE(story.clock(goal, after(6)).elapsed, Duration(4 * hour)); // as if it had always been in scope
    goal.versions[0].retroactivePause = false;
    QCOMPARE(story.clock(goal, after(6)).elapsed, Duration(6 * hour));
    goal.versions[0].retroactiveStart = false;
    QCOMPARE(story.clock(goal, after(7)).elapsed, Duration(hour));
    story.priority(after(8), 3);
    QCOMPARE(story.clock(goal, after(9)).state, State::Cancelled);
    QCOMPARE(story.all(goal, after(9)).size(), 1);
}

void ServiceClockTest::theShortestTargetCounts()
{
    ServiceTarget longer = target(Metric::Resolution, {}, Duration(10 * hour));
    ServiceTarget shorter = target(Metric::Resolution, {}, Duration(4 * hour));
    longer.id = Uuid::fromString(u"22222222-2222-4222-8222-222222222222"_s);
    longer.agreement = shorter.agreement = Uuid::fromString(u"33333333-3333-4333-8333-333333333333"_s);
    const Instant at{1'000'000'000'000};
    const Story story(at);
    QList<ServiceClock> clocks = serviceClocks({{longer, shorter}, {}}, incident(), story.moments(), at);
    QVERIFY(!clocks[0].isSuperseded && !clocks[1].isSuperseded); // each runs its own
    longer.shortestWins = shorter.shortestWins = true;
    clocks = serviceClocks({{longer, shorter}, {}}, incident(), story.moments(), at);
    QVERIFY(clocks[0].isSuperseded && !clocks[1].isSuperseded);
    QCOMPARE(nextDeadline(clocks), std::optional(at + Duration(4 * hour)));
}

void ServiceClockTest::supplierTimeIsACycleForEachWait()
{
    const ServiceTarget goal = target(Metric::Supplier, {}, Duration(5 * hour));
    const Instant at{1'000'000'000'000};
    const auto after = [&](qint64 hours) { return at + Duration(hours * hour); };
    Story story(at);
    story.waits(after(1), u"vendor"_s).works(after(4)).waits(after(5), u"requester"_s).waits(after(6), u"vendor"_s);
    const QList<ServiceClock> clocks = story.all(goal, after(12));
    QCOMPARE(clocks.size(), 2);
    QCOMPARE(clocks[0].elapsed, Duration(3 * hour));
    QCOMPARE(clocks[0].state, State::Met);
    QCOMPARE(clocks[1].begin, after(6));
    QCOMPARE(clocks[1].breachedAt, std::optional(after(11)));
}

void ServiceClockTest::aChangedGoalLeavesOldVerdicts()
{
    ServiceTarget goal = target(Metric::Resolution, {}, Duration(10 * hour));
    const Instant at{1'000'000'000'000};
    const auto after = [&](qint64 hours) { return at + Duration(hours * hour); };
    Story closed(at), open(at), later(after(21));
    closed.resolves(after(5));
    const ServiceClock before = closed.clock(goal, after(30));
    TargetRules stricter = goal.versions[0];
    stricter.from = after(20);
    stricter.goal = Duration(hour);
    goal.versions.append(stricter);
    const ServiceClock then = closed.clock(goal, after(30));
    QCOMPARE(then.state, before.state);
    QCOMPARE(then.deadline, before.deadline);
    QCOMPARE(then.goal, before.goal);
    QCOMPARE(open.clock(goal, after(8)).goal, Duration(10 * hour)); // it began under the old one
    QCOMPARE(later.clock(goal, after(21)).goal, Duration(hour));
}

void ServiceClockTest::aHolidayEnteredLaterMovesWhatIsToCome()
{
    const CalendarTimeline old = office();
    const CalendarTimeline other = office(", \"holidays\": [{\"date\": \"2026-03-02\", \"name\": \"past\"}, "
                                          "{\"date\": \"2026-03-04\", \"name\": \"to come\"}]");
    const CalendarTimeline both({old.versions()[0], {london("2026-03-03 10:00"), other.versions()[0].calendar}});
    const ServiceTarget goal = target(Metric::Resolution, both, Duration(20 * hour));
    const ServiceClock clock = Story(london("2026-03-02 09:00")).clock(goal, london("2026-03-03 10:00"));
    QCOMPARE(clock.elapsed, Duration(8 * hour + 30 * minute)); // Monday counted, and it stays so
    // 6.5 h on Tuesday, nothing on Wednesday, 5 h on Thursday.
    QCOMPARE(clock.deadline, std::optional(london("2026-03-05 15:00")));
}

void ServiceClockTest::aPastInstantIsWhatWasKnownThen()
{
    const ServiceTarget goal = target(Metric::Resolution, {}, Duration(5 * hour));
    const Instant at{1'000'000'000'000};
    Story story(at);
    story.resolves(at + Duration(7 * hour));
    QCOMPARE(story.clock(goal, at + Duration(6 * hour)).state, State::Running);
    QVERIFY(story.clock(goal, at + Duration(6 * hour)).isBreached());
    QCOMPARE(story.clock(goal, at + Duration(8 * hour)).state, State::Missed);
}

/// A second reckoning that knows nothing of phases: minute by minute, what was the ticket, and was the office open?
void ServiceClockTest::agreesWithANaiveReckoning()
{
    const quint32 seed = 20261127;
    qInfo("seed %u", seed);
    std::mt19937 random(seed); // NOLINT(cert-msc51-cpp): repeatable on purpose
    const CalendarTimeline calendar = office();
    const BusinessCalendar &hours = calendar.versions()[0].calendar;
    for (int i = 0; i < 400; ++i) {
        ServiceTarget goal = target(Metric::Resolution, calendar, Duration(qint64(1 + random() % 40) * hour));
        goal.versions[0].goals[1] = Duration(qint64(1 + random() % 10) * hour);
        Instant at = london("2026-03-23 08:00") + Duration(qint64(random() % (7 * 24 * 60)) * minute); // clocks change in it
        Story story(at, 1 + random() % 3);
        const int steps = int(random() % 6);
        for (int step = 0; step < steps; ++step) {
            at = at + Duration(qint64(random() % (30 * 60)) * minute);
            switch (random() % 5) {
            case 0: story.waits(at, u"requester"_s); break;
            case 1: story.waits(at, u"vendor"_s); break;
            case 2: story.resolves(at); break;
            case 3: story.priority(at, 1 + random() % 3); break;
            default: story.works(at); break;
            }
        }
        const Instant now = at + Duration(qint64(random() % (60 * 60)) * minute);
        const ServiceClock clock = story.clock(goal, now);

        qint64 elapsed = 0;
        std::optional<Instant> breached;
        const std::vector<TicketMoment> &moments = story.moments();
        const auto number = [&](const TicketMoment &moment, QStringView field) {
            return moment.state.values[size_t(incident().indexOf(field))].number();
        };
        Duration asked(0);
        for (Instant t = moments.front().at; t < now; t = t + Duration(minute)) {
            size_t last = 0;
            while (last + 1 < moments.size() && moments[last + 1].at <= t)
                ++last;
            const TicketMoment &moment = moments[last];
            const qint64 statusClass = number(moment, u"status.class");
            if (statusClass >= qint64(StatusClass::Done))
                continue;
            asked = *goal.versions[0].goalFor(number(moment, u"priority"));
            const bool waits = statusClass == qint64(StatusClass::Waiting)
                && moment.state.values[size_t(incident().indexOf(u"hold"))].text() == u"requester"_s;
            if (waits || !hours.isWorking(t))
                continue;
            if (!breached && elapsed >= asked.count())
                breached = t; // this minute is over
            elapsed += minute;
        }
        const QByteArray where = "round " + QByteArray::number(i);
        QVERIFY2(clock.elapsed.count() == elapsed, where.constData());
        QVERIFY2(clock.breachedAt.has_value() == breached.has_value(), where.constData());
        if (breached) // the deadline is the end of the last minute that was in time; the next one may open later
            QVERIFY2(calendar.elapsedBetween(*clock.breachedAt, *breached) == Duration(0), where.constData());
        Duration sum(0);
        for (const ClockLine &line : clockLines(clock, calendar))
            sum += line.counted;
        QVERIFY2(sum == clock.elapsed, where.constData());
    }
}

QTEST_GUILESS_MAIN(ServiceClockTest)

#include "tst_serviceclock.moc"
