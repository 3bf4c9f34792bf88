-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: Apache-2.0
--
-- Contents of attachments: brought piece by piece before the record that names them, read through that record. Run as
-- steward_w_definer; members reach the tables through these functions alone.
--
--     content_begin(sha256, size)       room, and how far an earlier attempt has come
--     content_put(sha256, n, bytes)     the next piece; one that is here already is not stored again
--     content_finish(sha256)            proves the hash of the whole; only now anybody can read it
--     content_withdraw(sha256)          its attachment was erased while it was brought
--     content_state, content_piece      of an attachment whose record the caller sees
--
-- Invariants. (1) A content that can be read has the SHA-256 that it stands under. (2) What a caller is told of a hash is
-- about what the caller has brought; whether others hold it is not told, since every bringer sends all of it.
-- (3) Every call can be repeated. Errors: P0F05 out of order, P0F06 another content than was announced, P0F07 too large,
-- P0F08 too much on its way, 42501.
-- Example. A file of 2.5 MiB: begin gives 0, three puts give 1048576, 2097152 and 2621440, finish opens it.

-- Bytes that one attachment may have. The setting content.limit, at most 512 MiB: the proof takes twice the size in
-- memory, of one session at a time.
CREATE OR REPLACE FUNCTION hub.content_limit() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT least(536870912, coalesce((SELECT s.value::bigint FROM steward.setting s
        WHERE s.key = 'content.limit' AND s.value ~ '^[0-9]{1,12}$'), 268435456))
$$;

-- Who may write some attachment may bring a content; whether on this ticket is judged when the record is pushed.
CREATE OR REPLACE FUNCTION hub.may_bring() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT api.me() IS NOT NULL AND EXISTS (SELECT FROM steward.decl_permission d
        WHERE d.type = 'attachment' AND d.verb = 'create' AND hub.holds(d.permission, NULL))
$$;

CREATE OR REPLACE FUNCTION api.content_begin(p_sha256 bytea, p_size bigint) RETURNS TABLE (stored bigint, whole boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s' AS $$
#variable_conflict use_column
DECLARE
    v_login constant text := api.whoami();
    v_now constant bigint := hub.now_ms();
    v_coming record;
BEGIN
    IF NOT hub.may_bring() THEN
        RAISE EXCEPTION 'not permitted' USING ERRCODE = '42501';
    END IF;
    IF coalesce(octet_length(p_sha256), 0) <> 32 OR coalesce(p_size, 0) < 1 THEN
        RAISE EXCEPTION 'this is no content' USING ERRCODE = '22023';
    END IF;
    IF p_size > hub.content_limit() THEN
        RAISE EXCEPTION '%', (hub.content_limit() / 1048576) USING ERRCODE = 'P0F07';
    END IF;
    IF EXISTS (SELECT FROM steward.content_holder h JOIN steward.content c ON c.sha256 = h.sha256 AND c.login IS NULL
            WHERE h.login = v_login AND h.sha256 = p_sha256) THEN
        RETURN QUERY SELECT p_size, true;
        RETURN;
    END IF;
    DELETE FROM steward.content c WHERE c.login = v_login
        AND (c.touched_at < v_now - 30 * 86400000::bigint OR (c.sha256 = p_sha256 AND c.size <> p_size));
    SELECT count(*) AS files, coalesce(sum(c.size), 0) AS bytes INTO v_coming FROM steward.content c
    WHERE c.login = v_login AND c.sha256 <> p_sha256;
    IF v_coming.files >= 100 OR v_coming.bytes + p_size > 4 * hub.content_limit() THEN
        RAISE EXCEPTION 'too much is on its way' USING ERRCODE = 'P0F08';
    END IF;
    INSERT INTO steward.content (sha256, size, login, touched_at) VALUES (p_sha256, p_size, v_login, v_now)
    ON CONFLICT (login, sha256) WHERE login IS NOT NULL DO UPDATE SET touched_at = excluded.touched_at;
    RETURN QUERY SELECT c.stored, false FROM steward.content c WHERE c.login = v_login AND c.sha256 = p_sha256;
END $$;

CREATE OR REPLACE FUNCTION api.content_put(p_sha256 bytea, p_n bigint, p_bytes bytea) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    v_content record;
BEGIN
    SELECT c.id, c.size, c.stored INTO v_content FROM steward.content c
    WHERE c.login = api.whoami() AND c.sha256 = p_sha256 AND api.me() IS NOT NULL FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'not permitted' USING ERRCODE = '42501';
    END IF;
    IF p_n IS NULL OR p_n < 0 OR p_n > v_content.size / 1048576 OR octet_length(p_bytes) IS DISTINCT FROM
            least(1048576, v_content.size - p_n * 1048576) THEN
        RAISE EXCEPTION 'this is no piece of it' USING ERRCODE = '22023';
    END IF;
    IF p_n * 1048576 < v_content.stored THEN
        RETURN v_content.stored;
    END IF;
    IF p_n * 1048576 > v_content.stored THEN
        RAISE EXCEPTION 'a piece is missing before this one' USING ERRCODE = 'P0F05';
    END IF;
    INSERT INTO steward.content_piece (content, n, sha256, bytes) VALUES (v_content.id, p_n, sha256(p_bytes), p_bytes);
    UPDATE steward.content c SET stored = c.stored + octet_length(p_bytes),
        touched_at = hub.now_ms()
    WHERE c.id = v_content.id;
    RETURN v_content.stored + octet_length(p_bytes);
END $$;

-- False: it is not what was announced, and is gone. (An error would take that back.)
CREATE OR REPLACE FUNCTION api.content_finish(p_sha256 bytea) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_login constant text := api.whoami();
    v_content record;
    v_kept bigint;
BEGIN
    IF api.me() IS NULL THEN
        RAISE EXCEPTION 'not permitted' USING ERRCODE = '42501';
    END IF;
    -- One proof at a time keeps the memory that they take within bounds.
    LOCK TABLE steward.content_holder IN SHARE ROW EXCLUSIVE MODE;
    SELECT c.id, c.size, c.stored INTO v_content FROM steward.content c
    WHERE c.login = v_login AND c.sha256 = p_sha256 FOR UPDATE;
    IF NOT FOUND THEN
        IF EXISTS (SELECT FROM steward.content_holder h WHERE h.login = v_login AND h.sha256 = p_sha256) THEN
            RETURN true; -- the answer got lost
        END IF;
        RAISE EXCEPTION 'not permitted' USING ERRCODE = '42501';
    END IF;
    IF v_content.stored <> v_content.size THEN
        RAISE EXCEPTION 'it is not here to its end' USING ERRCODE = 'P0F05';
    END IF;
    IF (SELECT sha256(string_agg(p.bytes, ''::bytea ORDER BY p.n)) FROM steward.content_piece p
            WHERE p.content = v_content.id) IS DISTINCT FROM p_sha256 THEN
        DELETE FROM steward.content c WHERE c.id = v_content.id;
        RETURN false;
    END IF;
    SELECT c.id INTO v_kept FROM steward.content c WHERE c.sha256 = p_sha256 AND c.login IS NULL;
    IF FOUND THEN
        DELETE FROM steward.content c WHERE c.id = v_content.id;
        UPDATE steward.content c SET touched_at = hub.now_ms() WHERE c.id = v_kept;
    ELSE
        UPDATE steward.content c SET login = NULL, touched_at = hub.now_ms()
        WHERE c.id = v_content.id;
    END IF;
    INSERT INTO steward.content_holder (login, sha256) VALUES (v_login, p_sha256) ON CONFLICT DO NOTHING;
    RETURN true;
END $$;

-- What the caller has brought is not wanted any more: its attachment was erased meanwhile. False where some attachment names
-- it; what others have brought stays.
CREATE OR REPLACE FUNCTION api.content_withdraw(p_sha256 bytea) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF api.me() IS NULL THEN
        RAISE EXCEPTION 'not permitted' USING ERRCODE = '42501';
    END IF;
    LOCK TABLE steward.content_holder IN SHARE ROW EXCLUSIVE MODE;
    IF EXISTS (SELECT FROM steward.attachment a WHERE a.sha256 = encode(p_sha256, 'hex')) THEN
        RETURN false;
    END IF;
    DELETE FROM steward.content_holder h WHERE h.login = api.whoami() AND h.sha256 = p_sha256;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    DELETE FROM steward.content c WHERE c.sha256 = p_sha256 AND c.login IS NULL
        AND NOT EXISTS (SELECT FROM steward.content_holder h WHERE h.sha256 = p_sha256);
    RETURN true;
END $$;

-- The content of an attachment that the caller sees; NULL for one that is not here, or not to be seen. Its hash counts
-- where whoever wrote it had the file, or where it came with the desk file that this hub was made of.
CREATE OR REPLACE FUNCTION hub.content_of(p_attachment uuid) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.id
    FROM steward.record r
    JOIN steward.attachment a ON a.rid = r.rid AND a.sha256 ~ '^[0-9a-f]{64}$'
    JOIN steward.content c ON c.sha256 = decode(a.sha256, 'hex') AND c.login IS NULL
    WHERE r.id = p_attachment AND hub.sees(r.rid) AND EXISTS (
        SELECT FROM steward.operation o
        JOIN steward.hub_order h ON h.seq = o.oid AND h.verdict IS NULL
        JOIN steward.replica p ON p.rno = o.rno
        JOIN steward.operation_value v ON v.oid = o.oid AND v.unit = 'sha256'
            AND v.new = convert_to(hub.frame('sha256') || hub.frame(a.sha256), 'UTF8')
        WHERE o.rid = r.rid AND (p.kind = 'file' OR EXISTS (
            SELECT FROM steward.content_holder k WHERE k.login = p.login AND k.sha256 = c.sha256)))
$$;

-- No row: the record is not to be seen. here false: it is, and its content has not arrived.
CREATE OR REPLACE FUNCTION api.content_state(p_attachment uuid) RETURNS TABLE (here boolean, size bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.id IS NOT NULL, c.size
    FROM steward.record r LEFT JOIN steward.content c ON c.id = hub.content_of(p_attachment)
    WHERE r.id = p_attachment AND r.type = 'attachment' AND hub.sees(r.rid)
$$;

CREATE OR REPLACE FUNCTION api.content_piece(p_attachment uuid, p_n bigint) RETURNS TABLE (bytes bytea, sha256 bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT p.bytes, p.sha256 FROM steward.content_piece p WHERE p.content = hub.content_of(p_attachment) AND p.n = p_n
$$;

-- Contents that no attachment names any more, or never did, after as long as somebody may have been offline with the
-- record; what was begun and left. Gives how many went. For the owner's worker.
CREATE OR REPLACE FUNCTION hub.sweep_contents(p_days bigint) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_before constant bigint := hub.now_ms() - p_days * 86400000;
    v_gone bigint;
BEGIN
    LOCK TABLE steward.content_holder IN SHARE ROW EXCLUSIVE MODE;
    WITH gone AS (
        DELETE FROM steward.content c
        WHERE c.touched_at < v_before AND (c.login IS NOT NULL
            OR NOT EXISTS (SELECT FROM steward.attachment a WHERE a.sha256 = encode(c.sha256, 'hex')))
        RETURNING 1)
    SELECT count(*) INTO v_gone FROM gone;
    DELETE FROM steward.content_holder h WHERE NOT EXISTS (
        SELECT FROM steward.content c WHERE c.sha256 = h.sha256 AND c.login IS NULL);
    RETURN v_gone;
END $$;
