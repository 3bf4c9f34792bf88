// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/demodesk.h"
#include "app/desktop/deskwindow.h"
#include "models/ticketlistmodel.h"
#include "tests/support/keyboard.h"
#include "tests/support/result.h"
#include "tests/support/scriptedprompter.h"
#include "views/editors/fieldeditor.h"
#include "views/editors/prioritynote.h"
#include "views/panes/administrationpane.h"
#include "views/panes/newticketpane.h"
#include "views/panes/queuepane.h"
#include "views/shell/commandpalette.h"
#include "views/shell/deskcommands.h"
#include "views/shell/shellstatusbar.h"
#include "views/shell/startpage.h"
#include "views/shell/stateview.h"
#include "views/shell/toast.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

/// The whole desktop, from the start page on, by keys.
class FirstDayTest : public QObject, private test::Keyboard
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(); }
    void init();
    void cleanup() { m_desk.reset(); }
    void setsUpAnEmptyDeskAndLogsTheFirstCall();
    void saysOnTheStartPageWhatIsWrong_data();
    void saysOnTheStartPageWhatIsWrong();
    void makesTheDemoOnceAndAnew();
    void remembersDesksAndTabs();

private:
    /// Types into a reference and takes the first that is offered.
    bool pick(const QString &text)
    {
        type(text);
        const auto offered = [this] {
            for (const QListWidget *list : m_desk->window()->findChildren<QListWidget *>(u"reference.list"_s)) {
                if (list->isVisible() && list->count() > 0)
                    return true;
            }
            return false;
        };
        if (!QTest::qWaitFor(offered))
            return false;
        key(Qt::Key_Return);
        return true;
    }
    bool saved(const QString &words)
    {
        return QTest::qWaitFor([&] { return m_desk->window()->toastWidget()->isVisible()
                                         && m_desk->window()->toastWidget()->sentence().contains(words); });
    }
    /// From the list of kinds to the checklist's step, and into its form.
    bool startStep(const QString &step, const QString &field)
    {
        return tabTo(u"administration.types"_s, Qt::Key_Backtab) && (key(Qt::Key_Home), tabTo(u"setup."_s + step))
            && (key(Qt::Key_Space), QTest::qWaitFor([&] {
                   const QWidget *at = focus();
                   return at && at->parentWidget() && at->parentWidget()->objectName() == u"field."_s + field;
               }));
    }
    void picture(const QString &name)
    {
        const QString to = qEnvironmentVariable("STEWARD_PICTURES");
        if (!to.isEmpty())
            m_desk->window()->grab().save(to + u'/' + name + u".png"_s);
    }
    void makeDesk()
    {
        m_desk = std::make_unique<DeskWindow>(DesktopServices{&m_clock, &m_prompter, m_settings.get(), path(u"demo.steward"_s), {}});
        connect(m_desk.get(), &DeskWindow::shown, this, [this] {
            m_desk->window()->resize(1600, 1000);
            m_desk->window()->activateWindow();
        });
    }
    QString path(const QString &name) const { return m_folder->filePath(name); }
    bool opened() { return QTest::qWaitFor([this] { return m_desk->session() != nullptr; }, 30000); }

    ManualClock m_clock{{1'795'486'680'000}}; // Tue 24 November 2026, 02:18 UTC
    ScriptedPrompter m_prompter;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<DeskWindow> m_desk;
};

void FirstDayTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(path(u"settings.ini"_s), QSettings::IniFormat);
    makeDesk();
}

void FirstDayTest::setsUpAnEmptyDeskAndLogsTheFirstCall()
{
    m_prompter.answerFile(u"desk.new"_s, path(u"first.steward"_s));
    m_desk->showStart();
    QVERIFY(QTest::qWaitForWindowActive(m_desk->window()));
    QTRY_VERIFY(focus());
    picture(u"first-1-start"_s);
    QVERIFY(tabTo(u"start.new"_s));
    key(Qt::Key_Return);
    QVERIFY(opened());
    QVERIFY(QTest::qWaitForWindowActive(m_desk->window()));
    auto *administration = qobject_cast<AdministrationPane *>(m_desk->window()->findPane(u"administration"_s));
    QVERIFY(administration); // a new desk opens on its checklist
    QTRY_VERIFY(focus() && focus()->objectName().startsWith(u"setup."_s));
    picture(u"first-2-checklist"_s);

    QVERIFY(startStep(u"person"_s, u"name"_s));
    type(u"佐藤 美咲"_s);
    QVERIFY(tabTo(u"field.reading"_s));
    type(u"さとう みさき"_s);
    QVERIFY(tabTo(u"field.email"_s));
    type(u"misaki@kaede.example"_s);
    picture(u"first-3-person"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(saved(u"佐藤 美咲"_s));

    QVERIFY(startStep(u"team"_s, u"name"_s));
    type(u"Desk"_s);
    QVERIFY(tabTo(u"field.member"_s));
    QVERIFY(pick(u"さとう"_s));
    key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(saved(u"Desk"_s));

    QVERIFY(startStep(u"service"_s, u"name"_s));
    type(u"Printing"_s);
    QVERIFY(tabTo(u"field.team"_s));
    QVERIFY(pick(u"De"_s));
    key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(saved(u"Printing"_s));
    QVERIFY(tabTo(u"administration.types"_s, Qt::Key_Backtab));
    key(Qt::Key_Home);
    picture(u"first-4-set-up"_s);

    // The first call: the caller is not known yet.
    key(Qt::Key_N, Qt::ControlModifier);
    auto *form = qobject_cast<NewTicketPane *>(m_desk->window()->findPane(u"new-ticket"_s));
    QVERIFY(form);
    QTRY_VERIFY(form->editor(u"requester"_s) && form->editor(u"requester"_s)->isAncestorOf(focus()));
    type(u"Emma Clarke"_s);
    QVERIFY(tabTo(u"newTicket.addPerson"_s));
    key(Qt::Key_Space);
    QTRY_COMPARE(focus()->objectName(), u"requester.new-email"_s);
    type(u"misaki@kaede.example"_s); // taken: the desk says by whom
    key(Qt::Key_Return);
    auto *problem = form->findChild<QLabel *>(u"requester.problem"_s);
    QTRY_VERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(u"佐藤 美咲"_s));
    key(Qt::Key_A, Qt::ControlModifier);
    type(u"emma@kaede.example"_s);
    key(Qt::Key_Return);
    QTRY_VERIFY(form->editor(u"title"_s)->isAncestorOf(focus()));
    QTRY_COMPARE(form->findChild<QLabel *>(u"requester.name"_s)->text(), u"Emma Clarke"_s);
    type(u"Printer on floor 5 jams 紙詰まり"_s);
    QVERIFY(tabTo(u"field.service"_s));
    QVERIFY(pick(u"Pri"_s));
    QVERIFY(tabTo(u"field.impact"_s));
    auto *priority = form->findChild<PriorityNote *>();
    QCOMPARE(priority->priority(), 4);
    key(Qt::Key_Up); // medium impact
    QTRY_COMPARE(priority->priority(), 3);
    picture(u"first-5-call"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(saved(u"INC-000001"_s));
    QTRY_VERIFY(!m_desk->window()->findPane(u"new-ticket"_s));

    const auto count = [this](const QString &query) {
        auto *queue = qobject_cast<QueuePane *>(m_desk->window()->openPane(u"queue"_s));
        queue->showQuery(query);
        return QTest::qWaitFor([&] { return queue->spec().query == query && queue->model()->isComplete(); })
            ? queue->model()->rowCount() : -1;
    };
    key(Qt::Key_P, Qt::ControlModifier);
    type(u"紙詰まり"_s);
    const PaletteModel *found = m_desk->window()->palette()->model();
    const auto titled = [found](const QString &words) {
        for (int row = 0; row < found->rowCount(); ++row) {
            if (found->index(row).data().toString().contains(words))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(titled(u"INC-000001 Printer on floor 5"_s));
    key(Qt::Key_A, Qt::ControlModifier);
    type(u"@emma@"_s);
    QTRY_VERIFY(titled(u"Emma Clarke"_s));
    key(Qt::Key_Return); // her tickets
    QCOMPARE(count(u"team:Desk status:open priority:3 requester:\"Emma Clarke\""_s), 1); // the service's team has it
    picture(u"first-6-queue"_s);
    key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(saved(u"INC-000001"_s));
    QTRY_COMPARE(count(u"priority:3"_s), 0);
    QVERIFY(m_prompter.asked() == QStringList{u"desk.new"_s});
}

void FirstDayTest::saysOnTheStartPageWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("code");
    QTest::newRow("gone") << QByteArray() << u"storage.no-file"_s;
    QTest::newRow("no desk") << QByteArray("name,mail\nA,b@c\n") << u"storage.not-a-workspace"_s;
}

void FirstDayTest::saysOnTheStartPageWhatIsWrong()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, code);
    const QString file = path(u"odd.steward"_s);
    if (!content.isEmpty()) {
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(content) == content.size());
    }
    m_desk->showStart();
    m_desk->openDesk(file);
    StateView *state = m_desk->startPage()->state();
    QTRY_VERIFY(state->isVisible() && !m_desk->startPage()->isBusy());
    QVERIFY(state->findChild<QLabel *>(u"stateText"_s)->text().contains(code));
    QVERIFY(m_desk->window()->isVisible()); // and stays up
    QFile after(file);
    QCOMPARE(after.exists(), !content.isEmpty());
    if (!content.isEmpty()) {
        QVERIFY(after.open(QIODevice::ReadOnly));
        QCOMPARE(after.readAll(), content);
    }
}

void FirstDayTest::makesTheDemoOnceAndAnew()
{
    m_desk->openDemo();
    QTRY_VERIFY(m_desk->startPage() && m_desk->startPage()->isBusy());
    QVERIFY(m_desk->window()->statusCells()->cell(u"tasks"_s)->isVisible());
    QVERIFY(opened());
    const Uuid first = m_desk->session()->workspaceId();
    QVERIFY(QFileInfo::exists(path(u"demo.steward"_s)));
    m_desk->openDesk(path(u"demo.steward"_s)); // once: the same desk again
    QTRY_VERIFY(m_desk->session() && m_desk->session()->workspaceId() == first);
    m_desk->resetDemo();
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->session() && m_desk->session()->workspaceId() != first, 30000);
}

void FirstDayTest::remembersDesksAndTabs()
{
    m_desk->createDesk(path(u"mine.steward"_s));
    QVERIFY(opened());
    QVERIFY(m_desk->window()->openPane(u"new-ticket"_s));
    QVERIFY(m_settings->value(u"run/unfinished"_s).toBool());
    m_desk->window()->saveLayout(); // as it does by itself; then it is killed
    const QStringList keys = m_settings->allKeys();
    QHash<QString, QVariant> settings;
    for (const QString &one : keys)
        settings.insert(one, m_settings->value(one));
    m_desk.reset();
    QVERIFY(!m_settings->value(u"run/unfinished"_s).toBool());
    for (auto one = settings.cbegin(); one != settings.cend(); ++one)
        m_settings->setValue(one.key(), one.value());

    makeDesk();
    m_desk->start();
    QVERIFY(opened());
    QCOMPARE(m_desk->session()->path(), path(u"mine.steward"_s));
    QVERIFY(m_desk->window()->findPane(u"new-ticket"_s));
    QVERIFY(m_desk->window()->toastWidget()->isVisible()); // says that it was not closed
}

QTEST_MAIN(FirstDayTest)
#include "tst_firstday.moc"
