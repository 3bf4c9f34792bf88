// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/search/sqlitefunctions.h"

#include "core/storage/search/searchterms.h"
#include "core/storage/search/sqlitereader.h"
#include "core/storage/sqliteconnection.h"

#include <sqlite3.h>

namespace steward {

namespace {

/// One per session: what the functions share.
struct Searcher
{
    explicit Searcher(Connection &connection) : reader(connection) {}

    Result<RidSet> find(sqlite3_value *value)
    {
        const DecodedSearch search = decodeSearch(QByteArrayView(
            static_cast<const char *>(sqlite3_value_blob(value)), sqlite3_value_bytes(value)));
        STEWARD_TRY(reader.begin(search.table));
        if (search.query.isEmpty())
            return RidSet();
        return reader.matches(search.query, 0, reader.end());
    }

    SqliteSearchReader reader;
};
using SearcherPointer = std::shared_ptr<Searcher>;

int codeOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Cancelled:
        return SQLITE_INTERRUPT;
    case ErrorKind::Corrupt:
        return SQLITE_CORRUPT;
    case ErrorKind::Unavailable:
        return SQLITE_BUSY;
    default: // a bug of ours, or no index: the message says which
        return SQLITE_ERROR;
    }
}

void fail(sqlite3_context *context, const Error &error)
{
    sqlite3_result_error(context, error.message.toUtf8().constData(), -1);
    sqlite3_result_error_code(context, codeOf(error));
}

/// search_match(search, rid). The set is made for the first row and kept while the statement runs.
void match(sqlite3_context *context, int, sqlite3_value **arguments)
{
    auto *found = static_cast<RidSet *>(sqlite3_get_auxdata(context, 0));
    std::unique_ptr<RidSet> made;
    if (!found) {
        Result<RidSet> set = (*static_cast<SearcherPointer *>(sqlite3_user_data(context)))->find(arguments[0]);
        if (!set)
            return fail(context, set.error());
        made = std::make_unique<RidSet>(*std::move(set));
        found = made.get();
    }
    sqlite3_result_int(context, found->contains(sqlite3_value_int64(arguments[1])) ? 1 : 0);
    if (made)
        sqlite3_set_auxdata(context, 0, made.release(), [](void *set) { delete static_cast<RidSet *>(set); });
}

void count(sqlite3_context *context, int, sqlite3_value **arguments)
{
    const Result<RidSet> set = (*static_cast<SearcherPointer *>(sqlite3_user_data(context)))->find(arguments[0]);
    if (!set)
        return fail(context, set.error());
    sqlite3_result_int64(context, set->count());
}

// search_hits(search): a table with the column rid, newest first, and the hidden column search.

struct Table : sqlite3_vtab
{
    SearcherPointer searcher;
};

struct Cursor : sqlite3_vtab_cursor
{
    std::vector<Rid> rids; ///< descending
    size_t at = 0;
};

constexpr int ridColumn = 0;
constexpr int searchColumn = 1;

int connectTable(sqlite3 *database, void *data, int, const char *const *, sqlite3_vtab **out, char **)
{
    const int code = sqlite3_declare_vtab(database, "CREATE TABLE hits (rid INTEGER, search HIDDEN)");
    if (code != SQLITE_OK)
        return code;
    auto *table = new Table;
    static_cast<sqlite3_vtab &>(*table) = {};
    table->searcher = *static_cast<SearcherPointer *>(data);
    *out = table;
    return SQLITE_OK;
}

int disconnectTable(sqlite3_vtab *table)
{
    delete static_cast<Table *>(table);
    return SQLITE_OK;
}

int bestIndex(sqlite3_vtab *, sqlite3_index_info *info)
{
    bool given = false;
    for (int i = 0; i < info->nConstraint; ++i) {
        const auto &constraint = info->aConstraint[i];
        if (constraint.iColumn != searchColumn || constraint.op != SQLITE_INDEX_CONSTRAINT_EQ || !constraint.usable)
            continue;
        info->aConstraintUsage[i].argvIndex = 1;
        info->aConstraintUsage[i].omit = 1;
        given = true;
    }
    if (!given)
        return SQLITE_CONSTRAINT;
    info->estimatedCost = 10'000;
    info->estimatedRows = 1'000;
    if (info->nOrderBy == 1 && info->aOrderBy[0].iColumn == ridColumn && info->aOrderBy[0].desc)
        info->orderByConsumed = 1;
    return SQLITE_OK;
}

int openCursor(sqlite3_vtab *, sqlite3_vtab_cursor **out)
{
    auto *cursor = new Cursor;
    static_cast<sqlite3_vtab_cursor &>(*cursor) = {};
    *out = cursor;
    return SQLITE_OK;
}

int closeCursor(sqlite3_vtab_cursor *cursor)
{
    delete static_cast<Cursor *>(cursor);
    return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor *base, int, const char *, int, sqlite3_value **arguments)
{
    auto *cursor = static_cast<Cursor *>(base);
    auto *table = static_cast<Table *>(base->pVtab);
    cursor->rids.clear();
    cursor->at = 0;
    const Result<RidSet> set = table->searcher->find(arguments[0]);
    if (!set) {
        sqlite3_free(table->zErrMsg);
        table->zErrMsg = sqlite3_mprintf("%s", set.error().message.toUtf8().constData());
        return codeOf(set.error());
    }
    cursor->rids.reserve(size_t(set->count()));
    set->descending([&](Rid rid) {
        cursor->rids.push_back(rid);
        return true;
    });
    return SQLITE_OK;
}

int nextRow(sqlite3_vtab_cursor *cursor)
{
    ++static_cast<Cursor *>(cursor)->at;
    return SQLITE_OK;
}

int isEnd(sqlite3_vtab_cursor *base)
{
    const auto *cursor = static_cast<Cursor *>(base);
    return cursor->at >= cursor->rids.size() ? 1 : 0;
}

int column(sqlite3_vtab_cursor *base, sqlite3_context *context, int at)
{
    const auto *cursor = static_cast<Cursor *>(base);
    if (at == ridColumn)
        sqlite3_result_int64(context, cursor->rids[cursor->at]);
    return SQLITE_OK;
}

int rowNumber(sqlite3_vtab_cursor *base, sqlite3_int64 *out)
{
    const auto *cursor = static_cast<Cursor *>(base);
    *out = cursor->rids[cursor->at];
    return SQLITE_OK;
}

/// Eponymous: no xCreate, so it is there without a CREATE VIRTUAL TABLE.
const sqlite3_module *hitsModule()
{
    static const sqlite3_module module = [] {
        sqlite3_module made{};
        made.xConnect = connectTable;
        made.xBestIndex = bestIndex;
        made.xDisconnect = disconnectTable;
        made.xOpen = openCursor;
        made.xClose = closeCursor;
        made.xFilter = filter;
        made.xNext = nextRow;
        made.xEof = isEnd;
        made.xColumn = column;
        made.xRowid = rowNumber;
        return made;
    }();
    return &module;
}

} // namespace

Result<Ok> registerSearchFunctions(SqliteConnection &connection)
{
    sqlite3 *database = connection.handle();
    const auto searcher = std::make_shared<Searcher>(connection);
    const auto share = [&] { return new SearcherPointer(searcher); };
    const auto release = [](void *shared) { delete static_cast<SearcherPointer *>(shared); };
    int code = sqlite3_create_function_v2(
        database, "search_match", 2, SQLITE_UTF8, share(), match, nullptr, nullptr, release);
    if (code == SQLITE_OK)
        code = sqlite3_create_function_v2(
            database, "search_count", 1, SQLITE_UTF8, share(), count, nullptr, nullptr, release);
    if (code == SQLITE_OK)
        code = sqlite3_create_module_v2(database, "search_hits", hitsModule(), share(), release);
    if (code != SQLITE_OK)
        return sqliteError(database, code);
    return Ok{};
}

} // namespace steward
