-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: Apache-2.0
--
-- Erasing for good (core/oplog/erasure.h): who takes a redaction into the log replaces the values that it names by their
-- commitments, in the same transaction.
--
-- Format. A unit that its author's own replica has erased already comes as its commitment: 32 bytes in the place of the
-- salt, no old and no new.
-- Invariant. After a page, no write of the log has a value that an accepted redaction names and does not spare; none shows
-- in rows, texts or contents. What dead rows still hold goes with VACUUM FULL, which only the owner can (hub scrub).
-- Example. Seq 9 erases the description of a ticket; a page whose author had seen 7 writes it: stored as its commitment,
-- accepted, and nothing shows.

-- As isErasable() in core/storage/eraser.cpp; units of a type that the hub does not know show nowhere, and can be.
CREATE OR REPLACE FUNCTION hub.is_erasable(p_type text, p_unit text) RETURNS boolean LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce((SELECT d.policy IN ('register', 'set') AND NOT EXISTS (
            SELECT FROM steward.decl_field f JOIN steward.decl_type t ON t.type = f.type
            WHERE f.type = p_type AND f.unit = p_unit AND ((f.target IS NOT NULL AND (t.is_ticket OR t.follows <> '{}'))
                OR (f.kind IN ('integer', 'boolean', 'instant', 'timespan') AND 1 < (SELECT count(*) FROM steward.decl_field g
                    WHERE g.type = p_type AND g.unit = p_unit))))
        FROM steward.decl_unit d WHERE d.type = p_type AND d.unit = p_unit), true)
$$;

-- Accepted erasures about these records, one row per unit.
CREATE OR REPLACE FUNCTION hub.erasures(p_rid bigint[]) RETURNS TABLE (rid bigint, unit text, seq bigint, rno bigint,
    rseq bigint, grp uuid) LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT r.rid, u.item, o.oid, o.rno, o.rseq, o.grp
    FROM steward.record r
        JOIN steward.redaction x ON x.about = r.id::text
        JOIN steward.operation o ON o.rid = x.rid AND o.verb = 'create'
        JOIN steward.hub_order h ON h.seq = o.oid AND h.verdict IS NULL
        JOIN steward.redaction_units u ON u.rid = x.rid
    WHERE r.rid = ANY (p_rid) AND hub.is_erasable(r.type, u.item)
$$;

-- Of a page's units those that are erased as they come: their commitments, NULL for the others. NULL when there is none.
-- p_seen is capped (take.sql).
CREATE OR REPLACE FUNCTION hub.erased_on_arrival(p_rno bigint, p_type text[], p_grp uuid[], p_seen bigint[], p_own_seq bigint[],
    o_rid bigint[], u_op int[], u_unit text[], u_salt bytea[], u_old bytea[], u_new bytea[]) RETURNS bytea[] LANGUAGE plpgsql
STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    gone bytea[];
    came constant boolean := EXISTS (SELECT FROM unnest(u_salt) AS u(salt) WHERE octet_length(u.salt) = 32);
BEGIN
    IF NOT came AND NOT EXISTS (SELECT FROM steward.redaction x) THEN
        RETURN NULL;
    END IF;
    IF came AND EXISTS (SELECT FROM unnest(u_op, u_unit, u_salt) AS u(op, unit, salt)
            WHERE octet_length(u.salt) = 32 AND NOT hub.is_erasable(p_type[u.op], u.unit)) THEN
        RAISE EXCEPTION 'this is not a page' USING ERRCODE = '22023';
    END IF;
    WITH e AS MATERIALIZED (
        SELECT * FROM hub.erasures(ARRAY(SELECT DISTINCT r.rid FROM unnest(o_rid) AS r(rid)))
    )
    SELECT array_agg(CASE WHEN octet_length(u.salt) = 32 THEN u.salt WHEN EXISTS (SELECT FROM e
            WHERE e.rid = o_rid[u.op] AND e.unit = u.unit AND e.grp <> p_grp[u.op] AND e.seq > p_seen[u.op]
                AND NOT (e.rno = p_rno AND e.rseq <= p_own_seq[u.op]))
        THEN hub.commitment(u.salt, u.old, u.new) END ORDER BY u.k)
    INTO gone FROM unnest(u_op, u_unit, u_salt, u_old, u_new) WITH ORDINALITY AS u(op, unit, salt, old, new, k);
    RETURN CASE WHEN EXISTS (SELECT FROM unnest(gone) AS g(commitment) WHERE g.commitment IS NOT NULL) THEN gone END;
END $$;

-- The redactions `p_made` are in the log and in their rows.
CREATE OR REPLACE FUNCTION hub.carry_out(p_made bigint[]) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    x record;
    folded record;
    got record;
    digests text[];
BEGIN
    INSERT INTO steward.setting AS s (key, value) VALUES ('erasure.scrub', 'due') ON CONFLICT (key) DO UPDATE SET value = 'due';
    FOR x IN
        SELECT r.rid, r.type, r.last_seq, t.tbl, array_agg(DISTINCT e.unit ORDER BY e.unit) AS units,
            array_agg(DISTINCT d.field) AS fields
        FROM steward.redaction n
            JOIN steward.record r ON r.id = CASE WHEN n.about ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN n.about::uuid END
            JOIN LATERAL hub.erasures(ARRAY[r.rid]) e ON true
            LEFT JOIN steward.decl_field d ON d.type = r.type AND d.unit = e.unit
            LEFT JOIN steward.decl_type t ON t.type = r.type
        WHERE n.rid = ANY (p_made) GROUP BY r.rid, r.type, r.last_seq, t.tbl ORDER BY r.rid
    LOOP
        digests := ARRAY(SELECT a.sha256 FROM steward.attachment a WHERE a.rid = x.rid AND a.sha256 IS NOT NULL
            AND 'sha256' = ANY (x.units));
        UPDATE steward.operation_value v SET commitment = hub.commitment(v.salt, v.old, v.new), salt = NULL, old = NULL, new = NULL
        FROM steward.operation o
        WHERE o.rid = x.rid AND v.oid = o.oid AND v.unit = ANY (x.units) AND v.commitment IS NULL AND EXISTS (
            SELECT FROM hub.erasures(ARRAY[x.rid]) e WHERE e.unit = v.unit AND e.grp <> o.grp
                AND e.seq > least(o.hub_seq, (SELECT min(h.fork_seq) FROM steward.hub_epoch h WHERE h.epoch > o.epoch))
                AND NOT (e.rno = o.rno AND e.rseq <= o.own_seq));
        DELETE FROM steward.search_document d WHERE d.source = x.rid AND d.field = ANY (x.fields);
        DELETE FROM steward.search_text d WHERE d.source = x.rid AND d.field = ANY (x.fields);
        CONTINUE WHEN x.last_seq = 0 OR x.tbl IS NULL; -- shows nothing
        SELECT * INTO folded FROM hub.fold_again(ARRAY[x.rid], ARRAY[x.last_seq], ARRAY[x.rid], ARRAY[x.rid], ARRAY[NULL::text],
            array_fill(1, ARRAY[cardinality(x.units)]), array_fill(x.type, ARRAY[cardinality(x.units)]), x.units,
            ARRAY(SELECT d.policy FROM unnest(x.units) WITH ORDINALITY AS u(unit, k)
                LEFT JOIN steward.decl_unit d ON d.type = x.type AND d.unit = u.unit ORDER BY u.k));
        SELECT * INTO got FROM hub.read_values(folded.f_type, folded.f_unit,
            array_fill(NULL::bytea, ARRAY[cardinality(folded.f_type)]), folded.f_new);
        PERFORM hub.project(ARRAY[x.rid], ARRAY[x.type], ARRAY[false], ARRAY[true], ARRAY['{"is_stale": true}'::jsonb],
            folded.f_record, folded.f_type, folded.f_unit,
            (SELECT array_agg(f.policy = 'set' ORDER BY f.k) FROM unnest(folded.f_policy) WITH ORDINALITY AS f(policy, k)),
            got.v_unit, got.v_what, got.v_field, got.v_text, got.v_rid);
        INSERT INTO steward.derive_queue AS d (rid, seq) VALUES (x.rid, x.last_seq)
        ON CONFLICT (rid) DO UPDATE SET seq = greatest(d.seq, excluded.seq);
        digests := ARRAY(SELECT g.digest FROM unnest(digests) AS g(digest)
            WHERE NOT EXISTS (SELECT FROM steward.attachment a WHERE a.sha256 = g.digest));
        DELETE FROM steward.content_holder c WHERE encode(c.sha256, 'hex') = ANY (digests);
        DELETE FROM steward.content c WHERE encode(c.sha256, 'hex') = ANY (digests);
    END LOOP;
END $$;
