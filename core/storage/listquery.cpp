// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/listquery.h"

#include "core/storage/search/indexedtexts.h"

namespace steward {

namespace {

/// Rows that are gathered and sorted within about the time that a walk may take: the walk for a page of n rows out of
/// N, of which m match, looks at n·N/m of them, and a row costs about the same either way (3 µs), so both are equal at
/// m = sqrt(n·N): for pages of 50 some 1,600 of 50,000 open tickets and 7,000 of a million.
/// That is so where the m rows are spread over the N. Where they may stand behind all others (mayStandBehind), the walk
/// can pass every open ticket before the first of them: the larger number holds then too.
constexpr qint64 openPageLimit = 1'600;
/// More conditions leave fewer rows than the one that is counted leads to, so the walk is longer than that says.
constexpr qint64 narrowedPageLimit = 4'000;
constexpr qint64 pageLimit = 7'000;
/// In the background the rows of a walk are all looked at; gathering saves that for fewer than a quarter of a million.
constexpr qint64 allLimit = 250'000;
constexpr qint64 countLimit = 100'000;

SqlFragment columnOf(const QString &name) { return SqlFragment(QStringLiteral("t.") + quoted(name)); }

SqlValue keyValue(const Statement &row, int column, bool isText)
{
    if (row.isNull(column))
        return {};
    return isText ? SqlValue(row.text(column)) : SqlValue(row.integer(column));
}

/// Rids in batches of a few sizes, so that the statements are few too; the last rid is repeated to fill a batch.
QList<std::vector<SqlValue>> batches(const QList<Rid> &rids)
{
    QList<std::vector<SqlValue>> made;
    for (qsizetype at = 0; at < rids.size(); at += 512) {
        const qsizetype count = std::min(qsizetype(512), rids.size() - at);
        const qsizetype size = count <= 8 ? 8 : count <= 64 ? 64 : 512;
        std::vector<SqlValue> batch;
        for (qsizetype i = 0; i < size; ++i)
            batch.emplace_back(rids.at(at + std::min(i, count - 1)));
        made.append(std::move(batch));
    }
    return made;
}

/// Runs `sql` and gives each row to `take`, until that returns false.
template<class Take>
Result<Ok> each(Connection &connection, const SqlFragment &sql, Take take)
{
    STEWARD_ASSIGN(Statement row, sql.prepare(connection));
    for (;;) {
        STEWARD_ASSIGN(const bool any, row.step());
        if (!any || !take(row))
            return Ok{};
    }
}

/// The names in a query that stand for records, with the types they are looked up in.
void collectNames(const QueryCatalog &catalog, const Expression &node,
    QList<std::pair<const RecordType *, RecordName>> &names)
{
    for (const Expression &child : node.children)
        collectNames(catalog, child, names);
    if (node.kind != Expression::Kind::Test)
        return;
    const Condition &condition = *node.condition;
    const RecordType *target = condition.path.field ? catalog.type(condition.path.field->target)
                                                    : condition.path.type;
    for (const RecordName &name : condition.names) {
        if (name.kind == RecordName::Kind::Named && !name.isGuess)
            names.append({target, name});
    }
}

} // namespace

QString labelField(const RecordType &type)
{
    return type.isTicket() && type.field(QStringLiteral("number")) ? QStringLiteral("number")
                                                                   : type.titleField();
}

ListQuery::ListQuery(Connection &connection, const SearchSource *search)
    : m_connection(connection)
    , m_search(search ? search : &indexedTexts(connection))
{}

ListPlanner ListQuery::planner(const BoundQuery &query)
{
    if (m_catalog != query.catalog) {
        m_catalog = query.catalog;
        m_tables.clear();
        for (const ProjectionTable &table : projectionTables(m_catalog->schema()))
            m_tables.insert(table.name, table);
        forgetMissingIndexes();
    }
    return ListPlanner(m_connection.dialect(), query, m_search, m_tables);
}

/// A file that an older program made and that is only read has the indexes of then: a hint at another one is an error.
void ListQuery::forgetMissingIndexes()
{
    if (m_connection.dialect() != Dialect::Sqlite)
        return;
    QSet<QString> present;
    const auto read = each(m_connection, SqlFragment("SELECT name FROM sqlite_master WHERE type = 'index'"),
        [&present](const Statement &row) {
            present.insert(row.text(0));
            return true;
        });
    if (!read)
        return; // the list itself will say what is wrong
    for (ProjectionTable &table : m_tables)
        table.indexes.removeIf([&present](const ProjectionIndex &index) { return !present.contains(index.name); });
}

/// Counts, up to a limit, what each condition would lead to. PostgreSQL has statistics for that.
Result<std::optional<ListDriver>> ListQuery::choose(
    ListPlanner &planner, const SortOrder &order, Purpose purpose)
{
    std::optional<ListDriver> best;
    qint64 limit = m_gatherLimit;
    if (limit < 0)
        limit = purpose == Purpose::All ? allLimit
            : purpose == Purpose::Count ? countLimit
            : !planner.isOpen() || planner.mayStandBehind(order) ? pageLimit
            : planner.conditions() > 1                           ? narrowedPageLimit
                                                                 : openPageLimit;
    if (m_connection.dialect() != Dialect::Sqlite || limit == 0)
        return best;
    STEWARD_ASSIGN(const QList<ListDriver> drivers, planner.drivers(order));
    for (const ListDriver &driver : drivers) {
        if (limit < 0)
            break;
        SqlFragment sql("SELECT count(*) FROM (");
        sql.add(driver.rids).text(" LIMIT ").value(limit + 1).text(")");
        STEWARD_TRY(each(m_connection, sql, [&](const Statement &row) {
            if (row.integer(0) <= limit) {
                best = driver;
                limit = row.integer(0) - 1; // the next one has to be better
            }
            return true;
        }));
    }
    return best;
}

Result<ListPage> ListQuery::page(
    const ListRequest &request, int limit, const std::optional<ListPosition> &after)
{
    ListPlanner lists = planner(request.query);
    std::optional<ListDriver> driver;
    if (!after || after->gathered) {
        STEWARD_ASSIGN(driver, choose(lists, request.order, Purpose::Page));
    }
    STEWARD_ASSIGN(const QList<ListSegment> segments,
        lists.segments(request.order, driver ? &*driver : nullptr, after && after->gathered));
    const bool gathered = segments.size() == 1 && segments.first().shape == ListSegment::Shape::Sorted;
    ListPage page;
    for (int i = after ? after->segment : 0; i < segments.size() && page.rids.size() < limit; ++i) {
        const ListSegment &segment = segments.at(i);
        const int keys = int(segment.keys.size());
        SqlFragment columns;
        for (int k = 0; k < keys; ++k)
            columns.text(k == 0 ? "" : ", ").add(segment.keys.at(k).expression);
        const bool here = after && after->segment == i;
        const SqlFragment sql = segment.select(
            columns, here ? after->keys : std::vector<SqlValue>(), limit - int(page.rids.size()));
        STEWARD_TRY(each(m_connection, sql, [&](const Statement &row) {
            page.rids.append(row.integer(keys - 1));
            if (page.rids.size() < limit)
                return true;
            page.next = ListPosition{i, {}, gathered};
            for (int k = 0; k < keys; ++k)
                page.next->keys.push_back(keyValue(row, k, segment.keys.at(k).isText));
            return false;
        }));
    }
    return page;
}

Result<std::vector<Rid>> ListQuery::rids(const ListRequest &request)
{
    ListPlanner lists = planner(request.query);
    STEWARD_ASSIGN(const std::optional<ListDriver> driver, choose(lists, request.order, Purpose::All));
    STEWARD_ASSIGN(
        const QList<ListSegment> segments, lists.segments(request.order, driver ? &*driver : nullptr));
    std::vector<Rid> rids;
    for (const ListSegment &segment : segments) {
        STEWARD_TRY(each(
            m_connection, segment.select(SqlFragment("t.\"rid\""), {}, -1), [&rids](const Statement &row) {
                rids.push_back(row.integer(0));
                return true;
            }));
    }
    return rids;
}

Result<qint64> ListQuery::count(const BoundQuery &query)
{
    ListPlanner lists = planner(query);
    STEWARD_ASSIGN(const std::optional<ListDriver> driver, choose(lists, {}, Purpose::Count));
    STEWARD_ASSIGN(const SqlFragment sql, lists.count(driver ? &*driver : nullptr));
    qint64 count = 0;
    STEWARD_TRY(each(m_connection, sql, [&count](const Statement &row) {
        count = row.integer(0);
        return false;
    }));
    return count;
}

Result<QList<Rid>> ListQuery::matching(const BoundQuery &query, const QList<Rid> &rids)
{
    ListPlanner lists = planner(query);
    STEWARD_ASSIGN(const ListSegment rows, lists.rows(nullptr));
    QSet<Rid> found;
    for (const std::vector<SqlValue> &batch : batches(rids)) {
        SqlFragment sql("SELECT t.\"rid\" FROM ");
        sql.add(rows.from).text(" WHERE t.\"rid\" IN (").list(batch).text(") AND ").add(rows.where);
        STEWARD_TRY(each(m_connection, sql, [&found](const Statement &row) {
            found.insert(row.integer(0));
            return true;
        }));
    }
    QList<Rid> matching;
    std::copy_if(rids.cbegin(), rids.cend(), std::back_inserter(matching),
        [&found](Rid rid) { return found.contains(rid); });
    return matching;
}

Result<QList<GroupCount>> ListQuery::groups(const BoundQuery &query, const QString &name)
{
    const RecordType &type = *query.subject;
    const Field *field = type.field(name);
    const bool isKind = !field && type.isTicket() && name == QLatin1String("kind");
    if (!isKind && !field)
        return Error{ErrorKind::InvalidArgument, QStringLiteral("query.unknown-field"),
            QStringLiteral("unknown field `%1`").arg(name), {}, {name}};
    if (!isKind
        && (!isSortable(*field) || field->kind == FieldKind::Instant || field->store == FieldStore::Custom))
        return Error{ErrorKind::InvalidArgument, QStringLiteral("query.not-sortable"),
            QStringLiteral("lists cannot be grouped by `%1`").arg(name), {}, {name}};
    ListPlanner lists = planner(query);
    STEWARD_ASSIGN(const std::optional<ListDriver> driver, choose(lists, {}, Purpose::Count));
    STEWARD_ASSIGN(ListSegment rows, lists.rows(driver ? &*driver : nullptr));
    const SqlFragment value = columnOf(isKind ? name : field->column());
    const RecordType *target = !isKind && field->isReference() ? query.catalog->type(field->target) : nullptr;
    QList<SqlFragment>
        keys; // what orders the groups makes them, so that they are stretches of the ordered list
    if (target) {
        rows.from
            .text(QStringLiteral(" LEFT JOIN ") + quoted(target->table())
                + QStringLiteral(" r ON r.\"rid\" = "))
            .add(value);
        keys = {SqlFragment(QStringLiteral("r.") + quoted(orderOfTarget(*target))), value};
    } else if (isKind) {
        keys = {value};
    } else {
        for (const QString &column : sortColumns(type, *field))
            keys.append(columnOf(column));
    }
    SqlFragment sql = rows.with;
    sql.text("SELECT min(")
        .add(value)
        .text("), count(*) FROM ")
        .add(rows.from)
        .text(" WHERE ")
        .add(rows.where)
        .text(" GROUP BY ");
    for (qsizetype i = 0; i < keys.size(); ++i)
        sql.text(i == 0 ? "" : ", ").add(keys.at(i));
    sql.text(" ORDER BY CASE WHEN min(").add(value).text(") IS NULL THEN 1 ELSE 0 END");
    for (const SqlFragment &key : keys)
        sql.text(", CASE WHEN ").add(key).text(" IS NULL THEN 1 ELSE 0 END, ").add(key);

    QList<GroupCount> groups;
    QHash<Rid, qsizetype> places; // of the groups, by what they refer to
    const bool isNumber = !isKind && (field->isNumeric() || field->isReference());
    STEWARD_TRY(each(m_connection, sql, [&](const Statement &row) {
        GroupCount group;
        if (target && !row.isNull(0))
            places.insert(row.integer(0), groups.size());
        else if (!row.isNull(0))
            group.key = isNumber ? Value(row.integer(0)) : Value(row.text(0));
        group.count = row.integer(1);
        groups.append(group);
        return true;
    }));
    const Field *label = target ? target->field(labelField(*target)) : nullptr;
    for (const std::vector<SqlValue> &batch : batches(places.keys())) {
        SqlFragment names("SELECT m.rid, m.id, r.");
        names.text(quoted(label->column()) + QStringLiteral(" FROM record m LEFT JOIN ")
            + quoted(target->table()) + QStringLiteral(" r ON r.\"rid\" = m.rid WHERE m.rid IN ("));
        STEWARD_TRY(each(m_connection, names.list(batch).text(")"), [&](const Statement &row) {
            GroupCount &group = groups[places.value(row.integer(0))];
            group.key = Value(row.uuid(1));
            group.label = row.isNull(2) ? QString() : row.text(2);
            return true;
        }));
    }
    return groups;
}

Result<QList<QueryProblem>> ListQuery::unknownNames(const BoundQuery &query)
{
    QList<std::pair<const RecordType *, RecordName>> names;
    collectNames(*query.catalog, query.expression, names);
    QList<QueryProblem> problems;
    const SqlCompiler compiler(m_connection.dialect(), query, m_search);
    for (const auto &[target, name] : names) {
        bool known = false;
        STEWARD_TRY(each(
            m_connection, compiler.namedRids(*target, {name}).text(" LIMIT 1"), [&known](const Statement &) {
                known = true;
                return false;
            }));
        if (!known)
            problems.append(queryProblem("unknown-name", name.span,
                QStringLiteral("no %1 is called `%2`").arg(target->label().toLower(), name.text), {},
                {target->label(), name.text}));
    }
    return problems;
}

Result<QStringList> ListQuery::explain(const ListRequest &request, int limit)
{
    ListPlanner lists = planner(request.query);
    STEWARD_ASSIGN(const std::optional<ListDriver> driver, choose(lists, request.order, Purpose::Page));
    STEWARD_ASSIGN(
        const QList<ListSegment> segments, lists.segments(request.order, driver ? &*driver : nullptr));
    const bool sqlite = m_connection.dialect() == Dialect::Sqlite;
    QStringList lines;
    for (const ListSegment &segment : segments) {
        const SqlFragment sql = segment.select(SqlFragment("t.\"rid\""), {}, limit);
        lines.append(sql.sql());
        STEWARD_TRY(each(m_connection, SqlFragment(sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ").add(sql),
            [&](const Statement &row) {
                lines.append(QStringLiteral("    ") + row.text(sqlite ? 3 : 0));
                return true;
            }));
    }
    return lines;
}

} // namespace steward
