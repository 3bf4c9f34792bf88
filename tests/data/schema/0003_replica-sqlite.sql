
-- One row in a file that is a replica of a hub, none in a file that is its own. rno is the replica it writes as; copied
-- is 1 when another file was found to write as that one too. seq and chain are the end of the stream as pulled, scope_seq
-- the last place at which a record came or went.
CREATE TABLE sync_state (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    url TEXT NOT NULL,
    workspace BLOB NOT NULL,
    rno INTEGER NOT NULL,
    prefix TEXT NOT NULL,
    incarnation BLOB NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    chain BLOB NOT NULL,
    head INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'read-only', 'revoked')),
    scope_seq INTEGER NOT NULL,
    copied INTEGER NOT NULL,
    clock_offset INTEGER,
    contact INTEGER
) STRICT, WITHOUT ROWID;

-- Replicas that this file writes as, or wrote as before it was found to be a copy.
CREATE TABLE sync_own (
    rno INTEGER PRIMARY KEY
) STRICT;

-- Epochs of the hub that ended, and the last place of the stream that the next one took over.
CREATE TABLE sync_fork (
    epoch INTEGER NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Prefixes of replicas, for the numbers that they give offline.
CREATE TABLE sync_prefix (
    replica BLOB NOT NULL PRIMARY KEY,
    prefix TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Records that this login no longer sees: their operations were taken away, their numbers stay.
CREATE TABLE sync_left (
    rid INTEGER PRIMARY KEY,
    seq INTEGER NOT NULL
) STRICT;

-- Places of the stream whose operations this login may not see; the chain is proven with their leaves.
CREATE TABLE hidden_leaf (
    seq INTEGER PRIMARY KEY,
    leaf BLOB NOT NULL
) STRICT;

-- Hash of the same replica's operation before, where that one is not in this file.
CREATE TABLE operation_link (
    oid INTEGER PRIMARY KEY,
    previous BLOB NOT NULL
) STRICT;

-- What this file has written and the hub has not given back yet, in the order it was written, and what the hub refused
-- (verdict) until somebody has looked at it. A refused operation that was given back stands in the log as well (seq).
CREATE TABLE outbox (
    ono INTEGER PRIMARY KEY,
    rno INTEGER NOT NULL,
    rseq INTEGER NOT NULL,
    format INTEGER NOT NULL,
    record_type TEXT NOT NULL,
    rid INTEGER NOT NULL,
    verb TEXT NOT NULL,
    grp BLOB NOT NULL,
    batch BLOB NOT NULL,
    hlc INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    hub_seq INTEGER NOT NULL,
    own_seq INTEGER NOT NULL,
    actor INTEGER NOT NULL,
    author INTEGER NOT NULL,
    event_time INTEGER NOT NULL,
    schema_version INTEGER NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL,
    seed BLOB,
    content BLOB,
    number TEXT,
    written_at INTEGER NOT NULL,
    verdict TEXT,
    seq INTEGER,
    judged_at INTEGER,
    UNIQUE (rno, rseq)
) STRICT;
CREATE INDEX outbox__rid ON outbox (rid);
CREATE INDEX outbox__batch ON outbox (batch);
