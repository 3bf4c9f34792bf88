-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: Apache-2.0
--
-- api.declare: what an administrator has changed in policies, custom fields and ticket types takes effect at once. Run as
-- steward_w_definer.
--
-- Format. {"types": [{"type", "number_prefix"}], "fields": [{"type", "field", "kind", "target", "required"}],
-- "states": [{"type", "state", "class", "is_initial", "needs"}],
-- "transitions": [{"type", "from_state", "to_state", "permission", "verb", "needs", "guard"}],
-- "roles": [{"role", "permission"}], "matrix": [{"version", "impact", "urgency", "priority"}]}: rows of the decl_ tables, as
-- the core reads them out of the records. Types and fields are the custom ones alone.
-- Invariant. The tables say the same as after `hub upgrade`. What the program itself declares is out of reach: a custom type
-- has the fields and permissions of incidents, a custom field is written by whoever may edit its record.
-- Example. p_seq 41, and the policy of roles was written again by 43 meanwhile: false, and nothing changes; its author's
-- program declares what it says.
--
-- p_seq is the last operation of such a record that the caller has read; p_version its schema's version. An administrator
-- could give everything to themselves by the policy of roles; so it is no danger that their program reads it for the hub.

CREATE OR REPLACE FUNCTION api.declare(p_seq bigint, p_version bigint, p_rules jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    v_before jsonb;
BEGIN
    IF api.me() IS NULL OR NOT hub.held_everywhere() && ARRAY['*', 'desk.configure'] THEN
        RAISE EXCEPTION 'not permitted' USING ERRCODE = '42501';
    END IF;
    PERFORM pg_advisory_xact_lock(6004514);
    IF p_seq IS DISTINCT FROM (SELECT max(r.last_seq) FROM steward.record r WHERE r.type IN ('policy', 'customfield', 'tickettype'))
            OR p_version IS DISTINCT FROM (SELECT s.value::bigint FROM steward.setting s WHERE s.key = 'hub.schema') THEN
        RETURN false;
    END IF;
    SELECT jsonb_object_agg(l.login, hub.keys_of(l.login)) INTO v_before FROM steward.hub_login l;

    DELETE FROM steward.decl_field f USING steward.decl_type t WHERE t.type = f.type AND (t.is_custom OR f.store = 'custom');
    DELETE FROM steward.decl_unit u USING steward.decl_type t WHERE t.type = u.type AND (t.is_custom OR u.unit LIKE 'x.%');
    DELETE FROM steward.decl_permission p USING steward.decl_type t WHERE t.type = p.type AND (t.is_custom OR p.unit LIKE 'x.%');
    DELETE FROM steward.decl_type t WHERE t.is_custom;
    INSERT INTO steward.decl_type (type, tbl, text_tbl, number_prefix, is_ticket, visible, follows, sort_cols, is_custom)
    SELECT j.type, i.tbl, i.text_tbl, j.number_prefix, i.is_ticket, i.visible, i.follows, i.sort_cols, true
    FROM jsonb_to_recordset(p_rules -> 'types') AS j(type text, number_prefix text), steward.decl_type i
    WHERE i.type = 'incident' AND j.type ~ '^[a-z][a-z0-9]{1,30}$' AND j.number_prefix ~ '^[A-Z]{2,5}$'
        AND NOT EXISTS (SELECT FROM steward.decl_type k WHERE k.type = j.type OR k.number_prefix = j.number_prefix)
    ON CONFLICT DO NOTHING;
    INSERT INTO steward.decl_unit (type, unit, policy)
    SELECT t.type, u.unit, u.policy FROM steward.decl_type t, steward.decl_unit u WHERE t.is_custom AND u.type = 'incident';
    INSERT INTO steward.decl_permission (type, unit, verb, permission)
    SELECT t.type, p.unit, p.verb, p.permission FROM steward.decl_type t, steward.decl_permission p
    WHERE t.is_custom AND p.type = 'incident';
    INSERT INTO steward.decl_field (type, field, unit, place, kind, tbl, col, store, target, required, is_set, derived, fold_col,
        requester, searchable)
    SELECT t.type, f.field, f.unit, f.place, f.kind, f.tbl, f.col, f.store, f.target, f.required, f.is_set, f.derived,
        f.fold_col, f.requester, f.searchable
    FROM steward.decl_type t, steward.decl_field f WHERE t.is_custom AND f.type = 'incident';

    INSERT INTO steward.decl_unit (type, unit, policy)
    SELECT j.type, j.field, CASE WHEN j.kind = 'textset' THEN 'set' ELSE 'register' END
    FROM jsonb_to_recordset(p_rules -> 'fields') AS j(type text, field text, kind text)
        JOIN steward.decl_type t ON t.type = j.type WHERE j.field ~ '^x\.[a-z][a-z0-9_]{0,40}$'
    ON CONFLICT DO NOTHING;
    INSERT INTO steward.decl_permission (type, unit, verb, permission)
    SELECT u.type, u.unit, p.verb, p.permission FROM steward.decl_unit u
        JOIN steward.decl_permission p ON p.type = u.type AND p.unit = '*' WHERE u.unit LIKE 'x.%';
    INSERT INTO steward.decl_field (type, field, unit, place, kind, tbl, col, store, target, required, is_set, derived, fold_col,
        requester, searchable)
    SELECT u.type, u.unit, u.unit, 0, j.kind, 'custom_value', k.col, 'custom', nullif(j.target, ''), j.required, j.kind = 'textset',
        false, CASE WHEN k.col = 'text' THEN 'fold' END,
        NOT EXISTS (SELECT FROM steward.decl_field f WHERE f.type = u.type AND NOT f.requester), j.kind IN ('text', 'longtext')
    FROM jsonb_to_recordset(p_rules -> 'fields') AS j(type text, field text, kind text, target text, required boolean)
        JOIN steward.decl_unit u ON u.type = j.type AND u.unit = j.field
        CROSS JOIN LATERAL (SELECT CASE WHEN j.kind IN ('integer', 'boolean', 'instant', 'timespan', 'reference') THEN 'integer'
            ELSE 'text' END AS col) k
    WHERE u.unit LIKE 'x.%'
    ON CONFLICT DO NOTHING;

    DELETE FROM steward.decl_state;
    INSERT INTO steward.decl_state (type, state, class, is_initial, needs)
    SELECT j.type, j.state, j.class, j.is_initial, j.needs
    FROM jsonb_to_recordset(p_rules -> 'states') AS j(type text, state text, class bigint, is_initial boolean, needs text[]);
    DELETE FROM steward.decl_transition;
    INSERT INTO steward.decl_transition (type, from_state, to_state, permission, verb, needs, guard)
    SELECT j.type, j.from_state, j.to_state, j.permission, j.verb, j.needs, j.guard
    FROM jsonb_to_recordset(p_rules -> 'transitions') AS j(type text, from_state text, to_state text, permission text, verb text,
        needs text[], guard jsonb);
    DELETE FROM steward.decl_role;
    INSERT INTO steward.decl_role (role, permission)
    SELECT j.role, j.permission FROM jsonb_to_recordset(p_rules -> 'roles') AS j(role text, permission text);
    INSERT INTO steward.decl_matrix AS m (version, impact, urgency, priority)
    SELECT j.version, j.impact, j.urgency, j.priority
    FROM jsonb_to_recordset(p_rules -> 'matrix') AS j(version bigint, impact bigint, urgency bigint, priority bigint)
    ON CONFLICT (version, impact, urgency) DO UPDATE SET priority = excluded.priority;
    INSERT INTO steward.setting (key, value) VALUES ('hub.declared', p_seq::text)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value;

    -- What roles open is a login's sight: its replicas have to hear of it.
    INSERT INTO steward.hub_grant_change (login, seq, changed_at, keys_before, keys_after)
    SELECT l.login, h.seq, hub.now_ms(), b.keys, hub.keys_of(l.login)
    FROM steward.hub_login l CROSS JOIN steward.hub_head h
        CROSS JOIN LATERAL (SELECT coalesce(array_agg(k.key), '{}') AS keys FROM jsonb_array_elements_text(v_before -> l.login) AS k(key)) b
    WHERE b.keys <> hub.keys_of(l.login);
    PERFORM pg_notify('steward_w', p_seq::text);
    RETURN true;
END $$;
