// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/shell/paneregistry.h"

#include <QMap>

class QMainWindow;
class QMenu;

namespace steward {

class CentreTabs;
class PaneDock;

/// Which panes are open and where: docks of the window and tabs of the centre. Opens, moves, cycles, closes, and turns the
/// arrangement into bytes and back. GUI thread.
class PaneDeck : public QObject
{
    Q_OBJECT
public:
    PaneDeck(QMainWindow *window, CentreTabs *tabs, const PaneContext &context);

    /// Opens it at its own place, or raises it where it is. Null for an unknown id.
    Pane *open(const QString &id, const QString &argument = {});
    Pane *find(const QString &key) const;
    QList<Pane *> panes() const; ///< Tabs first, then docks from left to right, top to bottom.
    void close(Pane *pane);
    void closeAll();
    void move(Pane *pane, PaneArea area);
    void detach(Pane *pane);
    void focus(Pane *pane);
    /// The pane with the keyboard, else the current tab.
    Pane *current() const;
    /// F6: from pane to pane, the centre counts as one.
    void cycle(int step);

    QByteArray saveState() const;
    bool restoreState(const QByteArray &state);
    /// Opens panes at their places by key, skipping kinds that nobody registered; `front` are raised at the end.
    void arrange(const QStringList &keys, const QStringList &front);
    /// Menu of each dock title.
    void setTitleMenu(QMenu *menu) { m_titleMenu = menu; }

Q_SIGNALS:
    void opened(steward::Pane *pane);
    void currentChanged(steward::Pane *pane);

private:
    Pane *create(const QString &key);
    void dock(Pane *pane, PaneArea area);
    PaneDock *dockOf(const Pane *pane) const;
    QList<PaneDock *> docks() const;
    void showFocus();
    void dressTabs();

    QMainWindow *m_window;
    CentreTabs *m_tabs;
    PaneContext m_context;
    QMenu *m_titleMenu = nullptr;
    QMap<QString, QByteArray> m_states; // of closed panes, for when they come back
    bool m_restoring = false;
};

} // namespace steward
