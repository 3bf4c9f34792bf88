
CREATE TABLE setting (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- rno is the replica's name inside this store; last_* are the head of its chain.
CREATE TABLE replica (
    rno INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    last_rseq INTEGER NOT NULL DEFAULT 0,
    last_hash BLOB,
    last_hlc INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Every record, and every stub that is only referred to (last_seq 0). rid never leaves this store.
CREATE TABLE record (
    rid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    type TEXT NOT NULL,
    last_seq INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What undo and preview name. Its operations have oids from first_oid to last_oid; others may stand between.
CREATE TABLE batch (
    bno INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    first_oid INTEGER NOT NULL,
    last_oid INTEGER NOT NULL
) STRICT;

-- The author's header, never updated. oid is the order of arrival in this store. Ids of records and people stand as
-- their rids; what the hash proves anyway (root, names of units, hash of the operation before) is not stored again,
-- and there are no foreign keys: verify proves more, and each would be a look-up per operation.
CREATE TABLE operation (
    oid INTEGER PRIMARY KEY,
    rno INTEGER NOT NULL,
    rseq INTEGER NOT NULL,
    format INTEGER NOT NULL,
    record_type TEXT NOT NULL,
    rid INTEGER NOT NULL,
    verb TEXT NOT NULL,
    grp BLOB NOT NULL,
    bno INTEGER NOT NULL,
    hlc INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    hub_seq INTEGER NOT NULL,
    own_seq INTEGER NOT NULL,
    actor INTEGER NOT NULL,
    author INTEGER NOT NULL,
    event_time INTEGER NOT NULL,
    schema_version INTEGER NOT NULL,
    hash BLOB NOT NULL,
    UNIQUE (rno, rseq)
) STRICT;
CREATE INDEX operation__rid ON operation (rid);

-- The units' values, packed (core/storage/valuecodec.h); none for operations without units. The only rows of the log
-- that can be rewritten: erasing or withholding a unit puts its commitment in place of its values.
CREATE TABLE operation_value (
    oid INTEGER PRIMARY KEY,
    seed BLOB,
    content BLOB NOT NULL
) STRICT;

-- verdict NULL is accepted; received_by NULL is the operation's actor.
CREATE TABLE hub_order (
    seq INTEGER PRIMARY KEY,
    rno INTEGER NOT NULL,
    rseq INTEGER NOT NULL,
    eff INTEGER NOT NULL,
    number TEXT,
    verdict TEXT,
    received_by INTEGER,
    received_at INTEGER NOT NULL,
    chain BLOB NOT NULL
) STRICT;

CREATE TABLE number_alias (
    number TEXT NOT NULL PRIMARY KEY,
    rid INTEGER NOT NULL REFERENCES record (rid),
    kind TEXT NOT NULL CHECK (kind IN ('primary', 'provisional', 'external', 'merged'))
) STRICT, WITHOUT ROWID;
CREATE INDEX number_alias__rid ON number_alias (rid);

CREATE TABLE number_counter (
    prefix TEXT NOT NULL PRIMARY KEY,
    next INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Units with concurrent values that nobody has settled.
CREATE TABLE conflict (
    rid INTEGER NOT NULL REFERENCES record (rid),
    unit TEXT NOT NULL,
    opened_seq INTEGER NOT NULL,
    PRIMARY KEY (rid, unit)
) STRICT, WITHOUT ROWID;

-- Content of attachments. stored grows chunk by chunk; a blob that is not whole goes on where it stopped.
CREATE TABLE blob (
    sha256 BLOB NOT NULL PRIMARY KEY,
    size INTEGER NOT NULL,
    stored INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL CHECK (state IN ('partial', 'whole'))
) STRICT, WITHOUT ROWID;
CREATE TABLE blob_chunk (
    sha256 BLOB NOT NULL REFERENCES blob (sha256) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (sha256, n)
) STRICT;

-- What somebody is writing; local, never an operation. The context is that of the moment the form was loaded.
CREATE TABLE draft (
    person BLOB NOT NULL,
    record BLOB NOT NULL,
    slot TEXT NOT NULL,
    content BLOB NOT NULL,
    epoch INTEGER NOT NULL,
    hub_seq INTEGER NOT NULL,
    own_seq INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (person, record, slot)
) STRICT, WITHOUT ROWID;

-- How far an import of a source has come; state is the importer's own.
CREATE TABLE import_cursor (
    source TEXT NOT NULL PRIMARY KEY,
    preset TEXT NOT NULL,
    batch BLOB NOT NULL,
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- ProjectionTable::description() of each generated table as it stands.
CREATE TABLE projection_fingerprint (
    table_name TEXT NOT NULL PRIMARY KEY,
    fingerprint TEXT NOT NULL
) STRICT, WITHOUT ROWID;
