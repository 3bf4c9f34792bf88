// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRect>
#include <QString>
#include <functional>

class QWidget;

namespace steward {

class ActionRegistry;
class PickerPopup;

/// Asks for one name at `anchor` (global coordinates): Return takes it, Escape leaves all as it was. An empty name is
/// told what is missing. `take` is the button. GUI thread.
PickerPopup *askName(QWidget *window, ActionRegistry *registry, const QRect &anchor, const QString &title, const QString &name,
    const QString &take, std::function<void(const QString &)> then);

} // namespace steward
