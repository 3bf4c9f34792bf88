// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/migrations/migration.h"
#include "core/storage/resource.h"

namespace steward {

Migration migration0006();

/// Keys and signatures of bundles; a replica keeps its own among its settings.
Migration migration0006()
{
    return {6, QStringLiteral("bundles"), QString(), QString::fromUtf8(storageResource(QStringLiteral("hub/bundle_tables.sql"))),
        QString()};
}

} // namespace steward
