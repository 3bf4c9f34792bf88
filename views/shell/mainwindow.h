// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/actions/actionregistry.h"
#include "views/shell/pane.h"

#include <QMainWindow>
#include <QTimer>

class QLabel;
class QMenu;
class QSettings;
class QStackedWidget;

namespace steward {

class CentreTabs;
class CommandPalette;
class DeskCommands;
class DeskStatus;
class PaneDeck;
class RoleWorkspaces;
class ShellStatusBar;
class ShellToolBar;
class Toast;

/// What the window works with; outlives it.
struct ShellServices
{
    ActionRegistry *actions = nullptr; ///< With standardActions() added.
    Prompter *prompter = nullptr;
    const Clock *clock = nullptr;
    QSettings *settings = nullptr;
    DeskSession *session = nullptr; ///< Null while no desk is open.
};

/// Docks, tabs, menus from the registries, geometry, and nothing about tickets. Everything that a desk adds reaches it
/// through registries, cells and the PaneHost interface.
class MainWindow : public QMainWindow, public PaneHost
{
    Q_OBJECT
public:
    explicit MainWindow(const ShellServices &services);
    ~MainWindow() override;

    Pane *openPane(const QString &id, const QString &argument = {}) override;
    Pane *findPane(const QString &id, const QString &argument = {}) const override;
    void closePane(Pane *pane) override;
    void toast(const QString &iconName, const QString &sentence, std::function<void()> undo = {}) override;
    void offer(const QString &iconName, const QString &sentence, const QString &text, std::function<void()> run) override;
    void setSelection(const QString &label) override;
    TaskList *tasks() override { return m_tasks; }

    /// Geometry and the last role workspace, or the first run's. Without a desk and with a start page, geometry alone.
    void restore();
    /// Writes geometry and arrangement down, as closing does.
    void saveLayout();
    /// Stands in place of tabs, docks and tool bar; for a window without a desk. Takes ownership.
    void setStartPage(QWidget *page);
    /// Right end of the menu bar: which desk this is.
    void setDeskName(const QString &name);

    PaneDeck *deck() const { return m_deck; }
    RoleWorkspaces *roles() const { return m_roles; }
    CommandPalette *palette() const { return m_palette; }
    ShellStatusBar *statusCells() const { return m_status; }
    ShellToolBar *toolBar() const { return m_toolBar; }
    Toast *toastWidget() const { return m_toast; }

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void handleView();
    void handleWindow();
    void addPaneActions();
    void retranslate();
    void showChoices();
    void tick();
    void placeToast();

    ShellServices m_services;
    DeskCommands *m_commands = nullptr;
    QStackedWidget *m_centre;
    CentreTabs *m_tabs;
    PaneDeck *m_deck;
    RoleWorkspaces *m_roles;
    ShellToolBar *m_toolBar;
    ShellStatusBar *m_status;
    CommandPalette *m_palette;
    Toast *m_toast;
    QMenu *m_titleMenu;
    QLabel *m_deskName;
    DeskStatus *m_deskStatus = nullptr;
    TaskList *m_tasks;
    QTimer m_minute;
    QTimer m_saveSoon; ///< after panes came or went, so that a crash keeps them
    QString m_selection;
};

} // namespace steward
