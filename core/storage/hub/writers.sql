-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: Apache-2.0
--
-- Makes the functions that write projection rows out of the rows of decl_type and decl_field. Setup and upgrade run
-- SELECT hub.make_writers() when those are filled; no text of a record ever becomes SQL.
--
-- Format. hub.write_rows(table, rids, kinds, fresh, units, values, keys): one element per record. `units` are the names of
-- the units to write, with spaces between; `keys` those of a new ticket, in the same way (NULL: not known); `values` is an object by column of what is not empty, and of derived and folded
-- columns where something is known about them. Fresh records are inserted, others changed.
-- hub.write_items(table, rids, whats, items, folds): rows of sets, whats are c (clear), r (remove) and a (add), in that
-- order.
-- hub.derive_rows(table, rids, values): only derived and folded columns, of rows that are not like that or are stale; gives
-- the rids of those. hub.write_folds(table, rids, items, folds): the folds of elements of sets.
-- Invariant. Columns of units that are not named keep what they have; empty is NULL, and so is "no".
-- Folded texts are cut to 500 characters: an entry of an index has less than 2,704 bytes.
-- Example. ('ticket', {7}, {incident}, {f}, {title}, {{"title": "VPN", "title_fold": "vpn"}}) changes two columns.
--
-- One set-wise statement per table makes a page of 500 operations as cheap as it can be.

CREATE SEQUENCE IF NOT EXISTS hub.next_rid;

CREATE OR REPLACE FUNCTION hub.make_writers() RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $make$
DECLARE
    main record;
    rows_body text := '';
    derive_body text := '';
    items_body text := '';
    folds_body text := '';
BEGIN
    PERFORM setval('hub.next_rid', greatest(1, (SELECT max(r.rid) FROM steward.record r)));
    FOR main IN SELECT t.tbl, min(t.text_tbl) AS text_tbl, bool_or(t.is_ticket) AS is_ticket FROM steward.decl_type t
        GROUP BY t.tbl ORDER BY t.tbl LOOP
        PERFORM hub.make_writer(main.tbl, main.text_tbl, main.is_ticket);
        rows_body := rows_body || format($f$
    IF p_table = %L THEN
        PERFORM hub.%I(p_rid, p_kind, p_fresh, p_units, p_values, p_keys);
        RETURN;
    END IF;$f$, main.tbl, 'write_' || main.tbl);
        derive_body := derive_body || format($f$
    IF p_table = %L THEN
        RETURN hub.%I(p_rid, p_values);
    END IF;$f$, main.tbl, 'derive_' || main.tbl);
    END LOOP;
    EXECUTE format($f$CREATE OR REPLACE FUNCTION hub.derive_rows(p_table text, p_rid bigint[], p_values jsonb[])
        RETURNS bigint[] LANGUAGE plpgsql
        SET search_path = pg_catalog, pg_temp AS $body$ BEGIN %s RETURN '{}'; END $body$ $f$, derive_body);
    EXECUTE format($f$CREATE OR REPLACE FUNCTION hub.write_rows(p_table text, p_rid bigint[], p_kind text[],
        p_fresh boolean[], p_units text[], p_values jsonb[], p_keys text[]) RETURNS void LANGUAGE plpgsql
        SET search_path = pg_catalog, pg_temp AS $body$ BEGIN %s END $body$ $f$, rows_body);

    FOR main IN SELECT DISTINCT f.tbl, f.kind = 'referenceset' AS refers FROM steward.decl_field f
        WHERE f.store = 'set' ORDER BY f.tbl LOOP
        items_body := items_body || format($f$
    IF p_table = %1$L THEN
        DELETE FROM steward.%1$I t USING unnest(p_rid, p_what) AS i(rid, what) WHERE i.what = 'c' AND t.rid = i.rid;
        DELETE FROM steward.%1$I t USING unnest(p_rid, p_what, p_item) AS i(rid, what, item)
        WHERE i.what = 'r' AND t.rid = i.rid AND t.item = i.item%2$s;
        INSERT INTO steward.%1$I (rid, item%3$s) SELECT i.rid, i.item%2$s%4$s
        FROM unnest(p_rid, p_what, p_item, p_fold) AS i(rid, what, item, fold) WHERE i.what = 'a'
        ON CONFLICT DO NOTHING;
        RETURN;
    END IF;$f$, main.tbl, CASE WHEN main.refers THEN '::bigint' ELSE '' END,
            CASE WHEN main.refers THEN '' ELSE ', fold' END,
            CASE WHEN main.refers THEN '' ELSE ', coalesce(i.fold, hub.fold(i.item))' END);
        IF NOT main.refers THEN
            folds_body := folds_body || format($f$
    IF p_table = %1$L THEN
        UPDATE steward.%1$I t SET fold = i.fold FROM unnest(p_rid, p_item, p_fold) AS i(rid, item, fold)
        WHERE t.rid = i.rid AND t.item = i.item;
    END IF;$f$, main.tbl);
        END IF;
    END LOOP;
    EXECUTE format($f$CREATE OR REPLACE FUNCTION hub.write_folds(p_table text, p_rid bigint[], p_item text[],
        p_fold text[]) RETURNS void LANGUAGE plpgsql
        SET search_path = pg_catalog, pg_temp AS $body$ BEGIN %s END $body$ $f$, folds_body);
    EXECUTE format($f$CREATE OR REPLACE FUNCTION hub.write_items(p_table text, p_rid bigint[], p_what text[],
        p_item text[], p_fold text[]) RETURNS void LANGUAGE plpgsql
        SET search_path = pg_catalog, pg_temp AS $body$ BEGIN %s END $body$ $f$, items_body);
END $make$;

CREATE OR REPLACE FUNCTION hub.make_writer(p_table text, p_text_table text, p_is_ticket boolean) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $make$
DECLARE
    narrow_names text := '';
    narrow_values text := '';
    assignments text := '';
    record_type text := '';
    wide_names text := '';
    wide_values text := '';
    wide_assignments text := '';
    wide_empty text := '';
    wide_filled text := '';
    wide_units text[] := '{}';
    sort_new text := '';
    sort_units text[];
    derived_names text := '';
    derived_old text := '';
    derived_new text := '';
    c record;
    body text;
BEGIN
    -- Columns by name with the units that fill them; derived ones and folds have a rule of their own.
    FOR c IN
        SELECT x.col, x.store, bool_or(x.is_number) AS is_number, bool_or(x.is_flag) AS is_flag, bool_or(x.is_fold) AS is_fold,
            coalesce(array_agg(DISTINCT x.unit) FILTER (WHERE x.unit IS NOT NULL), '{}') AS units
        FROM (
            SELECT f.col, f.store, f.kind IN ('integer', 'boolean', 'instant', 'timespan', 'reference') AS is_number,
                f.kind = 'boolean' AS is_flag, false AS is_fold, CASE WHEN f.derived THEN NULL ELSE f.unit END AS unit
            FROM steward.decl_field f JOIN steward.decl_type t USING (type)
            WHERE t.tbl = p_table AND f.store IN ('narrow', 'wide')
            UNION ALL
            SELECT f.fold_col, f.store, false, false, true, CASE WHEN f.derived THEN NULL ELSE f.unit END
            FROM steward.decl_field f JOIN steward.decl_type t USING (type)
            WHERE t.tbl = p_table AND f.store = 'narrow' AND f.fold_col IS NOT NULL AND f.fold_col <> 'sort_key'
            UNION ALL
            SELECT 'is_stale', 'narrow', false, false, false, NULL
            WHERE EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = to_regclass(format('steward.%I', p_table))
                AND a.attname = 'is_stale' AND NOT a.attisdropped)) x
        GROUP BY x.col, x.store ORDER BY x.col
    LOOP
        record_type := record_type || format(', %I %s', c.col,
            CASE WHEN c.col = 'is_stale' THEN 'boolean' WHEN c.is_number THEN 'bigint' ELSE 'text' END);
        body := CASE WHEN c.is_flag THEN format('nullif(v.%I, 0)', c.col)
            WHEN c.col = 'is_stale' THEN 'coalesce(v.is_stale, false)'
            WHEN c.is_fold THEN format('nullif(left(v.%I, 500), '''')', c.col)
            WHEN c.is_number THEN format('v.%I', c.col) ELSE format('nullif(v.%I, '''')', c.col) END;
        IF c.store = 'wide' THEN
            wide_names := wide_names || format(', %I', c.col);
            wide_values := wide_values || ', ' || body;
            wide_assignments := wide_assignments || format(', %1$I = CASE WHEN i.written && %2$L::text[] THEN %3$s ELSE w.%1$I END',
                c.col, c.units, body);
            wide_empty := wide_empty || format(' AND w.%I IS NULL', c.col);
            wide_filled := wide_filled || format(' OR %s IS NOT NULL', body);
            wide_units := wide_units || c.units;
        ELSE
            narrow_names := narrow_names || format(', %I', c.col);
            narrow_values := narrow_values || ', ' || body;
            assignments := assignments || format(', %1$I = CASE WHEN %2$s THEN %3$s ELSE t.%1$I END', c.col,
                CASE WHEN c.units = '{}' THEN format('i.x ? %L', c.col)
                    ELSE format('i.written && %L::text[]', c.units) END, body);
            IF c.col <> 'is_stale' AND (c.is_fold OR c.units = '{}') THEN
                derived_names := derived_names || format(', %I', c.col);
                derived_old := derived_old || format(', t.%I', c.col);
                derived_new := derived_new || format(', CASE WHEN i.x ? %1$L THEN %2$s ELSE t.%3$I END', c.col, body, c.col);
            END IF;
        END IF;
    END LOOP;

    -- The sort key is the core's where it said one, else near to it.
    SELECT string_agg(format('CASE WHEN i.written && %L::text[] THEN v.%I ELSE t.%I END', ARRAY[f.unit], f.col, f.col),
            ', ' ORDER BY s.place), array_agg(f.unit)
    INTO sort_new, sort_units
    FROM (SELECT DISTINCT ON (s.col) s.col, s.place, t.type FROM steward.decl_type t
            CROSS JOIN LATERAL unnest(t.sort_cols) WITH ORDINALITY AS s(col, place)
            WHERE t.tbl = p_table ORDER BY s.col, t.type) s
        JOIN steward.decl_field f ON f.type = s.type AND f.col = s.col AND f.store = 'narrow';

    body := format($f$CREATE OR REPLACE FUNCTION hub.%I(p_rid bigint[], p_kind text[], p_fresh boolean[],
        p_units text[], p_values jsonb[], p_keys text[]) RETURNS void LANGUAGE plpgsql
        SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $body$
BEGIN
    IF true = ANY(p_fresh) THEN
    INSERT INTO steward.%I AS t (rid%s, sort_key%s)
    SELECT i.rid%s, %s%s
    FROM unnest(p_rid, p_kind, p_fresh, p_values, p_keys) AS i(rid, kind, fresh, x, keys)
        CROSS JOIN LATERAL jsonb_to_record(i.x) AS v(sort_key text%s)
    WHERE i.fresh;
    END IF;
    IF false = ANY(p_fresh) THEN
        UPDATE steward.%I t SET sort_key = %s%s
        FROM (SELECT u.rid, u.fresh, u.x, string_to_array(u.units, ' ') AS written
                FROM unnest(p_rid, p_fresh, p_units, p_values) AS u(rid, fresh, units, x) WHERE NOT u.fresh OFFSET 0) i
            CROSS JOIN LATERAL jsonb_to_record(i.x) AS v(sort_key text%s)
        WHERE t.rid = i.rid;
    END IF;
$f$, 'write_' || p_table, p_table, CASE WHEN p_is_ticket THEN ', kind, scope' ELSE '' END, narrow_names,
        CASE WHEN p_is_ticket THEN ', i.kind, string_to_array(i.keys, '' '')' ELSE '' END,
        CASE WHEN sort_new IS NULL THEN 'left(v.sort_key, 500)' ELSE format('coalesce(left(v.sort_key, 500), hub.fold(coalesce(%s)))',
            (SELECT string_agg(format('nullif(v.%I, '''')', s.col), ', ' ORDER BY s.place) FROM (
                SELECT DISTINCT ON (s.col) s.col, s.place FROM steward.decl_type t
                    CROSS JOIN LATERAL unnest(t.sort_cols) WITH ORDINALITY AS s(col, place)
                WHERE t.tbl = p_table ORDER BY s.col) s)) END,
        narrow_values, record_type, p_table,
        CASE WHEN sort_new IS NULL THEN 't.sort_key' ELSE format(
            'CASE WHEN i.x ? ''sort_key'' THEN nullif(left(v.sort_key, 500), '''') WHEN i.written && %L::text[] THEN hub.fold(coalesce(%s)) ELSE t.sort_key END',
            sort_units, sort_new) END,
        assignments, record_type);
    IF wide_names <> '' THEN
        body := body || format($f$
    IF EXISTS (SELECT FROM unnest(p_units) AS u(units) WHERE string_to_array(u.units, ' ') && %2$L::text[]) THEN
        UPDATE steward.%1$I w SET %3$s
        FROM (SELECT u.rid, u.x, string_to_array(u.units, ' ') AS written
                FROM unnest(p_rid, p_units, p_values) AS u(rid, units, x) OFFSET 0) i
            CROSS JOIN LATERAL jsonb_to_record(i.x) AS v(sort_key text%4$s)
        WHERE w.rid = i.rid AND i.written && %2$L::text[];
        DELETE FROM steward.%1$I w WHERE w.rid = ANY(p_rid)%5$s;
        INSERT INTO steward.%1$I (rid%6$s)
        SELECT i.rid%7$s FROM (SELECT u.rid, u.x, string_to_array(u.units, ' ') AS written
                FROM unnest(p_rid, p_units, p_values) AS u(rid, units, x) OFFSET 0) i
            CROSS JOIN LATERAL jsonb_to_record(i.x) AS v(sort_key text%4$s)
        WHERE i.written && %2$L::text[] AND (false%8$s)
        ON CONFLICT (rid) DO NOTHING;
    END IF;
$f$, p_text_table, wide_units, substr(wide_assignments, 3), record_type, wide_empty, wide_names, wide_values, wide_filled);
    END IF;
    EXECUTE body || ' END $body$';

    EXECUTE format($f$CREATE OR REPLACE FUNCTION hub.%1$I(p_rid bigint[], p_values jsonb[]) RETURNS bigint[] LANGUAGE plpgsql
        SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
    changed bigint[];
BEGIN
    WITH u AS (
        UPDATE steward.%2$I t SET (sort_key, is_stale%3$s) = ROW(%4$s, false%5$s)
        FROM unnest(p_rid, p_values) AS i(rid, x) CROSS JOIN LATERAL jsonb_to_record(i.x) AS v(sort_key text%6$s)
        WHERE t.rid = i.rid AND (t.is_stale OR ROW(t.sort_key%7$s) IS DISTINCT FROM ROW(%4$s%5$s))
        RETURNING t.rid)
    SELECT coalesce(array_agg(u.rid), '{}') INTO changed FROM u;
    RETURN changed;
END $body$ $f$, 'derive_' || p_table, p_table, derived_names,
        'CASE WHEN i.x ? ''sort_key'' THEN nullif(left(v.sort_key, 500), '''') ELSE t.sort_key END', derived_new, record_type,
        derived_old);
END $make$;
