-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: Apache-2.0
--
-- Bundles for sites without a network (core/storage/bundle.h): a courier hands in, and takes along, for somebody else.
--
-- Format. In one transaction: api.carry(replica), then the calls that the replica's own program would make. Until the
-- transaction ends, the caller counts as the replica's login: what is judged and shown is what that login may do and see.
-- Invariant. Only who holds bundle.carry can, only for enrolled replicas, and only in the transaction that said so: the row
-- in hub.carrying names session and transaction, and a setting that somebody makes up has no row. What was handed in names
-- the courier as who brought it (received_by). The work of a disabled login is kept and refused as 'revoked'; it reads
-- nothing.
-- What proves what: the courier's program has checked the bundle's signature, which this database cannot. So the signature
-- of the replica's owner over the end of what came is kept (carried), and hub verify asks for one that fits.
-- Example. BEGIN; SELECT * FROM api.carry('0199…'); SELECT * FROM api.push('0199…', …); COMMIT;

CREATE UNLOGGED TABLE IF NOT EXISTS hub.carrying (
    pid integer PRIMARY KEY,
    xid xid8 NOT NULL,
    login text COLLATE "C" NOT NULL
);
ALTER TABLE hub.carrying ENABLE ROW LEVEL SECURITY; -- nobody but this role, which owns it
REVOKE ALL ON hub.carrying FROM PUBLIC;

-- Asked by api.whoami() where somebody says that they carry.
CREATE OR REPLACE FUNCTION hub.carried() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce((SELECT c.login FROM hub.carrying c
        WHERE c.pid = pg_backend_pid() AND c.xid = pg_current_xact_id_if_assigned()), session_user::text)
$$;

-- The person of the login that is carried, disabled or not; NULL for a caller who carries nothing.
CREATE OR REPLACE FUNCTION hub.carried_person() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    SELECT l.person FROM steward.hub_login l WHERE l.login = api.whoami() AND api.whoami() <> session_user::text
$$;

CREATE OR REPLACE FUNCTION api.carry(p_replica uuid) RETURNS TABLE (login text, open_key bytea)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    v_login text;
    v_key bytea;
BEGIN
    IF api.whoami() <> session_user::text OR api.me() IS NULL OR NOT hub.holds('bundle.carry', NULL) THEN
        RAISE EXCEPTION 'not permitted' USING ERRCODE = '42501';
    END IF;
    SELECT r.login, r.open_key INTO v_login, v_key FROM steward.replica r
    WHERE r.id = p_replica AND r.kind = 'enrolled' AND r.state = 'active' AND r.open_key IS NOT NULL;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'not permitted' USING ERRCODE = '42501';
    END IF;
    INSERT INTO hub.carrying AS c (pid, xid, login) VALUES (pg_backend_pid(), pg_current_xact_id(), v_login)
    ON CONFLICT (pid) DO UPDATE SET xid = excluded.xid, login = excluded.login;
    PERFORM set_config('steward.carried', '1', true);
    RETURN QUERY SELECT v_login, v_key;
END $$;

-- A replica says its key for bundles, once, and hears the hub's.
CREATE OR REPLACE FUNCTION api.bundle_key(p_replica uuid, p_open bytea) RETURNS bytea
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF api.me() IS NULL OR octet_length(p_open) IS DISTINCT FROM 32 THEN
        RAISE EXCEPTION 'not permitted' USING ERRCODE = '42501';
    END IF;
    UPDATE steward.replica r SET open_key = p_open
    WHERE r.id = p_replica AND r.login = session_user::text AND r.state = 'active' AND r.kind = 'enrolled'
        AND (r.open_key IS NULL OR r.open_key = p_open);
    IF NOT FOUND THEN -- another file has said another one
        RETURN NULL;
    END IF;
    RETURN (SELECT k.open FROM steward.bundle_key k);
END $$;

-- The hub's own pair, for whoever opens and seals bundles.
CREATE OR REPLACE FUNCTION api.bundle_pair() RETURNS TABLE (open bytea, secret bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    IF api.me() IS NULL OR NOT hub.holds('bundle.carry', NULL) THEN
        RAISE EXCEPTION 'not permitted' USING ERRCODE = '42501';
    END IF;
    RETURN QUERY SELECT k.open, k.secret FROM steward.bundle_key k;
END $$;

-- Keeps what the replica's owner signed: the end of the work that came. While carrying.
CREATE OR REPLACE FUNCTION api.sign_carried(p_replica uuid, p_rseq bigint, p_signature bytea) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF hub.carried_person() IS NULL OR octet_length(p_signature) IS DISTINCT FROM 64 THEN
        RAISE EXCEPTION 'not permitted' USING ERRCODE = '42501';
    END IF;
    INSERT INTO steward.carried (rno, rseq, signature)
    SELECT r.rno, p_rseq, p_signature FROM steward.replica r
    WHERE r.id = p_replica AND r.login = api.whoami() AND p_rseq BETWEEN 1 AND r.last_rseq
    ON CONFLICT DO NOTHING;
    RETURN FOUND;
END $$;
