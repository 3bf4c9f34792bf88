// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/theme/themeroles.h"

#include <QFont>
#include <QObject>
#include <QPalette>

namespace steward {

enum class ThemeMode { System, Light, Dark };

/// Type scale. Sizes are px at 100 %.
enum class TypeRole {
    Figure, ///< 26 / 36, 600: tile number.
    RecordTitle, ///< 18 / 26, 600.
    Heading, ///< 15 / 22, 600: pane heading.
    Finding, ///< 14 / 22, 600: chart title.
    Body, ///< 13 / 20.
    BodyStrong, ///< 13 / 20, 600: unread, names.
    Small, ///< 12 / 18: headers, status bar, labels.
    SmallStrong,
    Micro, ///< 11 / 16: axes, key caps, meta.
    MicroStrong,
    Mono, ///< 12 / 20: ids, queries, addresses, codes; nothing else.
    MonoStrong,
};

/// Row height of every list.
enum class Density { Compact = 24, Default = 28, Roomy = 36 };

/// The program's look: colours by role, fonts by role, palette and style of the application. One object; GUI thread.
///
///     Theme::instance().install();                       // once, after QApplication
///     painter->setPen(Theme::colour(ThemeRole::Text2));  // ask at paint time, never keep
///     painter->setFont(Theme::font(TypeRole::Small));
class Theme : public QObject
{
    Q_OBJECT
public:
    static Theme &instance();

    /// Sets style, palette and font of the application, and starts to follow the system's scheme.
    void install();

    ThemeMode mode() const { return m_mode; }
    void setMode(ThemeMode mode);
    bool isDark() const { return m_roles->isDark(); }
    Density density() const { return m_density; }
    void setDensity(Density density);
    int rowHeight() const { return int(m_density); }

    static const ThemeRoles &roles() { return *instance().m_roles; }
    static QColor colour(ThemeRole role) { return roles()[role]; }
    static QFont font(TypeRole role);
    /// Line height that belongs to a type role.
    static int lineHeight(TypeRole role);
    /// UI families first, then the Japanese face, so that 直 骨 角 never come in Chinese forms.
    static QStringList uiFamilies();
    static QStringList monoFamilies();
    static QPalette paletteFor(const ThemeRoles &roles);

Q_SIGNALS:
    /// Colours changed; widgets that keep none only need update(), which the application does for them.
    void changed();
    void densityChanged();

private:
    Theme();
    void followSystem(bool dark);
    void apply();

    const ThemeRoles *m_roles;
    ThemeMode m_mode = ThemeMode::System;
    Density m_density = Density::Default;
    bool m_systemIsDark = false;
    bool m_installed = false;
};

} // namespace steward
