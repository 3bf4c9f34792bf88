// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/attachments.h"
#include "core/desk/conversation.h"
#include "core/desk/fields.h"
#include "core/desk/redact.h"
#include "core/desk/tickets.h"
#include "core/schema/records/redaction.h"
#include "core/storage/blobstore.h"
#include "core/storage/hub/hubscrub.h"
#include "core/storage/hub/hubworker.h"
#include "core/storage/search/search.h"
#include "tests/support/hubauthor.h"
#include "tests/support/hubproof.h"
#include "tests/support/hubreplicas.h"

#include <QDirIterator>
#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

/// An erasure reaches the hub, every replica, and what was written without having seen it.
class SyncErasureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void theHubErasesAtOnce();
    void replicasFollow();
    void whatComesLateIsErasedAsItComes();
    void anErasureThatWaitsErasesNothingYet();
    void contentsAreNotBroughtBack();
    void onlyRedactorsErase();
    void whatAReplicaHasErasedComesAsItsCommitment();
    void noTableHoldsIt();
    void anErasedFilesHubIsTheSame();

private:
    std::unique_ptr<Workspace> replica(const QString &who) { return m_replicas.replica(who); }
    SyncEngine::Round sync(Workspace &desk, const QString &who) { return m_replicas.sync(desk, who); }
    static QString verification(Workspace &desk) { return HubReplicas::verification(desk); }
    const RecordType &type(QStringView name) const { return *m_world.schema->type(name); }
    Uuid ticketBy(HubAuthor &author, const QString &words)
    {
        RecordValues values = ticketValues(type(u"incident"), u"title"_s, m_world.network, author.me);
        setField(type(u"incident"), values, u"description", words);
        const Uuid id = author.newId();
        const Operation op = author.create(type(u"incident"), id, values, author.seen());
        const auto answer = author.push({op}, {{op.dot.rseq, columnHint(type(u"incident"), values)}});
        if (!answer || answer->first().fact.verdict != u"accepted")
            qFatal("no ticket");
        return id;
    }
    Operation describe(HubAuthor &author, const Uuid &ticket, const QString &words, const Context &seen)
    {
        RecordValues base = type(u"incident").empty(), next = base;
        setField(type(u"incident"), next, u"description", words);
        return author.edit(type(u"incident"), ticket, base, next, seen);
    }
    /// Redacts over a replica of a redactor's own.
    QString redactAs(const QString &who, const Uuid &record, const QStringList &units)
    {
        const auto desk = replica(who);
        DeskFile::need(redact(*desk, {{DeskFile::need(desk->load(record)), units}}, u"it must go"_s));
        return sync(*desk, who).refused ? DeskFile::need(Outbox(desk->connection()).entries(Outbox::Which::Refused)).first().verdict
                                        : u"accepted"_s;
    }
    static QString description(Workspace &desk, const Uuid &ticket)
    {
        const LoadedRecord loaded = DeskFile::need(desk.load(ticket));
        return valueOf(*desk.schema().type(loaded.type), loaded.values, u"description").text();
    }
    /// Places of a word in the rows, the log and the search texts of the hub.
    QString onHub(const QString &word)
    {
        return DeskFile::need(column(*m_owner, "SELECT 'log' FROM operation_value WHERE position(convert_to(?1, 'UTF8') IN "
            "coalesce(old, '') || coalesce(new, '')) > 0 UNION ALL SELECT 'row' FROM ticket_text WHERE description LIKE '%' || ?1 || '%' "
            "UNION ALL SELECT 'row' FROM ticket WHERE title LIKE '%' || ?1 || '%' "
            "UNION ALL SELECT 'row' FROM comment WHERE body LIKE '%' || ?1 || '%' "
            "UNION ALL SELECT 'text' FROM search_text WHERE tokens LIKE '%' || ?1 || '%' "
            "UNION ALL SELECT 'document' FROM search_document WHERE tokens::text LIKE '%' || ?1 || '%'", {word})).join(u' ');
    }
    /// The same in a file: whatever it holds of the word, as it is stored.
    static int inFile(Workspace &desk, const QString &word)
    {
        int found = 0;
        for (const char *end : {"", "-wal"}) {
            QFile file(desk.path() + QLatin1String(end));
            if (file.open(QIODevice::ReadOnly))
                found += int(file.readAll().count(word.toUtf8()));
        }
        return found;
    }
    HubWork work() { return DeskFile::need(workHub(DeskFile::need(openHubWorkplace(m_hub.url())))); }

    HubDesk m_world;
    TestHub m_hub;
    std::unique_ptr<PostgresqlConnection> m_owner;
    HubReplicas m_replicas{m_world, m_hub, 78};
    QString m_word; ///< another one in each test
};

void SyncErasureTest::initTestCase()
{
    VERIFY_OK(m_hub.open(m_world));
    VERIFY_OK(m_hub.letIn(m_world));
    VERIFY_OK(m_hub.add(m_world, u"rex"_s, {u"redactor"_s, {}, {}}));
    VERIFY_OK(m_hub.add(m_world, u"dora"_s, {u"redactor"_s, {u"Databases"_s}, {}}));
    m_owner = DeskFile::need(m_hub.owner());
    work();
}

void SyncErasureTest::init() { m_word = u"zq%1xj"_s.arg(QString::fromLatin1(m_replicas.random.bytes(8).toHex())); }

/// Whatever a test has done: the log proves itself, and rows are what operations say.
void SyncErasureTest::cleanup() { QCOMPARE(DeskFile::need(proveHub(*m_owner, m_world.schema)), QString()); }

void SyncErasureTest::theHubErasesAtOnce()
{
    HubAuthor tom(m_hub, u"tom"_s, 1);
    const Uuid ticket = ticketBy(tom, m_word);
    QCOMPARE(tom.verdict(describe(tom, ticket, m_word + u" again"_s, tom.seen())), u"accepted"_s);
    QCOMPARE(onHub(m_word).contains(u"log"), true);
    QCOMPARE(onHub(m_word).contains(u"row"), true);
    work();
    QCOMPARE(onHub(m_word).contains(u"document"), true);
    QCOMPARE(redactAs(u"rex"_s, ticket, {u"description"_s}), u"accepted"_s);
    QCOMPARE(onHub(m_word), QString());
    work();
    QCOMPARE(onHub(m_word), QString());
    // What is written afterwards stands.
    QCOMPARE(tom.verdict(describe(tom, ticket, u"harmless"_s, tom.seen())), u"accepted"_s);
    QVERIFY(onHub(u"harmless"_s).contains(u"row"));
    // A hub begins with what its file has erased.
    VERIFY_OK(tom.client->greet());
}

void SyncErasureTest::replicasFollow()
{
    const auto tom = replica(u"tom"_s);
    const auto anna = replica(u"anna"_s);
    RecordEdit draft = DeskFile::need(draftTicket(*tom, u"incident"_s));
    setValue(type(u"incident"), draft.next, u"title", u"A"_s);
    setValue(type(u"incident"), draft.next, u"description", m_word);
    setValue(type(u"incident"), draft.next, u"team", m_world.network);
    const Uuid ticket = DeskFile::need(createTicket(*tom, draft)).record;
    VERIFY_OK(say(*tom, *tom->load(ticket), {u"also "_s + m_word, true}));
    sync(*tom, u"tom"_s);
    sync(*anna, u"anna"_s);
    QVERIFY(inFile(*tom, m_word) > 0);
    QVERIFY(inFile(*anna, m_word) > 0);
    const QString comment = DeskFile::need(column(*m_owner, "SELECT r.id::text FROM comment c JOIN record r ON r.rid = c.rid "
        "WHERE c.body LIKE '%' || ? || '%'", {m_word})).first();
    QCOMPARE(redactAs(u"rex"_s, ticket, {u"description"_s}), u"accepted"_s);
    QCOMPARE(redactAs(u"rex"_s, Uuid::fromString(comment), {u"body"_s}), u"accepted"_s);
    for (const auto &[desk, who] : {std::pair(tom.get(), u"tom"_s), std::pair(anna.get(), u"anna"_s)}) {
        sync(*desk, who);
        QCOMPARE(description(*desk, ticket), QString());
        QCOMPARE(inFile(*desk, m_word), 0);
        QCOMPARE(verification(*desk), QString());
    }
    // Whoever comes later gets nothing of it.
    const auto late = replica(u"tom"_s);
    QCOMPARE(inFile(*late, m_word), 0);
    QCOMPARE(verification(*late), QString());
}

/// Weeks offline: the work is taken, the value is not.
void SyncErasureTest::whatComesLateIsErasedAsItComes()
{
    const auto tom = replica(u"tom"_s);
    HubAuthor other(m_hub, u"tom"_s, 2);
    const Uuid ticket = ticketBy(other, m_word);
    sync(*tom, u"tom"_s);
    VERIFY_OK(editTicket(*tom, *tom->load(ticket), {{u"description"_s, Value(QString(m_word + u" is blocked"_s))}}));
    VERIFY_OK(editTicket(*tom, *tom->load(ticket), {{u"title"_s, u"renamed offline"_s}}));
    const Context before = other.seen();
    QCOMPARE(redactAs(u"rex"_s, ticket, {u"description"_s}), u"accepted"_s);
    QCOMPARE(other.verdict(describe(other, ticket, m_word + u" too"_s, before)), u"accepted"_s); // a form that was open
    QCOMPARE(onHub(m_word), QString());
    QCOMPARE(sync(*tom, u"tom"_s).refused, 0);
    sync(*tom, u"tom"_s);
    QCOMPARE(onHub(m_word), QString());
    QCOMPARE(inFile(*tom, m_word), 0);
    QCOMPARE(description(*tom, ticket), QString());
    QCOMPARE(valueOf(type(u"incident"), DeskFile::need(tom->load(ticket)).values, u"title").text(), u"renamed offline"_s);
    QCOMPARE(verification(*tom), QString());
    work();
    QCOMPARE(onHub(m_word), QString());
}

void SyncErasureTest::anErasureThatWaitsErasesNothingYet()
{
    HubAuthor tom(m_hub, u"tom"_s, 3);
    const Uuid ticket = ticketBy(tom, m_word);
    const auto rex = replica(u"rex"_s);
    VERIFY_OK(redact(*rex, {{*rex->load(ticket), {u"description"_s}}}, u"it must go"_s));
    QCOMPARE(description(*rex, ticket), m_word); // it could be refused
    QVERIFY(!DeskFile::need(finishRedaction(*rex)));
    sync(*rex, u"rex"_s);
    QCOMPARE(description(*rex, ticket), QString());
    QCOMPARE(inFile(*rex, m_word), 0);
}

/// The replica has not heard of the erasure when it brings the content once more.
void SyncErasureTest::contentsAreNotBroughtBack()
{
    const auto tom = replica(u"tom"_s);
    HubAuthor other(m_hub, u"tom"_s, 8);
    const Uuid ticket = ticketBy(other, u"with a file"_s);
    sync(*tom, u"tom"_s);
    QFile photo(m_replicas.path(u"photo.jpg"_s));
    QVERIFY(photo.open(QIODevice::WriteOnly) && photo.write(SeededRandom(4).bytes(5000)) == 5000);
    photo.close();
    STEWARD_VALUE(facts, readFile(photo.fileName()));
    AttachmentUpload upload(facts);
    while (DeskFile::need(upload.step(*tom)) < facts.size) { }
    const VerbReport attached = DeskFile::need(attach(*tom, *tom->load(ticket), {facts}, true));
    sync(*tom, u"tom"_s);
    const auto contents = [&] {
        return DeskFile::need(column(*m_owner, "SELECT count(*) FROM content WHERE encode(sha256, 'hex') = ?", {facts.sha256})).first();
    };
    QCOMPARE(contents(), u"1"_s);
    QCOMPARE(redactAs(u"rex"_s, attached.commit.operations.first().record, {}), u"accepted"_s);
    QCOMPARE(contents(), u"0"_s);
    VERIFY_OK(forgetBlobsAtHub(tom->connection())); // as after a failover
    QCOMPARE(sync(*tom, u"tom"_s).contents, 1);
    QCOMPARE(contents(), u"0"_s);
    QVERIFY(!DeskFile::need(blobState(tom->connection(), digestFromBytes(QByteArray::fromHex(facts.sha256.toLatin1())))));
}

void SyncErasureTest::onlyRedactorsErase()
{
    HubAuthor tom(m_hub, u"tom"_s, 4);
    const Uuid ticket = ticketBy(tom, m_word);
    QCOMPARE(redactAs(u"tom"_s, ticket, {u"description"_s}), u"permission"_s);
    QVERIFY(onHub(m_word).contains(u"row"));
    // Who may erase for a team erases nothing of other teams, and nothing that belongs to all.
    HubAuthor dora(m_hub, u"dora"_s, 5);
    const auto erase = [&](const Uuid &about, const QString &recordType, const QString &unit) {
        const RecordType &redaction = type(u"redaction");
        RecordValues values = redaction.empty();
        setField(redaction, values, u"about", about.toString());
        setField(redaction, values, u"about.type", recordType);
        setField(redaction, values, u"units", StringSet({unit}));
        setField(redaction, values, u"reason", u"because"_s);
        return dora.verdict(dora.create(redaction, dora.newId(), values, dora.seen()));
    };
    QCOMPARE(erase(ticket, u"incident"_s, u"description"_s), u"permission"_s);
    QCOMPARE(erase(m_world.people[u"rita"_s], u"person"_s, u"name"_s), u"permission"_s);
    QVERIFY(onHub(m_word).contains(u"row"));
    QCOMPARE(erase(m_world.tickets[u"other"_s], u"incident"_s, u"description"_s), u"accepted"_s);
    QCOMPARE(onHub(u"about other"_s), QString());
    // What a record lives by stays, whoever says so.
    QCOMPARE(erase(m_world.tickets[u"other"_s], u"incident"_s, u"status"_s), u"accepted"_s);
    QCOMPARE(DeskFile::need(column(*m_owner, "SELECT status FROM ticket t JOIN record r ON r.rid = t.rid WHERE r.id = ?::text::uuid",
                 {m_world.tickets[u"other"_s].toString()})), QStringList{u"new"_s});
}

/// After a failover a replica hands in again what it has erased meanwhile.
void SyncErasureTest::whatAReplicaHasErasedComesAsItsCommitment()
{
    HubAuthor tom(m_hub, u"tom"_s, 6);
    const Uuid ticket = ticketBy(tom, u"first"_s);
    Operation op = describe(tom, ticket, m_word, tom.seen());
    const Digest hash = op.hash;
    QVERIFY(eraseUnits(op, {u"description"_s}));
    QVERIFY(op.hash == hash);
    QCOMPARE(tom.verdict(op), u"accepted"_s);
    QCOMPARE(DeskFile::need(column(*m_owner, "SELECT description FROM ticket_text t JOIN record r ON r.rid = t.rid WHERE r.id = "
                                             "?::text::uuid", {ticket.toString()})), QStringList{u"first"_s});
    // Not of units that cannot be erased, and not a wrong one.
    RecordValues base = type(u"incident").empty(), next = base;
    setField(type(u"incident"), next, u"status", u"resolved"_s);
    setField(type(u"incident"), next, u"status.class", Value(qint64(3)));
    Operation state = tom.edit(type(u"incident"), ticket, base, next, tom.seen());
    QVERIFY(eraseUnits(state, {u"status"_s}));
    QVERIFY(tom.verdict(state) != u"accepted"_s);
    tom.forgetLast();
    Operation wrong = describe(tom, ticket, m_word, tom.seen());
    QVERIFY(eraseUnits(wrong, {u"description"_s}));
    wrong.units.first().commitment[0] ^= 1;
    QVERIFY(tom.verdict(wrong) != u"accepted"_s);
    // So that the log proves itself: somebody has erased it after all.
    QCOMPARE(redactAs(u"rex"_s, ticket, {u"description"_s}), u"accepted"_s);
}

/// Old row versions go when the owner has the tables written anew.
void SyncErasureTest::noTableHoldsIt()
{
    HubAuthor tom(m_hub, u"tom"_s, 7);
    const Uuid ticket = ticketBy(tom, m_word);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(tom.verdict(describe(tom, ticket, m_word + u" %1"_s.arg(i), tom.seen())), u"accepted"_s);
    work();
    const auto admin = DeskFile::need(PostgresqlConnection::open(m_hub.urlOfLogin(u"owner"_s), PostgresqlConnection::Mode::Write));
    const QString folder = DeskFile::need(column(*admin, "SELECT current_setting('data_directory') || '/base/' || oid::text FROM "
        "pg_database WHERE datname = ?", {DeskFile::need(column(*m_owner, "SELECT current_database()")).first()})).first();
    const auto traces = [&] {
        DeskFile::need(admin->execute("CHECKPOINT"));
        int found = 0;
        QDirIterator files(folder, QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("%s cannot be read", qPrintable(file.fileName()));
            found += int(file.readAll().count(m_word.toUtf8()));
        }
        return found;
    };
    QVERIFY(traces() > 5); // else the search for bytes would show nothing
    QCOMPARE(redactAs(u"rex"_s, ticket, {u"description"_s}), u"accepted"_s);
    QVERIFY(DeskFile::need(hubStatus(m_hub.url())).mustScrub);
    work();
    VERIFY_OK(scrubHub(m_hub.url()));
    QVERIFY(!DeskFile::need(hubStatus(m_hub.url())).mustScrub);
    QCOMPARE(traces(), 0);
}

/// A desk that has erased becomes a hub like any other.
void SyncErasureTest::anErasedFilesHubIsTheSame()
{
    HubDesk world;
    Redaction redaction;
    redaction.about = world.tickets[u"own"_s].toString();
    redaction.recordType = u"incident"_s;
    redaction.units = StringSet({u"description"_s});
    redaction.reason = u"because"_s;
    world.add(redaction);
    TestHub hub;
    VERIFY_OK(hub.open(world));
    const auto owner = DeskFile::need(hub.owner());
    QCOMPARE(DeskFile::need(column(*owner, "SELECT count(*) FROM operation_value WHERE commitment IS NOT NULL")).first(), u"1"_s);
    QCOMPARE(DeskFile::need(proveHub(*owner, world.schema)), QString());
}

QTEST_GUILESS_MAIN(SyncErasureTest)
#include "tst_erasure.moc"
