-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: Apache-2.0
--
-- The canonical form of operations (core/oplog/canonical.h), so that the hub proves what it stores.
--
-- Format. A frame is a netstring: the length of the bytes in decimal, ':', the bytes, ','; an absent value is '-'.
-- Invariant. Same bytes and digests as core/oplog/canonical.cpp; both run tests/data/oplog/vectors-1.jsonl.
-- Example. hub.frame('VPN') is '3:VPN,'; hub.frame('') is '0:,'; hub.frame(NULL) is '-'.
--
-- These functions are plain expressions without settings of their own, so that the planner puts them into the
-- statements that use them: a page of 500 operations is then proven in a few milliseconds.

CREATE OR REPLACE FUNCTION hub.frame(bytes bytea) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce((octet_length(bytes)::text || ':')::bytea || bytes || '\x2c'::bytea, '\x2d'::bytea);

-- The frame of a text's UTF-8, as text: put together first and turned into bytes once.
CREATE OR REPLACE FUNCTION hub.frame(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN octet_length(words)::text || ':' || words || ',';

CREATE OR REPLACE FUNCTION hub.frame(id uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '36:' || id::text || ',';

CREATE OR REPLACE FUNCTION hub.frame(number bigint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN octet_length(number::text)::text || ':' || number::text || ',';

CREATE OR REPLACE FUNCTION hub.commitment(salt bytea, old bytea, new bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN sha256(salt || hub.frame(old) || hub.frame(new));

-- Root of an operation's units. The array is in the order of the units' names.
CREATE OR REPLACE FUNCTION hub.root(units text[], commitments bytea[]) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
RETURN (SELECT sha256(coalesce(string_agg(
            hub.frame(convert_to(u.unit, 'UTF8')) || hub.frame(u.commitment), ''::bytea ORDER BY u.place), ''::bytea))
        FROM unnest(units, commitments) WITH ORDINALITY AS u(unit, commitment, place));

-- `names` are the units' names, each framed, one after the other.
CREATE OR REPLACE FUNCTION hub.header(format bigint, replica uuid, rseq bigint, record_type text, record uuid, verb text,
    grp uuid, batch uuid, hlc bigint, epoch bigint, hub_seq bigint, own_seq bigint, actor uuid, author uuid,
    event_time bigint, schema_version bigint, names text, root bytea) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
RETURN convert_to(hub.frame(format) || hub.frame(replica) || hub.frame(rseq) || hub.frame(record_type)
        || hub.frame(record) || hub.frame(verb) || hub.frame(grp) || hub.frame(batch) || hub.frame(hlc)
        || hub.frame(epoch) || hub.frame(hub_seq) || hub.frame(own_seq) || hub.frame(actor) || hub.frame(author)
        || hub.frame(event_time) || hub.frame(schema_version) || hub.frame(names), 'UTF8')
    || hub.frame(root);

CREATE OR REPLACE FUNCTION hub.leaf(hash bytea, seq bigint, eff bigint, number text, verdict text, received_by uuid,
    received_at bigint) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
RETURN sha256(hash || convert_to(hub.frame(seq) || hub.frame(eff) || hub.frame(coalesce(number, ''))
    || hub.frame(verdict) || hub.frame(received_by) || hub.frame(received_at), 'UTF8'));

CREATE OR REPLACE FUNCTION hub.no_digest() RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '\x0000000000000000000000000000000000000000000000000000000000000000'::bytea;

-- The frames of a row of them as texts. NULL when the bytes are not frames; an error when one is no text in UTF-8.
CREATE OR REPLACE FUNCTION hub.unframe(bytes bytea) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    size constant int := octet_length(bytes);
    at int := 1;
    colon int;
    digits text;
    length int;
    frames text[] := '{}';
BEGIN
    WHILE at <= size LOOP
        colon := position('\x3a'::bytea IN substring(bytes FROM at FOR 9));
        IF colon < 2 THEN
            RETURN NULL;
        END IF;
        digits := encode(substring(bytes FROM at FOR colon - 1), 'escape');
        IF digits !~ '^(0|[1-9][0-9]*)$' THEN
            RETURN NULL;
        END IF;
        length := digits::int;
        at := at + colon;
        IF at + length > size OR get_byte(bytes, at + length - 1) <> 44 THEN
            RETURN NULL;
        END IF;
        frames := frames || convert_from(substring(bytes FROM at FOR length), 'UTF8');
        at := at + length + 1;
    END LOOP;
    RETURN frames;
END $$;
