-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: Apache-2.0
--
-- Migration 6 on PostgreSQL: keys and signatures of bundles (core/storage/bundle.h, core/storage/hub/carry.sql).

-- Ed25519; NULL until the replica has said it.
ALTER TABLE replica ADD COLUMN open_key bytea CHECK (octet_length(open_key) = 32);

-- The hub's own pair, made by hub init and upgrade. One row.
CREATE TABLE bundle_key (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    open bytea NOT NULL CHECK (octet_length(open) = 32),
    secret bytea NOT NULL CHECK (octet_length(secret) = 64)
);

-- What the owner of a replica signed of the end of work that a courier brought: signWork() of operation rseq.
CREATE TABLE carried (
    rno bigint NOT NULL REFERENCES replica (rno),
    rseq bigint NOT NULL,
    signature bytea NOT NULL CHECK (octet_length(signature) = 64),
    PRIMARY KEY (rno, rseq)
);
