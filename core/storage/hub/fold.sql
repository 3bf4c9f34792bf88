-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: Apache-2.0
--
-- The fold of core/oplog/fold.cpp over the rows of the log: one function per merge policy, no field is named here.
--
-- Order. Operations are taken by (eff, replica, rseq); eff grows along happened-before, since the hub floors it by all
-- that its author had seen. a happened before b: a.oid <= b.seen or both are of one replica and a.rseq <= b.own_seq.
-- Invariant. A unit's result depends on the set of its accepted operations alone, and equals that of foldRecord().
-- Example. A and B load {status new}; A resolves (oid 7), B puts it on hold (oid 8), both have seen 6. Neither write has
-- seen the other, so both stand; open beats terminal: 'onhold' shows, and 'status' is in conflict.

-- The accepted writes of one unit of one record, with what orders them. What an operation has seen of the stream ends
-- where the next epoch forked off from its own.
CREATE OR REPLACE FUNCTION hub.writes(p_rid bigint, p_unit text) RETURNS TABLE(oid bigint, rno bigint, rseq bigint,
    seen bigint, own bigint, eff bigint, replica uuid, old bytea, new bytea) LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT o.oid, o.rno, o.rseq, least(o.hub_seq, (SELECT min(e.fork_seq) FROM steward.hub_epoch e WHERE e.epoch > o.epoch)),
        o.own_seq, h.eff, r.id, v.old, v.new
    FROM steward.operation o
        JOIN steward.operation_value v ON v.oid = o.oid AND v.unit = p_unit AND v.commitment IS NULL
        JOIN steward.hub_order h ON h.seq = o.oid AND h.verdict IS NULL
        JOIN steward.replica r ON r.rno = o.rno
    WHERE o.rid = p_rid
$$;

-- Registers and statuses, many at once: of the writes that no other write has seen, the last shows; of a status the last
-- that is not terminal, if there is one (an open ticket that looks closed is forgotten; a closed one that looks open is
-- looked at). Different values are a conflict. k counts the units that were asked for.
CREATE OR REPLACE FUNCTION hub.fold_registers(p_rid bigint[], p_unit text[], p_is_status boolean[])
RETURNS TABLE (k int, shown bytea, shown_oid bigint, is_conflict boolean) LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    WITH w AS MATERIALIZED (
        SELECT q.k::int AS k, q.unit, q.is_status, o.oid, o.rno, o.rseq, o.own_seq AS own, h.eff, r.id AS replica, v.new,
            least(o.hub_seq, (SELECT min(e.fork_seq) FROM steward.hub_epoch e WHERE e.epoch > o.epoch)) AS seen
        FROM unnest(p_rid, p_unit, p_is_status) WITH ORDINALITY AS q(rid, unit, is_status, k)
            JOIN steward.operation o ON o.rid = q.rid
            JOIN steward.operation_value v ON v.oid = o.oid AND v.unit = q.unit AND v.commitment IS NULL
            JOIN steward.hub_order h ON h.seq = o.oid AND h.verdict IS NULL
            JOIN steward.replica r ON r.rno = o.rno
    ), standing AS (
        SELECT a.k, a.new, a.oid, a.eff, a.replica, a.rseq, a.is_status AND coalesce(
                hub.field_of(a.new, a.unit || '.class') ~ '^([3-9]|[1-9][0-9]+)$', false) AS terminal
        FROM w a
        WHERE NOT EXISTS (SELECT FROM w b WHERE b.k = a.k AND b.oid <> a.oid
            AND (a.oid <= b.seen OR (a.rno = b.rno AND a.rseq <= b.own)))
    )
    SELECT s.k, (array_agg(s.new ORDER BY s.terminal, s.eff DESC, s.replica DESC, s.rseq DESC))[1],
        (array_agg(s.oid ORDER BY s.terminal, s.eff DESC, s.replica DESC, s.rseq DESC))[1],
        count(DISTINCT coalesce(s.new, '\x00'::bytea)) > 1
    FROM standing s GROUP BY s.k
$$;

-- Sets: an element shows while one of its adds is not seen by a remove of it.
CREATE OR REPLACE FUNCTION hub.fold_set(p_rid bigint, p_unit text) RETURNS text[] LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    WITH w AS MATERIALIZED (
        SELECT * FROM hub.writes(p_rid, p_unit)
    ), added AS (
        SELECT w.oid, w.rno, w.rseq, e.item FROM w, unnest(hub.unframe(w.new)) AS e(item)
    ), removed AS MATERIALIZED (
        SELECT w.oid, w.rno, w.seen, w.own, e.item FROM w, unnest(hub.unframe(w.old)) AS e(item)
    )
    SELECT coalesce(array_agg(DISTINCT a.item), '{}') FROM added a
    WHERE NOT EXISTS (SELECT FROM removed r WHERE r.item = a.item AND r.oid <> a.oid
        AND (a.oid <= r.seen OR (a.rno = r.rno AND a.rseq <= r.own)))
$$;

-- Counters: the deltas add up.
CREATE OR REPLACE FUNCTION hub.fold_counter(p_rid bigint, p_unit text) RETURNS bigint LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(sum(convert_from(w.new, 'UTF8')::bigint), 0) FROM hub.writes(p_rid, p_unit) w WHERE w.new IS NOT NULL
$$;

-- The mark of deletion shows only when no other operation of the record is concurrent with it; where one is, the record
-- stays and 'deleted' is in conflict.
CREATE OR REPLACE FUNCTION hub.fold_existence(p_rid bigint, p_unit text, OUT shown bytea, OUT is_conflict boolean)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    mark bigint;
    is_lost boolean;
BEGIN
    SELECT f.shown, f.shown_oid, f.is_conflict INTO shown, mark, is_conflict
    FROM hub.fold_registers(ARRAY[p_rid], ARRAY[p_unit], ARRAY[false]) f;
    IF shown IS NULL THEN
        RETURN;
    END IF;
    SELECT EXISTS (
        SELECT FROM steward.operation m, steward.operation o JOIN steward.hub_order h ON h.seq = o.oid
        WHERE m.oid = mark AND o.rid = p_rid AND o.oid <> mark AND h.verdict IS NULL
            AND NOT (m.oid <= least(o.hub_seq, (SELECT min(e.fork_seq) FROM steward.hub_epoch e WHERE e.epoch > o.epoch))
                OR (m.rno = o.rno AND m.rseq <= o.own_seq))
            AND NOT (o.oid <= least(m.hub_seq, (SELECT min(e.fork_seq) FROM steward.hub_epoch e WHERE e.epoch > m.epoch))
                OR (m.rno = o.rno AND o.rseq <= m.own_seq)))
    INTO is_lost;
    IF is_lost THEN
        shown := NULL;
        is_conflict := true;
    END IF;
END $$;
