// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/history.h"
#include "core/schema/hiddenreference.h"
#include "core/storage/rowreader.h"
#include "models/historymodel.h"
#include "models/listreport.h"
#include "models/referencelabel.h"
#include "models/ticketpage.h"
#include "models/valuetext.h"
#include "tests/support/testhub.h"

#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

/// Who sees a ticket and not what it refers to reads the rest of it: on a team server each reference to a hidden record says
/// that it is one.
class HiddenReferencesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theyHaveNamesOfTheirOwn();
    void pagesOpen_data();
    void pagesOpen();
    void listsShowThem();
    void historiesShowThem();
    void savesDoNotWriteThem();

private:
    std::unique_ptr<Workspace> desk(const QString &who)
    {
        WorkspaceOptions options;
        options.localFolder = m_folder.filePath(who);
        return DeskFile::need(Workspace::open(m_hub.urlOfLogin(HubDesk::loginOf(who)), options));
    }

    HubDesk m_world;
    TestHub m_hub;
    QTemporaryDir m_folder;
    Uuid m_switch;
};

void HiddenReferencesTest::initTestCase()
{
    ConfigurationItem item;
    item.name = u"hidden-switch"_s;
    m_switch = m_world.add(item);
    for (const QString &title : {u"wish"_s, u"mine"_s}) {
        m_world.set(m_world.tickets[title], u"parent"_s, m_world.tickets[u"other"_s]);
        m_world.set(m_world.tickets[title], u"ci"_s, m_switch);
        m_world.set(m_world.tickets[title], u"merged.into"_s, m_world.tickets[u"org"_s]);
    }
    VERIFY_OK(m_hub.open(m_world));
    VERIFY_OK(m_hub.letIn(m_world));
}

void HiddenReferencesTest::theyHaveNamesOfTheirOwn()
{
    QCOMPARE(hiddenReference(42).toString(), u"ffffffff-ffff-8fff-bfff-00000000002a"_s);
    QVERIFY(isHiddenReference(hiddenReference(1)) && isHiddenReference(hiddenReference((1LL << 48) - 1)));
    QVERIFY(hiddenReference(1) != hiddenReference(2));
    QVERIFY(!isHiddenReference(m_switch) && !isHiddenReference(Uuid()));
}

void HiddenReferencesTest::pagesOpen_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<QString>("ticket");
    QTest::addColumn<QStringList>("hidden"); // fields
    QTest::addColumn<bool>("desk");
    QTest::newRow("requester") << u"rita"_s << u"wish"_s << QStringList{u"parent"_s, u"ci"_s, u"merged.into"_s} << false;
    QTest::newRow("technician") << u"anna"_s << u"mine"_s << QStringList{u"parent"_s, u"merged.into"_s} << true;
}

void HiddenReferencesTest::pagesOpen()
{
    QFETCH(QString, who);
    QFETCH(QString, ticket);
    QFETCH(QStringList, hidden);
    QFETCH(bool, desk);
    const auto workspace = this->desk(who);
    const auto read = readTicketPage(*workspace, m_world.tickets[ticket]);
    VERIFY_OK(read);
    const TicketPage &page = *read;
    QCOMPARE(page.value(u"title").text(), ticket);
    for (const QString &name : {u"parent"_s, u"ci"_s, u"merged.into"_s, u"team"_s, u"requester"_s}) {
        const QString text = valueText(*page.type->field(name), page.value(name), page.labels);
        QVERIFY2((text == hiddenText()) == hidden.contains(name), qPrintable(name + u": "_s + text));
        QVERIFY(!text.isEmpty());
    }
    QCOMPARE(page.related.size(), 2);
    for (const RelatedTicket &related : page.related)
        QVERIFY(related.number.isEmpty() && related.title == hiddenText());
    QVERIFY(page.requester);
    QCOMPARE(page.requester->name, who + u" Example"_s);
    QCOMPARE(page.requester->email.isEmpty(), !desk); // nor does anybody get the columns that are not theirs
    QVERIFY(!page.thread.isEmpty());
    // A number leads to the ticket itself where nobody may follow it.
    const auto byNumber = workspace->loadNumber(page.ticket.number);
    VERIFY_OK(byNumber);
    QCOMPARE(byNumber->id, page.ticket.id);
}

void HiddenReferencesTest::listsShowThem()
{
    for (const auto &[who, title] : {std::pair(u"rita"_s, u"wish"_s), std::pair(u"anna"_s, u"mine"_s)}) {
        const auto workspace = desk(who);
        const RecordType &type = *workspace->schema().type(u"incident");
        const QStringList fields{u"number"_s, u"parent"_s, u"ci"_s, u"team"_s, u"watcher"_s};
        RowReader reader(workspace->connection(), workspace->schema(), type, fields, workspace->me());
        const Rid rid = DeskFile::need(workspace->ridOf(m_world.tickets[title]));
        const QList<RecordRow> rows = DeskFile::need(reader.read({rid}));
        QCOMPARE(rows.size(), 1);
        const auto text = [&](int at) {
            return cellText(*type.field(fields[at]), rows[0].cells[size_t(at)].value, rows[0].cells[size_t(at)].labels, u"incident"_s,
                DeskPolicies::builtIn(), u"en"_s);
        };
        QVERIFY(text(0).startsWith(u"INC-"));
        QCOMPARE(text(1), hiddenText());
        QCOMPARE(text(2), who == u"rita" ? hiddenText() : u"hidden-switch"_s);
        QCOMPARE(text(3), u"Databases"_s);
    }
}

void HiddenReferencesTest::historiesShowThem()
{
    const auto workspace = desk(u"rita"_s);
    const LoadedRecord loaded = DeskFile::need(workspace->load(m_world.tickets[u"wish"_s]));
    const auto history = readHistory(*workspace, loaded);
    VERIFY_OK(history);
    QVERIFY(history->entries.size() >= 4);
    QCOMPARE(history->labels.value(m_switch), hiddenText());
    QCOMPARE(history->labels.value(m_world.tickets[u"other"_s]), hiddenText());
    QCOMPARE(history->labels.value(m_world.network), QString()); // says nothing of it
    QCOMPARE(history->labels.value(m_world.owner), u"The owner"_s);
}

/// The stand-in never reaches the log.
void HiddenReferencesTest::savesDoNotWriteThem()
{
    const auto workspace = desk(u"rita"_s);
    const LoadedRecord loaded = DeskFile::need(workspace->load(m_world.tickets[u"wish"_s]));
    const RecordType &type = *workspace->schema().type(u"incident");
    RecordEdit edit = RecordEdit::of(loaded, u"edit"_s);
    edit.next.values[size_t(type.indexOf(u"parent"))] = Value(hiddenReference(7));
    const auto saved = workspace->commit(edit);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, u"record.no-such-reference"_s);
}

QTEST_GUILESS_MAIN(HiddenReferencesTest)
#include "tst_hiddenreferences.moc"
