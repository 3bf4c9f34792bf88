// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/hub/hubworker.h"
#include "core/storage/search/search.h"
#include "core/text/tokenizer.h"
#include "tests/support/hubauthor.h"

#include <QJsonArray>
#include <QTest>
#include <QThread>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

/// What was saved is found at once, by everybody who may see it and nobody else, whatever the author's program says about
/// it; and the worker finds nothing to do where it said the truth.
class HubTextsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tokensAreTakenApart_data();
    void tokensAreTakenApart();
    void whatWasSavedIsFound();
    void textsChangeAndGo();
    void commentsAreFoundAndCounted();
    void aHintIsItsRecordsAlone();
    void wrongHintsAreCorrected();
    void largeHintsStayBehind();
    void whoMovesATicketWaitsForNobody();

private:
    const RecordType &type(QStringView name) const { return *m_world.schema->type(name); }
    static OperationHint hintOf(const RecordType &type, const Operation &op, RecordValues after)
    {
        QSet<QString> units;
        for (const UnitChange &change : op.units)
            units.insert(change.unit);
        if (type.isTicket()) // derived, as the writer knows it
            setField(type, after, u"updated", Value::instant(op.eventTime));
        return {op.dot.rseq, operationHint(type, after, units, op.verb == u"create"_s)};
    }
    /// Titles of the tickets that this login finds.
    QStringList found(const QString &who, const QString &text)
    {
        const auto session = DeskFile::need(m_hub.session(who));
        const auto answer = DeskFile::need(
            Search(*session).search(type(u"incident"), text, SearchEnding::Complete, m_world.clock.now()));
        QStringList titles;
        for (const SearchHit &hit : answer.hits)
            titles += *column(*session, "SELECT title FROM ticket WHERE rid = " + QByteArray::number(hit.rid));
        titles.sort();
        return titles;
    }
    QString asOwner(const QByteArray &sql, const QStringList &values = {})
    {
        return DeskFile::need(column(*m_owner, sql, values)).join(u' ');
    }
    HubWork work() { return DeskFile::need(workHub(DeskFile::need(openHubWorkplace(m_hub.url())))); }
    Uuid ticket(HubAuthor &author, const QString &title, const QString &description, const Uuid &team)
    {
        const Uuid id = author.newId();
        m_values = ticketValues(type(u"incident"), title, team, author.me);
        setField(type(u"incident"), m_values, u"description", description);
        const Operation op = author.create(type(u"incident"), id, m_values, author.seen());
        const auto answer = author.push({op}, {hintOf(type(u"incident"), op, m_values)});
        if (!answer || answer->first().fact.verdict != u"accepted"_s)
            qFatal("the ticket was not taken");
        return id;
    }
    RecordValues hanging(QStringView kind, const Uuid &about, const QString &text) const
    {
        RecordValues values = type(kind).empty();
        setField(type(kind), values, u"about", about);
        setField(type(kind), values, u"body", text);
        setField(type(kind), values, u"written", Value(qint64(1)));
        return values;
    }

    HubDesk m_world;
    TestHub m_hub;
    std::unique_ptr<PostgresqlConnection> m_owner;
    RecordValues m_values; ///< of the last ticket
    quint64 m_seed = 0; ///< each author has ids of their own
};

void HubTextsTest::initTestCase()
{
    VERIFY_OK(m_hub.open(m_world));
    VERIFY_OK(m_hub.letIn(m_world));
    m_owner = DeskFile::need(m_hub.owner());
    work(); // of the people that were let in
}

void HubTextsTest::tokensAreTakenApart_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("words") << u"The VPN tunnel breaks, the tunnel!"_s;
    QTest::newRow("japanese") << u"障害票: ﾌﾟﾘﾝﾀが動かない。版"_s;
    QTest::newRow("mixed") << u"VPN接続3版 ที่ Straße 葛\U000E0100城 𠮷野家"_s;
    QTest::newRow("quotes") << u"it's a \"quoted\" \\ path, 100%"_s;
    QTest::newRow("nothing") << u"--- !!"_s;
    for (const int size : {199, 200, 201, 392, 393, 1000}) {
        QString words;
        for (int i = 0; i < size; ++i)
            words += u"w%1 "_s.arg(i % 150);
        QTest::addRow("%d words", size) << words;
        QTest::addRow("%d characters", size) << QString(u"障害"_s).repeated(size / 2);
    }
}

/// The index has the same pieces, tokens and places as where the core writes it.
void HubTextsTest::tokensAreTakenApart()
{
    QFETCH(QString, text);
    HubAuthor tom(m_hub, u"tom"_s, ++m_seed);
    const QString title = u"parts %1"_s.arg(QString::fromLatin1(QTest::currentDataTag()));
    ticket(tom, title, text, m_world.network);
    const QByteArray index = "SELECT 'T ' || tokens FROM search_text x JOIN ticket t ON t.rid = x.source WHERE t.title = ?1 AND field = "
                             "'description' UNION ALL SELECT 'D ' || piece || ' ' || d.owner_table || ' ' || (d.owner = t.rid)::text || tokens::text "
                             "FROM search_document d JOIN ticket t ON t.rid = d.source WHERE t.title = ?1 AND field = 'description'";
    const QStringList pushed = DeskFile::need(column(*m_owner, index, {title}));
    QCOMPARE(pushed.isEmpty(), tokenize(text).isEmpty());
    const QStringList before = DeskFile::need(column(*m_owner, "SELECT source FROM search_text"));
    auto writer = searchIndexer(*m_owner);
    const Rid rid = asOwner("SELECT rid FROM ticket WHERE title = ?", {title}).toLongLong();
    VERIFY_OK(m_owner->execute("BEGIN"));
    VERIFY_OK(writer->textChanged({rid, u"ticket"_s, rid, u"description"_s, u"something"_s, text}));
    QCOMPARE(DeskFile::need(column(*m_owner, index, {title})), pushed);
    VERIFY_OK(m_owner->execute("ROLLBACK"));
    const HubWork done = work();
    QCOMPARE(done.records, 1);
    QCOMPARE(done.indexed, 0);
    QCOMPARE(done.changed, 0);
}

void HubTextsTest::whatWasSavedIsFound()
{
    HubAuthor tom(m_hub, u"tom"_s, ++m_seed);
    ticket(tom, u"here"_s, u"the 複合機 jams"_s, m_world.network);
    ticket(tom, u"there"_s, u"the 複合機 smokes"_s, m_world.databases);
    QCOMPARE(found(u"tom"_s, u"複合機"_s), (QStringList{u"here"_s, u"there"_s}));
    QCOMPARE(found(u"anna"_s, u"複合"_s), QStringList{u"here"_s}); // and nobody finds what they may not see
    QCOMPARE(found(u"tom"_s, u"here jams"_s), QStringList{u"here"_s});
    QCOMPARE(asOwner("SELECT is_stale::text FROM ticket WHERE title = 'here'"), u"false"_s);
    const HubWork done = work();
    QCOMPARE(done.records, 2);
    QCOMPARE(done.indexed, 0);
    QCOMPARE(done.changed, 0);
}

void HubTextsTest::textsChangeAndGo()
{
    HubAuthor tom(m_hub, u"tom"_s, ++m_seed);
    const RecordType &incident = type(u"incident");
    const Uuid id = ticket(tom, u"changing"_s, u"zebra"_s, m_world.network);
    RecordValues next = m_values;
    setField(incident, next, u"description", u"giraffe"_s);
    Operation op = tom.edit(incident, id, m_values, next, tom.seen());
    VERIFY_OK(tom.push({op}, {hintOf(incident, op, next)}));
    QCOMPARE(found(u"tom"_s, u"zebra"_s), QStringList());
    QCOMPARE(found(u"tom"_s, u"giraffe"_s), QStringList{u"changing"_s});
    RecordValues empty = next;
    setField(incident, empty, u"description", Value());
    op = tom.edit(incident, id, next, empty, tom.seen());
    VERIFY_OK(tom.push({op}, {hintOf(incident, op, empty)}));
    QCOMPARE(found(u"tom"_s, u"giraffe"_s), QStringList());
    QCOMPARE(work().changed, 0);
}

void HubTextsTest::commentsAreFoundAndCounted()
{
    HubAuthor tom(m_hub, u"tom"_s, ++m_seed);
    const Uuid id = ticket(tom, u"discussed"_s, u"x"_s, m_world.network);
    const QByteArray counts = "SELECT concat_ws(' ', comments, updated) FROM ticket WHERE title = 'discussed'";
    const auto say = [&](QStringView kind, const QString &text, qint64 at) {
        tom.now = {at};
        const RecordValues values = hanging(kind, id, text);
        const Operation op = tom.create(type(kind), tom.newId(), values, tom.seen());
        return tom.push({op}, {hintOf(type(kind), op, values)});
    };
    VERIFY_OK(say(u"comment", u"antelope"_s, 1'800'000'000'000));
    QCOMPARE(found(u"tom"_s, u"antelope"_s), QStringList{u"discussed"_s});
    QCOMPARE(asOwner(counts), u"1 1800000000000"_s);
    VERIFY_OK(say(u"worknote", u"buffalo"_s, 1'790'000'000'000)); // written before, comes after
    QCOMPARE(found(u"anna"_s, u"buffalo"_s), QStringList{u"discussed"_s});
    QCOMPARE(asOwner(counts), u"2 1800000000000"_s);
    QCOMPARE(work().changed, 0);
}

/// A hint says how its own record is found, and nothing else: not what its operations did not write, not of other records.
void HubTextsTest::aHintIsItsRecordsAlone()
{
    HubAuthor tom(m_hub, u"tom"_s, ++m_seed);
    const RecordType &incident = type(u"incident");
    const Uuid id = ticket(tom, u"honest"_s, u"okapi"_s, m_world.network);
    RecordValues next = m_values;
    setField(incident, next, u"channel", u"phone"_s);
    const Operation op = tom.edit(incident, id, m_values, next, tom.seen());
    const QJsonObject lies{{u"columns"_s, QJsonObject{{u"title"_s, u"forged"_s}, {u"scope"_s, u"{all}"_s}, {u"number"_s, u"INC-1"_s}}},
        {u"texts"_s, QJsonObject{{u"description"_s, u"forged"_s}, {u"nonsense"_s, u"forged"_s}, {u"status"_s, u"forged"_s}}}};
    VERIFY_OK(tom.push({op}, {{op.dot.rseq, lies}}));
    QCOMPARE(found(u"tom"_s, u"forged"_s), QStringList());
    QCOMPARE(found(u"tom"_s, u"okapi"_s), QStringList{u"honest"_s});
    QCOMPARE(asOwner("SELECT title FROM ticket WHERE title = 'forged'"), QString());
    // What is no page of hints.
    for (const QJsonObject &wrong : {QJsonObject{{u"texts"_s, 7}}, QJsonObject{{u"texts"_s, QJsonArray{}}}, QJsonObject{{u"columns"_s, 7}}}) {
        const Operation again = tom.edit(incident, id, next, m_values, tom.seen());
        COMPARE_ERROR(tom.push({again}, {{again.dot.rseq, wrong}}), "hub.page");
        tom.forgetLast();
    }
    // Bytes that a tsvector would read as syntax.
    setField(incident, m_values, u"channel", u"phone"_s);
    RecordValues quoted = m_values;
    setField(incident, quoted, u"description", u"okapi's"_s);
    const Operation odd = tom.edit(incident, id, m_values, quoted, tom.seen());
    VERIFY_OK(tom.push({odd}, {{odd.dot.rseq, QJsonObject{{u"texts"_s, QJsonObject{{u"description"_s, u"a' 'b\\"_s}}}}}}));
    QCOMPARE(work().indexed, 1);
    QCOMPARE(found(u"tom"_s, u"okapi s"_s), QStringList{u"honest"_s});
}

void HubTextsTest::wrongHintsAreCorrected()
{
    HubAuthor tom(m_hub, u"tom"_s, ++m_seed);
    const RecordType &incident = type(u"incident");
    RecordValues values = ticketValues(incident, u"Ärger"_s, m_world.network, tom.me);
    setField(incident, values, u"tag", StringSet({u"Straße"_s}));
    const Operation op = tom.create(incident, tom.newId(), values, tom.seen());
    const QJsonObject wrong{{u"columns"_s, QJsonObject{{u"sort_key"_s, u"zzz"_s}, {u"reopens"_s, 7}, {u"updated"_s, 5}}},
        {u"texts"_s, QJsonObject{{u"title"_s, u"~障害 wrong"_s}}}};
    VERIFY_OK(tom.push({op}, {{op.dot.rseq, wrong}}));
    QCOMPARE(asOwner("SELECT sort_key FROM ticket WHERE title = 'Ärger'"), u"zzz"_s);
    QCOMPARE(found(u"tom"_s, u"wrong"_s), QStringList{u"Ärger"_s});
    const HubWork done = work();
    QCOMPARE(done.changed, 1);
    QCOMPARE(done.indexed, 1);
    QCOMPARE(done.repaired, 0);
    QCOMPARE(asOwner("SELECT concat_ws(' ', sort_key, reopens, updated, is_stale) FROM ticket WHERE title = 'Ärger'"),
        u"ärger %1 f"_s.arg(tom.now.ms));
    QCOMPARE(asOwner("SELECT fold FROM ticket_tag WHERE item = 'Straße'"), u"strasse"_s);
    QCOMPARE(found(u"tom"_s, u"wrong"_s), QStringList());
    QCOMPARE(found(u"tom"_s, u"ärger"_s), QStringList{u"Ärger"_s});
    QCOMPARE(work().records, 0);
}

/// A page of long texts is taken without what has no room in it, and the worker brings it.
void HubTextsTest::largeHintsStayBehind()
{
    HubAuthor tom(m_hub, u"tom"_s, ++m_seed);
    const RecordType &incident = type(u"incident");
    QList<Operation> page;
    QList<OperationHint> hints;
    for (int i = 0; i < 60; ++i) {
        RecordValues values = ticketValues(incident, u"long %1"_s.arg(i), m_world.network, tom.me);
        setField(incident, values, u"description", QString(u"hippopotamus "_s + QString(u"wort "_s).repeated(11'000)));
        page.append(tom.create(incident, tom.newId(), values, tom.seen()));
        hints.append(hintOf(incident, page.last(), values));
    }
    VERIFY_OK(tom.push(page, hints));
    const qsizetype at = found(u"tom"_s, u"hippopotamus"_s).size();
    QVERIFY(at > 0 && at < 60);
    QCOMPARE(asOwner("SELECT count(*) FROM ticket WHERE title LIKE 'long %' AND is_stale"), u"0"_s); // columns came along
    QCOMPARE(work().indexed, 2 * (60 - at)); // their titles too
    QCOMPARE(found(u"tom"_s, u"hippopotamus"_s).size(), 60);
}

/// A ticket goes to another team while its comment is edited: its keys go on to the comment, whose author has it locked and
/// waits for the counter row. Both are taken, in any order.
void HubTextsTest::whoMovesATicketWaitsForNobody()
{
    const RecordType &incident = type(u"incident");
    for (const bool moveFirst : {true, false}) {
        HubAuthor tom(m_hub, u"tom"_s, ++m_seed);
        HubAuthor other(m_hub, u"tom"_s, ++m_seed);
        const Uuid id = ticket(tom, u"moved"_s, u"x"_s, m_world.network);
        const RecordValues said = hanging(u"comment", id, u"first"_s);
        const Uuid comment = tom.newId();
        QCOMPARE(tom.verdict(tom.create(type(u"comment"), comment, said, tom.seen())), u"accepted"_s);
        RecordValues moved = m_values;
        setField(incident, moved, u"team", m_world.databases);
        RecordValues changed = said;
        setField(type(u"comment"), changed, u"body", u"second"_s);
        const Operation move = tom.edit(incident, id, m_values, moved, tom.seen());
        const Operation edit = other.edit(type(u"comment"), comment, said, changed, other.seen());

        // A third session holds the counter row until both wait.
        const auto third = DeskFile::need(m_hub.owner());
        VERIFY_OK(third->execute("BEGIN; SELECT FROM steward.hub_head FOR UPDATE"));
        const auto waiting = [&] {
            return column(m_hub.admin(), "SELECT count(DISTINCT l.pid) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid "
                "WHERE NOT l.granted AND a.usename = ?", {HubDesk::loginOf(u"tom"_s)})->value(0).toInt();
        };
        QString movedAs, editedAs;
        const auto push = [](HubAuthor &author, const Operation &op) {
            const auto answer = author.push({op});
            return answer ? answer->first().fact.verdict : answer.error().toString();
        };
        const std::unique_ptr<QThread> mover(QThread::create([&] { movedAs = push(tom, move); }));
        const std::unique_ptr<QThread> editor(QThread::create([&] { editedAs = push(other, edit); }));
        (moveFirst ? mover : editor)->start();
        QTRY_COMPARE_WITH_TIMEOUT(waiting(), 1, 20'000);
        (moveFirst ? editor : mover)->start();
        QTRY_COMPARE_WITH_TIMEOUT(waiting(), 2, 20'000);
        VERIFY_OK(third->execute("COMMIT"));
        QVERIFY(mover->wait(20'000) && editor->wait(20'000));
        QCOMPARE(movedAs, u"accepted"_s);
        QCOMPARE(editedAs, u"accepted"_s);
        QCOMPARE(asOwner("SELECT count(*) FROM record WHERE last_seq > 0 AND scope IS DISTINCT FROM hub.scope_of(rid)"), u"0"_s);
    }
}

QTEST_GUILESS_MAIN(HubTextsTest)
#include "tst_hubtexts.moc"
