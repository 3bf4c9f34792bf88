// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"

namespace steward {

/// Somebody who may be assigned to or mentioned: a person with a login who is active.
struct Technician
{
    Uuid id;
    QString name;
    QString login;
    QString keywords; ///< reading, login, e-mail: what they are found by
    bool inTeam = false;
};

/// Members of `team` first, then the others; each in the order of their names. For reader threads.
Result<QList<Technician>> technicians(Workspace &desk, const Uuid &team = {});

struct NamedRecord
{
    Uuid id;
    QString name;
};

/// Teams that are in use, by name. For reader threads.
Result<QList<NamedRecord>> activeTeams(Workspace &desk);

} // namespace steward
