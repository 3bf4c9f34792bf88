// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/importcursor.h"

namespace steward {

Result<std::optional<ImportCursor>> readImportCursor(Connection &connection, const QString &source)
{
    STEWARD_ASSIGN(Statement find, connection.prepare(QByteArrayLiteral(
        "SELECT preset, batch, position, state FROM import_cursor WHERE source = ?")));
    find.bind(source);
    STEWARD_ASSIGN(const bool any, find.step());
    if (!any)
        return std::optional<ImportCursor>();
    return std::optional(ImportCursor{source, find.text(0), find.uuid(1), find.integer(2), find.text(3)});
}

Result<Ok> writeImportCursor(Connection &connection, const ImportCursor &cursor, Instant now)
{
    STEWARD_ASSIGN(Statement write, connection.prepare(QByteArrayLiteral(
        "INSERT INTO import_cursor(source, preset, batch, position, state, updated_at) VALUES(?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (source) DO UPDATE SET preset = excluded.preset, batch = excluded.batch, "
        "position = excluded.position, state = excluded.state, updated_at = excluded.updated_at")));
    write.bind(cursor.source, cursor.preset, cursor.batch, cursor.position, cursor.state, now.ms);
    return write.run();
}

} // namespace steward
