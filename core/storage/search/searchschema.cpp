// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/search/searchschema.h"

#include "core/storage/search/ownertexts.h"

namespace steward {

namespace {

/// Raised when the tables, the tokens or the form of a block change: the index is then built anew.
const QString layout = QStringLiteral("2");

constexpr char sqliteTables[] = R"sql(
DROP TABLE IF EXISTS search_state;
DROP TABLE IF EXISTS search_field;
DROP TABLE IF EXISTS search_owner;
DROP TABLE IF EXISTS search_pending;
DROP TABLE IF EXISTS search_dead;
DROP TABLE IF EXISTS search_segment;
DROP TABLE IF EXISTS search_posting;
CREATE TABLE search_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    generation INTEGER NOT NULL,
    merge_target INTEGER,
    merge_dead INTEGER
) STRICT;
INSERT INTO search_state (id, generation) VALUES (1, 1);
CREATE TABLE search_field (code INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE search_owner (rid INTEGER PRIMARY KEY, texts BLOB NOT NULL) STRICT;
CREATE TABLE search_pending (
    id INTEGER PRIMARY KEY,
    owner INTEGER NOT NULL,
    owner_table TEXT NOT NULL,
    slot INTEGER NOT NULL,
    tokens BLOB NOT NULL
) STRICT;
CREATE TABLE search_dead (
    id INTEGER PRIMARY KEY,
    owner INTEGER NOT NULL,
    slot INTEGER NOT NULL,
    dropped INTEGER
) STRICT;
CREATE TABLE search_segment (
    id INTEGER PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('live', 'merging', 'building')),
    first_owner INTEGER NOT NULL,
    last_owner INTEGER NOT NULL,
    bytes INTEGER NOT NULL
) STRICT;
CREATE TABLE search_posting (
    segment INTEGER NOT NULL,
    term BLOB NOT NULL,
    first INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (segment, term, first)
) STRICT, WITHOUT ROWID;
)sql";

constexpr char postgresqlTables[] = R"sql(
DROP TABLE IF EXISTS search_document;
DROP TABLE IF EXISTS search_text;
CREATE TABLE search_document (
    doc bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner bigint NOT NULL,
    owner_table text COLLATE "C" NOT NULL,
    source bigint NOT NULL,
    field text COLLATE "C" NOT NULL,
    piece integer NOT NULL,
    tokens tsvector NOT NULL
);
CREATE INDEX search_document__tokens ON search_document USING gin (tokens);
CREATE INDEX search_document__owner ON search_document (owner);
CREATE INDEX search_document__source ON search_document (source, field);
CREATE TABLE search_text (
    source bigint NOT NULL,
    field text COLLATE "C" NOT NULL,
    owner bigint NOT NULL,
    tokens text COLLATE "C" NOT NULL,
    PRIMARY KEY (source, field)
);
)sql";

} // namespace

Result<Ok> recreateSearch(Connection &connection, const Schema &schema)
{
    const bool sqlite = connection.dialect() == Dialect::Sqlite;
    STEWARD_TRY(connection.execute(sqlite ? sqliteTables : postgresqlTables));
    if (sqlite) { // the declared names get their codes now, so that indexers may remember them
        QStringList names;
        for (const auto &type : schema.types()) {
            for (const Field &field : type->fields()) {
                if (field.searchable && !names.contains(field.name))
                    names.append(field.name);
            }
        }
        STEWARD_TRY(addSearchFields(connection, names));
    }
    STEWARD_ASSIGN(Statement remember, connection.prepare(QByteArrayLiteral(
        "INSERT INTO setting (key, value) VALUES ('search.layout', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")));
    remember.bind(layout);
    return remember.run();
}

Result<bool> prepareSearch(Connection &connection, const Schema &schema)
{
    STEWARD_ASSIGN(Statement find,
        connection.prepare(QByteArrayLiteral("SELECT 1 FROM setting WHERE key = 'search.layout' AND value = ?")));
    find.bind(layout);
    STEWARD_ASSIGN(const bool current, find.step());
    find.reset();
    if (current)
        return false;
    STEWARD_TRY(recreateSearch(connection, schema));
    return true;
}

} // namespace steward
