// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/deskwindow.h"
#include "core/desk/bundles.h"
#include "core/desk/desksync.h"
#include "core/desk/fields.h"
#include "core/desk/tickets.h"
#include "core/sync/enrolment.h"
#include "models/syncstatus.h"
#include "tests/support/scriptedprompter.h"
#include "tests/support/testhub.h"
#include "views/shell/tasklist.h"
#include "views/shell/taskmenu.h"
#include "views/shell/toast.h"
#include "views/theme/theme.h"

#include <QMenu>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

/// From the desk of a team server to a file of one's own that follows it, in the window.
class TakeAlongTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_desk.reset(); }
    void takesADeskAlongAndWorksOnIt();
    void bundlesGoThroughTheFileMenu();
    void stopsHalfWay();
    void leavesFilesAsTheyAre();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    MainWindow *window() const { return m_desk->window(); }
    bool said(const QString &words) const
    {
        return QTest::qWaitFor([&] { return window()->toastWidget()->isVisible() && window()->toastWidget()->sentence().contains(words); },
                               20'000);
    }
    bool openServer()
    {
        m_desk->openDesk(m_hub.urlOfLogin(HubDesk::loginOf(u"anna"_s)));
        return QTest::qWaitFor([this] { return m_desk->session() != nullptr; }, 20'000);
    }
    void picture(const QString &name) const
    {
        const QString to = qEnvironmentVariable("STEWARD_PICTURES");
        if (!to.isEmpty())
            window()->grab().save(to + u'/' + name + u".png"_s);
    }
    template<class T>
    Result<T> ask(std::function<Result<T>(Workspace &)> work)
    {
        std::optional<Result<T>> answer;
        deliver(m_desk->session()->write<T>(std::move(work)), this, [&](const Result<T> &result) { answer = result; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20'000))
            return Error{ErrorKind::Unavailable, u"test.timeout"_s, u"no answer"_s, {}, {}};
        return *answer;
    }

    HubDesk m_world;
    TestHub m_hub;
    ScriptedPrompter m_prompter;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<DeskWindow> m_desk;
};

void TakeAlongTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    Theme::instance().install();
    VERIFY_OK(m_hub.open(m_world));
    VERIFY_OK(m_hub.letIn(m_world));
    VERIFY_OK(m_hub.add(m_world, u"carl"_s, {u"courier"_s, {}, {}}));
}

void TakeAlongTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(path(u"settings.ini"_s), QSettings::IniFormat);
    m_desk = std::make_unique<DeskWindow>(DesktopServices{&m_world.clock, &m_prompter, m_settings.get(), path(u"demo.steward"_s), {}});
    connect(m_desk.get(), &DeskWindow::shown, this, [this] { window()->resize(1600, 1000); });
}

void TakeAlongTest::takesADeskAlongAndWorksOnIt()
{
    QVERIFY(openServer());
    m_prompter.answerFile(u"desk.take-along"_s, path(u"mine.steward"_s));
    m_desk->actions()->trigger(u"file.take-along"_s);
    QVERIFY(!m_desk->actions()->action(u"file.take-along"_s)->isEnabled()); // one at a time
    QVERIFY(said(u"mine.steward has all that you see"_s));
    picture(u"take-along-1-done"_s);
    QVERIFY(window()->tasks()->isEmpty());

    DeskSession *before = m_desk->session();
    auto *open = window()->toastWidget()->findChild<QPushButton *>();
    QVERIFY(open);
    open->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->session() && m_desk->session() != before && m_desk->session()->path() == path(u"mine.steward"_s), 20'000);
    QVERIFY(!m_desk->session()->isOnServer());
    QTRY_VERIFY_WITH_TIMEOUT(SyncWatch::of(m_desk->session())->status().place == SyncStatus::Place::Replica, 20'000);
    picture(u"take-along-2-open"_s);
    QVERIFY(!m_desk->actions()->action(u"file.take-along"_s)->isEnabled());

    // What is written on the file reaches the server by itself.
    const Uuid own = m_world.tickets[u"own"_s];
    VERIFY_OK(ask<Ok>([own](Workspace &desk) -> Result<Ok> {
        STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(own));
        RecordEdit edit = RecordEdit::of(loaded, u"edit"_s);
        edit.next.values[size_t(desk.schema().type(loaded.type)->indexOf(u"title"))] = Value(u"written on the train"_s);
        STEWARD_TRY(desk.commit(edit));
        return Ok{};
    }));
    STEWARD_VERIFY(server, Workspace::open(m_hub.urlOfLogin(HubDesk::loginOf(u"anna"_s)), {.readOnly = true}));
    QTRY_COMPARE_WITH_TIMEOUT((*server)->labelOf(own).value_or(QString()), u"written on the train"_s, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(SyncWatch::of(m_desk->session())->status().toSend, 0, 20'000);
}

/// Where only a file gets through.
void TakeAlongTest::bundlesGoThroughTheFileMenu()
{
    QVERIFY(openServer());
    QVERIFY(!m_desk->actions()->action(u"file.bundle-write"_s)->isEnabled()); // there is a network
    {
        const auto hub = DeskFile::need(HubClient::open(m_hub.urlOfLogin(HubDesk::loginOf(u"anna"_s))));
        SystemRandom random;
        VERIFY_OK(enrolFile(path(u"far.steward"_s), u"postgresql:///nowhere?host=/nowhere"_s, *hub, m_world.clock, random));
        STEWARD_VERIFY(far, Workspace::open(path(u"far.steward"_s), {&m_world.clock, &random, {}, false}));
        SyncState state;
        VERIFY_OK(syncDesk(**far, *hub, state));
        STEWARD_VERIFY(loaded, (*far)->load(m_world.tickets[u"own"_s]));
        VERIFY_OK(editTicket(**far, *loaded, {{u"title"_s, u"written at sea"_s}}));
    }
    m_desk->openDesk(path(u"far.steward"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->session() && m_desk->session()->path() == path(u"far.steward"_s), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->actions()->action(u"file.bundle-write"_s)->isEnabled(), 20'000);
    m_prompter.answerFile(u"bundle.write"_s, path(u"out.stewardbundle"_s));
    m_desk->actions()->trigger(u"file.bundle-write"_s);
    QVERIFY(said(u"1 waiting change"_s));
    picture(u"bundle-written"_s);
    const auto courier = DeskFile::need(HubClient::open(m_hub.urlOfLogin(HubDesk::loginOf(u"carl"_s))));
    SystemRandom random;
    VERIFY_OK(carryWork(*courier, path(u"out.stewardbundle"_s), path(u"back.stewardbundle"_s), m_world.clock, random));
    m_prompter.answerFile(u"bundle.take"_s, path(u"out.stewardbundle"_s)); // the wrong one
    m_desk->actions()->trigger(u"file.bundle-take"_s);
    QVERIFY(said(u"belongs to another desk"_s));
    m_prompter.answerFile(u"bundle.take"_s, path(u"back.stewardbundle"_s));
    m_desk->actions()->trigger(u"file.bundle-take"_s);
    QVERIFY(said(u"taken from the file"_s));
    picture(u"bundle-taken"_s);
    m_prompter.answerFile(u"bundle.take"_s, path(u"back.stewardbundle"_s));
    m_desk->actions()->trigger(u"file.bundle-take"_s);
    QVERIFY(said(u"All of it was here already"_s));
    STEWARD_VERIFY(server, Workspace::open(m_hub.urlOfLogin(HubDesk::loginOf(u"anna"_s)), {.readOnly = true}));
    QCOMPARE((*server)->labelOf(m_world.tickets[u"own"_s]).value_or(QString()), u"written at sea"_s);
}

void TakeAlongTest::stopsHalfWay()
{
    QVERIFY(openServer());
    m_desk->takeAlong(path(u"never.steward"_s));
    QCOMPARE(window()->tasks()->tasks().size(), 1);
    const std::unique_ptr<QMenu> menu(taskMenu(window()->tasks(), window()));
    menu->setAttribute(Qt::WA_DeleteOnClose, false);
    QCOMPARE(menu->actions().size(), 2);
    menu->actions().last()->trigger();
    QVERIFY(said(u"never.steward was taken away again"_s));
    QVERIFY(window()->tasks()->isEmpty());
    QVERIFY(!QFileInfo::exists(path(u"never.steward"_s)));
    QVERIFY(m_desk->actions()->action(u"file.take-along"_s)->isEnabled());
}

void TakeAlongTest::leavesFilesAsTheyAre()
{
    QVERIFY(openServer());
    QFile there(path(u"there.steward"_s));
    QVERIFY(there.open(QIODevice::WriteOnly) && there.write("something else") > 0);
    there.close();
    m_desk->takeAlong(there.fileName());
    QVERIFY(said(u"there.steward"_s));
    QVERIFY(there.open(QIODevice::ReadOnly));
    QCOMPARE(there.readAll(), QByteArray("something else"));
}

QTEST_MAIN(TakeAlongTest)
#include "tst_takealong.moc"
