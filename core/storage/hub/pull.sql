-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: Apache-2.0
--
-- api.pull and api.history: the only ways in which the log is read.
--
-- Format. Rows (kind, seq, record, leaf, body):
--     1  a place of the stream; body only where the caller may see the operation
--     2  a record that comes into the caller's sight; its operations follow as rows of kind 3
--     3  an operation of a record that comes into sight
--     4  a record that has left it
--     5  a replica that wrote on this page: body = frame(id) frame(prefix)
--     7  an own operation of the page on a record that the caller does not see: body = frame(replica) frame(rseq)
--        frame(type) frame(record) and the hub fact as below, for what it says is no longer the caller's business
--     6  where the page ends: leaf = the chain there, body = frame(epoch) frame(head) frame(changes of rights so far)
-- An operation's body is its header, its hub fact and its units as frames (core/schema/frame.h):
--     format replica rseq type record verb group batch hlc epoch hubSeq ownSeq actor author eventTime schemaVersion
--     previous hash | eff number verdict receivedBy receivedAt chain | (unit salt old new commitment)*
-- A unit that the caller may not see, or that was erased, has its commitment and nothing else.
-- Invariant. Rows of kind 1 are seq + 1, seq + 2 … without holes, so everybody checks the chain over what they may not
-- see. What counts is what may be seen now, on earlier pages too: so a record enters unless it was in sight the whole time
-- from the caller's place until now, and leaves if it was in sight at any time since. It may be told again, and says the
-- same. A refused operation is its author's, and authors hear of all they wrote.
-- Example. A technician of team A pulls a page on which team B worked: leaves without bodies, and the chain comes out.

CREATE OR REPLACE FUNCTION hub.body(o_oid bigint[], p_desk boolean) RETURNS TABLE (oid bigint, body bytea)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
BEGIN
    RETURN QUERY
    SELECT o.oid, convert_to(hub.frame(o.format) || hub.frame(p.id) || hub.frame(o.rseq) || hub.frame(o.record_type)
            || hub.frame(r.id) || hub.frame(o.verb) || hub.frame(o.grp) || hub.frame(b.id) || hub.frame(o.hlc)
            || hub.frame(o.epoch) || hub.frame(o.hub_seq) || hub.frame(o.own_seq) || hub.frame(ra.id) || hub.frame(ru.id)
            || hub.frame(o.event_time) || hub.frame(o.schema_version), 'UTF8')
        || hub.frame(coalesce((SELECT q.hash FROM steward.operation q WHERE q.rno = o.rno AND q.rseq = o.rseq - 1),
            hub.no_digest()))
        || hub.frame(o.hash)
        || convert_to(hub.frame(h.eff) || hub.frame(coalesce(h.number, '')) || hub.frame(coalesce(h.verdict, 'accepted'))
            || hub.frame(coalesce(rb.id, ra.id)) || hub.frame(h.received_at), 'UTF8')
        || hub.frame(h.chain)
        || coalesce((SELECT string_agg(hub.frame(convert_to(v.unit, 'UTF8')) || CASE
                WHEN v.commitment IS NOT NULL THEN '\x2d2d2d'::bytea || hub.frame(v.commitment)
                WHEN p_desk OR NOT EXISTS (SELECT FROM steward.decl_field f
                    WHERE f.type = o.record_type AND f.unit = v.unit AND NOT f.requester)
                    THEN hub.frame(v.salt) || hub.frame(v.old) || hub.frame(v.new) || '\x2d'::bytea
                ELSE '\x2d2d2d'::bytea || hub.frame(hub.commitment(v.salt, v.old, v.new)) END,
                ''::bytea ORDER BY v.unit)
            FROM steward.operation_value v WHERE v.oid = o.oid), ''::bytea)
    FROM unnest(o_oid) AS w(oid)
        JOIN steward.operation o ON o.oid = w.oid
        JOIN steward.hub_order h ON h.seq = o.oid
        JOIN steward.replica p ON p.rno = o.rno
        JOIN steward.batch b ON b.bno = o.bno
        JOIN steward.record r ON r.rid = o.rid
        JOIN steward.record ra ON ra.rid = o.actor
        JOIN steward.record ru ON ru.rid = o.author
        LEFT JOIN steward.record rb ON rb.rid = h.received_by;
END $$;

-- p_rights: up to which of its changes of rights the caller's session has been told.
CREATE OR REPLACE FUNCTION api.pull(p_epoch bigint, p_seq bigint, p_chain bytea, p_limit bigint, p_rights bigint)
RETURNS TABLE (kind integer, seq bigint, record uuid, leaf bytea, body bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
SET jit = off AS $$
#variable_conflict use_column
DECLARE
    v_keys constant text[] := hub.my_keys();
    v_all constant boolean := '*' = ANY (v_keys);
    v_desk constant boolean := v_all OR 'desk' = ANY (v_keys);
    v_head record;
    v_end bigint;
    v_always text[]; -- keys held through all changes of rights that the caller has not been told
    v_ever text[]; -- keys held at any time since
    v_last_right bigint;
    v_shown bigint[];
    v_own bigint[]; -- own operations of which the caller hears only that they were taken
    v_enters bigint[];
    v_leaves bigint[];
BEGIN
    IF api.me() IS NULL THEN
        RAISE EXCEPTION 'not permitted' USING ERRCODE = '42501';
    END IF;
    SELECT h.epoch, h.seq, h.chain INTO v_head FROM steward.hub_head h;
    IF p_epoch > v_head.epoch OR p_seq > v_head.seq OR p_seq < 0 OR p_limit < 1
            OR (p_seq > 0 AND NOT EXISTS (SELECT FROM steward.hub_order h WHERE h.seq = p_seq AND h.chain = p_chain)) THEN
        RAISE EXCEPTION 'the stream does not go on from there' USING ERRCODE = 'P0F03';
    END IF;
    v_end := least(v_head.seq, p_seq + least(p_limit, 2000));

    -- A record that does not exist, since its creation was refused, is its author's alone.
    SELECT coalesce(array_agg(o.oid ORDER BY o.oid) FILTER (WHERE x.sees), '{}'),
        coalesce(array_agg(o.oid ORDER BY o.oid) FILTER (WHERE NOT x.sees), '{}')
    INTO v_shown, v_own
    FROM steward.operation o JOIN steward.hub_order h ON h.seq = o.oid JOIN steward.replica p ON p.rno = o.rno
        JOIN steward.record r ON r.rid = o.rid
        CROSS JOIN LATERAL (SELECT v_all OR r.last_seq = 0 OR coalesce(r.scope && v_keys, false) AS sees) x
    WHERE o.oid > p_seq AND o.oid <= v_end
        AND (p.login = api.whoami() OR (h.verdict IS NULL AND (v_all OR r.scope && v_keys)));

    RETURN QUERY
    SELECT 1, o.oid, NULL::uuid, hub.leaf(o.hash, o.oid, h.eff, h.number, coalesce(h.verdict, 'accepted'),
        coalesce(rb.id, ra.id), h.received_at), b.body
    FROM steward.operation o JOIN steward.hub_order h ON h.seq = o.oid
        JOIN steward.record ra ON ra.rid = o.actor LEFT JOIN steward.record rb ON rb.rid = h.received_by
        LEFT JOIN hub.body(v_shown, v_desk) b ON b.oid = o.oid
    WHERE o.oid > p_seq AND o.oid <= v_end ORDER BY o.oid;

    RETURN QUERY
    SELECT 7, o.oid, NULL::uuid, NULL::bytea, convert_to(hub.frame(p.id) || hub.frame(o.rseq) || hub.frame(o.record_type)
        || hub.frame(r.id) || hub.frame(h.eff) || hub.frame(coalesce(h.number, ''))
        || hub.frame(coalesce(h.verdict, 'accepted')) || hub.frame(coalesce(rb.id, ra.id)) || hub.frame(h.received_at), 'UTF8')
    FROM unnest(v_own) AS w(oid) JOIN steward.operation o ON o.oid = w.oid JOIN steward.hub_order h ON h.seq = o.oid
        JOIN steward.replica p ON p.rno = o.rno JOIN steward.record r ON r.rid = o.rid
        JOIN steward.record ra ON ra.rid = o.actor LEFT JOIN steward.record rb ON rb.rid = h.received_by
    ORDER BY o.oid;

    SELECT CASE WHEN max(c.n) = 0 THEN v_keys
            ELSE coalesce(array_agg(k.key) FILTER (WHERE k.n = c.n AND k.key = ANY (v_keys)), '{}') END,
        v_keys || coalesce(array_agg(k.key) FILTER (WHERE k.key <> ALL (v_keys)), '{}')
    INTO v_always, v_ever
    FROM (SELECT count(*) AS n FROM steward.hub_grant_change c
            WHERE c.login = api.whoami() AND c.seq >= p_seq AND c.number > p_rights) c
        LEFT JOIN LATERAL (SELECT x.key, count(DISTINCT c.number) AS n
            FROM steward.hub_grant_change c, unnest(c.keys_before) AS x(key)
            WHERE c.login = api.whoami() AND c.seq >= p_seq AND c.number > p_rights GROUP BY x.key) k ON true;
    SELECT coalesce(max(c.number), 0) INTO v_last_right FROM steward.hub_grant_change c WHERE c.login = api.whoami();

    IF NOT ('*' = ANY (v_always)) AND p_seq > 0 THEN
        -- Records whose sight may have changed since p_seq.
        WITH candidate AS (
            SELECT o.rid FROM steward.operation o WHERE o.oid > p_seq AND o.oid <= v_end
            UNION SELECT s.rid FROM steward.record_scope s WHERE s.from_seq > p_seq AND s.from_seq <= v_end
            UNION SELECT s.rid FROM steward.record_scope s WHERE s.to_seq > p_seq AND s.to_seq <= v_end
            UNION SELECT r.rid FROM steward.record r
                WHERE NOT (v_always @> v_ever) AND r.last_seq > 0 AND (r.scope && v_ever OR '*' = ANY (v_ever))
        ), sight AS (
            SELECT r.rid, v_all OR coalesce(r.scope && v_keys, false) AS now, EXISTS (
                SELECT FROM steward.record_scope s WHERE s.rid = r.rid AND s.key = ANY (v_always) AND s.from_seq <= p_seq
                    AND s.to_seq IS NULL) AS always, '*' = ANY (v_ever) OR EXISTS (
                SELECT FROM steward.record_scope s WHERE s.rid = r.rid AND s.key = ANY (v_ever)
                    AND (s.to_seq IS NULL OR s.to_seq > p_seq)) AS ever
            FROM candidate c JOIN steward.record r ON r.rid = c.rid WHERE r.last_seq > 0
        )
        SELECT coalesce(array_agg(s.rid) FILTER (WHERE s.now AND NOT s.always AND EXISTS (
                SELECT FROM steward.operation o WHERE o.rid = s.rid AND o.oid <= p_seq)), '{}'),
            coalesce(array_agg(s.rid) FILTER (WHERE s.ever AND NOT s.now), '{}')
        INTO v_enters, v_leaves FROM sight s;

        RETURN QUERY
        SELECT x.kind, x.seq, x.record, NULL::bytea, x.body FROM (
            SELECT 2 AS kind, v_end AS seq, r.id AS record, NULL::bytea AS body, r.rid FROM steward.record r
            WHERE r.rid = ANY (v_enters)
            UNION ALL
            SELECT 3, b.oid, r.id, b.body, r.rid
            FROM hub.body((SELECT array_agg(o.oid) FROM steward.operation o JOIN steward.hub_order h ON h.seq = o.oid
                    WHERE o.rid = ANY (v_enters) AND o.oid <= v_end AND h.verdict IS NULL), v_desk) b
                JOIN steward.operation o ON o.oid = b.oid JOIN steward.record r ON r.rid = o.rid
            UNION ALL
            SELECT 4, v_end, r.id, NULL, r.rid FROM steward.record r WHERE r.rid = ANY (v_leaves)) x
        ORDER BY x.rid, x.kind, x.seq;
    END IF;

    RETURN QUERY
    SELECT 5, NULL::bigint, NULL::uuid, NULL::bytea, convert_to(hub.frame(p.id) || hub.frame(coalesce(p.prefix, '')), 'UTF8')
    FROM steward.replica p WHERE p.rno IN (SELECT o.rno FROM steward.operation o WHERE o.oid = ANY (v_shown)
        UNION SELECT o.rno FROM steward.operation o WHERE o.rid = ANY (v_enters) AND o.oid <= v_end)
    ORDER BY p.rno;
    RETURN QUERY
    SELECT 6, v_end, NULL::uuid, CASE WHEN v_end = 0 THEN hub.no_digest() ELSE (
            SELECT h.chain FROM steward.hub_order h WHERE h.seq = v_end) END,
        convert_to(hub.frame(v_head.epoch) || hub.frame(v_head.seq) || hub.frame(v_last_right), 'UTF8');
END $$;

-- No row for a record that is not there or may not be seen.
CREATE OR REPLACE FUNCTION api.history(p_record uuid) RETURNS TABLE (seq bigint, body bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off AS $$
DECLARE
    v_rid constant bigint := (SELECT r.rid FROM steward.record r WHERE r.id = p_record);
    v_desk constant boolean := hub.sees_all() OR hub.at_desk();
BEGIN
    IF api.me() IS NULL THEN
        RAISE EXCEPTION 'not permitted' USING ERRCODE = '42501';
    END IF;
    IF v_rid IS NULL OR NOT hub.sees(v_rid) THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT b.oid, b.body FROM hub.body((SELECT array_agg(o.oid) FROM steward.operation o
            JOIN steward.hub_order h ON h.seq = o.oid JOIN steward.replica p ON p.rno = o.rno
        WHERE o.rid = v_rid AND (h.verdict IS NULL OR p.login = api.whoami())), v_desk) b ORDER BY b.oid;
END $$;
