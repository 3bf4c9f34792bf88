// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/deskwindow.h"

#include "views/actions/standardactions.h"
#include "views/shell/errortext.h"

#include <QFileInfo>

namespace steward {

DeskWindow::DeskWindow() = default;

DeskWindow::~DeskWindow()
{
    m_window.reset(); // panes hold the session
}

void DeskWindow::showEmpty() { present(nullptr); }

void DeskWindow::present(std::unique_ptr<DeskSession> session)
{
    m_window.reset();
    m_session = std::move(session);
    m_actions = std::make_unique<ActionRegistry>();
    m_actions->addAll(standardActions());
    m_window = std::make_unique<MainWindow>(
        ShellServices{m_actions.get(), &m_prompter, &m_clock, &m_settings, m_session.get()});
    handleFile();
    m_window->restore();
    if (m_session) {
        m_window->setDeskName(QFileInfo(m_session->path()).completeBaseName());
        m_settings.setValue(QStringLiteral("desk/last"), m_session->path());
    }
    m_window->show();
}

void DeskWindow::handleFile()
{
    const auto wish = [](const char *id, const QString &title) {
        return FileWish{QString::fromLatin1(id), title, tr("Steward desks (*.steward)"), {}, QStringLiteral("steward")};
    };
    m_actions->handle(QStringLiteral("file.open-desk"), this, [this, wish] {
        m_prompter.openFile(m_window.get(), wish("desk.open", tr("Open desk")), [this](const QString &path) {
            if (!path.isEmpty())
                openDesk(path);
        });
    });
    m_actions->handle(QStringLiteral("file.new-desk"), this, [this, wish] {
        m_prompter.saveFile(m_window.get(), wish("desk.new", tr("New desk")), [this](const QString &path) {
            if (!path.isEmpty())
                createDesk(path);
        });
    });
}

void DeskWindow::openDesk(const QString &path)
{
    m_opening = std::make_unique<DeskSession>(path, WorkspaceOptions{&m_clock, nullptr, {}, false});
    // Queued: the old window, whose menu may have asked for this, is taken down by it.
    connect(
        m_opening.get(), &DeskSession::opened, this, [this] { present(std::move(m_opening)); }, Qt::QueuedConnection);
    connect(m_opening.get(), &DeskSession::failed, this, &DeskWindow::complain, Qt::QueuedConnection);
}

void DeskWindow::createDesk(const QString &path)
{
    // A few milliseconds of a file that does not exist yet; nothing else is under way.
    const auto made = Workspace::create(path, {&m_clock, nullptr, {}, false});
    if (made)
        openDesk(path);
    else
        complain(made.error());
}

void DeskWindow::complain(const Error &error)
{
    m_opening.reset();
    if (!m_window)
        showEmpty();
    const ErrorText text = ErrorText::of(error);
    m_window->toast(QStringLiteral("alert-triangle"), text.title + QStringLiteral("  ") + text.code);
}

} // namespace steward
