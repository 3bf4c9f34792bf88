// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/theme/texttint.h"

#include "views/theme/theme.h"

#include <QWidget>

namespace steward {

namespace {

constexpr auto property = "steward.textRole";

void apply(QWidget *label)
{
    QPalette palette = label->palette();
    const QColor colour = Theme::colour(ThemeRole(label->property(property).toInt()));
    palette.setColor(QPalette::WindowText, colour);
    palette.setColor(QPalette::Text, colour);
    label->setPalette(palette);
}

} // namespace

void tintText(QWidget *label, ThemeRole role)
{
    const bool follows = label->property(property).isValid();
    label->setProperty(property, int(role));
    apply(label);
    if (!follows)
        QObject::connect(&Theme::instance(), &Theme::changed, label, [label] { apply(label); });
}

} // namespace steward
