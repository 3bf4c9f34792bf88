// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// A real server is put back to an older backup while people have replicas of what came later.

#include "core/desk/fields.h"
#include "core/desk/tickets.h"
#include "core/storage/hub/hubepoch.h"
#include "core/storage/hub/hubworker.h"
#include "tests/support/hubauthor.h"
#include "tests/support/hubproof.h"
#include "tests/support/hubreplicas.h"

#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

class HubRestoredTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatFilesHaveComesBack();
    void nothingIsHandedInBeforeItIsSaid();
    void sayingItLateCostsConflictsOnly();
    void whatCannotBeSaid();

private:
    Result<SyncEngine::Round> sync(Workspace &desk)
    {
        const auto hub = m_replicas->connect(u"tom"_s);
        SyncState state;
        return syncDesk(desk, *hub, state);
    }
    Uuid create(Workspace &desk, const QString &title)
    {
        RecordEdit draft = DeskFile::need(draftTicket(desk, u"incident"_s));
        setValue(incident(), draft.next, u"title"_s, title);
        return DeskFile::need(createTicket(desk, draft)).record;
    }
    /// Somebody who is connected writes this many times on a ticket; returns the last title.
    void write(const QString &ticket, int times)
    {
        HubAuthor anna(*m_hub, u"anna"_s, ++m_authors);
        RecordValues base = ticketValues(incident(), ticket, m_world->network, anna.me);
        for (int i = 0; i < times; ++i) {
            RecordValues next = base;
            setField(incident(), next, u"title", u"anna %1"_s.arg(i));
            QCOMPARE(anna.verdict(anna.edit(incident(), m_world->tickets[ticket], base, next, anna.seen())), u"accepted"_s);
            base = next;
        }
    }
    QString numberOf(Workspace &desk, const Uuid &ticket) { return DeskFile::need(desk.load(ticket)).number; }
    QString titleOf(Workspace &desk, const Uuid &ticket)
    {
        return DeskFile::need(desk.load(ticket)).values.values[size_t(incident().indexOf(u"title"))].text();
    }
    qint64 head()
    {
        return DeskFile::need(hubStatus(m_hub->url())).head;
    }
    QString proof()
    {
        DeskFile::need(workHub(DeskFile::need(openHubWorkplace(m_hub->url()))));
        return DeskFile::need(proveHub(*DeskFile::need(m_hub->owner()), m_world->schema));
    }
    const RecordType &incident() const { return *m_world->schema->type(u"incident"); }

    std::unique_ptr<HubDesk> m_world;
    std::unique_ptr<TestHub> m_hub;
    std::unique_ptr<HubReplicas> m_replicas;
    quint64 m_authors = 0;
};

void HubRestoredTest::init()
{
    m_replicas.reset();
    m_hub.reset();
    m_world = std::make_unique<HubDesk>();
    m_hub = std::make_unique<TestHub>();
    VERIFY_OK(m_hub->open(*m_world));
    VERIFY_OK(m_hub->letIn(*m_world));
    m_replicas = std::make_unique<HubReplicas>(*m_world, *m_hub, 11);
}

void HubRestoredTest::whatFilesHaveComesBack()
{
    const auto tom = m_replicas->replica(u"tom"_s);
    const QString prefix = DeskFile::need(replicaState(tom->connection())).prefix;
    VERIFY_OK(m_hub->backUp());
    const Uuid kept = create(*tom, u"after the backup"_s);
    const QString offline = numberOf(*tom, kept);
    VERIFY_OK(sync(*tom));
    const QString given = numberOf(*tom, kept);
    QVERIFY(given != offline);
    const Uuid waiting = create(*tom, u"never handed in"_s);
    VERIFY_OK(m_hub->restore());

    COMPARE_ERROR(sync(*tom), "sync.hub-older");
    const auto begun = beginHubEpoch(m_hub->url(), m_world->clock);
    VERIFY_OK(begun);
    QCOMPARE(begun->epoch, m_world->clock.now().ms / 1'000);
    const auto again = beginHubEpoch(m_hub->url(), m_world->clock);
    VERIFY_OK(again);
    QCOMPARE(again->epoch, begun->epoch + 1); // the same second
    QCOMPARE(begun->fork, head());
    const auto round = sync(*tom);
    VERIFY_OK(round);
    QVERIFY(round->rewound);
    QCOMPARE(head(), begun->fork + 2);
    QCOMPARE(titleOf(*tom, kept), u"after the backup"_s);
    QCOMPARE(titleOf(*tom, waiting), u"never handed in"_s);
    // Each number that was shown leads to its ticket, and the one that was lost is nobody else's.
    QCOMPARE(numberOf(*tom, kept), u"INC-%1"_s.arg(given.section(u'-', 1).toInt() + 2'000, 6, 10, QLatin1Char('0')));
    RecordStore records(tom->connection(), m_world->schema);
    for (const QString &number : {offline, given})
        QCOMPARE(DeskFile::need(records.idOf(*DeskFile::need(records.byExactNumber(number)))), kept);
    const auto another = m_replicas->replica(u"tom"_s);
    QVERIFY(DeskFile::need(replicaState(another->connection())).prefix != prefix);
    QCOMPARE(titleOf(*another, kept), u"after the backup"_s);
    QCOMPARE(HubReplicas::verification(*tom), QString());
    QCOMPARE(proof(), QString());
}

/// The restored server takes other work until it has come as far as it was: nothing shows from outside that it is not the
/// one of before, but its chain.
void HubRestoredTest::nothingIsHandedInBeforeItIsSaid()
{
    const auto tom = m_replicas->replica(u"tom"_s);
    VERIFY_OK(m_hub->backUp());
    write(u"own"_s, 3);
    VERIFY_OK(sync(*tom)); // has anna's titles on screen
    const qint64 before = head();
    VERIFY_OK(m_hub->restore());
    write(u"none"_s, 4);
    QVERIFY(head() > before);

    VERIFY_OK(editTicket(*tom, *tom->load(m_world->tickets[u"none"_s]), {{u"title"_s, u"by tom"_s}}));
    const qint64 there = head();
    COMPARE_ERROR(sync(*tom), "sync.hub-older");
    QCOMPARE(head(), there);
    QCOMPARE(titleOf(*tom, m_world->tickets[u"none"_s]), u"by tom"_s);
}

void HubRestoredTest::sayingItLateCostsConflictsOnly()
{
    const auto tom = m_replicas->replica(u"tom"_s);
    VERIFY_OK(m_hub->backUp());
    const qint64 backup = head();
    write(u"own"_s, 3);
    VERIFY_OK(sync(*tom));
    VERIFY_OK(m_hub->restore());
    write(u"none"_s, 4);
    const Uuid ticket = m_world->tickets[u"none"_s];
    VERIFY_OK(editTicket(*tom, *tom->load(ticket), {{u"title"_s, u"by tom"_s}}));
    VERIFY_OK(beginHubEpoch(m_hub->url(), m_world->clock)); // after anna's work: too late for tom
    const auto refused = sync(*tom);
    COMPARE_ERROR(refused, "sync.hub-older");
    QCOMPARE(refused.error().args, QStringList{QString::number(backup)});

    VERIFY_OK(beginHubEpoch(m_hub->url(), m_world->clock, 1'000, backup));
    VERIFY_OK(sync(*tom));
    const auto history = m_replicas->connect(u"tom"_s)->history(ticket);
    VERIFY_OK(history);
    const auto folded = foldRecord(incident(), *history);
    VERIFY_OK(folded);
    QVERIFY(folded->conflicts().contains(u"title"_s)); // neither is overwritten in silence
    QCOMPARE(HubReplicas::verification(*tom), QString());
    QCOMPARE(proof(), QString());
}

void HubRestoredTest::whatCannotBeSaid()
{
    COMPARE_ERROR(beginHubEpoch(m_hub->url(), m_world->clock, 0), "hub.distance");
    COMPARE_ERROR(beginHubEpoch(m_hub->url(), m_world->clock, 1'001), "hub.distance");
    COMPARE_ERROR(beginHubEpoch(m_hub->url(), m_world->clock, 1'000, head() + 1), "hub.no-operation");
    COMPARE_ERROR(beginHubEpoch(m_hub->urlOfLogin(HubDesk::loginOf(u"tom"_s)), m_world->clock), "hub.needs-owner");
    QCOMPARE(DeskFile::need(hubStatus(m_hub->url())).epoch, 2);
}

QTEST_GUILESS_MAIN(HubRestoredTest)
#include "tst_hubrestored.moc"
