-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: Apache-2.0
--
-- Full text for members. Row security cannot serve here: @@ is not leakproof, so behind a policy it would be asked of
-- every row and use no index. These functions ask the index first and leave out what the caller may not see. What counts
-- is the record that holds the text, which for an internal note is not the ticket. Run as steward_w_definer.
--
-- A term is a tsquery and, for phrases longer than an overlap of pieces, its words between spaces ('' otherwise); see
-- core/storage/search/postgresqlsearch.h.

CREATE OR REPLACE FUNCTION api.search_newest(p_table text, p_queries text[], p_phrases text[], p_limit bigint)
RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    v_keys text[] := hub.my_keys();
    v_all boolean := '*' = ANY (v_keys);
    v_desk boolean := 'desk' = ANY (v_keys);
BEGIN
    IF cardinality(p_queries) > 50 OR cardinality(p_queries) <> cardinality(p_phrases) THEN
        RAISE EXCEPTION 'too many terms' USING ERRCODE = '54000';
    END IF;
    RETURN QUERY
    SELECT f.owner FROM (
        SELECT DISTINCT d.owner, t.n
        FROM unnest(p_queries, p_phrases) WITH ORDINALITY AS t (query, phrase, n)
        JOIN steward.search_document d ON d.tokens @@ t.query::tsquery AND d.owner_table = p_table
        JOIN steward.record r ON r.rid = d.source AND (v_all OR r.scope && v_keys)
        WHERE (t.phrase = '' OR EXISTS (SELECT FROM steward.search_text x
                WHERE x.source = d.source AND x.field = d.field AND position(t.phrase IN ' ' || x.tokens || ' ') > 0))
            AND (v_desk OR EXISTS (SELECT FROM steward.decl_field c
                WHERE c.type = r.type AND c.field = d.field AND c.requester))
    ) f
    GROUP BY f.owner HAVING count(*) = cardinality(p_queries)
    ORDER BY f.owner DESC LIMIT p_limit;
END $$;

CREATE OR REPLACE FUNCTION api.search_texts(p_table text, p_query text, p_phrase text, p_owners bigint[])
RETURNS TABLE (owner bigint, source bigint, field text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    v_keys text[] := hub.my_keys();
    v_all boolean := '*' = ANY (v_keys);
    v_desk boolean := 'desk' = ANY (v_keys);
BEGIN
    RETURN QUERY
    SELECT DISTINCT d.owner, d.source, d.field
    FROM steward.search_document d
    JOIN steward.record r ON r.rid = d.source AND (v_all OR r.scope && v_keys)
    WHERE d.owner = ANY (p_owners) AND d.owner_table = p_table AND d.tokens @@ p_query::tsquery
        AND (p_phrase = '' OR EXISTS (SELECT FROM steward.search_text x
            WHERE x.source = d.source AND x.field = d.field AND position(p_phrase IN ' ' || x.tokens || ' ') > 0))
        AND (v_desk OR EXISTS (SELECT FROM steward.decl_field c
            WHERE c.type = r.type AND c.field = d.field AND c.requester));
END $$;

-- Owners that hold a term: in any of their texts, or in the record's own field if one is named.
CREATE OR REPLACE FUNCTION api.search_holders(p_table text, p_query text, p_phrase text, p_field text)
RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    v_keys text[] := hub.my_keys();
    v_all boolean := '*' = ANY (v_keys);
    v_desk boolean := 'desk' = ANY (v_keys);
BEGIN
    RETURN QUERY
    SELECT d.owner
    FROM steward.search_document d
    JOIN steward.record r ON r.rid = d.source AND (v_all OR r.scope && v_keys)
    WHERE d.owner_table = p_table AND d.tokens @@ p_query::tsquery
        AND (p_field = '' OR (d.source = d.owner AND d.field = p_field))
        AND (p_phrase = '' OR EXISTS (SELECT FROM steward.search_text x
            WHERE x.source = d.source AND x.field = d.field AND position(p_phrase IN ' ' || x.tokens || ' ') > 0))
        AND (v_desk OR EXISTS (SELECT FROM steward.decl_field c
            WHERE c.type = r.type AND c.field = d.field AND c.requester));
END $$;

CREATE OR REPLACE FUNCTION api.search_holds(p_table text, p_query text, p_phrase text, p_field text, p_owner bigint)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    v_keys text[] := hub.my_keys();
BEGIN
    RETURN EXISTS (
        SELECT FROM steward.search_document d
        JOIN steward.record r ON r.rid = d.source AND ('*' = ANY (v_keys) OR r.scope && v_keys)
        WHERE d.owner = p_owner AND d.owner_table = p_table AND d.tokens @@ p_query::tsquery
            AND (p_field = '' OR (d.source = d.owner AND d.field = p_field))
            AND (p_phrase = '' OR EXISTS (SELECT FROM steward.search_text x
                WHERE x.source = d.source AND x.field = d.field AND position(p_phrase IN ' ' || x.tokens || ' ') > 0))
            AND ('desk' = ANY (v_keys) OR EXISTS (SELECT FROM steward.decl_field c
                WHERE c.type = r.type AND c.field = d.field AND c.requester)));
END $$;
