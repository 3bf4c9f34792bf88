// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/search/sqlitefunctions.h"

#include "core/storage/search/ownertexts.h"
#include "core/storage/search/searchterms.h"
#include "core/storage/search/sqlitereader.h"
#include "core/storage/sqliteconnection.h"

#include <sqlite3.h>

namespace steward {

namespace {

/// One per session: what the functions share.
struct Searcher
{
    explicit Searcher(Connection &session) : connection(session), reader(session) {}

    Connection &connection;
    SqliteSearchReader reader;
};
using SearcherPointer = std::shared_ptr<Searcher>;

/// One search while a statement runs. Owners that hold the terms in any text are found at once; where one field alone
/// counts, its texts are looked at only as far as somebody asks.
class Found
{
public:
    static Result<std::unique_ptr<Found>> find(const SearcherPointer &searcher, sqlite3_value *value)
    {
        std::unique_ptr<Found> found(new Found(searcher, decodeSearch(QByteArrayView(
            static_cast<const char *>(sqlite3_value_blob(value)), sqlite3_value_bytes(value)))));
        SqliteSearchReader &reader = searcher->reader;
        STEWARD_TRY(reader.begin(found->m_search.table));
        if (found->m_search.query.isEmpty())
            return found;
        STEWARD_ASSIGN(found->m_owners, reader.matches(found->m_search.query, 0, reader.end()));
        found->m_below = (found->m_owners.high() + 63) & ~Rid(63);
        if (!found->m_search.field.isEmpty()) {
            STEWARD_ASSIGN(const auto names, searchFieldNames(searcher->connection));
            found->m_field = names.key(found->m_search.field, -1);
        }
        return found;
    }

    Result<bool> contains(Rid rid)
    {
        if (!m_owners.contains(rid))
            return false;
        if (!m_field)
            return true;
        RidSet one(rid, rid + 1);
        one.insert(rid);
        STEWARD_ASSIGN(const std::vector<Rid> held, inField(one));
        return !held.empty();
    }
    /// The next ones, newest first; none at the end.
    Result<std::vector<Rid>> next()
    {
        std::vector<Rid> rids;
        while (rids.empty() && m_below > m_owners.low()) {
            const Rid low = m_field ? std::max(m_owners.low(), m_below - portion) : m_owners.low();
            RidSet part(low, m_below);
            m_owners.descending(m_below, low, [&](Rid rid) {
                if (m_field)
                    part.insert(rid);
                else
                    rids.push_back(rid);
            });
            m_below = low;
            if (m_field) {
                STEWARD_ASSIGN(rids, inField(part));
            }
        }
        return rids;
    }

private:
    static constexpr Rid portion = 4096;

    Found(const SearcherPointer &searcher, DecodedSearch search) : m_searcher(searcher), m_search(std::move(search)) {}

    /// Those whose own text in the field holds every term; newest first.
    Result<std::vector<Rid>> inField(const RidSet &owners)
    {
        Connection &connection = m_searcher->connection;
        STEWARD_TRY(m_searcher->reader.begin(m_search.table)); // another search of the statement may have used it
        std::optional<std::vector<Rid>> all;
        for (const SearchTerm &term : m_search.query.terms) {
            STEWARD_ASSIGN(const std::vector<TermPlace> places, m_searcher->reader.places(term, owners));
            STEWARD_ASSIGN(Statement find,
                connection.prepare(QByteArrayLiteral("SELECT texts FROM search_owner WHERE rid = ?")));
            std::vector<Rid> held;
            QList<OwnedText> texts;
            Rid owner = 0;
            for (auto place = places.crbegin(); place != places.crend(); ++place) {
                if (place->owner != owner) {
                    owner = place->owner;
                    find.bind(owner);
                    STEWARD_ASSIGN(const bool known, find.step());
                    texts = known ? OwnerTexts::decode(owner, find.view(0)) : QList<OwnedText>();
                }
                const bool isIt = place->slot < quint32(texts.size()) && texts[place->slot].source == owner
                    && texts[place->slot].field == *m_field;
                if (isIt && (held.empty() || held.back() != owner))
                    held.push_back(owner);
            }
            if (all)
                std::erase_if(*all, [&](Rid rid) {
                    return !std::binary_search(held.cbegin(), held.cend(), rid, std::greater<>());
                });
            else
                all = std::move(held);
        }
        return *all;
    }

    SearcherPointer m_searcher;
    DecodedSearch m_search;
    RidSet m_owners;
    std::optional<int> m_field; ///< code in search_field
    Rid m_below = 0; ///< what next() has not given yet
};

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

/// search_match(search, rid). The search is made for the first row and kept while the statement runs.
void match(sqlite3_context *context, int, sqlite3_value **arguments)
{
    auto *found = static_cast<Found *>(sqlite3_get_auxdata(context, 0));
    std::unique_ptr<Found> made;
    if (!found) {
        Result<std::unique_ptr<Found>> search
            = Found::find(*static_cast<SearcherPointer *>(sqlite3_user_data(context)), arguments[0]);
        if (!search)
            return fail(context, search.error());
        made = *std::move(search);
        found = made.get();
    }
    const Result<bool> holds = found->contains(sqlite3_value_int64(arguments[1]));
    if (!holds)
        return fail(context, holds.error());
    sqlite3_result_int(context, *holds ? 1 : 0);
    if (made)
        sqlite3_set_auxdata(context, 0, made.release(), [](void *search) { delete static_cast<Found *>(search); });
}

// search_hits(search): a table with the column rid, newest first, and the hidden column search.

struct Table : sqlite3_vtab
{
    SearcherPointer searcher;
};

struct Cursor : sqlite3_vtab_cursor
{
    std::unique_ptr<Found> search;
    std::vector<Rid> rids; ///< a stretch of the hits, descending; empty: at the end
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

int failed(sqlite3_vtab *table, const Error &error)
{
    sqlite3_free(table->zErrMsg);
    table->zErrMsg = sqlite3_mprintf("%s", error.message.toUtf8().constData());
    return codeOf(error);
}

int readOn(Cursor *cursor)
{
    cursor->at = 0;
    Result<std::vector<Rid>> rids = cursor->search->next();
    if (!rids)
        return failed(cursor->pVtab, rids.error());
    cursor->rids = *std::move(rids);
    return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor *base, int, const char *, int, sqlite3_value **arguments)
{
    auto *cursor = static_cast<Cursor *>(base);
    Result<std::unique_ptr<Found>> search = Found::find(static_cast<Table *>(base->pVtab)->searcher, arguments[0]);
    if (!search)
        return failed(base->pVtab, search.error());
    cursor->search = *std::move(search);
    return readOn(cursor);
}

int nextRow(sqlite3_vtab_cursor *base)
{
    auto *cursor = static_cast<Cursor *>(base);
    return ++cursor->at < cursor->rids.size() ? SQLITE_OK : readOn(cursor);
}

int isEnd(sqlite3_vtab_cursor *base) { return static_cast<const Cursor *>(base)->rids.empty() ? 1 : 0; }

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
        code = sqlite3_create_module_v2(database, "search_hits", hitsModule(), share(), release);
    if (code != SQLITE_OK)
        return sqliteError(database, code);
    return Ok{};
}

} // namespace steward
