-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: Apache-2.0
--
-- Who may write what: the verdicts of a page. The tables of declarations say what is needed, the grants of the login what
-- there is; nothing in an operation is believed but what the hub can see itself.
--
-- Format. One element per operation; NULL is accepted. actor: not the login's own person; author: written in somebody else's
-- name without the right to (author_permission stands for that of core/access/accessrules.h); value: bytes that no field of
-- the unit can have; context: has seen what does not exist yet; after-refused: builds on a refused operation of the same
-- record whose refusal its author had not seen; hidden: the record may not be seen, or is not there, which is the same
-- answer; permission; transition: no way leads from the state that the author saw to the new one; priority: not what the
-- matrix gives, and not by hand; required: a field is empty that must not be; reference: points to what may not be seen or
-- is not there; group: another of its group was refused; revoked: its login was disabled; twin: the hub has it under another name (take.sql), so it is
-- neither accepted nor refused.
-- Invariant. Nobody learns from a verdict whether a record exists that they may not see.
-- Example. A technician of team A edits a ticket of team B: 'hidden', and so would be an edit of a ticket of nobody.

-- What the caller holds everywhere; asked once for a page, and enough for most.
CREATE OR REPLACE FUNCTION hub.held_everywhere() RETURNS text[] LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT r.permission), '{}')
    FROM steward.hub_grant g JOIN steward.decl_role r ON r.role = g.role WHERE g.login = api.whoami() AND g.key = '*'
$$;

-- True when all of `needed` is held for a record with these keys; NULL: for some record (session.sql).
CREATE OR REPLACE FUNCTION hub.holds_all(needed text[], everywhere text[], keys text[]) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT '*' = ANY(everywhere) OR NOT EXISTS (SELECT FROM unnest(needed) AS n(one)
        WHERE n.one <> '' AND n.one <> ALL(everywhere) AND NOT hub.holds(n.one, keys))
$$;

-- Of the fields that are asked for (p_wanted), those that tickets have after operations p_asked of the page: of their rows,
-- with what this page writes up to there. The u_ and v_ arrays are those of the page; p_rid counts its operations.
CREATE OR REPLACE FUNCTION hub.filled_fields(p_asked int[], p_wanted text[], p_rid bigint[], u_op int[], u_type text[],
    u_unit text[], v_unit int[], v_what text[], v_field text[], v_text text[]) RETURNS TABLE (op int, fields text[])
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    WITH part AS MATERIALIZED (
        SELECT a.op, u.type, u.unit, u.k FROM unnest(p_asked) AS a(op)
            JOIN unnest(u_op, u_type, u_unit) WITH ORDINALITY AS u(op, type, unit, k) ON p_rid[u.op] = p_rid[a.op] AND u.op <= a.op
    ), given AS (
        SELECT p.op, v.field FROM part p JOIN unnest(v_unit, v_what, v_field, v_text) AS v(unit, what, field, text) ON v.unit = p.k
        WHERE v.what IN ('v', 'a') AND v.text <> '' AND v.field = ANY (p_wanted)
    ), stored AS MATERIALIZED (
        SELECT a.op, to_jsonb(t) AS x FROM unnest(p_asked) AS a(op) JOIN steward.ticket t ON t.rid = p_rid[a.op]
    ), wide AS MATERIALIZED (
        SELECT a.op, to_jsonb(w) AS x FROM unnest(p_asked) AS a(op) JOIN steward.ticket_text w ON w.rid = p_rid[a.op]
        WHERE EXISTS (SELECT FROM steward.decl_field f WHERE f.store = 'wide' AND f.field = ANY (p_wanted))
    ), kept AS (
        SELECT s.op, f.field FROM (SELECT DISTINCT p.op, p.type FROM part p) a
            JOIN steward.decl_field f ON f.type = a.type AND f.field = ANY (p_wanted) AND f.store IN ('narrow', 'wide')
            LEFT JOIN stored s ON s.op = a.op LEFT JOIN wide w ON w.op = a.op
        WHERE CASE f.store WHEN 'wide' THEN w.x ELSE s.x END ->> f.col IS NOT NULL
            AND NOT EXISTS (SELECT FROM part p WHERE p.op = a.op AND p.unit = f.unit)
    )
    SELECT a.op, coalesce(array_agg(DISTINCT f.field) FILTER (WHERE f.field IS NOT NULL), '{}')
    FROM unnest(p_asked) AS a(op) LEFT JOIN (SELECT * FROM given UNION ALL SELECT * FROM kept) f ON f.op = a.op GROUP BY a.op
$$;

-- The guard of a transition (core/lifecycle/guard.h) as far as it asks what is filled. NULL where it compares values: those
-- are checked by the author's own program.
CREATE OR REPLACE FUNCTION hub.guard_holds(p_guard jsonb, p_filled text[]) RETURNS boolean LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN CASE
        WHEN p_guard ? 'and' THEN (SELECT bool_and(coalesce(hub.guard_holds(g, p_filled), true)) FROM jsonb_array_elements(p_guard -> 'and') AS e(g))
        WHEN p_guard ? 'or' THEN (SELECT bool_or(coalesce(hub.guard_holds(g, p_filled), true)) FROM jsonb_array_elements(p_guard -> 'or') AS e(g))
        WHEN p_guard ? 'not' THEN NOT hub.guard_holds(p_guard -> 'not', p_filled)
        WHEN p_guard ->> 'is' = 'filled' THEN p_guard ->> 'field' = ANY(p_filled)
        WHEN p_guard ->> 'is' = 'empty' THEN p_guard ->> 'field' <> ALL(p_filled) END;
END $$;

-- What it takes to come into a state: the permission of a transition that leads there, one that is held if there is one;
-- `otherwise` where none leads there.
CREATE OR REPLACE FUNCTION hub.right_into(p_type text, p_state text, everywhere text[], otherwise text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce((SELECT min(t.permission) FROM steward.decl_transition t
            WHERE t.type = p_type AND t.to_state = p_state AND hub.holds_all(ARRAY[t.permission], everywhere, NULL)),
        (SELECT min(t.permission) FROM steward.decl_transition t WHERE t.type = p_type AND t.to_state = p_state), otherwise)
$$;

-- What it took to make the status writes of a record that `p_oid` names, with spaces between: whoever takes them back, or
-- takes one side of a conflict, needs the same.
CREATE OR REPLACE FUNCTION hub.rights_of(p_type text, p_unit text, p_oid bigint[], everywhere text[], otherwise text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT string_agg(DISTINCT coalesce(t.permission, CASE WHEN o.verb = 'merge' THEN 'ticket.merge' END,
            hub.right_into(p_type, w.to_state, everywhere, otherwise)), ' ')
    FROM steward.operation o JOIN steward.operation_value v ON v.oid = o.oid AND v.unit = p_unit
        CROSS JOIN LATERAL (SELECT hub.field_of(v.old, p_unit) AS from_state, hub.field_of(v.new, p_unit) AS to_state) w
        LEFT JOIN steward.decl_transition t ON t.type = p_type AND t.from_state = w.from_state AND t.to_state = w.to_state
    WHERE o.oid = ANY (p_oid) AND w.from_state IS DISTINCT FROM w.to_state
$$;

CREATE OR REPLACE FUNCTION hub.judge(p_me uuid, p_rno bigint, p_rseq bigint[], p_type text[], p_verb text[],
    p_grp uuid[], p_epoch bigint[], p_hub_seq bigint[], p_seen bigint[], p_own_seq bigint[], p_actor uuid[],
    p_author uuid[], p_rid bigint[], p_known_type text[], p_last_seq bigint[], p_visible boolean[], p_previous int[],
    u_op int[], u_type text[], u_unit text[], u_old bytea[], u_new bytea[], u_policy text[],
    v_unit int[], v_what text[], v_field text[], v_text text[], v_rid bigint[], v_target text[], u_bad int[],
    u_gone bytea[], p_twin text[])
RETURNS text[] LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    n constant int := cardinality(p_rseq);
    verdict text[] := array_fill(NULL::text, ARRAY[n]);
    creation boolean[];
    needs text[] := array_fill(NULL::text, ARRAY[n]); -- permissions with spaces between; NULL: nobody may
    bad boolean[] := array_fill(false, ARRAY[n]);
    genuine boolean[] := array_fill(false, ARRAY[n]); -- the state that the author saw was there to be seen
    lacking boolean[] := array_fill(false, ARRAY[n]);
    astray boolean[] := array_fill(false, ARRAY[n]); -- refers to what is not there
    unfit boolean[] := array_fill(false, ARRAY[n]); -- a priority that nothing gives
    may_author boolean; -- may write in the name of others
    everywhere text[];
    everywhere_or_none text[];
    keys text[];
    asked int[]; -- operations whose move has a guard or needs fields
    guards jsonb[] := array_fill(NULL::jsonb, ARRAY[n]);
    wanted text[] := array_fill(NULL::text, ARRAY[n]); -- fields that the move needs, with spaces between
    my_keys constant text[] := hub.my_keys();
    sees_all constant boolean := '*' = ANY (my_keys);
    is_revoked constant boolean := api.me() IS NULL; -- of a disabled login: a courier brings it (carry.sql)
    head constant bigint := (SELECT h.seq FROM steward.hub_head h);
    epoch constant bigint := (SELECT h.epoch FROM steward.hub_head h);
    fresh_op int[]; -- references to records that this page creates: operation and rid
    fresh_rid bigint[];
    x record;
    changed boolean;
    stale boolean[] := array_fill(false, ARRAY[n]); -- builds on a refusal that its author had not seen
BEGIN
    everywhere := hub.held_everywhere();
    everywhere_or_none := everywhere || ''::text;
    may_author := everywhere && ARRAY['*', 'author_permission'];
    SELECT array_agg(p_last_seq[i] = 0 AND p_previous[i] IS NULL ORDER BY i) INTO creation FROM generate_series(1, n) AS i;
    IF EXISTS (SELECT FROM steward.hub_order h WHERE h.rno = p_rno AND h.verdict <> 'twin') THEN
        FOR x IN
            SELECT DISTINCT i.op FROM unnest(p_rid, p_own_seq, p_seen) WITH ORDINALITY AS i(rid, own_seq, seen, op)
                JOIN steward.operation o ON o.rid = i.rid
                JOIN steward.hub_order h ON h.seq = o.oid AND h.rno = p_rno AND h.verdict <> 'twin'
            WHERE h.rseq <= i.own_seq AND h.seq > i.seen
        LOOP
            stale[x.op] := true;
        END LOOP;
    END IF;

    -- What each needs: of its units, or of the type for one without units.
    FOR x IN
        SELECT o.op, array_to_string(array_agg(DISTINCT coalesce(c.permission, w.permission, a.permission, d.permission)), ' ')
                AS needs, bool_or(coalesce(c.permission, w.permission, a.permission, d.permission) IS NULL) AS never
        FROM (SELECT p.i::int AS op, p.type, p.verb, p.creates, coalesce(u.unit, '*') AS unit
            FROM unnest(p_type, p_verb, creation) WITH ORDINALITY AS p(type, verb, creates, i)
                LEFT JOIN unnest(u_op, u_unit) AS u(op, unit) ON u.op = p.i) o
            LEFT JOIN steward.decl_permission c ON o.creates AND c.type = o.type AND c.unit = o.unit AND c.verb = 'create'
            LEFT JOIN steward.decl_permission w ON w.type = o.type AND w.unit = o.unit AND w.verb = o.verb
                AND w.verb <> 'create'
            LEFT JOIN steward.decl_permission a ON a.type = o.type AND a.unit = o.unit AND a.verb = '*'
            LEFT JOIN steward.decl_permission d ON d.type = o.type AND d.unit = '*'
                AND d.verb = CASE WHEN o.creates THEN 'create' ELSE '*' END
        GROUP BY o.op
    LOOP
        IF NOT x.never THEN
            needs[x.op] := x.needs;
        END IF;
    END LOOP;

    -- The state that an author says they saw must be one that an accepted operation of their context wrote, or one of this
    -- very page before theirs: else a transition could be invented.
    FOR x IN
        WITH state AS MATERIALIZED (
            SELECT u.op, u.unit, u.old, u.new, p_rid[u.op] AS rid
            FROM unnest(u_op, u_unit, u_old, u_new, u_policy) AS u(op, unit, old, new, policy) WHERE u.policy = 'status'
        )
        SELECT s.op FROM state s
            JOIN steward.operation o ON o.rid = s.rid
                AND (o.oid <= p_seen[s.op] OR (o.rno = p_rno AND o.rseq <= p_own_seq[s.op]))
            JOIN steward.operation_value v ON v.oid = o.oid AND v.unit = s.unit AND v.new IS NOT DISTINCT FROM s.old
            JOIN steward.hub_order h ON h.seq = o.oid AND h.verdict IS NULL
        WHERE NOT creation[s.op]
        UNION
        SELECT s.op FROM state s JOIN state b ON b.rid = s.rid AND b.unit = s.unit AND b.op < s.op
            AND b.new IS NOT DISTINCT FROM s.old AND p_rseq[b.op] <= p_own_seq[s.op]
    LOOP
        genuine[x.op] := true;
    END LOOP;

    -- The state: where it comes from, where it goes to, and whether its class is that of the state.
    FOR x IN
        SELECT s.*, coalesce(t.permission, (SELECT min(e.permission) FROM steward.decl_transition e -- never stuck in a state
                WHERE e.type = s.type AND e.to_state = s.to_state AND NOT EXISTS ( -- that an older lifecycle had
                    SELECT FROM steward.decl_state f WHERE f.type = s.type AND f.state = s.from_state)),
                -- A merge closes a ticket wherever it stands; an undo gives back the state that the batch it names found.
                CASE WHEN p_verb[s.op] = 'merge' AND d.class = 4 AND EXISTS (SELECT FROM unnest(u_op, u_unit) AS m(op, unit)
                        WHERE m.op = s.op AND m.unit = 'merged.into') THEN ''
                    WHEN p_verb[s.op] LIKE 'undo:%' THEN (
                        SELECT hub.rights_of(s.type, s.unit, array_agg(o.oid), everywhere, e.permission)
                        FROM steward.batch b
                            JOIN steward.operation o ON o.bno = b.bno AND o.rid = p_rid[s.op]
                                AND o.oid BETWEEN b.first_oid AND b.last_oid
                            JOIN steward.hub_order h ON h.seq = o.oid AND h.verdict IS NULL
                            JOIN steward.operation_value v ON v.oid = o.oid AND v.unit = s.unit
                        WHERE b.id::text = substr(p_verb[s.op], 6)
                        HAVING bool_or(v.old IS NOT DISTINCT FROM u_new[s.k]))
                    -- Who settles a conflict takes a state that one of its sides has.
                    WHEN p_verb[s.op] = 'settle' THEN (
                        SELECT coalesce(hub.rights_of(s.type, s.unit, array_agg(o.oid), everywhere, e.permission), e.permission)
                        FROM steward.conflict c
                            JOIN steward.operation o ON o.rid = c.rid
                            JOIN steward.hub_order h ON h.seq = o.oid AND h.verdict IS NULL
                            JOIN steward.operation_value v ON v.oid = o.oid AND v.unit = s.unit
                        WHERE c.rid = p_rid[s.op] AND c.unit = s.unit AND v.new IS NOT DISTINCT FROM u_new[s.k]
                        HAVING count(*) > 0) END) AS way,
            -- Who stays in a state edits the ticket; where its state is in conflict, that decides for this one.
            CASE WHEN EXISTS (SELECT FROM steward.conflict c WHERE c.rid = p_rid[s.op] AND c.unit = s.unit)
                THEN hub.right_into(s.type, s.to_state, everywhere, e.permission) ELSE e.permission END AS stay,
            d.state IS NOT NULL AND d.class IS NOT DISTINCT FROM s.class AS fits, d.is_initial, t.guard,
            coalesce(t.needs, '{}') || coalesce(d.needs, '{}') AS all_needs,
            EXISTS (SELECT FROM unnest(d.needs) AS f(field)
                    JOIN steward.decl_field e ON e.type = s.type AND e.field = f.field AND e.unit = s.unit
                WHERE NOT EXISTS (SELECT FROM unnest(v_unit, v_what, v_field, v_text) AS v(unit, what, field, text)
                    WHERE v.unit = s.k AND v.what = 'v' AND v.field = f.field AND v.text <> '')) AS lacks
        FROM (
            SELECT u.op, u.k, u.unit, u.type,
                max(v.text) FILTER (WHERE v.what = 'o' AND v.field = u.unit) AS from_state,
                max(v.text) FILTER (WHERE v.what = 'v' AND v.field = u.unit) AS to_state,
                max(v.text) FILTER (WHERE v.what = 'v' AND v.field = u.unit || '.class' AND v.text ~ '^[0-9]$')::bigint AS class
            FROM unnest(u_op, u_type, u_unit, u_policy) WITH ORDINALITY AS u(op, type, unit, policy, k)
                LEFT JOIN unnest(v_unit, v_what, v_field, v_text) AS v(unit, what, field, text) ON v.unit = u.k
            WHERE u.policy = 'status' GROUP BY u.op, u.k, u.unit, u.type) s
            LEFT JOIN steward.decl_state d ON d.type = s.type AND d.state = s.to_state
            LEFT JOIN steward.decl_transition t ON t.type = s.type AND t.from_state = s.from_state AND t.to_state = s.to_state
            LEFT JOIN steward.decl_permission e ON e.type = s.type AND e.unit = '*' AND e.verb = '*'
        ORDER BY s.op
    LOOP
        IF NOT x.fits THEN
            verdict[x.op] := 'transition';
        ELSIF x.lacks THEN
            lacking[x.op] := true;
        ELSIF creation[x.op] THEN
            IF x.from_state IS NOT NULL THEN
                verdict[x.op] := 'transition';
            ELSIF NOT x.is_initial THEN -- what was dealt with on the phone comes in as it ended
                needs[x.op] := needs[x.op] || coalesce((SELECT ' ' || min(t.permission) FROM steward.decl_transition t
                    WHERE t.type = x.type AND t.to_state = x.to_state AND hub.holds_all(ARRAY[t.permission], everywhere, NULL)),
                    ' ' || (SELECT min(t.permission) FROM steward.decl_transition t
                    WHERE t.type = x.type AND t.to_state = x.to_state), ' *');
            END IF;
        ELSIF x.from_state IS DISTINCT FROM x.to_state THEN
            IF x.way IS NULL THEN
                verdict[x.op] := 'transition';
            ELSIF NOT genuine[x.op] THEN
                verdict[x.op] := 'transition';
            ELSE
                needs[x.op] := needs[x.op] || ' ' || x.way;
                -- Judged by what the author saw: where others have written since, their program has judged.
                IF (x.guard IS NOT NULL OR cardinality(x.all_needs) > 0) AND p_last_seq[x.op] <= p_seen[x.op] THEN
                    asked := asked || x.op;
                    guards[x.op] := x.guard;
                    wanted[x.op] := array_to_string(x.all_needs, ' ');
                END IF;
            END IF;
        ELSE
            needs[x.op] := needs[x.op] || ' ' || x.stay;
        END IF;
    END LOOP;

    -- The priority: what the matrix gives, of the version that its author had; or by hand, for which it takes a right and a
    -- reason; or what the ticket had before, which an undo gives back after the matrix has changed. Who imports keeps the
    -- source's.
    FOR x IN
        SELECT p.op, p.version IS NULL AS by_hand, coalesce(p.reason, '') = '' AS unexplained, m.priority IS NULL
            AND p.version IS NOT NULL AND NOT EXISTS (
                SELECT FROM steward.operation o JOIN steward.hub_order h ON h.seq = o.oid AND h.verdict IS NULL
                    JOIN steward.operation_value w ON w.oid = o.oid AND w.unit = 'priority'
                WHERE o.rid = p_rid[p.op] AND u_new[p.k] IN (w.old, w.new)) AS unfit
        FROM (
            SELECT u_op[v.unit] AS op, v.unit AS k, min(v.text) FILTER (WHERE v.field = 'priority') AS priority,
                min(v.text) FILTER (WHERE v.field = 'impact') AS impact, min(v.text) FILTER (WHERE v.field = 'urgency') AS urgency,
                min(v.text) FILTER (WHERE v.field = 'matrix.version') AS version,
                min(v.text) FILTER (WHERE v.field = 'priority.reason') AS reason
            FROM unnest(v_unit, v_what, v_field, v_text) AS v(unit, what, field, text)
            WHERE v.what = 'v' AND v.field IN ('priority', 'impact', 'urgency', 'matrix.version', 'priority.reason')
                AND v.unit <> ALL (u_bad) GROUP BY v.unit OFFSET 0) p
            LEFT JOIN steward.decl_matrix m ON m.version::text = p.version AND m.impact::text = p.impact
                AND m.urgency::text = p.urgency AND m.priority::text = p.priority
        WHERE p.priority <> '' AND p_type[p.op] IN (SELECT d.type FROM steward.decl_type d WHERE d.is_ticket)
    LOOP
        IF x.by_hand THEN
            needs[x.op] := needs[x.op] || ' priority.override';
            lacking[x.op] := lacking[x.op] OR (x.unexplained AND NOT may_author);
        ELSIF x.unfit AND NOT may_author THEN
            unfit[x.op] := true;
        END IF;
    END LOOP;
    IF asked IS NOT NULL THEN
        FOR x IN
            SELECT f.op, f.fields FROM hub.filled_fields(asked, ARRAY(
                    SELECT DISTINCT w.field FROM unnest(wanted) AS a(fields) CROSS JOIN LATERAL string_to_table(a.fields, ' ') AS w(field)
                    UNION SELECT DISTINCT j.field #>> '{}' FROM (SELECT DISTINCT g.guard FROM unnest(guards) AS g(guard)) g
                        CROSS JOIN LATERAL jsonb_path_query(g.guard, 'strict $.**.field') AS j(field)),
                p_rid, u_op, u_type, u_unit, v_unit, v_what, v_field, v_text) f
        LOOP
            IF NOT coalesce(hub.guard_holds(guards[x.op], x.fields), true) THEN
                verdict[x.op] := 'transition';
            ELSIF NOT string_to_array(wanted[x.op], ' ') <@ x.fields THEN
                lacking[x.op] := true;
            END IF;
        END LOOP;
    END IF;

    FOR x IN SELECT DISTINCT u_op[b.k] AS op FROM unnest(u_bad) AS b(k) LOOP
        bad[x.op] := true;
    END LOOP;

    -- Required fields of what is written; of a new record all of its type's.
    FOR x IN
        WITH must AS (
            SELECT d.type, d.unit, d.field FROM steward.decl_field d WHERE d.required AND NOT d.derived AND NOT d.is_set
        ), given AS (
            SELECT u.op, count(*) AS fields FROM unnest(v_unit, v_what, v_field, v_text) AS v(unit, what, field, text)
                JOIN unnest(u_op, u_type) WITH ORDINALITY AS u(op, type, k) ON u.k = v.unit
                JOIN must m ON m.type = u.type AND m.field = v.field
            WHERE v.what = 'v' AND v.text <> '' GROUP BY u.op
        ), asked AS (
            SELECT u.op, count(*) AS fields FROM unnest(u_op, u_type, u_unit) AS u(op, type, unit)
                JOIN must m ON m.type = u.type AND m.unit = u.unit
            WHERE NOT creation[u.op] GROUP BY u.op
            UNION ALL
            SELECT p.i::int, count(*) FROM unnest(p_type, creation) WITH ORDINALITY AS p(type, creates, i)
                JOIN must m ON m.type = p.type
            WHERE p.creates GROUP BY p.i
        )
        SELECT a.op FROM asked a LEFT JOIN given g ON g.op = a.op WHERE coalesce(g.fields, 0) < a.fields
            AND (u_gone IS NULL OR NOT EXISTS ( -- what is erased was filled
                SELECT FROM unnest(u_op, u_gone) AS u(op, commitment) WHERE u.op = a.op AND u.commitment IS NOT NULL))
    LOOP
        lacking[x.op] := true;
    END LOOP;

    -- References: to records that the login may see, or that this page creates.
    FOR x IN
        SELECT u_op[v.unit] AS op FROM unnest(v_unit, v_what, v_target, v_rid) AS v(unit, what, target, rid)
            LEFT JOIN steward.record r ON r.rid = v.rid
        WHERE v.what IN ('v', 'a') AND v.target IS NOT NULL
            AND (r.rid IS NULL OR (r.last_seq = 0 AND NOT r.rid = ANY(p_rid))
                OR (r.last_seq > 0 AND NOT (sees_all OR coalesce(r.scope && my_keys, false))))
    LOOP
        astray[x.op] := true;
    END LOOP;
    FOR i IN 1 .. n LOOP
        IF is_revoked THEN
            verdict[i] := 'revoked';
            CONTINUE;
        END IF;
        IF p_actor[i] = p_me AND p_twin[i] IS NOT NULL THEN
            verdict[i] := p_twin[i];
            CONTINUE;
        END IF;
        CONTINUE WHEN verdict[i] = 'transition' AND NOT bad[i] AND p_actor[i] = p_me AND (creation[i] OR p_visible[i]);
        IF p_actor[i] <> p_me THEN
            verdict[i] := 'actor';
        ELSIF p_author[i] <> p_me AND NOT may_author THEN
            verdict[i] := 'author';
        ELSIF bad[i] THEN
            verdict[i] := 'value';
        ELSIF p_seen[i] > head OR p_own_seq[i] >= p_rseq[i] OR p_epoch[i] > epoch THEN
            verdict[i] := 'context';
        ELSIF stale[i] THEN
            verdict[i] := 'after-refused';
        ELSIF creation[i] AND p_verb[i] <> 'create' OR NOT creation[i] AND p_last_seq[i] > 0
                AND (NOT p_visible[i] OR p_known_type[i] <> p_type[i])
                OR NOT creation[i] AND p_last_seq[i] = 0 AND p_type[p_previous[i]] <> p_type[i] THEN
            verdict[i] := 'hidden';
        ELSIF astray[i] THEN
            verdict[i] := 'reference';
        ELSIF needs[i] IS NULL THEN
            verdict[i] := 'permission';
        ELSE
            IF NOT ('*' = ANY(everywhere) OR string_to_array(needs[i], ' ') <@ everywhere_or_none) THEN
                -- Who may erase for a team erases what is that team's; what belongs to all takes the right everywhere.
                SELECT CASE WHEN p_type[i] = 'redaction' THEN (
                        SELECT CASE WHEN a.scope && ARRAY['all', 'desk'] THEN '{}' ELSE coalesce(a.scope, '{}') END
                        FROM unnest(v_unit, v_field, v_text) AS v(unit, field, text)
                            LEFT JOIN steward.record a ON a.id = CASE WHEN v.text ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                                THEN v.text::uuid END
                        WHERE u_op[v.unit] = i AND v.field = 'about' LIMIT 1)
                    WHEN NOT creation[i] AND p_last_seq[i] = 0 THEN NULL -- made by this very page
                    WHEN NOT creation[i] THEN r.scope
                    WHEN d.visible = 'ticket' THEN NULL
                    WHEN d.follows <> '{}' THEN (
                        SELECT CASE WHEN bool_or(p.last_seq = 0) THEN NULL
                            ELSE coalesce(array_agg(k.key) FILTER (WHERE k.key IS NOT NULL), '{}') END
                        FROM unnest(v_unit, v_rid, v_target) AS v(unit, rid, target)
                            JOIN steward.record p ON p.rid = v.rid LEFT JOIN LATERAL unnest(p.scope) AS k(key) ON true
                        WHERE u_op[v.unit] = i AND v.target = 'ticket')
                    ELSE hub.scope_of(r.rid) END
                INTO keys
                FROM steward.record r, steward.decl_type d WHERE r.rid = p_rid[i] AND d.type = p_type[i];
                IF NOT hub.holds_all(string_to_array(needs[i], ' '), everywhere, keys) THEN
                    verdict[i] := 'permission';
                END IF;
            END IF;
            IF verdict[i] IS NULL AND unfit[i] THEN
                verdict[i] := 'priority';
            ELSIF verdict[i] IS NULL AND lacking[i] THEN
                verdict[i] := 'required';
            END IF;
        END IF;
    END LOOP;

    -- What hangs on refused work, until nothing more is refused.
    changed := EXISTS (SELECT FROM unnest(verdict) AS v(word) WHERE v.word <> 'twin');
    IF changed THEN
        SELECT coalesce(array_agg(u_op[v.unit]), '{}'), coalesce(array_agg(v.rid), '{}') INTO fresh_op, fresh_rid
        FROM unnest(v_unit, v_what, v_target, v_rid) AS v(unit, what, target, rid)
        WHERE v.what IN ('v', 'a') AND v.target IS NOT NULL
            AND v.rid IN (SELECT o.rid FROM unnest(p_rid, p_last_seq) AS o(rid, last_seq) WHERE o.last_seq = 0);
    END IF;
    WHILE changed LOOP
        changed := false;
        FOR x IN
            SELECT i.op, CASE WHEN EXISTS (SELECT FROM unnest(p_grp, verdict) AS o(grp, word)
                        WHERE o.grp = p_grp[i.op] AND o.word <> 'twin') THEN 'group'
                WHEN EXISTS (SELECT FROM unnest(p_rid, verdict, p_rseq) AS o(rid, word, rseq)
                        WHERE o.rid = p_rid[i.op] AND o.word <> 'twin' AND o.rseq <= p_own_seq[i.op]) THEN 'after-refused'
                WHEN NOT creation[i.op] AND p_last_seq[i.op] = 0 AND NOT EXISTS (
                        SELECT FROM unnest(p_rid, verdict, creation) AS o(rid, word, made)
                        WHERE o.rid = p_rid[i.op] AND o.made AND o.word IS NULL) THEN 'hidden'
                WHEN EXISTS (SELECT FROM unnest(fresh_op, fresh_rid) AS f(op, rid)
                        WHERE f.op = i.op AND NOT EXISTS (SELECT FROM unnest(p_rid, verdict, creation) AS o(rid, word, made)
                            WHERE o.rid = f.rid AND o.made AND o.word IS NULL)) THEN 'reference' END AS word
            FROM generate_series(1, n) AS i(op) WHERE verdict[i.op] IS NULL
        LOOP
            IF x.word IS NOT NULL THEN
                verdict[x.op] := x.word;
                changed := true;
            END IF;
        END LOOP;
    END LOOP;
    RETURN verdict;
END $$;
