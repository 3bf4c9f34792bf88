// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/attachments.h"
#include "core/desk/bundles.h"
#include "core/desk/conversation.h"
#include "core/desk/desksync.h"
#include "core/desk/fields.h"
#include "core/desk/tickets.h"
#include "core/storage/bundle.h"
#include "core/storage/hub/hubworker.h"
#include "core/storage/hub/carriedhub.h"
#include "core/storage/hub/hubusers.h"
#include "core/storage/outbox.h"
#include "core/storage/replicastate.h"
#include "core/sync/bundlehub.h"
#include "tests/support/hubauthor.h"
#include "tests/support/hubproof.h"
#include "tests/support/hubreplicas.h"

#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

/// A replica and a real server that never see each other, and a courier between them.
class BundleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void workGoesAndAnswersCome();
    void twiceIsOnce();
    void conflictsComeBack();
    void filesComeAlong();
    void onlyCouriersCarry();
    void aRevokedAuthorsWorkIsKept();
    void noBitMayBeWrong();
    void cutBundlesDoNotOpen();
    void othersCannotRead();
    void aCourierCannotForge();
    void answersOutOfOrder();

private:
    QString path(const QString &name) const { return m_replicas.path(name); }
    std::unique_ptr<HubClient> connect(const QString &who) { return m_replicas.connect(who); }
    std::unique_ptr<Workspace> replica(const QString &who) { return m_replicas.replica(who); }
    static QString verification(Workspace &desk) { return HubReplicas::verification(desk); }
    Uuid ticket(Workspace &desk, const QString &title)
    {
        RecordEdit draft = DeskFile::need(draftTicket(desk, u"incident"_s));
        setValue(*desk.schema().type(u"incident"), draft.next, u"title", title);
        setValue(*desk.schema().type(u"incident"), draft.next, u"team", m_world.network);
        return DeskFile::need(createTicket(desk, draft)).record;
    }
    QString fresh(const char *what) { return m_replicas.fresh(QString::fromLatin1(what)); }
    QString write(Workspace &desk)
    {
        const QString file = fresh("work");
        DeskFile::need(writeWork(desk, file));
        return file;
    }
    Result<CarriedBundle> carry(const QString &work, const QString &answer, const QString &who = u"carl"_s)
    {
        const auto courier = connect(who);
        return carryWork(*courier, work, answer, m_world.clock, m_replicas.random);
    }
    static QByteArray read(const QString &file)
    {
        QFile source(file);
        return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
    }
    static void replace(const QString &file, const QByteArray &bytes)
    {
        QFile target(file);
        if (!target.open(QIODevice::WriteOnly | QIODevice::Truncate) || target.write(bytes) != bytes.size())
            qFatal("the test's file cannot be written");
    }
    static QString text(Workspace &desk, const Uuid &record, QStringView field)
    {
        const auto loaded = desk.load(record);
        return loaded ? valueOf(*desk.schema().type(loaded->type), loaded->values, field).text() : loaded.error().code;
    }
    QString onHub(const char *sql, const QStringList &with = {}) { return DeskFile::need(column(*m_owner, sql, with)).join(u' '); }

    HubDesk m_world;
    TestHub m_hub;
    std::unique_ptr<PostgresqlConnection> m_owner;
    HubReplicas m_replicas{m_world, m_hub, 91};
};

void BundleTest::initTestCase()
{
    VERIFY_OK(m_hub.open(m_world));
    VERIFY_OK(m_hub.letIn(m_world));
    VERIFY_OK(m_hub.add(m_world, u"carl"_s, {u"courier"_s, {}, {}}));
    VERIFY_OK(m_hub.add(m_world, u"rolf"_s, {u"technician"_s, {}, {}}));
    m_owner = DeskFile::need(m_hub.owner());
}

/// Whatever a test has done: the log proves itself, and rows are what operations say.
void BundleTest::cleanup() { QCOMPARE(DeskFile::need(proveHub(*m_owner, m_world.schema)), QString()); }

void BundleTest::workGoesAndAnswersCome()
{
    const auto tom = replica(u"tom"_s);
    const Uuid mine = ticket(*tom, u"made at the far site"_s);
    VERIFY_OK(say(*tom, *tom->load(mine), {u"a word from there"_s, true}));
    HubAuthor anna(m_hub, u"anna"_s, 1);
    const Uuid theirs = anna.newId();
    const RecordType &incident = *m_world.schema->type(u"incident");
    QCOMPARE(anna.verdict(anna.create(incident, theirs, ticketValues(incident, u"made at the centre"_s, m_world.network, anna.me),
                 anna.seen())), u"accepted"_s);

    const QString work = write(*tom), answer = fresh("answer");
    QVERIFY(!read(work).contains("far site")); // sealed
    STEWARD_VALUE(carried, carry(work, answer));
    QCOMPARE(carried.login, HubDesk::loginOf(u"tom"_s));
    QCOMPARE(carried.operations, carried.taken);
    QVERIFY(carried.taken >= 2);
    QCOMPARE(carried.refused, 0);
    // Who did it, and who brought it.
    QCOMPARE(onHub("SELECT DISTINCT a.id = ?::text::uuid FROM operation o JOIN record r ON r.rid = o.rid JOIN record a ON a.rid = o.actor "
                   "WHERE r.id = ?::text::uuid", {m_world.people[u"tom"_s].toString(), mine.toString()}), u"1"_s);
    QCOMPARE(onHub("SELECT DISTINCT p.name FROM hub_order h JOIN operation o ON o.oid = h.seq JOIN record r ON r.rid = o.rid "
                   "JOIN person p ON p.rid = h.received_by WHERE r.id = ?::text::uuid", {mine.toString()}), u"carl"_s);
    QCOMPARE(Outbox(tom->connection()).counts()->pending > 0, true); // not known here yet
    STEWARD_VALUE(round, takeAnswer(*tom, answer));
    QVERIFY(round.pulled > 0);
    QCOMPARE(Outbox(tom->connection()).counts()->pending, 0);
    QVERIFY(tom->load(mine)->number.startsWith(u"INC-0"_s));
    QCOMPARE(text(*tom, theirs, u"title"), u"made at the centre"_s);
    QCOMPARE(verification(*tom), QString());
    // And over a network afterwards, as if nothing had been.
    const auto hub = connect(u"tom"_s);
    SyncState state;
    STEWARD_VALUE(online, syncDesk(*tom, *hub, state));
    QCOMPARE(online.pushed, 0);
    QCOMPARE(online.pulled, 0);
}

void BundleTest::twiceIsOnce()
{
    const auto tom = replica(u"tom"_s);
    const Uuid mine = ticket(*tom, u"once"_s);
    const QString work = write(*tom), answer = fresh("answer"), again = fresh("answer");
    STEWARD_VALUE(first, carry(work, answer));
    QVERIFY(first.taken > 0);
    STEWARD_VALUE(second, carry(work, again));
    QCOMPARE(second.taken, 0);
    QCOMPARE(second.operations, first.operations);
    QCOMPARE(onHub("SELECT count(*) FROM ticket WHERE title = 'once'"), u"1"_s);
    STEWARD_VALUE(round, takeAnswer(*tom, answer));
    QVERIFY(round.pulled > 0);
    STEWARD_VALUE(nothing, takeAnswer(*tom, answer));
    QCOMPARE(nothing.pulled, 0);
    STEWARD_VALUE(late, takeAnswer(*tom, again));
    QCOMPARE(late.pulled, 0);
    // What is written between export and answer waits for the next bundle.
    VERIFY_OK(editTicket(*tom, *tom->load(mine), {{u"title"_s, u"twice"_s}}));
    const QString next = write(*tom);
    VERIFY_OK(editTicket(*tom, *tom->load(mine), {{u"title"_s, u"thrice"_s}}));
    const QString back = fresh("answer");
    STEWARD_VALUE(third, carry(next, back));
    QCOMPARE(third.taken, 1);
    VERIFY_OK(takeAnswer(*tom, back));
    QCOMPARE(Outbox(tom->connection()).counts()->pending, 1);
    QCOMPARE(text(*tom, mine, u"title"), u"thrice"_s);
    STEWARD_VALUE(last, carry(write(*tom), {}));
    QCOMPARE(last.taken, 1);
    QCOMPARE(onHub("SELECT count(*) FROM ticket WHERE title = 'thrice'"), u"1"_s);
}

void BundleTest::conflictsComeBack()
{
    const auto tom = replica(u"tom"_s);
    const Uuid mine = ticket(*tom, u"contested"_s);
    const QString first = fresh("answer");
    VERIFY_OK(carry(write(*tom), first));
    VERIFY_OK(takeAnswer(*tom, first));
    const auto anna = replica(u"anna"_s);
    VERIFY_OK(editTicket(*anna, *anna->load(mine), {{u"title"_s, u"anna's"_s}}));
    VERIFY_OK(editTicket(*tom, *tom->load(mine), {{u"title"_s, u"tom's"_s}}));
    const auto hub = connect(u"anna"_s);
    SyncState state;
    VERIFY_OK(syncDesk(*anna, *hub, state));
    const QString answer = fresh("answer");
    VERIFY_OK(carry(write(*tom), answer));
    VERIFY_OK(takeAnswer(*tom, answer));
    QCOMPARE(*tom->records().conflicts(tom->load(mine)->rid), QStringList{u"title"_s});
    QCOMPARE(verification(*tom), QString());
}

void BundleTest::filesComeAlong()
{
    const auto tom = replica(u"tom"_s);
    const Uuid mine = ticket(*tom, u"with a file"_s);
    const QByteArray bytes = SeededRandom(3).bytes(1'500'000);
    replace(path(u"photo.jpg"_s), bytes);
    STEWARD_VALUE(facts, readFile(path(u"photo.jpg"_s)));
    AttachmentUpload upload(facts);
    while (DeskFile::need(upload.step(*tom)) < facts.size) { }
    VERIFY_OK(attach(*tom, *tom->load(mine), {facts}, true));
    const QString without = fresh("work");
    STEWARD_VALUE(left, writeWork(*tom, without, false));
    QCOMPARE(left.files, 0);
    QCOMPARE(left.filesLeft, 1);
    const QString work = fresh("work");
    STEWARD_VALUE(written, writeWork(*tom, work));
    QCOMPARE(written.files, 1);
    QCOMPARE(written.filesLeft, 0);
    QVERIFY(written.bytes > bytes.size());
    STEWARD_VALUE(carried, carry(work, {}));
    QCOMPARE(carried.files, 1);
    QCOMPARE(carried.filesRefused, 0);
    QCOMPARE(onHub("SELECT size FROM content WHERE login IS NULL AND encode(sha256, 'hex') = ?", {facts.sha256}), u"1500000"_s);
    // As tom's, so that his attachment opens it.
    QCOMPARE(onHub("SELECT login FROM content_holder WHERE encode(sha256, 'hex') = ?", {facts.sha256}), HubDesk::loginOf(u"tom"_s));
}

void BundleTest::onlyCouriersCarry()
{
    const auto tom = replica(u"tom"_s);
    ticket(*tom, u"not by anna"_s);
    const QString work = write(*tom);
    for (const QString &who : {u"anna"_s, u"tom"_s, u"rita"_s})
        COMPARE_ERROR(carry(work, {}, who), "hub.not-yours");
    QCOMPARE(onHub("SELECT count(*) FROM ticket WHERE title = 'not by anna'"), u"0"_s);
    // A setting that somebody makes up carries nothing; nor does yesterday's transaction.
    const auto anna = DeskFile::need(m_hub.session(u"anna"_s));
    VERIFY_OK(anna->execute("SET steward.carried = '1'"));
    QCOMPARE(DeskFile::need(column(*anna, "SELECT api.whoami()")).first(), HubDesk::loginOf(u"anna"_s));
    VERIFY_OK(carry(work, {}));
    const auto carl = connect(u"carl"_s);
    VERIFY_OK(carl->connection().execute("BEGIN"));
    VERIFY_OK(carl->connection().execute(
        u"SELECT api.carry('%1')"_s.arg(tom->log().replicaHead(replicaState(tom->connection())->rno)->id.toString()).toUtf8()));
    QCOMPARE(DeskFile::need(column(carl->connection(), "SELECT api.whoami()")).first(), HubDesk::loginOf(u"tom"_s));
    VERIFY_OK(carl->connection().execute("COMMIT"));
    VERIFY_OK(carl->connection().execute("SET steward.carried = '1'"));
    QCOMPARE(DeskFile::need(column(carl->connection(), "SELECT api.whoami()")).first(), HubDesk::loginOf(u"carl"_s));
    // A courier sees nothing of the desk otherwise.
    QCOMPARE(DeskFile::need(column(carl->connection(), "SELECT count(*) FROM steward.ticket")).first(), u"0"_s);
}

void BundleTest::aRevokedAuthorsWorkIsKept()
{
    const auto rolf = replica(u"rolf"_s);
    ticket(*rolf, u"last words"_s);
    const QString work = write(*rolf), answer = fresh("answer");
    VERIFY_OK(disableHubUser(m_hub.url(), HubDesk::loginOf(u"rolf"_s), m_world.clock));
    STEWARD_VALUE(carried, carry(work, answer));
    QVERIFY(carried.taken > 0);
    QCOMPARE(carried.refused, carried.taken);
    QCOMPARE(carried.answered, 0);
    VERIFY_OK(takeAnswer(*rolf, answer));
    QVERIFY(replicaState(rolf->connection())->access == ReplicaState::Access::Revoked); // and says so
    QVERIFY(Outbox(rolf->connection()).counts()->pending > 0);
    QCOMPARE(onHub("SELECT count(*) FROM ticket WHERE title = 'last words'"), u"0"_s);
    QVERIFY(onHub("SELECT DISTINCT verdict FROM hub_order WHERE verdict IS NOT NULL").contains(u"revoked"_s));
    QVERIFY(onHub("SELECT count(*) FROM operation_value WHERE position(convert_to('last words', 'UTF8') IN new) > 0") != u"0"_s);
}

void BundleTest::noBitMayBeWrong()
{
    const auto tom = replica(u"tom"_s);
    ticket(*tom, u"whole"_s);
    const QString work = write(*tom);
    const QByteArray right = read(work);
    const auto courier = connect(u"carl"_s);
    SeededRandom random(17);
    qInfo("seed 17, %lld bytes", qint64(right.size()));
    for (int i = 0; i < 400; ++i) {
        // Every bit of the first 64 bytes, then anywhere.
        const qint64 bit = i < 200 ? qint64(random.below(300 * 8)) : qint64(random.below(quint64(right.size()) * 8));
        QByteArray wrong = right;
        wrong[bit / 8] = char(wrong[bit / 8] ^ (1 << (bit % 8)));
        replace(work, wrong);
        const auto carried = carryWork(*courier, work, {}, m_world.clock, m_replicas.random);
        QVERIFY2(!carried, qPrintable(u"bit %1"_s.arg(bit)));
        QVERIFY2(!carried.error().message.isEmpty() && carried.error().kind != ErrorKind::Internal, qPrintable(carried.error().toString()));
    }
    QCOMPARE(onHub("SELECT count(*) FROM ticket WHERE title = 'whole'"), u"0"_s);
    replace(work, right);
    VERIFY_OK(carry(work, {}));
    QCOMPARE(onHub("SELECT count(*) FROM ticket WHERE title = 'whole'"), u"1"_s);
}

void BundleTest::cutBundlesDoNotOpen()
{
    SeededRandom random(5);
    const BundleKeys from = makeBundleKeys(random), to = makeBundleKeys(random);
    const BundleHead head{BundleHead::Kind::Answer, Uuid::v7({1}, random), Uuid::v7({2}, random), {3}, from.open, to.open};
    for (const int size : {0, 1, 65'471, 65'472, 65'473, 200'000}) { // around a whole chunk
        const QByteArray content = random.bytes(size);
        STEWARD_VALUE(bundle, sealBundle(head, content, from, random));
        STEWARD_VALUE(opened, openBundle(bundle, to, from.open));
        QCOMPARE(opened, content);
        QVERIFY(*readBundleHead(bundle) == head);
        for (qsizetype cut = 0; cut < bundle.size(); cut += 1 + qsizetype(random.below(quint64(bundle.size()) / 100 + 1)))
            QVERIFY(!openBundle(QByteArrayView(bundle).first(cut), to, from.open));
        QVERIFY(!openBundle(QByteArray(bundle + '\0'), to, from.open));
        COMPARE_ERROR(openBundle(bundle, from, from.open), "bundle.other-reader");
        COMPARE_ERROR(openBundle(bundle, to, to.open), "bundle.other-writer");
    }
    COMPARE_ERROR(openBundle(QByteArrayView("PK\x03\x04 a zip file"), to, from.open), "bundle.none");
}

void BundleTest::othersCannotRead()
{
    const auto tom = replica(u"tom"_s);
    const auto other = replica(u"tom"_s);
    ticket(*tom, u"for tom's file alone"_s);
    const QString answer = fresh("answer");
    VERIFY_OK(carry(write(*tom), answer));
    COMPARE_ERROR(takeAnswer(*other, answer), "bundle.other-desk");
    COMPARE_ERROR(takeAnswer(*tom, path(u"nothing.bundle"_s)), "bundle.no-file");
    COMPARE_ERROR(carry(answer, {}), "bundle.other-desk"); // an answer is no work
}

/// A courier holds the hub's key and could write anything in a bundle's place: the owner's signature is missing then.
void BundleTest::aCourierCannotForge()
{
    const auto tom = replica(u"tom"_s);
    ticket(*tom, u"signed"_s);
    const Uuid id = tom->log().replicaHead(replicaState(tom->connection())->rno)->id;
    const QList<OutboxEntry> waiting = DeskFile::need(Outbox(tom->connection()).waiting(replicaState(tom->connection())->rno, 0, 500));
    PushPage page;
    page.replica = id;
    for (const OutboxEntry &entry : waiting)
        page.operations.append(entry.operation);
    const auto carl = connect(u"carl"_s);
    CarriedHub hub(*carl, id);
    VERIFY_OK(hub.push(page)); // the database cannot tell
    QVERIFY(DeskFile::need(proveHub(*m_owner, m_world.schema)).contains(u"verify.carried"_s));
    VERIFY_OK(carry(write(*tom), {})); // tom's own says that it is his
    QCOMPARE(DeskFile::need(proveHub(*m_owner, m_world.schema)), QString());
}

void BundleTest::answersOutOfOrder()
{
    const auto tom = replica(u"tom"_s);
    ticket(*tom, u"one"_s);
    const QString first = fresh("answer"), second = fresh("answer");
    VERIFY_OK(carry(write(*tom), first));
    VERIFY_OK(takeAnswer(*tom, first));
    ticket(*tom, u"two"_s);
    const QString work = write(*tom);
    VERIFY_OK(carry(work, second));
    const auto hub = connect(u"tom"_s); // meanwhile there was a network, and somebody wrote
    SyncState state;
    VERIFY_OK(syncDesk(*tom, *hub, state));
    STEWARD_VALUE(nothing, takeAnswer(*tom, second));
    QCOMPARE(nothing.pulled, 0);
    QCOMPARE(verification(*tom), QString());
}

QTEST_GUILESS_MAIN(BundleTest)
#include "tst_bundle.moc"
