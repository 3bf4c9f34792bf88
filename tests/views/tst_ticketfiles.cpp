// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/attachments.h"
#include "core/desk/desksync.h"
#include "core/desk/replicasync.h"
#include "core/storage/hub/connecthub.h"
#include "core/sync/enrolment.h"
#include "models/threadmodel.h"
#include "models/syncstatus.h"
#include "tests/support/scriptedprompter.h"
#include "tests/support/testhub.h"
#include "views/actions/standardactions.h"
#include "views/panes/noticestrip.h"
#include "views/panes/threadview.h"
#include "views/panes/ticketcomposer.h"
#include "views/panes/ticketfiles.h"
#include "views/panes/ticketpane.h"
#include "views/shell/language.h"
#include "views/shell/mainwindow.h"
#include "views/shell/toast.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QImage>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

/// The real window on a desk that is somewhere else, with its engine when it is a replica.
struct Shell
{
    Shell() { actions.addAll(standardActions()); }
    ~Shell()
    {
        window.reset(); // panes hold the session
        sync.reset();
        session.reset();
    }
    bool open(const QString &where, const QString &localFolder)
    {
        WorkspaceOptions options;
        options.clock = &clock;
        options.localFolder = localFolder;
        session = std::make_unique<DeskSession>(where, options);
        QSignalSpy opened(session.get(), &DeskSession::opened);
        if (!opened.wait(60'000))
            return false;
        sync = std::make_unique<ReplicaSync>(session.get(), options);
        SyncWatch::of(session.get())->follow(sync.get());
        window = std::make_unique<MainWindow>(ShellServices{&actions, &prompter, &clock, &settings, session.get()});
        window->restore();
        window->resize(1600, 1000);
        window->show();
        if (!QTest::qWaitForWindowExposed(window.get()))
            return false;
        window->activateWindow();
        return QTest::qWaitForWindowActive(window.get());
    }
    /// Saved when STEWARD_PICTURES names a folder, for people to look at.
    void picture(const QString &name) const
    {
        const QString to = qEnvironmentVariable("STEWARD_PICTURES");
        if (to.isEmpty())
            return;
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
        window->grab().save(to + u'/' + name + u".png"_s);
    }

    QTemporaryDir folder;
    SystemClock clock;
    ScriptedPrompter prompter;
    QSettings settings{folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
    ActionRegistry actions;
    std::unique_ptr<DeskSession> session;
    std::unique_ptr<ReplicaSync> sync;
    std::unique_ptr<MainWindow> window;
};

} // namespace

/// Files in the real window where they lie elsewhere: on a team server, and on a replica that has only their records.
class TicketFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void attachesAndGetsOnAServer();
    void saysWhatIsNotHere_data();
    void saysWhatIsNotHere();
    void sendingCanBeCancelled();
    void gettingCanBeCancelled();
    void saysWhenTheServerHasItNot();

private:
    enum class Place { Server, Replica };
    void open(Place place, const QString &who);
    void openTicket();
    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("the test's file cannot be written");
        return file.fileName();
    }
    QByteArray contentOf(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// As somebody else, at the server.
    Uuid attachAtServer(const QString &name, const QByteArray &content);
    std::optional<ThreadEntry> file(const QString &name) const
    {
        const ThreadModel *lines = m_pane->thread()->thread();
        for (int row = 0; row < lines->rowCount(); ++row) {
            for (const ThreadEntry &one : lines->line(row).files) {
                if (one.text == name)
                    return one;
            }
        }
        return std::nullopt;
    }
    QString saved(const ThreadEntry &entry, const QString &as)
    {
        m_shell->prompter.answerFile(u"ticket.save-file"_s, m_folder.filePath(as));
        const QString before = toast();
        m_pane->files()->save(entry);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(toast() != before, 20'000); }();
        return toast();
    }
    QString toast() const { return m_shell->window->toastWidget()->sentence(); }
    NoticeStrip *strip() const { return m_pane->files()->strip(); }

    HubDesk m_world;
    TestHub m_hub;
    QTemporaryDir m_folder;
    std::unique_ptr<Shell> m_shell;
    TicketPane *m_pane = nullptr;
    int m_replicas = 0;
    int m_attached = 0;
};

void TicketFilesTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    Theme::instance().install();
    Language::instance().set(u"en"_s);
    VERIFY_OK(m_hub.open(m_world));
    VERIFY_OK(m_hub.letIn(m_world));
}

void TicketFilesTest::cleanup()
{
    m_pane = nullptr;
    m_shell.reset();
    Language::instance().set(u"en"_s);
    Theme::instance().setMode(ThemeMode::Light);
}

void TicketFilesTest::open(Place place, const QString &who)
{
    m_shell = std::make_unique<Shell>();
    const QString url = m_hub.urlOfLogin(HubDesk::loginOf(who));
    QString where = url;
    if (place == Place::Replica) {
        where = m_folder.filePath(u"replica%1.steward"_s.arg(++m_replicas));
        const std::unique_ptr<Hub> hub = DeskFile::need(connectHub(url, {}));
        SystemRandom random;
        DeskFile::need(enrolFile(where, url, *hub, m_shell->clock, random));
        const auto desk = DeskFile::need(Workspace::open(where, {}));
        SyncState state;
        DeskFile::need(syncDesk(*desk, *hub, state));
    }
    QVERIFY(m_shell->open(where, m_folder.filePath(who)));
    if (place == Place::Replica)
        QTRY_VERIFY_WITH_TIMEOUT(m_shell->sync->isActive(), 20'000);
    openTicket();
}

void TicketFilesTest::openTicket()
{
    m_pane = qobject_cast<TicketPane *>(m_shell->window->openPane(u"ticket"_s, m_world.tickets[u"own"_s].toString()));
    QVERIFY(m_pane);
    QTRY_VERIFY_WITH_TIMEOUT(m_pane->page(), 20'000);
}

Uuid TicketFilesTest::attachAtServer(const QString &name, const QByteArray &content)
{
    WorkspaceOptions options;
    options.localFolder = m_folder.filePath(u"tom"_s);
    const auto desk = DeskFile::need(Workspace::open(m_hub.urlOfLogin(HubDesk::loginOf(u"tom"_s)), options));
    const FileFacts facts = DeskFile::need(readFile(write(name, content)));
    AttachmentUpload upload(facts);
    while (DeskFile::need(upload.step(*desk)) < facts.size) { }
    const LoadedRecord ticket = DeskFile::need(desk->load(m_world.tickets[u"own"_s]));
    return DeskFile::need(attach(*desk, ticket, {facts}, false)).commit.operations.first().record;
}

void TicketFilesTest::attachesAndGetsOnAServer()
{
    open(Place::Server, u"tom"_s);
    m_pane->write(false);
    const QByteArray log = QByteArray("Received: from mx\n").repeated(120'000);
    // Dropped on the composer, and a picture pasted into it.
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(write(u"headers.txt"_s, log))});
    // The application gives a drop only to what took the entering.
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_pane->composer()->edit()->viewport(), &enter);
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_pane->composer()->edit()->viewport(), &drop);
    QCOMPARE(m_pane->composer()->files().size(), 1);
    QImage picture(60, 40, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    QApplication::clipboard()->setImage(picture);
    m_pane->composer()->edit()->paste();
    QCOMPARE(m_pane->composer()->files().size(), 2);
    const QString pasted = m_pane->composer()->files().last().name;
    QTest::keyClicks(m_pane->composer()->edit(), u"see both"_s);
    m_shell->picture(u"server-files-composer"_s);
    QTest::keyClick(m_pane->composer()->edit(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_pane->composer()->isEmpty(), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(file(u"headers.txt"_s) && file(pasted), 20'000);
    QVERIFY(!m_pane->files()->isBusy());
    QVERIFY(!strip()->isVisible());
    m_shell->picture(u"server-files-attached"_s);
    const QString said = saved(*file(u"headers.txt"_s), u"back.txt"_s);
    QVERIFY2(said.contains(u"back.txt"_s), qPrintable(said));
    QCOMPARE(contentOf(u"back.txt"_s), log);
    const QString image = saved(*file(pasted), u"back.png"_s);
    QVERIFY2(image.contains(u"back.png"_s), qPrintable(image));
    QCOMPARE(QImage(m_folder.filePath(u"back.png"_s)).pixelColor(3, 3), QColor(Qt::darkCyan));
}

void TicketFilesTest::saysWhatIsNotHere_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("ja") << u"ja"_s;
}

void TicketFilesTest::saysWhatIsNotHere()
{
    QFETCH(QString, language);
    const QString name = u"switch-%1.png"_s.arg(++m_attached);
    const QByteArray bytes = SeededRandom(quint64(m_attached)).bytes(1'300'000);
    attachAtServer(name, bytes);
    open(Place::Replica, u"anna"_s);
    Language::instance().set(language);
    QTRY_VERIFY(file(name));
    QVERIFY(!file(name)->isHere);
    m_pane->thread()->goToEnd();
    m_shell->picture(u"replica-file-not-here-"_s + language);
    const QString note = m_pane->thread()->thread()->index(m_pane->thread()->thread()->rowCount() - 1, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(note.contains(language == u"en" ? u"not here yet"_s : u"まだ"_s), qPrintable(note));
    // One click gets it and opens it; here it is kept, which is the same without a program of the system's.
    m_pane->files()->keep(*file(name));
    QTRY_VERIFY_WITH_TIMEOUT(toast().contains(name), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(file(name) && file(name)->isHere, 20'000);
    m_shell->picture(u"replica-file-here-"_s + language);
    saved(*file(name), name + u".saved"_s);
    QTRY_COMPARE(contentOf(name + u".saved"_s), bytes);
}

void TicketFilesTest::sendingCanBeCancelled()
{
    open(Place::Server, u"tom"_s);
    m_pane->files()->setMoment(0);
    m_pane->write(false);
    m_pane->files()->add({write(u"huge.bin"_s, SeededRandom(4).bytes(30'000'000))});
    QTest::keyClicks(m_pane->composer()->edit(), u"with the dump"_s);
    QTest::keyClick(m_pane->composer()->edit(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(strip()->isVisible() && strip()->text().startsWith(u"Storing huge.bin"_s), 20'000);
    m_shell->picture(u"server-file-sending"_s);
    auto *button = strip()->findChild<QPushButton *>(u"transferCancel"_s);
    QVERIFY(button);
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!m_pane->files()->isBusy(), 20'000);
    QVERIFY(!strip()->isVisible());
    QCOMPARE(m_pane->composer()->text(), u"with the dump"_s); // nothing is lost, nothing was sent
    QCOMPARE(m_pane->composer()->files().size(), 1);
    QVERIFY(!file(u"huge.bin"_s));
    // Sent again it goes on, and arrives.
    QTest::keyClick(m_pane->composer()->edit(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(file(u"huge.bin"_s), 60'000);
}

void TicketFilesTest::gettingCanBeCancelled()
{
    const QByteArray bytes = SeededRandom(5).bytes(30'000'000);
    attachAtServer(u"trace.bin"_s, bytes);
    open(Place::Replica, u"anna"_s);
    m_pane->files()->setMoment(0);
    QTRY_VERIFY(file(u"trace.bin"_s));
    m_shell->prompter.answerFile(u"ticket.save-file"_s, m_folder.filePath(u"trace.saved"_s));
    m_pane->files()->save(*file(u"trace.bin"_s));
    QTRY_VERIFY_WITH_TIMEOUT(strip()->isVisible() && strip()->text().startsWith(u"Getting trace.bin"_s), 20'000);
    m_shell->picture(u"replica-file-getting"_s);
    QTest::mouseClick(strip()->findChild<QPushButton *>(u"transferCancel"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!m_pane->files()->isBusy(), 20'000);
    QVERIFY(!QFile::exists(m_folder.filePath(u"trace.saved"_s)));
    QVERIFY(!file(u"trace.bin"_s)->isHere);
    saved(*file(u"trace.bin"_s), u"trace.saved"_s);
    QTRY_VERIFY_WITH_TIMEOUT(contentOf(u"trace.saved"_s) == bytes, 60'000);
}

void TicketFilesTest::saysWhenTheServerHasItNot()
{
    // HubDesk's own attachments never had a content.
    open(Place::Replica, u"anna"_s);
    QTRY_VERIFY(file(u"publicfile on own"_s));
    QVERIFY(!file(u"publicfile on own"_s)->isHere);
    m_pane->files()->keep(*file(u"publicfile on own"_s));
    QTRY_VERIFY_WITH_TIMEOUT(toast().contains(u"has not arrived"_s), 20'000);
    m_shell->picture(u"replica-file-absent"_s);
}

QTEST_MAIN(TicketFilesTest)
#include "tst_ticketfiles.moc"
