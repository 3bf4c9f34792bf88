-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: Apache-2.0
--
-- What a page brings for search, and what it does to the tickets that its records hang on. Written in the page's own
-- transaction, so that what somebody has saved is found at once; a worker proves it later.
--
-- Format of a hint's texts: {"texts": {"title": "vpn ~障害票", "description": ""}}, by field. A text is its tokens as
-- packedTokens() gives them: words as they are, runs of scripts without spaces whole behind a `~`; empty: the field
-- has no text that is shown. An index holds them as core/storage/search does: search_text all tokens, search_document
-- pieces of 200 that overlap by 8.
-- Invariant. A hint reaches its own record's texts and no other: what it may say is how this record is found.
-- Example. 'vpn ~障害票' gives the tokens vpn, 障害, 害票, 票 at the positions 1 … 4.

-- Whether a text has the form above: no syntax of a tsvector in it, one space between words.
CREATE OR REPLACE FUNCTION hub.is_packed(packed text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN packed = '' OR packed !~ '[''\\]|^ |  | $';

-- The hints of accepted operations: of each text the last. Only fields that the operations have written, or whose record
-- they have hidden or shown again. Records that fold again are the worker's: their author has not seen what shows.
CREATE OR REPLACE FUNCTION hub.index_page(o_rid bigint[], p_type text[], p_verdict text[], slow bigint[], u_op int[],
    u_unit text[], u_policy text[], h_op int[], h_hint jsonb[]) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    x record;
BEGIN
    WITH hinted AS (
        SELECT DISTINCT ON (o_rid[h.op], t.field) o_rid[h.op] AS rid, p_type[h.op] AS type, t.field, t.packed
        FROM unnest(h_op, h_hint) AS h(op, hint) CROSS JOIN LATERAL jsonb_each_text(h.hint -> 'texts') AS t(field, packed)
        WHERE p_verdict[h.op] IS NULL AND o_rid[h.op] <> ALL (slow) AND octet_length(t.packed) <= 65536
            AND hub.is_packed(t.packed)
        ORDER BY o_rid[h.op], t.field, h.op DESC
    ), written AS (
        SELECT DISTINCT o_rid[u.op] AS rid, CASE WHEN u.policy = 'existence' OR u.unit = 'withdrawn' THEN '*' ELSE u.unit END AS unit
        FROM unnest(u_op, u_unit, u_policy) AS u(op, unit, policy)
        WHERE p_verdict[u.op] IS NULL AND u.policy IS NOT NULL AND cardinality(h_op) > 0
    )
    SELECT array_agg(h.rid) AS rids, array_agg(h.field) AS fields, array_agg(t.tbl) AS tables, array_agg(h.packed) AS packed,
        array_agg(EXISTS (SELECT FROM steward.decl_field a WHERE a.type = h.type AND a.field = 'about')) AS hangs
    INTO x
    FROM hinted h JOIN steward.decl_type t ON t.type = h.type
        JOIN steward.decl_field d ON d.type = h.type AND d.field = h.field AND d.searchable
    WHERE EXISTS (SELECT FROM written w WHERE w.rid = h.rid AND w.unit IN (d.unit, '*'));
    IF x.rids IS NOT NULL THEN
        PERFORM hub.index_texts(x.rids, x.fields, x.tables, x.packed, x.hangs);
    END IF;
END $$;

-- Puts these texts in the place of what the index has of them. p_table: of the record itself; p_hangs: the ticket in its
-- `about` is what is found.
CREATE OR REPLACE FUNCTION hub.index_texts(p_rid bigint[], p_field text[], p_table text[], p_packed text[], p_hangs boolean[])
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM steward.search_document d USING unnest(p_rid, p_field) AS t(rid, field) WHERE d.source = t.rid AND d.field = t.field;
    DELETE FROM steward.search_text d USING unnest(p_rid, p_field) AS t(rid, field) WHERE d.source = t.rid AND d.field = t.field;
    -- Words come out of their array in its order, and are put together in it.
    WITH known AS MATERIALIZED (
        SELECT t.rid, t.field, coalesce(f.ticket, t.rid) AS owner, CASE WHEN t.hangs THEN 'ticket' ELSE t.tbl END AS tbl,
            CASE WHEN position('~' IN t.packed) = 0 THEN t.packed ELSE (
                SELECT string_agg(CASE WHEN w.word LIKE '~%' THEN (SELECT string_agg(substr(w.word, i.i + 1, 2), ' ')
                    FROM generate_series(1, length(w.word) - 1) AS i(i)) ELSE w.word END, ' ')
                FROM unnest(string_to_array(t.packed, ' ')) AS w(word)) END AS tokens
        FROM unnest(p_rid, p_field, p_table, p_packed, p_hangs) AS t(rid, field, tbl, packed, hangs)
            LEFT JOIN hub.followed(p_rid) f ON t.hangs AND f.rid = t.rid
        WHERE t.packed <> '' AND (NOT t.hangs OR f.ticket IS NOT NULL)
    ), whole AS (
        INSERT INTO steward.search_text (source, field, owner, tokens)
        SELECT t.rid, t.field, t.owner, t.tokens FROM known t WHERE t.tokens <> ''
    )
    INSERT INTO steward.search_document (owner, owner_table, source, field, piece, tokens)
    SELECT t.owner, t.tbl, t.rid, t.field, p.piece, (SELECT string_agg('''' || left(w.word, 200) || ''':' || w.n, ' ')
        FROM unnest(t.words[192 * p.piece + 1 : 192 * p.piece + 200]) WITH ORDINALITY AS w(word, n))::tsvector
    FROM (SELECT k.*, string_to_array(k.tokens, ' ') AS words FROM known k WHERE k.tokens <> '') t
        CROSS JOIN LATERAL generate_series(0, greatest(0, (cardinality(t.words) - 9) / 192)) AS p(piece);
END $$;

-- Comments, notes and attachments count at their ticket, and bring it forward. Whoever pushes them has its record locked.
CREATE OR REPLACE FUNCTION hub.count_page(o_rid bigint[], p_type text[], p_event_time bigint[], p_verdict text[],
    p_creates boolean[]) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT p_type && ARRAY['comment', 'worknote', 'attachment'] THEN
        RETURN;
    END IF;
    UPDATE steward.ticket t SET comments = nullif(coalesce(t.comments, 0) + m.comments, 0),
        attachments = nullif(coalesce(t.attachments, 0) + m.attachments, 0), updated = greatest(t.updated, m.updated)
    FROM (SELECT f.ticket, count(*) FILTER (WHERE o.creates AND o.type <> 'attachment') AS comments,
            count(*) FILTER (WHERE o.creates AND o.type = 'attachment') AS attachments, max(o.event_time) AS updated
        FROM unnest(o_rid, p_type, p_event_time, p_verdict, p_creates) AS o(rid, type, event_time, verdict, creates)
            JOIN hub.followed(o_rid) f ON f.rid = o.rid
        WHERE o.verdict IS NULL AND o.type IN ('comment', 'worknote', 'attachment') GROUP BY f.ticket) m
    WHERE t.rid = m.ticket;
END $$;
