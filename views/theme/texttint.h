// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/theme/themeroles.h"

class QWidget;

namespace steward {

/// Gives the words of a label a role that the palette does not have (text 2, accent, internal word) and keeps it through
/// theme switches. Usage: tintText(label, ThemeRole::Text2);
void tintText(QWidget *label, ThemeRole role);

} // namespace steward
