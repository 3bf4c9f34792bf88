// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/migrations/migration.h"

namespace steward {

Migration migration0001();

Migration migration0001()
{
    return {1, QStringLiteral("source_tables"), QStringLiteral(R"sql(
CREATE TABLE setting (
    key {text} NOT NULL PRIMARY KEY,
    value {text} NOT NULL
) {keyed};

-- rno is the replica's name inside this store; last_* are the head of its chain.
CREATE TABLE replica (
    rno {key},
    id {uuid} NOT NULL UNIQUE,
    last_rseq {integer} NOT NULL DEFAULT 0,
    last_hash {bytes},
    last_hlc {integer} NOT NULL DEFAULT 0
) {table};

-- Every record, and every stub that is only referred to (last_seq 0). rid never leaves this store.
CREATE TABLE record (
    rid {key},
    id {uuid} NOT NULL UNIQUE,
    type {text} NOT NULL,
    last_seq {integer} NOT NULL DEFAULT 0
) {table};

-- What undo and preview name. Its operations have oids from first_oid to last_oid; others may stand between.
CREATE TABLE batch (
    bno {key},
    id {uuid} NOT NULL UNIQUE,
    first_oid {integer} NOT NULL,
    last_oid {integer} NOT NULL
) {table};

-- The author's header, never updated. oid is the order of arrival in this store. Ids of records and people stand as
-- their rids; what the hash proves anyway (root, names of units, hash of the operation before) is not stored again,
-- and there are no foreign keys: verify proves more, and each would be a look-up per operation.
CREATE TABLE operation (
    oid {key},
    rno {integer} NOT NULL,
    rseq {integer} NOT NULL,
    format {integer} NOT NULL,
    record_type {text} NOT NULL,
    rid {integer} NOT NULL,
    verb {text} NOT NULL,
    grp {uuid} NOT NULL,
    bno {integer} NOT NULL,
    hlc {integer} NOT NULL,
    epoch {integer} NOT NULL,
    hub_seq {integer} NOT NULL,
    own_seq {integer} NOT NULL,
    actor {integer} NOT NULL,
    author {integer} NOT NULL,
    event_time {integer} NOT NULL,
    schema_version {integer} NOT NULL,
    hash {bytes} NOT NULL,
    UNIQUE (rno, rseq)
) {table};
CREATE INDEX operation__rid ON operation (rid{, oid});

-- The units' values, packed (core/storage/valuecodec.h); none for operations without units. The only rows of the log
-- that can be rewritten: erasing or withholding a unit puts its commitment in place of its values.
CREATE TABLE operation_value (
    oid {key},
    seed {bytes},
    content {bytes} NOT NULL
) {table};

-- verdict NULL is accepted; received_by NULL is the operation's actor.
CREATE TABLE hub_order (
    seq {key},
    rno {integer} NOT NULL,
    rseq {integer} NOT NULL,
    eff {integer} NOT NULL,
    number {text},
    verdict {text},
    received_by {integer},
    received_at {integer} NOT NULL,
    chain {bytes} NOT NULL
) {table};

CREATE TABLE number_alias (
    number {text} NOT NULL PRIMARY KEY,
    rid {integer} NOT NULL REFERENCES record (rid),
    kind {text} NOT NULL CHECK (kind IN ('primary', 'provisional', 'external', 'merged'))
) {keyed};
CREATE INDEX number_alias__rid ON number_alias (rid);

CREATE TABLE number_counter (
    prefix {text} NOT NULL PRIMARY KEY,
    next {integer} NOT NULL
) {keyed};

-- Units with concurrent values that nobody has settled.
CREATE TABLE conflict (
    rid {integer} NOT NULL REFERENCES record (rid),
    unit {text} NOT NULL,
    opened_seq {integer} NOT NULL,
    PRIMARY KEY (rid, unit)
) {keyed};

-- Content of attachments. stored grows chunk by chunk; a blob that is not whole goes on where it stopped.
CREATE TABLE blob (
    sha256 {bytes} NOT NULL PRIMARY KEY,
    size {integer} NOT NULL,
    stored {integer} NOT NULL DEFAULT 0,
    state {text} NOT NULL CHECK (state IN ('partial', 'whole'))
) {keyed};
CREATE TABLE blob_chunk (
    sha256 {bytes} NOT NULL REFERENCES blob (sha256) ON DELETE CASCADE,
    n {integer} NOT NULL,
    bytes {bytes} NOT NULL,
    PRIMARY KEY (sha256, n)
) {table};

-- What somebody is writing; local, never an operation. The context is that of the moment the form was loaded.
CREATE TABLE draft (
    person {uuid} NOT NULL,
    record {uuid} NOT NULL,
    slot {text} NOT NULL,
    content {bytes} NOT NULL,
    epoch {integer} NOT NULL,
    hub_seq {integer} NOT NULL,
    own_seq {integer} NOT NULL,
    saved_at {integer} NOT NULL,
    PRIMARY KEY (person, record, slot)
) {keyed};

-- How far an import of a source has come; state is the importer's own.
CREATE TABLE import_cursor (
    source {text} NOT NULL PRIMARY KEY,
    preset {text} NOT NULL,
    batch {uuid} NOT NULL,
    position {integer} NOT NULL,
    state {text} NOT NULL,
    updated_at {integer} NOT NULL
) {keyed};

-- ProjectionTable::description() of each generated table as it stands.
CREATE TABLE projection_fingerprint (
    table_name {text} NOT NULL PRIMARY KEY,
    fingerprint {text} NOT NULL
) {keyed};
)sql")};
}

} // namespace steward
