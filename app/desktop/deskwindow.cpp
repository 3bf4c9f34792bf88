// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/deskwindow.h"

#include "app/desktop/bundlefiles.h"
#include "app/desktop/demodesk.h"
#include "app/desktop/takealong.h"
#include "core/desk/setup.h"
#include "core/storage/secretstore.h"
#include "core/storage/serveraddress.h"
#include "models/syncstatus.h"
#include "views/actions/standardactions.h"
#include "views/dialogs/connectdialog.h"
#include "views/shell/errortext.h"
#include "views/shell/language.h"
#include "views/shell/prompter.h"
#include "views/shell/startpage.h"
#include "views/shell/stateview.h"
#include "views/shell/tasklist.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QPromise>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int keptRecent = 8;
const auto lastKey = u"desk/last"_s;
const auto recentKey = u"desk/recent"_s;
const auto runningKey = u"run/unfinished"_s;
const auto serverKey = u"desk/server"_s; // the last one that was asked for; never with a password

/// Errors that go away when somebody types another password.
bool needsPassword(const Error &error)
{
    return error.code == u"storage.password-needed"_s || error.code == u"storage.password"_s;
}

/// What to call a desk: the name of its file, or who is where on a server.
QString nameOfDesk(const QString &path)
{
    return Workspace::isOnServer(path) ? ServerAddress::shown(path) : QFileInfo(path).completeBaseName();
}

/// Errors that go away when nobody writes.
bool canOpenForReading(const Error &error)
{
    return error.code == u"storage.read-only"_s || error.code == u"workspace.no-lease"_s || error.code == u"storage.locked"_s;
}

} // namespace

DeskWindow::DeskWindow(const DesktopServices &services) : m_services(services)
{
    m_wasKilled = m_services.settings->value(runningKey).toBool();
    m_services.settings->setValue(runningKey, true);
    m_services.settings->sync();
}

DeskWindow::~DeskWindow()
{
    m_window.reset(); // panes hold the session
    m_services.settings->setValue(runningKey, false);
    m_services.settings->sync();
}

void DeskWindow::start()
{
    const QString last = m_services.settings->value(lastKey).toString();
    if (!last.isEmpty() && (Workspace::isOnServer(last) || QFileInfo::exists(last)))
        openDesk(last);
    else
        showStart();
}

void DeskWindow::showStart()
{
    present(nullptr, After::Nothing);
}

void DeskWindow::present(std::unique_ptr<DeskSession> session, After after)
{
    if (m_window)
        m_window->saveLayout();
    m_window.reset();
    m_page = nullptr;
    m_sync.reset();
    m_session = std::move(session);
    if (m_session) {
        WorkspaceOptions options{m_services.clock, nullptr, m_services.login, false};
        options.secrets = m_services.secrets;
        m_sync = std::make_unique<ReplicaSync>(m_session.get(), options);
        SyncWatch::of(m_session.get())->follow(m_sync.get());
        watchReplica();
    }
    m_actions = std::make_unique<ActionRegistry>();
    m_actions->addAll(standardActions());
    m_window = std::make_unique<MainWindow>(ShellServices{
        m_actions.get(), m_services.prompter, m_services.clock, m_services.settings, m_session.get()});
    handleFile();
    if (m_session) {
        const bool isDemo = m_session->path() == m_services.demoPath;
        m_window->setDeskName(isDemo ? tr("楓商事 Kaede Trading (demo)") : m_session->name());
        remember(m_session->path());
        watchFront();
    } else {
        m_page = new StartPage(m_actions.get());
        m_page->setRecentDesks(recentDesks());
        connect(m_page, &StartPage::deskWanted, this, [this](const QString &path) { openDesk(path); });
        m_window->setStartPage(m_page);
    }
    m_window->restore();
    if (after == After::Setup)
        m_window->openPane(u"administration"_s);
    m_window->show();
    if (m_session)
        welcomeBack();
    showTaking();
    Q_EMIT shown();
}

void DeskWindow::welcomeBack()
{
    if (m_wasKilled)
        m_window->toast(u"history"_s, tr("Steward was not closed last time. Your tabs and drafts are as you left them."));
    m_wasKilled = false;
}

void DeskWindow::handleFile()
{
    const auto wish = [](const char *id, const QString &title) {
        return FileWish{QString::fromLatin1(id), title, tr("Steward desks (*.steward)"), {}, u"steward"_s};
    };
    const auto whyNot = [this] { return whyBusy(); };
    m_actions->handle(u"file.open-desk"_s, this, [this, wish] {
        m_services.prompter->openFile(m_window.get(), wish("desk.open", tr("Open desk")), [this](const QString &path) {
            if (!path.isEmpty())
                openDesk(path);
        });
    }, whyNot);
    m_actions->handle(u"file.new-desk"_s, this, [this, wish] {
        m_services.prompter->saveFile(m_window.get(), wish("desk.new", tr("New desk")), [this](const QString &path) {
            if (!path.isEmpty())
                createDesk(path);
        });
    }, whyNot);
    m_actions->handle(u"file.connect"_s, this, [this] { askForServer(); }, whyNot);
    m_actions->handle(u"file.take-along"_s, this, [this] {
        FileWish file{u"desk.take-along"_s, tr("Take this desk along"), tr("Steward desks (*.steward)"), {}, u"steward"_s};
        m_services.prompter->saveFile(m_window.get(), file, [this](const QString &path) {
            if (!path.isEmpty())
                takeAlong(path);
        });
    }, [this] {
        if (!m_session || !m_session->isOnServer())
            return tr("Only the desk of a team server is taken along; this one is a file already");
        return m_taking ? tr("A desk is being taken along") : QString();
    });
    handleBundles(m_actions.get(), this, [this] {
        return BundlePlace{m_session.get(), m_sync.get(), m_window.get(), m_services.prompter};
    });
    m_actions->handle(u"file.demo"_s, this, [this] { openDemo(); }, [this] {
        const bool isDemo = m_session && m_session->path() == m_services.demoPath;
        return isDemo ? tr("The demo desk is open") : whyBusy();
    });
    m_actions->handle(u"file.demo-reset"_s, this, [this] {
        const Question question{u"demo.reset"_s, tr("Make the demo desk anew?"),
            tr("What was changed in it is gone, and this cannot be undone. Other desks are not touched."), tr("Make it anew")};
        m_services.prompter->ask(m_window.get(), question, [this](bool yes) {
            if (yes)
                resetDemo();
        });
    }, [this] { return QFileInfo::exists(m_services.demoPath) ? whyBusy() : tr("There is no demo desk yet"); });
    m_actions->handle(u"file.close-desk"_s, this, [this] {
        m_services.settings->remove(lastKey);
        // Queued: the menu that asked for it goes with the window.
        QMetaObject::invokeMethod(this, &DeskWindow::showStart, Qt::QueuedConnection);
    }, [this] { return m_session ? QString() : tr("No desk is open"); });
}

QString DeskWindow::whyBusy() const
{
    return m_making.isEmpty() && !m_opening ? QString() : tr("A desk is being opened");
}

void DeskWindow::say(const QString &title, const QString &text)
{
    if (!m_window)
        showStart();
    if (m_page)
        m_page->showProgress(title, text);
    m_actions->refresh();
}

void DeskWindow::openDesk(const QString &path, bool readOnly)
{
    open(path, readOnly, After::Nothing);
}

void DeskWindow::open(const QString &path, bool readOnly, After after)
{
    WorkspaceOptions options{m_services.clock, nullptr, m_services.login, readOnly};
    options.anchorFolder = m_services.anchorFolder;
    options.secrets = m_services.secrets;
    m_opening = std::make_unique<DeskSession>(path, options);
    if (m_page)
        m_page->showProgress(tr("Opening %1").arg(nameOfDesk(path)), Workspace::isOnServer(path) ? QString() : path);
    // Queued: the old window, whose menu may have asked for this, is taken down by it.
    connect(m_opening.get(), &DeskSession::opened, this, [this, after] { present(std::move(m_opening), after); },
            Qt::QueuedConnection);
    connect(m_opening.get(), &DeskSession::failed, this, [this, path](const Error &error) {
        m_opening.reset();
        complain(error, path);
        if (needsPassword(error)) {
            askForServer(path);
            m_connect->showError(error);
        }
    }, Qt::QueuedConnection);
}

void DeskWindow::askForServer(const QString &url)
{
    if (!m_window)
        showStart();
    if (m_connect)
        m_connect->close();
    m_connect = new ConnectDialog(m_window.get());
    m_connect->setAttribute(Qt::WA_DeleteOnClose);
    const QString known = url.isEmpty() ? m_services.settings->value(serverKey).toString() : url;
    if (!known.isEmpty())
        m_connect->setUrl(known);
    connect(m_connect, &ConnectDialog::connectWanted, this, &DeskWindow::openServer);
    connect(m_connect, &ConnectDialog::abandoned, this, [this] {
        // It ends when the server has answered or not; to wait for that here would stop the window.
        if (DeskSession *gone = m_opening.release()) {
            gone->disconnect(this);
            gone->setParent(this);
            connect(gone, &DeskSession::opened, gone, &QObject::deleteLater);
            connect(gone, &DeskSession::failed, gone, &QObject::deleteLater);
        }
        m_actions->refresh();
    });
    connect(m_connect, &ConnectDialog::caFileWanted, this, [this] {
        const FileWish wish{u"connect.ca"_s, tr("CA file"), tr("Certificates (*.pem *.crt *.cer);;All files (*)"), {}, {}};
        m_services.prompter->openFile(m_connect, wish, [this](const QString &path) {
            if (m_connect)
                m_connect->setCaFile(path);
        });
    });
    m_connect->open();
}

void DeskWindow::openServer(const ServerWish &wish)
{
    m_services.settings->setValue(serverKey, wish.url);
    WorkspaceOptions options{m_services.clock, nullptr, {}, false};
    options.anchorFolder = m_services.anchorFolder;
    options.secrets = m_services.secrets;
    options.password = wish.password;
    m_opening = std::make_unique<DeskSession>(wish.url, options);
    m_connect->setBusy(true);
    connect(m_opening.get(), &DeskSession::opened, this, [this, wish] {
        if (m_connect)
            m_connect->accept();
        keepPassword(wish);
        present(std::move(m_opening), After::Nothing);
    }, Qt::QueuedConnection);
    connect(m_opening.get(), &DeskSession::failed, this, [this](const Error &error) {
        m_opening.reset();
        m_actions->refresh();
        if (m_connect)
            m_connect->showError(error);
    }, Qt::QueuedConnection);
}

void DeskWindow::keepPassword(const ServerWish &wish)
{
    const Result<ServerAddress> address = ServerAddress::parse(wish.url);
    if (!wish.keep || !m_services.secrets || !address)
        return;
    auto promise = std::make_shared<QPromise<Result<Ok>>>();
    promise->start();
    QThreadPool::globalInstance()->start(
        [promise, secrets = m_services.secrets, name = address->secretName(), password = wish.password] {
            promise->addResult(secrets->write(name, password));
            promise->finish();
        });
    deliver(promise->future(), this, [this](const Result<Ok> &kept) {
        if (!kept && m_window)
            m_window->toast(u"key"_s, tr("The keychain cannot be used, so the password will be asked for again."));
    });
}

void DeskWindow::takeAlong(const QString &path)
{
    if (m_taking || !m_session || !m_session->isOnServer())
        return;
    m_taking = std::make_unique<TakeAlong>(path, m_session->path(), m_session->options());
    const auto end = [this] {
        m_taking.release()->deleteLater(); // it is the one that tells this
        m_actions->refresh();
    };
    const QString name = QFileInfo(path).fileName();
    connect(m_taking.get(), &TakeAlong::done, this, [this, end, path, name] {
        end();
        addRecent(path); // the offer goes, the file stays
        m_window->offer(u"circle-check"_s, tr("%1 has all that you see of the team's desk and follows it from now on").arg(name),
                        tr("Open it"), [this, path] { openDesk(path); });
    });
    connect(m_taking.get(), &TakeAlong::stopped, this, [this, end, name] {
        end();
        m_window->toast(u"info-circle"_s, tr("Stopped. %1 was taken away again").arg(name));
    });
    connect(m_taking.get(), &TakeAlong::failed, this, [this, end, path, name](const Error &error, bool begun) {
        end();
        const QString why = ErrorText::of(error).line();
        if (!begun) {
            m_window->toast(u"alert-triangle"_s, why);
            return;
        }
        addRecent(path);
        m_window->offer(u"cloud-off"_s, tr("%1 is not complete yet; it goes on whenever it is open. %2").arg(name, why),
                        tr("Open it"), [this, path] { openDesk(path); });
    });
    m_actions->refresh();
    showTaking();
}

/// In the status bar of the present window.
void DeskWindow::showTaking()
{
    if (!m_taking)
        return;
    const QPointer<TaskList> tasks = m_window->tasks();
    TakeAlong *taking = m_taking.get();
    const int task = tasks->begin(tr("Taking the desk along"), [taking] { taking->stop(); });
    const auto show = [tasks, task](int permille) {
        if (tasks)
            tasks->setProgress(task, permille);
    };
    show(taking->permille());
    connect(taking, &TakeAlong::progressed, tasks, show);
    connect(taking, &QObject::destroyed, tasks, [tasks, task] { tasks->end(task); });
}

/// A replica works without its server, but not for ever: a password that is missing or wrong is asked for, once.
void DeskWindow::watchReplica()
{
    m_askedForReplica = false;
    connect(m_sync.get(), &ReplicaSync::stateChanged, this, [this] {
        if (m_sync->isRunning() || m_askedForReplica || !m_sync->state().error || !needsPassword(*m_sync->state().error))
            return;
        m_askedForReplica = true;
        m_window->offer(u"key"_s, tr("The team server asks for a password. Work goes on here; nothing is sent before."), tr("Log in"),
                        [this] { askForReplica(); });
    });
}

void DeskWindow::askForReplica()
{
    if (m_connect)
        m_connect->close();
    m_connect = new ConnectDialog(m_window.get());
    m_connect->setAttribute(Qt::WA_DeleteOnClose);
    m_connect->setUrl(m_sync->state().url);
    connect(m_connect, &ConnectDialog::connectWanted, m_sync.get(), [this](const ServerWish &wish) {
        m_connect->setBusy(true);
        auto *once = new QObject(m_connect);
        connect(m_sync.get(), &ReplicaSync::stateChanged, once, [this, once, wish] {
            if (m_sync->isRunning())
                return;
            once->deleteLater();
            if (m_sync->state().error) {
                m_connect->showError(*m_sync->state().error);
                return;
            }
            keepPassword(wish);
            m_connect->accept();
        });
        m_sync->setPassword(wish.password);
    });
    m_connect->open();
}

void DeskWindow::watchFront()
{
    DeskSession *session = m_session.get();
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, session,
            [this, session](Qt::ApplicationState state) {
                session->setInFront(state == Qt::ApplicationActive);
                m_sync->setInFront(state == Qt::ApplicationActive);
            });
}

void DeskWindow::createDesk(const QString &path)
{
    if (!m_making.isEmpty())
        return;
    m_making = tr("New desk");
    say(tr("Making the desk"), path);
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    WorkspaceOptions options{m_services.clock, nullptr, {}, false};
    options.anchorFolder = m_services.anchorFolder;
    // The desk's owner is called as on this machine until they say their name.
    options.login = qEnvironmentVariable("USER", qEnvironmentVariable("USERNAME"));
    QThreadPool::globalInstance()->start([promise, path, options, language = Language::instance().current()] {
        const auto make = [&]() -> Result<QString> {
            STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, Workspace::create(path, options));
            STEWARD_TRY(setUpDesk(*desk, {.language = language == u"ja"_s ? language : u"en"_s}));
            return path;
        };
        promise->addResult(make());
        promise->finish();
    });
    deliver(promise->future(), this, [this, path](const Result<QString> &made) {
        m_making.clear();
        if (made)
            open(*made, false, After::Setup);
        else
            complain(made.error(), {}); // trying again would meet the same file
    });
}

void DeskWindow::openDemo()
{
    if (!m_making.isEmpty())
        return;
    if (QFileInfo::exists(m_services.demoPath))
        openDesk(m_services.demoPath);
    else
        makeDemo();
}

void DeskWindow::resetDemo()
{
    if (!m_making.isEmpty())
        return;
    // The file cannot be replaced under an open session.
    if (m_session && m_session->path() == m_services.demoPath) {
        QMetaObject::invokeMethod(this, [this] {
            showStart();
            makeDemo();
        }, Qt::QueuedConnection);
    } else {
        makeDemo();
    }
}

void DeskWindow::makeDemo()
{
    m_making = tr("Demo desk");
    say(tr("Making the demo company"),
        tr("Its four months of tickets are told once, so that history, undo and time travel work in them as on any desk."));
    const QPointer<TaskList> tasks = m_window->tasks();
    const int task = tasks->begin(m_making);
    deliver(makeDemoDesk(m_services.demoPath, *m_services.clock), this, [this, tasks, task](const Result<QString> &made) {
        if (tasks)
            tasks->end(task);
        m_making.clear();
        if (made)
            openDesk(*made);
        else
            complain(made.error(), {});
    });
}

void DeskWindow::complain(const Error &error, const QString &path)
{
    if (!m_window)
        showStart();
    m_actions->refresh();
    if (!m_page) {
        const ErrorText text = ErrorText::of(error);
        m_window->toast(u"alert-triangle"_s, text.title + u"  "_s + text.code);
        return;
    }
    m_page->showError(error, path);
    if (!path.isEmpty() && canOpenForReading(error))
        m_page->state()->addWayOut(tr("Open for reading only"), [this, path] { openDesk(path, true); });
}

QStringList DeskWindow::recentDesks() const
{
    return m_services.settings->value(recentKey).toStringList();
}

void DeskWindow::remember(const QString &path)
{
    m_services.settings->setValue(lastKey, addRecent(path));
}

QString DeskWindow::addRecent(const QString &path)
{
    const QString whole = Workspace::isOnServer(path) ? path : QFileInfo(path).absoluteFilePath();
    QStringList recent = recentDesks();
    recent.removeAll(whole);
    recent.prepend(whole);
    m_services.settings->setValue(recentKey, recent.mid(0, keptRecent));
    return whole;
}

} // namespace steward
