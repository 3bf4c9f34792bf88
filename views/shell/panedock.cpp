// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/panedock.h"

#include "views/theme/icons.h"
#include "views/theme/tabular.h"
#include "views/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

QToolButton *titleButton(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setFixedSize(22, 22);
    button->setIconSize({16, 16});
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

DockTitleBar::DockTitleBar(QDockWidget *dock, Pane *pane)
    : QWidget(dock), m_dock(dock), m_pane(pane), m_buttons(new QHBoxLayout(this)), m_menuButton(titleButton(this)),
      m_closeButton(titleButton(this))
{
    m_buttons->setContentsMargins(0, 0, 6, 1);
    m_buttons->setSpacing(4);
    m_buttons->addStretch(1);
    m_menuButton->setObjectName(u"paneMenu"_s);
    m_menuButton->setIcon(icon(u"float-right"_s, ThemeRole::Text3));
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->hide();
    m_closeButton->setObjectName(u"paneClose"_s);
    m_closeButton->setIcon(icon(u"x"_s, ThemeRole::Text3));
    connect(m_closeButton, &QToolButton::clicked, dock, &QDockWidget::close);
    m_buttons->addWidget(m_menuButton);
    m_buttons->addWidget(m_closeButton);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    refresh();
}

void DockTitleBar::setMenu(QMenu *menu)
{
    m_menuButton->setMenu(menu);
    m_menuButton->show();
}

void DockTitleBar::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    update();
}

void DockTitleBar::setTabbed(bool tabbed)
{
    if (m_tabbed == tabbed)
        return;
    m_tabbed = tabbed;
    for (int i = 0; i < m_buttons->count(); ++i) {
        if (QWidget *button = m_buttons->itemAt(i)->widget())
            button->setVisible(!tabbed && (button != m_menuButton || m_menuButton->menu()));
    }
    m_buttons->setContentsMargins(0, 0, 6, tabbed ? 0 : 1);
    updateGeometry();
}

void DockTitleBar::refresh()
{
    qDeleteAll(m_own);
    m_own.clear();
    int at = 1;
    for (QAction *action : m_pane->titleActions()) {
        QToolButton *button = titleButton(this);
        button->setDefaultAction(action);
        button->setAccessibleName(action->text());
        m_buttons->insertWidget(at++, button);
        m_own << button;
    }
    m_menuButton->setAccessibleName(tr("Pane menu"));
    m_menuButton->setToolTip(tr("Move or close this pane"));
    m_closeButton->setAccessibleName(tr("Close %1").arg(m_pane->title()));
    m_closeButton->setToolTip(tr("Close"));
    update();
}

void DockTitleBar::paintEvent(QPaintEvent *)
{
    if (m_tabbed)
        return;
    QPainter p(this);
    p.fillRect(rect(), Theme::colour(ThemeRole::Panel));
    p.fillRect(QRect(0, height() - 1, width(), 1), Theme::colour(ThemeRole::Line));
    if (m_active)
        p.fillRect(QRect(0, 0, width(), 2), Theme::colour(ThemeRole::Accent));
    int right = width() - 6;
    for (const QWidget *button : findChildren<QToolButton *>()) {
        if (button->isVisible())
            right = qMin(right, button->x());
    }
    p.setFont(Theme::font(TypeRole::SmallStrong));
    p.setPen(Theme::colour(m_active ? ThemeRole::Text1 : ThemeRole::Text2));
    const QString title = m_pane->title();
    const QRectF line(12, 0, right - 16, height() - 1);
    paintLine(&p, line, title);
    const qreal used = QFontMetricsF(p.font()).horizontalAdvance(title) + 8;
    if (!m_pane->note().isEmpty() && used < line.width()) {
        p.setFont(Theme::font(TypeRole::Small));
        p.setPen(Theme::colour(ThemeRole::Text3));
        paintLine(&p, line.adjusted(used, 0, 0, 0), m_pane->note());
    }
}

PaneDock::PaneDock(Pane *pane, QWidget *window)
    : QDockWidget(window), m_pane(pane), m_title(new DockTitleBar(this, pane))
{
    setObjectName(pane->key());
    setTitleBarWidget(m_title);
    pane->setBackgroundRole(QPalette::NoRole);
    setWidget(pane);
    connect(pane, &Pane::titleChanged, this, &PaneDock::follow);
    follow();
}

void PaneDock::follow()
{
    setWindowTitle(m_pane->title());
    setWindowIcon(icon(m_pane->iconName()));
    m_title->refresh();
}

} // namespace steward
