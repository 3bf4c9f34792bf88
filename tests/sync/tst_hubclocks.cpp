// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/zoneedition.h"
#include "core/calendar/calendardraft.h"
#include "core/schema/records/agreement.h"
#include "core/schema/records/servicelevel.h"
#include "core/schema/records/workcalendar.h"
#include "core/storage/hub/hubworker.h"
#include "tests/support/hubauthor.h"

#include <QTest>

#include <random>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

/// Service level clocks on a team server: the worker makes of a history what a file makes of it.
class HubClocksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theWorkerSaysWhatTheFileSays();
    void anEditMovesTheClocksOfItsTicket();
    void anotherGoalQueuesTheTicketsThatItMoves();

private:
    HubWork work() { return DeskFile::need(workHub(DeskFile::need(openHubWorkplace(m_hub.url())))); }
    static QStringList clocksOf(Connection &connection)
    {
        return DeskFile::need(column(connection,
            "SELECT t.number || ' ' || coalesce(t.sla, '-') || ' ' || coalesce(t.deadline, 0) || ' ' || coalesce(t.clocks, '-') FROM ticket t"));
    }
    qint64 queued()
    {
        const auto owner = DeskFile::need(m_hub.owner());
        return DeskFile::need(column(*owner, "SELECT q.rid::text FROM derive_queue q JOIN record r ON r.rid = q.rid WHERE r.type = 'incident'")).size();
    }

    HubDesk m_world;
    TestHub m_hub;
    Uuid m_target;
    RecordValues m_targetValues;
};

void HubClocksTest::initTestCase()
{
    CalendarDraft draft;
    draft.zone = u"Asia/Tokyo"_s;
    draft.week = DeskFile::need(weekFromText(u"Mon-Fri 09:00-12:00 13:00-18:00"_s));
    WorkCalendar calendar;
    calendar.name = u"Office"_s;
    calendar.body = DeskFile::need(draft.body(zoneEdition()));
    Agreement agreement;
    agreement.name = u"Gold"_s;
    agreement.calendar = {m_world.add(calendar)};
    agreement.from = Instant{1};
    ServiceLevel level;
    level.agreement = {m_world.add(agreement)};
    for (const QString &metric : {u"response"_s, u"resolution"_s, u"ownership"_s}) {
        level.name = level.metric = metric;
        level.goal = 20 * 3'600'000;
        level.critical = 4 * 3'600'000;
        level.scope = metric == u"ownership" ? u"team:Network"_s : QString();
        m_target = m_world.add(level);
        m_targetValues = ServiceLevel::declare().toValues(level);
    }
    const quint32 seed = 20261127;
    qInfo("seed %u", seed);
    std::mt19937 random(seed); // NOLINT(cert-msc51-cpp): repeatable on purpose
    const QList<Uuid> tickets = m_world.tickets.values();
    for (int i = 0; i < 120; ++i) {
        m_world.clock.set(m_world.clock.now() + Duration(qint64(random() % 240) * 60'000));
        const Uuid &ticket = tickets[qsizetype(random() % quint32(tickets.size()))];
        switch (random() % 4) {
        case 0: m_world.set(ticket, u"priority"_s, Value(qint64(1 + random() % 4))); break;
        case 1: m_world.set(ticket, u"status.class"_s, Value(qint64(random() % 4))); break;
        case 2: m_world.set(ticket, u"assignee"_s, random() % 2 ? Value(m_world.people[u"anna"_s]) : Value()); break;
        default: {
            Comment comment;
            comment.about = {ticket};
            comment.body = u"said"_s;
            comment.writer = {m_world.people[random() % 2 ? u"rita"_s : u"anna"_s]};
            comment.written = m_world.clock.now();
            m_world.add(comment);
        }
        }
    }
    VERIFY_OK(m_hub.open(m_world));
    VERIFY_OK(m_hub.letIn(m_world));
    VERIFY_OK(m_hub.add(m_world, u"ada"_s, {u"administrator"_s, {}, {}}));
}

void HubClocksTest::theWorkerSaysWhatTheFileSays()
{
    const QStringList file = clocksOf(m_world.connection());
    QVERIFY2(file.filter(u"missed"_s).size() > 1, qPrintable(file.join(u'\n')));
    const auto owner = DeskFile::need(m_hub.owner());
    QCOMPARE(clocksOf(*owner), file); // it was loaded so
    VERIFY_OK(owner->execute("UPDATE ticket SET deadline = NULL, sla = NULL, clocks = NULL; "
                             "INSERT INTO derive_queue (rid, seq) SELECT rid, 1 FROM ticket ON CONFLICT DO NOTHING"));
    QVERIFY(work().changed > 0);
    QCOMPARE(clocksOf(*owner), file);
}

void HubClocksTest::anEditMovesTheClocksOfItsTicket()
{
    HubAuthor anna(m_hub, u"anna"_s, 1);
    const RecordType &incident = *m_world.schema->type(u"incident");
    const Uuid id = anna.newId();
    const RecordValues values = ticketValues(incident, u"on the server"_s, m_world.network, anna.me);
    QCOMPARE(anna.verdict(anna.create(incident, id, values, anna.seen())), u"accepted"_s);
    work();
    const auto owner = DeskFile::need(m_hub.owner());
    const auto sla = [&] {
        return DeskFile::need(column(*owner, "SELECT coalesce(t.sla, '-') FROM ticket t JOIN record r ON r.rid = t.rid WHERE r.id = ?1::uuid", {id.toString()}));
    };
    QCOMPARE(sla(), QStringList{u"running"_s});
    RecordValues next = values;
    setField(incident, next, u"status", u"resolved"_s);
    setField(incident, next, u"status.class", Value(qint64(3)));
    anna.now = anna.now + Duration(60'000);
    const QString verdict = anna.verdict(anna.edit(incident, id, values, next, anna.seen()));
    if (verdict == u"accepted") {
        work();
        QCOMPARE(sla(), QStringList{u"met"_s});
    } else { // the lifecycle wants more of a resolution: then the clock runs on
        QCOMPARE(sla(), QStringList{u"running"_s});
    }
}

void HubClocksTest::anotherGoalQueuesTheTicketsThatItMoves()
{
    work();
    QCOMPARE(queued(), 0);
    HubAuthor ada(m_hub, u"ada"_s, 2);
    const RecordType &type = *m_world.schema->type(u"target");
    const RecordValues &base = m_targetValues;
    RecordValues next = base;
    setField(type, next, u"goal", Value(qint64(3'600'000)));
    QCOMPARE(ada.verdict(ada.edit(type, m_target, base, next, ada.seen())), u"accepted"_s);
    QVERIFY(queued() > 5);
    work();
    QCOMPARE(queued(), 0);
}

QTEST_GUILESS_MAIN(HubClocksTest)
#include "tst_hubclocks.moc"
