// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/roles.h"

#include <QColor>
#include <array>

namespace steward {

/// Every colour of the program by what it is for. Views name roles; hex values stand in themeroles.cpp alone.
enum class ThemeRole {
    Window, ///< Menu, toolbar, tab bar, status bar, gaps.
    Panel, ///< Docks, table headers, footers.
    Base, ///< Tables, editors, tiles, thread.
    Raised, ///< Popups, palette, dialogs; always with a Control border.
    Hover,
    Selection,
    SelectionInactive,
    Line, ///< Between rows.
    Line2, ///< Between panes, button borders.
    Control, ///< Field, check box and popup borders (3:1).
    Scrim, ///< Behind the palette only; has alpha.
    Track,
    TrackOnSelection,
    Bar, ///< Neutral data (3:1).
    BarOff, ///< Unfilled priority bars.
    Text1,
    Text2,
    Text3,
    TextDisabled,
    Accent,
    TextOnAccent,
    AccentWeak,
    InternalTint, ///< Internal notes only, never a status.
    InternalBar,
    InternalWord,
    ToastFill,
    ToastText,
    ToastText2,
    ToastAction,
    Heat0,
    Heat1,
    Heat2,
    Heat3,
    Heat4,
    Heat5,
    OkFill,
    OkGlyph, ///< Outline in the light theme, the glyph itself in the dark one; likewise below.
    InfoFill,
    InfoGlyph,
    WarnFill,
    WarnGlyph,
    RiskFill,
    RiskGlyph,
    BreachFill,
    BreachGlyph,
    Idle,
    Ink, ///< Text on ok, warn and risk fills.
    TextOnInfo,
    TextOnBreach,
    TextOnIdle,
    Chip,
    ChipLine,
    Avatar1,
    Avatar2,
    Avatar3,
    Avatar4,
    FindMark, ///< Behind found text.
    MaintenanceWindow,
    Freeze,
    Count
};

/// One theme's colours. Thread: values, any.
class ThemeRoles
{
public:
    static const ThemeRoles &light();
    static const ThemeRoles &dark();

    const QColor &operator[](ThemeRole role) const { return m_colours[size_t(role)]; }
    bool isDark() const { return m_dark; }

    /// Shape colour of an indicator: what glyphs and bars are filled with.
    QColor shape(Indicator indicator) const;
    /// Line around that shape; the same colour where the shape needs none.
    QColor outline(Indicator indicator) const;
    /// Heat step 0…5 and the text colour that stands on it.
    QColor heat(int step) const;
    QColor textOnHeat(int step) const;

private:
    explicit ThemeRoles(bool dark);

    std::array<QColor, size_t(ThemeRole::Count)> m_colours;
    bool m_dark;
};

} // namespace steward
