// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/panedeck.h"

#include "views/shell/centretabs.h"
#include "views/shell/panedock.h"
#include "views/theme/icons.h"

#include <QApplication>
#include <QDataStream>
#include <QMainWindow>
#include <QTabBar>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr quint32 stateMagic = 1398033497; // "STLY"
constexpr int layoutVersion = 1;

Qt::DockWidgetArea qtArea(PaneArea area)
{
    switch (area) {
    case PaneArea::Left: return Qt::LeftDockWidgetArea;
    case PaneArea::Right: return Qt::RightDockWidgetArea;
    case PaneArea::Bottom:
    case PaneArea::Centre: break;
    }
    return Qt::BottomDockWidgetArea;
}

} // namespace

PaneDeck::PaneDeck(QMainWindow *window, CentreTabs *tabs, const PaneContext &context)
    : QObject(window), m_window(window), m_tabs(tabs), m_context(context)
{
    connect(tabs, &CentreTabs::closeWanted, this, &PaneDeck::close);
    connect(tabs, &QTabWidget::currentChanged, this, [this] { Q_EMIT currentChanged(current()); });
    connect(static_cast<QApplication *>(qApp), &QApplication::focusChanged, this, &PaneDeck::showFocus);
}

Pane *PaneDeck::create(const QString &key)
{
    const int colon = int(key.indexOf(u':'));
    const QString id = colon < 0 ? key : key.left(colon);
    const QString argument = colon < 0 ? QString() : key.mid(colon + 1);
    Pane *pane = PaneRegistry::instance().create(id, m_context, argument);
    if (pane && m_states.contains(key))
        pane->restoreState(m_states.value(key));
    return pane;
}

Pane *PaneDeck::open(const QString &id, const QString &argument)
{
    const QString key = argument.isEmpty() ? id : QString(id + u':' + argument);
    Pane *pane = find(key);
    if (!pane) {
        pane = create(key);
        if (!pane)
            return nullptr;
        const PaneArea area = PaneRegistry::instance().spec(id)->area;
        if (area == PaneArea::Centre)
            m_tabs->addPane(pane);
        else
            dock(pane, area);
        Q_EMIT opened(pane);
    }
    focus(pane);
    return pane;
}

Pane *PaneDeck::find(const QString &key) const
{
    for (Pane *pane : panes()) {
        if (pane->key() == key)
            return pane;
    }
    return nullptr;
}

QList<PaneDock *> PaneDeck::docks() const
{
    QList<PaneDock *> out = m_window->findChildren<PaneDock *>(QString(), Qt::FindDirectChildrenOnly);
    std::sort(out.begin(), out.end(), [](const PaneDock *a, const PaneDock *b) {
        return std::pair(a->x(), a->y()) < std::pair(b->x(), b->y());
    });
    return out;
}

QList<Pane *> PaneDeck::panes() const
{
    QList<Pane *> out = m_tabs->panes();
    for (const PaneDock *dock : docks())
        out << dock->pane();
    return out;
}

PaneDock *PaneDeck::dockOf(const Pane *pane) const
{
    for (PaneDock *dock : docks()) {
        if (dock->pane() == pane)
            return dock;
    }
    return nullptr;
}

void PaneDeck::dock(Pane *pane, PaneArea area)
{
    auto *dock = new PaneDock(pane, m_window);
    if (m_titleMenu)
        dock->titleBar()->setMenu(m_titleMenu);
    connect(pane, &Pane::closeWanted, this, [this, pane] { close(pane); });
    connect(dock, &QDockWidget::visibilityChanged, this, &PaneDeck::dressTabs);
    connect(dock, &QDockWidget::dockLocationChanged, this, &PaneDeck::dressTabs);
    connect(dock, &QDockWidget::topLevelChanged, this, &PaneDeck::dressTabs);
    // Panes of one area share it as tabs, except at the sides, where the first two stand above each other.
    QDockWidget *neighbour = nullptr;
    for (PaneDock *other : docks()) {
        if (other != dock && !other->isHidden() && !other->isFloating() && m_window->dockWidgetArea(other) == qtArea(area))
            neighbour = other;
    }
    m_window->addDockWidget(qtArea(area), dock);
    if (neighbour)
        m_window->tabifyDockWidget(neighbour, dock);
    dock->show();
    QTimer::singleShot(0, this, &PaneDeck::dressTabs);
}

void PaneDeck::close(Pane *pane)
{
    if (!pane)
        return;
    m_states.insert(pane->key(), pane->saveState());
    if (PaneDock *dock = dockOf(pane)) {
        m_window->removeDockWidget(dock);
        dock->deleteLater();
        dock->setParent(nullptr);
    } else if (const int index = m_tabs->indexOf(pane); index >= 0) {
        m_tabs->removeTab(index);
        pane->deleteLater();
        pane->setParent(nullptr);
    }
    dressTabs();
    Q_EMIT currentChanged(current());
}

void PaneDeck::closeAll()
{
    for (Pane *pane : panes())
        close(pane);
}

void PaneDeck::move(Pane *pane, PaneArea area)
{
    if (!pane)
        return;
    PaneDock *old = dockOf(pane);
    if (area == PaneArea::Centre) {
        if (!old)
            return;
        old->setWidget(nullptr);
        m_window->removeDockWidget(old);
        old->deleteLater();
        old->setParent(nullptr);
        pane->setBackgroundRole(QPalette::Base);
        m_tabs->addPane(pane);
    } else if (old) {
        old->setFloating(false);
        m_window->addDockWidget(qtArea(area), old);
        old->show();
    } else {
        m_tabs->removeTab(m_tabs->indexOf(pane));
        disconnect(pane, nullptr, m_tabs, nullptr);
        dock(pane, area);
        pane->show();
    }
    dressTabs();
    focus(pane);
}

void PaneDeck::detach(Pane *pane)
{
    if (!pane)
        return;
    if (!dockOf(pane))
        move(pane, PaneArea::Right);
    if (PaneDock *dock = dockOf(pane)) {
        dock->setFloating(true);
        dock->resize(qMax(480, dock->width()), qMax(360, dock->height()));
        focus(pane);
    }
}

void PaneDeck::focus(Pane *pane)
{
    if (!pane)
        return;
    if (PaneDock *dock = dockOf(pane)) {
        dock->show();
        dock->raise();
        if (dock->isFloating())
            dock->activateWindow();
    } else {
        m_tabs->setCurrentWidget(pane);
    }
    if (!m_restoring)
        pane->focusTarget()->setFocus(Qt::OtherFocusReason);
}

Pane *PaneDeck::current() const
{
    const QWidget *focus = QApplication::focusWidget();
    for (Pane *pane : panes()) {
        if (focus && (pane == focus || pane->isAncestorOf(focus)))
            return pane;
    }
    return m_tabs->paneAt(m_tabs->currentIndex());
}

void PaneDeck::cycle(int step)
{
    QList<Pane *> stops;
    if (Pane *centre = m_tabs->paneAt(m_tabs->currentIndex()))
        stops << centre;
    for (const PaneDock *dock : docks()) {
        // A dock behind another tab is reached through its tab.
        if (dock->isVisible() && !dock->visibleRegion().isEmpty())
            stops << dock->pane();
    }
    if (stops.isEmpty())
        return;
    const int at = int(stops.indexOf(current()));
    focus(stops[(at + step + stops.size()) % stops.size()]);
}

QByteArray PaneDeck::saveState() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    QStringList tabs;
    QStringList docked;
    QMap<QString, QByteArray> states = m_states;
    for (Pane *pane : panes()) {
        (dockOf(pane) ? docked : tabs) << pane->key();
        states.insert(pane->key(), pane->saveState());
    }
    const Pane *front = m_tabs->paneAt(m_tabs->currentIndex());
    out << stateMagic << quint32(layoutVersion) << tabs << docked << (front ? front->key() : QString()) << states
        << m_window->saveState(layoutVersion);
    return bytes;
}

bool PaneDeck::restoreState(const QByteArray &bytes)
{
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 magic = 0;
    quint32 version = 0;
    QStringList tabs;
    QStringList docked;
    QString front;
    QMap<QString, QByteArray> states;
    QByteArray window;
    in >> magic >> version;
    if (magic != stateMagic || version != layoutVersion)
        return false;
    in >> tabs >> docked >> front >> states >> window;
    if (in.status() != QDataStream::Ok)
        return false;
    m_restoring = true;
    closeAll();
    m_states = states;
    for (const QString &key : std::as_const(tabs)) {
        if (Pane *pane = create(key)) {
            m_tabs->addPane(pane);
            Q_EMIT opened(pane);
        }
    }
    for (const QString &key : std::as_const(docked)) {
        if (Pane *pane = create(key)) {
            const PaneArea area = PaneRegistry::instance().spec(pane->id())->area;
            dock(pane, area == PaneArea::Centre ? PaneArea::Right : area);
            Q_EMIT opened(pane);
        }
    }
    m_window->restoreState(window, layoutVersion);
    if (Pane *pane = m_tabs->find(front))
        m_tabs->setCurrentWidget(pane);
    m_restoring = false;
    dressTabs();
    return true;
}

void PaneDeck::arrange(const QStringList &keys, const QStringList &front)
{
    m_restoring = true;
    closeAll();
    for (const QString &key : keys) {
        if (PaneRegistry::instance().spec(key))
            open(key);
    }
    for (const QString &key : front) {
        if (Pane *pane = find(key))
            focus(pane);
    }
    m_restoring = false;
    if (Pane *pane = m_tabs->paneAt(m_tabs->currentIndex()))
        focus(pane);
    dressTabs();
}

void PaneDeck::showFocus()
{
    Pane *now = nullptr;
    const QWidget *focus = QApplication::focusWidget();
    for (PaneDock *dock : docks()) {
        const bool inside = focus && dock->isAncestorOf(focus);
        dock->titleBar()->setActive(inside);
        if (inside)
            now = dock->pane();
    }
    if (now || (focus && m_tabs->isAncestorOf(focus)))
        Q_EMIT currentChanged(now ? now : current());
}

/// Qt draws the tabs of a dock group above the title; the title then only repeats them and folds away.
void PaneDeck::dressTabs()
{
    for (PaneDock *dock : docks())
        dock->titleBar()->setTabbed(!dock->isFloating() && !m_window->tabifiedDockWidgets(dock).isEmpty());
    for (QTabBar *bar : m_window->findChildren<QTabBar *>(QString(), Qt::FindDirectChildrenOnly)) {
        bar->setDrawBase(true);
        bar->setExpanding(false);
        bar->setAutoFillBackground(true);
        bar->setBackgroundRole(QPalette::Window);
        for (int i = 0; i < bar->count(); ++i) {
            for (PaneDock *dock : docks()) {
                if (dock->windowTitle() == bar->tabText(i))
                    bar->setTabIcon(i, icon(dock->pane()->iconName()));
            }
        }
    }
}

} // namespace steward
