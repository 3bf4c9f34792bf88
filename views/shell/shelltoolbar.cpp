// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/shelltoolbar.h"

#include "views/editors/avatar.h"
#include "views/editors/segmentedswitch.h"
#include "views/shell/roleworkspaces.h"
#include "views/theme/controlpainter.h"
#include "views/theme/icons.h"
#include "views/theme/tabular.h"
#include "views/theme/textruns.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace steward {

SearchBox::SearchBox(QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(u"searchBox"_s);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::IBeamCursor);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMaximumWidth(420);
}

void SearchBox::setKeys(const QString &keys)
{
    m_keys = keys;
    update();
}

void SearchBox::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    const bool focus = hasFocus();
    controls::frame(&p, rect(), 4, Theme::colour(ThemeRole::Base),
                    Theme::colour(focus ? ThemeRole::Accent : ThemeRole::Control), focus ? 2 : 1);
    paintIcon(&p, QRect(8, 0, 18, height()), u"search"_s, 18, Theme::colour(ThemeRole::Text2));
    const qreal caps = paintKeyCaps(&p, QRectF(rect()).adjusted(0, 0, -8, 0), m_keys, Theme::colour(ThemeRole::Text3),
                                    Theme::colour(ThemeRole::Line2));
    p.setFont(Theme::font(TypeRole::Body));
    p.setPen(Theme::colour(ThemeRole::Text3));
    paintLine(&p, QRectF(32, 0, width() - 48 - caps, height()), text());
}

PersonButton::PersonButton(QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(u"person"_s);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    hide();
}

void PersonButton::setPerson(const QString &name)
{
    m_name = name;
    setAccessibleName(m_needsMe ? tr("%1, %n thing(s) need you", nullptr, m_needsMe).arg(name) : name);
    setVisible(!name.isEmpty());
    updateGeometry();
    update();
}

void PersonButton::setNeedsMe(int count)
{
    m_needsMe = count;
    setPerson(m_name);
}

QSize PersonButton::sizeHint() const
{
    return {QFontMetrics(Theme::font(TypeRole::Body)).horizontalAdvance(m_name) + 46 + 36, 28};
}

void PersonButton::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    if (underMouse() || hasFocus())
        controls::frame(&p, rect(), 4, Theme::colour(ThemeRole::Hover),
                        hasFocus() ? Theme::colour(ThemeRole::Accent) : QColor(), hasFocus() ? 2 : 0);
    paintIcon(&p, QRect(4, 4, 20, 20), u"bell"_s, 20, Theme::colour(ThemeRole::Text2));
    if (m_needsMe > 0) {
        const QString count = m_needsMe > 99 ? u"99"_s : QString::number(m_needsMe);
        p.setFont(Theme::font(TypeRole::MicroStrong));
        const QRectF badge(15, 0, qMax(16.0, tabularWidth(p.font(), count) + 8), 16);
        controls::frame(&p, badge, 8, Theme::colour(ThemeRole::Accent), {}, 0);
        p.setPen(Theme::colour(ThemeRole::TextOnAccent));
        paintTabular(&p, badge, Qt::AlignHCenter, count);
    }
    paintAvatar(&p, QRectF(36, 4, 20, 20), m_name);
    p.setFont(Theme::font(TypeRole::Body));
    p.setPen(Theme::colour(ThemeRole::Text1));
    paintLine(&p, QRectF(62, 0, width() - 66, height()), m_name);
}

ShellToolBar::ShellToolBar(ActionRegistry *registry, QWidget *parent)
    : QToolBar(parent), m_registry(registry), m_roles(new SegmentedSwitch), m_new(new QPushButton),
      m_search(new SearchBox), m_person(new PersonButton)
{
    setObjectName(u"toolBar"_s);
    setMovable(false);
    setFloatable(false);
    setFixedHeight(44);
    setContextMenuPolicy(Qt::PreventContextMenu);
    m_roles->setObjectName(u"roles"_s);
    for (const RoleWorkspaces::Role &role : RoleWorkspaces::roles())
        m_roles->addSegment(registry->text(role.action));
    m_new->setObjectName(u"newTicket"_s);
    m_new->setIcon(icon(u"plus"_s));
    auto *strip = new QWidget;
    auto *row = new QHBoxLayout(strip);
    row->setContentsMargins(8, 0, 8, 1);
    row->setSpacing(8);
    row->addWidget(m_roles);
    row->addSpacing(8);
    auto *line = new QWidget;
    line->setFixedSize(1, 20);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Dark);
    row->addWidget(line);
    row->addSpacing(8);
    row->addWidget(m_new);
    row->addStretch(2);
    row->addWidget(m_search, 6);
    row->addStretch(2);
    row->addWidget(m_person);
    addWidget(strip);
    connect(m_new, &QPushButton::clicked, registry->action(u"ticket.new"_s), &QAction::trigger);
    connect(m_search, &SearchBox::clicked, registry->action(u"go.palette"_s), &QAction::trigger);
    QAction *create = registry->action(u"ticket.new"_s);
    const auto follow = [this, create] {
        m_new->setEnabled(create->isEnabled());
        m_new->setToolTip(create->toolTip());
    };
    connect(create, &QAction::changed, this, follow);
    follow();
    retranslate();
}

void ShellToolBar::retranslate()
{
    for (int i = 0; i < m_roles->count(); ++i)
        m_roles->setSegmentText(i, m_registry->text(RoleWorkspaces::roles()[i].action));
    m_roles->setAccessibleName(tr("Workspace by role"));
    //: Button that makes a new ticket.
    m_new->setText(tr("New"));
    m_search->setText(m_registry->text(u"go.palette"_s));
    m_search->setAccessibleName(m_search->text());
    m_search->setKeys(m_registry->keys(u"go.palette"_s));
    setWindowTitle(tr("Tool bar"));
}

void ShellToolBar::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.fillRect(rect(), Theme::colour(ThemeRole::Window));
    p.fillRect(QRect(0, height() - 1, width(), 1), Theme::colour(ThemeRole::Line2));
}

} // namespace steward
