// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/ticketlistmodel.h"
#include "models/ticketplan.h"
#include "tests/support/deskshell.h"
#include "tests/support/queuekeys.h"
#include "views/delegates/stewardtableview.h"
#include "views/editors/queryfield.h"
#include "views/editors/querypopup.h"
#include "views/editors/segmentedswitch.h"
#include "views/panes/bulkeditpane.h"
#include "views/panes/bulkfields.h"
#include "views/panes/queuepane.h"
#include "views/panes/queuetable.h"
#include "views/shell/language.h"
#include "views/shell/toast.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

using namespace steward;
using namespace Qt::StringLiterals;

/// The same change on hundreds of tickets, by key: preview, apply, undo.
class QueueBulkTest : public QObject, private test::QueueKeys
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void changesHundredsWithPreviewAndUndoes();
    void saysWhatIsMissingAndWhatIsRefused();

private:
    QueuePane *queue() const { return qobject_cast<QueuePane *>(m_shell->window->findPane(u"queue"_s)); }
    QueueTable *table() const { return queue()->table(); }
    TicketListModel *model() const { return queue()->model(); }
    BulkEditPane *sheet() const { return qobject_cast<BulkEditPane *>(m_shell->window->findPane(u"bulk"_s)); }
    void find(const QString &query) { QVERIFY2(findIn(queue(), query), qPrintable(query)); }
    qint64 count(const QString &query) const { return countIn(m_shell->session.get(), query); }

    static QTemporaryDir s_demo;
    std::unique_ptr<DeskShell> m_shell;
};

QTemporaryDir QueueBulkTest::s_demo;

void QueueBulkTest::initTestCase()
{
    Language::instance().set(u"en"_s);
    Theme::instance().install();
    DeskShell maker;
    maker.makeDemo(2038); // the demo as it is shipped
    QVERIFY(QFile::copy(maker.path(), s_demo.filePath(u"demo.steward"_s)));
}

void QueueBulkTest::init()
{
    m_shell = std::make_unique<DeskShell>();
    QVERIFY(QFile::copy(s_demo.filePath(u"demo.steward"_s), m_shell->path()));
    QVERIFY(m_shell->open());
    QTRY_VERIFY(model()->isComplete() && model()->rowCount() > 5);
    table()->setFocus();
}

void QueueBulkTest::cleanup()
{
    m_shell.reset();
}

void QueueBulkTest::changesHundredsWithPreviewAndUndoes()
{
    find(u"priority>=4"_s);
    const int matching = int(model()->count());
    QVERIFY2(matching >= 500, qPrintable(QString::number(matching)));
    key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(table()->chosenCount(), matching);
    key(Qt::Key_E);
    QVERIFY(sheet() && sheet()->isVisible());
    QVERIFY(!sheet()->applyButton()->isEnabled());

    QVERIFY(tabTo(u"bulkAct.tag"_s));
    key(Qt::Key_Right); // Keep → Add
    key(Qt::Key_Tab);
    type(u"year-end"_s);
    QTRY_VERIFY(sheet()->prepared() && sheet()->prepared()->preview.changed > 0);
    const BulkPreview &preview = sheet()->prepared()->preview;
    QCOMPARE(preview.changed + preview.unchanged + preview.refused, matching);
    QVERIFY(preview.changed >= 500);
    const int changed = preview.changed;
    QTRY_VERIFY(sheet()->applyButton()->isEnabled());
    QVERIFY(sheet()->applyButton()->text().contains(QString::number(changed)));
    QCOMPARE(count(u"tag:year-end"_s), 0); // a preview writes nothing
    m_shell->picture(u"bulk-preview"_s);

    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!sheet());
    QTRY_VERIFY(m_shell->window->toastWidget()->isVisible());
    QCOMPARE(count(u"tag:year-end"_s), qint64(changed));
    m_shell->picture(u"bulk-done"_s);
    QTRY_COMPARE(QApplication::focusWidget(), table());
    key(Qt::Key_Z);
    QTRY_COMPARE(count(u"tag:year-end"_s), 0);
}

void QueueBulkTest::saysWhatIsMissingAndWhatIsRefused()
{
    find(u"priority<=3"_s); // closed ones too
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_E);
    QVERIFY(tabTo(u"bulkAct.status"_s));
    key(Qt::Key_Right); // Keep → Set
    key(Qt::Key_Tab);
    auto *status = sheet()->findChild<QComboBox *>();
    QVERIFY(status && status->hasFocus());
    type(u"Resolved"_s);
    status->setCurrentIndex(status->findData(u"resolved"_s));
    Q_EMIT status->activated(status->currentIndex());
    // Resolving needs a code and a text: their rows are there now, and the foot says that nothing is entered yet.
    auto *code = sheet()->findChild<SegmentedSwitch *>(u"bulkAct.resolution.code"_s);
    QVERIFY(code && code->isVisible());
    QCOMPARE(code->currentIndex(), 1);
    QVERIFY(!sheet()->applyButton()->isEnabled());
    m_shell->picture(u"bulk-missing"_s);

    status->setCurrentIndex(status->findData(u"onhold"_s));
    Q_EMIT status->activated(status->currentIndex());
    QVERIFY(!code->isVisible());
    auto *hold = sheet()->findChild<SegmentedSwitch *>(u"bulkAct.hold"_s);
    QVERIFY(hold && hold->isVisible());
    for (QComboBox *box : sheet()->findChildren<QComboBox *>()) {
        if (const int at = box->findData(u"vendor"_s); at >= 0) {
            box->setCurrentIndex(at);
            Q_EMIT box->activated(at);
        }
    }
    sheet()->noteSwitch()->setCurrentIndex(1);
    Q_EMIT sheet()->noteSwitch()->currentChanged(1);
    sheet()->noteLine()->setFocus();
    type(u"Waiting for the vendor's patch."_s);
    QTRY_VERIFY(sheet()->prepared() && sheet()->prepared()->preview.refused > 0);
    QVERIFY(sheet()->prepared()->preview.changed > 0);
    QTRY_VERIFY(sheet()->applyButton()->isEnabled());
    m_shell->picture(u"bulk-refused"_s);
    const qint64 waiting = count(u"hold:vendor"_s);
    const int changed = sheet()->prepared()->preview.changed;
    QTest::mouseClick(sheet()->applyButton(), Qt::LeftButton);
    QTRY_VERIFY2(!sheet(), qPrintable(m_shell->window->toastWidget()->sentence()));
    QVERIFY(count(u"hold:vendor"_s) > waiting);
    QVERIFY(count(u"hold:vendor"_s) <= waiting + changed);
    QVERIFY(m_shell->actions.trigger(u"edit.undo"_s));
    QTRY_COMPARE(count(u"hold:vendor"_s), waiting);
}

QTEST_MAIN(QueueBulkTest)
#include "tst_queuebulk.moc"
