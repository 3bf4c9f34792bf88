// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0

// Walking, for "all open, by due date":
//
//     SELECT … FROM "ticket" t INDEXED BY "ticket__open_due"
//     WHERE t."status_class" < 3 AND t."deleted" IS NULL AND (t."due", t."rid") > (?, ?) ORDER BY t."due", t."rid" LIMIT ?
//     and then, when the page is not full, the same with t."due" IS NULL ORDER BY t."rid"
//
// Walking by a reference, "by assignee": the referenced table in its order, for each record its tickets:
//
//     … FROM "person" r INDEXED BY "person__sort_key" CROSS JOIN "ticket" t INDEXED BY "ticket__open_assignee"
//     WHERE t."assignee" = r."rid" AND … ORDER BY r."sort_key", r."rid", t."rid"
//
// Gathering, for "VIP requesters":
//
//     WITH d(rid) AS (SELECT DISTINCT q.* FROM (SELECT … WHERE x1."requester" IN (SELECT … WHERE x2."vip" = 1)) q)
//     SELECT … FROM d CROSS JOIN "ticket" t WHERE t."rid" = d.rid AND … ORDER BY …
//
// SQLite keeps the order of a CROSS JOIN, and INDEXED BY is an error when the index cannot be used: a plan is what
// it says, whatever the statistics. PostgreSQL has statistics and plans by itself; it gets the same text without hints.

#include "core/storage/listplanner.h"

#include "core/schema/records/statusclass.h"

namespace steward {

namespace {

SqlFragment column(const char *alias, const QString &name)
{
    return SqlFragment(QLatin1String(alias) + QLatin1Char('.') + quoted(name));
}

SqlFragment rid() { return SqlFragment("t.\"rid\""); }

bool sortsAsText(const Field &field) { return !field.isNumeric() && !field.isReference(); }

SqlFragment tuple(const QList<ListKey> &keys, qsizetype count)
{
    SqlFragment made("(");
    for (qsizetype i = 0; i < count; ++i)
        made.text(i == 0 ? "" : ", ").add(keys.at(i).expression);
    return made.text(")");
}

SqlFragment tuple(const std::vector<SqlValue> &values, qsizetype count)
{
    return SqlFragment("(").list({values.begin(), values.begin() + count}).text(")");
}

/// Behind the row with these keys.
SqlFragment behind(const ListSegment &segment, const std::vector<SqlValue> &after)
{
    const QList<ListKey> &keys = segment.keys;
    const char *const beyond = keys.last().descending ? " < " : " > ";
    if (segment.shape == ListSegment::Shape::Row)
        return tuple(keys, keys.size()).text(beyond).add(tuple(after, keys.size()));
    if (segment.shape == ListSegment::Shape::Nested) {
        const qsizetype outer = keys.size() - 1;
        const char *const from = keys.last().descending ? " <= " : " >= ";
        SqlFragment made = tuple(keys, outer).text(from).add(tuple(after, outer)).text(" AND (");
        made.add(tuple(keys, outer)).text(beyond).add(tuple(after, outer)).text(" OR ");
        return made.add(keys.last().expression).text(beyond).value(after.back()).text(")");
    }
    SqlFragment made;
    for (qsizetype i = keys.size() - 1; i >= 0; --i) {
        SqlFragment here("(");
        here.add(keys.at(i).expression)
            .text(keys.at(i).descending ? " < " : " > ")
            .value(after.at(size_t(i)));
        if (!made.isEmpty())
            here.text(" OR (")
                .add(keys.at(i).expression)
                .text(" IS NOT DISTINCT FROM ")
                .value(after.at(size_t(i)))
                .text(" AND ")
                .add(made)
                .text(")");
        made = here.text(")");
    }
    return made;
}

bool isAllOpen(const Condition &condition)
{
    return impliesOpen(condition) && condition.ranges.size() == 1
        && condition.ranges.first().min == NumberRange::lowest
        && condition.ranges.first().max == qint64(StatusClass::Done) - 1;
}

} // namespace

QString orderOfTarget(const RecordType &target)
{
    return target.isTicket() ? QStringLiteral("number_sort") : QStringLiteral("sort_key");
}

SqlFragment ListSegment::select(
    const SqlFragment &columns, const std::vector<SqlValue> &after, int limit) const
{
    SqlFragment sql = with;
    sql.text("SELECT ").add(columns).text(" FROM ").add(from).text(" WHERE ").add(where);
    if (!after.empty())
        sql.text(" AND ").add(behind(*this, after));
    else if (!bounds.isEmpty())
        sql.text(" AND ").add(bounds);
    sql.text(" ORDER BY ");
    for (qsizetype i = 0; i < keys.size(); ++i)
        sql.text(i == 0 ? "" : ", ").add(keys.at(i).expression).text(keys.at(i).descending ? " DESC" : "");
    if (limit >= 0)
        sql.text(" LIMIT ").value(qint64(limit));
    return sql;
}

ListPlanner::ListPlanner(Dialect dialect, const BoundQuery &query, const SearchSource *search,
    const QHash<QString, ProjectionTable> &tables)
    : m_dialect(dialect)
    , m_query(query)
    , m_search(search)
    , m_tables(tables)
{
    const Expression &top = query.expression;
    const auto add = [this](const Expression &part) {
        if (part.kind == Expression::Kind::Test)
            m_conjuncts.emplace_back(part.condition.get(), false);
        else if (part.kind == Expression::Kind::Not && part.children.front().kind == Expression::Kind::Test)
            m_conjuncts.emplace_back(part.children.front().condition.get(), true);
    };
    if (top.kind == Expression::Kind::And)
        std::for_each(top.children.begin(), top.children.end(), add);
    else
        add(top);
    m_conditions = top.kind == Expression::Kind::And ? qsizetype(top.children.size()) : 1;
    const Field *mark = deletionMark(*query.subject);
    for (const auto &[condition, negated] : m_conjuncts) {
        const bool living = negated && mark && condition->path.field == mark && condition->path.hops.isEmpty();
        m_open |= !negated && impliesOpen(*condition);
        m_living |= living;
        m_conditions -= living || (!negated && isAllOpen(*condition));
    }
    m_open &= m_living;
    const Field *assignee = query.subject->isTicket() ? query.subject->field(QStringLiteral("assignee")) : nullptr;
    m_unassigned = m_open && assignee && asksFor(*assignee, false);
}

bool ListPlanner::mayStandBehind(const SortOrder &order) const
{
    const Field *field = order.isEmpty() ? nullptr : m_query.subject->field(order.first().field);
    // The unassigned have indexes of their own in these orders.
    return field && followsState(*m_query.subject, *field) && !m_unassigned;
}

QString ListPlanner::indexOf(const RecordType &type, const QStringList &columns, bool own) const
{
    QString found;
    bool open = false;
    for (const ProjectionIndex &index : m_tables.value(type.table()).indexes) {
        if (index.columns != columns)
            continue;
        if (own && m_unassigned && index.where == unassignedTicketCondition())
            return index.name;
        if (own && m_open && index.where == openTicketCondition()) {
            found = index.name;
            open = true;
        }
        if (open)
            continue;
        if (index.where.isEmpty() || (own && m_living && index.where == livingCondition()))
            found = index.name;
    }
    return found;
}

QString ListPlanner::hint(const QString &index) const
{
    return m_dialect == Dialect::Sqlite ? QStringLiteral(" INDEXED BY ") + quoted(index) : QString();
}

/// Whether an index leads to the rows that satisfy the condition.
bool ListPlanner::leads(const Condition &condition, qsizetype hop) const
{
    using Test = Condition::Test;
    const bool atEnd = hop == condition.path.hops.size();
    if (atEnd && (condition.test == Test::Self || condition.test == Test::Words))
        return true;
    if (atEnd && (condition.test == Test::Kind || condition.test == Test::TextContains))
        return false;
    const RecordType &type = atEnd ? *condition.path.type : *condition.path.hops.at(hop).type;
    const Field &field = atEnd ? *condition.path.field : *condition.path.hops.at(hop).field;
    if (field.store == FieldStore::Wide)
        return false;
    if (!atEnd) {
        // Tables of things other than tickets are small enough to be looked through.
        const RecordType &target = *m_query.catalog->type(field.target);
        if (target.isTicket() && !leads(condition, hop + 1))
            return false;
    } else if (condition.test == Test::Present && (field.isSet() || field.store == FieldStore::Custom)) {
        return false;
    }
    if (field.isSet() || field.store == FieldStore::Custom)
        return true;
    return !indexOf(type, {compareColumn(type, field)}, hop == 0).isEmpty();
}

Result<QList<ListDriver>> ListPlanner::drivers(const SortOrder &order)
{
    const Field *sorted = order.isEmpty() ? nullptr : m_query.subject->field(order.first().field);
    QList<ListDriver> drivers;
    if (!m_query.subject->isTicket())
        return drivers;
    SqlCompiler compiler(m_dialect, m_query, m_search);
    const SqlCompiler::Limit limit = m_open ? SqlCompiler::Limit::Open
        : m_living                          ? SqlCompiler::Limit::Living
                                            : SqlCompiler::Limit::None;
    const Field *mark = deletionMark(*m_query.subject);
    for (const auto &[condition, negated] : m_conjuncts) {
        const Field *field = condition->path.field;
        const bool plain = condition->path.hops.isEmpty() && field && field->store == FieldStore::Narrow
            && !field->isSet();
        if (plain && field == mark)
            continue;
        // What limits the order itself is where the walk begins and ends.
        if (plain && order.size() == 1 && field == sorted && !field->isReference()
            && condition->test == Condition::Test::Ranges)
            continue;
        const bool isEmpty = negated && plain && condition->test == Condition::Test::Present
            && !isCount(*field)
            && !indexOf(*m_query.subject, {compareColumn(*m_query.subject, *field)}, true).isEmpty();
        if (negated ? !isEmpty : !leads(*condition, 0))
            continue;
        if (isAllOpen(*condition) && !(sorted && sorted->isReference()))
            continue;
        STEWARD_ASSIGN(SqlFragment rids, compiler.ridsOf(*condition, negated, limit));
        drivers.append({condition, negated, rids, compiler.isLimited()});
    }
    return drivers;
}

Result<ListSegment> ListPlanner::rows(const ListDriver *driver)
{
    SqlCompiler compiler(m_dialect, m_query, m_search);
    ListSegment segment;
    if (!driver) {
        segment.from = SqlFragment(tableName() + QStringLiteral(" t"));
        STEWARD_ASSIGN(segment.where, compiler.where(QStringLiteral("t")));
        return segment;
    }
    segment.with = SqlFragment("WITH d(rid) AS (SELECT DISTINCT q.* FROM (");
    segment.with.add(driver->rids).text(") q) ");
    segment.from = SqlFragment(QStringLiteral("d CROSS JOIN ") + tableName() + QStringLiteral(" t"));
    STEWARD_ASSIGN(const SqlFragment where, compiler.where(QStringLiteral("t"), {driver->condition}));
    segment.where = SqlFragment("t.\"rid\" = d.rid AND ");
    segment.where.add(where);
    return segment;
}

Result<SqlFragment> ListPlanner::count(const ListDriver *driver)
{
    STEWARD_ASSIGN(const ListSegment segment, rows(driver));
    SqlFragment sql = segment.with;
    // Nothing is left to look at in the rows: the index knows the number.
    const Field *mark = deletionMark(*m_query.subject);
    const bool coveredByDriver = driver && driver->isLimited
        && std::all_of(m_conjuncts.begin(), m_conjuncts.end(),
            [&](const auto &conjunct) {
                const Condition &condition = *conjunct.first;
                return &condition == driver->condition || (conjunct.second && condition.path.field == mark)
                    || (!conjunct.second && isAllOpen(condition));
            })
        && m_query.expression.kind == Expression::Kind::And
        && m_query.expression.children.size() == m_conjuncts.size()
        && m_query.subject->name() == allTickets();
    if (coveredByDriver)
        return sql.text("SELECT count(*) FROM d");
    return sql.text("SELECT count(*) FROM ").add(segment.from).text(" WHERE ").add(segment.where);
}

Result<QList<ListSegment>> ListPlanner::segments(
    const SortOrder &order, const ListDriver *driver, bool gathered)
{
    if (driver || gathered || order.size() > 1)
        return gather(order, driver);
    if (order.isEmpty())
        return walkRids();
    const Field *field = m_query.subject->field(order.first().field);
    if (!field || !isSortable(*field))
        return Error{ErrorKind::InvalidArgument, QStringLiteral("query.not-sortable"),
            QStringLiteral("lists cannot be ordered by `%1`").arg(order.first().field), {},
            {order.first().field}};
    const RecordType *target = field->isReference() ? m_query.catalog->type(field->target) : nullptr;
    const QStringList columns = sortColumns(*m_query.subject, *field);
    const QString index = columns.isEmpty() ? QString() : indexOf(*m_query.subject, columns, true);
    if (index.isEmpty()
        || (target && (target->isTicket() || indexOf(*target, {orderOfTarget(*target)}, false).isEmpty())))
        return gather(order, driver);
    return target ? walkReference(*field, order.first().descending, index)
                  : walk(*field, order.first().descending);
}

/// What the query says about a number by itself; conditions that are said whole by it are `covered`.
NumberRange ListPlanner::limits(const Field &field, QList<const Condition *> &covered) const
{
    NumberRange limits;
    for (const auto &[condition, negated] : m_conjuncts) {
        if (negated || condition->test != Condition::Test::Ranges || condition->path.field != &field
            || !condition->path.hops.isEmpty() || condition->ranges.size() != 1)
            continue;
        limits.min = std::max(limits.min, condition->ranges.first().min);
        limits.max = std::min(limits.max, condition->ranges.first().max);
        covered.append(condition);
    }
    return limits;
}

/// True when only filled (or only empty) values of the field can match.
bool ListPlanner::asksFor(const Field &field, bool filled) const
{
    return std::any_of(m_conjuncts.begin(), m_conjuncts.end(), [&](const auto &conjunct) {
        const Condition &condition = *conjunct.first;
        if (condition.path.field != &field || !condition.path.hops.isEmpty())
            return false;
        return filled ? !conjunct.second : conjunct.second && condition.test == Condition::Test::Present;
    });
}

Result<QList<ListSegment>> ListPlanner::walk(const Field &field, bool descending)
{
    const QStringList columns = sortColumns(*m_query.subject, field);
    const QString index = indexOf(*m_query.subject, columns, true);
    const bool isState = columns.size() > 1;
    SqlCompiler compiler(m_dialect, m_query, m_search);
    QList<const Condition *> covered;
    const NumberRange range = isState || !field.isNumeric() ? NumberRange() : limits(field, covered);
    if (!isState)
        compiler.hideColumn(columns.first());
    STEWARD_ASSIGN(const SqlFragment where, compiler.where(QStringLiteral("t"), covered));
    QList<ListSegment> made;

    ListSegment filled;
    filled.shape = ListSegment::Shape::Row;
    filled.from = SqlFragment(tableName() + QStringLiteral(" t") + hint(index));
    filled.where = where;
    for (const QString &name : columns) {
        const bool isClass = isState && name == columns.first();
        filled.keys.append({column("t", name), descending, !isClass && (isState || sortsAsText(field))});
        // `IS NOT NULL` is no range for SQLite: it would read the empty ones to skip them.
        if (name != columns.first())
            filled.where.text(" AND ").add(column("t", name)).text(" IS NOT NULL");
    }
    filled.keys.append({rid(), descending});
    const SqlFragment first = column("t", columns.first());
    const bool isText = !isState && sortsAsText(field);
    const auto least = [&]() -> SqlValue { return isText ? SqlValue(QString()) : SqlValue(range.min); };
    // The end where reading begins gives way to the position, the other one stays.
    const SqlFragment lower = SqlFragment(first).text(" >= ").value(least());
    const SqlFragment upper = range.max == NumberRange::highest
        ? SqlFragment()
        : SqlFragment(first).text(" <= ").value(range.max);
    if (descending) {
        filled.where.text(" AND ").add(lower);
        filled.bounds = upper;
    } else {
        filled.bounds = lower;
        if (!upper.isEmpty())
            filled.where.text(" AND ").add(upper);
    }
    if (!asksFor(field, false))
        made.append(filled);

    if (!asksFor(field, true)) {
        ListSegment empty;
        empty.shape = ListSegment::Shape::Row;
        empty.from = filled.from;
        empty.where = SqlFragment(where).text(" AND (").add(first).text(" IS NULL");
        for (const QString &name : columns.mid(1))
            empty.where.text(" OR ").add(column("t", name)).text(" IS NULL");
        empty.where.text(")");
        empty.keys.append({rid(), descending});
        made.append(empty);
    }
    return made;
}

Result<QList<ListSegment>> ListPlanner::walkReference(
    const Field &field, bool descending, const QString &index)
{
    const RecordType &target = *m_query.catalog->type(field.target);
    const QString order = orderOfTarget(target);
    SqlCompiler compiler(m_dialect, m_query, m_search);
    compiler.hideColumn(field.column());
    STEWARD_ASSIGN(const SqlFragment where, compiler.where(QStringLiteral("t")));
    const SqlFragment reference = column("t", field.column());
    const SqlFragment key = column("r", order);
    const QString tickets = tableName() + QStringLiteral(" t") + hint(index);
    QList<ListSegment> made;

    ListSegment named;
    named.shape = ListSegment::Shape::Nested;
    named.from = SqlFragment(quoted(target.table()) + QStringLiteral(" r")
        + hint(indexOf(target, {order}, false)) + QStringLiteral(" CROSS JOIN ") + tickets);
    named.where = SqlFragment(reference).text(" = r.\"rid\" AND ").add(where);
    named.keys = {{key, descending, true}, {SqlFragment("r.\"rid\""), descending}, {rid(), descending}};
    const SqlFragment filled = SqlFragment(key).text(" >= ").value(QString());
    if (descending)
        named.where.text(" AND ").add(filled);
    else
        named.bounds = filled;

    ListSegment nameless; // only referred to so far, or without a name
    nameless.shape = ListSegment::Shape::Row;
    nameless.from = SqlFragment(tickets);
    nameless.where = SqlFragment(where).text(QStringLiteral(" AND NOT EXISTS (SELECT 1 FROM ")
        + quoted(target.table()) + QStringLiteral(" r WHERE r.\"rid\" = "));
    nameless.where.add(reference).text(" AND ").add(key).text(" IS NOT NULL)");
    nameless.keys = {{reference, descending}, {rid(), descending}};
    const SqlFragment least = SqlFragment(reference).text(" >= ").value(NumberRange::lowest);
    if (descending)
        nameless.where.text(" AND ").add(least);
    else
        nameless.bounds = least;
    if (!asksFor(field, false))
        made << named << nameless;

    if (!asksFor(field, true)) {
        ListSegment empty;
        empty.shape = ListSegment::Shape::Row;
        empty.from = SqlFragment(tickets);
        empty.where = SqlFragment(where).text(" AND ").add(reference).text(" IS NULL");
        empty.keys.append({rid(), descending});
        made.append(empty);
    }
    return made;
}

Result<QList<ListSegment>> ListPlanner::walkRids()
{
    STEWARD_ASSIGN(ListSegment segment, rows(nullptr));
    if (m_dialect == Dialect::Sqlite)
        segment.from.text(" NOT INDEXED");
    segment.shape = ListSegment::Shape::Row;
    segment.keys = {{rid()}};
    return QList<ListSegment>{segment};
}

Result<QList<ListSegment>> ListPlanner::gather(const SortOrder &order, const ListDriver *driver)
{
    STEWARD_ASSIGN(ListSegment segment, rows(driver));
    const RecordType &subject = *m_query.subject;
    int joins = 0;
    SqlFragment joined;
    for (const SortColumn &sort : order) {
        const Field *field = subject.field(sort.field);
        if (!field || !isSortable(*field))
            return Error{ErrorKind::InvalidArgument, QStringLiteral("query.not-sortable"),
                QStringLiteral("lists cannot be ordered by `%1`").arg(sort.field), {}, {sort.field}};
        QList<SqlFragment> values;
        for (const QString &name : sortColumns(subject, *field))
            values.append(column("t", name));
        if (field->store == FieldStore::Custom) {
            const QString alias = QStringLiteral("c%1").arg(++joins);
            joined
                .text(QStringLiteral(
                    " LEFT JOIN custom_value %1 ON %1.rid = t.\"rid\" AND %1.item = 0 AND %1.field = ")
                          .arg(alias))
                .value(field->name);
            const bool isNumber = field->isNumeric() || field->isReference();
            values = {
                column(qPrintable(alias), isNumber ? QStringLiteral("integer") : QStringLiteral("fold"))};
        }
        if (field->isReference()) {
            const RecordType &target = *m_query.catalog->type(field->target);
            const QString alias = QStringLiteral("r%1").arg(++joins);
            const SqlFragment reference = values.first();
            joined
                .text(QStringLiteral(" LEFT JOIN ") + quoted(target.table()) + QLatin1Char(' ') + alias
                    + QStringLiteral(" ON ") + alias + QStringLiteral(".\"rid\" = "))
                .add(reference);
            const SqlFragment key = column(qPrintable(alias), orderOfTarget(target));
            SqlFragment rank("CASE WHEN ");
            rank.add(key)
                .text(" IS NOT NULL THEN 0 WHEN ")
                .add(reference)
                .text(" IS NOT NULL THEN 1 ELSE 2 END");
            segment.keys.append({rank});
            segment.keys.append({key, sort.descending, true});
            segment.keys.append({reference, sort.descending});
            continue;
        }
        SqlFragment filled("CASE WHEN "); // columns that belong together count only together
        for (qsizetype i = 0; i < values.size(); ++i)
            filled.text(i == 0 ? "" : " AND ").add(values.at(i)).text(" IS NOT NULL");
        segment.keys.append({SqlFragment(filled).text(" THEN 0 ELSE 1 END")});
        const bool isState = values.size() > 1;
        for (qsizetype i = 0; i < values.size(); ++i) {
            const SqlFragment value = isState
                ? SqlFragment(filled).text(" THEN ").add(values.at(i)).text(" END")
                : values.at(i);
            segment.keys.append({value, sort.descending, isState ? i > 0 : sortsAsText(*field)});
        }
    }
    segment.from.add(joined);
    segment.keys.append({rid(), !order.isEmpty() && order.last().descending});
    return QList<ListSegment>{segment};
}

} // namespace steward
