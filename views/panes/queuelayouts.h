// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"

#include <QHash>
#include <QStringList>

namespace steward {

/// How each view looks on this machine: what somebody changed by hand about columns, order and grouping without changing
/// the view itself. Kept with the pane's state.
class QueueLayouts
{
public:
    struct Layout
    {
        QStringList columns; ///< empty: those of the view
        QString sort; ///< empty: that of the view
        QString group;
        bool ownGroup = false; ///< `group` counts, also when it is empty

        bool operator==(const Layout &) const = default;
    };

    Layout of(const Uuid &view) const { return m_layouts.value(view); }
    void set(const Uuid &view, const Layout &layout);

    QByteArray save() const;
    /// False for bytes of another version; nothing is changed then.
    bool restore(const QByteArray &state);

    static constexpr int most = 200; ///< views that are remembered

private:
    QHash<Uuid, Layout> m_layouts;
};

} // namespace steward
