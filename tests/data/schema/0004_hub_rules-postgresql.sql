
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
