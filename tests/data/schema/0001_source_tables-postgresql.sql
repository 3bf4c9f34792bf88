
CREATE TABLE setting (
    key text COLLATE "C" NOT NULL PRIMARY KEY,
    value text COLLATE "C" NOT NULL
) ;

-- rno is the replica's name inside this store; last_* are the head of its chain.
CREATE TABLE replica (
    rno bigint PRIMARY KEY,
    id uuid NOT NULL UNIQUE,
    last_rseq bigint NOT NULL DEFAULT 0,
    last_hash bytea,
    last_hlc bigint NOT NULL DEFAULT 0
) ;

-- Every record, and every stub that is only referred to (last_seq 0). rid never leaves this store.
CREATE TABLE record (
    rid bigint PRIMARY KEY,
    id uuid NOT NULL UNIQUE,
    type text COLLATE "C" NOT NULL,
    last_seq bigint NOT NULL DEFAULT 0
) ;

-- What undo and preview name. Its operations have oids from first_oid to last_oid; others may stand between.
CREATE TABLE batch (
    bno bigint PRIMARY KEY,
    id uuid NOT NULL UNIQUE,
    first_oid bigint NOT NULL,
    last_oid bigint NOT NULL
) ;

-- The author's header, never updated. oid is the order of arrival in this store. Ids of records and people stand as
-- their rids; what the hash proves anyway (root, names of units, hash of the operation before) is not stored again,
-- and there are no foreign keys: verify proves more, and each would be a look-up per operation.
CREATE TABLE operation (
    oid bigint PRIMARY KEY,
    rno bigint NOT NULL,
    rseq bigint NOT NULL,
    format bigint NOT NULL,
    record_type text COLLATE "C" NOT NULL,
    rid bigint NOT NULL,
    verb text COLLATE "C" NOT NULL,
    grp uuid NOT NULL,
    bno bigint NOT NULL,
    hlc bigint NOT NULL,
    epoch bigint NOT NULL,
    hub_seq bigint NOT NULL,
    own_seq bigint NOT NULL,
    actor bigint NOT NULL,
    author bigint NOT NULL,
    event_time bigint NOT NULL,
    schema_version bigint NOT NULL,
    hash bytea NOT NULL,
    UNIQUE (rno, rseq)
) ;
CREATE INDEX operation__rid ON operation (rid, oid);

-- The units' values, packed (core/storage/valuecodec.h); none for operations without units. The only rows of the log
-- that can be rewritten: erasing or withholding a unit puts its commitment in place of its values.
CREATE TABLE operation_value (
    oid bigint PRIMARY KEY,
    seed bytea,
    content bytea NOT NULL
) ;

-- verdict NULL is accepted; received_by NULL is the operation's actor.
CREATE TABLE hub_order (
    seq bigint PRIMARY KEY,
    rno bigint NOT NULL,
    rseq bigint NOT NULL,
    eff bigint NOT NULL,
    number text COLLATE "C",
    verdict text COLLATE "C",
    received_by bigint,
    received_at bigint NOT NULL,
    chain bytea NOT NULL
) ;

CREATE TABLE number_alias (
    number text COLLATE "C" NOT NULL PRIMARY KEY,
    rid bigint NOT NULL REFERENCES record (rid),
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('primary', 'provisional', 'external', 'merged'))
) ;
CREATE INDEX number_alias__rid ON number_alias (rid);

CREATE TABLE number_counter (
    prefix text COLLATE "C" NOT NULL PRIMARY KEY,
    next bigint NOT NULL
) ;

-- Units with concurrent values that nobody has settled.
CREATE TABLE conflict (
    rid bigint NOT NULL REFERENCES record (rid),
    unit text COLLATE "C" NOT NULL,
    opened_seq bigint NOT NULL,
    PRIMARY KEY (rid, unit)
) ;

-- Content of attachments. stored grows chunk by chunk; a blob that is not whole goes on where it stopped.
CREATE TABLE blob (
    sha256 bytea NOT NULL PRIMARY KEY,
    size bigint NOT NULL,
    stored bigint NOT NULL DEFAULT 0,
    state text COLLATE "C" NOT NULL CHECK (state IN ('partial', 'whole'))
) ;
CREATE TABLE blob_chunk (
    sha256 bytea NOT NULL REFERENCES blob (sha256) ON DELETE CASCADE,
    n bigint NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (sha256, n)
) ;

-- What somebody is writing; local, never an operation. The context is that of the moment the form was loaded.
CREATE TABLE draft (
    person uuid NOT NULL,
    record uuid NOT NULL,
    slot text COLLATE "C" NOT NULL,
    content bytea NOT NULL,
    epoch bigint NOT NULL,
    hub_seq bigint NOT NULL,
    own_seq bigint NOT NULL,
    saved_at bigint NOT NULL,
    PRIMARY KEY (person, record, slot)
) ;

-- How far an import of a source has come; state is the importer's own.
CREATE TABLE import_cursor (
    source text COLLATE "C" NOT NULL PRIMARY KEY,
    preset text COLLATE "C" NOT NULL,
    batch uuid NOT NULL,
    position bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    updated_at bigint NOT NULL
) ;

-- ProjectionTable::description() of each generated table as it stands.
CREATE TABLE projection_fingerprint (
    table_name text COLLATE "C" NOT NULL PRIMARY KEY,
    fingerprint text COLLATE "C" NOT NULL
) ;
