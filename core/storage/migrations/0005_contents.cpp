// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/migrations/migration.h"
#include "core/storage/resource.h"

namespace steward {

Migration migration0005();

Migration migration0005()
{
    return {5, QStringLiteral("contents"), QString(), QString::fromUtf8(storageResource(QStringLiteral("hub/contents_tables.sql"))),
        QStringLiteral(R"sql(
-- In a replica: 1 when its hub is known to have the content.
ALTER TABLE blob ADD COLUMN at_hub {integer} NOT NULL DEFAULT 0;
)sql")};
}

} // namespace steward
