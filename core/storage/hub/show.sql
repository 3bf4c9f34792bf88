-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: Apache-2.0
--
-- Shows what a page has changed: rows, conflicts, numbers, visibility keys, the worker's queue.
--
-- Format of a hint: {"columns": {"sort_key": "vpn", "title_fold": "vpn", "updated": 1795435200000, …}} with the columns
-- that only the core can compute: derived fields, folds, sort key. It is order and search, never permission; a record
-- without a hint, or on the slow path, is stale until the worker has computed it.
-- Invariant. After the page each row shows the fold of its record's accepted operations.
-- Example. Head 41, ticket last written by 30. An operation with hubSeq 35 is fast; one with hubSeq 20 is slow, unless
-- all that is newer is of its own replica and within ownSeq.

-- What a page does to rows, worked out before the counter row is locked. Records with accepted operations, fast ones
-- (r_fast of them) first; r_last is the place of the last operation of each. Then the units of the fast ones, each as
-- often as it was written, in order, and their values (v_ with the units counted anew).
CREATE OR REPLACE FUNCTION hub.plan_rows(p_rno bigint, p_rseq bigint[], p_type text[], o_rid bigint[], p_seen bigint[],
    p_own_seq bigint[], p_last_seq bigint[], p_previous int[], u_op int[], u_type text[], u_unit text[], u_policy text[],
    v_unit int[], v_what text[], v_field text[], v_text text[], v_rid bigint[], h_op int[], h_hint jsonb[], p_number text[],
    p_verdict text[], p_creates boolean[],
    OUT slow bigint[], OUT r_fast int, OUT r_rid bigint[], OUT r_type text[], OUT r_fresh boolean[], OUT r_stale boolean[],
    OUT r_extra jsonb[], OUT r_last int[], OUT q_record int[], OUT q_type text[], OUT q_unit text[], OUT w_unit int[],
    OUT w_what text[], OUT w_field text[], OUT w_text text[], OUT w_rid bigint[])
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    n constant int := cardinality(p_rseq);
    hints jsonb[] := array_fill(NULL::jsonb, ARRAY[n]);
BEGIN
    FOR i IN 1 .. coalesce(cardinality(h_op), 0) LOOP
        hints[h_op[i]] := h_hint[i];
    END LOOP;

    -- Slow are records with an operation that has not seen all accepted ones before it.
    SELECT coalesce(array_agg(DISTINCT o_rid[i]), '{}') INTO slow FROM generate_series(1, n) AS i
    WHERE p_verdict[i] IS NULL AND (
        (p_last_seq[i] > p_seen[i] AND EXISTS (
            SELECT FROM steward.operation o JOIN steward.hub_order h ON h.seq = o.oid
            WHERE o.rid = o_rid[i] AND o.oid > p_seen[i] AND h.verdict IS NULL
                AND NOT (o.rno = p_rno AND o.rseq <= p_own_seq[i])))
        OR (p_previous[i] IS NOT NULL AND EXISTS (
            SELECT FROM generate_series(greatest(1, p_own_seq[i] - p_rseq[1] + 2), i - 1) AS j -- those that it has not seen
            WHERE o_rid[j] = o_rid[i] AND p_verdict[j] IS NULL)));

    SELECT array_agg(r.rid ORDER BY r.is_slow, r.first), array_agg(r.type ORDER BY r.is_slow, r.first),
        array_agg(r.fresh ORDER BY r.is_slow, r.first),
        array_agg(r.hint IS NULL OR r.is_slow ORDER BY r.is_slow, r.first),
        array_agg(r.last ORDER BY r.is_slow, r.first), count(*) FILTER (WHERE NOT r.is_slow),
        array_agg(CASE WHEN r.hint IS NULL OR r.is_slow THEN '{"is_stale": true}'::jsonb
                ELSE '{"is_stale": false}'::jsonb || (r.hint - d.own_columns) END
            || CASE WHEN r.number IS NULL THEN '{}'::jsonb ELSE jsonb_build_object(
                'number', r.number, 'number_sort', hub.number_sort(r.number)) END ORDER BY r.is_slow, r.first)
    INTO r_rid, r_type, r_fresh, r_stale, r_last, r_fast, r_extra
    FROM (
        SELECT o.rid, o.rid = ANY(slow) AS is_slow, min(o.i) AS first, min(o.type) AS type, bool_or(o.creates) AS fresh,
            max(o.i)::int AS last, (array_agg(o.hint -> 'columns' ORDER BY o.i DESC))[1] AS hint,
            max(nullif(o.number, '')) AS number
        FROM unnest(o_rid, p_type, p_creates, hints, p_number, p_verdict) WITH ORDINALITY
            AS o(rid, type, creates, hint, number, verdict, i)
        WHERE o.verdict IS NULL GROUP BY o.rid) r
        LEFT JOIN (SELECT t.type, hub.own_columns(t.type) AS own_columns FROM steward.decl_type t
            WHERE t.type = ANY (p_type)) d ON d.type = r.type;

    SELECT coalesce(array_agg(r.k::int ORDER BY u.k), '{}'), coalesce(array_agg(u.type ORDER BY u.k), '{}'),
        coalesce(array_agg(u.unit ORDER BY u.k), '{}')
    INTO q_record, q_type, q_unit
    FROM unnest(u_op, u_type, u_unit, u_policy) WITH ORDINALITY AS u(op, type, unit, policy, k)
        JOIN unnest(r_rid) WITH ORDINALITY AS r(rid, k) ON r.rid = o_rid[u.op]
    WHERE p_verdict[u.op] IS NULL AND u.policy IS NOT NULL AND u.policy <> 'counter' AND NOT o_rid[u.op] = ANY(slow);
    IF cardinality(q_unit) = cardinality(u_unit) THEN
        w_unit := v_unit;
        w_what := v_what;
        w_field := v_field;
        w_text := v_text;
        w_rid := v_rid;
    ELSE
        SELECT coalesce(array_agg(m.place), '{}'), coalesce(array_agg(v.what), '{}'), coalesce(array_agg(v.field), '{}'),
            coalesce(array_agg(v.text), '{}'), coalesce(array_agg(v.rid), '{}')
        INTO w_unit, w_what, w_field, w_text, w_rid
        FROM unnest(v_unit, v_what, v_field, v_text, v_rid) AS v(unit, what, field, text, rid)
            JOIN (SELECT u.k, row_number() OVER (ORDER BY u.k)::int AS place
                FROM unnest(u_op, u_policy) WITH ORDINALITY AS u(op, policy, k)
                WHERE p_verdict[u.op] IS NULL AND u.policy IS NOT NULL AND u.policy <> 'counter'
                    AND NOT o_rid[u.op] = ANY(slow)) m ON m.k = v.unit;
    END IF;
END $$;

-- What folds again, when the page is in the log: the units that were written, and the mark of deletion if there ever was
-- one. k counts the records of hub.plan_rows().
CREATE OR REPLACE FUNCTION hub.fold_again(r_rid bigint[], r_last_seq bigint[], slow bigint[], o_rid bigint[], p_verdict text[],
    u_op int[], u_type text[], u_unit text[], u_policy text[],
    OUT f_record int[], OUT f_type text[], OUT f_unit text[], OUT f_policy text[], OUT f_new bytea[])
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    f_conflict boolean[];
    again record;
BEGIN
    SELECT coalesce(array_agg(s.record ORDER BY s.record, s.unit), '{}'), coalesce(array_agg(s.type ORDER BY s.record, s.unit), '{}'),
        coalesce(array_agg(s.unit ORDER BY s.record, s.unit), '{}'), coalesce(array_agg(s.policy ORDER BY s.record, s.unit), '{}')
    INTO f_record, f_type, f_unit, f_policy
    FROM (
        SELECT r.k::int AS record, d.type, d.unit, d.policy
        FROM (SELECT o_rid[u.op] AS rid, u.type, u.unit FROM unnest(u_op, u_type, u_unit, u_policy) AS u(op, type, unit, policy)
                WHERE p_verdict[u.op] IS NULL AND (u.policy = 'counter' OR o_rid[u.op] = ANY(slow))
            UNION
            SELECT o.rid, e.type, e.unit FROM steward.operation o JOIN steward.operation_value v ON v.oid = o.oid
                JOIN steward.decl_unit e ON e.type = o.record_type AND e.unit = v.unit AND e.policy = 'existence'
            WHERE o.rid = ANY(slow)) w
            JOIN unnest(r_rid) WITH ORDINALITY AS r(rid, k) ON r.rid = w.rid
            JOIN steward.decl_unit d ON d.type = w.type AND d.unit = w.unit) s;
    IF cardinality(f_record) = 0 THEN
        RETURN;
    END IF;
    f_new := array_fill(NULL::bytea, ARRAY[cardinality(f_record)]);
    f_conflict := array_fill(false, ARRAY[cardinality(f_record)]);
    FOR again IN
        WITH m AS MATERIALIZED (
            SELECT f.k AS place, row_number() OVER (ORDER BY f.k)::int AS k, r_rid[f.record] AS rid, f.unit,
                f.policy = 'status' AS is_status
            FROM unnest(f_record, f_unit, f_policy) WITH ORDINALITY AS f(record, unit, policy, k)
            WHERE f.policy IN ('register', 'status')
        )
        SELECT m.place, g.shown, g.is_conflict
        FROM hub.fold_registers((SELECT array_agg(m.rid ORDER BY m.k) FROM m), (SELECT array_agg(m.unit ORDER BY m.k) FROM m),
                (SELECT array_agg(m.is_status ORDER BY m.k) FROM m)) g
            JOIN m ON m.k = g.k
    LOOP
        f_new[again.place] := again.shown;
        f_conflict[again.place] := again.is_conflict;
    END LOOP;
    FOR i IN 1 .. cardinality(f_record) LOOP
        IF f_policy[i] = 'set' THEN
            f_new[i] := hub.framed(hub.fold_set(r_rid[f_record[i]], f_unit[i]));
        ELSIF f_policy[i] = 'counter' THEN
            f_new[i] := convert_to(hub.fold_counter(r_rid[f_record[i]], f_unit[i])::text, 'UTF8');
        ELSIF f_policy[i] = 'existence' THEN
            SELECT e.shown, coalesce(e.is_conflict, false) AS is_conflict INTO again
            FROM hub.fold_existence(r_rid[f_record[i]], f_unit[i]) e;
            f_new[i] := again.shown;
            f_conflict[i] := again.is_conflict;
        END IF;
    END LOOP;
    DELETE FROM steward.conflict c USING unnest(f_record, f_unit, f_conflict) AS f(record, unit, is_conflict)
    WHERE c.rid = r_rid[f.record] AND c.unit = f.unit AND NOT f.is_conflict;
    INSERT INTO steward.conflict (rid, unit, opened_seq)
    SELECT r_rid[f.record], f.unit, r_last_seq[f.record]
    FROM unnest(f_record, f_unit, f_conflict) AS f(record, unit, is_conflict)
    WHERE f.is_conflict ON CONFLICT DO NOTHING;
END $$;

-- The rows of fast records, before the counter row is locked: others may still push what is none of theirs. Who writes a
-- unit having seen all has settled its conflict.
CREATE OR REPLACE FUNCTION hub.show_fast(r_fast int, r_rid bigint[], r_type text[], r_fresh boolean[], r_stale boolean[],
    r_extra jsonb[], q_record int[], q_type text[], q_unit text[], w_unit int[], w_what text[], w_field text[], w_text text[],
    w_rid bigint[]) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM steward.conflict c) THEN
        DELETE FROM steward.conflict c USING unnest(q_record, q_unit) AS q(record, unit)
        WHERE c.rid = r_rid[q.record] AND c.unit = q.unit;
    END IF;
    IF r_fast > 0 THEN
        PERFORM hub.project(r_rid[: r_fast], r_type[: r_fast], r_fresh[: r_fast], r_stale[: r_fast], r_extra[: r_fast],
            q_record, q_type, q_unit, array_fill(false, ARRAY[cardinality(q_unit)]), w_unit, w_what, w_field, w_text, w_rid);
    END IF;
END $$;

-- After the page is in the log: the slow records' rows, numbers, keys, the worker's queue. Gives the units in conflict of
-- each operation's record, with spaces between.
CREATE OR REPLACE FUNCTION hub.show(p_prefix text, p_rseq bigint[], o_rid bigint[], u_op int[], u_type text[], u_unit text[],
    u_policy text[], p_head bigint, p_verdict text[], p_creates boolean[], slow bigint[], r_fast int, r_rid bigint[],
    r_type text[], r_fresh boolean[], r_stale boolean[], r_extra jsonb[], r_last int[], q_record int[], q_type text[],
    q_unit text[], w_unit int[], w_field text[], w_text text[], w_rid bigint[])
RETURNS text[] LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    n constant int := cardinality(p_rseq);
    conflicts text[] := array_fill(NULL::text, ARRAY[n]);
    r_seq bigint[];
    done int := 0;
    folded record;
    got record;
    x record;
BEGIN
    IF r_rid IS NULL THEN -- all refused
        RETURN conflicts;
    END IF;
    SELECT array_agg(p_head + r.last ORDER BY r.k) INTO r_seq FROM unnest(r_last) WITH ORDINALITY AS r(last, k);
    UPDATE steward.record k SET last_seq = r.seq, type = r.type
    FROM unnest(r_rid, r_type, r_seq) AS r(rid, type, seq) WHERE k.rid = r.rid;

    IF cardinality(slow) > 0 OR 'counter' = ANY(u_policy) THEN
        SELECT * INTO folded FROM hub.fold_again(r_rid, r_seq, slow, o_rid, p_verdict, u_op, u_type, u_unit, u_policy);
        SELECT * INTO got FROM hub.read_values(folded.f_type, folded.f_unit,
            array_fill(NULL::bytea, ARRAY[cardinality(folded.f_type)]), folded.f_new);
        IF (SELECT coalesce(min(f.record), r_fast + 1) FROM unnest(folded.f_record) AS f(record)) > r_fast THEN
            done := r_fast; -- no counter of a fast one
        END IF;
        PERFORM hub.project(r_rid[done + 1 :], r_type[done + 1 :],
            array_fill(false, ARRAY[r_fast - done]) || r_fresh[r_fast + 1 :], r_stale[done + 1 :],
            array_fill('{}'::jsonb, ARRAY[r_fast - done]) || r_extra[r_fast + 1 :],
            (SELECT array_agg(f.record - done ORDER BY f.k) FROM unnest(folded.f_record) WITH ORDINALITY AS f(record, k)),
            folded.f_type, folded.f_unit,
            (SELECT array_agg(f.policy = 'set' ORDER BY f.k) FROM unnest(folded.f_policy) WITH ORDINALITY AS f(policy, k)),
            got.v_unit, got.v_what, got.v_field, got.v_text, got.v_rid);
        q_record := q_record || folded.f_record; -- numbers, keys and queue go by all units
        q_type := q_type || folded.f_type;
        w_unit := w_unit || (SELECT coalesce(array_agg(v.unit + cardinality(q_unit) ORDER BY v.k), '{}')
            FROM unnest(got.v_unit) WITH ORDINALITY AS v(unit, k));
        q_unit := q_unit || folded.f_unit;
        w_field := w_field || got.v_field;
        w_text := w_text || got.v_text;
        w_rid := w_rid || got.v_rid;
    END IF;

    PERFORM hub.name_records(r_rid, r_type, p_prefix, (SELECT array_agg(c.rseq ORDER BY r.k)
        FROM unnest(r_rid) WITH ORDINALITY AS r(rid, k)
            LEFT JOIN (SELECT o.rid, o.rseq FROM unnest(o_rid, p_rseq, p_creates) AS o(rid, rseq, creates)
                WHERE o.creates) c ON c.rid = r.rid
        WHERE p_prefix IS NOT NULL), r_extra, q_record, q_type, w_unit, w_field, w_text);

    -- Keys may change with any reference; what hangs on a ticket follows it.
    SELECT array_agg(r.rid) AS rids, array_agg(r.seq) AS seqs, array_agg(DISTINCT t.tbl) AS tables,
        coalesce(array_agg(r.rid) FILTER (WHERE r.fresh), '{}') AS made INTO x
    FROM unnest(r_rid, r_type, r_fresh, r_seq) WITH ORDINALITY AS r(rid, type, fresh, seq, k)
        JOIN steward.decl_type t ON t.type = r.type
        LEFT JOIN (SELECT DISTINCT q.record FROM unnest(q_record, q_type, q_unit) AS q(record, type, unit)
            JOIN steward.decl_type t ON t.type = q.type JOIN steward.decl_field d ON d.type = q.type AND d.unit = q.unit
            WHERE d.target IS NOT NULL OR t.follows <> '{}') c ON c.record = r.k
    WHERE r.fresh OR c.record IS NOT NULL;
    IF x.rids IS NOT NULL THEN
        PERFORM hub.rescope_page(x.rids, x.seqs, x.tables, x.made);
    END IF;

    INSERT INTO steward.derive_queue AS d (rid, seq)
    SELECT DISTINCT ON (y.rid) y.rid, y.seq FROM (
        SELECT r.rid, r.seq FROM unnest(r_rid, r_seq) AS r(rid, seq)
        UNION ALL -- the counts of the ticket that it hangs on
        SELECT w.rid, r_seq[q.record] FROM unnest(w_unit, w_field, w_rid) AS w(unit, field, rid)
            JOIN unnest(q_record, q_type) WITH ORDINALITY AS q(record, type, k) ON q.k = w.unit
            JOIN steward.decl_field f ON f.type = q.type AND f.field = w.field AND f.target = 'ticket'
            JOIN steward.decl_type t ON t.type = f.type AND f.col = ANY(t.follows)
        WHERE w.rid IS NOT NULL
        UNION ALL -- other promises, other clocks: of all that is open, or was within the year
        SELECT t.rid, (SELECT max(s.seq) FROM unnest(r_seq) AS s(seq)) FROM steward.ticket t
        WHERE r_type && ARRAY['calendar', 'agreement', 'target']
            AND (t.status_class < 3 OR t.updated > hub.now_ms() - 31622400000)) y
    ORDER BY y.rid, y.seq DESC
    ON CONFLICT (rid) DO UPDATE SET seq = greatest(d.seq, excluded.seq);

    IF EXISTS (SELECT FROM steward.conflict c) THEN
        FOR x IN
            SELECT o.i, array_to_string(array_agg(c.unit ORDER BY c.unit), ' ') AS units
            FROM unnest(o_rid, p_verdict) WITH ORDINALITY AS o(rid, verdict, i) JOIN steward.conflict c ON c.rid = o.rid
            WHERE o.verdict IS NULL GROUP BY o.i
        LOOP
            conflicts[x.i] := x.units;
        END LOOP;
    END IF;
    RETURN conflicts;
END $$;

-- Columns of a type that its units fill: no hint may touch them.
CREATE OR REPLACE FUNCTION hub.own_columns(p_type text) RETURNS text[] LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT array_agg(d.col) || ARRAY['number', 'number_sort', 'is_stale', 'scope', 'rid', 'kind']
    FROM steward.decl_field d WHERE d.type = p_type AND NOT d.derived
$$;

CREATE OR REPLACE FUNCTION hub.framed(items text[]) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
RETURN (SELECT string_agg(hub.frame(convert_to(i.item, 'UTF8')), ''::bytea ORDER BY i.item COLLATE "C")
    FROM unnest(items) AS i(item));

-- Numbers by which records are found: the hub's own, the one that its replica gave offline, and what they are called
-- elsewhere. The hub's own numbers go before those of other systems.
CREATE OR REPLACE FUNCTION hub.name_records(r_rid bigint[], r_type text[], p_prefix text, r_rseq bigint[],
    r_extra jsonb[], q_record int[], q_type text[], w_unit int[], w_field text[], w_text text[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO steward.number_alias AS a (number, rid, kind)
    SELECT lower(r.extra ->> 'number'), r.rid, 'primary' FROM unnest(r_rid, r_extra) AS r(rid, extra)
    WHERE r.extra ? 'number'
    ON CONFLICT (number) DO UPDATE SET rid = excluded.rid, kind = 'primary';
    IF p_prefix IS NOT NULL THEN
        INSERT INTO steward.number_alias (number, rid, kind)
        SELECT lower(d.number_prefix || '-' || p_prefix || '-' || CASE WHEN r.rseq < 10000 THEN lpad(r.rseq::text, 4, '0')
                ELSE r.rseq::text END), r.rid, 'provisional'
        FROM unnest(r_rid, r_type, r_rseq) AS r(rid, type, rseq) JOIN steward.decl_type d ON d.type = r.type
        WHERE r.rseq IS NOT NULL AND d.number_prefix IS NOT NULL
        ON CONFLICT DO NOTHING;
    END IF;
    INSERT INTO steward.number_alias (number, rid, kind)
    SELECT coalesce(r_extra[q.record] ->> 'external_number_fold', hub.fold(btrim(w.text))), r_rid[q.record], 'external'
    FROM unnest(w_unit, w_field, w_text) AS w(unit, field, text)
        JOIN unnest(q_record, q_type) WITH ORDINALITY AS q(record, type, k) ON q.k = w.unit
        JOIN steward.decl_type d ON d.type = q.type AND d.is_ticket
    WHERE w.field = 'external.number' AND w.text <> '' AND octet_length(w.text) <= 500
    ON CONFLICT DO NOTHING;
END $$;
