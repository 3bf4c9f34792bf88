// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/servicelevels.h"

#include "core/desk/conversation.h"
#include "core/desk/deskquery.h"
#include "core/desk/recordverbs.h"
#include "core/desk/slaboard.h"
#include "core/desk/undo.h"
#include "core/schema/records/agreement.h"
#include "core/schema/records/servicelevel.h"
#include "core/schema/records/workcalendar.h"
#include "core/storage/listquery.h"
#include "core/storage/projectionstore.h"
#include "tests/support/testdesk.h"

#include <random>

using namespace steward;
using namespace Qt::StringLiterals;

namespace {
constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;
} // namespace

/// Agreements as records: what they do to the rows of tickets, and what a person is told.
class ServiceLevelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTargetMeasuresTicketsOpenedSince();
    void aRowSaysWhatItsOperationsSay();
    void aScopeIsAQuery();
    void conditionsThatMeanAnotherThingLaterAreRefused();
    void aCalendarIsMadeOfZoneAndHours();
    void holidaysComeFromFiles();
    void aClockThatWasSetBackTurnsNoBreachIntoSuccess();
    void undoTakesTheVerdictBack();
    void anAgreementOfThePastMeasuresWhatIsThere();
    void theBoardCountsWhatTheClocksSay();

private:
    static Uuid agreement(TestDesk &desk, const QString &name, std::optional<Instant> from = {}, const Uuid &calendar = {})
    {
        Agreement made;
        made.name = name;
        made.kind = u"sla"_s;
        made.from = from;
        made.calendar = {calendar};
        return create(desk, made);
    }
    static Uuid target(TestDesk &desk, const Uuid &agreement, const QString &metric, Duration goal, const QString &scope = {})
    {
        ServiceLevel made;
        made.name = metric;
        made.agreement = {agreement};
        made.metric = metric;
        made.goal = goal.count();
        made.scope = scope;
        return create(desk, made);
    }
    template<class R>
    static Uuid create(TestDesk &desk, const R &record)
    {
        return TestDesk::need(createRecord(*desk, TestDesk::need(creationOf(*desk, record)))).record;
    }
    static Uuid calendar(TestDesk &desk, const QString &zone, const QString &hours)
    {
        WorkCalendar made;
        made.name = u"Office"_s;
        made.zone = zone;
        made.hours = hours;
        return create(desk, made);
    }
    static ExplainedTicket explained(TestDesk &desk, const Uuid &ticket)
    {
        return TestDesk::need(explainTicket(*desk, desk.load(ticket).rid));
    }
    static void pass(TestDesk &desk, qint64 ms) { desk.clock.set(desk.clock.now() + Duration(ms)); }
};

void ServiceLevelsTest::aTargetMeasuresTicketsOpenedSince()
{
    TestDesk desk;
    const Uuid before = desk.incident(u"before"_s);
    pass(desk, hour);
    const Uuid its = agreement(desk, u"Gold"_s);
    target(desk, its, u"resolution"_s, Duration(4 * hour));
    QVERIFY(desk.value(before, u"deadline").isEmpty());
    pass(desk, hour);
    const Uuid ticket = desk.incident(u"after"_s);
    QCOMPARE(desk.value(ticket, u"deadline").toInstant(), std::optional(desk.clock.now() + Duration(4 * hour)));
    QCOMPARE(desk.text(ticket, u"sla"), u"running"_s);
    pass(desk, 5 * hour);
    const ExplainedTicket late = explained(desk, ticket);
    QCOMPARE(late.clocks.size(), 1);
    QVERIFY(late.clocks[0].clock.isBreached());
    QCOMPARE(late.clocks[0].clock.left(), Duration(-hour));
    QCOMPARE(late.clocks[0].agreement, u"Gold"_s);
    QCOMPARE(desk.verification(), QString());
}

void ServiceLevelsTest::aRowSaysWhatItsOperationsSay()
{
    TestDesk desk;
    const Uuid its = agreement(desk, u"Gold"_s, {}, calendar(desk, u"Europe/London"_s, u"Mon-Fri 09:00-12:00 13:00-17:30"_s));
    target(desk, its, u"resolution"_s, Duration(30 * hour));
    target(desk, its, u"response"_s, Duration(2 * hour));
    target(desk, its, u"reply"_s, Duration(3 * hour));
    target(desk, its, u"ownership"_s, Duration(hour));
    target(desk, its, u"supplier"_s, Duration(8 * hour));
    const Uuid requester = desk.person(u"Rita"_s);
    const quint32 seed = 20261127;
    qInfo("seed %u", seed);
    std::mt19937 random(seed); // NOLINT(cert-msc51-cpp): repeatable on purpose
    QList<Uuid> tickets;
    for (int i = 0; i < 300; ++i) {
        pass(desk, qint64(random() % (5 * 60)) * minute);
        if (tickets.size() < 12 || random() % 12 == 0) {
            tickets.append(desk.incident(u"t%1"_s.arg(i), {{u"requester"_s, Value(requester)}}));
            continue;
        }
        const LoadedRecord ticket = desk.load(tickets[qsizetype(random() % quint32(tickets.size()))]);
        switch (random() % 7) { // some of these are refused as the ticket stands: then nothing happens
        case 0: (void)hold(*desk, ticket, u"requester"_s); break;
        case 1: (void)hold(*desk, ticket, u"vendor"_s); break;
        case 2: (void)assignToMe(*desk, ticket); break;
        case 3: (void)say(*desk, ticket, {u"an answer"_s, true}); break;
        case 4: (void)requesterAnswered(*desk, ticket, {u"a question"_s, true, {}, requester}); break;
        case 5: (void)resolve(*desk, ticket, desk.firstCode(), u"done"_s); break;
        default: (void)setPriority(*desk, ticket, 1 + random() % 4, u"as asked"_s); break;
        }
    }
    QCOMPARE(desk.verification(), QString()); // compares each row with its operations, clocks among them
    QList<Value> kept;
    for (const Uuid &ticket : std::as_const(tickets))
        kept << desk.value(ticket, u"deadline") << desk.value(ticket, u"sla") << desk.value(ticket, u"clocks");
    QVERIFY(rebuildProjection(desk->connection(), desk->sharedSchema(), [](qint64, qint64) { return true; }));
    int met = 0;
    int missed = 0;
    for (qsizetype i = 0; i < tickets.size(); ++i) {
        QCOMPARE(desk.value(tickets[i], u"deadline"), kept[3 * i]);
        QCOMPARE(desk.value(tickets[i], u"sla"), kept[3 * i + 1]);
        QCOMPARE(desk.value(tickets[i], u"clocks"), kept[3 * i + 2]);
        for (const ExplainedClock &one : explained(desk, tickets[i]).clocks) {
            Duration sum(0);
            for (const ClockLine &line : one.lines)
                sum += line.counted;
            QCOMPARE(sum, one.clock.elapsed);
            met += one.clock.state == ServiceClock::State::Met;
            missed += one.clock.state == ServiceClock::State::Missed;
        }
    }
    QVERIFY2(met > 5 && missed > 5, qPrintable(u"%1 met, %2 missed"_s.arg(met).arg(missed)));
}

void ServiceLevelsTest::aScopeIsAQuery()
{
    TestDesk desk;
    const Uuid network = desk.team(u"Network"_s);
    const Uuid its = agreement(desk, u"Gold"_s);
    target(desk, its, u"resolution"_s, Duration(4 * hour), u"team:Network priority<=2"_s);
    const Uuid other = desk.incident(u"other"_s, {{u"priority"_s, Value(qint64(1))}, {u"priority.reason"_s, u"r"_s}});
    QVERIFY(desk.value(other, u"clocks").isEmpty());
    const Uuid ticket = desk.incident(u"ours"_s, {{u"team"_s, Value(network)}, {u"priority"_s, Value(qint64(2))}, {u"priority.reason"_s, u"r"_s}});
    QCOMPARE(desk.text(ticket, u"sla"), u"running"_s);
    pass(desk, hour);
    QVERIFY(setPriority(*desk, desk.load(ticket), 3, u"not so bad"_s));
    QCOMPARE(desk.text(ticket, u"sla"), QString());
    QCOMPARE(explained(desk, ticket).clocks.first().clock.state, ServiceClock::State::Cancelled);
}

void ServiceLevelsTest::conditionsThatMeanAnotherThingLaterAreRefused()
{
    TestDesk desk;
    const Uuid its = agreement(desk, u"Gold"_s);
    const auto save = [&](const QString &scope, std::optional<qint64> goal = hour) {
        ServiceLevel level;
        level.name = u"r"_s;
        level.agreement = {its};
        level.metric = u"resolution"_s;
        level.goal = goal;
        level.scope = scope;
        return createRecord(*desk, TestDesk::need(creationOf(*desk, level)));
    };
    STEWARD_COMPARE_ERROR(save(u"opened:-7d"_s), "sla.condition");
    STEWARD_COMPARE_ERROR(save(u"printer"_s), "sla.condition");
    STEWARD_COMPARE_ERROR(save(u"reopens>0"_s), "sla.condition");
    STEWARD_COMPARE_ERROR(save(u"nosuchfield:1"_s), "query.unknown-field");
    STEWARD_COMPARE_ERROR(save(u"priority:1"_s, {}), "sla.goal");
    QVERIFY(save(u"priority:1 or team:(A,B) -status:closed"_s));
}

void ServiceLevelsTest::aCalendarIsMadeOfZoneAndHours()
{
    TestDesk desk;
    const Uuid id = calendar(desk, u"Asia/Tokyo"_s, u"Mon–Fri 9:00-17:30, Sat"_s.left(18));
    QCOMPARE(desk.text(id, u"hours"), u"Mon-Fri 09:00-17:30"_s);
    QVERIFY(desk.text(id, u"body").contains(u"\"Asia/Tokyo\""_s));
    const auto save = [&](const QString &zone, const QString &hours) {
        const LoadedRecord loaded = desk.load(id);
        RecordValues wanted = loaded.values;
        const RecordType &type = *desk->schema().type(u"calendar");
        setValue(type, wanted, u"zone", zone);
        setValue(type, wanted, u"hours", hours);
        return saveRecord(*desk, loaded, wanted);
    };
    QVERIFY(save(u"Europe/London"_s, u"Mon-Thu 08:00-12:00 13:00-16:00; Fri 08:00-12:00"_s));
    QCOMPARE(desk.text(id, u"hours"), u"Mon-Thu 08:00-12:00 13:00-16:00; Fri 08:00-12:00"_s);
    STEWARD_COMPARE_ERROR(save(u"Europe/Atlantis"_s, u"Mon-Fri 09:00-17:30"_s), "calendar.no-zone");
    STEWARD_COMPARE_ERROR(save(u"UTC"_s, u"Mon-Fri 09:00-08:00"_s), "calendar.hours");
    STEWARD_COMPARE_ERROR(save(u"UTC"_s, u"Someday 09:00-10:00"_s), "calendar.hours");
    STEWARD_COMPARE_ERROR(save(u"UTC"_s, u"Mon 09:00-10:00; Mon 11:00-12:00"_s), "calendar.hours");
}

void ServiceLevelsTest::holidaysComeFromFiles()
{
    TestDesk desk;
    const Uuid id = calendar(desk, u"Asia/Tokyo"_s, u"Mon-Fri 09:00-17:30"_s);
    const QByteArray cabinet = QByteArray::fromHex("8d9196af82cc8f6a93fa81458b7893fa8c8e93fa2c96bc8fcc0d0a") // CP932, a heading
        + "2025/11/3," + QByteArray::fromHex("95b689bb82cc93fa") + "\r\n2025/11/24," + QByteArray::fromHex("90558ed68b7893fa") + "\r\n";
    HolidayReport report = TestDesk::need(importHolidays(*desk, desk.load(id), cabinet, 2025, 2026));
    QCOMPARE(report.added, 2);
    QVERIFY(report.problems.isEmpty());
    QVERIFY(desk.text(id, u"body").contains(u"文化の日"_s));
    report = TestDesk::need(importHolidays(*desk, desk.load(id), cabinet, 2025, 2026));
    QCOMPARE(report.added, 0);
    QCOMPARE(report.known, 2);
    STEWARD_COMPARE_ERROR(importHolidays(*desk, desk.load(id), "no dates here", 2025, 2026), "calendar.no-holidays");
    QCOMPARE(desk.text(id, u"hours"), u"Mon-Fri 09:00-17:30"_s);
}

void ServiceLevelsTest::aClockThatWasSetBackTurnsNoBreachIntoSuccess()
{
    TestDesk desk;
    target(desk, agreement(desk, u"Gold"_s), u"resolution"_s, Duration(2 * hour));
    const Uuid ticket = desk.incident(u"late"_s);
    const Instant opened = desk.clock.now();
    pass(desk, 5 * hour);
    desk.incident(u"another, by the same hand and the right clock"_s);
    desk.clock.set(opened + Duration(hour)); // set back to before the deadline
    QVERIFY(resolve(*desk, desk.load(ticket), desk.firstCode(), u"in time, it says"_s));
    const ExplainedTicket told = explained(desk, ticket);
    QCOMPARE(desk.text(ticket, u"sla"), u"missed"_s);
    QCOMPARE(desk.verification(), QString());
    desk.clock.set(opened + Duration(6 * hour));
    QCOMPARE(explained(desk, ticket).clocks.first().clock.state, ServiceClock::State::Missed);
}

void ServiceLevelsTest::undoTakesTheVerdictBack()
{
    TestDesk desk;
    target(desk, agreement(desk, u"Gold"_s), u"resolution"_s, Duration(2 * hour));
    const Uuid ticket = desk.incident(u"resolved by mistake"_s);
    pass(desk, hour);
    const VerbReport done = TestDesk::need(resolve(*desk, desk.load(ticket), desk.firstCode(), u"done"_s));
    QCOMPARE(desk.text(ticket, u"sla"), u"met"_s);
    QVERIFY(desk.value(ticket, u"deadline").isEmpty());
    pass(desk, hour);
    QVERIFY(undo(*desk, done.commit.batch));
    QCOMPARE(desk.text(ticket, u"sla"), u"running"_s);
    QCOMPARE(desk.value(ticket, u"deadline").toInstant(), std::optional(desk.clock.now() + Duration(hour)));
}

void ServiceLevelsTest::anAgreementOfThePastMeasuresWhatIsThere()
{
    TestDesk desk;
    const Instant begin = desk.clock.now();
    const Uuid ticket = desk.incident(u"old"_s);
    pass(desk, 3 * hour);
    QVERIFY(resolve(*desk, desk.load(ticket), desk.firstCode(), u"done"_s));
    pass(desk, 24 * hour);
    const Uuid its = agreement(desk, u"Gold"_s, begin);
    const Uuid id = target(desk, its, u"resolution"_s, Duration(2 * hour));
    QCOMPARE(desk.text(ticket, u"sla"), u"missed"_s);
    // Another goal from now on leaves the verdict; taking the target away from now on does, too.
    pass(desk, hour);
    const LoadedRecord loaded = desk.load(id);
    const Value clocks = desk.value(ticket, u"clocks");
    ServiceLevel level = structOf<ServiceLevel>(loaded);
    level.goal = 4 * hour;
    QVERIFY(saveRecord(*desk, loaded, valuesOf(*desk->schema().type(u"target"), level)));
    QCOMPARE(desk.value(ticket, u"clocks"), clocks);
    QCOMPARE(desk.verification(), QString());
    const Uuid fresh = desk.incident(u"new"_s);
    QCOMPARE(desk.value(fresh, u"deadline").toInstant(), std::optional(desk.clock.now() + Duration(4 * hour)));
}

void ServiceLevelsTest::theBoardCountsWhatTheClocksSay()
{
    TestDesk desk;
    target(desk, agreement(desk, u"Gold"_s), u"resolution"_s, Duration(2 * hour));
    QList<Uuid> tickets;
    for (int i = 0; i < 5; ++i)
        tickets.append(desk.incident(u"t%1"_s.arg(i)));
    pass(desk, hour);
    QVERIFY(resolve(*desk, desk.load(tickets[0]), desk.firstCode(), u"in time"_s));
    pass(desk, 2 * hour);
    QVERIFY(resolve(*desk, desk.load(tickets[1]), desk.firstCode(), u"too late"_s));
    const Uuid fresh = desk.incident(u"fresh"_s);
    pass(desk, hour + minute);
    const SlaBoard board = TestDesk::need(readSlaBoard(*desk, {{}, 4, QTimeZone::utc()}));
    QCOMPARE(board.tickets, 6);
    QCOMPARE(board.attainments.size(), 1);
    QCOMPARE(board.attainments[0].met, 1);
    QCOMPARE(board.attainments[0].missed, 1);
    QCOMPARE(board.attainments[0].over, 3);
    QCOMPARE(board.attainments[0].running, 1);
    QCOMPARE(board.counts[0].count, 3);
    QCOMPARE(board.counts[0].number, desk.load(tickets[2]).number);
    QCOMPARE(board.counts[1].count, 1); // within the hour
    QCOMPARE(board.counts[1].number, desk.load(fresh).number);
    QCOMPARE(board.trend.last().counted, 2);
    for (const BoardCount &one : board.counts) { // each count is what its query lists
        const QueryContext context = TestDesk::need(queryContext(*desk, allTickets()));
        const BoundQuery query = bindQuery(one.query, context);
        QVERIFY2(query.ok(), qPrintable(one.query));
        if (one.key != u"today")
            QCOMPARE(TestDesk::need(ListQuery(desk->connection()).count(query)), one.count);
    }
    STEWARD_COMPARE_ERROR(readSlaBoard(*desk, {u"nosuchfield:1"_s}), "query.unknown-field");
}

QTEST_GUILESS_MAIN(ServiceLevelsTest)
#include "tst_servicelevels.moc"
