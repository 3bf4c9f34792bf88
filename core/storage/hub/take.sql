-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: Apache-2.0
--
-- Takes a page of new operations of one replica into the log, gives them their places and brings the rows along.
--
-- Order of work. Commitments, roots, headers and the replica's chain are recomputed; records are made, and locked together
-- with the tickets that they hang on; verdicts (judge.sql); numbers; rows of records that are
-- only ours now (show.sql), their texts (texts.sql); then the counter row, locked last, so that seq is gap-free in commit
-- order; eff; operations, values, hub facts, heads; rows of records that fold again; keys, the worker's queue.
-- Invariant. Everything or nothing: an error leaves no trace. A refused operation is kept with its verdict and its
-- values, has its place in both chains, and changes no row.
-- Locks. Whoever writes a ticket, or anything that hangs on one, holds the ticket's row in `record` before any row of what
-- hangs, in the order of ids. So nobody waits for a row of somebody who waits for them: keys of a ticket that moves go on to
-- what hangs on it while the counter row is held.
-- Example. Two operations at head 41: seq 42 and 43, chain 43 = SHA-256(chain 42 ‖ leaf 43).
--
-- Fast path: an operation that has seen all accepted operations of its record writes its own values. Slow path: the
-- units that were written fold again (fold.sql), and the row is stale until the worker has computed what is derived.

-- Raises P0F02 unless the hashes continue the replica's chain.
CREATE OR REPLACE FUNCTION hub.prove(p_replica uuid, p_last bytea, p_rseq bigint[], p_format int[], p_type text[],
    p_record uuid[], p_verb text[], p_grp uuid[], p_batch uuid[], p_hlc bigint[], p_epoch bigint[], p_hub_seq bigint[],
    p_own_seq bigint[], p_actor uuid[], p_author uuid[], p_event_time bigint[], p_schema int[], p_hash bytea[],
    u_op int[], u_unit text[], u_salt bytea[], u_old bytea[], u_new bytea[]) RETURNS void LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    n constant int := cardinality(p_rseq);
    roots bytea[];
    names text[];
    broken int;
BEGIN
    -- Sorted once for all operations; an ORDER BY inside of the aggregates would sort for each.
    SELECT array_agg(coalesce(r.root, sha256(''::bytea)) ORDER BY i), array_agg(coalesce(r.names, '') ORDER BY i)
    INTO roots, names
    FROM generate_series(1, n) AS i LEFT JOIN (
        SELECT u.op, string_agg(u.name, '') AS names,
            sha256(string_agg(convert_to(u.name, 'UTF8') || hub.frame(u.commitment), ''::bytea)) AS root
        FROM (SELECT k.op, hub.frame(k.unit) AS name, CASE WHEN octet_length(k.salt) = 32 THEN k.salt
                ELSE hub.commitment(k.salt, k.old, k.new) END AS commitment
            FROM unnest(u_op, u_unit, u_salt, u_old, u_new) WITH ORDINALITY AS k(op, unit, salt, old, new, k)
            ORDER BY k.k) u GROUP BY u.op) r ON r.op = i;
    SELECT min(i) INTO broken FROM generate_series(1, n) AS i
    WHERE p_hash[i] IS DISTINCT FROM sha256(CASE WHEN i = 1 THEN p_last ELSE p_hash[i - 1] END
        || hub.header(p_format[i]::bigint, p_replica, p_rseq[i], p_type[i], p_record[i], p_verb[i], p_grp[i], p_batch[i],
            p_hlc[i], p_epoch[i], p_hub_seq[i], p_own_seq[i], p_actor[i], p_author[i], p_event_time[i],
            p_schema[i]::bigint, names[i], roots[i]));
    IF broken IS NOT NULL THEN
        RAISE EXCEPTION 'the chain is broken at %', p_rseq[broken] USING ERRCODE = 'P0F02';
    END IF;
END $$;

-- Numbers of the accepted creations, in order; one statement per prefix.
CREATE OR REPLACE FUNCTION hub.give_numbers(p_type text[], p_creates boolean[]) RETURNS text[] LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    numbers text[] := array_fill(''::text, ARRAY[cardinality(p_type)]);
    x record;
    given bigint;
BEGIN
    FOR x IN
        SELECT d.number_prefix AS prefix, array_agg(c.i::int ORDER BY c.i) AS ops
        FROM unnest(p_type, p_creates) WITH ORDINALITY AS c(type, creates, i)
            JOIN steward.decl_type d ON d.type = c.type AND d.number_prefix IS NOT NULL
        WHERE c.creates GROUP BY d.number_prefix ORDER BY d.number_prefix
    LOOP
        INSERT INTO steward.number_counter AS k (prefix, next) VALUES (x.prefix, 1 + cardinality(x.ops))
        ON CONFLICT (prefix) DO UPDATE SET next = k.next + cardinality(x.ops)
        RETURNING k.next - cardinality(x.ops) INTO given;
        FOR i IN 1 .. cardinality(x.ops) LOOP
            numbers[x.ops[i]] := x.prefix || '-' || CASE WHEN given + i - 1 < 1000000
                THEN lpad((given + i - 1)::text, 6, '0') ELSE (given + i - 1)::text END;
        END LOOP;
    END LOOP;
    RETURN numbers;
END $$;

-- As numberSortKey() and foldForCompare() do for the numbers that the hub itself gives: INC-000042.
CREATE OR REPLACE FUNCTION hub.number_sort(number text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN lower(split_part(number, '-', 1)) || '-' || lpad(split_part(number, '-', 2), 12, '0');

-- Rids come out of a sequence, so that pages need not wait for one another. An owner's session counts on from the greatest
-- (core/storage/recordstore.cpp); the sequence then follows it.
CREATE OR REPLACE FUNCTION hub.follow_rids() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF (SELECT max(r.rid) FROM steward.record r) > (SELECT s.last_value FROM hub.next_rid s) THEN
        PERFORM pg_advisory_xact_lock(6004513);
        PERFORM setval('hub.next_rid', m.rid) FROM (SELECT max(r.rid) AS rid FROM steward.record r) m, hub.next_rid s
        WHERE m.rid > s.last_value;
    END IF;
END $$;

-- Tickets first: keys of one that moves go on to what hangs on it, whose locks nobody has who waits for the ticket's.
CREATE OR REPLACE FUNCTION hub.lock_records(p_rid bigint[]) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM FROM steward.record r WHERE r.rid = ANY (p_rid)
        AND (r.type = 'ticket' OR r.type IN (SELECT t.type FROM steward.decl_type t WHERE t.is_ticket))
    ORDER BY r.id FOR UPDATE OF r;
    PERFORM FROM steward.record r WHERE r.rid = ANY (p_rid)
        AND NOT (r.type = 'ticket' OR r.type IN (SELECT t.type FROM steward.decl_type t WHERE t.is_ticket))
    ORDER BY r.id FOR UPDATE OF r;
END $$;

-- Locks the page's records and the tickets that they hang on, before and after.
CREATE OR REPLACE FUNCTION hub.lock_page(p_record uuid[], p_type text[], u_type text[], v_unit int[], v_field text[],
    v_rid bigint[]) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    hanging bigint[] := '{}';
    tickets bigint[] := '{}';
BEGIN
    IF EXISTS (SELECT FROM unnest(p_type) AS p(type) JOIN steward.decl_type t ON t.type = p.type AND t.follows <> '{}') THEN
        SELECT coalesce(array_agg(r.rid), '{}') INTO hanging FROM steward.record r
            JOIN steward.decl_type t ON t.type = r.type AND t.follows <> '{}'
        WHERE r.id = ANY(p_record) AND r.last_seq > 0;
        SELECT coalesce(array_agg(DISTINCT t.rid), '{}') INTO tickets
        FROM (SELECT f.ticket AS rid FROM hub.followed(hanging) f
            UNION ALL
            SELECT v.rid FROM unnest(v_unit, v_field, v_rid) AS v(unit, field, rid)
                JOIN steward.decl_field f ON f.type = u_type[v.unit] AND f.field = v.field
                JOIN steward.decl_type d ON d.type = f.type AND f.col = ANY (d.follows)) t
        WHERE t.rid IS NOT NULL;
    END IF;
    PERFORM hub.lock_records(tickets || ARRAY(SELECT r.rid FROM steward.record r WHERE r.id = ANY(p_record)));
    IF hanging <> '{}' AND EXISTS (SELECT FROM hub.followed(hanging) f WHERE f.ticket <> ALL (tickets)) THEN
        RAISE EXCEPTION 'what hangs on a ticket has just moved' USING ERRCODE = '40001'; -- to be pushed again
    END IF;
END $$;

-- A copy of a file may have been first to write anew what this page has under another name: same record, batch and stamp.
-- What must not count twice is 'twin'; what was refused is refused alike. Work is written anew by replicas with a derived
-- incarnation (version 8), and handed in again after the hub has lost the end of its stream; all else is not looked for.
CREATE OR REPLACE FUNCTION hub.twins(p_rno bigint, p_epoch bigint[], p_rid bigint[], p_hlc bigint[], p_batch uuid[]) RETURNS text[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    n constant int := cardinality(p_rid);
    v_epoch constant bigint := (SELECT h.epoch FROM steward.hub_head h);
BEGIN
    IF NOT EXISTS (SELECT FROM unnest(p_epoch) AS e(epoch) WHERE e.epoch < v_epoch) AND NOT EXISTS (
            SELECT FROM steward.replica r WHERE r.rno = p_rno AND substr(r.incarnation::text, 15, 1) = '8') THEN
        RETURN array_fill(NULL::text, ARRAY[n]);
    END IF;
    RETURN (SELECT array_agg((
            SELECT coalesce(h.verdict, 'twin') FROM steward.operation o JOIN steward.batch b ON b.bno = o.bno
                JOIN steward.hub_order h ON h.seq = o.oid
            WHERE o.rid = p_rid[i] AND o.hlc = p_hlc[i] AND b.id = p_batch[i]
            ORDER BY h.verdict IS NOT NULL, o.oid LIMIT 1) ORDER BY i) FROM generate_series(1, n) AS i);
END $$;

CREATE OR REPLACE FUNCTION hub.take(p_me uuid, p_replica uuid, p_rno bigint, p_prefix text, p_last_hash bytea,
    p_last_eff bigint, p_rseq bigint[], p_format int[], p_type text[], p_record uuid[], p_verb text[], p_grp uuid[],
    p_batch uuid[], p_hlc bigint[], p_epoch bigint[], p_hub_seq bigint[], p_own_seq bigint[], p_actor uuid[],
    p_author uuid[], p_event_time bigint[], p_schema int[], p_hash bytea[], u_op int[], u_unit text[], u_salt bytea[],
    u_old bytea[], u_new bytea[], h_op int[], h_hint jsonb[],
    OUT o_seq bigint[], OUT o_eff bigint[], OUT o_verdict text[], OUT o_number text[], OUT o_conflicts text[])
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    n constant int := cardinality(p_rseq);
    o_rid bigint[];
    known_type text[];
    last_seq bigint[];
    visible boolean[];
    previous int[];
    actors bigint[];
    authors bigint[];
    u_type text[];
    u_policy text[];
    v record;
    rows record; -- what the page does to rows
    verdict text[];
    creates boolean[];
    head record;
    now_ms bigint;
    cap bigint;
    seen bigint[]; -- what each had seen of the stream: a context of an ended epoch counts to where the next forked off
    seen_max bigint[];
    eff bigint;
    maxeffs bigint[];
    leaves bytea[];
    chains bytea[];
    my_keys constant text[] := hub.my_keys();
    sees_all constant boolean := '*' = ANY (my_keys);
    receiver constant uuid := coalesce((SELECT l.person FROM steward.hub_login l WHERE l.login = session_user::text), p_me);
    gone bytea[]; -- commitments of the units that are erased as they come; NULL when there is none (erase.sql)
    hints_op int[] := h_op;
    hints jsonb[] := h_hint;
BEGIN
    PERFORM hub.prove(p_replica, p_last_hash, p_rseq, p_format, p_type, p_record, p_verb, p_grp, p_batch, p_hlc, p_epoch,
        p_hub_seq, p_own_seq, p_actor, p_author, p_event_time, p_schema, p_hash, u_op, u_unit, u_salt, u_old, u_new);

    PERFORM hub.follow_rids();
    INSERT INTO steward.record (rid, id, type, last_seq)
    SELECT nextval('hub.next_rid'), i.id, i.type, 0
    FROM (SELECT DISTINCT ON (a.id) a.id, a.type FROM (
            SELECT r.id, r.type FROM unnest(p_record, p_type) AS r(id, type)
            UNION ALL SELECT a.id, 'person' FROM unnest(p_actor || p_author || p_me || receiver) AS a(id)) a
            WHERE NOT EXISTS (SELECT FROM steward.record k WHERE k.id = a.id)
            ORDER BY a.id) i
    ORDER BY i.id
    ON CONFLICT (id) DO NOTHING;
    SELECT coalesce(array_agg(p_type[u.op] ORDER BY u.k), '{}') INTO u_type FROM unnest(u_op) WITH ORDINALITY AS u(op, k);
    v := hub.read_page(u_type, u_unit, u_old, u_new);
    u_policy := v.u_policy;
    PERFORM hub.lock_page(p_record, p_type, u_type, v.v_unit, v.v_field, v.v_rid);
    SELECT array_agg(r.rid ORDER BY o.i), array_agg(r.type ORDER BY o.i), array_agg(r.last_seq ORDER BY o.i),
        array_agg(sees_all OR coalesce(r.scope && my_keys, false) ORDER BY o.i),
        array_agg(a.rid ORDER BY o.i), array_agg(b.rid ORDER BY o.i)
    INTO o_rid, known_type, last_seq, visible, actors, authors
    FROM unnest(p_record, p_actor, p_author) WITH ORDINALITY AS o(id, actor, author, i)
        JOIN steward.record r ON r.id = o.id JOIN steward.record a ON a.id = o.actor
        JOIN steward.record b ON b.id = o.author;
    SELECT array_agg(least(c.hub_seq, (SELECT min(e.fork_seq) FROM steward.hub_epoch e WHERE e.epoch > c.epoch)) ORDER BY c.i)
    INTO seen FROM unnest(p_epoch, p_hub_seq) WITH ORDINALITY AS c(epoch, hub_seq, i);
    SELECT array_agg(p.previous ORDER BY p.i) INTO previous
    FROM (SELECT o.i, lag(o.i::int) OVER (PARTITION BY o.rid ORDER BY o.i) AS previous
        FROM unnest(o_rid) WITH ORDINALITY AS o(rid, i)) p;

    gone := hub.erased_on_arrival(p_rno, p_type, p_grp, seen, p_own_seq, o_rid, u_op, u_unit, u_salt, u_old, u_new);
    verdict := hub.judge(p_me, p_rno, p_rseq, p_type, p_verb, p_grp, p_epoch, p_hub_seq, seen, p_own_seq, p_actor, p_author,
        o_rid, known_type, last_seq, visible, previous, u_op, u_type, u_unit, u_old, u_new, u_policy, v.v_unit, v.v_what, v.v_field,
        v.v_text, v.v_rid, v.v_target, v.bad, gone, hub.twins(p_rno, p_epoch, o_rid, p_hlc, p_batch));
    IF gone IS NOT NULL THEN -- kept as commitments, and shown nowhere
        SELECT array_agg(CASE WHEN u.commitment IS NULL THEN u.policy END ORDER BY u.k) INTO u_policy
        FROM unnest(u_policy, gone) WITH ORDINALITY AS u(policy, commitment, k);
        -- A hint of who has not seen the erasure may say what was erased.
        SELECT coalesce(array_agg(h.op), '{}'), coalesce(array_agg(h.hint), '{}') INTO hints_op, hints
        FROM unnest(h_op, h_hint) AS h(op, hint) WHERE NOT EXISTS (SELECT FROM unnest(u_op, gone) AS u(op, commitment)
            WHERE u.commitment IS NOT NULL AND o_rid[u.op] = o_rid[h.op]);
    END IF;
    SELECT array_agg(last_seq[i] = 0 AND previous[i] IS NULL AND verdict[i] IS NULL ORDER BY i) INTO creates
    FROM generate_series(1, n) AS i;
    o_number := hub.give_numbers(p_type, creates);
    SELECT * INTO rows FROM hub.plan_rows(p_rno, p_rseq, p_type, o_rid, seen, p_own_seq, last_seq, previous, u_op, u_type,
        u_unit, u_policy, v.v_unit, v.v_what, v.v_field, v.v_text, v.v_rid, hints_op, hints, o_number, verdict, creates);
    PERFORM hub.show_fast(rows.r_fast, rows.r_rid, rows.r_type, rows.r_fresh, rows.r_stale, rows.r_extra, rows.q_record,
        rows.q_type, rows.q_unit, rows.w_unit, rows.w_what, rows.w_field, rows.w_text, rows.w_rid);
    PERFORM hub.index_page(o_rid, p_type, verdict, rows.slow, u_op, u_unit, u_policy, hints_op, hints);
    PERFORM hub.count_page(o_rid, p_type, p_event_time, verdict, creates);

    SELECT * INTO head FROM steward.hub_head FOR UPDATE;
    now_ms := hub.now_ms();
    cap := (now_ms + 120000) << 16;
    SELECT array_agg(coalesce(h.maxeff, 0) ORDER BY i) INTO seen_max FROM generate_series(1, n) AS i
        LEFT JOIN steward.hub_order h ON h.seq = least(seen[i], head.seq);
    eff := p_last_eff;
    FOR i IN 1 .. n LOOP
        eff := greatest(least(p_hlc[i], cap), seen_max[i] + 1, eff + 1);
        o_eff[i] := eff;
        o_seq[i] := head.seq + i;
        maxeffs[i] := greatest(head.maxeff, eff); -- eff grows along the page
    END LOOP;
    SELECT array_agg(hub.leaf(p_hash[i], head.seq + i, o_eff[i], o_number[i], coalesce(verdict[i], 'accepted'), receiver, now_ms)
        ORDER BY i) INTO leaves FROM generate_series(1, n) AS i;
    chains[0] := head.chain;
    FOR i IN 1 .. n LOOP
        chains[i] := sha256(chains[i - 1] || leaves[i]);
    END LOOP;

    PERFORM hub.store(receiver, p_rno, p_rseq, p_format, p_type, o_rid, p_verb, p_grp, p_batch, p_hlc, p_epoch, p_hub_seq,
        p_own_seq, actors, authors, p_event_time, p_schema, p_hash, u_op, u_unit, u_salt, u_old, u_new, gone, head.seq, o_eff,
        maxeffs, o_number, verdict, now_ms, chains[1 : n]);
    UPDATE steward.hub_head SET seq = head.seq + n, chain = chains[n], maxeff = maxeffs[n];
    o_conflicts := hub.show(p_prefix, p_rseq, o_rid, u_op, u_type, u_unit, u_policy, head.seq, verdict, creates, rows.slow,
        rows.r_fast, rows.r_rid, rows.r_type, rows.r_fresh, rows.r_stale, rows.r_extra, rows.r_last, rows.q_record,
        rows.q_type, rows.q_unit, rows.w_unit, rows.w_field, rows.w_text, rows.w_rid);
    IF 'redaction' = ANY (p_type) THEN
        PERFORM hub.carry_out(ARRAY(SELECT o_rid[i] FROM generate_series(1, n) AS i
            WHERE creates[i] AND p_type[i] = 'redaction'));
    END IF;
    SELECT array_agg(coalesce(verdict[i], 'accepted') ORDER BY i) INTO o_verdict FROM generate_series(1, n) AS i;
END $$;

-- The source tables: headers, values, hub facts, heads of replica and batches.
CREATE OR REPLACE FUNCTION hub.store(p_me uuid, p_rno bigint, p_rseq bigint[], p_format int[], p_type text[], p_rid bigint[],
    p_verb text[], p_grp uuid[], p_batch uuid[], p_hlc bigint[], p_epoch bigint[], p_hub_seq bigint[], p_own_seq bigint[],
    p_actor bigint[], p_author bigint[], p_event_time bigint[], p_schema int[], p_hash bytea[], u_op int[], u_unit text[],
    u_salt bytea[], u_old bytea[], u_new bytea[], u_gone bytea[], p_head bigint, p_eff bigint[], p_maxeff bigint[], p_number text[],
    p_verdict text[], p_now bigint, p_chain bytea[]) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    n constant int := cardinality(p_rseq);
    me constant bigint := (SELECT r.rid FROM steward.record r WHERE r.id = p_me);
BEGIN
    INSERT INTO steward.batch AS b (bno, id, first_oid, last_oid)
    SELECT coalesce((SELECT max(o.bno) FROM steward.batch o), 0) + row_number() OVER (ORDER BY min(x.i)), x.id,
        p_head + min(x.i), p_head + max(x.i)
    FROM unnest(p_batch) WITH ORDINALITY AS x(id, i) GROUP BY x.id
    ON CONFLICT (id) DO UPDATE SET last_oid = excluded.last_oid;
    INSERT INTO steward.operation (oid, rno, rseq, format, record_type, rid, verb, grp, bno, hlc, epoch, hub_seq, own_seq,
        actor, author, event_time, schema_version, hash)
    SELECT p_head + o.i, p_rno, o.rseq, o.format, o.type, o.rid, o.verb, o.grp, b.bno, o.hlc, o.epoch, o.hub_seq, o.own_seq,
        o.actor, o.author, o.event_time, o.schema, o.hash
    FROM unnest(p_rseq, p_format, p_type, p_rid, p_verb, p_grp, p_batch, p_hlc, p_epoch, p_hub_seq, p_own_seq, p_actor,
            p_author, p_event_time, p_schema, p_hash) WITH ORDINALITY AS o(rseq, format, type, rid, verb, grp, batch, hlc,
            epoch, hub_seq, own_seq, actor, author, event_time, schema, hash, i)
        JOIN steward.batch b ON b.id = o.batch;
    IF u_gone IS NULL THEN
        INSERT INTO steward.operation_value (oid, unit, salt, old, new)
        SELECT p_head + u.op, u.unit, u.salt, u.old, u.new FROM unnest(u_op, u_unit, u_salt, u_old, u_new) AS u(op, unit, salt, old, new);
    ELSE
        INSERT INTO steward.operation_value (oid, unit, salt, old, new, commitment)
        SELECT p_head + u.op, u.unit, CASE WHEN u.gone IS NULL THEN u.salt END, CASE WHEN u.gone IS NULL THEN u.old END,
            CASE WHEN u.gone IS NULL THEN u.new END, u.gone
        FROM unnest(u_op, u_unit, u_salt, u_old, u_new, u_gone) AS u(op, unit, salt, old, new, gone);
    END IF;
    INSERT INTO steward.hub_order (seq, rno, rseq, eff, number, verdict, received_by, received_at, chain, maxeff)
    SELECT p_head + o.i, p_rno, o.rseq, o.eff, nullif(o.number, ''), o.verdict, nullif(me, o.actor), p_now, o.chain, o.maxeff
    FROM unnest(p_rseq, p_eff, p_number, p_verdict, p_actor, p_chain, p_maxeff) WITH ORDINALITY
        AS o(rseq, eff, number, verdict, actor, chain, maxeff, i);
    UPDATE steward.replica SET last_rseq = p_rseq[n], last_hash = p_hash[n], last_hlc = p_hlc[n], last_eff = p_eff[n]
    WHERE rno = p_rno;
END $$;
