// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/actions/actionregistry.h"

class QMenu;
class QMenuBar;

namespace steward {

/// Fills a menu bar and pop-up menus from the action registry: no menu lists actions by hand. Rebuild on a language switch.
class MenuBuilder
{
public:
    explicit MenuBuilder(ActionRegistry *registry) : m_registry(registry) {}

    void build(QMenuBar *bar) const;
    /// Appends the actions of one menu (all, or one submenu by its source title) to `menu`.
    void fill(QMenu *menu, MenuId id, const char *submenu = nullptr) const;

private:
    ActionRegistry *m_registry;
};

} // namespace steward
