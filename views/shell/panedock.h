// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/shell/pane.h"

#include <QDockWidget>

class QHBoxLayout;
class QMenu;
class QToolButton;

namespace steward {

/// 28 px title: words, the pane's own buttons, pane menu, close. The dock with the keyboard has a 2 px accent line on top.
class DockTitleBar : public QWidget
{
    Q_OBJECT
public:
    DockTitleBar(QDockWidget *dock, Pane *pane);

    void setMenu(QMenu *menu);
    void setActive(bool active);
    /// In a tab group the tab says the title; the bar keeps its buttons only.
    void setTabbed(bool tabbed);
    void refresh();
    QSize sizeHint() const override { return {120, m_tabbed ? 0 : 28}; }
    QSize minimumSizeHint() const override { return {60, m_tabbed ? 0 : 28}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QDockWidget *m_dock;
    Pane *m_pane;
    QHBoxLayout *m_buttons;
    QToolButton *m_menuButton;
    QToolButton *m_closeButton;
    QList<QToolButton *> m_own;
    bool m_active = false;
    bool m_tabbed = false;
};

/// A dock that holds one pane.
class PaneDock : public QDockWidget
{
    Q_OBJECT
public:
    PaneDock(Pane *pane, QWidget *window);

    Pane *pane() const { return m_pane; }
    DockTitleBar *titleBar() const { return m_title; }

private:
    void follow();

    Pane *m_pane;
    DockTitleBar *m_title;
};

} // namespace steward
