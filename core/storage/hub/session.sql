-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: Apache-2.0
--
-- Who is asking, and what they may see. Run as steward_w_definer by every hub init and upgrade; steward_w_ stands for
-- the roles of this hub, desk_permission for the permission of core/access/accessrules.h.
--
-- The person is the login that connected and nobody else: session_user, which neither SET ROLE nor a definer function
-- changes. Every function pins its search_path and names everything whole, so that nothing of a caller's is found first.

-- Hub time, in milliseconds: the one place that asks for it.
CREATE OR REPLACE FUNCTION hub.now_ms() RETURNS bigint LANGUAGE sql VOLATILE
RETURN (extract(epoch FROM clock_timestamp()) * 1000)::bigint;

-- A courier who brings somebody's bundle counts as that login, in one transaction (carry.sql); the setting alone says nothing.
CREATE OR REPLACE FUNCTION api.whoami() RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF coalesce(current_setting('steward.carried', true), '') = '' THEN
        RETURN session_user::text;
    END IF;
    RETURN hub.carried();
END $$;

CREATE OR REPLACE FUNCTION api.me() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT l.person FROM steward.hub_login l WHERE l.login = api.whoami() AND l.state = 'active' $$;

-- The keys that open records to a login. all: everybody; desk and work: those who work at the desk; '*' among them:
-- everything, without a key. Who works for a team sees what no team has yet.
CREATE OR REPLACE FUNCTION hub.keys_of(p_login text) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT k.key ORDER BY k.key), '{}'::text[])
    FROM steward.hub_login l
    CROSS JOIN LATERAL (
        SELECT unnest(ARRAY['all', 'person:' || l.person::text]) AS key
        UNION ALL
        SELECT unnest(ARRAY['desk', 'work:' || l.person::text, g.key]
            || CASE WHEN g.key LIKE 'team:%' THEN ARRAY['team:none'] ELSE ARRAY[]::text[] END)
        FROM steward.hub_grant g
        WHERE g.login = l.login
            AND EXISTS (SELECT FROM steward.decl_role d WHERE d.role = g.role AND d.permission IN ('desk_permission', '*'))
    ) k
    WHERE l.login = p_login AND l.state = 'active' AND l.person IS NOT NULL
$$;

CREATE OR REPLACE FUNCTION hub.my_keys() RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT hub.keys_of(api.whoami()) $$;

CREATE OR REPLACE FUNCTION hub.sees_all() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT '*' = ANY (hub.keys_of(api.whoami())) $$;

CREATE OR REPLACE FUNCTION hub.at_desk() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT 'desk' = ANY (hub.keys_of(api.whoami())) $$;

CREATE OR REPLACE FUNCTION hub.is_member() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT EXISTS (SELECT FROM steward.hub_login l WHERE l.login = api.whoami() AND l.state = 'active') $$;

-- Whether the caller sees a record. Judged by the record's keys, as row security does.
CREATE OR REPLACE FUNCTION hub.sees(p_rid bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM steward.record r
        WHERE r.rid = p_rid AND r.last_seq > 0
            AND ('*' = ANY (hub.my_keys()) OR r.scope && hub.my_keys()))
$$;

-- Whether the caller holds a permission for a record with these keys (NULL: for some record, as when it is made).
-- A grant holds everywhere, or where the record has its key; beside their grants everybody is a requester of what
-- concerns them. An empty permission asks for nothing.
CREATE OR REPLACE FUNCTION hub.holds(p_permission text, p_keys text[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM steward.hub_login l
        CROSS JOIN LATERAL (
            SELECT g.role, g.key FROM steward.hub_grant g WHERE g.login = l.login
            UNION ALL
            SELECT 'requester', 'person:' || l.person::text
        ) held
        WHERE l.login = api.whoami() AND l.state = 'active'
            AND (p_keys IS NULL OR held.key = '*' OR held.key = ANY (p_keys)
                OR (held.key LIKE 'team:%' AND 'team:none' = ANY (p_keys))
                OR (held.role <> 'requester' AND p_keys && ARRAY['all', 'desk']))
            AND (p_permission = '' OR EXISTS (SELECT FROM steward.decl_role d
                WHERE d.role = held.role AND d.permission IN (p_permission, '*')))
    )
$$;

-- The log is written once: the second wall behind the missing privileges. Values may only be erased.
CREATE OR REPLACE FUNCTION hub.deny() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'not permitted' USING ERRCODE = '42501';
END $$;

CREATE OR REPLACE FUNCTION hub.only_erase() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.oid = OLD.oid AND NEW.unit = OLD.unit AND OLD.commitment IS NULL AND NEW.commitment IS NOT NULL THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'not permitted' USING ERRCODE = '42501';
END $$;

-- How the hub introduces itself. Epoch e ended at fork_at[i] where fork_of[i] = e. No row for strangers.
CREATE OR REPLACE FUNCTION api.greet() RETURNS TABLE (workspace uuid, epoch bigint, seq bigint, chain bytea, now_ms bigint,
    me uuid, login text, disabled boolean, min_reader bigint, min_writer bigint, fork_of bigint[], fork_at bigint[],
    sees_all boolean, needs_encryption boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT (SELECT s.value::uuid FROM steward.setting s WHERE s.key = 'workspace.id'),
        h.epoch, h.seq, h.chain, hub.now_ms(),
        l.person, l.login, l.state <> 'active', 1::bigint, 1::bigint,
        (SELECT coalesce(array_agg(e.epoch - 1 ORDER BY e.epoch), '{}') FROM steward.hub_epoch e WHERE e.epoch > 1),
        (SELECT coalesce(array_agg(e.fork_seq ORDER BY e.epoch), '{}') FROM steward.hub_epoch e WHERE e.epoch > 1),
        '*' = ANY (hub.my_keys()),
        EXISTS (SELECT FROM steward.setting s WHERE s.key = 'replica.disk' AND s.value = 'encrypted')
    FROM steward.hub_head h, steward.hub_login l
    WHERE l.login = api.whoami()
$$;

-- A replica of the caller. No row for any other.
CREATE OR REPLACE FUNCTION api.replica(p_id uuid)
RETURNS TABLE (id uuid, prefix text, incarnation uuid, rseq bigint, hash bytea, eff bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT r.id, r.prefix, r.incarnation, r.last_rseq, coalesce(r.last_hash, decode(repeat('00', 32), 'hex')), r.last_eff
    FROM steward.replica r
    WHERE r.id = p_id AND r.login = api.whoami() AND r.state = 'active' AND api.me() IS NOT NULL
$$;

-- A replica for this session: one that an earlier session of the same login gave back, or a new one. The lock ends with
-- the session. Who takes it by force keeps others from that replica and no more: a push judges by login and chain.
CREATE OR REPLACE FUNCTION api.lease()
RETURNS TABLE (id uuid, prefix text, incarnation uuid, rseq bigint, hash bytea, eff bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    v_person uuid := api.me();
    v_id uuid;
    v_rno bigint;
BEGIN
    IF v_person IS NULL THEN
        RAISE EXCEPTION 'not permitted' USING ERRCODE = '42501';
    END IF;
    FOR v_id, v_rno IN
        SELECT r.id, r.rno FROM steward.replica r
        WHERE r.login = api.whoami() AND r.kind = 'leased' AND r.state = 'active' ORDER BY r.rno
    LOOP
        IF pg_try_advisory_lock(6004512, v_rno::integer) THEN
            RETURN QUERY SELECT * FROM api.replica(v_id);
            RETURN;
        END IF;
    END LOOP;
    LOCK TABLE steward.replica IN SHARE ROW EXCLUSIVE MODE;
    INSERT INTO steward.replica (rno, id, login, person, kind)
    SELECT coalesce(max(r.rno), 0) + 1, gen_random_uuid(), api.whoami(), v_person, 'leased' FROM steward.replica r
    RETURNING steward.replica.id, steward.replica.rno INTO v_id, v_rno;
    PERFORM pg_advisory_lock(6004512, v_rno::integer);
    RETURN QUERY SELECT * FROM api.replica(v_id);
END $$;

-- A replica for a file, with a prefix that nobody else ever gets: A0 … Z9, BA0 …. Each epoch leaves out a thousand, since
-- the hub may have lost some that it gave. The same incarnation gets the same replica again: the call may be repeated.
CREATE OR REPLACE FUNCTION api.enroll(p_incarnation uuid)
RETURNS TABLE (id uuid, prefix text, incarnation uuid, rseq bigint, hash bytea, eff bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    v_person uuid := api.me();
    v_id uuid;
    v_rest bigint;
    v_prefix text;
BEGIN
    IF v_person IS NULL OR p_incarnation IS NULL THEN
        RAISE EXCEPTION 'not permitted' USING ERRCODE = '42501';
    END IF;
    LOCK TABLE steward.replica IN SHARE ROW EXCLUSIVE MODE;
    SELECT r.id INTO v_id FROM steward.replica r
    WHERE r.login = api.whoami() AND r.kind = 'enrolled' AND r.incarnation = p_incarnation AND r.state = 'active';
    IF NOT FOUND THEN
        SELECT count(*) + 1000 * (SELECT count(*) FROM steward.hub_epoch e WHERE e.epoch > 2) INTO v_rest
        FROM steward.replica r WHERE r.prefix IS NOT NULL;
        v_prefix := (v_rest % 10)::text;
        v_rest := v_rest / 10;
        LOOP
            v_prefix := chr((65 + v_rest % 26)::integer) || v_prefix;
            v_rest := v_rest / 26;
            EXIT WHEN v_rest = 0;
        END LOOP;
        INSERT INTO steward.replica (rno, id, login, person, prefix, incarnation, kind)
        SELECT coalesce(max(r.rno), 0) + 1, gen_random_uuid(), api.whoami(), v_person, v_prefix, p_incarnation, 'enrolled'
        FROM steward.replica r
        RETURNING steward.replica.id INTO v_id;
    END IF;
    RETURN QUERY SELECT * FROM api.replica(v_id);
END $$;
