-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: Apache-2.0
--
-- Migration 4 on PostgreSQL: contents of attachments. A file keeps them packed under their hash (core/storage/blobstore.h);
-- here they stand as they are, since the hub proves their hashes and cannot unpack.

DO $$
BEGIN
    IF EXISTS (SELECT FROM blob) THEN
        RAISE EXCEPTION 'this workspace holds packed contents; make a new hub from its file';
    END IF;
END $$;
DROP TABLE blob_chunk;
DROP TABLE blob;

-- A content, or one that is on its way: login is who brings it, and NULL from the moment its SHA-256 was proven. Two who
-- bring the same one do not meet before that, so nobody learns what others have, or spoils it.
CREATE TABLE content (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
    size bigint NOT NULL CHECK (size > 0),
    stored bigint NOT NULL DEFAULT 0,
    login text COLLATE "C",
    touched_at bigint NOT NULL,
    CHECK (stored BETWEEN 0 AND size AND (login IS NOT NULL OR stored = size))
);
CREATE UNIQUE INDEX content__whole ON content (sha256) WHERE login IS NULL;
CREATE UNIQUE INDEX content__coming ON content (login, sha256) WHERE login IS NOT NULL;

-- Piece n from 0: 1 MiB, the last one what remains. sha256 is that of the piece.
CREATE TABLE content_piece (
    content bigint NOT NULL REFERENCES content (id) ON DELETE CASCADE,
    n bigint NOT NULL CHECK (n >= 0),
    sha256 bytea NOT NULL,
    bytes bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 1048576),
    PRIMARY KEY (content, n)
);

-- Who has shown to have a content, by bringing all of it. An attachment opens a content only where whoever wrote its hash
-- is here: to know a hash is not to have the file.
CREATE TABLE content_holder (
    login text COLLATE "C" NOT NULL,
    sha256 bytea NOT NULL,
    PRIMARY KEY (login, sha256)
);
