// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/queryworld.h"

#include <QTest>

using namespace steward;

namespace {

constexpr qint64 hour = 3'600'000;
constexpr qint64 day = 24 * hour;
const Instant now{
    QDateTime(QDate(2026, 11, 23), QTime(12, 0), QTimeZone::utc()).toMSecsSinceEpoch()}; // a Monday

Uuid id(int number)
{
    Uuid made;
    made.bytes[14] = std::uint8_t(number / 256);
    made.bytes[15] = std::uint8_t(number % 256);
    return made;
}

QString text(const char *utf8) { return QString::fromUtf8(utf8); }

} // namespace

/// What each condition means, over a desk that fits on a page. The databases have to say the same (storage.agreement).
class TestEvaluator : public QObject
{
    Q_OBJECT

    QueryWorld m_world;
    QHash<Uuid, QString> m_letters;

    QueryContext context(const char *subject = "ticket") const
    {
        QueryContext context;
        context.catalog = m_world.catalog();
        context.subject = QString::fromLatin1(subject);
        context.now = now;
        context.zone = QTimeZone("Asia/Tokyo");
        context.me = id(1);
        return context;
    }

    QueryWorld::Item &ticket(int number, const char *kind, const char *letter, qint64 statusClass)
    {
        QueryWorld::Item &item = m_world.add(kind, id(number));
        static const char *const states[] = {"new", "in-work", "onhold", "resolved", "closed"};
        QueryWorld::set(item, "status.class", statusClass);
        QueryWorld::set(item, "status", text(states[statusClass]));
        const QString prefix = item.type->numberPrefix();
        const QString written = prefix + QLatin1Char('-') + QString::number(number).rightJustified(6, u'0');
        QueryWorld::set(item, "number", written);
        m_world.alias(written, item.id);
        m_letters.insert(item.id, QString::fromLatin1(letter));
        return item;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto person = [this](
            int number, const char *name, const char *reading, const char *login) -> auto &
        {
            QueryWorld::Item &item = m_world.add("person", id(number));
            QueryWorld::set(item, "name", text(name));
            QueryWorld::set(item, "reading", text(reading));
            QueryWorld::set(item, "login", text(login));
            return item;
        };
        QueryWorld::set(person(1, "佐藤 美咲", "さとう みさき", "misaki"), "badge", qint64(7));
        QueryWorld::set(person(2, "Emma Clarke", "", "emma"), "vip", Value::boolean(true));
        person(3, "me", "", "confusing");
        const auto team = [this](int number, const char *name, const QList<Uuid> &members) {
            QueryWorld::Item &item = m_world.add("team", id(number));
            QStringList ids;
            for (const Uuid &member : members)
                ids.append(member.toString());
            QueryWorld::set(item, "name", text(name));
            QueryWorld::set(item, "member", StringSet(ids));
        };
        team(10, "Desk", {id(1), id(2)});
        team(11, "Network", {id(2)});
        QueryWorld::Item &server = m_world.add("ci", id(20));
        QueryWorld::set(server, "name", text("payroll-db"));
        QueryWorld::set(server, "class", text("server"));
        QueryWorld::set(server, "used.by", id(2));

        QueryWorld::Item &a = ticket(100, "incident", "a", 0);
        QueryWorld::set(a, "title", text("ﾌﾟﾘﾝﾀ 印刷できない"));
        QueryWorld::set(a, "description", text("Paper jam in Straße 5"));
        QueryWorld::set(a, "team", id(10));
        QueryWorld::set(a, "requester", id(2));
        QueryWorld::set(a, "priority", qint64(1));
        QueryWorld::set(a, "opened", Value(now.ms - 2 * hour));
        QueryWorld::set(a, "due", Value(now.ms - hour));
        QueryWorld::set(a, "tag", StringSet({text("VIP"), text("印刷")}));
        QueryWorld::set(a, "cost", qint64(500));

        QueryWorld::Item &b = ticket(101, "incident", "b", 1);
        QueryWorld::set(b, "title", text("VPN drops"));
        QueryWorld::set(b, "team", id(11));
        QueryWorld::set(b, "assignee", id(1));
        QueryWorld::set(b, "ci", id(20));
        QueryWorld::set(b, "priority", qint64(2));
        QueryWorld::set(b, "opened", Value(now.ms - 10 * day));
        QueryWorld::set(b, "due", Value(now.ms + hour));
        QueryWorld::set(b, "parent", id(100));
        QueryWorld::set(b, "watcher", StringSet({id(1).toString()}));
        QueryWorld::set(b, "comments", qint64(2));
        b.comments = {{text("body"), text("The tunnel to 大阪支店 is down")}};
        m_world.alias(text("INC-F7-0042"), b.id);

        QueryWorld::Item &c = ticket(102, "request", "c", 2);
        QueryWorld::set(c, "title", text("New laptop"));
        QueryWorld::set(c, "assignee", id(3));
        QueryWorld::set(c, "reopens", qint64(1));
        QueryWorld::set(c, "comments", qint64(0));
        QueryWorld::set(c, "size", qint64(3));

        QueryWorld::Item &d = ticket(103, "incident", "d", 4);
        QueryWorld::set(d, "title", text("VPN down"));
        QueryWorld::set(d, "assignee", id(77)); // somebody this desk has not received yet
        QueryWorld::set(d, "resolved", Value(now.ms - day));

        QueryWorld::set(ticket(104, "incident", "x", 0), "deleted", Value::boolean(true));
    }

    void tickets_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("expected"); // letters of the tickets
        const auto row = [](const char *query, const char *expected) {
            QTest::newRow(query) << text(query) << text(expected);
        };
        row("", "abcd");
        row("status:open", "abc");
        row("status:closed", "d");
        row("-status:open", "d");
        row("status:\"closed\"", "d");
        row("status:(new,onhold)", "ac");
        row("status!=new", "bcd");
        row("is:open", "abc");
        row("is:closed", "d");
        row("is:waiting", "c");
        row("status.class:waiting", "c");
        row("is:overdue", "a");
        row("is:unassigned", "a");
        row("is:reopened", "c");
        row("is:deleted", "x");
        row("deleted:no status:new", "a");
        row("kind:request", "c");
        row("kind:INC", "abd");
        row("-kind:incidents", "c");
        // Numbers and choices
        row("priority:1", "a");
        row("priority:p1", "a");
        row("priority<=2", "ab");
        row("priority>1", "b");
        row("priority!=1", "bcd"); // empty is not 1
        row("-priority<=2", "cd");
        row("priority:(1,\"P2 High\")", "ab");
        row("cost>=500", "a");
        row("size:3", "c");
        row("has:cost", "a");
        // Times: now is Monday 23 November 2026, 21:00 in Tokyo
        row("opened:today", "a");
        row("opened:yesterday", "");
        row("opened<today", "b");
        row("opened:-3h", "a");
        row("opened:-30d", "ab");
        row("opened:2026-11-13", "b");
        row("opened:2026-11", "ab");
        row("opened>=2026-11-14", "a");
        row("opened<=2026-11-13", "b");
        row("due<2h", "ab");
        row("due:2h", "b");
        row("due<now", "a");
        row("-due<now", "bcd");
        row("resolved:\"yesterday\"", "d");
        row("resolved>=start of week", ""); // it was Sunday
        row("resolved:last week", "d");
        // Texts
        row("title:プリンタ", "a");
        row("title:vpn", "bd");
        row("title=\"vpn DOWN\"", "d");
        row("title=vpn", "");
        row("title:(laptop,drops)", "bc");
        row("title!=\"VPN down\"", "abc");
        row("title<o", "c");
        row("description:STRASSE", "a");
        row("-description:jam", "bcd");
        // Full text
        row("vpn", "bd");
        row("VPN drops", "b");
        row("\"drops vpn\"", "");
        row("印刷", "a");
        row("大阪支店", "b");
        row("大阪 drops", "b");
        row("tun*", "b");
        row("tun", "");
        row("-vpn", "ac");
        row("vpn or laptop", "bcd");
        row("INC-101", "b");
        row("inc-f7-0042", "b");
        row("number:101", "b");
        row("number:REQ-000102", "c");
        row("number:(INC-100,\"INC-000103\")", "ad");
        row("number>INC-100", "bcd"); // REQ stands behind INC
        row("!?", "abcd"); // nothing to look for
        row("- vpn", "bd");
        // References
        row("assignee:me", "b");
        row("assignee:\"me\"", "c");
        row("assignee:misaki", "b");
        row("assignee:\"佐藤 美咲\"", "b");
        row("assignee:\"さとう みさき\"", "b");
        row("assignee:佐藤*", "b");
        row("assignee:佐藤", "");
        row("assignee!=me", "acd");
        row("has:assignee", "bcd");
        row("team:desk", "a");
        row("team:my teams", "a");
        row("team:(my teams,Network)", "ab");
        row("-team:Desk", "bcd");
        row("parent:INC-100", "b");
        row("parent:100", "b");
        row("watcher:me", "b");
        row("-watcher:me", "acd");
        // Sets
        row("tag:vip", "a");
        row("tag:(x,印刷)", "a");
        row("-tag:vip", "bcd");
        row("has:tag", "a");
        row("has:comments", "b"); // none is not some
        row("has:comment", "b");
        // Paths
        row("requester.vip:yes", "a");
        row("requester.vip:no", "bcd");
        row("is:requester.vip", "a");
        row("ci.class:server", "b");
        row("-ci.class:server", "acd");
        row("ci.class!=server", "acd");
        row("ci.used.by:emma", "b");
        row("ci.used.by.vip:yes", "b");
        row("parent.requester.vip:yes", "b");
        row("parent.status:open", "b");
        row("team.member:me", "a");
        row("watcher.badge:7", "b");
        row("assignee.name:咲", "b");
        row("has:ci.used.by", "b");
        row("parent.kind:incident", "b");
        row("parent.number:INC-100", "b");
        // Logic
        row("vpn -is:closed", "b");
        row("(status:new or is:waiting) -title:laptop", "a");
        row("not (vpn or 印刷)", "c");
        row("--vpn", "bd");
    }
    void tickets()
    {
        QFETCH(QString, query);
        QFETCH(QString, expected);
        const BoundQuery bound = bindQuery(query, context());
        for (const QueryProblem &problem : bound.problems)
            qWarning("%s", qPrintable(problem.error.toString()));
        QVERIFY(bound.ok());
        QString found;
        for (const Uuid &match : m_world.matching(bound))
            found += m_letters.value(match);
        QCOMPARE(found, expected);
    }

    void otherRecords_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("expected");
        QTest::newRow("all people") << "person"
                                    << "" << 3;
        QTest::newRow("vip") << "person"
                             << "is:vip" << 1;
        QTest::newRow("words look into names") << "person" << text("佐藤") << 1;
        QTest::newRow("and logins") << "person"
                                    << "em" << 1;
        QTest::newRow("login") << "person"
                               << "login=misaki" << 1;
        QTest::newRow("custom") << "person"
                                << "badge>5" << 1;
        QTest::newRow("class") << "ci"
                               << "class:Server" << 1;
        QTest::newRow("members") << "team"
                                 << "member:me" << 1;
        QTest::newRow("incidents only") << "incident"
                                        << "" << 3;
        QTest::newRow("requests only") << "request"
                                       << "size>1" << 1;
    }
    void otherRecords()
    {
        QFETCH(QString, subject);
        QFETCH(QString, query);
        QFETCH(int, expected);
        const BoundQuery bound = bindQuery(query, context(subject.toLatin1().constData()));
        for (const QueryProblem &problem : bound.problems)
            qWarning("%s", qPrintable(problem.error.toString()));
        QVERIFY(bound.ok());
        QCOMPARE(m_world.matching(bound).size(), expected);
    }

    /// As somebody types, the last word is a beginning; a finished one is not.
    void typing()
    {
        QueryContext typed = context();
        typed.ending = SearchEnding::Typing;
        QCOMPARE(m_world.matching(bindQuery(text("dro"), typed)).size(), 1);
        QCOMPARE(m_world.matching(bindQuery(text("dro "), typed)).size(), 0);
        QCOMPARE(m_world.matching(bindQuery(text("dro vpn"), typed)).size(), 0);
        QCOMPARE(m_world.matching(bindQuery(text("drops vp"), typed)).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestEvaluator)
#include "tst_evaluator.moc"
