// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0

// A condition is written in one of two forms:
//
//   checking, about one row    EXISTS (SELECT 1 FROM "person" x1 WHERE x1."rid" = t."requester" AND x1."vip" = 1)
//   gathering, as a set        SELECT x1."rid" FROM "ticket" x1 WHERE x1."requester" IN (SELECT … WHERE x2."vip" = 1)
//
// where() uses the first everywhere, since its cost is bounded by the rows that are looked at; list queries use the
// second for the one condition that leaves few rows (listplan.cpp).

#include "core/storage/sqlcompiler.h"

#include "core/schema/records/statusclass.h"
#include "core/storage/projectionschema.h"
#include "core/text/fold.h"

namespace steward {

namespace {

constexpr size_t mostValues = 30'000; ///< SQLite takes 32,766 parameters

QString quotedColumn(const QString &alias, const QString &column)
{
    return alias + QLatin1Char('.') + quoted(column);
}

/// Conditions joined by a word, as a tree of small depth: SQLite refuses expressions deeper than 1,000.
SqlFragment joined(const QList<SqlFragment> &parts, const char *word)
{
    if (parts.size() == 1)
        return parts.first();
    SqlFragment made("(");
    if (parts.size() <= 32) {
        for (qsizetype i = 0; i < parts.size(); ++i)
            made.text(i == 0 ? "" : word).add(parts.at(i));
    } else {
        const qsizetype half = parts.size() / 2;
        made.add(joined(parts.mid(0, half), word)).text(word).add(joined(parts.mid(half), word));
    }
    return made.text(")");
}

std::vector<SqlValue> valuesOf(const QStringList &texts) { return {texts.begin(), texts.end()}; }

/// `column = ?` or `column IN (?, ?)`.
SqlFragment isOneOf(const SqlFragment &column, const std::vector<SqlValue> &values)
{
    SqlFragment made = column;
    if (values.size() == 1)
        return made.text(" = ").value(values.front());
    return made.text(" IN (").list(values).text(")");
}

const char *orderSign(QueryOperator order)
{
    switch (order) {
    case QueryOperator::Less: return " < ";
    case QueryOperator::LessOrEqual: return " <= ";
    case QueryOperator::Greater: return " > ";
    case QueryOperator::GreaterOrEqual: return " >= ";
    case QueryOperator::Matches:
    case QueryOperator::Equal:
    case QueryOperator::NotEqual: break;
    }
    return " = ";
}

QString setTable(const RecordType &type, const Field &field)
{
    return type.table() + QLatin1Char('_') + field.column();
}

/// Where a field's values stand that are no column of the record's own table: a table with rid and the value.
struct SideTable
{
    QString table;
    QString value; ///< column
    bool isCustom = false;
};

SideTable sideTable(const RecordType &type, const Field &field)
{
    const bool isText = !field.isReference() && !field.isNumeric();
    if (field.store == FieldStore::Custom)
        return {QStringLiteral("custom_value"), isText ? QStringLiteral("fold") : QStringLiteral("integer"),
            true};
    if (field.store == FieldStore::Wide)
        return {type.textTable(), field.column()};
    if (field.isSet())
        return {setTable(type, field), isText ? QStringLiteral("fold") : QStringLiteral("item")};
    return {};
}

} // namespace

bool impliesOpen(const Condition &condition)
{
    return condition.test == Condition::Test::Ranges && condition.path.hops.isEmpty()
        && condition.path.field == lifecycleClass(*condition.path.type)
        && std::all_of(condition.ranges.cbegin(), condition.ranges.cend(),
            [](const NumberRange &range) { return range.max < qint64(StatusClass::Done); });
}

template<class T>
Result<T> SqlCompiler::checked(T made) const
{
    if (m_error)
        return *m_error;
    if (made.values().size() > mostValues)
        return Error{ErrorKind::InvalidArgument, QStringLiteral("query.too-long"),
            QStringLiteral("the query has too many values"), QStringLiteral("split the list"), {}};
    return made;
}

Result<SqlFragment> SqlCompiler::where(const QString &alias) { return where(alias, {}); }

Result<SqlFragment> SqlCompiler::where(const QString &alias, const QList<const Condition *> &leaveOut)
{
    m_leaveOut = leaveOut;
    SqlFragment made = expression(m_query.expression, alias);
    const RecordType &subject = *m_query.subject;
    // One kind among several in the shared table.
    if (subject.isTicket() && subject.name() != allTickets()
        && m_query.catalog->schema().ticketTypes().size() > 1) {
        SqlFragment kind(quotedColumn(alias, QStringLiteral("kind")));
        made.text(" AND ").add(kind.text(" = ").value(subject.name()));
    }
    return checked(made);
}

SqlFragment SqlCompiler::expression(const Expression &node, const QString &alias)
{
    switch (node.kind) {
    case Expression::Kind::True: return SqlFragment("TRUE");
    case Expression::Kind::False: return SqlFragment("FALSE");
    case Expression::Kind::And: return join(node, alias, " AND ");
    case Expression::Kind::Or: return join(node, alias, " OR ");
    case Expression::Kind::Not: return negation(node.children.front(), alias);
    case Expression::Kind::Test:
        return m_leaveOut.contains(node.condition.get()) ? SqlFragment("TRUE")
                                                         : condition(*node.condition, 0, alias);
    }
    return SqlFragment("FALSE");
}

SqlFragment SqlCompiler::join(const Expression &node, const QString &alias, const char *word)
{
    QList<SqlFragment> parts;
    for (const Expression &child : node.children)
        parts.append(expression(child, alias));
    return joined(parts, word);
}

SqlFragment SqlCompiler::negation(const Expression &inner, const QString &alias)
{
    if (inner.kind == Expression::Kind::Test) {
        const Condition &test = *inner.condition;
        if (m_leaveOut.contains(&test))
            return SqlFragment("TRUE");
        const Field *field = test.path.field;
        // The form of partial indexes, and of lists of what is missing.
        if (test.test == Condition::Test::Present && test.path.hops.isEmpty() && field
            && field->store == FieldStore::Narrow && !field->isSet() && !isCount(*field))
            return column(*test.path.type, *field, alias).text(" IS NULL");
    }
    return SqlFragment("(").add(expression(inner, alias)).text(") IS NOT TRUE");
}

SqlFragment SqlCompiler::column(const RecordType &type, const Field &field, const QString &alias) const
{
    const QString compare = compareColumn(type, field);
    const QString name = compare.isEmpty() ? field.column() : compare;
    const bool hidden = m_dialect == Dialect::Sqlite && alias == QLatin1String("t") && name == m_hidden;
    return SqlFragment((hidden ? QStringLiteral("+") : QString()) + quotedColumn(alias, name));
}

SqlFragment SqlCompiler::condition(const Condition &test, qsizetype hop, const QString &alias)
{
    const QString rid = quotedColumn(alias, QStringLiteral("rid"));
    if (hop == test.path.hops.size()) {
        if (test.path.field && test.test != Condition::Test::Words)
            return field(test, alias);
        switch (test.test) {
        case Condition::Test::Kind:
            return isOneOf(SqlFragment(quotedColumn(alias, QStringLiteral("kind"))), valuesOf(test.texts));
        case Condition::Test::Self:
            return SqlFragment(rid).text(" IN (").add(namedRids(*test.path.type, test.names)).text(")");
        case Condition::Test::Words: return words(test, rid, false);
        default: return SqlFragment("FALSE");
        }
    }
    const FieldPath::Hop &step = test.path.hops.at(hop);
    const RecordType &target = *m_query.catalog->type(step.field->target);
    const QString next = newAlias();
    const SideTable side = sideTable(*step.type, *step.field);
    SqlFragment made("EXISTS (SELECT 1 FROM ");
    if (side.table.isEmpty()) {
        made.text(quoted(target.table()) + QLatin1Char(' ') + next + QStringLiteral(" WHERE ")
            + quotedColumn(next, QStringLiteral("rid")) + QStringLiteral(" = ")
            + quotedColumn(alias, step.field->column()));
    } else {
        const QString link = newAlias();
        made.text(quoted(side.table) + QLatin1Char(' ') + link + QStringLiteral(" JOIN ")
            + quoted(target.table()) + QLatin1Char(' ') + next + QStringLiteral(" ON ")
            + quotedColumn(next, QStringLiteral("rid")) + QStringLiteral(" = ")
            + quotedColumn(link, side.value) + QStringLiteral(" WHERE ")
            + quotedColumn(link, QStringLiteral("rid")) + QStringLiteral(" = ") + rid);
        if (side.isCustom)
            made.text(QStringLiteral(" AND ") + quotedColumn(link, QStringLiteral("field"))
                    + QStringLiteral(" = "))
                .value(step.field->name);
    }
    return made.text(" AND ").add(condition(test, hop + 1, next)).text(")");
}

SqlFragment SqlCompiler::field(const Condition &test, const QString &alias)
{
    const Field &field = *test.path.field;
    const SideTable side = sideTable(*test.path.type, field);
    if (side.table.isEmpty())
        return valueTest(test, column(*test.path.type, field, alias), false);
    const QString inner = newAlias();
    SqlFragment made("EXISTS (SELECT 1 FROM ");
    made.text(quoted(side.table) + QLatin1Char(' ') + inner + QStringLiteral(" WHERE ")
        + quotedColumn(inner, QStringLiteral("rid")) + QStringLiteral(" = ")
        + quotedColumn(alias, QStringLiteral("rid")));
    if (side.isCustom)
        made.text(QStringLiteral(" AND ") + quotedColumn(inner, QStringLiteral("field"))
                + QStringLiteral(" = "))
            .value(field.name);
    return made.text(" AND ")
        .add(valueTest(test, SqlFragment(quotedColumn(inner, side.value)), side.isCustom))
        .text(")");
}

SqlFragment SqlCompiler::ranges(const Condition &test, const SqlFragment &column) const
{
    std::vector<SqlValue> single;
    QList<SqlFragment> parts;
    for (const NumberRange &range : test.ranges) {
        if (range.min == range.max) {
            single.emplace_back(range.min);
        } else if (impliesOpen(test) && range.min == NumberRange::lowest
            && range.max == qint64(StatusClass::Done) - 1) {
            parts.append(SqlFragment(column).text(QStringLiteral(" < %1").arg(qint64(StatusClass::Done))));
        } else if (range.min == NumberRange::lowest && range.max == NumberRange::highest) {
            parts.append(SqlFragment(column).text(" IS NOT NULL"));
        } else if (range.min == NumberRange::lowest) {
            parts.append(SqlFragment(column).text(" <= ").value(range.max));
        } else if (range.max == NumberRange::highest) {
            parts.append(SqlFragment(column).text(" >= ").value(range.min));
        } else {
            parts.append(
                SqlFragment(column).text(" BETWEEN ").value(range.min).text(" AND ").value(range.max));
        }
    }
    if (!single.empty())
        parts.prepend(isOneOf(column, single));
    SqlFragment made = joined(parts, " OR ");
    // Tighter than open: say open as well, in the words of the partial indexes.
    const QString open = QStringLiteral(" < %1").arg(qint64(StatusClass::Done));
    if (impliesOpen(test) && !made.sql().endsWith(open))
        return SqlFragment("(").add(made).text(" AND ").add(column).text(open).text(")");
    return made;
}

SqlFragment SqlCompiler::valueTest(const Condition &test, const SqlFragment &column, bool isCustom) const
{
    const Field &field = *test.path.field;
    QList<SqlFragment> parts;
    switch (test.test) {
    case Condition::Test::Present:
        if (isCount(field))
            return SqlFragment(column).text(" > 0");
        if (field.kind == FieldKind::Boolean)
            return SqlFragment(column).text(" = 1");
        return SqlFragment(column).text(" IS NOT NULL");
    case Condition::Test::Ranges: return ranges(test, column);
    case Condition::Test::TextIs:
        if (isCustom
            && field.kind
                == FieldKind::Choice) { // keys are compared as they are; the index holds them folded
            QStringList folded;
            for (const QString &key : test.texts)
                folded.append(foldForCompare(key));
            SqlFragment exact(
                QString(column.sql()).replace(QStringLiteral("\"fold\""), QStringLiteral("\"text\"")));
            return SqlFragment("(")
                .add(isOneOf(column, valuesOf(folded)))
                .text(" AND ")
                .add(isOneOf(exact, valuesOf(test.texts)))
                .text(")");
        }
        return isOneOf(column, valuesOf(test.texts));
    case Condition::Test::TextContains:
        for (const QString &part : test.texts) {
            SqlFragment found(m_dialect == Dialect::Sqlite ? "instr(" : "strpos(");
            parts.append(found.add(column).text(", ").value(part).text(") > 0"));
        }
        return joined(parts, " OR ");
    case Condition::Test::TextOrder:
        return SqlFragment(column).text(orderSign(test.order)).value(test.texts.first());
    case Condition::Test::Refers: {
        const RecordType &target = *m_query.catalog->type(field.target);
        return SqlFragment(column).text(" IN (").add(namedRids(target, test.names)).text(")");
    }
    case Condition::Test::Words:
    case Condition::Test::Kind:
    case Condition::Test::Self: break;
    }
    return SqlFragment("FALSE");
}

SqlFragment SqlCompiler::words(const Condition &test, const QString &rid, bool select)
{
    const QString table = test.path.type->table();
    const QString field = test.path.field ? test.path.field->name : QString();
    const std::optional<SqlFragment> made = !m_search ? std::nullopt
        : select                                      ? m_search->holders(table, test.term, field)
                                                      : m_search->holds(table, test.term, field, rid);
    if (made)
        return *made;
    m_error = Error{ErrorKind::InvalidArgument, QStringLiteral("query.not-searchable"),
        field.isEmpty() ? QStringLiteral("%1 cannot be searched for words").arg(test.path.type->pluralLabel())
                        : QStringLiteral("the text of `%1` cannot be searched").arg(field),
        QStringLiteral("use another field"), {field}};
    return SqlFragment("FALSE");
}

SqlFragment SqlCompiler::namedRids(const RecordType &target, const QList<RecordName> &names) const
{
    std::vector<SqlValue> numbers;
    std::vector<SqlValue> exact;
    QList<SqlFragment> selects;
    QStringList prefixes;
    SqlFragment me("SELECT m.rid FROM record m WHERE m.id = ");
    me.value(m_query.me);
    bool hasMe = false;
    bool hasMine = false;
    for (const RecordName &name : names) {
        hasMe |= name.kind == RecordName::Kind::Me;
        hasMine |= name.kind == RecordName::Kind::Mine;
        if (name.kind != RecordName::Kind::Named)
            continue;
        for (const QString &number : name.numbers)
            numbers.emplace_back(number);
        if (target.isTicket())
            continue;
        if (name.isPrefix)
            prefixes.append(name.text);
        else
            exact.emplace_back(name.text);
    }
    if (hasMe)
        selects.append(me);
    if (hasMine) {
        SqlFragment mine(QStringLiteral("SELECT s.rid FROM ") + quoted(setTable(target, *membership(target)))
            + QStringLiteral(" s WHERE s.item = ("));
        selects.append(mine.add(me).text(")"));
    }
    if (!numbers.empty()) {
        SqlFragment numbered("SELECT n.rid FROM number_alias n WHERE ");
        selects.append(numbered.add(isOneOf(SqlFragment("n.number"), numbers)));
    }
    QList<SqlFragment> called;
    QStringList columns;
    for (const Field *field : namingFields(target)) {
        // sort_key is the reading, or the title where there is none: both name the record, and only it has an index.
        const bool isSortField = field->name == target.sortField();
        columns.append(isSortField ? QStringLiteral("sort_key") : compareColumn(target, *field));
    }
    columns.removeDuplicates();
    for (const QString &name : columns) {
        const SqlFragment column(QStringLiteral("r.") + quoted(name));
        if (!exact.empty())
            called.append(isOneOf(column, exact));
        for (const QString &prefix : prefixes) {
            const QString end = prefix + QString::fromUcs4(U"\U0010FFFF", 1);
            called.append(SqlFragment("(")
                              .add(column)
                              .text(" >= ")
                              .value(prefix)
                              .text(" AND ")
                              .add(column)
                              .text(" < ")
                              .value(end)
                              .text(")"));
        }
    }
    if (!called.isEmpty()) {
        SqlFragment byName(
            QStringLiteral("SELECT r.rid FROM ") + quoted(target.table()) + QStringLiteral(" r WHERE "));
        selects.append(byName.add(joined(called, " OR ")));
    }
    if (selects.isEmpty())
        return SqlFragment("SELECT m.rid FROM record m WHERE FALSE");
    SqlFragment made = selects.first();
    for (qsizetype i = 1; i < selects.size(); ++i)
        made.text(" UNION ALL ").add(selects.at(i));
    return made;
}

Result<SqlFragment> SqlCompiler::ridsOf(const Condition &test, bool negated, Limit limit)
{
    m_limit = limit;
    m_isLimited = false;
    if (!negated)
        return checked(rids(test, 0));
    SqlFragment made(QStringLiteral("SELECT x.\"rid\" FROM ") + quoted(test.path.type->table())
        + QStringLiteral(" x WHERE "));
    made.add(column(*test.path.type, *test.path.field, QStringLiteral("x"))).text(" IS NULL").add(limited(0));
    return checked(made);
}

/// What limits a set of the subject's own rows to those of the partial indexes.
SqlFragment SqlCompiler::limited(qsizetype hop)
{
    if (hop > 0 || m_limit == Limit::None)
        return {};
    m_isLimited = true;
    return SqlFragment(
        QStringLiteral(" AND ") + (m_limit == Limit::Open ? openTicketCondition() : livingCondition()));
}

SqlFragment SqlCompiler::rids(const Condition &test, qsizetype hop)
{
    if (hop == test.path.hops.size())
        return ridsOfField(test, hop);
    const FieldPath::Hop &step = test.path.hops.at(hop);
    const SideTable side = sideTable(*step.type, *step.field);
    const QString alias = newAlias();
    const QString table = side.table.isEmpty() ? step.type->table() : side.table;
    SqlFragment made(QStringLiteral("SELECT ") + quotedColumn(alias, QStringLiteral("rid"))
        + QStringLiteral(" FROM ") + quoted(table) + QLatin1Char(' ') + alias + QStringLiteral(" WHERE "));
    if (side.isCustom)
        made.text(quotedColumn(alias, QStringLiteral("field")) + QStringLiteral(" = "))
            .value(step.field->name)
            .text(" AND ");
    made.text(quotedColumn(alias, side.table.isEmpty() ? step.field->column() : side.value)
        + QStringLiteral(" IN ("));
    return made.add(rids(test, hop + 1)).text(")").add(side.table.isEmpty() ? limited(hop) : SqlFragment());
}

SqlFragment SqlCompiler::ridsOfField(const Condition &test, qsizetype hop)
{
    if (test.test == Condition::Test::Words)
        return words(test, {}, true);
    if (test.test == Condition::Test::Self)
        return namedRids(*test.path.type, test.names);
    const QString alias = newAlias();
    const SideTable side = test.path.field ? sideTable(*test.path.type, *test.path.field) : SideTable();
    const QString table = side.table.isEmpty() ? test.path.type->table() : side.table;
    SqlFragment made(QStringLiteral("SELECT ") + quotedColumn(alias, QStringLiteral("rid"))
        + QStringLiteral(" FROM ") + quoted(table) + QLatin1Char(' ') + alias + QStringLiteral(" WHERE "));
    if (test.test == Condition::Test::Kind)
        return made
            .add(isOneOf(SqlFragment(quotedColumn(alias, QStringLiteral("kind"))), valuesOf(test.texts)))
            .add(limited(hop));
    if (side.table.isEmpty())
        return made.add(valueTest(test, column(*test.path.type, *test.path.field, alias), false))
            .add(limited(hop));
    if (side.isCustom)
        made.text(quotedColumn(alias, QStringLiteral("field")) + QStringLiteral(" = "))
            .value(test.path.field->name)
            .text(" AND ");
    return made.add(valueTest(test, SqlFragment(quotedColumn(alias, side.value)), side.isCustom));
}

} // namespace steward
