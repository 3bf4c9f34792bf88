// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/frame.h"
#include "core/schema/records/resolutioncode.h"
#include "tests/support/hubauthor.h"
#include "tests/support/hubproof.h"

#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

/// What a hub makes of pages, as real logins on a real server.
class HubPushTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void createsAndEdits();
    void theLoserIsInConflict();
    void dryRunsLeaveNothing();
    void whatIsForgedIsRefused();
    void repeatsGapsAndForks();
    void hiddenIsLikeAbsent();
    void waysOfTheLifecycle();
    void requiredAndPermitted();
    void groupsStandTogether();
    void whatHangsOnRefusedWork();
    void pagesAndValuesHaveLimits();
    void clocksTenYearsOff();
    void deletionLosesToConcurrentWork();
    void keysFollowTheTicket();
    void nothingFromDisabledLogins();

private:
    Uuid ticketBy(HubAuthor &author, const QString &title, const Uuid &team)
    {
        const Uuid id = author.newId();
        const RecordType &incident = type(u"incident");
        m_values = ticketValues(incident, title, team, author.me);
        const QString verdict = author.verdict(author.create(incident, id, m_values, author.seen()));
        if (verdict != u"accepted")
            qFatal("%s", qPrintable(verdict));
        return id;
    }
    /// The last ticket's values with one field changed.
    RecordValues with(QStringView field, const Value &value) const
    {
        RecordValues next = m_values;
        setField(type(u"incident"), next, field, value);
        return next;
    }
    QStringList conflicts(const Uuid &record)
    {
        return DeskFile::need(column(*m_owner,
            "SELECT c.unit FROM conflict c JOIN record r ON r.rid = c.rid WHERE r.id = ?::text::uuid", {record.toString()}));
    }
    qint64 head() { return DeskFile::need(column(*m_owner, "SELECT seq FROM hub_head")).first().toLongLong(); }
    RecordValues m_values;
    Uuid m_code;

    const RecordType &type(QStringView name) const { return *m_world.schema->type(name); }
    QString proof() { return DeskFile::need(proveHub(*m_owner, m_world.schema)); }
    QString field(const Uuid &record, QStringView name)
    {
        RecordStore records(*m_owner, m_world.schema);
        const auto place = DeskFile::need(records.place(record));
        const auto loaded = place ? DeskFile::need(records.load(place->rid)) : std::nullopt;
        if (!loaded)
            return u"no row"_s;
        const RecordType &its = type(loaded->type);
        return QString::fromUtf8(loaded->values.values[size_t(its.indexOf(name))].canonical().value_or("-"));
    }

    HubDesk m_world;
    TestHub m_hub;
    std::unique_ptr<PostgresqlConnection> m_owner;
};

void HubPushTest::initTestCase()
{
    ResolutionCode code;
    code.name = u"Fixed"_s;
    m_code = m_world.add(code);
    VERIFY_OK(m_hub.open(m_world));
    VERIFY_OK(m_hub.letIn(m_world));
    VERIFY_OK(m_hub.add(m_world, u"root"_s, {u"administrator"_s, {}, {}}));
    m_owner = DeskFile::need(m_hub.owner());
}

/// Whatever a test has done: the log proves itself, and rows are what operations say.
void HubPushTest::cleanup() { QCOMPARE(proof(), QString()); }

void HubPushTest::createsAndEdits()
{
    HubAuthor tom(m_hub, u"tom"_s, 1, true);
    const RecordType &incident = type(u"incident");
    const Uuid ticket = tom.newId();
    const RecordValues values = ticketValues(incident, u"印刷 障害"_s, m_world.network, m_world.people[u"rita"_s]);
    const Operation made = tom.create(incident, ticket, values, tom.seen());
    RecordValues next = values;
    setField(incident, next, u"title", u"ﾌﾟﾘﾝﾀ"_s);
    setField(incident, next, u"tag", StringSet({u"vip"_s, u"a\"b"_s}));
    setField(incident, next, u"description", u"long\ntext"_s);
    setField(incident, next, u"watcher", StringSet({m_world.people[u"anna"_s].toString()}));
    Context context = tom.seen();
    context.ownSeq = made.dot.rseq;
    const Operation edited = tom.edit(incident, ticket, values, next, context);
    const QList<OperationHint> hints{{edited.dot.rseq, columnHint(incident, next)}};
    const auto answer = tom.push({made, edited}, hints);
    VERIFY_OK(answer);
    QCOMPARE(answer->size(), 2);
    for (const PushVerdict &verdict : *answer)
        QCOMPARE(verdict.fact.verdict, u"accepted"_s);
    QVERIFY(answer->first().fact.number.startsWith(u"INC-"_s));
    QCOMPARE(answer->last().fact.seq, answer->first().fact.seq + 1);
    QVERIFY(answer->last().conflicts.isEmpty());
    QCOMPARE(field(ticket, u"title"), u"ﾌﾟﾘﾝﾀ"_s);
    QCOMPARE(field(ticket, u"number"), answer->first().fact.number);

    // Found by the number that its replica gave it, too.
    RecordStore records(*m_owner, m_world.schema);
    const QString offline = u"INC-%1-0001"_s.arg(tom.replica.prefix);
    const auto found = DeskFile::need(records.byNumber(offline));
    QVERIFY(found);
    QCOMPARE(DeskFile::need(records.idOf(*found)), ticket);

    // The same page again is answered with what is stored.
    const auto again = tom.push({made, edited}, hints);
    VERIFY_OK(again);
    QVERIFY(again->first().duplicate && again->last().duplicate);
    QCOMPARE(again->last().fact.seq, answer->last().fact.seq);
    QCOMPARE(again->first().fact.number, answer->first().fact.number);
}

void HubPushTest::theLoserIsInConflict()
{
    HubAuthor tom(m_hub, u"tom"_s, 2);
    HubAuthor anna(m_hub, u"anna"_s, 3);
    const RecordType &incident = type(u"incident");
    const Uuid ticket = ticketBy(tom, u"start"_s, m_world.network);
    const Context toms = tom.seen();
    const Context annas = anna.seen();
    QCOMPARE(tom.verdict(tom.edit(incident, ticket, m_values, with(u"title", u"tom's"_s), toms)), u"accepted"_s);
    const Operation late = anna.edit(incident, ticket, m_values, with(u"title", u"anna's"_s), annas);
    const auto answer = anna.push({late});
    VERIFY_OK(answer);
    QCOMPARE(answer->first().conflicts, QStringList{u"title"_s});
    QCOMPARE(conflicts(ticket), QStringList{u"title"_s});

    // Both stand in the history, for both of them.
    for (HubAuthor *reader : {&tom, &anna}) {
        const auto history = reader->client->history(ticket);
        VERIFY_OK(history);
        const auto folded = foldRecord(incident, *history);
        VERIFY_OK(folded);
        QCOMPARE(folded->units.value(u"title"_s).siblings.size(), 2);
    }
    // Another unit is no conflict, and leaves this one open.
    QCOMPARE(tom.verdict(tom.edit(incident, ticket, m_values, with(u"channel", u"phone"_s), tom.seen())), u"accepted"_s);
    QCOMPARE(conflicts(ticket), QStringList{u"title"_s});
    // Who has seen both settles it.
    QCOMPARE(tom.verdict(tom.edit(incident, ticket, m_values, with(u"title", u"both"_s), tom.seen())), u"accepted"_s);
    QCOMPARE(conflicts(ticket), QStringList());
    QCOMPARE(field(ticket, u"title"), u"both"_s);
    // Two windows of one replica: same form, so they have not seen each other.
    const Context window = tom.seen();
    const Operation one = tom.edit(incident, ticket, m_values, with(u"title", u"left window"_s), window);
    const Operation two = tom.edit(incident, ticket, m_values, with(u"title", u"right window"_s), window);
    VERIFY_OK(tom.push({one, two}));
    QCOMPARE(conflicts(ticket), QStringList{u"title"_s});
}

void HubPushTest::dryRunsLeaveNothing()
{
    HubAuthor tom(m_hub, u"tom"_s, 4);
    const qint64 before = head();
    const Operation op = tom.create(type(u"incident"), tom.newId(),
        ticketValues(type(u"incident"), u"never"_s, m_world.network, tom.me), tom.seen());
    const auto answer = tom.push({op}, {}, true);
    VERIFY_OK(answer);
    QCOMPARE(answer->first().fact.verdict, u"accepted"_s);
    QVERIFY(answer->first().fact.number.startsWith(u"INC-"));
    QCOMPARE(head(), before);
    const auto real = tom.push({op});
    VERIFY_OK(real);
    QCOMPARE(real->first().fact.number, answer->first().fact.number); // the dry run used none up
}

void HubPushTest::whatIsForgedIsRefused()
{
    HubAuthor tom(m_hub, u"tom"_s, 5);
    HubAuthor anna(m_hub, u"anna"_s, 6);
    const RecordType &incident = type(u"incident");
    const Uuid ticket = ticketBy(tom, u"mine"_s, m_world.network);
    const qint64 before = head();

    // In somebody else's name.
    Operation op = tom.edit(incident, ticket, m_values, with(u"title", u"x"_s), tom.seen());
    op.actor = anna.me;
    tom.reseal(op);
    QCOMPARE(tom.verdict(op), u"actor"_s);
    QCOMPARE(field(ticket, u"title"), u"mine"_s);
    QCOMPARE(head(), before + 1); // kept, with its verdict

    // As somebody else's replica.
    const HubReplica own = anna.replica;
    anna.replica = tom.replica;
    op = anna.edit(incident, ticket, m_values, with(u"title", u"x"_s), anna.seen());
    QCOMPARE(anna.verdict(op), u"hub.not-yours"_s);
    anna.replica = own;

    // A value, a header or a hash that is not what was sealed.
    op = tom.edit(incident, ticket, m_values, with(u"title", u"sealed"_s), tom.seen());
    Operation changed = op;
    changed.units.first().newValue = QByteArray("5:title,5:other,");
    QCOMPARE(tom.verdict(changed), u"hub.chain"_s);
    changed = op;
    changed.eventTime.ms += 1;
    QCOMPARE(tom.verdict(changed), u"hub.chain"_s);
    changed = op;
    changed.hash[0] ^= 1;
    QCOMPARE(tom.verdict(changed), u"hub.chain"_s);
    QCOMPARE(head(), before + 1);
    QCOMPARE(tom.verdict(op), u"accepted"_s);

    // A context that has seen what is not there yet would win over all that comes.
    op = tom.edit(incident, ticket, m_values, with(u"title", u"future"_s), {tom.epoch, head() + 1000, tom.replica.rseq});
    QCOMPARE(tom.verdict(op), u"context"_s);
    // What an epoch that ended had further on, the hub has lost, and whoever saw it is not to blame.
    op = tom.edit(incident, ticket, m_values, with(u"title", u"past"_s), {tom.epoch - 1, head() + 1000, 0});
    QCOMPARE(tom.verdict(op), u"accepted"_s);
}

void HubPushTest::repeatsGapsAndForks()
{
    HubAuthor tom(m_hub, u"tom"_s, 7);
    const RecordType &incident = type(u"incident");
    const Uuid ticket = ticketBy(tom, u"a"_s, m_world.network);
    QList<Operation> ops;
    for (const QString &title : {u"b"_s, u"c"_s, u"d"_s}) {
        Context context = tom.seen();
        context.ownSeq = tom.replica.rseq;
        ops.append(tom.edit(incident, ticket, m_values, with(u"title", title), context));
    }
    const qint64 before = head();
    QCOMPARE(tom.verdict(ops[1]), u"hub.chain"_s); // a gap
    const auto reordered = tom.push({ops[1], ops[0]});
    QVERIFY(!reordered);
    QCOMPARE(reordered.error().code, u"hub.chain"_s);
    QCOMPARE(head(), before);
    VERIFY_OK(tom.push({ops[0]}));
    const auto answer = tom.push(ops); // the answer to the first had been lost
    VERIFY_OK(answer);
    QVERIFY(answer->at(0).duplicate && !answer->at(1).duplicate && !answer->at(2).duplicate);
    QCOMPARE(answer->at(2).fact.seq, before + 3);
    QCOMPARE(head(), before + 3);
    QCOMPARE(field(ticket, u"title"), u"d"_s);
    QVERIFY(conflicts(ticket).isEmpty());

    // A copy of the file went on by itself.
    HubReplica copy = tom.replica;
    tom.forgetLast();
    const Operation other = tom.edit(incident, ticket, m_values, with(u"title", u"copy"_s), tom.seen());
    QCOMPARE(tom.verdict(other), u"hub.fork"_s);
    tom.replica = copy;
    QCOMPARE(head(), before + 3);
    QCOMPARE(DeskFile::need(tom.client->replica(copy.id)).hash, copy.hash);
}

void HubPushTest::hiddenIsLikeAbsent()
{
    HubAuthor anna(m_hub, u"anna"_s, 8);
    const RecordType &incident = type(u"incident");
    const RecordValues nothing = incident.empty();
    RecordValues title = nothing;
    setField(incident, title, u"title", u"taken over"_s);
    const Uuid hidden = m_world.tickets[u"other"_s];
    for (const Uuid &target : {hidden, anna.newId()}) {
        QCOMPARE(anna.verdict(anna.edit(incident, target, nothing, title, anna.seen())), u"hidden"_s);
        COMPARE_ERROR(anna.client->history(target), "record.unknown");
        // Nor by pointing at it.
        RecordValues values = ticketValues(incident, u"child"_s, m_world.network, anna.me);
        setField(incident, values, u"parent", target);
        QCOMPARE(anna.verdict(anna.create(incident, anna.newId(), values, anna.seen())), u"reference"_s);
        Comment comment;
        comment.about = {target};
        comment.body = u"hello"_s;
        comment.written = Instant{5};
        QCOMPARE(anna.verdict(anna.create(type(u"comment"), anna.newId(), Comment::declare().toValues(comment), anna.seen())),
            u"reference"_s);
    }
    QCOMPARE(field(hidden, u"title"), u"other"_s);
    // The same person may where the ticket is theirs, but not as another kind of record.
    const Uuid own = m_world.tickets[u"own"_s];
    QCOMPARE(anna.verdict(anna.edit(type(u"team"), own, type(u"team").empty(), type(u"team").empty(), anna.seen())), u"hidden"_s);
    QCOMPARE(anna.verdict(anna.edit(incident, own, nothing, title, anna.seen())), u"accepted"_s);
}

void HubPushTest::waysOfTheLifecycle()
{
    HubAuthor anna(m_hub, u"anna"_s, 9);
    const RecordType &incident = type(u"incident");
    const auto state = [&](RecordValues values, const QString &key, qint64 statusClass) {
        setField(incident, values, u"status", key);
        setField(incident, values, u"status.class", Value(statusClass));
        return values;
    };
    const Uuid ticket = ticketBy(anna, u"work"_s, m_world.network);
    // No way leads there; a class that is not the state's; a state that the ticket was never in; without what it needs.
    QCOMPARE(anna.verdict(anna.edit(incident, ticket, m_values, state(m_values, u"closed"_s, 4), anna.seen())), u"transition"_s);
    QCOMPARE(anna.verdict(anna.edit(incident, ticket, m_values, state(m_values, u"assigned"_s, 0), anna.seen())), u"transition"_s);
    QCOMPARE(anna.verdict(anna.edit(incident, ticket, m_values, state(m_values, u"elsewhere"_s, 1), anna.seen())), u"transition"_s);
    const RecordValues invented = state(m_values, u"onhold"_s, 2);
    QCOMPARE(anna.verdict(anna.edit(incident, ticket, invented, state(invented, u"inprogress"_s, 1), anna.seen())), u"transition"_s);
    QCOMPARE(anna.verdict(anna.edit(incident, ticket, m_values, state(m_values, u"resolved"_s, 3), anna.seen())), u"required"_s);
    // Work in progress has somebody who does it; what is assigned has a team.
    QCOMPARE(anna.verdict(anna.edit(incident, ticket, m_values, state(m_values, u"inprogress"_s, 1), anna.seen())), u"required"_s);
    RecordValues taken = state(m_values, u"assigned"_s, 1);
    setField(incident, taken, u"team", Value());
    QCOMPARE(anna.verdict(anna.edit(incident, ticket, m_values, taken, anna.seen())), u"transition"_s);
    QCOMPARE(field(ticket, u"status"), u"new"_s);
    // The right way, twice in one page.
    const RecordValues assigned = state(m_values, u"assigned"_s, 1);
    RecordValues resolved = state(assigned, u"resolved"_s, 3);
    setField(incident, resolved, u"resolution", u"done"_s);
    setField(incident, resolved, u"resolution.code", m_code);
    const Operation first = anna.edit(incident, ticket, m_values, assigned, anna.seen());
    Context context = anna.seen();
    context.ownSeq = first.dot.rseq;
    const Operation second = anna.edit(incident, ticket, assigned, resolved, context);
    const auto answer = anna.push({first, second});
    VERIFY_OK(answer);
    QCOMPARE(answer->last().fact.verdict, u"accepted"_s);
    QCOMPARE(field(ticket, u"resolution"), u"done"_s);
    // Closing is a team lead's.
    RecordValues closed = state(resolved, u"closed"_s, 4);
    QCOMPARE(anna.verdict(anna.edit(incident, ticket, resolved, closed, anna.seen())), u"permission"_s);
}

void HubPushTest::requiredAndPermitted()
{
    HubAuthor anna(m_hub, u"anna"_s, 10);
    HubAuthor rita(m_hub, u"rita"_s, 11);
    const RecordType &incident = type(u"incident");
    RecordValues values = ticketValues(incident, {}, m_world.network, anna.me);
    QCOMPARE(anna.verdict(anna.create(incident, anna.newId(), values, anna.seen())), u"required"_s);
    const Uuid ticket = ticketBy(anna, u"title"_s, m_world.network);
    QCOMPARE(anna.verdict(anna.edit(incident, ticket, m_values, with(u"title", Value()), anna.seen())), u"required"_s);
    // Creating needs its verb; nobody makes teams without the right to.
    QCOMPARE(anna.verdict(anna.edit(incident, anna.newId(), incident.empty(), m_values, anna.seen())), u"hidden"_s);
    RecordValues team = type(u"team").empty();
    setField(type(u"team"), team, u"name", u"Mine"_s);
    QCOMPARE(anna.verdict(anna.create(type(u"team"), anna.newId(), team, anna.seen())), u"permission"_s);
    // A requester opens tickets and comments on them; the rest is for others.
    const Uuid wish = rita.newId();
    RecordValues wished = ticketValues(incident, u"please"_s, m_world.databases, rita.me);
    QCOMPARE(rita.verdict(rita.create(incident, wish, wished, rita.seen())), u"accepted"_s);
    RecordValues changed = wished;
    setField(incident, changed, u"team", m_world.network);
    QCOMPARE(rita.verdict(rita.edit(incident, wish, wished, changed, rita.seen())), u"permission"_s);
    const auto about = [&](QStringView kind) {
        RecordValues record = type(kind).empty();
        setField(type(kind), record, u"about", wish);
        setField(type(kind), record, u"body", u"text"_s);
        setField(type(kind), record, u"written", Value(qint64(1)));
        return record;
    };
    QCOMPARE(rita.verdict(rita.create(type(u"comment"), rita.newId(), about(u"comment"), rita.seen())), u"accepted"_s);
    QCOMPARE(rita.verdict(rita.create(type(u"worknote"), rita.newId(), about(u"worknote"), rita.seen())), u"permission"_s);
}

void HubPushTest::groupsStandTogether()
{
    HubAuthor anna(m_hub, u"anna"_s, 12);
    const RecordType &incident = type(u"incident");
    const Uuid ticket = ticketBy(anna, u"grouped"_s, m_world.network);
    const Uuid group = anna.newId();
    const Context context = anna.seen();
    const Operation good = anna.seal(incident, ticket, changesBetween(incident, m_values, with(u"title", u"good"_s)), context, u"edit"_s, group);
    const Operation bad = anna.seal(incident, m_world.tickets[u"other"_s],
        changesBetween(incident, m_values, with(u"title", u"bad"_s)), context, u"edit"_s, group);
    const Operation alone = anna.seal(incident, ticket, changesBetween(incident, m_values, with(u"channel", u"phone"_s)), context);
    const auto answer = anna.push({good, bad, alone});
    VERIFY_OK(answer);
    QCOMPARE(answer->at(0).fact.verdict, u"group"_s);
    QCOMPARE(answer->at(1).fact.verdict, u"hidden"_s);
    QCOMPARE(answer->at(2).fact.verdict, u"accepted"_s);
    QCOMPARE(field(ticket, u"title"), u"grouped"_s);
    QCOMPARE(field(ticket, u"channel"), u"phone"_s);
}

void HubPushTest::whatHangsOnRefusedWork()
{
    HubAuthor anna(m_hub, u"anna"_s, 13);
    const RecordType &incident = type(u"incident");
    // A ticket that may not be made, its comment, and an edit of it that came later.
    const Uuid ticket = anna.newId();
    const RecordValues values = ticketValues(incident, {}, m_world.network, anna.me);
    const Operation made = anna.create(incident, ticket, values, anna.seen());
    RecordValues note = type(u"worknote").empty();
    setField(type(u"worknote"), note, u"about", ticket);
    setField(type(u"worknote"), note, u"body", u"text"_s);
    setField(type(u"worknote"), note, u"written", Value(qint64(1)));
    const Operation noted = anna.create(type(u"worknote"), anna.newId(), note, anna.seen());
    auto answer = anna.push({made, noted});
    VERIFY_OK(answer);
    QCOMPARE(answer->at(0).fact.verdict, u"required"_s);
    QVERIFY(answer->at(0).fact.number.isEmpty());
    QCOMPARE(answer->at(1).fact.verdict, u"reference"_s);
    // Built on what had been refused, before its author knew.
    RecordValues next = values;
    setField(incident, next, u"title", u"later"_s);
    Context blind{anna.epoch, answer->at(0).fact.seq - 1, anna.replica.rseq};
    QCOMPARE(anna.verdict(anna.edit(incident, ticket, values, next, blind)), u"after-refused"_s);
    // Who has seen the refusal makes it anew.
    QCOMPARE(anna.verdict(anna.create(incident, ticket, ticketValues(incident, u"now"_s, m_world.network, anna.me), anna.seen())),
        u"accepted"_s);
}

void HubPushTest::pagesAndValuesHaveLimits()
{
    HubAuthor tom(m_hub, u"tom"_s, 14);
    const RecordType &incident = type(u"incident");
    const Uuid ticket = ticketBy(tom, u"long"_s, m_world.network);
    const auto unit = [](const char *name, const QByteArray &value) {
        UnitChange change;
        change.unit = QString::fromLatin1(name);
        QByteArray bytes;
        appendFrame(bytes, QByteArrayView(name));
        appendFrame(bytes, QByteArrayView(value));
        change.newValue = bytes;
        return change;
    };
    const qint64 before = head();
    Operation op = tom.seal(incident, ticket, {unit("description", QByteArray(5 << 20, 'x'))}, tom.seen());
    QCOMPARE(tom.verdict(op), u"hub.page"_s);
    tom.forgetLast();
    QCOMPARE(head(), before);
    op = tom.seal(incident, ticket, {unit("description", QByteArray(3 << 20, 'x'))}, tom.seen());
    QCOMPARE(tom.verdict(op), u"accepted"_s);
    for (const QByteArray &broken : {QByteArray("\xff\xfe"), QByteArray("a\0b", 3), QByteArray(40'000, 'x')}) {
        op = tom.seal(incident, ticket, {unit("title", broken)}, tom.seen());
        QCOMPARE(tom.verdict(op), u"value"_s);
    }
    for (const QByteArray &broken : {QByteArray("007"), QByteArray("ten"), QByteArray("9999999999999999999")}) {
        op = tom.seal(incident, ticket, {unit("due", broken)}, tom.seen());
        QCOMPARE(tom.verdict(op), u"value"_s);
    }
    op = tom.seal(incident, ticket, {unit("requester", "nobody")}, tom.seen());
    QCOMPARE(tom.verdict(op), u"value"_s);
    UnitChange cut = unit("title", "x");
    cut.newValue->chop(1);
    op = tom.seal(incident, ticket, {cut}, tom.seen());
    QCOMPARE(tom.verdict(op), u"value"_s);
    QCOMPARE(field(ticket, u"title"), u"long"_s);
    // 501 operations are no page.
    QList<Operation> many(501, op);
    const auto answer = tom.push(many);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, u"hub.page"_s);
}

void HubPushTest::clocksTenYearsOff()
{
    HubAuthor tom(m_hub, u"tom"_s, 15);
    HubAuthor anna(m_hub, u"anna"_s, 16);
    const RecordType &incident = type(u"incident");
    const Uuid ticket = ticketBy(tom, u"time"_s, m_world.network);
    const Instant real = DeskFile::need(tom.client->greet()).now;
    constexpr qint64 decade = 10LL * 365 * 24 * 3600 * 1000;
    tom.now = {real.ms + decade};
    const auto early = tom.push({tom.edit(incident, ticket, m_values, with(u"title", u"from the future"_s), tom.seen())});
    VERIFY_OK(early);
    QCOMPARE(early->first().fact.verdict, u"accepted"_s); // nobody's work is refused for a clock
    QVERIFY(hybrid::toInstant(early->first().fact.eff).ms < real.ms + 200'000);
    anna.now = {real.ms - decade};
    const auto late = anna.push({anna.edit(incident, ticket, m_values, with(u"title", u"from the past"_s), anna.seen())});
    VERIFY_OK(late);
    QVERIFY(late->first().fact.eff > early->first().fact.eff); // she had seen it
    QCOMPARE(field(ticket, u"title"), u"from the past"_s);
    QVERIFY(conflicts(ticket).isEmpty());
}

void HubPushTest::deletionLosesToConcurrentWork()
{
    HubAuthor tom(m_hub, u"tom"_s, 17);
    HubAuthor admin(m_hub, u"root"_s, 18);
    const RecordType &incident = type(u"incident");
    const Uuid ticket = ticketBy(tom, u"kept"_s, m_world.network);
    const Context both = tom.seen();
    Context admins = admin.seen();
    QCOMPARE(admin.verdict(admin.edit(incident, ticket, m_values, with(u"deleted", Value::boolean(true)), admins)), u"accepted"_s);
    QCOMPARE(field(ticket, u"deleted"), u"1"_s);
    QCOMPARE(tom.verdict(tom.edit(incident, ticket, m_values, with(u"title", u"still working"_s), both)), u"accepted"_s);
    QCOMPARE(field(ticket, u"deleted"), u"-"_s);
    QCOMPARE(conflicts(ticket), QStringList{u"deleted"_s});
}

void HubPushTest::keysFollowTheTicket()
{
    HubAuthor tom(m_hub, u"tom"_s, 19);
    HubAuthor anna(m_hub, u"anna"_s, 20);
    const RecordType &incident = type(u"incident");
    const Uuid ticket = ticketBy(tom, u"moving"_s, m_world.network);
    RecordValues note = type(u"worknote").empty();
    setField(type(u"worknote"), note, u"about", ticket);
    setField(type(u"worknote"), note, u"body", u"text"_s);
    setField(type(u"worknote"), note, u"written", Value(qint64(1)));
    const Uuid noteId = tom.newId();
    QCOMPARE(tom.verdict(tom.create(type(u"worknote"), noteId, note, tom.seen())), u"accepted"_s);
    VERIFY_OK(anna.client->history(noteId));
    QCOMPARE(tom.verdict(tom.edit(incident, ticket, m_values, with(u"team", m_world.databases), tom.seen())), u"accepted"_s);
    COMPARE_ERROR(anna.client->history(ticket), "record.unknown");
    COMPARE_ERROR(anna.client->history(noteId), "record.unknown");
    // Rows say what the declarations make of them, and so does their history.
    QCOMPARE(DeskFile::need(column(*m_owner, "SELECT count(*) FROM record WHERE last_seq > 0 AND scope IS DISTINCT FROM hub.scope_of(rid)")),
        QStringList{u"0"_s});
    QCOMPARE(DeskFile::need(column(*m_owner, "SELECT count(*) FROM ticket t JOIN record r ON r.rid = t.rid WHERE t.scope IS DISTINCT FROM r.scope")),
        QStringList{u"0"_s});
    QCOMPARE(DeskFile::need(column(*m_owner, "SELECT count(*) FROM record r WHERE r.last_seq > 0 AND r.scope IS DISTINCT FROM (SELECT "
        "coalesce(array_agg(s.key ORDER BY s.key), '{}') FROM record_scope s WHERE s.rid = r.rid AND s.to_seq IS NULL)")),
        QStringList{u"0"_s});
}

void HubPushTest::nothingFromDisabledLogins()
{
    HubAuthor otto(m_hub, u"otto"_s, 21);
    const RecordType &incident = type(u"incident");
    const Operation op = otto.create(incident, otto.newId(), ticketValues(incident, u"late"_s, m_world.network, otto.me), otto.seen());
    const qint64 before = head();
    VERIFY_OK(disableHubUser(m_hub.url(), HubDesk::loginOf(u"otto"_s), m_world.clock));
    const auto answer = otto.push({op});
    QVERIFY(!answer);
    QVERIFY(answer.error().code == u"hub.unreachable" || answer.error().code == u"hub.not-yours");
    QVERIFY(!HubClient::open(m_hub.urlOfLogin(HubDesk::loginOf(u"otto"_s))));
    QCOMPARE(head(), before);
}

QTEST_GUILESS_MAIN(HubPushTest)
#include "tst_hubpush.moc"
