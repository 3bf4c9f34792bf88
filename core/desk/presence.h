// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"
#include "core/storage/hub/hubreading.h"

namespace steward {

/// Somebody else who has the same record open.
struct Companion
{
    QString name;
    Doing doing = Doing::Looking;

    bool operator==(const Companion &) const = default;
};

/// Says what I do at a record, for half a minute, and gives the others who are there, those who type first. On a file
/// nobody else is there. Only for people: nothing is locked and nothing is recorded.
Result<QList<Companion>> exchangePresence(Workspace &desk, const Uuid &record, Doing mine);

} // namespace steward
