// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/search/rebuild.h"

#include "core/storage/search/postgresqlsearch.h"
#include "core/storage/search/searchschema.h"
#include "core/storage/search/sqliteindexer.h"

#include <map>

namespace steward {

namespace {

/// What is read of one projection table. Tickets of several types share one.
struct Source
{
    QString table;
    QString textTable;
    QList<Field> fields;
    bool isPart = false; ///< the texts belong to the ticket in "about"
    bool canWithdraw = false;
};

std::map<QString, Source> sourcesOf(const Schema &schema)
{
    std::map<QString, Source> sources;
    for (const auto &type : schema.types()) {
        for (const Field &field : type->fields()) {
            if (!field.searchable)
                continue;
            Source &source = sources[type->table()];
            source.table = type->table();
            source.textTable = type->textTable();
            source.isPart = type->field(u"about") != nullptr;
            source.canWithdraw = type->field(u"withdrawn") != nullptr;
            const bool known = std::any_of(source.fields.cbegin(), source.fields.cend(),
                [&](const Field &other) { return other.name == field.name; });
            if (!known)
                source.fields.append(field);
        }
    }
    return sources;
}

/// rid, owner, then a column per field.
QByteArray selectOf(const Source &source)
{
    bool wide = false;
    QString columns = QStringLiteral("t.rid, ") + (source.isPart ? QStringLiteral("t.about") : QStringLiteral("t.rid"));
    for (const Field &field : source.fields) {
        switch (field.store) {
        case FieldStore::Narrow:
            columns += QStringLiteral(", t.") + quoted(field.column());
            break;
        case FieldStore::Wide:
            columns += QStringLiteral(", w.") + quoted(field.column());
            wide = true;
            break;
        case FieldStore::Custom:
            columns += QStringLiteral(", (SELECT c.text FROM custom_value c WHERE c.rid = t.rid AND c.field = '%1' AND c.item = 0)")
                           .arg(QString(field.name).replace(QLatin1Char('\''), QStringLiteral("''")));
            break;
        }
    }
    QString sql = QStringLiteral("SELECT %1 FROM %2 t").arg(columns, quoted(source.table));
    if (wide)
        sql += QStringLiteral(" LEFT JOIN %1 w ON w.rid = t.rid").arg(quoted(source.textTable));
    sql += QStringLiteral(" WHERE t.deleted IS NULL");
    if (source.canWithdraw)
        sql += QStringLiteral(" AND t.withdrawn IS NULL");
    return (sql + QStringLiteral(" ORDER BY t.rid")).toUtf8();
}

} // namespace

std::unique_ptr<SearchIndexer> searchIndexer(Connection &connection)
{
    if (connection.dialect() == Dialect::Sqlite)
        return std::make_unique<SqliteSearchIndexer>(connection);
    return std::make_unique<PostgresqlSearchIndexer>(connection);
}

Result<qint64> fillSearch(Connection &connection, const Schema &schema, const std::function<bool(qint64)> &progress)
{
    constexpr qint64 atOnce = 20'000;
    const std::unique_ptr<SearchIndexer> indexer = searchIndexer(connection);
    qint64 texts = 0;
    for (const auto &[table, source] : sourcesOf(schema)) {
        STEWARD_ASSIGN(Statement rows, connection.prepare(selectOf(source)));
        for (;;) {
            STEWARD_ASSIGN(const bool row, rows.step());
            if (!row)
                break;
            if (rows.isNull(1)) // about nothing: the record is damaged, verify says so
                continue;
            SearchText text;
            text.source = rows.integer(0);
            text.owner = rows.integer(1);
            text.ownerTable = source.isPart ? QStringLiteral("ticket") : table;
            for (int i = 0; i < source.fields.size(); ++i) {
                text.field = source.fields.at(i).name;
                text.after = rows.text(2 + i);
                if (text.after.isEmpty())
                    continue;
                STEWARD_TRY(indexer->textChanged(text));
                if (++texts % atOnce == 0)
                    STEWARD_TRY(indexer->finish());
                if (texts % 1000 == 0 && progress && !progress(texts)) {
                    return Error{ErrorKind::Cancelled, QStringLiteral("search.cancelled"),
                        QStringLiteral("building the search index was stopped"), {}, {}};
                }
            }
        }
    }
    STEWARD_TRY(indexer->finish());
    if (auto *sqlite = dynamic_cast<SqliteSearchIndexer *>(indexer.get()))
        STEWARD_TRY(sqlite->flush());
    return texts;
}

Result<Ok> reconcileSearch(
    Connection &connection, const Schema &schema, bool stale, const std::function<bool(qint64)> &progress)
{
    std::optional<Transaction> transaction;
    if (!connection.inTransaction()) {
        STEWARD_ASSIGN(Transaction begun, Transaction::begin(connection, Transaction::Mode::Immediate));
        transaction.emplace(std::move(begun));
    }
    STEWARD_ASSIGN(const bool made, prepareSearch(connection, schema));
    if (stale && !made)
        STEWARD_TRY(recreateSearch(connection, schema));
    if (made || stale) {
        STEWARD_ASSIGN([[maybe_unused]] const qint64 texts, fillSearch(connection, schema, progress));
    }
    return transaction ? transaction->commit() : Result<Ok>(Ok{});
}

} // namespace steward
