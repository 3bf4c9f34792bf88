// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/theme/theme.h"

#include "views/theme/stewardstyle.h"
#include "views/theme/systemscheme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QToolTip>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

struct TypeSize
{
    int pixels;
    int line;
    bool strong;
    bool mono;
};

TypeSize sizeOf(TypeRole role)
{
    switch (role) {
    case TypeRole::Figure: return {26, 36, true, false};
    case TypeRole::RecordTitle: return {18, 26, true, false};
    case TypeRole::Heading: return {15, 22, true, false};
    case TypeRole::Finding: return {14, 22, true, false};
    case TypeRole::Body: return {13, 20, false, false};
    case TypeRole::BodyStrong: return {13, 20, true, false};
    case TypeRole::Small: return {12, 18, false, false};
    case TypeRole::SmallStrong: return {12, 18, true, false};
    case TypeRole::Micro: return {11, 16, false, false};
    case TypeRole::MicroStrong: return {11, 16, true, false};
    case TypeRole::Mono: return {12, 20, false, true};
    case TypeRole::MonoStrong: return {12, 20, true, true};
    }
    return {13, 20, false, false};
}

QString firstInstalled(const QStringList &wanted, const QString &fallback)
{
    const QStringList installed = QFontDatabase::families();
    for (const QString &family : wanted) {
        if (installed.contains(family))
            return family;
    }
    return fallback;
}

QString japaneseFamily()
{
    return firstInstalled({u"Noto Sans CJK JP"_s, u"Noto Sans JP"_s, u"Yu Gothic UI"_s, u"Hiragino Sans"_s},
                          u"Noto Sans CJK JP"_s);
}

} // namespace

Theme &Theme::instance()
{
    static Theme theme;
    return theme;
}

Theme::Theme() : m_roles(&ThemeRoles::light()) {}

void Theme::install()
{
    if (m_installed)
        return;
    m_installed = true;
    auto *scheme = new SystemScheme(this);
    m_systemIsDark = scheme->isDark();
    connect(scheme, &SystemScheme::changed, this, &Theme::followSystem);
    QApplication::setStyle(new StewardStyle);
    QApplication::setFont(font(TypeRole::Body));
    QToolTip::setFont(font(TypeRole::Small));
    apply();
}

void Theme::setMode(ThemeMode mode)
{
    m_mode = mode;
    apply();
}

void Theme::setDensity(Density density)
{
    if (m_density == density)
        return;
    m_density = density;
    Q_EMIT densityChanged();
}

void Theme::followSystem(bool dark)
{
    m_systemIsDark = dark;
    if (m_mode == ThemeMode::System)
        apply();
}

void Theme::apply()
{
    const bool dark = m_mode == ThemeMode::Dark || (m_mode == ThemeMode::System && m_systemIsDark);
    m_roles = dark ? &ThemeRoles::dark() : &ThemeRoles::light();
    if (!m_installed)
        return;
    const QPalette palette = paletteFor(*m_roles);
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    for (QWidget *window : QApplication::topLevelWidgets())
        window->update();
    Q_EMIT changed();
}

QPalette Theme::paletteFor(const ThemeRoles &roles)
{
    QPalette p;
    const auto set = [&](QPalette::ColorRole role, ThemeRole active) {
        p.setColor(QPalette::All, role, roles[active]);
    };
    set(QPalette::Window, ThemeRole::Window);
    set(QPalette::WindowText, ThemeRole::Text1);
    set(QPalette::Base, ThemeRole::Base);
    set(QPalette::AlternateBase, ThemeRole::Base);
    set(QPalette::Text, ThemeRole::Text1);
    set(QPalette::PlaceholderText, ThemeRole::Text3);
    set(QPalette::Button, ThemeRole::Base);
    set(QPalette::ButtonText, ThemeRole::Text1);
    set(QPalette::BrightText, ThemeRole::TextOnBreach);
    set(QPalette::Highlight, ThemeRole::Selection);
    set(QPalette::HighlightedText, ThemeRole::Text1);
    set(QPalette::Link, ThemeRole::Accent);
    set(QPalette::LinkVisited, ThemeRole::Accent);
    set(QPalette::ToolTipBase, ThemeRole::Raised);
    set(QPalette::ToolTipText, ThemeRole::Text1);
    set(QPalette::Light, ThemeRole::Raised);
    set(QPalette::Midlight, ThemeRole::Hover);
    set(QPalette::Mid, ThemeRole::Line);
    set(QPalette::Dark, ThemeRole::Line2);
    set(QPalette::Shadow, ThemeRole::Control);
    p.setColor(QPalette::Inactive, QPalette::Highlight, roles[ThemeRole::SelectionInactive]);
    for (QPalette::ColorRole text : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, text, roles[ThemeRole::TextDisabled]);
    p.setColor(QPalette::Disabled, QPalette::Highlight, roles[ThemeRole::SelectionInactive]);
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    set(QPalette::Accent, ThemeRole::Accent);
#endif
    return p;
}

QStringList Theme::uiFamilies()
{
    static const QStringList families = {
        firstInstalled({u"Inter"_s, u"Inter Variable"_s}, QFontDatabase::systemFont(QFontDatabase::GeneralFont).family()),
        japaneseFamily(),
    };
    return families;
}

QStringList Theme::monoFamilies()
{
    static const QStringList families = {
        firstInstalled({u"JetBrains Mono"_s, u"Cascadia Mono"_s, u"Menlo"_s},
                       QFontDatabase::systemFont(QFontDatabase::FixedFont).family()),
        japaneseFamily(),
    };
    return families;
}

QFont Theme::font(TypeRole role)
{
    const TypeSize size = sizeOf(role);
    QFont font;
    font.setFamilies(size.mono ? monoFamilies() : uiFamilies());
    font.setPixelSize(size.pixels);
    font.setWeight(size.strong ? QFont::DemiBold : QFont::Normal);
    font.setHintingPreference(QFont::PreferVerticalHinting);
    if (size.mono)
        font.setStyleHint(QFont::Monospace);
    return font;
}

int Theme::lineHeight(TypeRole role)
{
    return sizeOf(role).line;
}

} // namespace steward
