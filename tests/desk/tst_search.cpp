// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// What was just saved is found: by the ranked search and by words in a query, whatever the language.

#include "core/desk/conversation.h"
#include "core/desk/search.h"
#include "core/query/binder.h"
#include "core/storage/anchorstore.h"
#include "core/storage/listquery.h"
#include "tests/support/testdesk.h"

using namespace steward;
using namespace Qt::StringLiterals;

class SearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_desk = std::make_unique<TestDesk>(); }

    void findsWhatWasJustSaved();
    void followsChanges();
    void wordsInAQuery();
    void numbersComeFirst();
    void leavesAnAnchor();

private:
    QStringList titles(const QString &text, SearchEnding ending = SearchEnding::Complete)
    {
        QStringList titles;
        for (const FoundTicket &ticket : TestDesk::need(searchTickets(**m_desk, text, ending, 20)).tickets)
            titles.append(ticket.title);
        return titles;
    }
    QList<Rid> listed(const QString &text)
    {
        QueryContext context;
        context.catalog = QueryCatalog::make((*m_desk)->sharedSchema());
        context.subject = allTickets();
        context.now = m_desk->clock.now();
        const BoundQuery query = bindQuery(text, context);
        if (!query.ok())
            qFatal("%s", qPrintable(query.problems.first().error.message));
        ListQuery lists((*m_desk)->connection());
        const ListPage page = TestDesk::need(lists.page({query, {}}, 50));
        const std::vector<Rid> all = TestDesk::need(lists.rids({query, {{u"opened"_s, false}}}));
        if (QSet<Rid>(all.cbegin(), all.cend()) != QSet<Rid>(page.rids.cbegin(), page.rids.cend()))
            qFatal("page and list differ for %s", qPrintable(text));
        if (TestDesk::need(lists.count(query)) != page.rids.size())
            qFatal("page and count differ for %s", qPrintable(text));
        return page.rids;
    }
    Rid ridOf(const Uuid &id) { return TestDesk::need((*m_desk)->ridOf(id)); }

    std::unique_ptr<TestDesk> m_desk;
};

void SearchTest::findsWhatWasJustSaved()
{
    m_desk->incident(u"印刷できない"_s);
    m_desk->incident(u"ﾌﾟﾘﾝﾀ offline"_s, {{u"description"_s, u"Der Drucker im 2. Stock meldet foo-bar"_s}});
    QCOMPARE(titles(u"印刷"_s), QStringList{u"印刷できない"_s});
    QCOMPARE(titles(u"プリンタ"_s), QStringList{u"ﾌﾟﾘﾝﾀ offline"_s});
    QCOMPARE(titles(u"drucker"_s), QStringList{u"ﾌﾟﾘﾝﾀ offline"_s});
    QCOMPARE(titles(u"\"foo-bar\""_s), QStringList{u"ﾌﾟﾘﾝﾀ offline"_s});
    QCOMPARE(titles(u"druck"_s), QStringList());
    QCOMPARE(titles(u"druck"_s, SearchEnding::Typing), QStringList{u"ﾌﾟﾘﾝﾀ offline"_s});
}

void SearchTest::followsChanges()
{
    const Uuid ticket = m_desk->incident(u"VPN broken"_s);
    VerbContext context(**m_desk);
    QVERIFY(editTicket(context, m_desk->load(ticket), {{u"title"_s, u"Proxy broken"_s}}));
    QCOMPARE(titles(u"vpn"_s), QStringList());
    QCOMPARE(titles(u"proxy"_s), QStringList{u"Proxy broken"_s});
    QCOMPARE(listed(u"title:vpn"_s), QList<Rid>());
    QCOMPARE(listed(u"title:proxy"_s), QList<Rid>{ridOf(ticket)});
}

void SearchTest::wordsInAQuery()
{
    const Rid printer = ridOf(m_desk->incident(u"印刷できない"_s, {{u"description"_s, u"third floor"_s}}));
    const Rid floor = ridOf(m_desk->incident(u"Floor is wet"_s));
    QCOMPARE(listed(u"印刷"_s), QList<Rid>{printer});
    QCOMPARE(QSet<Rid>({printer, floor}), [&] {
        const QList<Rid> found = listed(u"floor"_s);
        return QSet<Rid>(found.cbegin(), found.cend());
    }());
    QCOMPARE(listed(u"floor -印刷"_s), QList<Rid>{floor});
    QCOMPARE(listed(u"title:floor"_s), QList<Rid>{floor});
    QCOMPARE(listed(u"status:open floor title:印刷"_s), QList<Rid>{printer});
    QCOMPARE(listed(u"\"floor third\""_s), QList<Rid>());
}

void SearchTest::numbersComeFirst()
{
    const Uuid first = m_desk->incident(u"one"_s);
    m_desk->incident(u"see INC-000001"_s);
    const QString number = m_desk->load(first).number;
    QCOMPARE(number, u"INC-000001"_s);
    const FoundTickets found = TestDesk::need(searchTickets(**m_desk, number, SearchEnding::Complete, 20));
    QCOMPARE(found.tickets.size(), 2);
    QCOMPARE(found.tickets[0].id, first);
    QVERIFY(found.tickets[0].byNumber);
    QVERIFY(!found.tickets[1].byNumber);
    QVERIFY(!found.capped);
    for (const QString &typed : {u"inc-1"_s, u" INC-01 "_s, u"inc-000001"_s}) {
        QCOMPARE(TestDesk::need(searchTickets(**m_desk, typed, SearchEnding::Typing, 1)).tickets.value(0).id, first);
        QCOMPARE(TestDesk::need((*m_desk)->loadNumber(typed)).id, first);
    }
    STEWARD_COMPARE_ERROR((*m_desk)->loadNumber(u"INC-12345"_s), "record.unknown");
    STEWARD_COMPARE_ERROR((*m_desk)->loadNumber(u"1"_s), "record.unknown");
}

void SearchTest::leavesAnAnchor()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"desk.steward"_s);
    WorkspaceOptions options;
    options.anchorFolder = folder.filePath(u"state"_s);
    Uuid id;
    qint64 head = 0;
    {
        const auto desk = TestDesk::need(Workspace::create(path, options));
        id = desk->id();
        head = TestDesk::need(desk->context()).hubSeq;
    }
    const AnchorList anchors = TestDesk::need(AnchorStore(options.anchorFolder).read(id));
    QCOMPARE(anchors.anchors.size(), 1);
    QCOMPARE(anchors.anchors.last().seq, head);
    {
        const auto desk = TestDesk::need(Workspace::open(path, options)); // nothing is written, so nothing is left
    }
    QCOMPARE(TestDesk::need(AnchorStore(options.anchorFolder).read(id)).anchors.size(), 1);
}

QTEST_GUILESS_MAIN(SearchTest)
#include "tst_search.moc"
