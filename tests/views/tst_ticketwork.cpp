// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/conversation.h"
#include "core/desk/fields.h"
#include "models/historymodel.h"
#include "models/threadmodel.h"
#include "models/ticketlistmodel.h"
#include "tests/support/deskshell.h"
#include "views/delegates/stewardtableview.h"
#include "views/editors/pickerpopup.h"
#include "views/editors/runsbutton.h"
#include "views/panes/peekpane.h"
#include "views/panes/queuepane.h"
#include "views/panes/queuetable.h"
#include "views/panes/threadview.h"
#include "views/panes/ticketcomposer.h"
#include "views/panes/ticketfiles.h"
#include "views/panes/tickethistory.h"
#include "views/panes/ticketpane.h"
#include "views/panes/ticketside.h"
#include "views/panes/ticketwriting.h"
#include "views/shell/deskcommands.h"
#include "views/shell/deskfocus.h"
#include "views/shell/toast.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QScrollBar>
#include <QStandardPaths>

using namespace steward;
using namespace Qt::StringLiterals;

/// The rest of a day with tickets: replies from the shelf, files, time, history, merging, paper, and the peek.
class TicketWorkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void fillsACannedReply();
    void mentionsAColleague();
    void attachesWhatIsDroppedAndPasted();
    void refusesAFileThatIsTooLarge();
    void opensTheMailProgramWithTheNumber();
    void undoesOneChangeAndSaysWhatStays();
    void mergesAfterAPreviewAndUndoes();
    void linksAndUnlinks();
    void timesWork();
    void writesAPdf();
    void peekFollowsTheCaret();
    void showsAThousandEntries();

private:
    /// A ticket in the wanted status whose title is Japanese.
    QString numberOf(const QString &status, int skip = 0);
    void openTicket(const QString &number);
    PickerPopup *picker() const
    {
        for (PickerPopup *one : m_shell->window->findChildren<PickerPopup *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    template<class T>
    T *find(const char *name) const
    {
        return m_pane->findChild<T *>(QString::fromLatin1(name));
    }
    QString toast() const { return m_shell->window->toastWidget()->sentence(); }
    ThreadModel *lines() const { return m_pane->thread()->thread(); }

    static QTemporaryDir s_demo;
    std::unique_ptr<DeskShell> m_shell;
    TicketPane *m_pane = nullptr;
};

QTemporaryDir TicketWorkTest::s_demo;

void TicketWorkTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    Theme::instance().install();
    DeskShell maker;
    maker.makeDemo(300);
    QVERIFY(QFile::copy(maker.path(), s_demo.filePath(u"demo.steward"_s)));
}

void TicketWorkTest::init()
{
    m_shell = std::make_unique<DeskShell>();
    QVERIFY(QFile::copy(s_demo.filePath(u"demo.steward"_s), m_shell->path()));
    QVERIFY(m_shell->open());
}

void TicketWorkTest::cleanup()
{
    m_pane = nullptr;
    m_shell.reset();
}

QString TicketWorkTest::numberOf(const QString &status, int skip)
{
    QString number;
    bool answered = false;
    deliver(m_shell->session->read<QString>([status, skip](Workspace &desk) -> Result<QString> {
        const RecordType &type = *desk.schema().type(u"incident");
        STEWARD_ASSIGN(const QList<Rid> rids, desk.records().all(type));
        int left = skip;
        for (const Rid rid : rids) {
            STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(rid));
            if (valueOf(type, loaded.values, u"status").text() == status && !valueOf(type, loaded.values, u"merged.into").isReference()
                && valueOf(type, loaded.values, u"title").text().at(0).unicode() > 0x3000 && left-- == 0)
                return loaded.number;
        }
        return QString();
    }), this, [&](const Result<QString> &found) {
        number = found.value_or({});
        answered = true;
    });
    [&] { QTRY_VERIFY(answered); }();
    return number;
}

void TicketWorkTest::openTicket(const QString &number)
{
    QVERIFY(!number.isEmpty());
    m_pane = qobject_cast<TicketPane *>(m_shell->window->openPane(u"ticket"_s, number));
    QVERIFY(m_pane);
    QTRY_VERIFY(m_pane->page());
    QCOMPARE(m_pane->page()->ticket.number, number);
}

void TicketWorkTest::fillsACannedReply()
{
    openTicket(numberOf(u"inprogress"_s));
    m_pane->write(true);
    QTest::keyClicks(m_pane->composer()->edit(), u"::"_s);
    QTRY_VERIFY(picker());
    QTRY_VERIFY(!picker()->shown().isEmpty());
    m_shell->picture(u"ticket-replies"_s);
    QTest::keyClick(picker()->field(), Qt::Key_Return);
    QTRY_VERIFY(m_pane->composer()->text().size() > 10);
    const QString text = m_pane->composer()->text();
    QVERIFY2(!text.contains(u"::"_s) && !text.contains(u"{{"_s), qPrintable(text));
    QVERIFY(m_pane->composer()->edit()->hasFocus());
    m_shell->picture(u"ticket-reply-filled"_s);
}

void TicketWorkTest::mentionsAColleague()
{
    openTicket(numberOf(u"inprogress"_s));
    m_pane->write(false);
    QTest::keyClicks(m_pane->composer()->edit(), u"mail to a@"_s);
    QVERIFY(!picker()); // an address, not a person
    m_pane->composer()->edit()->clear();
    QTest::keyClicks(m_pane->composer()->edit(), u"please look, @"_s);
    QTRY_VERIFY(picker());
    QTRY_VERIFY(picker()->shown().size() > 3);
    const QString name = picker()->shown().first().text;
    QTest::keyClick(picker()->field(), Qt::Key_Return);
    QTRY_COMPARE(m_pane->composer()->text(), QString(u"please look, @"_s + name + u' '));
    QTest::keyClick(m_pane->composer()->edit(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_pane->composer()->isEmpty());
    QTRY_VERIFY(!m_pane->page()->value(u"watcher").isEmpty()); // who is mentioned watches
}

void TicketWorkTest::attachesWhatIsDroppedAndPasted()
{
    openTicket(numberOf(u"inprogress"_s));
    m_pane->write(true);
    const QString path = m_shell->folder.filePath(u"headers.txt"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray content = QByteArray("Received: from mx\n").repeated(300);
    QVERIFY(file.write(content) == content.size());
    file.close();
    m_shell->prompter.answerFile(u"ticket.attach"_s, path);
    QTest::mouseClick(find<QWidget>("composerAttach"), Qt::LeftButton);
    QCOMPARE(m_pane->composer()->files().size(), 1);
    QImage picture(40, 30, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    QApplication::clipboard()->setImage(picture);
    m_pane->composer()->edit()->paste();
    QCOMPARE(m_pane->composer()->files().size(), 2);
    QVERIFY(m_pane->composer()->files().last().name.endsWith(u".png"_s));
    m_shell->picture(u"ticket-files"_s);
    QTest::keyClicks(m_pane->composer()->edit(), u"see both"_s);
    QTest::keyClick(m_pane->composer()->edit(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_pane->composer()->isEmpty());
    QTRY_COMPARE(lines()->line(lines()->rowCount() - 1).files.size(), 2);
    const ThreadLine last = lines()->line(lines()->rowCount() - 1);
    QCOMPARE(last.text, u"see both"_s);
    m_shell->picture(u"ticket-attached"_s);

    const QString saved = m_shell->folder.filePath(u"saved.txt"_s);
    m_shell->prompter.answerFile(u"ticket.save-file"_s, saved);
    const ThreadEntry text = last.files[last.files[0].text == u"headers.txt" ? 0 : 1];
    m_pane->files()->save(text);
    QTRY_VERIFY(toast().contains(u"saved.txt"_s));
    QFile read(saved);
    QVERIFY(read.open(QIODevice::ReadOnly));
    QCOMPARE(read.readAll(), content);

    QVERIFY(m_shell->actions.trigger(u"edit.undo"_s)); // one undo takes message and files
    QTRY_COMPARE(m_pane->page()->value(u"attachments").number(), 0);
}

void TicketWorkTest::refusesAFileThatIsTooLarge()
{
    openTicket(numberOf(u"inprogress"_s));
    QFile sparse(m_shell->folder.filePath(u"huge.iso"_s));
    QVERIFY(sparse.open(QIODevice::WriteOnly));
    QVERIFY(sparse.resize(2LL * 1024 * 1024 * 1024));
    sparse.close();
    m_pane->files()->add({sparse.fileName()});
    QVERIFY(m_pane->composer()->files().isEmpty());
    QVERIFY2(toast().contains(u"huge.iso"_s), qPrintable(toast()));
}

void TicketWorkTest::opensTheMailProgramWithTheNumber()
{
    openTicket(numberOf(u"inprogress"_s));
    m_pane->write(true);
    QTest::keyClicks(m_pane->composer()->edit(), u"a b"_s);
    QVERIFY(find<QWidget>("composerMail")->isVisible());
    const QString address = TicketWriting(m_pane).mailAddress();
    QVERIFY2(address.startsWith(u"mailto:"_s + m_pane->page()->requester->email), qPrintable(address));
    QVERIFY(address.contains(u"%5B"_s + m_pane->page()->ticket.number + u"%5D"_s));
    QVERIFY(address.endsWith(u"a%20b"_s));
    m_pane->composer()->setPublic(false);
    QVERIFY(!find<QWidget>("composerMail")->isVisible()); // a note is for nobody outside
}

void TicketWorkTest::undoesOneChangeAndSaysWhatStays()
{
    openTicket(numberOf(u"inprogress"_s));
    const QString title = m_pane->page()->value(u"title").text();
    const auto set = [&](const QString &field, const Value &value) {
        m_pane->perform(u"pencil"_s, {}, [field, value](const VerbContext &desk, const LoadedRecord &loaded) {
            return editTicket(desk, loaded, {{field, value}});
        });
    };
    set(u"title"_s, Value(u"First title"_s));
    QTRY_COMPARE(m_pane->page()->value(u"title").text(), u"First title"_s);
    set(u"external.number"_s, Value(u"V-1"_s));
    QTRY_COMPARE(m_pane->page()->value(u"external.number").text(), u"V-1"_s);
    m_pane->showHistory(true);
    auto *table = m_pane->history()->table();
    QTRY_VERIFY(table->model()->rowCount() > 3);
    QVERIFY(table->model()->index(0, HistoryModel::What).data().toString().contains(u"V-1"_s)); // newest first
    m_shell->picture(u"ticket-history"_s);
    table->setCurrentIndex(table->model()->index(1, 0)); // the title
    QTest::mouseClick(find<QWidget>("historyUndo"), Qt::LeftButton);
    QTRY_COMPARE(m_pane->page()->value(u"title").text(), title); // nobody wrote there since: no question
    QCOMPARE(m_pane->page()->value(u"external.number").text(), u"V-1"_s);

    set(u"title"_s, Value(u"Second title"_s));
    QTRY_COMPARE(m_pane->page()->value(u"title").text(), u"Second title"_s);
    set(u"title"_s, Value(u"Third title"_s));
    QTRY_COMPARE(m_pane->page()->value(u"title").text(), u"Third title"_s);
    QTRY_VERIFY(table->model()->index(1, HistoryModel::What).data().toString().contains(u"Second title"_s));
    table->setCurrentIndex(table->model()->index(1, 0));
    QTest::mouseClick(find<QWidget>("historyUndo"), Qt::LeftButton);
    QTRY_VERIFY(picker());
    const QString review = picker()->findChild<QLabel *>(u"undoReview"_s)->text();
    QVERIFY2(review.contains(u"Third title"_s) && review.contains(title), qPrintable(review));
    m_shell->picture(u"ticket-undo-review"_s);
    QCOMPARE(m_pane->page()->value(u"title").text(), u"Third title"_s);
}

void TicketWorkTest::mergesAfterAPreviewAndUndoes()
{
    const QString into = numberOf(u"inprogress"_s, 1);
    openTicket(numberOf(u"inprogress"_s));
    const QString from = m_pane->page()->ticket.number;
    m_pane->thread()->setFocus();
    QTest::keyClick(m_pane->thread(), Qt::Key_M);
    QTRY_VERIFY(picker());
    QTest::keyClicks(picker()->field(), into);
    QTRY_VERIFY(!picker()->shown().isEmpty() && picker()->shown().first().text == into);
    QTest::keyClick(picker()->field(), Qt::Key_Return);
    QTRY_VERIFY(picker() && picker()->findChild<QLabel *>(u"mergePreview"_s));
    const QString preview = picker()->findChild<QLabel *>(u"mergePreview"_s)->text();
    QVERIFY2(preview.contains(from) && preview.contains(into), qPrintable(preview));
    QVERIFY(!m_pane->page()->value(u"merged.into").isReference()); // nothing has happened yet
    m_shell->picture(u"ticket-merge"_s);
    QTest::keyClick(picker(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_pane->page()->value(u"merged.into").isReference());
    QVERIFY(m_pane->whyNot().contains(into));
    QTRY_VERIFY(m_shell->window->findPane(u"ticket"_s, m_pane->page()->value(u"merged.into").reference().toString()));
    QVERIFY(m_shell->actions.trigger(u"edit.undo"_s));
    QTRY_VERIFY(!m_pane->page()->value(u"merged.into").isReference());
    QVERIFY(m_pane->whyNot().isEmpty());
}

void TicketWorkTest::linksAndUnlinks()
{
    const QString other = numberOf(u"inprogress"_s, 1);
    openTicket(numberOf(u"inprogress"_s));
    const int before = int(m_pane->page()->related.size());
    QVERIFY(m_shell->actions.trigger(u"ticket.link"_s));
    QTRY_VERIFY(picker());
    QTest::keyClicks(picker()->field(), other);
    QTRY_VERIFY(!picker()->shown().isEmpty() && picker()->shown().first().text == other);
    QTest::keyClick(picker()->field(), Qt::Key_Return);
    QTRY_VERIFY(picker()->findChild<QWidget *>(u"linkRelation"_s));
    QTest::keyClick(picker(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(int(m_pane->page()->related.size()), before + 1);
    auto *line = m_pane->side()->findChild<QWidget *>(u"line."_s + other);
    QVERIFY(line);
    line->setFocus();
    QTest::keyClick(line, Qt::Key_Delete);
    QTRY_COMPARE(int(m_pane->page()->related.size()), before);
}

void TicketWorkTest::timesWork()
{
    openTicket(numberOf(u"inprogress"_s));
    const Duration before = m_pane->page()->work.own;
    m_pane->thread()->setFocus();
    QTest::keyClick(m_pane->thread(), Qt::Key_T);
    QTRY_VERIFY(m_pane->page()->draft(timerSlot()));
    m_shell->clock.advance(std::chrono::minutes(25));
    QTest::keyClick(m_pane->thread(), Qt::Key_T);
    QTRY_VERIFY(picker());
    auto *spent = picker()->findChild<QWidget *>(u"field.spent"_s)->findChild<QLineEdit *>();
    QCOMPARE(spent->text(), u"0:25"_s);
    m_shell->picture(u"ticket-worklog"_s);
    QTest::keyClick(spent, Qt::Key_Return);
    QTRY_COMPARE(m_pane->page()->work.own.count() - before.count(), 25 * 60'000);
    QVERIFY(!m_pane->page()->draft(timerSlot()));
}

void TicketWorkTest::writesAPdf()
{
    openTicket(numberOf(u"inprogress"_s));
    const QString path = m_shell->folder.filePath(u"out.pdf"_s);
    m_shell->prompter.answerFile(u"ticket.pdf"_s, path);
    QVERIFY(m_shell->actions.trigger(u"ticket.pdf"_s));
    QFile pdf(path);
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    const QByteArray bytes = pdf.readAll();
    QVERIFY(bytes.startsWith("%PDF-"));
    QVERIFY(bytes.contains("/Count 1") || bytes.contains("/Count 2"));
    QVERIFY(toast().contains(u"out.pdf"_s));
    if (qEnvironmentVariableIsSet("STEWARD_PICTURES"))
        QFile::copy(path, qEnvironmentVariable("STEWARD_PICTURES") + u"/ticket.pdf"_s);
    m_shell->prompter.answerFile(u"ticket.pdf"_s, m_shell->folder.filePath(u"no/such/folder/out.pdf"_s));
    QVERIFY(m_shell->actions.trigger(u"ticket.pdf"_s));
    QTRY_VERIFY(toast().contains(u"cannot be written"_s));
}

void TicketWorkTest::peekFollowsTheCaret()
{
    auto *queue = qobject_cast<QueuePane *>(m_shell->window->findPane(u"queue"_s));
    QVERIFY(queue);
    QTRY_VERIFY(queue->model()->isComplete() && queue->model()->rowCount() > 3);
    auto *peek = qobject_cast<PeekPane *>(m_shell->window->findPane(u"peek"_s));
    if (!peek)
        peek = qobject_cast<PeekPane *>(m_shell->window->openPane(u"peek"_s));
    QVERIFY(peek);
    queue->table()->goToRow(1);
    queue->table()->setFocus();
    QTRY_VERIFY(peek->page() && peek->page()->ticket.rid == queue->model()->ridAt(1));
    m_shell->picture(u"peek"_s);
    QTest::keyClick(queue->table(), Qt::Key_J);
    QTRY_COMPARE(peek->page()->ticket.rid, queue->model()->ridAt(2));
    const QString number = peek->page()->ticket.number;
    QTest::mouseClick(peek->findChild<QWidget *>(u"peekToMe"_s), Qt::LeftButton);
    QTRY_VERIFY(peek->page()->value(u"assignee").reference() == m_shell->session->me());
    QTest::mouseClick(peek->findChild<QWidget *>(u"peekReply"_s), Qt::LeftButton);
    m_pane = qobject_cast<TicketPane *>(m_shell->window->findPane(u"ticket"_s, peek->page()->ticket.id.toString()));
    QVERIFY(m_pane);
    QTRY_VERIFY(m_pane->composer()->edit()->hasFocus());
    QVERIFY(m_pane->composer()->isPublic());
    QCOMPARE(m_pane->page()->ticket.number, number);
    m_shell->picture(u"peek-reply"_s);
}

void TicketWorkTest::showsAThousandEntries()
{
    const QString number = numberOf(u"inprogress"_s);
    bool written = false;
    deliver(m_shell->session->write<Ok>([number](Workspace &desk) -> Result<Ok> {
        STEWARD_ASSIGN(const LoadedRecord ticket, desk.loadNumber(number));
        QList<EditGroup> groups;
        for (int i = 0; i < 1000; ++i) {
            Saying saying;
            saying.body = QStringLiteral("%1: 大阪から VPN 経由のメールが 10 分ほど遅延する。 Every hour the tunnel is keyed anew. ").arg(i).repeated(1 + i % 4);
            saying.isPublic = i % 3 == 0;
            STEWARD_ASSIGN(const RecordEdit edit, sayingEdit(desk, ticket.id, saying));
            groups.append(EditGroup{edit});
        }
        STEWARD_TRY(desk.commit(groups));
        return Ok{};
    }), this, [&](const Result<Ok> &done) { written = bool(done); });
    QTRY_VERIFY_WITH_TIMEOUT(written, 30'000);
    openTicket(number);
    QVERIFY(lines()->rowCount() > 1000);
    QVERIFY(m_pane->thread()->isAtEnd()); // the newest is in sight
    QVERIFY(m_pane->thread()->verticalScrollBar()->maximum() > 30'000);
    QTest::keyClick(m_pane->thread(), Qt::Key_Home);
    QCOMPARE(m_pane->thread()->verticalScrollBar()->value(), 0);
    // A widget per entry would be a thousand of them.
    QVERIFY(m_pane->thread()->findChildren<QWidget *>().size() < 12);
    m_shell->picture(u"ticket-thousand"_s);
}

QTEST_MAIN(TicketWorkTest)
#include "tst_ticketwork.moc"
