// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/theme/themeroles.h"

#include <QIcon>
#include <QRect>

class QPainter;

namespace steward {

/// Tabler outline icons of resources/icons/tabler by file name. They are tinted when painted, so a theme switch needs no
/// new icons. Stroke width follows the size so that all look about 1.4 px.
/// Usage: button->setIcon(icon(u"send"_s)); action->setIcon(icon(u"trash"_s, ThemeRole::RiskGlyph)).
QIcon icon(const QString &name, ThemeRole tint = ThemeRole::Text2);

/// Paints one icon centred in `rect` at `size` px with a colour of the caller's.
void paintIcon(QPainter *painter, const QRect &rect, const QString &name, int size, const QColor &colour);

/// False for a name that is not shipped; tests hold every used name against it.
bool hasIcon(const QString &name);

} // namespace steward
