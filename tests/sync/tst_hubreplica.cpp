// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/conversation.h"
#include "core/desk/fields.h"
#include "core/desk/tickets.h"
#include "core/storage/hub/hubworker.h"
#include "core/storage/search/search.h"
#include "tests/support/hubauthor.h"
#include "tests/support/hubproof.h"
#include "tests/support/hubreplicas.h"

#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

/// Replicas of a real server: what they hand in is found and in order there before any worker has looked, and what went out
/// of sight comes back without its contents.
class HubReplicaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatIsHandedInIsFoundAtOnce();
    void longOutboxesTellTheTruth();
    void whatWentOutOfSightComesEmpty();
    void onlyEncryptedDisksTakeAnything();

private:
    std::unique_ptr<HubClient> connect(const QString &who) { return m_replicas.connect(who); }
    std::unique_ptr<Workspace> replica(const QString &who) { return m_replicas.replica(who); }
    SyncEngine::Round sync(Workspace &desk, const QString &who) { return m_replicas.sync(desk, who); }
    Uuid create(Workspace &desk, const FieldValues &values)
    {
        RecordEdit draft = DeskFile::need(draftTicket(desk, u"incident"_s));
        for (const auto &[field, value] : values)
            setValue(*desk.schema().type(u"incident"), draft.next, field, value);
        return DeskFile::need(createTicket(desk, draft)).record;
    }
    QStringList found(const QString &who, const QString &text)
    {
        const auto session = DeskFile::need(m_hub.session(who));
        const auto answer = DeskFile::need(
            Search(*session).search(*m_world.schema->type(u"incident"), text, SearchEnding::Complete, m_world.clock.now()));
        QStringList titles;
        for (const SearchHit &hit : answer.hits)
            titles += *column(*session, "SELECT title FROM ticket WHERE rid = " + QByteArray::number(hit.rid));
        titles.sort();
        return titles;
    }
    QString asOwner(const QByteArray &sql) { return DeskFile::need(column(*m_owner, sql)).join(u' '); }
    HubWork work() { return DeskFile::need(workHub(DeskFile::need(openHubWorkplace(m_hub.url())))); }

    HubDesk m_world;
    TestHub m_hub;
    std::unique_ptr<PostgresqlConnection> m_owner;
    HubReplicas m_replicas{m_world, m_hub, 77};
};

void HubReplicaTest::initTestCase()
{
    VERIFY_OK(m_hub.open(m_world));
    VERIFY_OK(m_hub.letIn(m_world));
    m_owner = DeskFile::need(m_hub.owner());
    work();
}

void HubReplicaTest::onlyEncryptedDisksTakeAnything()
{
    const auto tom = replica(u"tom"_s);
    const auto sync = [&](DiskEncryption disk) {
        const auto hub = connect(u"tom"_s);
        SyncEngine::Options options;
        options.disk = disk;
        return SyncEngine(tom->connection(), tom->sharedSchema(), m_world.clock, m_replicas.random, *hub, options).run();
    };
    VERIFY_OK(sync(DiskEncryption::NotEncrypted));
    VERIFY_OK(writeSetting(*m_owner, u"replica.disk"_s, u"encrypted"_s));
    HubAuthor anna(m_hub, u"anna"_s, 9);
    const RecordType &incident = *m_world.schema->type(u"incident");
    const Uuid secret = anna.newId();
    QCOMPARE(anna.verdict(anna.create(incident, secret, ticketValues(incident, u"secret"_s, m_world.network, anna.me), anna.seen())),
        u"accepted"_s);
    create(*tom, {{u"title"_s, u"handed in all the same"_s}, {u"team"_s, m_world.network}});
    for (const DiskEncryption disk : {DiskEncryption::NotEncrypted, DiskEncryption::Unknown})
        COMPARE_ERROR(sync(disk), "replica.unencrypted");
    QVERIFY(!tom->load(secret));
    QCOMPARE(asOwner("SELECT count(*) FROM ticket WHERE title = 'handed in all the same'"), u"1"_s);
    VERIFY_OK(sync(DiskEncryption::Encrypted));
    VERIFY_OK(tom->load(secret));
    VERIFY_OK(writeSetting(*m_owner, u"replica.disk"_s, QString()));
}

void HubReplicaTest::whatIsHandedInIsFoundAtOnce()
{
    const auto tom = replica(u"tom"_s);
    const Uuid ticket = create(*tom, {{u"title"_s, u"Ärger mit VPN"_s}, {u"description"_s, u"複合機が動かない"_s},
                                         {u"team"_s, m_world.network}, {u"external.number"_s, u"EXT-77"_s}});
    VERIFY_OK(say(*tom, *tom->load(ticket), {u"rhinoceros"_s, false}));
    VERIFY_OK(editTicket(*tom, *tom->load(ticket), {{u"title"_s, u"Ärger ohne VPN"_s}}));
    QCOMPARE(sync(*tom, u"tom"_s).refused, 0);
    for (const QString &text : {u"複合機"_s, u"ärger ohne"_s, u"rhinoceros"_s})
        QCOMPARE(found(u"anna"_s, text), QStringList{u"Ärger ohne VPN"_s});
    QCOMPARE(found(u"otto"_s, u"rhinoceros"_s), QStringList());
    const QByteArray row = "SELECT concat_ws(' ', sort_key, comments, is_stale, updated = opened OR updated > opened) FROM ticket "
                           "WHERE title = 'Ärger ohne VPN'";
    QCOMPARE(asOwner(row), u"ärger ohne vpn 1 f t"_s);
    HubWork done = work();
    QCOMPARE(done.changed, 0);
    QCOMPARE(done.repaired, 0);
    // Edits of what the hub knows, and a comment that is withdrawn.
    sync(*tom, u"tom"_s);
    m_world.clock.advance(Duration(1000));
    VERIFY_OK(assign(*tom, *tom->load(ticket), m_world.network, m_world.people[u"tom"_s]));
    VERIFY_OK(editTicket(*tom, *tom->load(ticket), {{u"description"_s, u"gazelle"_s}}));
    QCOMPARE(sync(*tom, u"tom"_s).refused, 0);
    QCOMPARE(found(u"tom"_s, u"gazelle"_s), QStringList{u"Ärger ohne VPN"_s});
    QCOMPARE(found(u"tom"_s, u"複合機"_s), QStringList());
    done = work();
    QCOMPARE(done.changed, 0);
    QCOMPARE(DeskFile::need(proveHub(*m_owner, m_world.schema)), QString());
}

/// More waits than a page takes: what a row shows of later pages does not go with the first.
void HubReplicaTest::longOutboxesTellTheTruth()
{
    const auto tom = replica(u"tom"_s);
    QList<Uuid> tickets;
    for (int i = 0; i < 300; ++i)
        tickets.append(create(*tom, {{u"title"_s, u"herd %1"_s.arg(i)}, {u"description"_s, u"wildebeest"_s}, {u"team"_s, m_world.network}}));
    for (int i = 0; i < 300; ++i) {
        m_world.clock.advance(Duration(10));
        VERIFY_OK(editTicket(*tom, *tom->load(tickets[i]), {{u"title"_s, u"flock %1"_s.arg(i)}}));
    }
    QCOMPARE(sync(*tom, u"tom"_s).pushed, 600);
    QCOMPARE(asOwner("SELECT count(*) FROM ticket WHERE title LIKE 'flock %' AND NOT is_stale"), u"300"_s);
    QCOMPARE(found(u"anna"_s, u"wildebeest"_s).size(), 300);
    QCOMPARE(found(u"anna"_s, u"herd"_s).size(), 0);
    const HubWork done = work();
    QCOMPARE(done.changed, 0);
    QCOMPARE(done.records, 300);
}

void HubReplicaTest::whatWentOutOfSightComesEmpty()
{
    HubAuthor tom(m_hub, u"tom"_s, 1);
    const RecordType &incident = *m_world.schema->type(u"incident");
    const RecordValues values = ticketValues(incident, u"leaving"_s, m_world.network, tom.me);
    const Uuid ticket = tom.newId();
    QCOMPARE(tom.verdict(tom.create(incident, ticket, values, tom.seen())), u"accepted"_s);
    const auto anna = replica(u"anna"_s);
    const HubPlace before = DeskFile::need(tom.client->greet()).head;
    VERIFY_OK(editTicket(*anna, *anna->load(ticket), {{u"title"_s, u"mine for now"_s}}));
    QCOMPARE(sync(*anna, u"anna"_s).refused, 0);
    VERIFY_OK(editTicket(*anna, *anna->load(ticket), {{u"title"_s, u"too late"_s}}));
    RecordValues moved = values;
    setField(incident, moved, u"team", m_world.databases);
    QCOMPARE(tom.verdict(tom.edit(incident, ticket, values, moved, tom.seen())), u"accepted"_s);
    QCOMPARE(sync(*anna, u"anna"_s).refused, 1);
    QVERIFY(!anna->load(ticket));
    const QList<OutboxEntry> refused = DeskFile::need(Outbox(anna->connection()).entries(Outbox::Which::Refused));
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.first().verdict, u"hidden"_s);
    QVERIFY(!refused.first().operation.units.isEmpty()); // she still has what she wrote
    const Verification proof = DeskFile::need(Verifier(anna->connection(), anna->sharedSchema()).run({}));
    QVERIFY2(proof.passed(), qPrintable(proof.findings.value(0).text));

    // What the server tells her of it: that she wrote it, and what became of it.
    const auto session = connect(u"anna"_s);
    const PullPage page = DeskFile::need(session->pull(before, 100));
    QCOMPARE(page.operations.size(), 3);
    const QStringList verdicts{u"accepted"_s, QString(), u"hidden"_s};
    for (int i : {0, 2}) {
        QVERIFY(page.operations[i].operation);
        const LoggedOperation &own = *page.operations[i].operation;
        QCOMPARE(own.operation.record, ticket);
        QCOMPARE(own.hub.verdict, verdicts[i]);
        QCOMPARE(own.operation.units.size(), 0);
        QVERIFY(own.operation.hash == Digest{});
    }
    QVERIFY(!page.operations[1].operation);
    // A new file of hers knows no more, and its chain comes out.
    const auto second = replica(u"anna"_s);
    QVERIFY(!second->load(ticket));
    const Verification again = DeskFile::need(Verifier(second->connection(), second->sharedSchema()).run({}));
    QVERIFY2(again.passed(), qPrintable(again.findings.value(0).text));
}

QTEST_GUILESS_MAIN(HubReplicaTest)
#include "tst_hubreplica.moc"
