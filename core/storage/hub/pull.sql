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
--     7  an own operation on a record that is out of sight: its fact and nothing else, body = frame(replica) frame(rseq)
--        frame(type) | frame(eff) frame(number) frame(verdict) frame(receivedBy) frame(receivedAt)
--     6  where the page ends: leaf = the chain there, body = frame(epoch) frame(head) frame(changes of rights so far)
-- Rows of kind 1 have a leaf or a body: who sees the operation computes its leaf. Bodies are binary, numbers as intNsend()
-- writes them, a text is int2 length and its bytes, a value int4 length and its bytes, or -1 where there is none:
--     int2 flags, format, schemaVersion; uuid replica; int8 rseq; uuid record, group, actor; int8 hlc, epoch, hubSeq, ownSeq,
--     eventTime, receivedAt; 32 bytes hash; text type, verb; then where the flag says so: 1 uuid author (else the actor),
--     2 uuid batch (else the group), 4 int8 eff (else hlc), 8 text number, 16 text verdict, 32 uuid receivedBy (else the
--     actor); without flag 64, 32 bytes previous hash (with it, that of the same replica's operation before in this answer);
--     units: text name, value old, value new, 16 bytes salt
-- A unit that the caller may not see, or that was erased, has -2 in the place of old, its commitment, and nothing else.
-- Invariant. Rows of kind 1 are seq + 1, seq + 2 … without holes, so everybody checks the chain over what they may not
-- see. What counts is what may be seen now, on earlier pages too: so a record enters unless it was in sight the whole time
-- from the caller's place until now, and leaves if it was in sight at any time since. It may be told again, and says the
-- same. A refused operation is its author's. Of what they wrote on a record that they no longer see, authors hear that it
-- was taken, or refused, and not what it says.
-- Example. A technician of team A pulls a page on which team B worked: leaves without bodies, and the chain comes out.

CREATE OR REPLACE FUNCTION hub.text_part(words text) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN int2send(octet_length(words)::int2) || convert_to(words, 'UTF8');

CREATE OR REPLACE FUNCTION hub.value_part(bytes bytea) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(int4send(octet_length(bytes)) || bytes, '\xffffffff'::bytea);

-- Bodies in the order of the stream. p_linked: they stand one behind the other in the answer, and a previous hash that
-- has just been read is left out.
CREATE OR REPLACE FUNCTION hub.body(o_oid bigint[], p_desk boolean, p_linked boolean) RETURNS TABLE (oid bigint, body bytea)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan
SET random_page_cost = 1.1 AS $$
BEGIN
    RETURN QUERY
    SELECT o.oid, int2send((CASE WHEN o.author <> o.actor THEN 1 ELSE 0 END + CASE WHEN b.id <> o.grp THEN 2 ELSE 0 END
            + CASE WHEN h.eff <> o.hlc THEN 4 ELSE 0 END + CASE WHEN h.number IS NOT NULL THEN 8 ELSE 0 END
            + CASE WHEN h.verdict IS NOT NULL THEN 16 ELSE 0 END + CASE WHEN h.received_by IS NOT NULL THEN 32 ELSE 0 END
            + CASE WHEN o.follows THEN 64 ELSE 0 END)::int2)
        || int2send(o.format::int2) || int2send(o.schema_version::int2) || uuid_send(p.id) || int8send(o.rseq)
        || uuid_send(r.id) || uuid_send(o.grp) || uuid_send(ra.id) || int8send(o.hlc) || int8send(o.epoch)
        || int8send(o.hub_seq) || int8send(o.own_seq) || int8send(o.event_time) || int8send(h.received_at) || o.hash
        || hub.text_part(o.record_type) || hub.text_part(o.verb)
        || CASE WHEN o.author <> o.actor THEN uuid_send((SELECT ru.id FROM steward.record ru WHERE ru.rid = o.author))
            ELSE ''::bytea END
        || CASE WHEN b.id <> o.grp THEN uuid_send(b.id) ELSE ''::bytea END
        || CASE WHEN h.eff <> o.hlc THEN int8send(h.eff) ELSE ''::bytea END
        || CASE WHEN h.number IS NOT NULL THEN hub.text_part(h.number) ELSE ''::bytea END
        || CASE WHEN h.verdict IS NOT NULL THEN hub.text_part(h.verdict) ELSE ''::bytea END
        || CASE WHEN h.received_by IS NOT NULL THEN uuid_send((SELECT rb.id FROM steward.record rb WHERE rb.rid = h.received_by))
            ELSE ''::bytea END
        || CASE WHEN o.follows THEN ''::bytea ELSE coalesce((SELECT q.hash FROM steward.operation q
            WHERE q.rno = o.rno AND q.rseq = o.rseq - 1), hub.no_digest()) END
        || coalesce((SELECT string_agg(hub.text_part(v.unit) || CASE
                WHEN v.commitment IS NOT NULL THEN '\xfffffffe'::bytea || v.commitment
                WHEN p_desk OR NOT EXISTS (SELECT FROM steward.decl_field f
                    WHERE f.type = o.record_type AND f.unit = v.unit AND NOT f.requester)
                    THEN hub.value_part(v.old) || hub.value_part(v.new) || v.salt
                ELSE '\xfffffffe'::bytea || hub.commitment(v.salt, v.old, v.new) END, ''::bytea)
            FROM (SELECT v.unit, v.salt, v.old, v.new, v.commitment FROM steward.operation_value v
                WHERE v.oid = o.oid ORDER BY v.unit) v), ''::bytea)
    FROM (SELECT o.*, p_linked AND coalesce(lag(o.rseq) OVER (PARTITION BY o.rno ORDER BY o.oid) = o.rseq - 1, false) AS follows
            FROM unnest(o_oid) AS w(oid) JOIN steward.operation o ON o.oid = w.oid) o
        JOIN steward.hub_order h ON h.seq = o.oid
        JOIN steward.replica p ON p.rno = o.rno
        JOIN steward.batch b ON b.bno = o.bno
        JOIN steward.record r ON r.rid = o.rid
        JOIN steward.record ra ON ra.rid = o.actor
    ORDER BY o.oid;
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
    v_own bigint[]; -- out of sight
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

    SELECT coalesce(array_agg(w.oid ORDER BY w.oid) FILTER (WHERE w.seen), '{}'),
        coalesce(array_agg(w.oid ORDER BY w.oid) FILTER (WHERE NOT w.seen), '{}')
    INTO v_shown, v_own
    FROM (SELECT o.oid, p.login = api.whoami() AS own, h.verdict IS NULL AS accepted,
            v_all OR coalesce(r.scope && v_keys, false) OR r.last_seq = 0 AS seen -- what was never taken is nobody else's
        FROM steward.operation o JOIN steward.hub_order h ON h.seq = o.oid JOIN steward.replica p ON p.rno = o.rno
            JOIN steward.record r ON r.rid = o.rid
        WHERE o.oid > p_seq AND o.oid <= v_end) w
    WHERE w.own OR (w.accepted AND w.seen);

    RETURN QUERY
    SELECT 1, w.oid, NULL::uuid, w.leaf, w.body FROM (
        SELECT b.oid, NULL::bytea AS leaf, b.body FROM hub.body(v_shown, v_desk, true) b
        UNION ALL
        SELECT o.oid, hub.leaf(o.hash, o.oid, h.eff, h.number, coalesce(h.verdict, 'accepted'), coalesce(rb.id, ra.id),
            h.received_at), NULL
        FROM steward.operation o JOIN steward.hub_order h ON h.seq = o.oid
            JOIN steward.record ra ON ra.rid = o.actor LEFT JOIN steward.record rb ON rb.rid = h.received_by
        WHERE o.oid > p_seq AND o.oid <= v_end AND cardinality(v_shown) < v_end - p_seq AND o.oid <> ALL (v_shown)) w
    ORDER BY w.oid;

    RETURN QUERY
    SELECT 7, o.oid, r.id, NULL::bytea, convert_to(hub.frame(p.id) || hub.frame(o.rseq) || hub.frame(o.record_type)
        || hub.frame(h.eff) || hub.frame(coalesce(h.number, '')) || hub.frame(coalesce(h.verdict, 'accepted'))
        || hub.frame(coalesce(rb.id, ra.id)) || hub.frame(h.received_at), 'UTF8')
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
            UNION SELECT s.rid FROM steward.record_scope s -- in sight by a right that is gone, and moved on since
                WHERE NOT (v_always @> v_ever) AND s.key = ANY (v_ever) AND s.to_seq > p_seq
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
            coalesce(array_agg(s.rid) FILTER (WHERE s.ever AND NOT s.now AND EXISTS ( -- what begins later was not there to leave
                SELECT FROM steward.operation o WHERE o.rid = s.rid AND o.oid <= v_end)), '{}')
        INTO v_enters, v_leaves FROM sight s;

        RETURN QUERY
        SELECT x.kind, x.seq, x.record, NULL::bytea, x.body FROM (
            SELECT 2 AS kind, v_end AS seq, r.id AS record, NULL::bytea AS body, r.rid FROM steward.record r
            WHERE r.rid = ANY (v_enters)
            UNION ALL
            SELECT 3, b.oid, r.id, b.body, r.rid
            FROM hub.body((SELECT array_agg(o.oid) FROM steward.operation o JOIN steward.hub_order h ON h.seq = o.oid
                    WHERE o.rid = ANY (v_enters) AND o.oid <= v_end AND h.verdict IS NULL), v_desk, false) b
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
        WHERE o.rid = v_rid AND (h.verdict IS NULL OR p.login = api.whoami())), v_desk, true) b ORDER BY b.oid;
END $$;
