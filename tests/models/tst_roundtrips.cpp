// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/fields.h"
#include "core/desk/search.h"
#include "core/desk/serverside.h"
#include "core/desk/tickets.h"
#include "core/storage/rowreader.h"
#include "models/ticketpage.h"
#include "tests/support/testhub.h"

#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

/// How often a screen goes to the server and back before it can show something. Over a far network that is all the
/// waiting there is, so it must not grow with what is shown.
class RoundTripsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void rowsOfAList();
    void pageOfATicket();
    void searching();
    void saving();

private:
    std::unique_ptr<Workspace> desk()
    {
        WorkspaceOptions options;
        options.localFolder = m_folder.filePath(u"tom"_s);
        return DeskFile::need(Workspace::open(m_hub.urlOfLogin(HubDesk::loginOf(u"tom"_s)), options));
    }
    /// Of the second time: statements are prepared by then, which costs one each.
    template<class Work>
    static qint64 callsOf(Workspace &desk, const Work &work)
    {
        const auto &server = static_cast<PostgresqlConnection &>(desk.connection());
        work();
        const qint64 before = server.traffic().calls;
        work();
        return server.traffic().calls - before;
    }

    HubDesk m_world;
    TestHub m_hub;
    QTemporaryDir m_folder;
    QList<Uuid> m_tickets;
    Uuid m_short, m_long;
};

void RoundTripsTest::initTestCase()
{
    const auto comments = [this](const Uuid &ticket, int count) {
        for (int i = 0; i < count; ++i) {
            Comment comment;
            comment.about = {ticket};
            comment.body = u"word %1"_s.arg(i);
            comment.writer = {i % 2 == 0 ? m_world.owner : m_world.people[u"anna"_s]};
            comment.written = m_world.clock.now();
            m_world.add(comment);
        }
    };
    for (int i = 0; i < 40; ++i) {
        Ticket values;
        values.team = {i % 2 == 0 ? m_world.network : m_world.databases};
        values.requester = {m_world.people[i % 3 == 0 ? u"anna"_s : u"rita"_s]};
        values.tags = StringSet({u"tag%1"_s.arg(i % 5)});
        values.watchers = StringSet({m_world.people[u"otto"_s].toString()});
        m_tickets.append(m_world.incident(u"Printer %1 jams"_s.arg(i), values));
    }
    m_short = m_tickets[0];
    m_long = m_tickets[1];
    comments(m_short, 2);
    comments(m_long, 60);
    for (int i = 2; i < 8; ++i)
        m_world.set(m_tickets[i], u"parent"_s, m_long);
    VERIFY_OK(m_hub.open(m_world));
    VERIFY_OK(m_hub.letIn(m_world));
}

void RoundTripsTest::rowsOfAList()
{
    const auto desk = this->desk();
    QList<Rid> rids;
    for (const Uuid &id : std::as_const(m_tickets))
        rids.append(DeskFile::need(desk->ridOf(id)));
    const auto calls = [&](qsizetype count) {
        return callsOf(*desk, [&] {
            RowReader reader(desk->connection(), desk->schema(), *desk->schema().type(u"incident"),
                {u"number"_s, u"title"_s, u"requester"_s, u"team"_s, u"assignee"_s, u"tag"_s, u"watcher"_s, u"opened"_s}, desk->me());
            QCOMPARE(DeskFile::need(reader.read(rids.first(count))).size(), count);
        });
    };
    const qint64 few = calls(2);
    QCOMPARE(calls(40), few);
    QVERIFY2(few <= 4, qPrintable(QString::number(few)));
}

void RoundTripsTest::pageOfATicket()
{
    const auto desk = this->desk();
    const auto calls = [&](const Uuid &ticket, qsizetype entries) {
        return callsOf(*desk, [&] {
            const TicketPage page = DeskFile::need(readTicketPage(*desk, ticket));
            QVERIFY(page.thread.size() >= entries);
        });
    };
    const qint64 few = calls(m_short, 2);
    const qint64 many = calls(m_long, 60);
    qInfo("a ticket with 2 comments: %lld, with 60 and 6 children: %lld", few, many);
    QVERIFY2(many <= few + 6, qPrintable(u"%1 against %2"_s.arg(many).arg(few))); // there are children to ask about
    QVERIFY2(few <= 45, qPrintable(QString::number(few)));
}

void RoundTripsTest::searching()
{
    const auto desk = this->desk();
    const qint64 calls = callsOf(*desk, [&] {
        QCOMPARE(DeskFile::need(searchTickets(*desk, u"printer"_s, SearchEnding::Complete, 50)).tickets.size(), 40);
    });
    QVERIFY2(calls <= 12, qPrintable(QString::number(calls)));
}

void RoundTripsTest::saving()
{
    const auto desk = this->desk();
    qint64 urgency = 1;
    const qint64 calls = callsOf(*desk, [&] {
        const LoadedRecord loaded = DeskFile::need(desk->load(m_tickets[5]));
        urgency = urgency % 3 + 1;
        DeskFile::need(editTicket(*desk, loaded, {{u"title"_s, u"Printer jams %1"_s.arg(urgency)}, {u"urgency"_s, urgency}}));
    });
    QVERIFY2(calls <= 12, qPrintable(QString::number(calls)));
}

QTEST_GUILESS_MAIN(RoundTripsTest)
#include "tst_roundtrips.moc"
