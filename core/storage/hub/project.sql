-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: Apache-2.0
--
-- From the values of units to rows: narrow columns, wide texts, sets and custom values of any type of record.
--
-- Format. One element of the p_ arrays per record, each record once; one element of the q_ arrays per unit that was
-- written, q_record being the place of its record; one element of the v_ arrays per value, v_unit being the place of its
-- unit (hub.read_values). q_clear: the values of this set are all its elements, not what changed.
-- Invariant. A record that is stale (p_stale) shows what its operations say; only derived, folded and search columns may
-- be behind until the worker has been.

CREATE OR REPLACE FUNCTION hub.project(p_rid bigint[], p_type text[], p_fresh boolean[], p_stale boolean[],
    p_extra jsonb[], q_record int[], q_type text[], q_unit text[], q_clear boolean[], v_unit int[], v_what text[], v_field text[],
    v_text text[], v_rid bigint[]) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    x_values jsonb[];
    x_units text[];
    x_keys text[];
    t record;
BEGIN
    -- Of two writes of a register by one page the later shows: only the last place of (record, unit) counts.
    WITH unit AS MATERIALIZED (
        SELECT q.record, q.type, q.unit, max(q.k) AS k
        FROM unnest(q_record, q_type, q_unit) WITH ORDINALITY AS q(record, type, unit, k)
        GROUP BY q.record, q.type, q.unit
    ), value AS (
        SELECT u.record, d.col, d.fold_col, d.kind,
            CASE WHEN d.target IS NULL THEN v.text ELSE v.rid::text END AS text
        FROM unnest(v_unit, v_what, v_field, v_text, v_rid) AS v(unit, what, field, text, rid)
            JOIN unit u ON u.k = v.unit
            JOIN steward.decl_field d ON d.type = u.type AND d.field = v.field
        WHERE v.what = 'v' AND d.store IN ('narrow', 'wide')
    ), columns AS (
        SELECT v.record, jsonb_object_agg(v.col, v.text) AS x
        FROM (SELECT record, col, text FROM value
            UNION ALL
            SELECT record, fold_col, hub.fold(text) FROM value WHERE fold_col IS NOT NULL AND p_stale[record]) v
        GROUP BY v.record
    ), units AS (
        SELECT u.record, string_agg(u.unit, ' ') AS units FROM unit u GROUP BY u.record
    )
    SELECT array_agg(coalesce(c.x, '{}') || coalesce(p.extra, '{}') ORDER BY p.k),
        array_agg(coalesce(u.units, '') ORDER BY p.k)
    INTO x_values, x_units
    FROM unnest(p_extra) WITH ORDINALITY AS p(extra, k) LEFT JOIN columns c ON c.record = p.k LEFT JOIN units u ON u.record = p.k;

    -- New tickets come with their keys: to change the row once more would be another entry in each of its indexes.
    x_keys := hub.new_keys((SELECT array_agg(p.fresh AND coalesce(d.is_ticket, false) ORDER BY p.k)
            FROM unnest(p_fresh, p_type) WITH ORDINALITY AS p(fresh, type, k) LEFT JOIN steward.decl_type d ON d.type = p.type),
        q_record, q_unit, v_unit, v_field, v_text);
    FOR t IN
        SELECT d.tbl, array_agg(p.rid) AS rids, array_agg(p.type) AS kinds, array_agg(p.fresh) AS fresh,
            array_agg(p.units) AS units, array_agg(p.x) AS vals, array_agg(p.keys) AS keys
        FROM unnest(p_rid, p_type, p_fresh, x_units, x_values, x_keys) AS p(rid, type, fresh, units, x, keys)
            JOIN steward.decl_type d ON d.type = p.type
        GROUP BY d.tbl ORDER BY d.tbl
    LOOP
        PERFORM hub.write_rows(t.tbl, t.rids, t.kinds, t.fresh, t.units, t.vals, t.keys);
    END LOOP;

    -- The last word on an element counts; one operation that removes and adds it has added it.
    FOR t IN
        WITH item AS (
            SELECT DISTINCT ON (d.tbl, q.record, v.item) d.tbl, p_rid[q.record] AS rid, v.what, v.item
            FROM (SELECT v.unit, v.what, v.field, coalesce(v.rid::text, v.text) AS item
                    FROM unnest(v_unit, v_what, v_field, v_text, v_rid) AS v(unit, what, field, text, rid)
                    WHERE v.what IN ('a', 'r')) v
                JOIN unnest(q_record, q_type) WITH ORDINALITY AS q(record, type, k) ON q.k = v.unit
                JOIN steward.decl_field d ON d.type = q.type AND d.field = v.field AND d.store = 'set'
            ORDER BY d.tbl, q.record, v.item, v.unit DESC, v.what
        ), cleared AS (
            SELECT d.tbl, p_rid[q.record] AS rid, 'c' AS what, NULL AS item
            FROM unnest(q_record, q_type, q_unit, q_clear) AS q(record, type, unit, clear)
                JOIN steward.decl_field d ON d.type = q.type AND d.unit = q.unit AND d.store = 'set'
            WHERE q.clear
        )
        SELECT i.tbl, array_agg(i.rid) AS rids, array_agg(i.what) AS whats, array_agg(i.item) AS items
        FROM (SELECT * FROM item UNION ALL SELECT * FROM cleared) i GROUP BY i.tbl ORDER BY i.tbl
    LOOP
        PERFORM hub.write_items(t.tbl, t.rids, t.whats, t.items, array_fill(NULL::text, ARRAY[cardinality(t.rids)]));
    END LOOP;

    IF EXISTS (SELECT FROM unnest(q_type, q_unit) AS q(type, unit) JOIN steward.decl_field d
            ON d.type = q.type AND d.unit = q.unit AND d.store = 'custom') THEN
        PERFORM hub.project_custom(p_rid, q_record, q_type, q_unit, q_clear, v_unit, v_what, v_field, v_text, v_rid);
    END IF;
END $$;

-- Rows of custom_value: number or rid in `integer`, text with its fold; elements of a set are counted by `item`.
CREATE OR REPLACE FUNCTION hub.project_custom(p_rid bigint[], q_record int[], q_type text[], q_unit text[],
    q_clear boolean[], v_unit int[], v_what text[], v_field text[], v_text text[], v_rid bigint[])
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    w record;
BEGIN
    FOR w IN
        SELECT q.k, p_rid[q.record] AS rid, q.clear, d.field, d.col, d.is_set
        FROM unnest(q_record, q_type, q_unit, q_clear) WITH ORDINALITY AS q(record, type, unit, clear, k)
            JOIN steward.decl_field d ON d.type = q.type AND d.unit = q.unit AND d.store = 'custom'
        ORDER BY q.k
    LOOP
        IF w.clear OR NOT w.is_set THEN
            DELETE FROM steward.custom_value c WHERE c.rid = w.rid AND c.field = w.field;
        ELSE
            DELETE FROM steward.custom_value c
            USING unnest(v_unit, v_what, v_text, v_rid) AS v(unit, what, text, rid)
            WHERE v.unit = w.k AND v.what = 'r' AND c.rid = w.rid AND c.field = w.field
                AND CASE w.col WHEN 'integer' THEN c.integer = v.rid ELSE c.text = v.text END;
        END IF;
        INSERT INTO steward.custom_value (rid, field, item, integer, text, fold)
        SELECT w.rid, w.field, coalesce((SELECT max(c.item) + 1 FROM steward.custom_value c
                WHERE c.rid = w.rid AND c.field = w.field), 0) + row_number() OVER (ORDER BY v.text) - 1,
            CASE w.col WHEN 'integer' THEN coalesce(v.rid, v.text::bigint) END,
            CASE w.col WHEN 'text' THEN v.text END, CASE w.col WHEN 'text' THEN hub.fold(v.text) END
        FROM unnest(v_unit, v_what, v_text, v_rid) AS v(unit, what, text, rid)
        WHERE v.unit = w.k AND v.what IN ('v', 'a') AND v.text <> ''
            AND NOT (w.is_set AND EXISTS (SELECT FROM steward.custom_value c WHERE c.rid = w.rid AND c.field = w.field
                AND CASE w.col WHEN 'integer' THEN c.integer = v.rid ELSE c.text = v.text END));
    END LOOP;
END $$;
