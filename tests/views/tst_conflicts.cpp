// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/conflicts.h"
#include "core/desk/fields.h"
#include "core/desk/setup.h"
#include "core/desk/tickets.h"
#include "core/schema/records/person.h"
#include "models/syncstatus.h"
#include "models/ticketlistmodel.h"
#include "tests/support/deskshell.h"
#include "tests/support/keyboard.h"
#include "tests/support/result.h"
#include "views/delegates/metadelegates.h"
#include "views/delegates/stewardtableview.h"
#include "views/editors/pickerpopup.h"
#include "views/panes/noticestrip.h"
#include "views/panes/outboxpane.h"
#include "views/panes/queuepane.h"
#include "views/panes/queuetable.h"
#include "views/panes/reviewsheet.h"
#include "views/panes/reviewtable.h"
#include "views/panes/textcomparison.h"
#include "views/panes/ticketpane.h"
#include "views/shell/deskcommands.h"
#include "views/shell/language.h"
#include "views/shell/shellstatusbar.h"
#include "views/shell/stateview.h"
#include "views/shell/syncwords.h"
#include "views/shell/toast.h"
#include "views/theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>

using namespace steward;
using namespace Qt::StringLiterals;

/// The outbox in the real window, by keys: what is listed, decided, decided alike, taken back, and said meanwhile.
class ConflictsTest : public QObject, protected test::Keyboard
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void saysThatAllIsWell();
    void decidesByKeys();
    void entersAnotherValue();
    void decidesAllAlike();
    void decidesASelection();
    void whatOthersWriteMeanwhileComesIn();
    void aTicketLeadsToItsReview();
    void undoOffersTheReview();
    void statusSaysWhatIsSo_data();
    void statusSaysWhatIsSo();
    void looksRight_data();
    void looksRight();

private:
    enum What { Title = 1, Description = 2, Assignment = 4, Priority = 8 };
    /// A ticket that I and `other` changed without having seen each other.
    static Result<LoadedRecord> conflict(Workspace &desk, const Uuid &other, const QString &title, int what);
    void start(int conflicts);
    /// As somebody else, in another window.
    void writeAs(const LoadedRecord &form, const QString &field, const Value &value);

    DeskSession *session() const { return m_shell->session.get(); }
    OutboxPane *outbox() const { return qobject_cast<OutboxPane *>(m_shell->window->findPane(u"outbox"_s)); }
    ReviewModel *review() const { return outbox()->sheet()->model(); }
    ReviewTable *table() const { return outbox()->sheet()->table(); }
    void openOutbox()
    {
        m_shell->window->openPane(u"outbox"_s);
        QVERIFY(outbox());
        QTRY_VERIFY(outbox()->isRead());
    }
    QString syncText() const { return plainText(cell()->runs()); }
    StatusCell *cell() const { return m_shell->window->findChild<StatusCell *>(u"sync"_s); }
    QString toast() const { return m_shell->window->toastWidget()->sentence(); }
    PickerPopup *picker() const
    {
        for (PickerPopup *one : m_shell->window->findChildren<PickerPopup *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    QString titleOf(const Uuid &id) const
    {
        QFuture<Result<QString>> text = session()->read<QString>([id](Workspace &desk) { return desk.labelOf(id); });
        text.waitForFinished();
        return text.result().value_or(u"?"_s);
    }
    qint64 openRecords() const
    {
        QFuture<Result<qint64>> count = session()->read<qint64>([](Workspace &desk) -> Result<qint64> {
            STEWARD_ASSIGN(const ConflictStore::Count open, ConflictStore(desk.connection()).count());
            return open.records;
        });
        count.waitForFinished();
        return count.result().value_or(-1);
    }

    std::unique_ptr<DeskShell> m_shell;
    QList<LoadedRecord> m_made; ///< as they were before the conflict
    Uuid m_other;
};

void ConflictsTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    Theme::instance().install();
    Language::instance().set(u"en"_s);
}

void ConflictsTest::init() { m_shell = std::make_unique<DeskShell>(); }

void ConflictsTest::cleanup()
{
    m_shell.reset();
    m_made.clear();
    Theme::instance().setMode(ThemeMode::Light);
    Language::instance().set(u"en"_s);
}

Result<LoadedRecord> ConflictsTest::conflict(Workspace &desk, const Uuid &other, const QString &title, int what)
{
    STEWARD_ASSIGN(RecordEdit draft, draftTicket(desk, u"incident"_s));
    const RecordType &type = *desk.schema().type(draft.type);
    setValue(type, draft.next, u"title", title);
    setValue(type, draft.next, u"description", u"Export stops at record 1,204. Deadline of the bank is today at 15:00."_s);
    STEWARD_TRY(createTicket(desk, draft));
    STEWARD_ASSIGN(const LoadedRecord form, desk.load(draft.record));
    for (const bool mine : {true, false}) {
        RecordEdit edit = RecordEdit::of(form, u"edit"_s);
        const auto set = [&](QStringView field, const Value &value) { setValue(type, edit.next, field, value); };
        if (what & Title)
            set(u"title", mine ? title + u" to bank"_s : u"給与振込データの出力エラー 0x2F"_s);
        if (what & Description)
            set(u"description", mine ? u"Export stops at record 1,204, payee with half-width kana. Deadline of the bank is today at 15:00."_s
                                     : u"Export stops at record 1,204. Deadline of the bank is today at 16:30. Finance was told."_s);
        if (what & Assignment)
            set(u"assignee", mine ? desk.me() : other);
        if (what & Priority) {
            set(u"impact", qint64(mine ? 1 : 2));
            set(u"urgency", qint64(2));
            set(u"priority", qint64(mine ? 2 : 3));
        }
        edit.author = mine ? Uuid() : other;
        edit.eventTime = Instant{desk.clock().now().ms - (mine ? 20 : 5) * 60'000};
        STEWARD_TRY(desk.commit(edit));
    }
    return form;
}

void ConflictsTest::start(int conflicts)
{
    m_shell->make([&](Workspace &desk) -> Result<Ok> {
        STEWARD_TRY(setUpDesk(desk));
        STEWARD_ASSIGN(const LoadedRecord owner, desk.load(desk.me()));
        Person me = structOf<Person>(owner);
        me.name = u"佐藤 美咲"_s;
        STEWARD_TRY(desk.commit(editTowards(owner, me)));
        Person other;
        other.name = u"高橋 由美"_s;
        other.login = u"yumi"_s;
        STEWARD_ASSIGN(const RecordEdit created, creationOf(desk, other));
        STEWARD_TRY(desk.commit(created));
        m_other = created.record;
        STEWARD_ASSIGN(RecordEdit quiet, draftTicket(desk, u"incident"_s));
        setValue(*desk.schema().type(quiet.type), quiet.next, u"title", u"Nothing wrong here"_s);
        STEWARD_TRY(createTicket(desk, quiet));
        for (int i = 0; i < conflicts; ++i) {
            const int what = i == 0 ? Title | Description | Assignment | Priority : Title;
            STEWARD_ASSIGN(const LoadedRecord form, conflict(desk, m_other, i == 0 ? u"Payroll export fails"_s : u"Ticket %1"_s.arg(i), what));
            m_made.prepend(form); // the latest stands first
        }
        return Ok{};
    });
    QVERIFY(m_shell->open());
}

void ConflictsTest::writeAs(const LoadedRecord &form, const QString &field, const Value &value)
{
    QFuture<Result<CommitReport>> written = session()->write<CommitReport>([=, other = m_other](Workspace &desk) {
        RecordEdit edit = RecordEdit::of(form, u"edit"_s);
        setValue(*desk.schema().type(form.type), edit.next, field, value);
        edit.author = other;
        return desk.commit(edit);
    });
    written.waitForFinished();
    QVERIFY(written.result());
}

void ConflictsTest::saysThatAllIsWell()
{
    start(0);
    QTRY_VERIFY(syncText().contains(u"Saved"_s));
    QVERIFY(!syncText().contains(u"need you"_s));
    auto *queue = qobject_cast<QueuePane *>(m_shell->window->openPane(u"queue"_s));
    QVERIFY(queue);
    QTRY_VERIFY(queue->model()->isComplete());
    key(Qt::Key_G); // "g o" from the list
    key(Qt::Key_O);
    QVERIFY(outbox());
    QTRY_COMPARE(outbox()->state()->title(), u"All is well"_s);
    QVERIFY(outbox()->state()->isVisible());
    QVERIFY(!outbox()->list()->isVisible());
    m_shell->picture(u"outbox-empty"_s);
    // The command of the menu and the palette, the numbered one, and a click on the cell open the same.
    for (const QString &id : {u"go.outbox"_s, u"pane.outbox"_s}) {
        m_shell->window->closePane(outbox());
        QVERIFY(!outbox());
        QVERIFY2(m_shell->actions.trigger(id), qPrintable(id));
        QVERIFY(outbox());
    }
    m_shell->window->closePane(outbox());
    QTest::mouseClick(cell(), Qt::LeftButton);
    QVERIFY(outbox());
}

void ConflictsTest::decidesByKeys()
{
    start(3);
    QTRY_VERIFY2(syncText().contains(u"3 need you"_s), qPrintable(syncText()));
    openOutbox();
    QCOMPARE(outbox()->model()->rowCount(), 4); // a heading and three records
    QVERIFY(outbox()->list()->hasFocus());
    QTRY_VERIFY(review()->page());
    QCOMPARE(review()->page()->conflicts.record.id, m_made.first().id);
    key(Qt::Key_Return);
    QVERIFY(table()->hasFocus());
    QCOMPARE(review()->rowCount(), 1);
    QCOMPARE(review()->columnCount(), 5); // field, base, mine, theirs, result
    QCOMPARE(review()->index(0, 1).data().toString(), u"Ticket 2"_s);
    QCOMPARE(review()->index(0, 2).data().toString(), u"Ticket 2 to bank"_s);
    QCOMPARE(review()->index(0, 2).data(ReviewModel::AuthorsRole).toString(), u"佐藤 美咲"_s);
    QCOMPARE(review()->index(0, 3).data(ReviewModel::AuthorsRole).toString(), u"高橋 由美"_s);
    QVERIFY(!outbox()->sheet()->saveButton()->isEnabled());
    key(Qt::Key_Return); // nothing is chosen: nothing happens
    QCOMPARE(openRecords(), 3);
    key(Qt::Key_3);
    QCOMPARE(review()->chosenSide(0), 2);
    key(Qt::Key_2);
    QCOMPARE(review()->chosenSide(0), 1);
    QCOMPARE(review()->index(0, 4).data().toString(), u"Ticket 2 to bank"_s);
    key(Qt::Key_2); // again takes it back
    QCOMPARE(review()->chosenSide(0), -1);
    key(Qt::Key_2);
    key(Qt::Key_Return);
    const Uuid decided = m_made.first().id;
    QTRY_COMPARE(openRecords(), 2);
    QCOMPARE(titleOf(decided), u"Ticket 2 to bank"_s);
    QTRY_VERIFY(toast().contains(u"decided"_s));
    QTRY_COMPARE(outbox()->model()->rowCount(), 3);
    QTRY_VERIFY(syncText().contains(u"2 need you"_s));
    QTRY_COMPARE(review()->page()->conflicts.record.id, m_made[1].id); // the next one stands there
    QVERIFY(m_shell->actions.trigger(u"list.undo"_s));
    QTRY_COMPARE(openRecords(), 3);
    QCOMPARE(titleOf(decided), u"給与振込データの出力エラー 0x2F"_s);
    QTRY_COMPARE(outbox()->model()->rowCount(), 4);
}

void ConflictsTest::entersAnotherValue()
{
    start(1);
    openOutbox();
    QTRY_COMPARE(review()->rowCount(), 4);
    key(Qt::Key_Return);
    QVERIFY(table()->hasFocus());
    int title = -1;
    for (int row = 0; row < review()->rowCount(); ++row)
        title = review()->unitAt(row)->unit == u"title" ? row : title;
    QVERIFY(title >= 0);
    while (table()->currentRow() < title)
        key(Qt::Key_Down);
    key(Qt::Key_E);
    QTRY_VERIFY(picker());
    key(Qt::Key_A, Qt::ControlModifier);
    type(u"Both agree"_s);
    m_shell->picture(u"outbox-enter"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!picker());
    QVERIFY(review()->isDecided(title));
    QCOMPARE(review()->index(title, review()->resultColumn()).data().toString(), u"Both agree"_s);
    QCOMPARE(review()->decidedRows(), 1);
    m_shell->picture(u"outbox-entered"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(titleOf(m_made.first().id), u"Both agree"_s);
    QTRY_COMPARE(review()->rowCount(), 3); // what was not decided stays
}

void ConflictsTest::decidesAllAlike()
{
    start(5);
    openOutbox();
    QTRY_VERIFY(review()->page());
    key(Qt::Key_Return);
    key(Qt::Key_2);
    key(Qt::Key_A);
    QTRY_VERIFY(picker());
    auto *preview = picker()->findChild<StewardTableView *>(u"settlePreview"_s);
    QVERIFY(preview);
    QCOMPARE(preview->model()->rowCount(), 5); // all conflicts on titles, and on nothing else
    QVERIFY(picker()->findChild<QLabel *>(u"settleWords"_s)->text().contains(u"5"_s));
    m_shell->picture(u"outbox-alike"_s);
    QCOMPARE(openRecords(), 5); // a preview writes nothing
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(openRecords(), 1); // the first ticket disagrees on three more units
    QCOMPARE(titleOf(m_made.first().id), u"Ticket 4 to bank"_s);
    QTRY_VERIFY(toast().contains(u"5"_s));
    QVERIFY(m_shell->actions.trigger(u"list.undo"_s));
    QTRY_COMPARE(openRecords(), 5);
}

void ConflictsTest::decidesASelection()
{
    start(4);
    openOutbox();
    QTRY_VERIFY(review()->page());
    QVERIFY(outbox()->list()->hasFocus());
    key(Qt::Key_Down, Qt::ShiftModifier);
    key(Qt::Key_A);
    QTRY_VERIFY(picker());
    QCOMPARE(picker()->shown().size(), 4); // mine, theirs, the newer, the base
    key(Qt::Key_Down); // theirs
    key(Qt::Key_Return);
    QTRY_VERIFY(picker() && picker()->findChild<StewardTableView *>(u"settlePreview"_s));
    QCOMPARE(picker()->findChild<StewardTableView *>(u"settlePreview"_s)->model()->rowCount(), 2);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(openRecords(), 2);
    QCOMPARE(titleOf(m_made.first().id), u"給与振込データの出力エラー 0x2F"_s);
}

void ConflictsTest::whatOthersWriteMeanwhileComesIn()
{
    start(1);
    openOutbox();
    QTRY_VERIFY(review()->page());
    key(Qt::Key_Return);
    const int rows = review()->rowCount();
    while (table()->currentRow() < rows - 1)
        key(Qt::Key_Down);
    QCOMPARE(review()->unitAt(rows - 1)->unit, u"title"_s);
    key(Qt::Key_2);
    writeAs(m_made.first(), u"title"_s, u"A third title"_s);
    QTRY_COMPARE(review()->columnCount(), 6); // theirs has become two
    QCOMPARE(review()->chosenSide(rows - 1), 1); // the choice stays, for its value is still offered
    key(Qt::Key_Return);
    QTRY_COMPARE(titleOf(m_made.first().id), u"Payroll export fails to bank"_s);
    QTRY_COMPARE(review()->rowCount(), rows - 1);
}

void ConflictsTest::aTicketLeadsToItsReview()
{
    start(3);
    auto *queue = qobject_cast<QueuePane *>(m_shell->window->openPane(u"queue"_s));
    QVERIFY(queue);
    QTRY_VERIFY(queue->model()->isComplete());
    int marked = 0;
    const int sync = queue->model()->columnOf(u"sync"_s);
    for (int row = 0; row < queue->model()->rowCount(); ++row) {
        const QModelIndex index = queue->model()->index(row, sync);
        QTRY_VERIFY(index.data(IsFetchedRole).toBool());
        if (!index.data(HasConflictRole).toBool())
            continue;
        ++marked;
        QVERIFY(!SyncDelegate::words(index).isEmpty());
    }
    QCOMPARE(marked, 3);
    m_shell->picture(u"queue-conflicts"_s);
    auto *ticket = qobject_cast<TicketPane *>(m_shell->window->openPane(u"ticket"_s, m_made.last().number));
    QVERIFY(ticket);
    QTRY_VERIFY(ticket->page());
    auto *strip = ticket->findChild<NoticeStrip *>(u"ticketNotice"_s);
    QVERIFY(strip && strip->isVisible());
    QVERIFY2(strip->text().contains(u"4 values need a decision"_s), qPrintable(strip->text()));
    m_shell->picture(u"ticket-conflict"_s);
    QTest::mouseClick(strip->findChild<QPushButton *>(u"ticketDecide"_s), Qt::LeftButton);
    QTRY_VERIFY(outbox() && outbox()->isRead() && review()->page());
    QTRY_COMPARE(review()->page()->conflicts.record.id, m_made.last().id);
    QTRY_VERIFY(table()->hasFocus());
    for (int row = 0; row < 4; ++row)
        key(Qt::Key_3); // each choice goes on to the next
    QCOMPARE(review()->decidedRows(), 4);
    key(Qt::Key_Return);
    QTRY_VERIFY(!strip->isVisibleTo(ticket));
    QCOMPARE(titleOf(m_made.last().id), u"給与振込データの出力エラー 0x2F"_s);
}

void ConflictsTest::undoOffersTheReview()
{
    start(0);
    Uuid id;
    DeskCommands *commands = DeskCommands::of(session());
    commands->run({u"plus"_s, u"made"_s}, [&id](const VerbContext &desk) -> Result<VerbReport> {
        STEWARD_ASSIGN(RecordEdit draft, draftTicket(desk, u"incident"_s));
        setValue(*desk.schema().type(draft.type), draft.next, u"title", u"first"_s);
        id = draft.record;
        return createTicket(desk, draft);
    });
    QTRY_VERIFY(!commands->isBusy() && !id.isNull());
    commands->run({u"pencil"_s, u"renamed"_s}, [id](const VerbContext &desk) -> Result<VerbReport> {
        STEWARD_ASSIGN(const LoadedRecord loaded, desk.desk().load(id));
        return editTicket(desk, loaded, {{u"title"_s, Value(u"mine"_s)}});
    });
    QTRY_COMPARE(titleOf(id), u"mine"_s);
    QTRY_VERIFY(!commands->isBusy());
    QFuture<Result<LoadedRecord>> loaded = session()->read<LoadedRecord>([id](Workspace &desk) { return desk.load(id); });
    loaded.waitForFinished();
    writeAs(loaded.result().value(), u"title"_s, u"theirs"_s);
    commands->undo();
    auto *offer = m_shell->window->toastWidget()->findChild<QPushButton *>(u"toastUndo"_s);
    QTRY_VERIFY(offer->isVisible() && offer->text() == u"Review"_s);
    QCOMPARE(titleOf(id), u"theirs"_s);
    m_shell->picture(u"undo-review-toast"_s);
    QTest::mouseClick(offer, Qt::LeftButton);
    QTRY_VERIFY(outbox() && outbox()->isRead() && review()->page());
    QTRY_VERIFY(table()->hasFocus());
    QCOMPARE(review()->page()->purpose, ReviewPage::Purpose::Undo);
    QCOMPARE(review()->index(0, 1).data().toString(), u"first"_s);
    QCOMPARE(review()->index(0, 2).data().toString(), u"mine"_s);
    QCOMPARE(review()->index(0, 3).data().toString(), u"theirs"_s);
    m_shell->picture(u"undo-review"_s);
    key(Qt::Key_1);
    key(Qt::Key_Return);
    QTRY_COMPARE(titleOf(id), u"first"_s);
    QTRY_COMPARE(outbox()->state()->title(), u"All is well"_s); // looked at: nothing waits any more
}

void ConflictsTest::statusSaysWhatIsSo_data()
{
    QTest::addColumn<SyncStatus>("status");
    QTest::addColumn<QString>("words");
    const Instant now{1'795'486'680'000}; // 02:18 UTC
    const Instant earlier{now.ms - 60 * 60'000};
    SyncStatus file;
    QTest::newRow("file") << file << u"Saved on this machine"_s;
    file.needsYou = 2;
    QTest::newRow("file with conflicts") << file << u"Saved on this machine 2 need you"_s;
    file = {};
    file.isReadOnly = true;
    QTest::newRow("read only") << file << u"For reading only on this machine"_s;
    SyncStatus replica;
    replica.place = SyncStatus::Place::Replica;
    replica.upToDate = earlier;
    QTest::newRow("up to date") << replica << u"Up to date %1"_s;
    replica.toSend = 3;
    QTest::newRow("to send") << replica << u"3 to send"_s;
    replica.refused = 1;
    QTest::newRow("refused") << replica << u"3 to send Refused 1"_s;
    replica.offlineSince = earlier;
    replica.needsYou = 1;
    QTest::newRow("offline") << replica << u"Offline since %1 · 3 to send 1 needs you Refused 1"_s;
    replica.why = Error{ErrorKind::Unavailable, u"hub.unreachable"_s, u"nobody answers"_s, {}, {}};
    QTest::newRow("unreachable") << replica << u"Offline since %1 · 3 to send 1 needs you Refused 1"_s;
    replica.why = Error{ErrorKind::PermissionDenied, u"storage.password"_s, u"the password is wrong"_s, {}, {}};
    QTest::newRow("stopped") << replica << u"Sync stopped · 3 to send 1 needs you Refused 1"_s;
    SyncStatus hub;
    hub.place = SyncStatus::Place::Hub;
    hub.upToDate = earlier;
    QTest::newRow("connected") << hub << u"Up to date"_s;
}

void ConflictsTest::statusSaysWhatIsSo()
{
    QFETCH(SyncStatus, status);
    QFETCH(QString, words);
    const Instant now{1'795'486'680'000};
    const QString at = QDateTime::fromMSecsSinceEpoch(now.ms - 60 * 60'000).toString(u"HH:mm"_s);
    const TextRuns runs = syncRuns(status, now);
    QString said;
    bool marked = false;
    for (const TextRun &run : runs) {
        marked = marked || run.kind == TextRun::Kind::Glyph || run.kind == TextRun::Kind::Icon;
        if (run.kind == TextRun::Kind::Text)
            said += (said.isEmpty() ? QString() : u" "_s) + run.content;
    }
    QCOMPARE(said, words.contains(u"%1"_s) ? words.arg(at) : words);
    QVERIFY(marked); // never colour alone, never words alone
}

void ConflictsTest::looksRight_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QString>("language");
    for (const bool dark : {false, true}) {
        for (const QString &language : {u"en"_s, u"ja"_s})
            QTest::addRow("%s-%s", dark ? "dark" : "light", qPrintable(language)) << dark << language;
    }
}

void ConflictsTest::looksRight()
{
    QFETCH(bool, dark);
    QFETCH(QString, language);
    Theme::instance().setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
    Language::instance().set(language);
    start(6);
    openOutbox();
    QTRY_VERIFY(review()->page());
    outbox()->showRecord(m_made.last().id);
    QTRY_COMPARE(review()->rowCount(), 4);
    QTRY_VERIFY(table()->hasFocus());
    key(Qt::Key_2);
    key(Qt::Key_3);
    table()->selectRow(1);
    QCOMPARE(review()->unitAt(1)->unit, u"description"_s);
    QVERIFY(outbox()->sheet()->comparison()->isVisible());
    QTRY_VERIFY(syncText().contains(u'6'));
    m_shell->picture(u"outbox-%1-%2"_s.arg(dark ? u"dark"_s : u"light"_s, language));
    // Every row is as high as what stands in it.
    for (int row = 0; row < review()->rowCount(); ++row)
        QVERIFY(table()->rowHeight(row) >= 50);
}

QTEST_MAIN(ConflictsTest)
#include "tst_conflicts.moc"
