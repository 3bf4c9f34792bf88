// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/desk/replicasync.h"
#include "views/actions/actionregistry.h"
#include "views/dialogs/connectdialog.h"
#include "views/shell/mainwindow.h"

#include <QPointer>
#include <QSettings>
#include <memory>

namespace steward {

class Prompter;
class SecretStore;
class StartPage;
class TakeAlong;
struct ServerWish;

/// What a desktop works with; outlives it.
struct DesktopServices
{
    const Clock *clock = nullptr;
    Prompter *prompter = nullptr;
    QSettings *settings = nullptr;
    QString demoPath; ///< where the demo desk lies, or is made
    QString anchorFolder; ///< WorkspaceOptions::anchorFolder
    QString login = {}; ///< WorkspaceOptions::login of every desk that is opened
    SecretStore *secrets = nullptr; ///< where passwords of servers lie
};

/// The opened desk and its window; opening another desk replaces both. Without a desk the window shows the start page,
/// and what went wrong stands there. Opening and making happen in the background: the present desk stays until the new
/// one is there, and for good when it is not. GUI thread.
class DeskWindow : public QObject
{
    Q_OBJECT
public:
    explicit DeskWindow(const DesktopServices &services);
    ~DeskWindow() override;

    /// The last desk if there is one that is still there, else the start page.
    void start();
    void showStart();
    /// `path` may be a postgresql:// URL. When its password is missing or wrong, the dialog below asks for it.
    void openDesk(const QString &path, bool readOnly = false);
    /// Asks for a team server; filled with `url`, or with the one of last time.
    void askForServer(const QString &url = {});
    /// Makes a replica of the team server's desk that is open, in the background; it is opened when somebody wants that.
    void takeAlong(const QString &path);
    /// Makes a workspace file with what every desk starts with, then opens it on the setup checklist.
    void createDesk(const QString &path);
    /// Opens the demo company; makes it first where there is none.
    void openDemo();
    /// Makes the demo company anew, dated to now; what was changed in it is gone.
    void resetDemo();

    MainWindow *window() const { return m_window.get(); }
    DeskSession *session() const { return m_session.get(); }
    StartPage *startPage() const { return m_page; }
    ConnectDialog *connectDialog() const { return m_connect; } ///< null while nobody asks
    ActionRegistry *actions() const { return m_actions.get(); } ///< of the present window

Q_SIGNALS:
    void shown(); ///< a window stands, with a desk or the start page

private:
    enum class After { Nothing, Setup };
    void present(std::unique_ptr<DeskSession> session, After after);
    void makeDemo();
    void open(const QString &path, bool readOnly, After after);
    void openServer(const ServerWish &wish);
    void keepPassword(const ServerWish &wish);
    void showTaking();
    void watchReplica();
    void askForReplica();
    void watchFront();
    void say(const QString &title, const QString &text);
    void handleFile();
    void complain(const Error &error, const QString &path);
    void welcomeBack();
    QString whyBusy() const;
    QStringList recentDesks() const;
    void remember(const QString &path);
    QString addRecent(const QString &path); ///< its whole name

    DesktopServices m_services;
    std::unique_ptr<DeskSession> m_opening;
    std::unique_ptr<DeskSession> m_session; // outlives its window
    std::unique_ptr<ReplicaSync> m_sync; // of the session
    std::unique_ptr<ActionRegistry> m_actions;
    std::unique_ptr<MainWindow> m_window;
    StartPage *m_page = nullptr; ///< of the window
    QPointer<ConnectDialog> m_connect;
    std::unique_ptr<TakeAlong> m_taking;
    bool m_askedForReplica = false; ///< of the session: once is enough, the status cell tells the rest
    QString m_making; ///< what is being made, translated; empty when nothing is
    bool m_wasKilled = false;
};

} // namespace steward
