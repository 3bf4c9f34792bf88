-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: Apache-2.0
--
-- Migration 2 on PostgreSQL: what a server's workspace has beyond a file's. Row security, roles and functions are not
-- here but in the files beside it, since they are made anew by every upgrade.

-- One row per unit: the hub withholds and erases by unit, and its functions cannot unpack what a file packs
-- (core/storage/valuecodec.h). A unit that is erased has its commitment and nothing else; of any other the commitment
-- is SHA-256(salt, frame(old), frame(new)) and is not stored.
DO $$
BEGIN
    IF EXISTS (SELECT FROM operation_value) THEN
        RAISE EXCEPTION 'this workspace holds packed values; make a new hub from its file';
    END IF;
END $$;
DROP TABLE operation_value;
CREATE TABLE operation_value (
    oid bigint NOT NULL,
    unit text COLLATE "C" NOT NULL,
    salt bytea,
    old bytea,
    new bytea,
    commitment bytea,
    PRIMARY KEY (oid, unit),
    CHECK ((salt IS NULL) = (commitment IS NOT NULL)),
    CHECK (commitment IS NULL OR (old IS NULL AND new IS NULL))
) PARTITION BY RANGE (oid);
CREATE TABLE operation_value_rest PARTITION OF operation_value DEFAULT;

-- maxeff is the greatest eff up to here: what an author who had seen the stream up to seq had seen at most.
ALTER TABLE hub_order ADD COLUMN maxeff bigint NOT NULL DEFAULT 0;
UPDATE hub_order h SET maxeff = (SELECT max(o.eff) FROM hub_order o WHERE o.seq <= h.seq);
ALTER TABLE hub_order ALTER COLUMN maxeff DROP DEFAULT;

-- kind file: the replicas of a desk that became this hub, retired; leased: of a connected session, given back and
-- leased again to the same login; enrolled: of a replica file, with a prefix for ever. state active or retired.
ALTER TABLE replica
    ADD COLUMN login text COLLATE "C",
    ADD COLUMN person uuid,
    ADD COLUMN prefix text COLLATE "C" UNIQUE,
    ADD COLUMN incarnation uuid,
    ADD COLUMN kind text COLLATE "C" NOT NULL DEFAULT 'file' CHECK (kind IN ('file', 'leased', 'enrolled')),
    ADD COLUMN state text COLLATE "C" NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'retired')),
    ADD COLUMN last_eff bigint NOT NULL DEFAULT 0;
CREATE INDEX replica__login ON replica (login);

-- The visibility keys of a record: a login sees it that sees everything or has one of them (hub.my_keys()). Made by
-- hub.scope_of(rid) and by nothing else:
--
--     tickets              team:<uuid> or team:none, org:<uuid>, person:<uuid> of requester, opener, assignee and
--                          watchers, work:<uuid> of the assignee
--     what hangs on one    its keys; internal ones without person:, so that nobody sees them as a requester
--     other records        all, or desk where only those who work at the desk may see them
--
-- NULL: not known yet, or a stub; nobody's but those who see everything. The projection rows of tickets and of what
-- hangs on them have the same in a column of their own, for row security.
ALTER TABLE record ADD COLUMN scope text[];

-- The counter row: locked last in every push. One row.
CREATE TABLE hub_head (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    epoch bigint NOT NULL,
    seq bigint NOT NULL,
    chain bytea NOT NULL,
    maxeff bigint NOT NULL
);
INSERT INTO hub_head (epoch, seq, chain, maxeff) VALUES (1, 0, decode(repeat('00', 32), 'hex'), 0);
UPDATE hub_head SET (seq, chain, maxeff) = (SELECT h.seq, h.chain, h.maxeff FROM hub_order h ORDER BY h.seq DESC LIMIT 1)
WHERE EXISTS (SELECT FROM hub_order);

-- Histories that follow one another: fork_seq is the last operation that this epoch has from the one before.
CREATE TABLE hub_epoch (
    epoch bigint PRIMARY KEY,
    id uuid NOT NULL UNIQUE,
    started_at bigint NOT NULL,
    fork_seq bigint NOT NULL
);
INSERT INTO hub_epoch (epoch, id, started_at, fork_seq)
VALUES (1, gen_random_uuid(), (extract(epoch FROM clock_timestamp()) * 1000)::bigint, 0);

-- Who may log in, as whom, and where they hold which role: key '*', 'team:<uuid>' or 'org:<uuid>'.
CREATE TABLE hub_login (
    login text COLLATE "C" PRIMARY KEY,
    person uuid NOT NULL,
    state text COLLATE "C" NOT NULL CHECK (state IN ('active', 'disabled'))
);
CREATE TABLE hub_grant (
    login text COLLATE "C" NOT NULL REFERENCES hub_login (login),
    role text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL CHECK (key = '*' OR key LIKE 'team:%' OR key LIKE 'org:%'),
    PRIMARY KEY (login, role, key)
);

-- Which keys a record had when: from its operation from_seq on, until to_seq (exclusive; NULL: still).
CREATE TABLE record_scope (
    rid bigint NOT NULL,
    key text COLLATE "C" NOT NULL,
    from_seq bigint NOT NULL,
    to_seq bigint,
    PRIMARY KEY (rid, key, from_seq)
);
CREATE INDEX record_scope__key ON record_scope (key, from_seq);
CREATE INDEX record_scope__from ON record_scope (from_seq);
CREATE INDEX record_scope__to ON record_scope (to_seq) WHERE to_seq IS NOT NULL;
-- The same for the rights of a login: what came into its sight, or left it, at which place of the stream.
CREATE TABLE hub_grant_change (
    login text COLLATE "C" NOT NULL,
    seq bigint NOT NULL, -- head of the stream when it changed
    changed_at bigint NOT NULL,
    keys_before text[] NOT NULL, -- '*' among them: everything
    keys_after text[] NOT NULL,
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY
);
CREATE INDEX hub_grant_change__login ON hub_grant_change (login, seq);

-- Records whose derived columns and search texts a worker has to compute or to prove, once per record.
CREATE TABLE derive_queue (
    rid bigint PRIMARY KEY,
    seq bigint NOT NULL
);
CREATE INDEX derive_queue__seq ON derive_queue (seq);

-- The declarations of core/schema, core/lifecycle and core/access as rows, written by core/storage/hub/declarations.cpp
-- and nobody else. Names of columns and tables are those of core/storage/projectionschema.h.
CREATE TABLE decl_type (
    type text COLLATE "C" PRIMARY KEY,
    tbl text COLLATE "C" NOT NULL,
    text_tbl text COLLATE "C", -- of its wide fields, where it has some
    number_prefix text COLLATE "C", -- NULL without numbers
    is_ticket boolean NOT NULL,
    visible text COLLATE "C" NOT NULL CHECK (visible IN ('ticket', 'public', 'internal', 'desk', 'everyone')),
    follows text[] NOT NULL, -- columns that refer to the tickets whose scope it has; '{}' for others
    sort_cols text[] NOT NULL -- columns whose text names it, the first that is filled; folded into sort_key
);
-- policy: register, status, set, counter, existence.
CREATE TABLE decl_unit (
    type text COLLATE "C" NOT NULL,
    unit text COLLATE "C" NOT NULL,
    policy text COLLATE "C" NOT NULL,
    PRIMARY KEY (type, unit)
);
-- kind: text, longtext, integer, boolean, instant, timespan, choice, reference, textset, referenceset, json.
-- store: narrow (a column of the type's table), wide (of its text table), set (rows of a table of its own: rid, item
-- [, fold]), custom (rows of custom_value with field = this one). target: type that a reference points to.
-- fold_col: the column beside it that compares and sorts it, filled by the core; NULL where it has none.
CREATE TABLE decl_field (
    type text COLLATE "C" NOT NULL,
    field text COLLATE "C" NOT NULL,
    unit text COLLATE "C" NOT NULL,
    place integer NOT NULL, -- among the fields of its unit, by the bytes of their names: the order of their frames
    kind text COLLATE "C" NOT NULL,
    tbl text COLLATE "C" NOT NULL,
    col text COLLATE "C" NOT NULL,
    store text COLLATE "C" NOT NULL,
    target text COLLATE "C",
    required boolean NOT NULL,
    is_set boolean NOT NULL,
    derived boolean NOT NULL,
    fold_col text COLLATE "C",
    requester boolean NOT NULL, -- shown to those who see the record and do not work at the desk
    PRIMARY KEY (type, field)
);
-- What writing a unit needs. The row (type, unit, 'create') holds for an operation that is the first of its record,
-- whatever verb it carries; else (type, unit, verb) where there is one, else (type, unit, '*'). Unit '*' is for
-- operations without units. No row: nobody may. An empty permission: everybody who sees the record. What changes the
-- state needs the permission of decl_transition as well.
CREATE TABLE decl_permission (
    type text COLLATE "C" NOT NULL,
    unit text COLLATE "C" NOT NULL,
    verb text COLLATE "C" NOT NULL,
    permission text COLLATE "C" NOT NULL,
    PRIMARY KEY (type, unit, verb)
);
CREATE TABLE decl_state (
    type text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL,
    class bigint NOT NULL,
    is_initial boolean NOT NULL,
    needs text[] NOT NULL, -- fields that must be filled while in it
    PRIMARY KEY (type, state)
);
-- guard: the tree of core/lifecycle/guard.h as JSON; NULL: none.
CREATE TABLE decl_transition (
    type text COLLATE "C" NOT NULL,
    from_state text COLLATE "C" NOT NULL,
    to_state text COLLATE "C" NOT NULL,
    permission text COLLATE "C" NOT NULL,
    verb text COLLATE "C" NOT NULL,
    needs text[] NOT NULL,
    guard jsonb,
    PRIMARY KEY (type, from_state, to_state)
);
CREATE TABLE decl_role (
    role text COLLATE "C" NOT NULL,
    permission text COLLATE "C" NOT NULL,
    PRIMARY KEY (role, permission)
);
