// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oplog/ticketfacts.h"
#include "core/schema/records/resolutioncode.h"
#include "core/storage/hub/hubworker.h"
#include "core/storage/hub/declarations.h"
#include "tests/support/hubauthor.h"
#include "tests/support/hubproof.h"

#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

/// Who may write what, beyond what the units of an operation name: in whose name, which priority, and what it takes to take
/// a status back or to decide for one.
class HubRightsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void everyRoleEveryWrite_data();
    void everyRoleEveryWrite();
    void inSomebodyElsesName();
    void prioritiesFollowTheMatrix();
    void undoNeedsTheRightOfWhatItTakesBack();
    void decidingNeedsTheRightOfTheState();
    void stayingIsEditing();

private:
    const RecordType &type(QStringView name) const { return *m_world.schema->type(name); }
    const RecordType &incident() const { return type(u"incident"); }
    Uuid ticketBy(HubAuthor &author, const QString &title)
    {
        const Uuid id = author.newId();
        m_values = ticketValues(incident(), title, m_world.network, m_world.people[u"rita"_s]);
        const QString verdict = author.verdict(author.create(incident(), id, m_values, author.seen()));
        if (verdict != u"accepted")
            qFatal("%s", qPrintable(verdict));
        return id;
    }
    RecordValues with(RecordValues values, const QList<std::pair<QString, Value>> &changes) const
    {
        for (const auto &[field, value] : changes)
            setField(incident(), values, field, value);
        return values;
    }
    RecordValues state(const RecordValues &values, const QString &key, qint64 statusClass) const
    {
        return with(values, {{u"status"_s, key}, {u"status.class"_s, Value(statusClass)}});
    }
    RecordValues resolved(const RecordValues &values) const
    {
        return with(state(values, u"resolved"_s, 3), {{u"resolution"_s, u"done"_s}, {u"resolution.code"_s, m_code}});
    }
    QString verdict(HubAuthor &author, const Uuid &ticket, const RecordValues &base, const RecordValues &next,
        const QString &verb = u"edit"_s)
    {
        return author.verdict(author.edit(incident(), ticket, base, next, author.seen(), verb));
    }

    HubDesk m_world;
    TestHub m_hub;
    std::unique_ptr<PostgresqlConnection> m_owner;
    RecordValues m_values; ///< of the last ticket
    Uuid m_code;
    quint64 m_seed = 0;
};

void HubRightsTest::initTestCase()
{
    ResolutionCode code;
    code.name = u"Fixed"_s;
    m_code = m_world.add(code);
    VERIFY_OK(m_hub.open(m_world));
    VERIFY_OK(m_hub.letIn(m_world));
    VERIFY_OK(m_hub.add(m_world, u"lena"_s, {u"teamlead"_s, {}, {}}));
    VERIFY_OK(m_hub.add(m_world, u"adam"_s, {u"administrator"_s, {}, {}}));
    VERIFY_OK(m_hub.add(m_world, u"olga"_s, {u"auditor"_s, {}, {}}));
    m_owner = DeskFile::need(m_hub.owner());
}

void HubRightsTest::cleanup() { QCOMPARE(DeskFile::need(proveHub(*m_owner, m_world.schema)), QString()); }

/// role × unit: each is really tried, and what is refused says why.
void HubRightsTest::everyRoleEveryWrite_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("requester");
    QTest::addColumn<QString>("technician");
    QTest::addColumn<QString>("teamlead");
    QTest::addColumn<QString>("auditor");
    const QString yes = u"accepted"_s;
    const QString no = u"permission"_s;
    QTest::newRow("title") << u"title"_s << no << yes << yes << no;
    QTest::newRow("assign") << u"assign"_s << no << yes << yes << no;
    QTest::newRow("delete") << u"delete"_s << no << no << yes << no;
    QTest::newRow("merge") << u"merge"_s << no << no << yes << no;
    QTest::newRow("start") << u"start"_s << no << yes << yes << no;
    QTest::newRow("cancel") << u"cancel"_s << no << no << yes << no;
    QTest::newRow("hold text") << u"stay"_s << no << yes << yes << no;
    QTest::newRow("priority by hand") << u"override"_s << no << no << yes << no;
    QTest::newRow("priority by matrix") << u"matrix"_s << no << yes << yes << no;
    QTest::newRow("priority out of thin air") << u"thin air"_s << no << u"priority"_s << u"priority"_s << no;
    QTest::newRow("comment") << u"comment"_s << yes << yes << yes << no;
    QTest::newRow("note") << u"worknote"_s << no << yes << yes << no;
    QTest::newRow("in another name") << u"author"_s << u"author"_s << u"author"_s << u"author"_s << u"author"_s;
}

void HubRightsTest::everyRoleEveryWrite()
{
    QFETCH(QString, what);
    QFETCH(QString, requester);
    QFETCH(QString, technician);
    QFETCH(QString, teamlead);
    QFETCH(QString, auditor);
    for (const auto &[who, expected] : {std::pair(u"rita"_s, requester), std::pair(u"tom"_s, technician), std::pair(u"lena"_s, teamlead),
             std::pair(u"olga"_s, auditor), std::pair(u"adam"_s, u"accepted"_s)}) {
        HubAuthor adam(m_hub, u"adam"_s, ++m_seed);
        const Uuid ticket = ticketBy(adam, what + u' ' + who);
        HubAuthor author(m_hub, who, ++m_seed);
        const RecordValues base = m_values;
        const RecordValues held = with(state(base, u"onhold"_s, 2), {{u"hold"_s, u"vendor"_s}});
        const QList<std::pair<QString, Value>> levels{{u"impact"_s, Value(qint64(1))}, {u"urgency"_s, Value(qint64(2))}};
        QString got;
        if (what == u"title") {
            got = verdict(author, ticket, base, with(base, {{u"title"_s, u"x"_s}}));
        } else if (what == u"assign") {
            got = verdict(author, ticket, base, with(base, {{u"assignee"_s, m_world.people[u"anna"_s]}}));
        } else if (what == u"delete") {
            got = verdict(author, ticket, base, with(base, {{u"deleted"_s, Value::boolean(true)}}), u"delete"_s);
        } else if (what == u"merge") {
            const Uuid into = m_world.tickets[who == u"rita" ? u"wish"_s : u"own"_s];
            got = verdict(author, ticket, base, with(state(base, u"closed"_s, 4), {{u"merged.into"_s, into}}), u"merge"_s);
        } else if (what == u"start") {
            got = verdict(author, ticket, base, with(state(base, u"inprogress"_s, 1), {{u"assignee"_s, m_world.people[u"anna"_s]}}));
        } else if (what == u"cancel") {
            got = verdict(author, ticket, base, with(state(base, u"cancelled"_s, 4), {{u"resolution"_s, u"no"_s}}));
        } else if (what == u"stay") {
            QCOMPARE(verdict(adam, ticket, base, held), u"accepted"_s);
            got = verdict(author, ticket, held, with(held, {{u"hold"_s, u"other"_s}}));
        } else if (what == u"override") {
            got = verdict(author, ticket, base, with(base, {{u"priority"_s, Value(qint64(1))}, {u"priority.reason"_s, u"the boss"_s}}));
        } else if (what == u"matrix") {
            got = verdict(author, ticket, base, with(with(base, levels), {{u"priority"_s, Value(qint64(2))}, {u"matrix.version"_s, Value(qint64(1))}}));
        } else if (what == u"thin air") {
            if (who == u"adam") // who imports keeps the source's priorities
                continue;
            got = verdict(author, ticket, base, with(with(base, levels), {{u"priority"_s, Value(qint64(1))}, {u"matrix.version"_s, Value(qint64(1))}}));
        } else if (what == u"author") {
            Operation op = author.edit(incident(), ticket, base, with(base, {{u"title"_s, u"x"_s}}), author.seen());
            op.author = m_world.people[u"anna"_s];
            author.reseal(op);
            got = author.verdict(op);
        } else {
            RecordValues hanging = type(what).empty();
            setField(type(what), hanging, u"about", ticket);
            setField(type(what), hanging, u"body", u"text"_s);
            setField(type(what), hanging, u"written", Value(qint64(1)));
            got = author.verdict(author.create(type(what), author.newId(), hanging, author.seen()));
        }
        QVERIFY2(got == expected, qPrintable(who + u": "_s + got + u" instead of "_s + expected));
    }
}

void HubRightsTest::inSomebodyElsesName()
{
    HubAuthor tom(m_hub, u"tom"_s, ++m_seed);
    const Uuid ticket = ticketBy(tom, u"named"_s);
    Operation op = tom.edit(incident(), ticket, m_values, with(m_values, {{u"title"_s, u"by anna"_s}}), tom.seen());
    op.author = m_world.people[u"anna"_s];
    tom.reseal(op);
    QCOMPARE(tom.verdict(op), u"author"_s);
    HubAuthor adam(m_hub, u"adam"_s, ++m_seed);
    op = adam.edit(incident(), ticket, m_values, with(m_values, {{u"title"_s, u"by anna"_s}}), adam.seen());
    op.author = m_world.people[u"anna"_s];
    adam.reseal(op);
    QCOMPARE(adam.verdict(op), u"accepted"_s);
    const QList<LoggedOperation> history = DeskFile::need(tom.client->history(ticket));
    QCOMPARE(history.last().operation.author, m_world.people[u"anna"_s]);
    QCOMPARE(history.last().operation.actor, adam.me);
    QCOMPARE(history.last().hub.verdict, u"accepted"_s);
}

void HubRightsTest::prioritiesFollowTheMatrix()
{
    HubAuthor tom(m_hub, u"tom"_s, ++m_seed);
    HubAuthor lena(m_hub, u"lena"_s, ++m_seed);
    const auto level = [&](const RecordValues &values, qint64 impact, qint64 urgency, const Value &priority, const Value &version,
                           const Value &reason = {}) {
        return with(values, {{u"impact"_s, Value(impact)}, {u"urgency"_s, Value(urgency)}, {u"priority"_s, priority},
                                {u"matrix.version"_s, version}, {u"priority.reason"_s, reason}});
    };
    const Uuid ticket = ticketBy(tom, u"urgent"_s);
    const RecordValues given = level(m_values, 2, 2, Value(qint64(3)), Value(qint64(1)));
    QCOMPARE(verdict(tom, ticket, m_values, given), u"accepted"_s);
    // A version that there never was.
    QCOMPARE(verdict(tom, ticket, given, level(given, 3, 3, Value(qint64(1)), Value(qint64(99)))), u"priority"_s);
    // By hand, and without saying why.
    const RecordValues byHand = level(given, 2, 2, Value(qint64(1)), {}, u"the boss"_s);
    QCOMPARE(verdict(tom, ticket, given, byHand), u"permission"_s);
    QCOMPARE(verdict(lena, ticket, given, level(given, 2, 2, Value(qint64(1)), {})), u"required"_s);
    QCOMPARE(verdict(lena, ticket, given, byHand), u"accepted"_s);
    // What is by hand is not a technician's to change, but may be given back to the matrix.
    QCOMPARE(verdict(tom, ticket, byHand, level(byHand, 1, 2, Value(qint64(1)), {}, u"the boss"_s)), u"permission"_s);
    QCOMPARE(verdict(tom, ticket, byHand, given), u"accepted"_s);
    // At creation too.
    const RecordValues loud = level(ticketValues(incident(), u"loud"_s, m_world.network, tom.me), 3, 3, Value(qint64(1)), Value(qint64(1)));
    QCOMPARE(tom.verdict(tom.create(incident(), tom.newId(), loud, tom.seen())), u"priority"_s);

    // Another matrix: who was offline may still follow the one before, and an undo gives back what was.
    VERIFY_OK(m_owner->execute("INSERT INTO decl_matrix SELECT 7, impact, urgency, 5 FROM decl_matrix WHERE version = 1"));
    const RecordValues newer = level(given, 1, 1, Value(qint64(5)), Value(qint64(7)));
    QCOMPARE(verdict(tom, ticket, given, newer), u"accepted"_s);
    QCOMPARE(verdict(tom, ticket, newer, level(newer, 1, 1, Value(qint64(1)), Value(qint64(1)))), u"accepted"_s);
    VERIFY_OK(m_owner->execute("DELETE FROM decl_matrix WHERE version = 7"));
    const RecordValues now = level(newer, 1, 1, Value(qint64(1)), Value(qint64(1)));
    QCOMPARE(verdict(tom, ticket, now, newer), u"accepted"_s); // it was like that
    QCOMPARE(verdict(tom, ticket, newer, level(newer, 2, 1, Value(qint64(5)), Value(qint64(7)))), u"priority"_s);
}

void HubRightsTest::undoNeedsTheRightOfWhatItTakesBack()
{
    HubAuthor tom(m_hub, u"tom"_s, ++m_seed);
    HubAuthor lena(m_hub, u"lena"_s, ++m_seed);
    const Uuid ticket = ticketBy(tom, u"undone"_s);
    const RecordValues solved = resolved(m_values);
    const Operation solving = tom.edit(incident(), ticket, m_values, solved, tom.seen(), u"resolve"_s);
    QCOMPARE(tom.verdict(solving), u"accepted"_s);
    const RecordValues closed = state(solved, u"closed"_s, 4);
    const Operation closing = lena.edit(incident(), ticket, solved, closed, lena.seen(), u"close"_s);
    QCOMPARE(lena.verdict(closing), u"accepted"_s);
    // Closing is a team lead's, and so is taking it back; what nobody did is no undo.
    QCOMPARE(verdict(tom, ticket, closed, solved, undoVerb(closing.batch)), u"permission"_s);
    QCOMPARE(verdict(lena, ticket, closed, m_values, undoVerb(closing.batch)), u"transition"_s);
    QCOMPARE(verdict(lena, ticket, closed, solved, undoVerb(solving.batch)), u"transition"_s);
    QCOMPARE(verdict(lena, ticket, closed, solved, undoVerb(closing.batch)), u"accepted"_s);
    // Resolving is a technician's, and not a requester's.
    HubAuthor rita(m_hub, u"rita"_s, ++m_seed);
    QCOMPARE(verdict(rita, ticket, solved, m_values, undoVerb(solving.batch)), u"permission"_s);
    QCOMPARE(verdict(tom, ticket, solved, m_values, undoVerb(solving.batch)), u"accepted"_s);
}

void HubRightsTest::decidingNeedsTheRightOfTheState()
{
    HubAuthor tom(m_hub, u"tom"_s, ++m_seed);
    HubAuthor lena(m_hub, u"lena"_s, ++m_seed);
    const Uuid ticket = ticketBy(tom, u"decided"_s);
    const RecordValues cancelled = with(state(m_values, u"cancelled"_s, 4), {{u"resolution"_s, u"no"_s}});
    const RecordValues held = with(state(m_values, u"onhold"_s, 2), {{u"hold"_s, u"vendor"_s}});
    const Context both = lena.seen();
    QCOMPARE(lena.verdict(lena.edit(incident(), ticket, m_values, cancelled, both, u"cancel"_s)), u"accepted"_s);
    const Context toms{both.epoch, both.hubSeq, tom.replica.rseq};
    QCOMPARE(tom.verdict(tom.edit(incident(), ticket, m_values, held, toms, u"hold"_s)), u"accepted"_s);
    const QStringList open = DeskFile::need(column(*m_owner, "SELECT unit FROM conflict c JOIN record r USING (rid) WHERE r.id = ?::text::uuid", {ticket.toString()}));
    QCOMPARE(open, QStringList{u"status"_s});
    // Open beats terminal, so on hold shows. Deciding for "cancelled" takes the right to cancel; to keep what shows takes the
    // right to hold, which a requester has not, whatever the verb says.
    const auto again = [&](HubAuthor &author, const RecordValues &shown, const RecordValues &next, const QString &verb) {
        UnitChange change;
        change.unit = u"status"_s;
        change.oldValue = incident().encodeUnit(*incident().unit(u"status"), shown);
        change.newValue = incident().encodeUnit(*incident().unit(u"status"), next);
        return author.verdict(author.seal(incident(), ticket, {change}, author.seen(), verb));
    };
    HubAuthor rita(m_hub, u"rita"_s, ++m_seed);
    QCOMPARE(again(rita, held, held, u"settle"_s), u"permission"_s);
    QCOMPARE(again(rita, held, held, u"edit"_s), u"permission"_s);
    QCOMPARE(again(tom, held, cancelled, u"settle"_s), u"permission"_s);
    QCOMPARE(again(tom, held, resolved(m_values), u"edit"_s), u"accepted"_s); // a way of the lifecycle is open to all who may
    QCOMPARE(again(lena, resolved(m_values), held, u"settle"_s), u"transition"_s); // no longer in conflict
}

void HubRightsTest::stayingIsEditing()
{
    HubAuthor tom(m_hub, u"tom"_s, ++m_seed);
    HubAuthor rita(m_hub, u"rita"_s, ++m_seed);
    const Uuid ticket = ticketBy(tom, u"stays"_s);
    const RecordValues solved = resolved(m_values);
    QCOMPARE(verdict(tom, ticket, m_values, solved, u"resolve"_s), u"accepted"_s);
    const RecordValues praised = with(solved, {{u"resolution"_s, u"by a genius"_s}});
    QCOMPARE(verdict(rita, ticket, solved, praised), u"permission"_s);
    QCOMPARE(verdict(tom, ticket, solved, praised), u"accepted"_s);
}

QTEST_GUILESS_MAIN(HubRightsTest)
#include "tst_hubrights.moc"
