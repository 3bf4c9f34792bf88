// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/theme/themeroles.h"

namespace steward {

namespace {

struct RoleColours
{
    ThemeRole role;
    QRgb light;
    QRgb dark;
};

constexpr QRgb opaque(QRgb rgb)
{
    return 0xff000000u | rgb;
}

constexpr RoleColours solid(ThemeRole role, QRgb light, QRgb dark)
{
    return {role, opaque(light), opaque(dark)};
}

// The tokens of the visual design. Status fills were chosen for distance under normal and colour-blind sight;
// tests/views/tst_themeroles.cpp keeps the distances and every contrast.
constexpr RoleColours table[] = {
    solid(ThemeRole::Window, 0xE9ECF0, 0x15181C),
    solid(ThemeRole::Panel, 0xF5F6F8, 0x1A1E23),
    solid(ThemeRole::Base, 0xFFFFFF, 0x1E2227),
    solid(ThemeRole::Raised, 0xFFFFFF, 0x282D34),
    solid(ThemeRole::Hover, 0xF0F3F7, 0x242930),
    solid(ThemeRole::Selection, 0xDCE7F8, 0x2A3E61),
    solid(ThemeRole::SelectionInactive, 0xE6E9EE, 0x2C323A),
    solid(ThemeRole::Line, 0xE3E6EB, 0x2B3138),
    solid(ThemeRole::Line2, 0xC9CED6, 0x3F4751),
    solid(ThemeRole::Control, 0x878F9B, 0x737D8B),
    {ThemeRole::Scrim, 0x47171B21u, 0x73000000u}, // 28 %, 45 %
    solid(ThemeRole::Track, 0xE3E6EB, 0x333A43),
    solid(ThemeRole::TrackOnSelection, 0xBFCEE6, 0x46608F),
    solid(ThemeRole::Bar, 0x8491A3, 0x6D7987),
    solid(ThemeRole::BarOff, 0xCDD3DB, 0x4A525D),
    solid(ThemeRole::Text1, 0x171B21, 0xE6E9ED),
    solid(ThemeRole::Text2, 0x4A5361, 0xB3BBC6),
    solid(ThemeRole::Text3, 0x5E6877, 0x98A2AF),
    solid(ThemeRole::TextDisabled, 0x9AA2AE, 0x646D79),
    solid(ThemeRole::Accent, 0x2A5DB0, 0x82ABF6),
    solid(ThemeRole::TextOnAccent, 0xFFFFFF, 0x111418),
    solid(ThemeRole::AccentWeak, 0xEDF3FC, 0x222C3D),
    solid(ThemeRole::InternalTint, 0xF4F0FB, 0x2A2637),
    solid(ThemeRole::InternalBar, 0x6B4FA3, 0xA58BE0),
    solid(ThemeRole::InternalWord, 0x5B438F, 0xB9A3EC),
    solid(ThemeRole::ToastFill, 0x242A32, 0x3A434E),
    solid(ThemeRole::ToastText, 0xF2F4F6, 0xF2F4F6),
    solid(ThemeRole::ToastText2, 0xB9C2CD, 0xC0C8D2),
    solid(ThemeRole::ToastAction, 0x9DBDFA, 0xA9C5FB),
    solid(ThemeRole::Heat0, 0xF5F6F8, 0x20252B),
    solid(ThemeRole::Heat1, 0xE3EBF7, 0x25324A),
    solid(ThemeRole::Heat2, 0xC5D7F0, 0x2E4470),
    solid(ThemeRole::Heat3, 0x9DBBE6, 0x3A5A9C),
    solid(ThemeRole::Heat4, 0x4674C0, 0x82ABF6),
    solid(ThemeRole::Heat5, 0x234981, 0xBBD2FF),
    solid(ThemeRole::OkFill, 0x53C0B2, 0x55F6E4),
    solid(ThemeRole::OkGlyph, 0x1E7A6E, 0x55F6E4),
    solid(ThemeRole::InfoFill, 0x234981, 0x3B66D5),
    solid(ThemeRole::InfoGlyph, 0x234981, 0x98B4F8),
    solid(ThemeRole::WarnFill, 0xFED43A, 0xFCDD42),
    solid(ThemeRole::WarnGlyph, 0x8A6A00, 0xFCDD42),
    solid(ThemeRole::RiskFill, 0xEB7C00, 0xF1801B),
    solid(ThemeRole::RiskGlyph, 0xA65700, 0xF1801B),
    solid(ThemeRole::BreachFill, 0x5D001A, 0x9F565A),
    solid(ThemeRole::BreachGlyph, 0x5D001A, 0xE2969A),
    solid(ThemeRole::Idle, 0x6B7282, 0x99A2B1),
    solid(ThemeRole::Ink, 0x111418, 0x111418),
    solid(ThemeRole::TextOnInfo, 0xFFFFFF, 0xFFFFFF),
    solid(ThemeRole::TextOnBreach, 0xFFFFFF, 0xFFFFFF),
    solid(ThemeRole::TextOnIdle, 0xFFFFFF, 0x111418),
    solid(ThemeRole::Chip, 0xEEF1F5, 0x2A3038),
    solid(ThemeRole::ChipLine, 0xC9CED6, 0x454D58),
    solid(ThemeRole::Avatar1, 0xDDE3EA, 0x3A424C),
    solid(ThemeRole::Avatar2, 0xD6E4E2, 0x314543),
    solid(ThemeRole::Avatar3, 0xE7DED6, 0x483D33),
    solid(ThemeRole::Avatar4, 0xDFDCEB, 0x3E3A50),
    solid(ThemeRole::FindMark, 0xFFF0B3, 0x4A4213),
    solid(ThemeRole::MaintenanceWindow, 0xE4EFEC, 0x22332F),
    solid(ThemeRole::Freeze, 0xDADDE3, 0x343A43),
};

constexpr bool inOrder()
{
    for (size_t i = 0; i < std::size(table); ++i) {
        if (size_t(table[i].role) != i)
            return false;
    }
    return std::size(table) == size_t(ThemeRole::Count);
}
static_assert(inOrder(), "the table lists every role once, in the order of the enum");

} // namespace

ThemeRoles::ThemeRoles(bool dark) : m_dark(dark)
{
    for (const RoleColours &row : table)
        m_colours[size_t(row.role)] = QColor::fromRgba(dark ? row.dark : row.light);
}

const ThemeRoles &ThemeRoles::light()
{
    static const ThemeRoles roles(false);
    return roles;
}

const ThemeRoles &ThemeRoles::dark()
{
    static const ThemeRoles roles(true);
    return roles;
}

QColor ThemeRoles::shape(Indicator indicator) const
{
    const ThemeRoles &self = *this;
    switch (indicator) {
    case Indicator::Ok:
    case Indicator::Met: return self[ThemeRole::OkFill];
    case Indicator::InWork: return self[ThemeRole::InfoGlyph];
    case Indicator::Warn: return self[ThemeRole::WarnFill];
    case Indicator::Risk: return self[ThemeRole::RiskFill];
    case Indicator::Breach: return self[ThemeRole::BreachGlyph];
    case Indicator::Idle:
    case Indicator::Paused: return self[ThemeRole::Idle];
    case Indicator::None: break;
    }
    return self[ThemeRole::Bar];
}

QColor ThemeRoles::outline(Indicator indicator) const
{
    const ThemeRoles &self = *this;
    switch (indicator) {
    case Indicator::Ok:
    case Indicator::Met: return self[ThemeRole::OkGlyph];
    case Indicator::Warn: return self[ThemeRole::WarnGlyph];
    case Indicator::Risk: return self[ThemeRole::RiskGlyph];
    case Indicator::InWork:
    case Indicator::Breach:
    case Indicator::Idle:
    case Indicator::Paused:
    case Indicator::None: break;
    }
    return shape(indicator);
}

QColor ThemeRoles::heat(int step) const
{
    return (*this)[ThemeRole(int(ThemeRole::Heat0) + qBound(0, step, 5))];
}

QColor ThemeRoles::textOnHeat(int step) const
{
    return (*this)[step >= 4 ? ThemeRole::TextOnAccent : ThemeRole::Text1];
}

} // namespace steward
