// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "views/theme/theme.h"

#include <optional>

namespace steward {

/// Command line of the desktop.
struct DesktopOptions
{
    QString workspace; ///< Path or postgresql:// URL of the desk to open.
    QString login; ///< who I am on it; its owner when empty
    bool demo = false;
    QString render; ///< Folder for pictures of the panes; nothing is shown.
    QString bench; ///< Desk to measure the desktop on.
    std::optional<ThemeMode> theme;
    QString language; ///< "en", "ja", empty = saved or the system's.
    QString message; ///< Help or version text: print it and end.

    static Result<DesktopOptions> parse(const QStringList &arguments);
};

} // namespace steward
