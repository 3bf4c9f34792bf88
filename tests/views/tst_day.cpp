// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/fields.h"
#include "models/deskvocabulary.h"
#include "models/threadmodel.h"
#include "models/ticketlistmodel.h"
#include "models/ticketplan.h"
#include "tests/support/deskshell.h"
#include "tests/support/queuekeys.h"
#include "views/editors/pickerpopup.h"
#include "views/editors/queryfield.h"
#include "views/editors/querypopup.h"
#include "views/panes/bulkeditpane.h"
#include "views/panes/queuepane.h"
#include "views/panes/queuetable.h"
#include "views/panes/threadview.h"
#include "views/panes/ticketcomposer.h"
#include "views/panes/ticketpane.h"
#include "views/shell/language.h"
#include "views/shell/toast.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

using namespace steward;
using namespace Qt::StringLiterals;

// Answers of the database, on a machine that does other things too.
#define WAIT_FOR(condition) QTRY_VERIFY_WITH_TIMEOUT((condition), 30'000)

/// A technician's day on the demo company with nothing but keys, in both looks and both languages.
class DayTest : public QObject, private test::QueueKeys
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void goesByKeysAlone_data();
    void goesByKeysAlone();

private:
    void findsAnOverdueTicketAndTakesIt();
    void answersFromTheShelf();
    void resolvesAndUndoes();
    void changesFiveHundredAndUndoes();
    void mergesTwoAndUndoes();

    QueuePane *queue() const { return qobject_cast<QueuePane *>(m_shell->window->findPane(u"queue"_s)); }
    QueueTable *table() const { return queue()->table(); }
    TicketListModel *model() const { return queue()->model(); }
    BulkEditPane *sheet() const { return qobject_cast<BulkEditPane *>(m_shell->window->findPane(u"bulk"_s)); }
    TicketPane *ticket(const Uuid &id) const
    {
        auto *pane = qobject_cast<TicketPane *>(m_shell->window->findPane(u"ticket"_s, id.toString()));
        return pane && pane->page() ? pane : nullptr;
    }
    PickerPopup *picker() const
    {
        for (PickerPopup *one : m_shell->window->findChildren<PickerPopup *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    Value valueOf(Rid rid, QStringView field) const { return model()->valueAt(model()->rowOf(rid), field); }
    QString toast() const { return m_shell->window->toastWidget()->sentence(); }
    void picture(const QString &step)
    {
        if (qEnvironmentVariableIsSet("STEWARD_PICTURES")) // what follows a change, such as a second pane, is on it too
            QTest::qWait(400);
        m_shell->picture(u"day-%1-%2"_s.arg(QString::fromLatin1(QTest::currentDataTag()), step));
    }

    void find(const QString &query)
    {
        constexpr int patienceMs = 30'000;
        QVERIFY2(findIn(queue(), query, patienceMs), qPrintable(query));
        WAIT_FOR(hasKeyboard(table()));
    }
    void goToQueue()
    {
        key(Qt::Key_G);
        key(Qt::Key_Q);
        WAIT_FOR(hasKeyboard(table()));
    }
    qint64 count(const QString &query) const { return countIn(m_shell->session.get(), query); }

    static QTemporaryDir s_demo;
    std::unique_ptr<DeskShell> m_shell;
    Rid m_rid = 0;
    Uuid m_id;
};

QTemporaryDir DayTest::s_demo;

void DayTest::initTestCase()
{
    Theme::instance().install();
    DeskShell maker;
    maker.makeDemo(2038);
    QVERIFY(QFile::copy(maker.path(), s_demo.filePath(u"demo.steward"_s)));
}

void DayTest::init()
{
    QFETCH(QString, language);
    QFETCH(bool, dark);
    Language::instance().set(language);
    Theme::instance().setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
    m_shell = std::make_unique<DeskShell>();
    QVERIFY(QFile::copy(s_demo.filePath(u"demo.steward"_s), m_shell->path()));
    QVERIFY(m_shell->open());
    WAIT_FOR(queue() && model()->isComplete() && model()->rowCount() > 5);
    WAIT_FOR(model()->rowAt(0));
    table()->setFocus(); // where the window puts the keyboard is its own test
}

void DayTest::cleanup()
{
    m_shell.reset();
    Theme::instance().setMode(ThemeMode::System);
    Language::instance().set(u"en"_s);
}

void DayTest::goesByKeysAlone_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("dark");
    QTest::newRow("light-en") << u"en"_s << false;
    QTest::newRow("dark-ja") << u"ja"_s << true;
}

void DayTest::goesByKeysAlone()
{
    using Step = void (DayTest::*)();
    for (const Step step : {&DayTest::findsAnOverdueTicketAndTakesIt, &DayTest::answersFromTheShelf, &DayTest::resolvesAndUndoes,
                            &DayTest::changesFiveHundredAndUndoes, &DayTest::mergesTwoAndUndoes}) {
        (this->*step)();
        if (QTest::currentTestFailed())
            return;
    }
    QCOMPARE(m_shell->prompter.asked(), QStringList()); // nothing needed a box in the way
}

void DayTest::findsAnOverdueTicketAndTakesIt()
{
    find(u"is:overdue service:\"Printing 印刷\""_s);
    QVERIFY(model()->rowCount() > 0);
    WAIT_FOR(model()->rowAt(table()->currentIndex().row()));
    picture(u"1-overdue"_s);
    const Uuid me = m_shell->session->me();
    // One of somebody else.
    for (int row = 1; row < model()->rowCount() && valueOf(table()->currentRid(), u"assignee").reference() == me; ++row)
        key(Qt::Key_J);
    m_rid = table()->currentRid();
    m_id = table()->currentId();
    QVERIFY(valueOf(m_rid, u"assignee").reference() != me);
    key(Qt::Key_I);
    WAIT_FOR(valueOf(m_rid, u"assignee").reference() == me);
    picture(u"2-mine"_s);
    QCOMPARE(table()->currentRid(), m_rid); // the caret has not moved
    key(Qt::Key_Return);
    WAIT_FOR(ticket(m_id));
    WAIT_FOR(hasKeyboard(ticket(m_id)->thread()));
    picture(u"3-ticket"_s);
}

void DayTest::answersFromTheShelf()
{
    TicketPane *pane = ticket(m_id);
    const int before = pane->thread()->thread()->count(ThreadModel::Filter::Public);
    key(Qt::Key_R);
    QVERIFY(hasKeyboard(pane->composer()->edit()));
    QVERIFY(pane->composer()->isPublic());
    type(u"::"_s);
    WAIT_FOR(picker() && !picker()->shown().isEmpty());
    type(u"print"_s);
    QVERIFY(!picker()->shown().isEmpty());
    picture(u"4-replies"_s);
    key(Qt::Key_Return);
    WAIT_FOR(pane->composer()->text().size() > 20);
    const QString text = pane->composer()->text();
    QVERIFY2(!text.contains(u"::"_s) && !text.contains(u"{{"_s), qPrintable(text));
    WAIT_FOR(hasKeyboard(pane->composer()->edit()));
    picture(u"5-filled"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    WAIT_FOR(pane->thread()->thread()->count(ThreadModel::Filter::Public) == before + 1);
    WAIT_FOR(pane->composer()->isEmpty());
    picture(u"6-answered"_s);
}

void DayTest::resolvesAndUndoes()
{
    TicketPane *pane = ticket(m_id);
    const auto status = [pane] { return pane->page()->value(u"status").text(); };
    const int before = pane->thread()->thread()->count(ThreadModel::Filter::Public);
    const QString open = status();
    QVERIFY(open != u"resolved");
    QVERIFY(hasKeyboard(pane->composer()->edit()));
    type(u"給紙ローラーを交換しました。"_s);
    key(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    WAIT_FOR(picker() && picker()->isAncestorOf(focus()));
    picture(u"7-needs"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(picker()); // it has said what is missing
    QCOMPARE(status(), open);
    picture(u"8-missing"_s);
    QVERIFY(tabTo(u"field.resolution.code"_s));
    const auto codes = [this] {
        for (const QListWidget *list : m_shell->window->findChildren<QListWidget *>(u"reference.list"_s)) {
            if (list->isVisible() && list->count() > 0)
                return true;
        }
        return false;
    };
    key(Qt::Key_Down);
    WAIT_FOR(codes());
    picture(u"9-codes"_s);
    key(Qt::Key_Down);
    key(Qt::Key_Return);
    QVERIFY(tabTo(u"field.resolution"_s)); // it has the answer already
    picture(u"10-complete"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    WAIT_FOR(status() == u"resolved"_s);
    WAIT_FOR(pane->thread()->thread()->count(ThreadModel::Filter::Public) == before + 1);
    WAIT_FOR(pane->composer()->isEmpty());
    picture(u"11-resolved"_s);
    key(Qt::Key_Z, Qt::ControlModifier); // from the empty composer
    WAIT_FOR(status() == open);
    WAIT_FOR(pane->thread()->thread()->count(ThreadModel::Filter::Public) == before); // one undo for both
    picture(u"12-open-again"_s);
    key(Qt::Key_Escape);
    QVERIFY(hasKeyboard(pane->thread()));
}

void DayTest::changesFiveHundredAndUndoes()
{
    goToQueue();
    find(u"priority>=4"_s);
    const int matching = int(model()->count());
    QVERIFY2(matching >= 500, qPrintable(QString::number(matching)));
    key(Qt::Key_A, Qt::ControlModifier);
    WAIT_FOR(table()->chosenCount() == matching);
    const int listWidth = table()->width();
    key(Qt::Key_E);
    QVERIFY(sheet());
    QVERIFY(hasKeyboard(sheet()));
    picture(u"13-bulk"_s);
    QVERIFY(tabTo(u"bulkAct.tag"_s));
    key(Qt::Key_Right); // Keep → Add
    key(Qt::Key_Tab);
    type(u"year-end"_s);
    WAIT_FOR(sheet()->prepared() && sheet()->prepared()->preview.changed > 0 && sheet()->applyButton()->isEnabled());
    const BulkPreview preview = sheet()->prepared()->preview;
    QCOMPARE(preview.changed + preview.unchanged + preview.refused, matching);
    QVERIFY2(preview.changed >= 490, qPrintable(QString::number(preview.changed)));
    QVERIFY(sheet()->applyButton()->text().contains(QString::number(preview.changed)));
    QCOMPARE(count(u"tag:year-end"_s), 0); // a preview writes nothing
    picture(u"14-preview"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    WAIT_FOR(!sheet());
    QCOMPARE(count(u"tag:year-end"_s), qint64(preview.changed));
    WAIT_FOR(hasKeyboard(table()));
    WAIT_FOR(qAbs(table()->width() - listWidth) < 40); // the sheet has given its room back
    picture(u"15-changed"_s);
    key(Qt::Key_Z, Qt::ControlModifier);
    WAIT_FOR(count(u"tag:year-end"_s) == 0);
    picture(u"16-undone"_s);
    key(Qt::Key_Escape); // back to one row
    QCOMPARE(table()->chosenCount(), 1);
}

void DayTest::mergesTwoAndUndoes()
{
    find(u"status:inprogress 印刷"_s);
    QVERIFY(model()->rowCount() > 2);
    WAIT_FOR(model()->rowAt(2));
    key(Qt::Key_Home, Qt::ControlModifier);
    const Rid first = table()->currentRid();
    key(Qt::Key_X);
    key(Qt::Key_J);
    const Rid second = table()->currentRid();
    key(Qt::Key_X);
    QVERIFY(first != second);
    QCOMPARE(table()->chosenCount(), 2);
    picture(u"17-two"_s);
    key(Qt::Key_M);
    WAIT_FOR(picker() && picker()->shown().size() == 1); // the other one is typed already
    picture(u"18-merge-into"_s);
    const Uuid into = Uuid::fromString(picker()->shown().first().id);
    key(Qt::Key_Return);
    WAIT_FOR(picker() && picker()->findChild<QLabel *>(u"mergePreview"_s));
    picture(u"19-merge"_s);
    const TicketPane *from = nullptr;
    for (const TicketPane *pane : m_shell->window->findChildren<TicketPane *>())
        from = pane->isVisible() ? pane : from;
    QVERIFY(from && from->page());
    QVERIFY(from->page()->ticket.rid == first || from->page()->ticket.rid == second);
    const Uuid merged = from->page()->ticket.id;
    QVERIFY(!from->page()->value(u"merged.into").isReference()); // nothing has happened yet
    key(Qt::Key_Return, Qt::ControlModifier);
    WAIT_FOR(ticket(into));
    WAIT_FOR(ticket(merged)->page()->value(u"merged.into").reference() == into);
    WAIT_FOR(hasKeyboard(ticket(into)));
    const auto opened = [this](const Uuid &id) { return ticket(id)->page()->value(u"opened").number(); };
    QVERIFY(opened(into) <= opened(merged)); // the older one stays
    picture(u"20-merged"_s);
    key(Qt::Key_Z, Qt::ControlModifier);
    WAIT_FOR(!ticket(merged)->page()->value(u"merged.into").isReference());
    WAIT_FOR(ticket(merged)->whyNot().isEmpty());
    picture(u"21-apart"_s);
}

QTEST_MAIN(DayTest)
#include "tst_day.moc"
