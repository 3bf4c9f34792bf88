// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/fields.h"
#include "core/desk/tickets.h"
#include "models/roles.h"
#include "models/ticketlistmodel.h"
#include "tests/support/deskshell.h"
#include "tests/support/queuekeys.h"
#include "views/editors/pickerpopup.h"
#include "views/editors/queryfaultstrip.h"
#include "views/editors/queryfield.h"
#include "views/editors/querypopup.h"
#include "views/panes/noticestrip.h"
#include "views/panes/queuepane.h"
#include "views/panes/queueactions.h"
#include "views/panes/queuetable.h"
#include "views/panes/viewspane.h"
#include "views/shell/deskcommands.h"
#include "views/shell/language.h"
#include "views/shell/stateview.h"
#include "views/shell/toast.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollBar>

using namespace steward;
using namespace Qt::StringLiterals;

/// A morning at the queue, with the keyboard, on the real window.
class QueueTest : public QObject, private test::QueueKeys
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void opensOnTheWorkOfMyTeams();
    void movesSelectsAndFilters();
    void saysWhereAQueryIsWrong();
    void assignsToMeAndUndoes();
    void asksForWhatAStatusNeeds();
    void viewsStandInSectionsWithCounts();
    void keepsRenamesMovesAndRemovesAView();
    void findsAnOverduePrinterIncidentAndTakesIt();
    void opensAndPeeks();
    void editsACellAndNarrowsToIt();
    void saysWhatAnEmptyListLacks();
    void keepsItsPlaceWhileTicketsArrive();
    void looksRightInDarkAndJapanese();

private:
    QueuePane *queue() const { return qobject_cast<QueuePane *>(m_shell->window->findPane(u"queue"_s)); }
    QueueTable *table() const { return queue()->table(); }
    ViewsPane *views() const { return qobject_cast<ViewsPane *>(m_shell->window->findPane(u"views"_s)); }
    int rowOfView(const QString &name) const
    {
        for (int row = 0; row < views()->model()->rowCount(); ++row) {
            if (views()->model()->index(row).data().toString() == name)
                return row;
        }
        return -1;
    }
    TicketListModel *model() const { return queue()->model(); }
    /// Types a query and waits for its list.
    void find(const QString &query) { QVERIFY2(findIn(queue(), query), qPrintable(query)); }
    Value valueOfCurrent(QStringView field) { return model()->valueAt(table()->currentIndex().row(), field); }

    static QTemporaryDir s_demo;
    std::unique_ptr<DeskShell> m_shell;
};

QTemporaryDir QueueTest::s_demo;

void QueueTest::initTestCase()
{
    Language::instance().set(u"en"_s);
    Theme::instance().install();
    DeskShell maker;
    maker.makeDemo(2038); // the demo as it is shipped
    QVERIFY(QFile::copy(maker.path(), s_demo.filePath(u"demo.steward"_s)));
}

void QueueTest::init()
{
    m_shell = std::make_unique<DeskShell>();
    QVERIFY(QFile::copy(s_demo.filePath(u"demo.steward"_s), m_shell->path()));
    QVERIFY(m_shell->open());
    QVERIFY(queue());
    QTRY_VERIFY(model()->isComplete() && model()->rowCount() > 5);
    QTRY_VERIFY(model()->rowAt(0));
    table()->setFocus();
}

void QueueTest::cleanup()
{
    m_shell.reset();
}

void QueueTest::opensOnTheWorkOfMyTeams()
{
    QCOMPARE(queue()->view().view.name, u"Team open"_s);
    QVERIFY(!queue()->isViewChanged());
    QCOMPARE(model()->count(), qint64(model()->rowCount()));
    for (const char *id : {"status", "number", "title", "priority", "due", "assignee", "service", "updated"})
        QVERIFY2(!table()->isColumnHidden(model()->columnOf(QString::fromLatin1(id))), id);
    // The one breach fill: the row that is longest over its time.
    int filled = 0;
    for (int row = 0; row < model()->rowCount(); ++row)
        filled += model()->index(row, 0).data(DueRole).value<DueCell>().worst ? 1 : 0;
    QTRY_VERIFY(model()->index(0, 0).data(IsFetchedRole).toBool());
    QVERIFY(filled <= 1);
    m_shell->picture(u"queue-open"_s);
}

void QueueTest::movesSelectsAndFilters()
{
    table()->goToRow(0);
    key(Qt::Key_J);
    key(Qt::Key_J);
    QCOMPARE(table()->currentIndex().row(), 2);
    key(Qt::Key_K);
    QCOMPARE(table()->currentIndex().row(), 1);
    key(Qt::Key_X);
    key(Qt::Key_J);
    key(Qt::Key_X);
    QCOMPARE(table()->chosenCount(), 2);
    QVERIFY(queue()->notice()->isVisible());
    key(Qt::Key_Escape);
    QCOMPARE(table()->chosenCount(), 1);

    key(Qt::Key_Slash);
    QCOMPARE(QApplication::focusWidget(), queue()->field());
    key(Qt::Key_A, Qt::ControlModifier);
    type(u"status:open priority"_s);
    QVERIFY(queue()->field()->popup()->isVisible());
    m_shell->picture(u"queue-completion"_s);
    key(Qt::Key_Escape);
    type(u"<=2"_s);
    key(Qt::Key_Return);
    QTRY_COMPARE(queue()->spec().query, u"status:open priority<=2"_s);
    QCOMPARE(QApplication::focusWidget(), table());
    QTRY_VERIFY(model()->isComplete() && model()->rowCount() > 0);
    QTRY_VERIFY(model()->rowAt(0));
    for (int row = 0; row < qMin(10, model()->rowCount()); ++row)
        QVERIFY(model()->valueAt(row, u"priority").number() <= 2);
    QVERIFY(queue()->isViewChanged());
}

void QueueTest::saysWhereAQueryIsWrong()
{
    const int before = model()->rowCount();
    key(Qt::Key_Slash);
    key(Qt::Key_A, Qt::ControlModifier);
    type(u"status:open asignee:me"_s);
    QVERIFY(queue()->field()->fault());
    QVERIFY(queue()->findChild<QueryFaultStrip *>()->isVisible());
    QCOMPARE(queue()->field()->fault()->start, 12);
    QCOMPARE(model()->rowCount(), before);
    m_shell->picture(u"queue-fault"_s);
    QVERIFY(queue()->field()->applyFix());
    QVERIFY(!queue()->field()->fault());
}

void QueueTest::assignsToMeAndUndoes()
{
    find(u"is:unassigned status:open"_s);
    QVERIFY(model()->rowCount() > 0);
    QTRY_VERIFY(model()->rowAt(table()->currentIndex().row()));
    const Rid rid = table()->currentRid();
    QVERIFY(valueOfCurrent(u"assignee").isEmpty());
    key(Qt::Key_I);
    QTRY_COMPARE(model()->valueAt(model()->rowOf(rid), u"assignee").reference(), m_shell->session->me());
    QVERIFY(m_shell->window->toastWidget()->isVisible());
    // It has left the list, but does not jump away under the caret.
    QVERIFY(model()->index(model()->rowOf(rid), 0).data(IsStaleRole).toBool());
    m_shell->picture(u"queue-assigned"_s);
    key(Qt::Key_Z);
    QTRY_VERIFY(model()->valueAt(model()->rowOf(rid), u"assignee").isEmpty());
    QVERIFY(!model()->index(model()->rowOf(rid), 0).data(IsStaleRole).toBool());
}

void QueueTest::asksForWhatAStatusNeeds()
{
    find(u"status:inprogress"_s);
    QTRY_VERIFY(model()->rowAt(0));
    const Rid rid = table()->currentRid();
    key(Qt::Key_S);
    QPointer<PickerPopup> picker = queue()->queueActions()->picker();
    QVERIFY(picker);
    QTRY_VERIFY(!picker->shown().isEmpty());
    bool greyed = false;
    for (const PickerItem &item : picker->shown())
        greyed = greyed || !item.whyNot.isEmpty();
    QVERIFY(greyed); // what cannot be is shown with its reason
    m_shell->picture(u"queue-status"_s);
    type(u"Resol"_s);
    key(Qt::Key_Return);
    QVERIFY(picker); // resolving needs a code and a text: it asks
    m_shell->picture(u"queue-status-needs"_s);
    key(Qt::Key_Escape);
    QTRY_VERIFY(!picker);
    QCOMPARE(model()->valueAt(model()->rowOf(rid), u"status").text(), u"inprogress"_s);
}

void QueueTest::viewsStandInSectionsWithCounts()
{
    QVERIFY(views());
    const SavedViewModel *list = views()->model();
    QTRY_VERIFY(list->rowCount() > 10);
    for (const char *section : {"Mine", "Team", "Everyone"})
        QVERIFY(list->index(rowOfView(QString::fromLatin1(section))).data(GroupHeaderRole).toBool());
    QTRY_VERIFY(list->index(rowOfView(u"Older than 30 days"_s)).data(CountRole).isValid()); // the last one that is counted
    QCOMPARE(list->index(rowOfView(u"Team open"_s)).data(CountRole).toLongLong(), model()->count());
    m_shell->picture(u"queue-views"_s);

    // By key: F6 goes there, the caret passes over headers, Return opens.
    views()->list()->setFocus();
    views()->list()->setCurrentIndex(list->index(rowOfView(u"Assigned to me"_s)));
    key(Qt::Key_Return);
    QTRY_COMPARE(queue()->view().view.name, u"Assigned to me"_s);
    QCOMPARE(QApplication::focusWidget(), table());
    QTRY_VERIFY(model()->isComplete());
    QCOMPARE(list->index(rowOfView(u"Assigned to me"_s)).data(CountRole).toLongLong(), model()->count());
}

void QueueTest::keepsRenamesMovesAndRemovesAView()
{
    find(u"status:open priority>=4"_s);
    QVERIFY(m_shell->actions.trigger(u"views.add"_s));
    type(u"No hurry"_s);
    m_shell->picture(u"queue-view-name"_s);
    key(Qt::Key_Return);
    QTRY_VERIFY(rowOfView(u"No hurry"_s) > 0);
    QTRY_COMPARE(queue()->view().view.name, u"No hurry"_s);
    const SavedViewModel *list = views()->model();
    QTRY_VERIFY(list->index(rowOfView(u"No hurry"_s)).data(CountRole).isValid());
    QCOMPARE(list->viewAt(rowOfView(u"No hurry"_s))->view.owner.uuid, m_shell->session->me());

    views()->list()->setFocus();
    views()->list()->setCurrentIndex(list->index(rowOfView(u"No hurry"_s)));
    key(Qt::Key_F2);
    type(u"急がない"_s);
    key(Qt::Key_Return);
    QTRY_VERIFY(rowOfView(u"急がない"_s) > 0);
    const int row = rowOfView(u"急がない"_s);
    views()->list()->setFocus();
    QCOMPARE(views()->list()->currentIndex().row(), row);
    key(Qt::Key_Up, Qt::AltModifier);
    QTRY_COMPARE(rowOfView(u"急がない"_s), row - 1);
    QVERIFY(m_shell->actions.trigger(u"views.to-everyone"_s));
    QTRY_VERIFY(sectionOf(list->viewAt(rowOfView(u"急がない"_s))->view) == ViewSection::Everyone);
    views()->list()->setCurrentIndex(list->index(rowOfView(u"急がない"_s)));
    key(Qt::Key_Delete);
    QTRY_COMPARE(rowOfView(u"急がない"_s), -1);
    QVERIFY(m_shell->actions.trigger(u"edit.undo"_s));
    QTRY_VERIFY(rowOfView(u"急がない"_s) > 0);
}

void QueueTest::findsAnOverduePrinterIncidentAndTakesIt()
{
    // g q goes to the queue from anywhere, / to its filter, Return into the rows.
    key(Qt::Key_G);
    key(Qt::Key_Q);
    find(u"is:overdue service:\"Printing 印刷\""_s);
    QVERIFY(model()->rowCount() > 0);
    QTRY_VERIFY(model()->rowAt(0));
    const Rid rid = table()->currentRid();
    QVERIFY(rid > 0);
    const Uuid before = valueOfCurrent(u"assignee").reference();
    if (before == m_shell->session->me())
        key(Qt::Key_J);
    key(Qt::Key_I);
    QTRY_COMPARE(valueOfCurrent(u"assignee").reference(), m_shell->session->me());
    key(Qt::Key_Z);
    QTRY_COMPARE(valueOfCurrent(u"assignee").reference(), before);
    QTRY_VERIFY(m_shell->window->toastWidget()->sentence().startsWith(u"Undone"_s));
}

void QueueTest::opensAndPeeks()
{
    table()->goToRow(0);
    const QString id = table()->currentId().toString();
    const bool peeked = m_shell->window->findPane(u"peek"_s);
    key(Qt::Key_Space);
    QTRY_COMPARE(bool(m_shell->window->findPane(u"peek"_s)), !peeked);
    QCOMPARE(QApplication::focusWidget(), table());
    key(Qt::Key_Space);
    QTRY_COMPARE(bool(m_shell->window->findPane(u"peek"_s)), peeked);
    QCOMPARE(QApplication::focusWidget(), table());
    key(Qt::Key_O);
    QVERIFY(m_shell->window->findPane(u"ticket"_s, id));
    QVERIFY(QApplication::focusWidget() != table());
    m_shell->picture(u"queue-opened"_s);
    QVERIFY(m_shell->actions.trigger(u"go.queue"_s));
    QCOMPARE(QApplication::focusWidget(), table());
    QCOMPARE(table()->currentId().toString(), id);
}

void QueueTest::editsACellAndNarrowsToIt()
{
    find(u"status:open"_s);
    QTRY_VERIFY(model()->rowAt(0));
    // F2 on the tags of a row: a new one is written as it is typed.
    queue()->setColumns({u"status"_s, u"number"_s, u"title"_s, u"priority"_s, u"team"_s, u"tag"_s});
    const int tags = model()->columnOf(u"tag");
    QVERIFY(!table()->isColumnHidden(tags));
    table()->selectionModel()->setCurrentIndex(model()->index(0, tags), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    key(Qt::Key_F2);
    QPointer<PickerPopup> picker = queue()->queueActions()->picker();
    QVERIFY(picker && picker->isVisible());
    QTRY_VERIFY(!picker->shown().isEmpty());
    m_shell->picture(u"queue-cell"_s);
    type(u"ward-4"_s);
    key(Qt::Key_Return);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(valueOfCurrent(u"tag").set().contains(u"ward-4"_s));

    // By hand, with a reason.
    key(Qt::Key_P);
    picker = queue()->queueActions()->picker();
    QVERIFY(picker);
    m_shell->picture(u"queue-priority"_s);
    key(Qt::Key_Escape);
    QTRY_VERIFY(!picker);

    // Order by a click on a header, and back again.
    QHeaderView *header = table()->horizontalHeader();
    const int at = header->sectionViewportPosition(model()->columnOf(u"priority")) + 10;
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(at, 12));
    QCOMPARE(queue()->spec().sort, u"priority"_s);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(at, 12));
    QCOMPARE(queue()->spec().sort, u"-priority"_s);
    QTRY_VERIFY(model()->isComplete());
    table()->goToRow(0); // the caret has stayed with its ticket
    QTRY_VERIFY(model()->rowAt(0));

    const QString priority = u"priority:"_s + QString::number(model()->valueAt(0, u"priority").number());
    queue()->queueActions()->showMenu(model()->index(0, model()->columnOf(u"priority")), table()->mapToGlobal(QPoint(300, 60)));
    auto *menu = queue()->findChild<QMenu *>({}, Qt::FindDirectChildrenOnly);
    QVERIFY(menu && menu->isVisible());
    menu->actions().first()->trigger();
    menu->close();
    QTRY_COMPARE(queue()->spec().query, u"status:open "_s + priority);
}

void QueueTest::saysWhatAnEmptyListLacks()
{
    find(u"status:open tag:nobody-has-this"_s);
    QTRY_VERIFY(queue()->stateView()->isVisible());
    auto *way = queue()->stateView()->findChild<QPushButton *>();
    QTRY_VERIFY((way = queue()->stateView()->findChild<QPushButton *>()) && way->isVisible());
    m_shell->picture(u"queue-empty"_s);
    QVERIFY2(way->text().contains(u"tag:nobody-has-this"_s), qPrintable(way->text()));
    QTest::mouseClick(way, Qt::LeftButton);
    QTRY_COMPARE(queue()->spec().query, u"status:open"_s);
    QTRY_VERIFY(table()->isVisible() && model()->rowCount() > 0);
}

void QueueTest::keepsItsPlaceWhileTicketsArrive()
{
    find(u"status:open"_s);
    QTRY_VERIFY(model()->rowAt(0));
    table()->goToRow(model()->rowCount() - 3);
    const Rid rid = table()->currentRid();
    QTRY_VERIFY(table()->verticalScrollBar()->value() > 0);
    const int y = table()->rowViewportPosition(table()->currentIndex().row());
    const qint64 before = model()->count();
    const auto made = [](Workspace &desk) -> Result<VerbReport> {
        STEWARD_ASSIGN(RecordEdit draft, draftTicket(desk, u"incident"_s));
        setValue(*desk.schema().type(draft.type), draft.next, u"title", Value(u"Smoke in the server room"_s));
        return createTicket(desk, draft);
    };
    QFuture<Result<VerbReport>> future = m_shell->session->write<VerbReport>(made);
    future.waitForFinished();
    QVERIFY(future.result());
    QTRY_COMPARE(model()->count(), before + 1);
    QCOMPARE(model()->arrived(), 1);
    QCOMPARE(table()->currentRid(), rid);
    QCOMPARE(table()->rowViewportPosition(table()->currentIndex().row()), y);
    QVERIFY(queue()->notice()->text().contains(u"1 new above"_s));
    m_shell->picture(u"queue-arrived"_s);
    auto *show = queue()->notice()->findChild<QPushButton *>(u"noticeShowNew"_s);
    QVERIFY(show);
    QTest::mouseClick(show, Qt::LeftButton);
    QCOMPARE(table()->currentIndex().row(), 0);
    QTRY_COMPARE(model()->arrived(), 0);
}

void QueueTest::looksRightInDarkAndJapanese()
{
    const auto restore = qScopeGuard([] {
        Theme::instance().setMode(ThemeMode::Light);
        Language::instance().set(u"en"_s);
    });
    Theme::instance().setMode(ThemeMode::Dark);
    m_shell->picture(u"queue-dark"_s);
    Language::instance().set(u"ja"_s);
    m_shell->picture(u"queue-dark-ja"_s);
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_E);
    m_shell->picture(u"bulk-dark-ja"_s);
    Theme::instance().setMode(ThemeMode::Light);
    m_shell->picture(u"bulk-light-ja"_s);
    // No word of the queue is cut off by its column's heading.
    for (int column = 0; column < model()->columnCount(); ++column) {
        if (table()->isColumnHidden(column))
            continue;
        const QString title = model()->headerData(column, Qt::Horizontal).toString();
        QVERIFY2(QFontMetrics(Theme::font(TypeRole::Small)).horizontalAdvance(title) + 12 <= table()->columnWidth(column), qPrintable(title));
    }
}

QTEST_MAIN(QueueTest)
#include "tst_queue.moc"
