// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/clock.h"
#include "tests/support/scriptedprompter.h"
#include "views/actions/standardactions.h"
#include "views/editors/segmentedswitch.h"
#include "views/shell/centretabs.h"
#include "views/shell/commandpalette.h"
#include "views/shell/errortext.h"
#include "views/shell/language.h"
#include "views/shell/mainwindow.h"
#include "views/shell/panedeck.h"
#include "views/shell/panedock.h"
#include "views/shell/paneregistry.h"
#include "views/shell/roleworkspaces.h"
#include "views/shell/shellstatusbar.h"
#include "views/shell/shelltoolbar.h"
#include "views/shell/stateview.h"
#include "views/shell/toast.h"

#include <QAction>
#include <QClipboard>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace steward;
using namespace Qt::StringLiterals;

namespace {

/// A pane with one field that is its keyboard target and its saved state.
class FieldPane : public Pane
{
public:
    FieldPane(const PaneContext &context, const QString &argument) : Pane(context), field(new QLineEdit(argument, this))
    {
        (new QVBoxLayout(this))->addWidget(field);
    }
    QWidget *focusTarget() override { return field; }
    QByteArray saveState() const override { return field->text().toUtf8(); }
    bool restoreState(const QByteArray &state) override
    {
        field->setText(QString::fromUtf8(state));
        return true;
    }
    QLineEdit *field;
};

Pane *make(const PaneContext &context, const QString &argument)
{
    return new FieldPane(context, argument);
}

struct Shell
{
    QTemporaryDir folder;
    QSettings settings{folder.filePath(u"s.ini"_s), QSettings::IniFormat};
    ManualClock clock{{1795486680000}};
    ScriptedPrompter prompter;
    ActionRegistry actions;
    std::unique_ptr<MainWindow> window;

    Shell()
    {
        actions.addAll(standardActions());
        open();
    }
    void open()
    {
        window = std::make_unique<MainWindow>(ShellServices{&actions, &prompter, &clock, &settings});
        window->restore();
        window->resize(1200, 800);
        window->show();
        (void)QTest::qWaitForWindowExposed(window.get());
        window->activateWindow();
    }
    QStringList keys() const
    {
        QStringList out;
        for (const Pane *pane : window->deck()->panes())
            out << pane->key();
        out.sort();
        return out;
    }
};

/// Records what it was asked and answers when the test says so.
class SlowTickets : public PaletteProvider
{
public:
    QChar prefix() const override { return u'#'; }
    QString hint() const override { return u"ticket"_s; }
    void search(const QString &text, int, std::function<void(QList<PaletteEntry>)> answer) override
    {
        asked << text;
        answers << answer;
    }
    QStringList asked;
    QList<std::function<void(QList<PaletteEntry>)>> answers;
};

} // namespace

class ShellTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void opensPanesAtTheirPlaces();
    void cyclesWithF6();
    void movesPanes();
    void workspacesKeepTheirArrangement();
    void layoutComesBackAfterRestart();
    void unknownPanesAndBadBytesAreHarmless();
    void menusComeFromTheRegistry();
    void helpOpensFromTheKeyboard();
    void languageSwitchesAtRunTime();
    void themeAndRowsArePersistent();
    void toastUndoes();
    void toastStandsStillUnderThePointer();
    void paletteRunsByKeyboardAlone();
    void paletteListsDisabledWithReason();
    void paletteMatchesSynonymsAndEnglish();
    void paletteIgnoresPreEditText();
    void paletteDropsLateAnswers();
    void stateViewShowsErrors();
    void loadingCanBeStopped();
    void unknownErrorsKeepTheirSentence();
    void statusCellsHideWhenEmpty();
    void segmentsMoveByKeyboard();
};

void ShellTest::initTestCase()
{
    Theme::instance().install();
    Theme::instance().setMode(ThemeMode::Light);
    PaneRegistry &registry = PaneRegistry::instance();
    registry.add({u"test-centre"_s, "Test centre", u"list-check"_s, PaneArea::Centre, make});
    registry.add({u"test-left"_s, "Test left", u"star"_s, PaneArea::Left, make});
    registry.add({u"test-right"_s, "Test right", u"eye"_s, PaneArea::Right, make});
    registry.add({u"test-bottom"_s, "Test bottom", u"cloud-up"_s, PaneArea::Bottom, make});
    registry.add({u"test-record"_s, "Record", u"ticket"_s, PaneArea::Centre, make, false});
}

void ShellTest::opensPanesAtTheirPlaces()
{
    Shell shell;
    shell.window->deck()->closeAll();
    QVERIFY(shell.window->openPane(u"test-centre"_s));
    QVERIFY(shell.window->openPane(u"test-left"_s));
    QVERIFY(shell.window->openPane(u"test-record"_s, u"INC-000873"_s));
    QVERIFY(shell.window->openPane(u"test-record"_s, u"INC-000884"_s));
    Pane *again = shell.window->openPane(u"test-record"_s, u"INC-000873"_s);
    QCOMPARE(again, shell.window->findPane(u"test-record"_s, u"INC-000873"_s));
    QCOMPARE(shell.keys().size(), 4);
    auto *dock = shell.window->findChild<PaneDock *>(u"test-left"_s);
    QVERIFY(dock);
    QCOMPARE(shell.window->dockWidgetArea(dock), Qt::LeftDockWidgetArea);
    QCOMPARE(dock->titleBar()->height(), 28);
    QTRY_VERIFY(static_cast<FieldPane *>(again)->field->hasFocus());
    shell.window->closePane(again);
    QVERIFY(!shell.window->findPane(u"test-record"_s, u"INC-000873"_s));
}

void ShellTest::cyclesWithF6()
{
    Shell shell;
    shell.window->deck()->closeAll();
    auto *left = static_cast<FieldPane *>(shell.window->openPane(u"test-left"_s));
    auto *right = static_cast<FieldPane *>(shell.window->openPane(u"test-right"_s));
    auto *centre = static_cast<FieldPane *>(shell.window->openPane(u"test-centre"_s));
    QTRY_VERIFY(centre->field->hasFocus());
    QTest::keyClick(shell.window.get(), Qt::Key_F6);
    QTRY_VERIFY(left->field->hasFocus());
    QTest::keyClick(shell.window.get(), Qt::Key_F6);
    QTRY_VERIFY(right->field->hasFocus());
    QTest::keyClick(shell.window.get(), Qt::Key_F6);
    QTRY_VERIFY(centre->field->hasFocus());
    QTest::keyClick(shell.window.get(), Qt::Key_F6, Qt::ShiftModifier);
    QTRY_VERIFY(right->field->hasFocus());
}

void ShellTest::movesPanes()
{
    Shell shell;
    shell.window->deck()->closeAll();
    shell.window->openPane(u"test-centre"_s);
    Pane *pane = shell.window->openPane(u"test-left"_s);
    QVERIFY(shell.actions.trigger(u"window.move-right"_s));
    QCOMPARE(shell.window->dockWidgetArea(shell.window->findChild<PaneDock *>(u"test-left"_s)), Qt::RightDockWidgetArea);
    QVERIFY(shell.actions.trigger(u"window.move-centre"_s));
    QVERIFY(shell.window->findChild<CentreTabs *>()->indexOf(pane) >= 0);
    QVERIFY(shell.actions.trigger(u"window.move-bottom"_s));
    QCOMPARE(shell.window->dockWidgetArea(shell.window->findChild<PaneDock *>(u"test-left"_s)), Qt::BottomDockWidgetArea);
    QVERIFY(shell.actions.trigger(u"window.float"_s));
    QVERIFY(shell.window->findChild<PaneDock *>(u"test-left"_s)->isFloating());
    QCOMPARE(shell.window->findPane(u"test-left"_s), pane); // the same pane all the way
}

void ShellTest::workspacesKeepTheirArrangement()
{
    Shell shell;
    shell.window->deck()->closeAll();
    shell.window->openPane(u"test-left"_s);
    shell.window->openPane(u"test-record"_s, u"INC-000873"_s);
    const QStringList triage = shell.keys();
    QTest::keyClick(shell.window.get(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(shell.window->roles()->current(), 1);
    QCOMPARE(shell.window->toolBar()->roles()->currentIndex(), 1);
    shell.window->openPane(u"test-bottom"_s);
    QVERIFY(shell.keys() != triage);
    QTest::keyClick(shell.window.get(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(shell.keys(), triage);
    QVERIFY(shell.actions.trigger(u"window.reset"_s));
    QVERIFY(!shell.keys().contains(u"test-left"_s));
}

void ShellTest::layoutComesBackAfterRestart()
{
    Shell shell;
    shell.window->deck()->closeAll();
    auto *record = static_cast<FieldPane *>(shell.window->openPane(u"test-record"_s, u"INC-000873"_s));
    record->field->setText(u"half a sentence"_s);
    shell.window->openPane(u"test-bottom"_s);
    shell.window->resize(1111, 700);
    const QStringList before = shell.keys();
    shell.window->close();
    shell.window.reset();
    shell.open();
    QCOMPARE(shell.keys(), before);
    auto *back = static_cast<FieldPane *>(shell.window->findPane(u"test-record"_s, u"INC-000873"_s));
    QVERIFY(back);
    QCOMPARE(back->field->text(), u"half a sentence"_s);
}

void ShellTest::unknownPanesAndBadBytesAreHarmless()
{
    Shell shell;
    QVERIFY(!shell.window->openPane(u"no-such-pane"_s));
    QVERIFY(!shell.window->deck()->restoreState(QByteArray("not a layout")));
    QVERIFY(!shell.window->deck()->restoreState({}));
    shell.window->openPane(u"test-centre"_s);
    QByteArray state = shell.window->deck()->saveState();
    state.truncate(state.size() / 2);
    QVERIFY(!shell.window->deck()->restoreState(state));
    QVERIFY(shell.keys().contains(u"test-centre"_s));
}

void ShellTest::menusComeFromTheRegistry()
{
    Shell shell;
    QSet<QAction *> inMenus;
    const std::function<void(QList<QAction *>)> collect = [&](const QList<QAction *> &actions) {
        for (QAction *action : actions) {
            inMenus.insert(action);
            if (action->menu())
                collect(action->menu()->actions());
        }
    };
    collect(shell.window->menuBar()->actions());
    for (const ActionSpec *spec : shell.actions.specs()) {
        if (spec->menu != MenuId::None)
            QVERIFY2(inMenus.contains(shell.actions.action(spec->id)), qPrintable(spec->id));
    }
}

void ShellTest::helpOpensFromTheKeyboard()
{
    Shell shell;
    shell.window->deck()->closeAll();
    QTest::keyClick(shell.window.get(), Qt::Key_Slash, Qt::ControlModifier);
    Pane *keys = shell.window->findPane(u"keys"_s);
    QVERIFY(keys);
    auto *filter = keys->findChild<QLineEdit *>(u"keysFilter"_s);
    QTRY_VERIFY(filter->hasFocus());
    auto *table = keys->findChild<QAbstractItemView *>(u"keysTable"_s);
    QVERIFY(table->model()->rowCount() > 40);
    QTest::keyClicks(filter, u"Ctrl+K"_s);
    QCOMPARE(table->model()->rowCount(), 1);
    QVERIFY(shell.actions.trigger(u"help.about"_s));
    QVERIFY(shell.actions.trigger(u"help.gallery"_s));
    QCOMPARE(shell.keys(), QStringList({u"about"_s, u"gallery"_s, u"keys"_s}));
    QVERIFY(!shell.actions.spec(u"pane.gallery"_s)); // one command each, not two
}

void ShellTest::languageSwitchesAtRunTime()
{
    Shell shell;
    Language::instance().set(u"en"_s);
    QCOMPARE(shell.actions.text(u"file.quit"_s), u"Quit"_s);
    QSignalSpy titles(shell.window->openPane(u"test-centre"_s), &Pane::titleChanged);
    QVERIFY(shell.actions.trigger(u"view.language-ja"_s));
    QTRY_VERIFY(titles.size() > 0);
    QCOMPARE(Language::instance().current(), u"ja"_s);
    QVERIFY(shell.actions.action(u"view.language-ja"_s)->isChecked());
    QCOMPARE(shell.settings.value(u"view/language"_s).toString(), u"ja"_s);
    QCOMPARE(shell.actions.englishText(u"file.quit"_s), u"Quit"_s); // the palette finds both
    Language::instance().set(u"en"_s);
}

void ShellTest::themeAndRowsArePersistent()
{
    Shell shell;
    QVERIFY(shell.actions.trigger(u"view.theme-dark"_s));
    QVERIFY(shell.actions.trigger(u"view.rows-roomy"_s));
    QVERIFY(Theme::instance().isDark());
    QVERIFY(shell.actions.action(u"view.theme-dark"_s)->isChecked());
    Theme::instance().setMode(ThemeMode::Light);
    Theme::instance().setDensity(Density::Default);
    shell.window.reset();
    shell.open();
    QVERIFY(Theme::instance().isDark());
    QCOMPARE(Theme::instance().rowHeight(), 36);
    Theme::instance().setMode(ThemeMode::Light);
    Theme::instance().setDensity(Density::Default);
}

void ShellTest::toastUndoes()
{
    Shell shell;
    int undone = 0;
    QVERIFY(!shell.actions.trigger(u"list.undo"_s));
    shell.window->toast(u"user-plus"_s, u"INC-000871 assigned to you"_s, [&] { ++undone; });
    QVERIFY(shell.window->toastWidget()->isVisible());
    QVERIFY(shell.actions.trigger(u"list.undo"_s));
    QCOMPARE(undone, 1);
    QVERIFY(!shell.window->toastWidget()->isVisible());
    QVERIFY(!shell.window->toastWidget()->undoNow());
    shell.window->toast(u"user-plus"_s, u"first"_s, [&] { undone = 100; });
    shell.window->toast(u"user-plus"_s, u"second"_s, [&] { undone = 2; }); // replaces the first
    shell.window->toastWidget()->findChild<QPushButton *>(u"toastUndo"_s)->click();
    QCOMPARE(undone, 2);
}

void ShellTest::toastStandsStillUnderThePointer()
{
    Shell shell;
    shell.window->toast(u"check"_s, u"Saved"_s);
    Toast *toast = shell.window->toastWidget();
    QEnterEvent enter(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5));
    QApplication::sendEvent(toast, &enter);
    const int left = toast->remainingMs();
    QTest::qWait(30);
    QCOMPARE(toast->remainingMs(), left);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(toast, &leave);
    QTRY_VERIFY(toast->remainingMs() < left);
    QVERIFY(!toast->findChild<QPushButton *>(u"toastUndo"_s)->isVisible()); // nothing to undo was given
}

void ShellTest::paletteRunsByKeyboardAlone()
{
    Shell shell;
    auto *pane = static_cast<FieldPane *>(shell.window->openPane(u"test-centre"_s));
    QTRY_VERIFY(pane->field->hasFocus());
    QTest::keyClick(shell.window.get(), Qt::Key_K, Qt::ControlModifier);
    CommandPalette *palette = shell.window->palette();
    QVERIFY(palette->isVisible());
    auto *field = palette->findChild<QLineEdit *>(u"paletteField"_s);
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"theme dark"_s); // no title says that: synonyms and id do
    auto *list = palette->findChild<QListView *>();
    QCOMPARE(list->currentIndex().data().toString(), u"Theme: Dark"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!palette->isVisible());
    QVERIFY(Theme::instance().isDark());
    QTRY_VERIFY(pane->field->hasFocus()); // back where the person was
    Theme::instance().setMode(ThemeMode::Light);

    palette->popUp(u"rows"_s);
    const int first = list->currentIndex().row();
    QTest::keyClick(field, Qt::Key_Down);
    QVERIFY(list->currentIndex().row() > first);
    QTest::keyClick(field, Qt::Key_Up);
    QCOMPARE(list->currentIndex().row(), first);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!palette->isVisible());
}

void ShellTest::paletteListsDisabledWithReason()
{
    Shell shell;
    CommandPalette *palette = shell.window->palette();
    palette->popUp(u"bulk edit"_s);
    auto *list = palette->findChild<QListView *>();
    QCOMPARE(list->currentIndex().data().toString(), u"Bulk edit…"_s);
    QVERIFY(!list->currentIndex().data(PaletteModel::WhyNotRole).toString().isEmpty());
    QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Return);
    QVERIFY(palette->isVisible()); // nothing ran, the reason is still readable
    palette->dismiss();
}

void ShellTest::paletteMatchesSynonymsAndEnglish()
{
    QVERIFY(PaletteModel::score(u"assi"_s, u"Assign to me"_s, u"Assign to me"_s, {}, u"x"_s)
            > PaletteModel::score(u"assi"_s, u"自分に割り当て"_s, u"Assign to me"_s, {}, u"x"_s));
    QVERIFY(PaletteModel::score(u"assi"_s, u"自分に割り当て"_s, u"Assign to me"_s, {}, u"x"_s) > 0);
    QVERIFY(PaletteModel::score(u"割り当て"_s, u"自分に割り当て"_s, u"Assign to me"_s, {}, u"x"_s) > 0);
    QVERIFY(PaletteModel::score(u"density"_s, u"Roomy rows"_s, u"Roomy rows"_s, {u"density"_s}, u"x"_s) > 0);
    QVERIFY(PaletteModel::score(u"ＤＡＲＫ"_s, u"Dark"_s, u"Dark"_s, {}, u"x"_s) > 0); // full width
    QCOMPARE(PaletteModel::score(u"dark zebra"_s, u"Dark"_s, u"Dark"_s, {}, u"x"_s), 0); // every word counts
}

void ShellTest::paletteIgnoresPreEditText()
{
    Shell shell;
    CommandPalette *palette = shell.window->palette();
    palette->popUp();
    auto *field = palette->findChild<QLineEdit *>();
    const int rows = palette->model()->rowCount();
    QInputMethodEvent typing(u"くらい"_s, {});
    QApplication::sendEvent(field, &typing);
    QCOMPARE(palette->model()->rowCount(), rows);
    QTest::keyClick(field, Qt::Key_Return); // belongs to the input method
    QVERIFY(palette->isVisible());
    QInputMethodEvent commit;
    commit.setCommitString(u"dark"_s);
    QApplication::sendEvent(field, &commit);
    QVERIFY(palette->model()->rowCount() < rows);
    palette->dismiss();
}

void ShellTest::paletteDropsLateAnswers()
{
    Shell shell;
    SlowTickets tickets;
    PaletteModel *model = shell.window->palette()->model();
    QVERIFY(!shell.actions.disabledReason(u"go.record"_s).isEmpty());
    model->addProvider(&tickets);
    QVERIFY(shell.actions.disabledReason(u"go.record"_s).isEmpty());
    model->setText(u"#88"_s);
    model->setText(u"#884"_s);
    QCOMPARE(tickets.asked, QStringList({u"88"_s, u"884"_s}));
    PaletteEntry entry;
    entry.section = u"Tickets"_s;
    entry.title = u"INC-000884 Payroll export to bank fails"_s;
    bool ran = false;
    entry.run = [&] { ran = true; };
    tickets.answers[0]({entry});
    QCOMPARE(model->rowCount(), 0);
    tickets.answers[1]({entry});
    QCOMPARE(model->rowCount(), 2); // heading and entry
    QVERIFY(!model->run(0));
    QVERIFY(model->run(1));
    QVERIFY(ran);
    model->removeProvider(&tickets);
}

void ShellTest::stateViewShowsErrors()
{
    StateView state;
    int tries = 0;
    state.showError({ErrorKind::PermissionDenied, u"storage.read-only"_s, u"file is read-only"_s, {}, {}}, [&] { ++tries; });
    QCOMPARE(state.title(), u"This desk cannot be written to"_s);
    state.findChild<QPushButton *>(u"wayOut1"_s)->click();
    QCOMPARE(tries, 1);
    state.findChild<QPushButton *>(u"wayOut2"_s)->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"storage.read-only"_s));
    state.showEmpty(u"filter"_s, u"No ticket matches"_s, u"Of 2,038 none."_s, u"due<1h"_s);
    QCOMPARE(state.title(), u"No ticket matches"_s);
}

void ShellTest::loadingCanBeStopped()
{
    StateView state;
    int stops = 0;
    state.showLoading(u"Reading 412 tickets"_s, u"First rows come at once."_s, 380, [&] { ++stops; });
    QTest::keyClick(&state, Qt::Key_Escape);
    QCOMPARE(stops, 1);
}

void ShellTest::unknownErrorsKeepTheirSentence()
{
    const ErrorText text = ErrorText::of({ErrorKind::Unavailable, u"sync.odd"_s, u"the moon is in the way"_s, u"wait"_s, {}});
    QVERIFY(text.text.contains(u"The moon is in the way."_s));
    QVERIFY(text.text.contains(u"Wait."_s));
    QCOMPARE(text.code, u"sync.odd"_s);
    QVERIFY(!text.title.isEmpty());
}

void ShellTest::statusCellsHideWhenEmpty()
{
    Shell shell;
    StatusCell *cell = shell.window->statusCells()->cell(u"breach"_s);
    QVERIFY(cell && !cell->isVisible());
    cell->setRuns({TextRun::text(u"Next breach"_s), TextRun::mono(u"INC-000898"_s), TextRun::strong(u"0:09"_s)});
    QVERIFY(cell->isVisible());
    QCOMPARE(cell->accessibleName(), u"Next breach INC-000898 0:09"_s);
    cell->setRuns({});
    QVERIFY(!cell->isVisible());
}

void ShellTest::segmentsMoveByKeyboard()
{
    SegmentedSwitch choice;
    choice.addSegment(u"Keep"_s);
    choice.addSegment(u"Set"_s);
    choice.addSegment(u"Clear"_s);
    choice.setSegmentEnabled(1, false, u"Not for this field"_s);
    QSignalSpy changed(&choice, &SegmentedSwitch::currentChanged);
    choice.show();
    QTest::keyClick(&choice, Qt::Key_Right);
    QCOMPARE(choice.currentIndex(), 2); // the disabled one is passed
    QCOMPARE(changed.size(), 1);
    QTest::keyClick(&choice, Qt::Key_Right);
    QCOMPARE(choice.currentIndex(), 2);
    choice.setCurrentIndex(0);
    QCOMPARE(changed.size(), 1);
}

QTEST_MAIN(ShellTest)
#include "tst_shell.moc"
