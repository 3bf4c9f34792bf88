// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/presence.h"

namespace steward {

Result<QList<Companion>> exchangePresence(Workspace &desk, const Uuid &record, Doing mine)
{
    QList<Companion> companions;
    if (!desk.isOnServer())
        return companions;
    STEWARD_ASSIGN(const QList<PresenceRow> rows, exchangePresence(desk.connection(), record, mine));
    for (const PresenceRow &row : rows) {
        STEWARD_ASSIGN(const QString name, desk.labelOf(row.person));
        companions.append({name, row.doing});
    }
    return companions;
}

} // namespace steward
