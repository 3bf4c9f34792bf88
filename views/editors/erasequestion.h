// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRect>
#include <QStringList>
#include <functional>

class QWidget;

namespace steward {

class ActionRegistry;
class PickerPopup;

/// Something that can be erased for good.
struct ErasableField
{
    QString unit;
    QString label; ///< translated
    QString value; ///< what stands there, to recognise it by
    bool checked = false;
};

/// Asks at `anchor` (global coordinates) which fields are to go for good, and why; says what that means. A single field is
/// not asked for; without any, `units` is empty. Escape leaves all as it was. GUI thread.
PickerPopup *askErasure(QWidget *window, ActionRegistry *registry, const QRect &anchor, const QString &title,
    const QList<ErasableField> &fields, std::function<void(const QStringList &units, const QString &reason)> then);

} // namespace steward
