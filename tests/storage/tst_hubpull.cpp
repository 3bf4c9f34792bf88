// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/hubauthor.h"

#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

/// What each person gets of the stream: all of its places, and the operations that are their business.
class HubPullTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everybodyChecksTheWholeChain();
    void hiddenOperationsAreLeaves();
    void refusedWorkIsItsAuthors();
    void recordsEnterAndLeave();
    void rightsOpenAndClose();
    void whatWentAndCameBackIsWhole();
    void whatBeginsLaterWasNotThereToLeave();
    void rightsThatWereAwayAreToldWhole();
    void ownWorkOutOfSightIsAFact();
    void requestersGetNoInternals();
    void anotherStreamIsNoticed();

private:
    const RecordType &type(QStringView name) const { return *m_world.schema->type(name); }
    /// A ticket of Network that `author` makes, its values, and those with which it is of Databases.
    struct Moving
    {
        Uuid ticket;
        RecordValues hers, others;
    };
    Moving movingTicket(HubAuthor &author)
    {
        const RecordType &incident = type(u"incident");
        Moving moving{author.newId(), ticketValues(incident, u"to and fro"_s, m_world.network, author.me), {}};
        moving.others = moving.hers;
        setField(incident, moving.others, u"team", m_world.databases);
        const QString verdict = author.verdict(author.create(incident, moving.ticket, moving.hers, author.seen()));
        if (verdict != u"accepted")
            qFatal("%s", qPrintable(verdict));
        return moving;
    }
    /// Pulls all from `place` on, in pages; checks contiguity and chain on the way.
    QList<PulledOperation> pullAll(HubAuthor &author, HubPlace &place, int limit, QList<ScopeChange> *scope = nullptr);

    HubDesk m_world;
    TestHub m_hub;
};

void HubPullTest::initTestCase()
{
    VERIFY_OK(m_hub.open(m_world));
    VERIFY_OK(m_hub.letIn(m_world));
}

QList<PulledOperation> HubPullTest::pullAll(HubAuthor &author, HubPlace &place, int limit, QList<ScopeChange> *scope)
{
    QList<PulledOperation> all;
    while (true) {
        const PullPage page = DeskFile::need(author.client->pull(place, limit));
        for (const PulledOperation &pulled : page.operations) {
            if (pulled.seq != place.seq + 1)
                qFatal("a hole before %lld", pulled.seq);
            place = {page.end.epoch, pulled.seq, chainOf(place.chain, pulled.leaf)};
            if (pulled.operation && pulled.operation->operation.hash != Digest{}
                && (leafOf(pulled.operation->operation.hash, pulled.operation->hub) != pulled.leaf
                    || hashOf(pulled.operation->operation) != pulled.operation->operation.hash
                    || pulled.operation->hub.chain != place.chain))
                qFatal("operation %lld does not prove itself", pulled.seq);
        }
        all += page.operations;
        if (scope)
            *scope += page.scope;
        if (!(place == page.end))
            qFatal("the page's end is not where it ends");
        if (place.seq == page.head)
            return all;
    }
}

void HubPullTest::everybodyChecksTheWholeChain()
{
    for (const QString &name : {u"tom"_s, u"anna"_s, u"rita"_s}) {
        HubAuthor author(m_hub, name, 1);
        HubPlace place;
        const QList<PulledOperation> all = pullAll(author, place, 7);
        const HubPlace head = DeskFile::need(author.client->greet()).head;
        QCOMPARE(place.seq, head.seq);
        QVERIFY(place.chain == head.chain);
        QCOMPARE(all.size(), head.seq);
        const auto seen = std::count_if(all.begin(), all.end(), [](const PulledOperation &op) { return op.operation.has_value(); });
        QVERIFY(seen > 0);
        QCOMPARE(seen == all.size(), name == u"tom"); // who works everywhere sees everything
    }
}

void HubPullTest::hiddenOperationsAreLeaves()
{
    HubAuthor tom(m_hub, u"tom"_s, 2);
    HubAuthor anna(m_hub, u"anna"_s, 3);
    HubPlace place = DeskFile::need(anna.client->greet()).head;
    const RecordType &incident = type(u"incident");
    const auto op = [&](const Uuid &team) {
        return tom.create(incident, tom.newId(), ticketValues(incident, u"t"_s, team, tom.me), tom.seen());
    };
    const Operation hers = op(m_world.network);
    const Operation others = op(m_world.databases);
    VERIFY_OK(tom.push({hers, others}));
    const QList<PulledOperation> got = pullAll(anna, place, 100);
    QCOMPARE(got.size(), 2);
    QVERIFY(got[0].operation && !got[1].operation);
    QCOMPARE(got[0].operation->operation.units.size(), hers.units.size());
    for (qsizetype i = 0; i < hers.units.size(); ++i) {
        QCOMPARE(got[0].operation->operation.units[i].newValue, hers.units[i].newValue);
        QCOMPARE(got[0].operation->operation.units[i].salt, hers.units[i].salt);
    }
}

void HubPullTest::refusedWorkIsItsAuthors()
{
    HubAuthor anna(m_hub, u"anna"_s, 4);
    HubAuthor tom(m_hub, u"tom"_s, 5);
    HubPlace annas = DeskFile::need(anna.client->greet()).head;
    HubPlace toms = annas;
    const RecordType &incident = type(u"incident");
    const Operation op = anna.create(incident, anna.newId(), ticketValues(incident, {}, m_world.network, anna.me), anna.seen());
    QCOMPARE(anna.verdict(op), u"required"_s);
    const QList<PulledOperation> own = pullAll(anna, annas, 10);
    QCOMPARE(own.size(), 1);
    QVERIFY(own[0].operation);
    QCOMPARE(own[0].operation->hub.verdict, u"required"_s);
    QCOMPARE(own[0].operation->operation.dot, op.dot);
    const QList<PulledOperation> others = pullAll(tom, toms, 10);
    QCOMPARE(others.size(), 1);
    QVERIFY(!others[0].operation);
}

void HubPullTest::recordsEnterAndLeave()
{
    HubAuthor tom(m_hub, u"tom"_s, 6);
    HubAuthor anna(m_hub, u"anna"_s, 7);
    const RecordType &incident = type(u"incident");
    const Uuid ticket = tom.newId();
    const RecordValues values = ticketValues(incident, u"moves"_s, m_world.databases, tom.me);
    QCOMPARE(tom.verdict(tom.create(incident, ticket, values, tom.seen())), u"accepted"_s);
    RecordValues note = type(u"worknote").empty();
    setField(type(u"worknote"), note, u"about", ticket);
    setField(type(u"worknote"), note, u"body", u"text"_s);
    setField(type(u"worknote"), note, u"written", Value(qint64(1)));
    const Uuid noteId = tom.newId();
    QCOMPARE(tom.verdict(tom.create(type(u"worknote"), noteId, note, tom.seen())), u"accepted"_s);
    HubPlace place = DeskFile::need(anna.client->greet()).head;

    RecordValues moved = values;
    setField(incident, moved, u"team", m_world.network);
    QCOMPARE(tom.verdict(tom.edit(incident, ticket, values, moved, tom.seen())), u"accepted"_s);
    QList<ScopeChange> scope;
    QList<PulledOperation> got = pullAll(anna, place, 10, &scope);
    QCOMPARE(got.size(), 1);
    QVERIFY(got[0].operation);
    QHash<Uuid, ScopeChange> changes;
    for (const ScopeChange &change : scope)
        changes.insert(change.record, change);
    QCOMPARE(changes.size(), 2); // with what hangs on it
    QVERIFY(changes[ticket].enters && changes[noteId].enters);
    QCOMPARE(changes[ticket].operations.size(), 2); // all of it, from the beginning
    QCOMPARE(changes[noteId].operations.size(), 1);

    QCOMPARE(tom.verdict(tom.edit(incident, ticket, moved, values, tom.seen())), u"accepted"_s);
    scope.clear();
    got = pullAll(anna, place, 10, &scope);
    QVERIFY(!got[0].operation);
    QCOMPARE(scope.size(), 2);
    for (const ScopeChange &change : scope)
        QVERIFY(!change.enters && change.operations.isEmpty() && (change.record == ticket || change.record == noteId));
    // Nothing has changed since.
    scope.clear();
    QVERIFY(pullAll(anna, place, 10, &scope).isEmpty());
    QVERIFY(scope.isEmpty());
}

void HubPullTest::rightsOpenAndClose()
{
    HubAuthor anna(m_hub, u"anna"_s, 8);
    HubPlace place;
    pullAll(anna, place, 1000);
    const Uuid other = m_world.tickets[u"other"_s];
    const Uuid own = m_world.tickets[u"own"_s];
    VERIFY_OK(setHubRole(m_hub.url(), HubDesk::loginOf(u"anna"_s), {u"technician"_s, {u"Databases"_s}, {}}, m_world.clock,
        m_world.random));
    QList<ScopeChange> scope;
    pullAll(anna, place, 1000, &scope);
    const auto has = [&](const Uuid &record, bool enters) {
        return std::any_of(scope.cbegin(), scope.cend(), [&](const ScopeChange &change) {
            return change.record == record && change.enters == enters && change.operations.isEmpty() != enters;
        });
    };
    QVERIFY(has(other, true));
    QVERIFY(!has(own, true) && !has(own, false)); // she is its assignee
    QVERIFY(has(m_world.tickets[u"merged"_s], false));
    scope.clear();
    pullAll(anna, place, 1000, &scope);
    QVERIFY(scope.isEmpty()); // told once
    VERIFY_OK(setHubRole(m_hub.url(), HubDesk::loginOf(u"anna"_s), {u"technician"_s, {u"Network"_s}, {}}, m_world.clock,
        m_world.random));
}

/// Bodies are withheld by the scope of the moment, on pages that end before it changed as well. What comes back has to
/// bring them, or the replica would think for ever that it has seen all of the record.
void HubPullTest::whatWentAndCameBackIsWhole()
{
    HubAuthor tom(m_hub, u"tom"_s, 11);
    HubAuthor anna(m_hub, u"anna"_s, 12);
    HubPlace place = DeskFile::need(anna.client->greet()).head;
    const RecordType &incident = type(u"incident");
    const auto [ticket, hers, others] = movingTicket(tom);
    QCOMPARE(tom.verdict(tom.edit(incident, ticket, hers, others, tom.seen())), u"accepted"_s);
    const PullPage first = DeskFile::need(anna.client->pull(place, 1)); // cut before the ticket left
    QCOMPARE(first.operations.size(), 1);
    QVERIFY(!first.operations[0].operation);
    QCOMPARE(tom.verdict(tom.edit(incident, ticket, others, hers, tom.seen())), u"accepted"_s);
    const PullPage rest = DeskFile::need(anna.client->pull(first.end, 100));
    QCOMPARE(rest.scope.size(), 1);
    QVERIFY(rest.scope[0].enters);
    QCOMPARE(rest.scope[0].operations.size(), 3);
    // And what was shown only because of what comes later goes when that is taken back.
    place = rest.end;
    QCOMPARE(tom.verdict(tom.edit(incident, ticket, hers, others, tom.seen())), u"accepted"_s);
    const PullPage gone = DeskFile::need(anna.client->pull(place, 100));
    QCOMPARE(gone.scope.size(), 1);
    QVERIFY(!gone.scope[0].enters);
}

/// A page ends before a ticket was made that was in sight then and is not now. A replica that was told so would keep it out
/// for good, should it come back into sight before the next page: that one brings it as something new.
void HubPullTest::whatBeginsLaterWasNotThereToLeave()
{
    HubAuthor tom(m_hub, u"tom"_s, 113);
    HubAuthor anna(m_hub, u"anna"_s, 114);
    const auto team = [&](const QString &name) {
        return setHubRole(m_hub.url(), HubDesk::loginOf(u"anna"_s), {u"technician"_s, {name}, {}}, m_world.clock, m_world.random);
    };
    const HubPlace place = DeskFile::need(anna.client->greet()).head;
    const Uuid earlier = movingTicket(tom).ticket;
    const Uuid later = movingTicket(tom).ticket;
    VERIFY_OK(team(u"Databases"_s));
    const PullPage first = DeskFile::need(anna.client->pull(place, 1));
    const auto leaves = [&](const Uuid &ticket) {
        return std::any_of(first.scope.cbegin(), first.scope.cend(), [&](const ScopeChange &change) { return change.record == ticket; });
    };
    QVERIFY(leaves(earlier)); // harmless: the page brings its leaf only
    QVERIFY(!leaves(later));
    VERIFY_OK(team(u"Network"_s));
    const PullPage rest = DeskFile::need(anna.client->pull(first.end, 100));
    QVERIFY(std::any_of(rest.operations.cbegin(), rest.operations.cend(),
        [&](const PulledOperation &pulled) { return pulled.operation && pulled.operation->operation.record == later; }));
}

void HubPullTest::rightsThatWereAwayAreToldWhole()
{
    HubAuthor tom(m_hub, u"tom"_s, 13);
    const auto put = [&](const QString &team) {
        VERIFY_OK(setHubRole(m_hub.url(), HubDesk::loginOf(u"anna"_s), {u"technician"_s, {team}, {}}, m_world.clock, m_world.random));
    };
    HubAuthor before(m_hub, u"anna"_s, 14);
    HubPlace place = DeskFile::need(before.client->greet()).head;
    const RecordType &incident = type(u"incident");
    const Uuid ticket = tom.newId();
    const RecordValues values = ticketValues(incident, u"meanwhile"_s, m_world.network, tom.me);
    QCOMPARE(tom.verdict(tom.create(incident, ticket, values, tom.seen())), u"accepted"_s);
    RecordValues next = values;
    setField(incident, next, u"title", u"more"_s);
    QCOMPARE(tom.verdict(tom.edit(incident, ticket, values, next, tom.seen())), u"accepted"_s);
    put(u"Databases"_s);
    const PullPage first = DeskFile::need(before.client->pull(place, 1)); // a page, and the connection breaks
    QVERIFY(!first.operations.at(0).operation);
    put(u"Network"_s);
    HubAuthor after(m_hub, u"anna"_s, 15);
    QList<ScopeChange> scope;
    place = first.end;
    pullAll(after, place, 100, &scope);
    const auto whole = std::find_if(scope.cbegin(), scope.cend(), [&](const ScopeChange &change) { return change.record == ticket; });
    QVERIFY(whole != scope.cend() && whole->enters);
    QCOMPARE(whole->operations.size(), 2);
}

void HubPullTest::ownWorkOutOfSightIsAFact()
{
    HubAuthor tom(m_hub, u"tom"_s, 16);
    HubAuthor anna(m_hub, u"anna"_s, 17);
    HubPlace place = DeskFile::need(anna.client->greet()).head;
    const RecordType &incident = type(u"incident");
    auto [ticket, values, moved] = movingTicket(anna);
    const Dot made{anna.replica.id, anna.replica.rseq};
    const Digest hash = anna.replica.hash;
    setField(incident, moved, u"requester", tom.me);
    QCOMPARE(tom.verdict(tom.edit(incident, ticket, values, moved, tom.seen())), u"accepted"_s);
    const QList<PulledOperation> got = pullAll(anna, place, 100);
    QCOMPARE(got.size(), 2);
    QVERIFY(!got[1].operation);
    QVERIFY(got[0].operation);
    const Operation &told = got[0].operation->operation;
    QCOMPARE(told.dot, made);
    QCOMPARE(told.record, ticket);
    QVERIFY(told.units.isEmpty() && told.hash == Digest{} && told.verb.isEmpty());
    QVERIFY(leafOf(hash, got[0].operation->hub) == got[0].leaf);
}

void HubPullTest::requestersGetNoInternals()
{
    HubAuthor rita(m_hub, u"rita"_s, 9);
    HubPlace place;
    int notes = 0;
    for (const PulledOperation &pulled : pullAll(rita, place, 1000)) {
        if (!pulled.operation)
            continue;
        const Operation &op = pulled.operation->operation;
        QVERIFY(op.recordType != u"worknote" && op.recordType != u"worklog" && op.recordType != u"ci");
        if (op.recordType == u"incident")
            QCOMPARE(op.record, m_world.tickets[u"wish"_s]);
        for (const UnitChange &change : op.units) {
            if (op.recordType != u"person" || change.unit != u"notes")
                continue;
            ++notes;
            QVERIFY(change.erased && !change.newValue && change.salt.isEmpty());
        }
    }
    QVERIFY(notes > 0);
}

void HubPullTest::anotherStreamIsNoticed()
{
    HubAuthor tom(m_hub, u"tom"_s, 10);
    HubPlace place = DeskFile::need(tom.client->greet()).head;
    place.chain[5] ^= 1;
    COMPARE_ERROR(tom.client->pull(place, 10), "hub.diverged");
    place.chain[5] ^= 1;
    ++place.seq;
    COMPARE_ERROR(tom.client->pull(place, 10), "hub.diverged");
}

QTEST_GUILESS_MAIN(HubPullTest)
#include "tst_hubpull.moc"
