// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/centretabs.h"

#include "views/theme/icons.h"
#include "views/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace steward {

CentreTabs::CentreTabs(QWidget *parent) : QTabWidget(parent)
{
    setObjectName(u"centreTabs"_s);
    setDocumentMode(true);
    setMovable(true);
    setTabsClosable(true);
    setElideMode(Qt::ElideRight);
    setUsesScrollButtons(true);
    tabBar()->setExpanding(false);
    tabBar()->setDrawBase(true);
    tabBar()->installEventFilter(this);
    connect(this, &QTabWidget::tabCloseRequested, this, [this](int index) { Q_EMIT closeWanted(paneAt(index)); });
}

void CentreTabs::addPane(Pane *pane)
{
    addTab(pane, icon(pane->iconName()), pane->title());
    retitle(pane);
    connect(pane, &Pane::titleChanged, this, [this, pane] { retitle(pane); });
    connect(pane, &Pane::closeWanted, this, [this, pane] { Q_EMIT closeWanted(pane); });
}

Pane *CentreTabs::paneAt(int index) const
{
    return qobject_cast<Pane *>(widget(index));
}

Pane *CentreTabs::find(const QString &key) const
{
    for (Pane *pane : panes()) {
        if (pane->key() == key)
            return pane;
    }
    return nullptr;
}

QList<Pane *> CentreTabs::panes() const
{
    QList<Pane *> out;
    for (int i = 0; i < count(); ++i)
        out << paneAt(i);
    return out;
}

void CentreTabs::retitle(Pane *pane)
{
    const int index = indexOf(pane);
    if (index < 0)
        return;
    const QString title = pane->note().isEmpty() ? pane->title() : QString(pane->title() + u" · " + pane->note());
    setTabText(index, QString(title).replace(u"&"_s, u"&&"_s));
    setTabToolTip(index, title);
    setTabIcon(index, icon(pane->iconName()));
}

void CentreTabs::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    const int bar = count() > 0 ? tabBar()->height() : 0;
    p.fillRect(rect(), Theme::colour(count() > 0 ? ThemeRole::Base : ThemeRole::Window));
    if (bar == 0)
        return;
    p.fillRect(QRect(0, 0, width(), bar), Theme::colour(ThemeRole::Window));
    p.fillRect(QRect(0, bar - 1, width(), 1), Theme::colour(ThemeRole::Line2));
}

bool CentreTabs::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == tabBar() && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const int index = tabBar()->tabAt(mouse->pos());
        if (mouse->button() == Qt::MiddleButton && index >= 0) {
            Q_EMIT closeWanted(paneAt(index));
            return true;
        }
    }
    return QTabWidget::eventFilter(watched, event);
}

} // namespace steward
