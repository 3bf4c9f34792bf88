-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: Apache-2.0
--
-- api.derive: where a worker writes what only the core can compute. Run as steward_w_definer; executed by steward_w_worker,
-- which sees every row and writes none.
--
-- Format. One element of each array per record: its rid, the place in derive_queue that was worked on, and what the core
-- makes of it: {"columns": {"sort_key": …, "title_fold": …, "updated": …}, "texts": {"title": "vpn ~障害票"},
-- "folds": [{"table": "ticket_tag", "item": "VIP", "fold": "vip"}, {"field": "x", "item": "Ä", "fold": "ä"}],
-- "alias": "ext-1"}, all of it optional. Columns as in show.sql, texts as in texts.sql; texts and folds only where they
-- differ from what stands there.
-- Invariant. Compare and set: a record on which somebody has written since stays in the queue as it is, and so does its
-- row. What units write is out of reach.
-- Example. Queue (7, 41), the worker reads, a push makes it (7, 42): derive(7, 41) does nothing, the next look does.

CREATE OR REPLACE FUNCTION api.derive(p_rid bigint[], p_seq bigint[], p_hint jsonb[]) RETURNS TABLE (rid bigint, changed boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s'
SET plan_cache_mode = force_custom_plan SET jit = off AS $$
#variable_conflict use_column
DECLARE
    v_rid bigint[];
    v_type text[];
    v_hint jsonb[];
    v_changed bigint[] := '{}';
    v_some bigint[];
    x record;
BEGIN
    IF cardinality(p_rid) IS NULL OR cardinality(p_rid) > 500 OR pg_column_size(p_hint) > 67108864
            OR cardinality(p_rid) <> cardinality(p_seq) OR cardinality(p_rid) <> cardinality(p_hint) THEN
        RAISE EXCEPTION 'this is not a page' USING ERRCODE = '22023';
    END IF;
    PERFORM hub.lock_records(p_rid || ARRAY(SELECT f.ticket FROM hub.followed(p_rid) f)); -- as every push does
    SELECT coalesce(array_agg(q.rid ORDER BY q.rid), '{}'), coalesce(array_agg(r.type ORDER BY q.rid), '{}'),
        coalesce(array_agg(i.hint ORDER BY q.rid), '{}')
    INTO v_rid, v_type, v_hint
    FROM unnest(p_rid, p_seq, p_hint) AS i(rid, seq, hint)
        JOIN steward.derive_queue q ON q.rid = i.rid AND q.seq = i.seq
        JOIN steward.record r ON r.rid = i.rid;

    FOR x IN
        SELECT t.tbl, array_agg(d.rid) AS rids, array_agg((d.hint -> 'columns') - hub.own_columns(d.type)) AS vals
        FROM unnest(v_rid, v_type, v_hint) AS d(rid, type, hint) JOIN steward.decl_type t ON t.type = d.type
        WHERE jsonb_typeof(d.hint -> 'columns') = 'object' GROUP BY t.tbl ORDER BY t.tbl
    LOOP
        v_some := hub.derive_rows(x.tbl, x.rids, x.vals);
        v_changed := v_changed || v_some;
    END LOOP;

    SELECT array_agg(d.rid) AS rids, array_agg(w.field) AS fields, array_agg(t.tbl) AS tables, array_agg(w.packed) AS packed,
        array_agg(EXISTS (SELECT FROM steward.decl_field a WHERE a.type = d.type AND a.field = 'about')) AS hangs
    INTO x
    FROM unnest(v_rid, v_type, v_hint) AS d(rid, type, hint) CROSS JOIN LATERAL jsonb_each_text(d.hint -> 'texts') AS w(field, packed)
        JOIN steward.decl_type t ON t.type = d.type
        JOIN steward.decl_field f ON f.type = d.type AND f.field = w.field AND f.searchable
    WHERE hub.is_packed(w.packed);
    IF x.rids IS NOT NULL THEN
        PERFORM hub.index_texts(x.rids, x.fields, x.tables, x.packed, x.hangs);
        v_changed := v_changed || x.rids;
    END IF;

    FOR x IN
        SELECT f."table" AS tbl, array_agg(d.rid) AS rids, array_agg(f.item) AS items, array_agg(f.fold) AS folds
        FROM unnest(v_rid, v_hint) AS d(rid, hint)
            CROSS JOIN LATERAL jsonb_to_recordset(coalesce(d.hint -> 'folds', '[]')) AS f("table" text, item text, fold text)
        WHERE f."table" IS NOT NULL GROUP BY f."table" ORDER BY f."table"
    LOOP
        PERFORM hub.write_folds(x.tbl, x.rids, x.items, x.folds);
        v_changed := v_changed || x.rids;
    END LOOP;
    UPDATE steward.custom_value c SET fold = f.fold
    FROM unnest(v_rid, v_hint) AS d(rid, hint)
        CROSS JOIN LATERAL jsonb_to_recordset(coalesce(d.hint -> 'folds', '[]')) AS f(field text, item text, fold text)
    WHERE c.rid = d.rid AND c.field = f.field AND c.text = f.item;
    INSERT INTO steward.number_alias (number, rid, kind)
    SELECT d.hint ->> 'alias', d.rid, 'external' FROM unnest(v_rid, v_hint) AS d(rid, hint)
    WHERE octet_length(d.hint ->> 'alias') BETWEEN 1 AND 500
    ON CONFLICT DO NOTHING;

    DELETE FROM steward.derive_queue q USING unnest(v_rid) AS d(rid) WHERE q.rid = d.rid;
    RETURN QUERY SELECT d.rid, d.rid = ANY (v_changed) FROM unnest(v_rid) AS d(rid);
END $$;
