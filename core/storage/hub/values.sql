-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: Apache-2.0
--
-- From the bytes of units to the values of columns.
--
-- Format. The bytes of a register, status or existence unit are frame(field) frame(value) …, in the order of the fields'
-- names, empty fields left out; those of a set are its elements, framed, and what was written is the elements removed
-- (old) and added (new); those of a counter are its decimal delta (core/schema/recordtype.h).
-- Invariant. A value that comes out fits its column: what the core could not decode is named in `bad`.
-- Example. 'assignment' = 8:assignee,36:0199…,4:team,36:0198…, gives two rows: assignee and team, each with the rid of
-- the record that it refers to.

-- One element of the v_ arrays per value. v_what: v value of a register, a and r element added to or removed from a
-- set, o value of a status as its author saw it. v_unit is the place in the arrays that came in. v_rid is set for
-- references to records of the directory. u_policy is NULL for units that the hub does not know: they are kept in the
-- log, and show nowhere.
CREATE OR REPLACE FUNCTION hub.read_values(p_type text[], p_unit text[], p_old bytea[], p_new bytea[],
    OUT u_policy text[], OUT v_unit int[], OUT v_what text[], OUT v_field text[], OUT v_text text[], OUT v_rid bigint[],
    OUT v_target text[], OUT bad int[]) LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    SELECT coalesce(array_agg(d.policy ORDER BY u.k), '{}') INTO u_policy
    FROM unnest(p_type, p_unit) WITH ORDINALITY AS u(type, unit, k)
        LEFT JOIN steward.decl_unit d ON d.type = u.type AND d.unit = u.unit;

    -- Most units have one field, and then the bytes are two frames. The value is taken out on that assumption, and counts
    -- when framing it gives the same bytes again; what remains is taken apart frame by frame. OFFSET 0: worked out once.
    WITH single AS MATERIALIZED (
        SELECT d.type, d.unit, min(d.field) AS field, hub.frame(min(d.field)) AS head FROM steward.decl_field d
        WHERE NOT d.derived GROUP BY d.type, d.unit HAVING count(*) = 1
    )
    SELECT coalesce(array_agg(v.k), '{}'), coalesce(array_agg(v.what), '{}'), coalesce(array_agg(v.field), '{}'),
        coalesce(array_agg(v.text), '{}'), coalesce(array_agg(CASE WHEN v.target IS NOT NULL AND NOT v.bad
            THEN (SELECT r.rid FROM steward.record r WHERE r.id = v.text::uuid) END), '{}'), coalesce(array_agg(v.target), '{}'),
        coalesce(array_agg(DISTINCT v.k) FILTER (WHERE v.bad), '{}')
    INTO v_unit, v_what, v_field, v_text, v_rid, v_target, bad
    FROM (
        SELECT p.k, p.what, p.field, p.text, d.target,
            coalesce(p.broken OR NOT CASE
                WHEN d.kind IN ('integer', 'boolean', 'instant', 'timespan') THEN
                    p.text ~ '^(0|-?[1-9][0-9]{0,18})$' AND (octet_length(p.text) < 19
                        OR p.text::numeric BETWEEN -9223372036854775808 AND 9223372036854775807)
                WHEN d.kind IN ('reference', 'referenceset') THEN
                    p.text ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
                WHEN d.kind IN ('choice', 'textset') THEN octet_length(p.text) <= 1000
                WHEN d.kind = 'text' THEN octet_length(p.text) <= 32768
                ELSE d.kind IS NOT NULL END, true) AS bad
        FROM (
            -- Fields stand in the order of their names; what does not is broken.
            SELECT f.k, f.type, f.unit, f.what, f.frames[2 * j.j - 1] AS field, f.frames[2 * j.j] AS text,
                f.frames IS NULL OR cardinality(f.frames) % 2 = 1 OR (j.j > 1
                    AND f.frames[2 * j.j - 1] COLLATE "C" <= f.frames[2 * j.j - 3] COLLATE "C") AS broken
            FROM (
                SELECT t.k, t.type, t.unit, 'v' AS what, CASE WHEN t.words = t.head || hub.frame(t.text)
                    THEN ARRAY[t.field, t.text] ELSE hub.unframe(t.new) END AS frames
                FROM (
                    SELECT w.*, left(substr(w.words, length(w.head) + 1 + strpos(substr(w.words, length(w.head) + 1, 9), ':')), -1)
                            AS text
                    FROM (
                        SELECT u.k, u.type, u.unit, u.new, s.field, s.head,
                            CASE WHEN s.field IS NOT NULL THEN convert_from(u.new, 'UTF8') END AS words
                        FROM unnest(p_type, p_unit, u_policy, p_new) WITH ORDINALITY AS u(type, unit, policy, new, k)
                            LEFT JOIN single s ON s.type = u.type AND s.unit = u.unit
                        WHERE u.policy IN ('register', 'status', 'existence') AND u.new IS NOT NULL OFFSET 0) w OFFSET 0) t
                UNION ALL
                SELECT u.k, u.type, u.unit, 'o', hub.unframe(u.old)
                FROM unnest(p_type, p_unit, u_policy, p_old) WITH ORDINALITY AS u(type, unit, policy, old, k)
                WHERE u.policy = 'status' AND u.old IS NOT NULL OFFSET 0) f
                CROSS JOIN LATERAL generate_series(1, greatest(1, cardinality(f.frames) / 2)) AS j(j)
            UNION ALL
            SELECT u.k, u.type, u.unit, w.what, (
                    SELECT d.field FROM steward.decl_field d WHERE d.type = u.type AND d.unit = u.unit) AS field,
                e.text, w.frames IS NULL AS broken
            FROM unnest(p_type, p_unit, u_policy, p_new, p_old) WITH ORDINALITY AS u(type, unit, policy, new, old, k)
                CROSS JOIN LATERAL (
                    SELECT 'a' AS what, hub.unframe(u.new) AS frames WHERE u.policy = 'set' AND u.new IS NOT NULL
                    UNION ALL
                    SELECT 'r', hub.unframe(u.old) WHERE u.policy = 'set' AND u.old IS NOT NULL) w
                LEFT JOIN LATERAL unnest(w.frames) AS e(text) ON true
            WHERE 'set' = ANY (u_policy) AND u.policy = 'set' AND (e.text IS NOT NULL OR w.frames IS NULL)
            UNION ALL
            SELECT u.k, u.type, u.unit, 'v', (
                    SELECT d.field FROM steward.decl_field d WHERE d.type = u.type AND d.unit = u.unit),
                convert_from(u.new, 'UTF8'), false
            FROM unnest(p_type, p_unit, u_policy, p_new) WITH ORDINALITY AS u(type, unit, policy, new, k)
            WHERE 'counter' = ANY (u_policy) AND u.policy = 'counter' AND u.new IS NOT NULL) p
            LEFT JOIN steward.decl_field d
                ON d.type = p.type AND d.field = p.field AND d.unit = p.unit AND NOT d.derived
        OFFSET 0) v;
END $$;

-- The same where some value is no text at all (bytes that are not UTF-8, a zero byte): then each is tried for itself.
CREATE OR REPLACE FUNCTION hub.undecodable(p_old bytea[], p_new bytea[]) RETURNS int[] LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found int[] := '{}';
BEGIN
    FOR k IN 1 .. cardinality(p_new) LOOP
        BEGIN
            PERFORM convert_from(p_old[k], 'UTF8'), convert_from(p_new[k], 'UTF8');
        EXCEPTION WHEN OTHERS THEN
            found := found || k;
        END;
    END LOOP;
    RETURN found;
END $$;

-- hub.read_values() of a page, whatever its bytes are: units that are no text count as bad.
CREATE OR REPLACE FUNCTION hub.read_page(p_type text[], p_unit text[], p_old bytea[], p_new bytea[],
    OUT u_policy text[], OUT v_unit int[], OUT v_what text[], OUT v_field text[], OUT v_text text[], OUT v_rid bigint[],
    OUT v_target text[], OUT bad int[]) LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    broken int[];
    safe_old bytea[] := p_old;
    safe_new bytea[] := p_new;
    k int;
BEGIN
    SELECT * INTO u_policy, v_unit, v_what, v_field, v_text, v_rid, v_target, bad
    FROM hub.read_values(p_type, p_unit, p_old, p_new);
EXCEPTION WHEN untranslatable_character OR character_not_in_repertoire OR invalid_text_representation
        OR program_limit_exceeded THEN
    broken := hub.undecodable(p_old, p_new);
    FOREACH k IN ARRAY broken LOOP
        safe_old[k] := NULL;
        safe_new[k] := NULL;
    END LOOP;
    SELECT * INTO u_policy, v_unit, v_what, v_field, v_text, v_rid, v_target, bad
    FROM hub.read_values(p_type, p_unit, safe_old, safe_new);
    bad := bad || broken;
END $$;

-- One field out of the bytes of a unit; NULL where it is empty or the bytes cannot be read.
CREATE OR REPLACE FUNCTION hub.field_of(bytes bytea, field text) RETURNS text LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    frames constant text[] := hub.unframe(bytes);
BEGIN
    FOR j IN 1 .. coalesce(cardinality(frames), 0) / 2 LOOP
        IF frames[2 * j - 1] = field THEN
            RETURN frames[2 * j];
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

-- Near to core/text/fold.h where the core has not said better: the worker puts its own in place.
CREATE OR REPLACE FUNCTION hub.fold(words text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN left(lower(normalize(words, NFKC) COLLATE "default"), 500) COLLATE "C";
