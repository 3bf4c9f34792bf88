// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/migrations/migration.h"

namespace steward {

Migration migration0004();

/// A file has none of this: its rules are in the program.
Migration migration0004()
{
    return {4, QStringLiteral("hub_rules"), QString(), QStringLiteral(R"sql(
-- A worker's login is no person's.
ALTER TABLE hub_login ALTER COLUMN person DROP NOT NULL;

-- Ticket types of the workspace's own, which an administrator may declare while the hub runs.
ALTER TABLE decl_type ADD COLUMN is_custom boolean NOT NULL DEFAULT false;

-- Fields whose texts the search holds.
ALTER TABLE decl_field ADD COLUMN searchable boolean NOT NULL DEFAULT false;

-- Impact × urgency → priority (core/lifecycle/prioritymatrix.h), of every version that this hub has had: who was offline
-- may still follow an older one.
CREATE TABLE decl_matrix (
    version bigint NOT NULL,
    impact bigint NOT NULL,
    urgency bigint NOT NULL,
    priority bigint NOT NULL,
    PRIMARY KEY (version, impact, urgency)
);
)sql")};
}

} // namespace steward
