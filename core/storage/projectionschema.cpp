// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// A description is lines of text, so that a diff of two of them can be read by people too:
//
//     layout 1
//     key rid
//     column rid integer
//     column sort_key text
//     index ticket__open_due (due) where status_class < 3 AND deleted IS NULL
//
// Names are those of fields and hold neither spaces nor brackets, so lines need no escaping.

#include "core/storage/projectionschema.h"

#include "core/access/accessrules.h"
#include "core/query/catalog.h"
#include "core/schema/records/ticket.h"
#include "core/text/fold.h"

namespace steward {

namespace {

/// Raised when columns keep their names but get another meaning (a new fold, say): every table is then rebuilt.
constexpr int layout = 1;

const QString ridColumn = QStringLiteral("rid");
const QString sortKeyColumn = QStringLiteral("sort_key");
const QString assigneeField = QStringLiteral("assignee");
const QString numberField = QStringLiteral("number");

bool isColumn(const Field &field) { return field.store == FieldStore::Narrow && !field.isSet(); }

ColumnType columnType(const Field &field)
{
    return field.isNumeric() || field.kind == FieldKind::Reference ? ColumnType::Integer : ColumnType::Text;
}

bool isNumber(const RecordType &type, const Field &field)
{
    return field.derived && field.name == numberField && !type.numberPrefix().isEmpty();
}

/// True when sort_key holds this very field's folded text in every record.
bool isSortKey(const RecordType &type, const Field &field)
{
    return field.name == type.titleField() && type.sortField().isEmpty() && field.kind == FieldKind::Text;
}

class TableBuilder
{
public:
    explicit TableBuilder(const QString &name) { m_table.name = name; }

    void column(const QString &name, ColumnType type)
    {
        const ProjectionColumn wanted{name, type};
        for (const ProjectionColumn &known : m_table.columns) {
            if (known.name == name) {
                // Two types share the table and a name: the declarations must agree, or neither could be read back.
                Q_ASSERT(known == wanted);
                return;
            }
        }
        m_table.columns.append(wanted);
    }
    void index(const QString &name, const QStringList &columns, const QString &where = {})
    {
        const ProjectionIndex wanted{m_table.name + QStringLiteral("__") + name, columns, where};
        if (!m_table.indexes.contains(wanted))
            m_table.indexes.append(wanted);
    }
    void primaryKey(const QStringList &columns) { m_table.primaryKey = columns; }
    void recordsOf(const RecordType &type)
    {
        m_table.isRecord = true;
        m_table.isScoped = !AccessRules::builtIn().of(type).follows.isEmpty() || type.isTicket();
    }
    const ProjectionTable &table() const { return m_table; }

private:
    ProjectionTable m_table;
};

/// Builds the tables in a map by name, since tickets of several types add to the same ones.
class Builder
{
public:
    explicit Builder(const Schema &schema)
    {
        for (const auto &type : schema.types()) {
            for (const Field &field : type->fields()) {
                if (field.kind == FieldKind::Reference)
                    m_targets.insert(field.target);
            }
        }
        for (const auto &type : schema.types())
            add(*type);
        addCustomValues();
    }

    QList<ProjectionTable> tables() const
    {
        QList<ProjectionTable> tables;
        for (const auto &[name, builder] : m_tables)
            tables.append(builder.table());
        return tables;
    }

private:
    TableBuilder &table(const QString &name, const QStringList &primaryKey)
    {
        TableBuilder &builder = m_tables.try_emplace(name, name).first->second;
        builder.primaryKey(primaryKey);
        return builder;
    }

    void add(const RecordType &type)
    {
        TableBuilder &main = table(type.table(), {ridColumn});
        main.recordsOf(type);
        main.column(ridColumn, ColumnType::Integer);
        if (type.isTicket())
            main.column(QStringLiteral("kind"), ColumnType::Text);
        main.column(sortKeyColumn, ColumnType::Text);
        for (const Field &field : type.fields()) {
            if (field.store == FieldStore::Wide)
                addWide(type, field);
            else if (field.store == FieldStore::Narrow && field.isSet())
                addSet(type, field);
            else if (isColumn(field))
                addColumn(main, type, field);
        }
        const Field *title = type.field(type.titleField());
        if (type.isTicket()) {
            main.index(QStringLiteral("open_sort_key"), {sortKeyColumn}, openTicketCondition());
        } else if (m_targets.contains(type.name()) && title && title->kind == FieldKind::Text) {
            main.index(sortKeyColumn, {sortKeyColumn}); // lists ordered by a reference walk it
            main.index(compareColumn(type, *title), {compareColumn(type, *title)}); // references are named by it
        }
    }

    void addColumn(TableBuilder &main, const RecordType &type, const Field &field)
    {
        main.column(field.column(), columnType(field));
        const QString compare = compareColumn(type, field);
        if (compare.isEmpty())
            return;
        if (compare != sortKeyColumn && compare != field.column())
            main.column(compare, ColumnType::Text);
        const bool number = isNumber(type, field);
        // Orders of all tickets, where lists ask for living ones: the index alone answers then.
        const bool isOrder = type.isTicket() && (number || field.kind == FieldKind::Instant);
        // Equality on a choice or a small number keeps too much of a big table to be worth an index of all tickets;
        // their partial indexes serve the queue.
        const bool selective = field.kind != FieldKind::Choice && field.kind != FieldKind::Integer
            && field.kind != FieldKind::Boolean;
        if (number || (field.indexed && (selective || !type.isTicket())))
            main.index(compare, {compare}, isOrder ? livingCondition() : QString());
        // Few people are VIP: `requester.vip:yes` begins with them.
        if (field.kind == FieldKind::Boolean && m_targets.contains(type.name()) && &field != deletionMark(type))
            main.index(compare, {compare}, quoted(compare) + QStringLiteral(" = 1"));
        if (type.isTicket() && compare != sortKeyColumn && &field != deletionMark(type)) {
            const bool isClass = &field == lifecycleClass(type);
            const QStringList order = isClass ? sortColumns(type, field) : QStringList{compare};
            main.index(QStringLiteral("open_") + compare, order, openTicketCondition());
            // What nobody has taken stands in one state, behind all the others: lists of it would read through those.
            if (followsState(type, field) && !isLifecycleState(type, field) && type.field(assigneeField))
                main.index(QStringLiteral("unassigned_") + compare, order, unassignedTicketCondition());
        }
    }

    void addWide(const RecordType &type, const Field &field)
    {
        TableBuilder &wide = table(type.textTable(), {ridColumn});
        wide.column(ridColumn, ColumnType::Integer);
        wide.column(field.column(), columnType(field));
    }

    void addSet(const RecordType &type, const Field &field)
    {
        const QString item = QStringLiteral("item");
        const QString fold = QStringLiteral("fold");
        TableBuilder &set = table(type.table() + QLatin1Char('_') + field.column(), {ridColumn, item});
        set.column(ridColumn, ColumnType::Integer);
        if (field.kind == FieldKind::ReferenceSet) {
            set.column(item, ColumnType::Integer);
            set.index(item, {item});
        } else {
            set.column(item, ColumnType::Text);
            set.column(fold, ColumnType::Text);
            set.index(fold, {fold});
        }
    }

    void addCustomValues()
    {
        const QString field = QStringLiteral("field");
        const QString item = QStringLiteral("item"); // 0, or the place of an element in its set
        TableBuilder &custom = table(QStringLiteral("custom_value"), {ridColumn, field, item});
        custom.column(ridColumn, ColumnType::Integer);
        custom.column(field, ColumnType::Text);
        custom.column(item, ColumnType::Integer);
        custom.column(QStringLiteral("integer"), ColumnType::Integer);
        custom.column(QStringLiteral("text"), ColumnType::Text);
        custom.column(QStringLiteral("fold"), ColumnType::Text);
        custom.index(QStringLiteral("integer"), {field, QStringLiteral("integer")});
        custom.index(QStringLiteral("fold"), {field, QStringLiteral("fold")});
    }

    std::map<QString, TableBuilder> m_tables;
    QSet<QString> m_targets;
};

QString typeName(ColumnType type, Dialect dialect)
{
    if (dialect == Dialect::Sqlite)
        return type == ColumnType::Integer ? QStringLiteral("INTEGER") : QStringLiteral("TEXT");
    return type == ColumnType::Integer ? QStringLiteral("bigint") : QStringLiteral("text COLLATE \"C\"");
}

QString columnSql(const ProjectionColumn &column, const QStringList &primaryKey, Dialect dialect)
{
    QString sql = quoted(column.name) + QLatin1Char(' ') + typeName(column.type, dialect);
    if (primaryKey == QStringList{column.name})
        return sql + QStringLiteral(" PRIMARY KEY");
    if (primaryKey.contains(column.name))
        sql += QStringLiteral(" NOT NULL");
    return sql;
}

QString quotedList(const QStringList &names)
{
    QStringList list;
    for (const QString &name : names)
        list.append(quoted(name));
    return list.join(QStringLiteral(", "));
}

QString typeWord(ColumnType type) { return type == ColumnType::Integer ? QStringLiteral("integer") : QStringLiteral("text"); }

QString indexLine(const ProjectionIndex &index)
{
    QString line = QStringLiteral("index ") + index.name + QStringLiteral(" (")
        + index.columns.join(QStringLiteral(", ")) + QLatin1Char(')');
    if (!index.where.isEmpty())
        line += QStringLiteral(" where ") + index.where;
    return line;
}

struct Description
{
    bool readable = false;
    QString key;
    QList<ProjectionColumn> columns;
    QStringList indexLines;
};

Description readDescription(const QString &text)
{
    Description read;
    const QStringList lines = text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    if (lines.isEmpty() || lines.first() != QStringLiteral("layout %1").arg(layout))
        return read;
    for (const QString &line : lines.mid(1)) {
        const QStringList words = line.split(QLatin1Char(' '));
        if (words.first() == QStringLiteral("key"))
            read.key = line;
        else if (words.first() == QStringLiteral("index"))
            read.indexLines.append(line);
        else if (words.first() == QStringLiteral("column") && words.size() == 3)
            read.columns.append({words.at(1),
                words.at(2) == QStringLiteral("integer") ? ColumnType::Integer : ColumnType::Text});
        else
            return {};
    }
    read.readable = true;
    return read;
}

} // namespace

bool ProjectionTable::hasColumn(const QString &column) const
{
    return std::any_of(columns.cbegin(), columns.cend(), [&](const ProjectionColumn &c) { return c.name == column; });
}

QString ProjectionTable::description() const
{
    QString text = QStringLiteral("layout %1\nkey %2\n").arg(layout).arg(primaryKey.join(QLatin1Char(' ')));
    for (const ProjectionColumn &column : columns)
        text += QStringLiteral("column ") + column.name + QLatin1Char(' ') + typeWord(column.type) + QLatin1Char('\n');
    for (const ProjectionIndex &index : indexes)
        text += indexLine(index) + QLatin1Char('\n');
    return text;
}

QList<ProjectionTable> projectionTables(const Schema &schema) { return Builder(schema).tables(); }

QString openTicketCondition()
{
    static_assert(qint64(StatusClass::Done) == 3, "open ends where done begins");
    return QStringLiteral("status_class < 3 AND deleted IS NULL");
}

QString unassignedTicketCondition()
{
    return openTicketCondition() + QStringLiteral(" AND assignee IS NULL");
}

QString livingCondition() { return QStringLiteral("deleted IS NULL"); }

QStringList sortColumns(const RecordType &type, const Field &field)
{
    const Field *statusClass = lifecycleClass(type);
    if (!statusClass || (&field != statusClass && !isLifecycleState(type, field))) {
        const QString column = compareColumn(type, field);
        return column.isEmpty() ? QStringList() : QStringList{column};
    }
    const auto state = std::find_if(type.fields().cbegin(), type.fields().cend(),
        [&type](const Field &other) { return isLifecycleState(type, other); });
    return {statusClass->column(), state->column()};
}

QString compareColumn(const RecordType &type, const Field &field)
{
    if (!isColumn(field) || field.kind == FieldKind::LongText || field.kind == FieldKind::Json)
        return {};
    if (isNumber(type, field))
        return QStringLiteral("number_sort");
    if (isSortKey(type, field))
        return sortKeyColumn;
    if (field.kind == FieldKind::Text)
        return field.column() + QStringLiteral("_fold");
    return field.column();
}

QString sortKeyOf(const RecordType &type, const RecordValues &record)
{
    for (const QString &name : {type.sortField(), type.titleField()}) {
        const int at = type.indexOf(name);
        if (at < 0 || type.fields().at(at).kind == FieldKind::LongText)
            continue;
        const QString &text = record.values[size_t(at)].text();
        if (!text.isEmpty())
            return foldForCompare(text);
    }
    return {};
}

QString createSql(const ProjectionTable &table, Dialect dialect)
{
    QStringList lines;
    for (const ProjectionColumn &column : table.columns)
        lines.append(QStringLiteral("    ") + columnSql(column, table.primaryKey, dialect));
    if (dialect == Dialect::Postgresql && table.isRecord)
        lines.append(QStringLiteral("    \"is_stale\" boolean NOT NULL DEFAULT false"));
    if (dialect == Dialect::Postgresql && table.isScoped)
        lines.append(QStringLiteral("    \"scope\" text[]"));
    const bool composite = table.primaryKey.size() > 1;
    if (composite)
        lines.append(QStringLiteral("    PRIMARY KEY (") + quotedList(table.primaryKey) + QLatin1Char(')'));
    QString sql = QStringLiteral("CREATE TABLE ") + quoted(table.name) + QStringLiteral(" (\n")
        + lines.join(QStringLiteral(",\n")) + QStringLiteral("\n)");
    if (composite && dialect == Dialect::Sqlite)
        sql += QStringLiteral(" WITHOUT ROWID");
    return sql;
}

QString indexSql(const ProjectionTable &table, const ProjectionIndex &index, Dialect dialect)
{
    QStringList columns = index.columns;
    // SQLite appends the row's key by itself and orders by it; spelled out it would be stored twice.
    if (dialect == Dialect::Postgresql)
        columns.append(ridColumn);
    QString sql = QStringLiteral("CREATE INDEX ") + quoted(index.name) + QStringLiteral(" ON ") + quoted(table.name)
        + QStringLiteral(" (") + quotedList(columns) + QLatin1Char(')');
    if (!index.where.isEmpty())
        sql += QStringLiteral(" WHERE ") + index.where;
    return sql;
}

QStringList indexSql(const ProjectionTable &table, Dialect dialect)
{
    QStringList statements;
    for (const ProjectionIndex &index : table.indexes)
        statements.append(indexSql(table, index, dialect));
    return statements;
}

ProjectionChange diff(const QString &storedDescription, const ProjectionTable &wanted)
{
    ProjectionChange change;
    change.table = wanted.name;
    if (storedDescription == wanted.description())
        return change;
    const Description stored = readDescription(storedDescription);
    const Description target = readDescription(wanted.description());
    change.kind = ProjectionChange::Kind::Rebuild;
    if (!stored.readable || stored.key != target.key)
        return change;
    for (const ProjectionColumn &column : stored.columns) {
        if (!wanted.columns.contains(column))
            return change;
    }
    for (const ProjectionColumn &column : wanted.columns) {
        if (!stored.columns.contains(column))
            change.addedColumns.append(column);
    }
    for (const QString &line : stored.indexLines) {
        if (!target.indexLines.contains(line))
            change.droppedIndexes.append(line.section(QLatin1Char(' '), 1, 1));
    }
    for (const ProjectionIndex &index : wanted.indexes) {
        if (!stored.indexLines.contains(indexLine(index)))
            change.addedIndexes.append(index);
    }
    change.kind = ProjectionChange::Kind::Adapt;
    return change;
}

QList<ProjectionChange> diff(const QHash<QString, QString> &stored, const QList<ProjectionTable> &wanted)
{
    QList<ProjectionChange> changes;
    QSet<QString> names;
    for (const ProjectionTable &table : wanted) {
        names.insert(table.name);
        const auto known = stored.constFind(table.name);
        if (known == stored.constEnd()) {
            changes.append({ProjectionChange::Kind::Create, table.name, {}, {}, table.indexes});
            continue;
        }
        const ProjectionChange change = diff(*known, table);
        if (change.kind != ProjectionChange::Kind::None)
            changes.append(change);
    }
    QStringList gone;
    for (auto it = stored.constBegin(); it != stored.constEnd(); ++it) {
        if (!names.contains(it.key()))
            gone.append(it.key());
    }
    gone.sort();
    for (const QString &name : gone)
        changes.append({ProjectionChange::Kind::Drop, name, {}, {}, {}});
    return changes;
}

QStringList changeSql(const ProjectionChange &change, const ProjectionTable &wanted, Dialect dialect)
{
    QStringList statements;
    switch (change.kind) {
    case ProjectionChange::Kind::None:
    case ProjectionChange::Kind::Rebuild:
        return {};
    case ProjectionChange::Kind::Create:
        statements.append(createSql(wanted, dialect));
        break;
    case ProjectionChange::Kind::Drop:
        return {QStringLiteral("DROP TABLE ") + quoted(change.table)};
    case ProjectionChange::Kind::Adapt:
        for (const QString &index : change.droppedIndexes)
            statements.append(QStringLiteral("DROP INDEX ") + quoted(index));
        for (const ProjectionColumn &column : change.addedColumns)
            statements.append(QStringLiteral("ALTER TABLE ") + quoted(change.table) + QStringLiteral(" ADD COLUMN ")
                + columnSql(column, {}, dialect));
        break;
    }
    for (const ProjectionIndex &index : change.addedIndexes)
        statements.append(indexSql(wanted, index, dialect));
    return statements;
}

} // namespace steward
