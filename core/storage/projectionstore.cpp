// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/projectionstore.h"

#include "core/storage/projectionschema.h"
#include "core/storage/projector.h"
#include "core/storage/search/rebuild.h"

namespace steward {

namespace {

Result<QHash<QString, QString>> storedDescriptions(Connection &connection)
{
    STEWARD_ASSIGN(Statement rows,
        connection.prepare(QByteArrayLiteral("SELECT table_name, fingerprint FROM projection_fingerprint")));
    rows.bind();
    QHash<QString, QString> stored;
    while (true) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            return stored;
        stored.insert(rows.text(0), rows.text(1));
    }
}

Result<Ok> remember(Connection &connection, const ProjectionTable &table)
{
    STEWARD_ASSIGN(Statement write, connection.prepare(QByteArrayLiteral(
        "INSERT INTO projection_fingerprint(table_name, fingerprint) VALUES(?, ?) "
        "ON CONFLICT (table_name) DO UPDATE SET fingerprint = excluded.fingerprint")));
    write.bind(table.name, table.description());
    return write.run();
}

Result<Ok> forget(Connection &connection, const QString &table)
{
    STEWARD_ASSIGN(Statement gone,
        connection.prepare(QByteArrayLiteral("DELETE FROM projection_fingerprint WHERE table_name = ?")));
    gone.bind(table);
    return gone.run();
}

Result<Ok> create(Connection &connection, const ProjectionTable &table)
{
    STEWARD_TRY(connection.execute(createSql(table, connection.dialect()).toUtf8()));
    for (const QString &sql : indexSql(table, connection.dialect()))
        STEWARD_TRY(connection.execute(sql.toUtf8()));
    return remember(connection, table);
}

Result<Ok> drop(Connection &connection, const QString &table)
{
    STEWARD_TRY(connection.execute("DROP TABLE IF EXISTS " + table.toUtf8()));
    return forget(connection, table);
}

Result<Ok> foldAll(
    Connection &connection, std::shared_ptr<const Schema> schema, const std::function<bool(qint64, qint64)> &progress)
{
    RecordStore records(connection, schema);
    OperationLog log(connection);
    Projector projector(connection, records, log, nullptr);
    STEWARD_ASSIGN(Statement count,
        connection.prepare(QByteArrayLiteral("SELECT count(*) FROM record WHERE last_seq > 0")));
    count.bind();
    STEWARD_ASSIGN([[maybe_unused]] const bool any, count.step());
    const qint64 total = count.integer(0);
    STEWARD_ASSIGN(Statement rows,
        connection.prepare(QByteArrayLiteral("SELECT rid, type FROM record WHERE last_seq > 0 ORDER BY rid")));
    qint64 done = 0;
    for (const bool tickets : {false, true}) { // tickets count what hangs on them, so they come last
        rows.bind();
        while (true) {
            STEWARD_ASSIGN(const bool row, rows.step());
            if (!row)
                break;
            const RecordType *type = schema->type(rows.text(1));
            if (type ? type->isTicket() != tickets : tickets)
                continue;
            if (type)
                STEWARD_TRY(projector.rebuild(*type, rows.integer(0)));
            if (progress && done++ % 1000 == 0 && !progress(done, total))
                return Error{ErrorKind::Cancelled, QStringLiteral("storage.cancelled"), QStringLiteral("stopped"), {}, {}};
        }
    }
    return Ok{};
}

} // namespace

Result<bool> reconcileProjection(Connection &connection, std::shared_ptr<const Schema> schema,
    const std::function<bool(qint64, qint64)> &progress)
{
    STEWARD_ASSIGN(const auto stored, storedDescriptions(connection));
    const QList<ProjectionTable> wanted = projectionTables(*schema);
    const QList<ProjectionChange> changes = diff(stored, wanted);
    bool folds = false;
    bool nothing = true;
    for (const ProjectionChange &change : changes) {
        nothing = nothing && change.kind == ProjectionChange::Kind::None;
        folds = folds || change.kind == ProjectionChange::Kind::Rebuild
            || (change.kind == ProjectionChange::Kind::Adapt && !change.addedColumns.isEmpty())
            || (change.kind == ProjectionChange::Kind::Create && !stored.isEmpty());
    }
    if (nothing)
        return false;

    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(connection, Transaction::Mode::Immediate));
    for (const ProjectionChange &change : changes) {
        const auto table = std::find_if(wanted.cbegin(), wanted.cend(),
            [&](const ProjectionTable &candidate) { return candidate.name == change.table; });
        switch (change.kind) {
        case ProjectionChange::Kind::None:
            break;
        case ProjectionChange::Kind::Create:
            STEWARD_TRY(create(connection, *table));
            break;
        case ProjectionChange::Kind::Adapt:
            for (const QString &sql : changeSql(change, *table, connection.dialect()))
                STEWARD_TRY(connection.execute(sql.toUtf8()));
            STEWARD_TRY(remember(connection, *table));
            break;
        case ProjectionChange::Kind::Rebuild:
            STEWARD_TRY(drop(connection, change.table));
            STEWARD_TRY(create(connection, *table));
            break;
        case ProjectionChange::Kind::Drop:
            STEWARD_TRY(drop(connection, change.table));
            break;
        }
    }
    if (folds) {
        STEWARD_TRY(foldAll(connection, schema, progress));
        STEWARD_TRY(reconcileSearch(connection, *schema, true));
    }
    STEWARD_TRY(transaction.commit());
    return folds;
}

Result<Ok> rebuildProjection(Connection &connection, std::shared_ptr<const Schema> schema,
    const std::function<bool(qint64, qint64)> &progress)
{
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(connection, Transaction::Mode::Immediate));
    for (const ProjectionTable &table : projectionTables(*schema)) {
        STEWARD_TRY(drop(connection, table.name));
        STEWARD_TRY(create(connection, table));
    }
    STEWARD_TRY(connection.execute(QByteArrayLiteral("DELETE FROM conflict")));
    STEWARD_TRY(foldAll(connection, schema, progress));
    STEWARD_TRY(reconcileSearch(connection, *schema, true));
    return transaction.commit();
}

Result<Ok> dropProjectionIndexes(Connection &connection, const Schema &schema)
{
    for (const ProjectionTable &table : projectionTables(schema)) {
        for (const ProjectionIndex &index : table.indexes)
            STEWARD_TRY(connection.execute("DROP INDEX IF EXISTS " + index.name.toUtf8()));
    }
    return Ok{};
}

Result<Ok> createProjectionIndexes(Connection &connection, const Schema &schema)
{
    for (const ProjectionTable &table : projectionTables(schema)) {
        for (const QString &sql : indexSql(table, connection.dialect()))
            STEWARD_TRY(connection.execute(sql.toUtf8()));
    }
    return Ok{};
}

} // namespace steward
