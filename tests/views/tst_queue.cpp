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
#include "views/shell/deskcommands.h"
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

private:
    QueuePane *queue() const { return qobject_cast<QueuePane *>(m_shell->window->findPane(u"queue"_s)); }
    QueueTable *table() const { return queue()->table(); }
    TicketListModel *model() const { return queue()->model(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
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

QTEST_MAIN(QueueTest)
#include "tst_queue.moc"
