// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/menubuilder.h"

#include "views/shell/paneregistry.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace steward {

namespace {

struct MenuTitle
{
    MenuId id;
    const char *source;
};

constexpr MenuTitle titles[] = {
    {MenuId::File, QT_TRANSLATE_NOOP("Menus", "&File")},     {MenuId::Edit, QT_TRANSLATE_NOOP("Menus", "&Edit")},
    {MenuId::View, QT_TRANSLATE_NOOP("Menus", "&View")},     {MenuId::Ticket, QT_TRANSLATE_NOOP("Menus", "&Ticket")},
    {MenuId::Go, QT_TRANSLATE_NOOP("Menus", "&Go")},         {MenuId::Tools, QT_TRANSLATE_NOOP("Menus", "T&ools")},
    {MenuId::Window, QT_TRANSLATE_NOOP("Menus", "&Window")}, {MenuId::Help, QT_TRANSLATE_NOOP("Menus", "&Help")},
};

} // namespace

void MenuBuilder::build(QMenuBar *bar) const
{
    bar->clear();
    for (const MenuTitle &title : titles) {
        auto *menu = new QMenu(QCoreApplication::translate("Menus", title.source), bar);
        menu->setObjectName(QStringLiteral("menu%1").arg(int(title.id)));
        fill(menu, title.id);
        if (menu->isEmpty()) {
            delete menu;
            continue;
        }
        QObject::connect(menu, &QMenu::aboutToShow, m_registry, &ActionRegistry::refresh);
        bar->addMenu(menu);
    }
}

void MenuBuilder::fill(QMenu *menu, MenuId id, const char *submenu) const
{
    QList<const ActionSpec *> rows;
    for (const ActionSpec *spec : m_registry->specs()) {
        if (spec->menu == id && (!submenu || qstrcmp(spec->submenu, submenu) == 0))
            rows << spec;
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const ActionSpec *a, const ActionSpec *b) { return a->group < b->group; });
    QHash<QByteArray, QMenu *> inner;
    int group = rows.isEmpty() ? 0 : rows.first()->group;
    for (const ActionSpec *spec : std::as_const(rows)) {
        if (spec->group != group) {
            menu->addSeparator();
            group = spec->group;
        }
        QMenu *target = menu;
        if (spec->submenu && !submenu) {
            QMenu *&sub = inner[spec->submenu];
            if (!sub) {
                sub = menu->addMenu(QCoreApplication::translate("Actions", spec->submenu));
                QObject::connect(sub, &QMenu::aboutToShow, m_registry, &ActionRegistry::refresh);
            }
            target = sub;
        }
        target->addAction(m_registry->action(spec->id));
    }
}

} // namespace steward
