// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/desk/session.h"
#include "views/actions/actionregistry.h"
#include "views/shell/mainwindow.h"
#include "views/shell/prompter.h"

#include <QObject>
#include <QSettings>
#include <memory>

namespace steward {

/// The opened desk and its window; opening another desk replaces both. Without a desk the window stands empty and offers
/// to open or make one. GUI thread.
class DeskWindow : public QObject
{
    Q_OBJECT
public:
    DeskWindow();
    ~DeskWindow() override;

    /// The window without a desk.
    void showEmpty();
    /// Opens in the background; the present window stays until the new desk is there, and stays for good when it is not.
    void openDesk(const QString &path);
    /// Makes a workspace file, then opens it.
    void createDesk(const QString &path);

private:
    void present(std::unique_ptr<DeskSession> session);
    void handleFile();
    void complain(const Error &error);

    SystemClock m_clock;
    DialogPrompter m_prompter;
    QSettings m_settings;
    std::unique_ptr<DeskSession> m_opening;
    std::unique_ptr<DeskSession> m_session; // outlives its window
    std::unique_ptr<ActionRegistry> m_actions;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace steward
