// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/conversation.h"
#include "core/desk/fields.h"
#include "models/threadmodel.h"
#include "tests/support/deskshell.h"
#include "views/editors/fieldrow.h"
#include "views/editors/pickerpopup.h"
#include "views/editors/runsbutton.h"
#include "views/panes/threadview.h"
#include "views/panes/ticketcomposer.h"
#include "views/panes/ticketdraft.h"
#include "views/panes/ticketheader.h"
#include "views/panes/ticketpane.h"
#include "views/panes/ticketside.h"
#include "views/shell/toast.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QListView>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace steward;
using namespace Qt::StringLiterals;

/// A ticket in its tab, worked with keyboard and mouse, on the real window over the demo company.
class TicketPaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void showsATicketByItsNumber();
    void answersAndUndoes();
    void notesAreTheDefaultAndTakeTheTint();
    void resolvingAsksForWhatIsMissing();
    void editsFieldsInPlace();
    void keepsADraft();

private:
    void openTicket(const QString &query = u"status:inprogress"_s);
    template<class T>
    T *find(const char *name) const
    {
        return m_pane->findChild<T *>(QString::fromLatin1(name));
    }
    void click(const char *name) const { QTest::mouseClick(find<QWidget>(name), Qt::LeftButton); }
    PickerPopup *picker() const
    {
        for (PickerPopup *one : m_shell->window->findChildren<PickerPopup *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    QString toast() const { return m_shell->window->toastWidget()->sentence(); }
    QString status() const { return m_pane->page()->value(u"status").text(); }

    static QTemporaryDir s_demo;
    std::unique_ptr<DeskShell> m_shell;
    TicketPane *m_pane = nullptr;
};

QTemporaryDir TicketPaneTest::s_demo;

void TicketPaneTest::initTestCase()
{
    Theme::instance().install();
    DeskShell maker;
    maker.makeDemo(400);
    QVERIFY(QFile::copy(maker.path(), s_demo.filePath(u"demo.steward"_s)));
}

void TicketPaneTest::init()
{
    m_shell = std::make_unique<DeskShell>();
    QVERIFY(QFile::copy(s_demo.filePath(u"demo.steward"_s), m_shell->path()));
    QVERIFY(m_shell->open());
}

void TicketPaneTest::cleanup()
{
    m_pane = nullptr;
    m_shell.reset();
}

/// The first ticket in work that has a few public words in it.
void TicketPaneTest::openTicket(const QString &status)
{
    QString number;
    const QString wanted = status.section(u':', 1);
    deliver(m_shell->session->read<QString>([wanted](Workspace &desk) -> Result<QString> {
        const RecordType &type = *desk.schema().type(u"incident");
        STEWARD_ASSIGN(const QList<Rid> rids, desk.records().all(type));
        for (const Rid rid : rids) {
            STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(rid));
            if (valueOf(type, loaded.values, u"status").text() == wanted && valueOf(type, loaded.values, u"comments").number() >= 2
                && valueOf(type, loaded.values, u"title").text().at(0).unicode() > 0x3000)
                return loaded.number;
        }
        return QString();
    }), this, [&](const Result<QString> &found) { number = found.value_or({}); });
    QTRY_VERIFY(!number.isEmpty());
    m_pane = qobject_cast<TicketPane *>(m_shell->window->openPane(u"ticket"_s, number));
    QVERIFY(m_pane);
    QTRY_VERIFY(m_pane->page());
    QCOMPARE(m_pane->page()->ticket.number, number);
}

void TicketPaneTest::showsATicketByItsNumber()
{
    openTicket();
    const auto page = m_pane->page();
    QVERIFY(m_pane->title().startsWith(page->ticket.number));
    QVERIFY(m_pane->title().contains(page->value(u"title").text()));
    const ThreadModel *thread = m_pane->thread()->thread();
    QCOMPARE(thread->rowCount(), thread->count(ThreadModel::Filter::All));
    QCOMPARE(thread->count(ThreadModel::Filter::All),
             thread->count(ThreadModel::Filter::Public) + thread->count(ThreadModel::Filter::Internal)
                 + thread->count(ThreadModel::Filter::System));
    QVERIFY(thread->count(ThreadModel::Filter::Public) >= 2);
    QVERIFY(m_pane->side()->row(u"service"_s));
    QVERIFY(!m_pane->side()->row(u"title"_s)); // in the header
    m_shell->picture(u"ticket"_s);
    m_shell->window->resize(1024, 600);
    QVERIFY(m_pane->thread()->isVisible());
    m_shell->picture(u"ticket-small"_s);
}

void TicketPaneTest::answersAndUndoes()
{
    openTicket();
    const int before = m_pane->thread()->thread()->count(ThreadModel::Filter::Public);
    m_pane->thread()->setFocus();
    QTest::keyClick(m_pane->thread(), Qt::Key_R);
    QVERIFY(m_pane->composer()->isPublic());
    QVERIFY(m_pane->composer()->edit()->hasFocus());
    QTest::keyClicks(m_pane->composer()->edit(), u"We found the cause."_s);
    QCOMPARE(m_pane->note(), u"draft"_s);
    QTest::keyClick(m_pane->composer()->edit(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_pane->thread()->thread()->count(ThreadModel::Filter::Public), before + 1);
    QVERIFY(m_pane->composer()->isEmpty());
    QVERIFY(m_pane->note().isEmpty());
    const ThreadLine &last = m_pane->thread()->thread()->line(m_pane->thread()->thread()->rowCount() - 1);
    QCOMPARE(last.text, u"We found the cause."_s);
    QCOMPARE(last.channel, u"Public, not delivered"_s); // nothing brings it to anybody yet
    QVERIFY(toast().contains(u"not delivered"_s));
    QVERIFY(m_shell->window->toastWidget()->undoNow());
    QTRY_COMPARE(m_pane->thread()->thread()->count(ThreadModel::Filter::Public), before);
}

void TicketPaneTest::notesAreTheDefaultAndTakeTheTint()
{
    openTicket();
    QVERIFY(!m_pane->composer()->isPublic());
    QCOMPARE(find<RunsButton>("composerSend")->face().text, u"Add internal note"_s);
    QCOMPARE(m_pane->composer()->edit()->palette().color(QPalette::Base), Theme::colour(ThemeRole::InternalTint));
    m_pane->write(true);
    QCOMPARE(find<RunsButton>("composerSend")->face().text, u"Record reply"_s);
    QCOMPARE(m_pane->composer()->edit()->palette().color(QPalette::Base), Theme::colour(ThemeRole::Base));
    QTest::keyClick(m_pane->composer()->edit(), Qt::Key_Escape);
    QVERIFY(m_pane->thread()->hasFocus());
    QTest::keyClick(m_pane->thread(), Qt::Key_N);
    const int before = m_pane->thread()->thread()->count(ThreadModel::Filter::Internal);
    QTest::keyClicks(m_pane->composer()->edit(), u"Only for us."_s);
    click("composerSend");
    QTRY_COMPARE(m_pane->thread()->thread()->count(ThreadModel::Filter::Internal), before + 1);
}

void TicketPaneTest::resolvingAsksForWhatIsMissing()
{
    openTicket();
    m_pane->write(true);
    QTest::keyClicks(m_pane->composer()->edit(), u"Solved by a new key."_s);
    QTest::keyClick(m_pane->composer()->edit(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(picker());
    m_shell->picture(u"ticket-resolve"_s);
    auto *text = picker()->findChild<QPlainTextEdit *>();
    QVERIFY(text);
    QCOMPARE(text->toPlainText(), u"Solved by a new key."_s); // what was answered is offered
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(picker()); // the code is still missing, and it says so
    QCOMPARE(status(), u"inprogress"_s);
    auto *code = picker()->findChild<QWidget *>(u"field.resolution.code"_s)->findChild<QLineEdit *>();
    code->setFocus();
    QTest::keyClick(code, Qt::Key_Down);
    const auto offered = [&] {
        const QListWidget *list = picker() ? picker()->findChild<QListWidget *>(u"reference.list"_s) : nullptr;
        const QListWidget *other = m_shell->window->findChild<QListWidget *>(u"reference.list"_s);
        return (list && list->count() > 0) || (other && other->count() > 0);
    };
    QTRY_VERIFY(offered());
    QTest::keyClick(code, Qt::Key_Down);
    QTest::keyClick(code, Qt::Key_Return);
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(status(), u"resolved"_s);
    QVERIFY(m_pane->composer()->isEmpty());
    QVERIFY(m_shell->window->toastWidget()->undoNow()); // one undo for both
    QTRY_COMPARE(status(), u"inprogress"_s);
}

void TicketPaneTest::editsFieldsInPlace()
{
    openTicket();
    QTest::mouseClick(find<QWidget>("ticketTitle"), Qt::LeftButton);
    auto *title = find<QLineEdit>("ticketTitleEdit");
    QVERIFY(title->isVisible());
    title->setText(u"印刷できない（4階）"_s);
    QTest::keyClick(title, Qt::Key_Return);
    QTRY_COMPARE(m_pane->page()->value(u"title").text(), u"印刷できない（4階）"_s);

    FieldRow *row = m_pane->side()->row(u"external.number"_s);
    QVERIFY(row);
    row->edit();
    auto *line = row->findChild<QLineEdit *>();
    QVERIFY(line);
    QTest::keyClicks(line, u"V-4711"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(m_pane->page()->value(u"external.number").text(), u"V-4711"_s);
    QCOMPARE(row->text(), u"V-4711"_s);
    QVERIFY(toast().contains(u"External number"_s));
    row->edit();
    line = row->findChild<QLineEdit *>(); // Escape gives the old value back
    line->setText(u"other"_s);
    QTest::keyClick(line, Qt::Key_Escape);
    QVERIFY(!row->isEditing());
    QCOMPARE(row->text(), u"V-4711"_s);

    // Two changes of one unit right after each other: the second one has seen the first.
    m_pane->perform(u"flag"_s, {}, [](const VerbContext &desk, const LoadedRecord &loaded) {
        return editTicket(desk, loaded, {{u"impact"_s, Value(qint64(1))}});
    });
    m_pane->perform(u"flag"_s, {}, [](const VerbContext &desk, const LoadedRecord &loaded) {
        return editTicket(desk, loaded, {{u"urgency"_s, Value(qint64(1))}});
    });
    QTRY_COMPARE(m_pane->page()->value(u"urgency").number(), 1);
    QCOMPARE(m_pane->page()->value(u"impact").number(), 1);
    QCOMPARE(m_pane->page()->value(u"priority").number(), 1);
    QVERIFY(m_pane->page()->conflicts.isEmpty());
}

void TicketPaneTest::keepsADraft()
{
    openTicket();
    const QString number = m_pane->page()->ticket.number;
    m_pane->write(true);
    QTest::keyClicks(m_pane->composer()->edit(), u"Half a sent"_s);
    QTRY_VERIFY(find<QLabel>("composerDraft")->text().startsWith(u"Draft kept"_s));
    m_shell->window->closePane(m_pane);
    m_pane = qobject_cast<TicketPane *>(m_shell->window->openPane(u"ticket"_s, number));
    QTRY_COMPARE(m_pane->composer()->text(), u"Half a sent"_s);
    QVERIFY(m_pane->composer()->isPublic());
    QCOMPARE(m_pane->note(), u"draft"_s);
    m_pane->composer()->edit()->clear();
    QTRY_VERIFY(find<QLabel>("composerDraft")->text().isEmpty());
}

QTEST_MAIN(TicketPaneTest)
#include "tst_ticketpane.moc"
