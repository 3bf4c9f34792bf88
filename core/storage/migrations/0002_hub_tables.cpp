// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/migrations/migration.h"
#include "core/storage/resource.h"

namespace steward {

Migration migration0002();

/// A file has none of this: it is its own hub.
Migration migration0002()
{
    return {2, QStringLiteral("hub_tables"), QString(), QString::fromUtf8(storageResource(QStringLiteral("hub/tables.sql")))};
}

} // namespace steward
