// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/mainwindow.h"

#include "core/base/clock.h"
#include "core/desk/session.h"
#include "views/editors/segmentedswitch.h"
#include "views/shell/centretabs.h"
#include "views/shell/commandpalette.h"
#include "views/shell/deskcommands.h"
#include "views/shell/deskpalette.h"
#include "views/shell/deskstatus.h"
#include "views/shell/language.h"
#include "views/shell/menubuilder.h"
#include "views/shell/panedeck.h"
#include "views/shell/roleworkspaces.h"
#include "views/shell/shellstatusbar.h"
#include "views/shell/shelltoolbar.h"
#include "views/shell/tasklist.h"
#include "views/shell/toast.h"
#include "views/theme/icons.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

struct ThemeChoice
{
    const char *action;
    ThemeMode mode;
    const char *saved;
};
constexpr ThemeChoice themes[] = {{"view.theme-system", ThemeMode::System, "system"},
                                  {"view.theme-light", ThemeMode::Light, "light"},
                                  {"view.theme-dark", ThemeMode::Dark, "dark"}};

struct RowChoice
{
    const char *action;
    Density density;
};
constexpr RowChoice rowChoices[] = {{"view.rows-compact", Density::Compact},
                                    {"view.rows-default", Density::Default},
                                    {"view.rows-roomy", Density::Roomy}};

} // namespace

MainWindow::MainWindow(const ShellServices &services)
    : m_services(services), m_centre(new QStackedWidget(this)), m_tabs(new CentreTabs(this)),
      m_deck(new PaneDeck(this, m_tabs, {services.actions, this, services.prompter, services.clock, services.session})),
      m_roles(new RoleWorkspaces(m_deck, services.settings, services.session ? services.session->workspaceId().toString() : QString())), m_toolBar(new ShellToolBar(services.actions, this)),
      m_status(new ShellStatusBar(this)), m_palette(new CommandPalette(services.actions, this)),
      m_toast(new Toast(this)), m_titleMenu(new QMenu(this)), m_deskName(new QLabel(this)), m_tasks(new TaskList(this))
{
    setObjectName(u"mainWindow"_s);
    setDockOptions(QMainWindow::AllowTabbedDocks | QMainWindow::AllowNestedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setUnifiedTitleAndToolBarOnMac(false);
    m_centre->addWidget(m_tabs);
    setCentralWidget(m_centre);
    addToolBar(Qt::TopToolBarArea, m_toolBar);
    setStatusBar(m_status);
    setContextMenuPolicy(Qt::NoContextMenu);
    menuBar()->setNativeMenuBar(false); // the desk's name stands at its right end
    menuBar()->setFixedHeight(28);
    m_deskName->setObjectName(u"deskName"_s);
    m_deskName->setContentsMargins(0, 0, 12, 0);
    m_deskName->setMinimumHeight(28);
    m_deskName->setForegroundRole(QPalette::PlaceholderText);
    menuBar()->setCornerWidget(m_deskName);
    m_deck->setTitleMenu(m_titleMenu);
    m_tabs->installEventFilter(this);

    if (services.session)
        m_commands = new DeskCommands(services.session, services.actions, this);
    handleView();
    handleWindow();
    addPaneActions();
    for (const ActionSpec *spec : m_services.actions->specs())
        addAction(m_services.actions->action(spec->id)); // so that keys work without a menu
    connect(m_services.actions, &ActionRegistry::added, this,
            [this](const QString &id) { addAction(m_services.actions->action(id)); });
    connect(m_toolBar->roles(), &SegmentedSwitch::currentChanged, m_roles, &RoleWorkspaces::enter);
    connect(m_roles, &RoleWorkspaces::entered, this, &MainWindow::showChoices);
    connect(m_deck, &PaneDeck::currentChanged, this, &MainWindow::placeToast, Qt::QueuedConnection); // laid out by then
    connect(m_deck, &PaneDeck::currentChanged, this, [this](const Pane *pane) {
        const bool onServer = m_services.session && m_services.session->isOnServer();
        const QString what = !pane ? QString() : onServer ? pane->title() + u" – "_s + m_services.session->name() : pane->title();
        setWindowTitle(what.isEmpty() ? tr("Steward") : tr("%1 – Steward").arg(what));
    });
    connect(&m_minute, &QTimer::timeout, this, &MainWindow::tick);
    m_status->setTasks(m_tasks);
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(2000);
    connect(&m_saveSoon, &QTimer::timeout, this, &MainWindow::saveLayout);
    if (m_services.session) {
        connect(m_deck, &PaneDeck::opened, &m_saveSoon, qOverload<>(&QTimer::start));
        connect(m_deck, &PaneDeck::currentChanged, &m_saveSoon, qOverload<>(&QTimer::start));
        m_deskStatus = new DeskStatus(m_services.session, m_status, this, this);
        m_toolBar->person()->setPerson(m_services.session->myName());
        m_palette->model()->addProvider(new TicketPalette(m_services.session, this, m_palette));
        m_palette->model()->addProvider(new PeoplePalette(m_services.session, this, m_palette));
    } else {
        m_status->cell(u"sync"_s)->setRuns({TextRun::icon(u"database"_s), TextRun::text(tr("No desk open"))});
    }
    retranslate();
    tick();
}

MainWindow::~MainWindow()
{
    // Focus and visibility change while the widgets below go; nobody may look at half a window then.
    hide();
    disconnect(static_cast<QApplication *>(qApp), &QApplication::focusChanged, m_services.actions, nullptr);
    m_services.actions->unhandle(this);
    delete std::exchange(m_deck, nullptr);
    delete m_commands;
}

void MainWindow::handleView()
{
    ActionRegistry *actions = m_services.actions;
    QSettings *settings = m_services.settings;
    for (int i = 0; i < RoleWorkspaces::roles().size(); ++i)
        actions->handle(RoleWorkspaces::roles()[i].action, this, [this, i] { m_roles->enter(i); });
    for (const ThemeChoice &choice : themes) {
        actions->handle(QString::fromLatin1(choice.action), this, [this, choice, settings] {
            Theme::instance().setMode(choice.mode);
            settings->setValue(u"view/theme"_s, QString::fromLatin1(choice.saved));
            showChoices();
        });
    }
    for (const RowChoice &choice : rowChoices) {
        actions->handle(QString::fromLatin1(choice.action), this, [this, choice, settings] {
            Theme::instance().setDensity(choice.density);
            settings->setValue(u"view/rows"_s, int(choice.density));
            showChoices();
        });
    }
    for (const QString &language : {u"en"_s, u"ja"_s}) {
        actions->handle(u"view.language-"_s + language, this, [this, language, settings] {
            Language::instance().set(language);
            settings->setValue(u"view/language"_s, language);
            showChoices();
        });
    }
    actions->handle(u"go.palette"_s, this, [this] { m_palette->popUp(); });
    const auto needsProvider = [this] {
        for (const PaletteProvider *provider : m_palette->model()->providers()) {
            if (provider->prefix() == u'#')
                return QString();
        }
        return tr("Needs an open desk");
    };
    actions->handle(u"go.record"_s, this, [this] { m_palette->popUp(u"#"_s); }, needsProvider);
}

void MainWindow::handleWindow()
{
    ActionRegistry *actions = m_services.actions;
    const auto needsPane = [this] { return m_deck->current() ? QString() : tr("No pane is open"); };
    const auto needsTab = [this] { return m_tabs->count() ? QString() : tr("No tab is open"); };
    const auto on = [&](const char *id, auto run, ActionRegistry::WhyNot whyNot) {
        actions->handle(QString::fromLatin1(id), this, run, whyNot);
    };
    on("window.next-pane", [this] { m_deck->cycle(1); }, needsPane);
    on("window.previous-pane", [this] { m_deck->cycle(-1); }, needsPane);
    on("window.close-tab", [this] { m_deck->close(m_tabs->paneAt(m_tabs->currentIndex())); }, needsTab);
    on("window.close-pane", [this] { m_deck->close(m_deck->current()); }, needsPane);
    on("window.move-left", [this] { m_deck->move(m_deck->current(), PaneArea::Left); }, needsPane);
    on("window.move-right", [this] { m_deck->move(m_deck->current(), PaneArea::Right); }, needsPane);
    on("window.move-bottom", [this] { m_deck->move(m_deck->current(), PaneArea::Bottom); }, needsPane);
    on("window.move-centre", [this] { m_deck->move(m_deck->current(), PaneArea::Centre); }, needsPane);
    on("window.float", [this] { m_deck->detach(m_deck->current()); }, needsPane);
    on("go.outbox", [this] { openPane(u"outbox"_s); }, [this] { return m_services.session ? QString() : tr("Needs an open desk"); });
    on("window.reset", [this] { m_roles->reset(); }, {});
    on("file.quit", [this] { close(); }, {});
    // What the toast offers, then what was done before it.
    on("list.undo", [this] {
        if (!m_toast->undoNow() && m_commands)
            m_commands->undo();
    }, [this] {
        const bool can = m_toast->isVisible() || (m_commands && !m_commands->undoText().isEmpty());
        return can ? QString() : tr("There is nothing to undo here");
    });
}

/// One command per kind of pane: Window ▸ Panes, the palette, Alt+1 … 9.
void MainWindow::addPaneActions()
{
    // Alt+1 … 9, whichever of them the program has.
    static const QStringList numbered = {u"queue"_s, u"views"_s, u"peek"_s,   u"graph"_s,   u"calendar"_s,
                                         u"sla"_s,   u"outbox"_s, u"activity"_s, u"administration"_s};
    for (const PaneSpec *spec : PaneRegistry::instance().specs()) {
        if (!spec->listed)
            continue;
        const QString id = spec->action.isEmpty() ? QString(u"pane."_s + spec->id) : spec->action;
        const int number = int(numbered.indexOf(spec->id)) + 1;
        if (!m_services.actions->spec(id)) {
            m_services.actions->add({.id = id,
                                     .text = spec->title,
                                     .icon = spec->icon,
                                     .keys = number > 0 ? u"Alt+%1"_s.arg(number) : QString(),
                                     .menu = MenuId::Window,
                                     .group = 2,
                                     .submenu = QT_TRANSLATE_NOOP("Actions", "Panes"),
                                     .textContext = "Panes"});
        }
        m_services.actions->handle(id, this, [this, pane = spec->id] { openPane(pane); }, [this, needsDesk = spec->needsDesk] {
            const bool shown = m_centre->currentWidget() == m_tabs;
            return shown && (m_services.session || !needsDesk) ? QString() : tr("Needs an open desk");
        });
    }
}

Pane *MainWindow::openPane(const QString &id, const QString &argument)
{
    return m_deck->open(id, argument);
}

Pane *MainWindow::findPane(const QString &id, const QString &argument) const
{
    if (!m_deck)
        return nullptr; // the last pane goes
    return m_deck->find(argument.isEmpty() ? id : QString(id + u':' + argument));
}

void MainWindow::closePane(Pane *pane)
{
    m_deck->close(pane);
}

void MainWindow::toast(const QString &iconName, const QString &sentence, std::function<void()> undo)
{
    placeToast();
    m_toast->present(iconName, sentence, m_services.actions->keys(u"list.undo"_s), std::move(undo));
    placeToast();
    m_services.actions->refresh();
}

void MainWindow::offer(const QString &iconName, const QString &sentence, const QString &text, std::function<void()> run)
{
    m_toast->offer(iconName, sentence, text, std::move(run));
    placeToast();
}

void MainWindow::setSelection(const QString &label)
{
    m_palette->model()->setSelection(label);
    m_status->cell(u"selection"_s)->setRuns(
        label.isEmpty() ? TextRuns() : TextRuns{TextRun::text(tr("%1 selected").arg(label))});
}

void MainWindow::setDeskName(const QString &name)
{
    m_deskName->setText(name);
}

void MainWindow::setStartPage(QWidget *page)
{
    m_centre->addWidget(page);
    m_centre->setCurrentWidget(page);
    m_toolBar->hide();
}

void MainWindow::restore()
{
    QSettings *settings = m_services.settings;
    for (const ThemeChoice &choice : themes) {
        if (settings->value(u"view/theme"_s).toString() == QLatin1String(choice.saved))
            Theme::instance().setMode(choice.mode);
    }
    for (const RowChoice &choice : rowChoices) {
        if (settings->value(u"view/rows"_s).toInt() == int(choice.density))
            Theme::instance().setDensity(choice.density);
    }
    // restoreGeometry() brings a window back from a screen that is gone.
    if (!restoreGeometry(settings->value(u"window/geometry"_s).toByteArray())) {
        const QSize room = screen()->availableSize();
        resize(qMin(1600, room.width()), qMin(1000, room.height()));
    }
    if (m_centre->currentWidget() != m_tabs) {
        showChoices();
        m_centre->currentWidget()->setFocus(Qt::OtherFocusReason);
        return;
    }
    int role = 0;
    const QString last = m_roles->lastEntered();
    for (int i = 0; i < RoleWorkspaces::roles().size(); ++i) {
        if (RoleWorkspaces::roles()[i].id == last)
            role = i;
    }
    m_roles->enter(role);
    showChoices();
}

void MainWindow::showChoices()
{
    ActionRegistry *actions = m_services.actions;
    const auto check = [&](const QString &id, bool on) { actions->action(id)->setChecked(on); };
    for (int i = 0; i < RoleWorkspaces::roles().size(); ++i)
        check(RoleWorkspaces::roles()[i].action, i == m_roles->current());
    m_toolBar->roles()->setCurrentIndex(m_roles->current());
    for (const ThemeChoice &choice : themes)
        check(QString::fromLatin1(choice.action), Theme::instance().mode() == choice.mode);
    for (const RowChoice &choice : rowChoices)
        check(QString::fromLatin1(choice.action), Theme::instance().density() == choice.density);
    check(u"view.language-en"_s, Language::instance().current() != u"ja"_s);
    check(u"view.language-ja"_s, Language::instance().current() == u"ja"_s);
}

void MainWindow::retranslate()
{
    m_services.actions->retranslate();
    const MenuBuilder menus(m_services.actions);
    menus.build(menuBar());
    m_titleMenu->clear();
    menus.fill(m_titleMenu, MenuId::Window, "Move pane");
    m_titleMenu->addSeparator();
    m_titleMenu->addAction(m_services.actions->action(u"window.close-pane"_s));
    m_toolBar->retranslate();
    showChoices();
}

void MainWindow::tick()
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_services.clock->now().ms);
    //: Status bar clock: Qt date format, weekday, day, month, time.
    const QString format = tr("ddd d MMM HH:mm");
    m_status->cell(u"clock"_s)->setRuns(
        {TextRun::text(QLocale().toString(now, format) + u' ' + now.timeZoneAbbreviation())});
    m_minute.start(60000 - int(now.time().msecsSinceStartOfDay() % 60000) + 20);
}

void MainWindow::placeToast()
{
    const QPoint corner = m_tabs->mapTo(this, QPoint(m_tabs->width(), m_tabs->height()));
    // Over the buttons of a form it would hide what comes next.
    const Pane *front = m_tabs->paneAt(m_tabs->currentIndex());
    const int footer = front ? front->property(paneFooterProperty).toInt() : 0;
    m_toast->setCorner(corner - QPoint(16, 16 + footer));
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        tick();
        if (m_deskStatus)
            m_deskStatus->retranslate();
        else
            m_status->cell(u"sync"_s)->setRuns({TextRun::icon(u"database"_s), TextRun::text(tr("No desk open"))});
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::saveLayout()
{
    m_services.settings->setValue(u"window/geometry"_s, saveGeometry());
    m_roles->save();
    m_services.settings->sync();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_saveSoon.stop();
    saveLayout();
    event->accept();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    placeToast();
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tabs && (event->type() == QEvent::Resize || event->type() == QEvent::Move))
        placeToast();
    return QMainWindow::eventFilter(watched, event);
}

} // namespace steward
