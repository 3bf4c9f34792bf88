// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/fields.h"
#include "models/roles.h"
#include "models/ticketlistmodel.h"
#include "tests/support/deskshell.h"
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
#include <QLineEdit>
#include <QListView>

using namespace steward;
using namespace Qt::StringLiterals;

/// A morning at the queue, with the keyboard, on the real window.
class QueueTest : public QObject
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
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    /// By keys, and by an input method what keyboards do not have.
    void type(const QString &text)
    {
        for (const QChar one : text) {
            if (one.unicode() < 128) {
                QTest::keyClicks(QApplication::focusWidget(), one);
                continue;
            }
            QInputMethodEvent written;
            written.setCommitString(one);
            QApplication::sendEvent(QApplication::focusWidget(), &written);
        }
    }
    /// Types a query and waits for its list.
    void find(const QString &query)
    {
        key(Qt::Key_Slash);
        key(Qt::Key_A, Qt::ControlModifier);
        type(query);
        key(Qt::Key_Return);
        if (queue()->field()->popup()->isVisible())
            key(Qt::Key_Return);
        QTRY_COMPARE(queue()->spec().query.trimmed(), query);
        QTRY_VERIFY(model()->isComplete());
    }
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
    maker.makeDemo(900);
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

QTEST_MAIN(QueueTest)
#include "tst_queue.moc"
