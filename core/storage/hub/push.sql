-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: Apache-2.0
--
-- api.push: the one way into a hub's log.
--
-- Format. Parallel arrays: one element per operation (headers, core/oplog/operation.h), per unit (p_unit_op counts
-- operations from 1; an erased one as in erase.sql), per hint (take.sql, show.sql). Operations are consecutive in rseq; at most 500 of them, 4 MiB in
-- all; groups are whole. Answer: one row per operation in order, the hub's facts and the units in conflict.
-- Errors, with nothing stored: P0F01 fork (another operation stands in that place), P0F02 chain (a gap, a hash that does
-- not come out), 42501 (no replica of this login, or the login is disabled), 54000 (page too large), 22023 (not a page).
-- Invariant. Repeats are answered as duplicates with what was stored; the call may be repeated after any failure.
-- Example. Page 7 … 9 when the hub has up to 8: two duplicates and one that is taken.
--
-- The session must be in no transaction of its own: the counter row is held until it ends.

CREATE OR REPLACE FUNCTION api.push(p_replica uuid, p_rseq bigint[], p_format int[], p_record_type text[], p_record uuid[],
    p_verb text[], p_grp uuid[], p_batch uuid[], p_hlc bigint[], p_epoch bigint[], p_hub_seq bigint[], p_own_seq bigint[],
    p_actor uuid[], p_author uuid[], p_event_time bigint[], p_schema_version int[], p_hash bytea[],
    p_unit_op int[], p_unit text[], p_salt bytea[], p_old bytea[], p_new bytea[], p_hint_op int[], p_hint jsonb[],
    p_dry boolean)
RETURNS TABLE (rseq bigint, seq bigint, eff bigint, verdict text, number text, conflicts text[], duplicate boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s'
SET plan_cache_mode = force_custom_plan SET random_page_cost = 1.1 SET jit = off AS $$
#variable_conflict use_column
DECLARE
    n constant int := cardinality(p_rseq);
    m constant int := cardinality(p_unit_op);
    v_me constant uuid := coalesce(api.me(), hub.carried_person());
    v_replica record;
    v_known int; -- operations of the page that the hub has
    v_units int; -- and their units
    v_hints int;
    v_taken record;
    v_wrong boolean;
BEGIN
    -- A large page is worth plans of its own; for a save to plan them is most of the work.
    IF n <= 20 THEN
        PERFORM set_config('plan_cache_mode', 'force_generic_plan', true);
    END IF;
    IF v_me IS NULL THEN
        RAISE EXCEPTION 'not permitted' USING ERRCODE = '42501';
    END IF;
    IF n > 500 OR m > 20000 OR pg_column_size(p_old) + pg_column_size(p_new) + pg_column_size(p_unit)
            + pg_column_size(p_salt) + pg_column_size(p_verb) + pg_column_size(p_hint) > 4194304 THEN
        RAISE EXCEPTION 'the page is too large' USING ERRCODE = '54000';
    END IF;
    v_wrong := n IS NULL OR n = 0 OR m IS NULL OR n <> ALL (ARRAY[cardinality(p_format), cardinality(p_record_type),
            cardinality(p_record), cardinality(p_verb), cardinality(p_grp), cardinality(p_batch), cardinality(p_hlc),
            cardinality(p_epoch), cardinality(p_hub_seq), cardinality(p_own_seq), cardinality(p_actor),
            cardinality(p_author), cardinality(p_event_time), cardinality(p_schema_version), cardinality(p_hash)])
        OR m <> ALL (ARRAY[cardinality(p_unit), cardinality(p_salt), cardinality(p_old), cardinality(p_new)])
        OR cardinality(p_hint_op) IS DISTINCT FROM cardinality(p_hint);
    IF v_wrong THEN
        RAISE EXCEPTION 'this is not a page' USING ERRCODE = '22023';
    END IF;
    SELECT bool_or(o.rseq IS NULL OR o.rseq < 1 OR o.format IS DISTINCT FROM 1 OR o.record_type IS NULL
        OR o.record IS NULL OR o.verb IS NULL OR o.grp IS NULL OR o.batch IS NULL OR o.hlc IS NULL OR o.hlc < 0
        OR o.epoch IS NULL OR o.hub_seq IS NULL OR o.hub_seq < 0 OR o.own_seq IS NULL OR o.own_seq < 0 OR o.actor IS NULL
        OR o.author IS NULL OR o.event_time IS NULL OR o.schema_version IS NULL OR octet_length(o.hash) IS DISTINCT FROM 32
        OR octet_length(o.verb) > 200 OR octet_length(o.record_type) > 100)
    INTO v_wrong
    FROM unnest(p_rseq, p_format, p_record_type, p_record, p_verb, p_grp, p_batch, p_hlc, p_epoch, p_hub_seq, p_own_seq,
        p_actor, p_author, p_event_time, p_schema_version, p_hash) AS o(rseq, format, record_type, record, verb, grp, batch,
        hlc, epoch, hub_seq, own_seq, actor, author, event_time, schema_version, hash);
    SELECT v_wrong OR coalesce(bool_or(u.op IS NULL OR u.unit IS NULL OR octet_length(u.salt) NOT IN (16, 32)
        OR u.salt IS NULL OR octet_length(u.salt) = 32 AND (u.old IS NOT NULL OR u.new IS NOT NULL)
        OR octet_length(u.unit) > 200 OR u.op < 1 OR u.op > n
        OR (u.op, u.unit COLLATE "C") <= (u.op_before, u.unit_before COLLATE "C")), false)
    INTO v_wrong
    FROM (SELECT u.*, lag(u.op) OVER (ORDER BY u.k) AS op_before, lag(u.unit) OVER (ORDER BY u.k) AS unit_before
        FROM unnest(p_unit_op, p_unit, p_salt, p_old, p_new) WITH ORDINALITY AS u(op, unit, salt, old, new, k)) u;
    SELECT v_wrong OR coalesce(bool_or(h.op IS NULL OR h.op < 1 OR h.op > n OR coalesce(jsonb_typeof(h.hint), 'null') <> 'object'
            OR coalesce(jsonb_typeof(h.hint -> 'columns'), 'object') <> 'object'
            OR coalesce(jsonb_typeof(h.hint -> 'texts'), 'object') <> 'object'), false)
    INTO v_wrong FROM unnest(p_hint_op, p_hint) AS h(op, hint);
    IF v_wrong THEN
        RAISE EXCEPTION 'this is not a page' USING ERRCODE = '22023';
    END IF;

    SELECT r.rno, r.prefix, r.last_rseq, coalesce(r.last_hash, hub.no_digest()) AS last_hash, r.last_eff INTO v_replica
    FROM steward.replica r WHERE r.id = p_replica AND r.login = api.whoami() AND r.state = 'active' FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'not permitted' USING ERRCODE = '42501';
    END IF;
    IF p_rseq[1] > v_replica.last_rseq + 1
            OR EXISTS (SELECT FROM unnest(p_rseq) WITH ORDINALITY AS o(rseq, i) WHERE o.rseq <> p_rseq[1] + o.i - 1) THEN
        RAISE EXCEPTION 'operations are missing after %', v_replica.last_rseq USING ERRCODE = 'P0F02';
    END IF;
    v_known := least(n, v_replica.last_rseq - p_rseq[1] + 1);
    IF v_known > 0 THEN
        IF EXISTS (SELECT FROM generate_series(1, v_known) AS i
                LEFT JOIN steward.operation o ON o.rno = v_replica.rno AND o.rseq = p_rseq[i]
                WHERE o.hash IS DISTINCT FROM p_hash[i]) THEN
            RAISE EXCEPTION 'another operation stands in this place' USING ERRCODE = 'P0F01';
        END IF;
        RETURN QUERY
        SELECT o.rseq, h.seq, h.eff, coalesce(h.verdict, 'accepted'), coalesce(h.number, ''), coalesce(
                (SELECT array_agg(c.unit ORDER BY c.unit) FROM steward.conflict c
                WHERE c.rid = o.rid AND h.verdict IS NULL), '{}'), true
        FROM steward.operation o JOIN steward.hub_order h ON h.seq = o.oid
        WHERE o.rno = v_replica.rno AND o.rseq BETWEEN p_rseq[1] AND p_rseq[v_known] ORDER BY o.rseq;
        IF v_known = n THEN
            RETURN;
        END IF;
    END IF;
    SELECT count(*) INTO v_units FROM unnest(p_unit_op) AS u(op) WHERE u.op <= v_known;
    SELECT count(*) INTO v_hints FROM unnest(p_hint_op) AS h(op) WHERE h.op <= v_known;

    BEGIN
        IF v_known = 0 THEN
            SELECT * INTO v_taken FROM hub.take(v_me, p_replica, v_replica.rno, v_replica.prefix, v_replica.last_hash,
                v_replica.last_eff, p_rseq, p_format, p_record_type, p_record, p_verb, p_grp, p_batch, p_hlc, p_epoch,
                p_hub_seq, p_own_seq, p_actor, p_author, p_event_time, p_schema_version, p_hash, p_unit_op, p_unit, p_salt,
                p_old, p_new, p_hint_op, p_hint);
        ELSE
            SELECT * INTO v_taken FROM hub.take(v_me, p_replica, v_replica.rno, v_replica.prefix, v_replica.last_hash,
                v_replica.last_eff, p_rseq[v_known + 1 :], p_format[v_known + 1 :], p_record_type[v_known + 1 :],
                p_record[v_known + 1 :], p_verb[v_known + 1 :], p_grp[v_known + 1 :], p_batch[v_known + 1 :],
                p_hlc[v_known + 1 :], p_epoch[v_known + 1 :], p_hub_seq[v_known + 1 :], p_own_seq[v_known + 1 :],
                p_actor[v_known + 1 :], p_author[v_known + 1 :], p_event_time[v_known + 1 :], p_schema_version[v_known + 1 :],
                p_hash[v_known + 1 :],
                (SELECT coalesce(array_agg(u.op - v_known ORDER BY u.k), '{}') FROM unnest(p_unit_op) WITH ORDINALITY AS u(op, k)
                    WHERE u.op > v_known),
                p_unit[v_units + 1 :], p_salt[v_units + 1 :], p_old[v_units + 1 :], p_new[v_units + 1 :],
                (SELECT coalesce(array_agg(h.op - v_known ORDER BY h.k), '{}') FROM unnest(p_hint_op) WITH ORDINALITY AS h(op, k)
                    WHERE h.op > v_known),
                p_hint[v_hints + 1 :]);
        END IF;
        IF p_dry THEN
            RAISE EXCEPTION 'take it back' USING ERRCODE = 'P0F00';
        END IF;
    EXCEPTION WHEN SQLSTATE 'P0F00' THEN
        NULL; -- the verdicts stay, the rows do not
    END;
    IF NOT p_dry THEN
        PERFORM pg_notify('steward_w', v_taken.o_seq[n - v_known]::text);
    END IF;
    RETURN QUERY
    SELECT o.rseq, o.seq, o.eff, o.verdict, o.number, string_to_array(coalesce(o.conflicts, ''), ' '), false
    FROM unnest(p_rseq[v_known + 1 :], v_taken.o_seq, v_taken.o_eff, v_taken.o_verdict, v_taken.o_number, v_taken.o_conflicts)
        AS o(rseq, seq, eff, verdict, number, conflicts);
END $$;
