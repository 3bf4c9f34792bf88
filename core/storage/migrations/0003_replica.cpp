// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/migrations/migration.h"

namespace steward {

Migration migration0003();

/// A server has none of this: replicas are files.
Migration migration0003()
{
    return {3, QStringLiteral("replica"), QString(), QString(), QStringLiteral(R"sql(
-- One row in a file that is a replica of a hub, none in a file that is its own. rno is the replica it writes as; copied
-- is 1 when another file was found to write as that one too. seq and chain are the end of the stream as pulled, scope_seq
-- the last place at which a record came or went.
CREATE TABLE sync_state (
    one {integer} NOT NULL PRIMARY KEY CHECK (one = 1),
    url {text} NOT NULL,
    workspace {uuid} NOT NULL,
    rno {integer} NOT NULL,
    prefix {text} NOT NULL,
    incarnation {uuid} NOT NULL,
    epoch {integer} NOT NULL,
    seq {integer} NOT NULL,
    chain {bytes} NOT NULL,
    head {integer} NOT NULL,
    state {text} NOT NULL CHECK (state IN ('active', 'read-only', 'revoked')),
    scope_seq {integer} NOT NULL,
    copied {integer} NOT NULL,
    clock_offset {integer},
    contact {integer}
) {keyed};

-- Replicas that this file writes as, or wrote as before it was found to be a copy.
CREATE TABLE sync_own (
    rno {key}
) {table};

-- Epochs of the hub that ended, and the last place of the stream that the next one took over.
CREATE TABLE sync_fork (
    epoch {integer} NOT NULL PRIMARY KEY,
    seq {integer} NOT NULL
) {keyed};

-- Prefixes of replicas, for the numbers that they give offline.
CREATE TABLE sync_prefix (
    replica {uuid} NOT NULL PRIMARY KEY,
    prefix {text} NOT NULL
) {keyed};

-- Records that this login no longer sees: their operations were taken away, their numbers stay.
CREATE TABLE sync_left (
    rid {key},
    seq {integer} NOT NULL
) {table};

-- Places of the stream whose operations this login may not see; the chain is proven with their leaves.
CREATE TABLE hidden_leaf (
    seq {key},
    leaf {bytes} NOT NULL
) {table};

-- Hash of the same replica's operation before, where that one is not in this file.
CREATE TABLE operation_link (
    oid {key},
    previous {bytes} NOT NULL
) {table};

-- What this file has written and the hub has not given back yet, in the order it was written, and what the hub refused
-- (verdict) until somebody has looked at it. A refused operation that was given back stands in the log as well (seq).
CREATE TABLE outbox (
    ono {key},
    rno {integer} NOT NULL,
    rseq {integer} NOT NULL,
    format {integer} NOT NULL,
    record_type {text} NOT NULL,
    rid {integer} NOT NULL,
    verb {text} NOT NULL,
    grp {uuid} NOT NULL,
    batch {uuid} NOT NULL,
    hlc {integer} NOT NULL,
    epoch {integer} NOT NULL,
    hub_seq {integer} NOT NULL,
    own_seq {integer} NOT NULL,
    actor {integer} NOT NULL,
    author {integer} NOT NULL,
    event_time {integer} NOT NULL,
    schema_version {integer} NOT NULL,
    previous {bytes} NOT NULL,
    hash {bytes} NOT NULL,
    seed {bytes},
    content {bytes},
    number {text},
    written_at {integer} NOT NULL,
    verdict {text},
    seq {integer},
    judged_at {integer},
    UNIQUE (rno, rseq)
) {table};
CREATE INDEX outbox__rid ON outbox (rid);
CREATE INDEX outbox__batch ON outbox (batch);
)sql")};
}

} // namespace steward
