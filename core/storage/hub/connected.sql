-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: Apache-2.0
--
-- What a connected desk asks beside the log and the rows: where the stream stands, what a batch touched, and who else has
-- a ticket open. Run as steward_w_definer.

-- Where the stream stands. No row for strangers.
CREATE OR REPLACE FUNCTION api.head() RETURNS TABLE (epoch bigint, seq bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT h.epoch, h.seq FROM steward.hub_head h WHERE hub.is_member()
$$;

-- Whether the stream goes on from there. A caller that is not told so hands in nothing (core/sync/syncengine.h).
CREATE OR REPLACE FUNCTION api.holds(p_epoch bigint, p_seq bigint, p_chain bytea) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM steward.hub_head h WHERE hub.is_member() AND p_epoch <= h.epoch
        AND (p_seq = 0 OR EXISTS (SELECT FROM steward.hub_order o WHERE o.seq = p_seq AND o.chain = p_chain)))
$$;

-- Records on which a batch wrote and which the caller sees, in the order it first did. Undo asks for their histories.
CREATE OR REPLACE FUNCTION api.batch_records(p_batch uuid) RETURNS TABLE (rid bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT o.rid
    FROM steward.batch b
    JOIN steward.operation o ON o.bno = b.bno AND o.oid BETWEEN b.first_oid AND b.last_oid
    JOIN steward.hub_order h ON h.seq = o.oid AND h.verdict IS NULL
    JOIN steward.record r ON r.rid = o.rid AND (hub.sees_all() OR r.scope && hub.my_keys())
    WHERE b.id = p_batch
    GROUP BY o.rid ORDER BY min(o.oid)
$$;

-- Who is at which record, and what they do there. Lost with a crash, and worth nothing after half a minute: rows of
-- earlier than that count as gone and are removed by whoever comes next.
CREATE UNLOGGED TABLE IF NOT EXISTS hub.presence (
    login text COLLATE "C" NOT NULL,
    rid bigint NOT NULL,
    doing text COLLATE "C" NOT NULL CHECK (doing IN ('looking', 'typing-reply', 'typing-note')),
    since timestamptz NOT NULL,
    seen timestamptz NOT NULL,
    PRIMARY KEY (rid, login)
);
ALTER TABLE hub.presence ENABLE ROW LEVEL SECURITY; -- nobody but this role, which owns it
REVOKE ALL ON hub.presence FROM PUBLIC;

-- Says that I am at a record (p_doing NULL: no longer) and gives the others who are, the busy ones first. What somebody
-- does at a record is seen by those who work at the desk and see the record.
CREATE OR REPLACE FUNCTION api.presence(p_record uuid, p_doing text) RETURNS TABLE (person uuid, doing text, since_ms bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_rid bigint := (SELECT r.rid FROM steward.record r WHERE r.id = p_record);
    v_login text := api.whoami();
    v_now timestamptz := clock_timestamp();
BEGIN
    IF v_rid IS NULL OR NOT hub.at_desk() OR NOT hub.sees(v_rid) THEN
        RETURN;
    END IF;
    DELETE FROM hub.presence p
    WHERE p.seen < v_now - interval '30 seconds' OR (p_doing IS NULL AND p.login = v_login AND p.rid = v_rid);
    IF p_doing IS NOT NULL THEN
        INSERT INTO hub.presence AS p (login, rid, doing, since, seen) VALUES (v_login, v_rid, p_doing, v_now, v_now)
        ON CONFLICT (rid, login) DO UPDATE SET doing = excluded.doing, seen = excluded.seen,
            since = CASE WHEN p.doing = excluded.doing THEN p.since ELSE excluded.since END;
    END IF;
    RETURN QUERY
    SELECT l.person, p.doing, (extract(epoch FROM p.since) * 1000)::bigint
    FROM hub.presence p JOIN steward.hub_login l ON l.login = p.login AND l.state = 'active'
    WHERE p.rid = v_rid AND p.login <> v_login AND p.seen >= v_now - interval '30 seconds'
    ORDER BY p.doing = 'looking', p.since;
END $$;
