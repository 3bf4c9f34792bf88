// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/recordstore.h"

#include "core/storage/projectionschema.h"
#include "core/text/fold.h"

namespace steward {

/// SQL of one record type, made once.
struct RecordStore::Columns
{
    QList<int> narrow; ///< fields with a column in the main table
    QList<int> wide;
    QList<int> sets;
    QList<int> custom;
    QByteArray insert;
    QByteArray select; ///< narrow columns, then the wide ones, by rid
};

static QByteArray sqlName(const QString &name) { return quoted(name).toUtf8(); }

static bool hasFoldColumn(const RecordType &type, const Field &field)
{
    const QString compare = compareColumn(type, field);
    return !compare.isEmpty() && compare != field.column() && compare != QStringLiteral("sort_key");
}

RecordStore::RecordStore(Connection &connection, std::shared_ptr<const Schema> schema)
    : m_connection(connection)
    , m_schema(std::move(schema))
{
}

void RecordStore::setSchema(std::shared_ptr<const Schema> schema)
{
    m_schema = std::move(schema);
    m_columns.clear();
}

void RecordStore::forget()
{
    m_rids.clear();
    m_ids.clear();
}

const RecordStore::Columns &RecordStore::columnsOf(const RecordType &type)
{
    std::shared_ptr<Columns> &known = m_columns[type.name()];
    if (known)
        return *known;
    known = std::make_shared<Columns>();
    QStringList names{QStringLiteral("rid"), QStringLiteral("sort_key")};
    if (type.isTicket())
        names.append(QStringLiteral("kind"));
    QStringList selected;
    for (int i = 0; i < type.fields().size(); ++i) {
        const Field &field = type.fields()[i];
        if (field.store == FieldStore::Custom) {
            known->custom.append(i);
        } else if (field.isSet()) {
            known->sets.append(i);
        } else if (field.store == FieldStore::Wide) {
            known->wide.append(i);
        } else {
            known->narrow.append(i);
            names.append(quoted(field.column()));
            if (hasFoldColumn(type, field))
                names.append(quoted(compareColumn(type, field)));
            selected.append(QStringLiteral("t.") + quoted(field.column()));
        }
    }
    for (const int i : known->wide)
        selected.append(QStringLiteral("w.") + quoted(type.fields()[i].column()));
    QStringList marks(names.size(), QStringLiteral("?"));
    known->insert = QStringLiteral("INSERT INTO %1(%2) VALUES(%3)")
                        .arg(quoted(type.table()), names.join(QLatin1Char(',')), marks.join(QLatin1Char(',')))
                        .toUtf8();
    known->select = QStringLiteral("SELECT %1 FROM %2 t %3WHERE t.rid = ?")
                        .arg(selected.join(QLatin1Char(',')), quoted(type.table()),
                            known->wide.isEmpty()
                                ? QString()
                                : QStringLiteral("LEFT JOIN %1 w ON w.rid = t.rid ").arg(quoted(type.textTable())))
                        .toUtf8();
    return *known;
}

Result<Rid> RecordStore::ridOf(const Uuid &id, const QString &type)
{
    const auto known = m_rids.constFind(id);
    if (known != m_rids.constEnd())
        return *known;
    STEWARD_ASSIGN(std::optional<RecordPlace> found, place(id));
    Rid rid = 0;
    if (found) {
        rid = found->rid;
    } else {
        STEWARD_ASSIGN(Statement insert, m_connection.prepare(QByteArrayLiteral(
            "INSERT INTO record(rid, id, type, last_seq) "
            "VALUES((SELECT coalesce(max(rid), 0) + 1 FROM record), ?, ?, 0) RETURNING rid")));
        insert.bind(id, type);
        STEWARD_ASSIGN([[maybe_unused]] const bool made, insert.step());
        rid = insert.integer(0);
        insert.reset();
    }
    if (m_rids.size() > 500'000)
        forget();
    m_rids.insert(id, rid);
    m_ids.insert(rid, id);
    return rid;
}

static RecordPlace placeFrom(Statement &row) { return {row.integer(0), row.uuid(1), row.text(2), row.integer(3)}; }

Result<std::optional<RecordPlace>> RecordStore::place(const Uuid &id)
{
    STEWARD_ASSIGN(Statement find,
        m_connection.prepare(QByteArrayLiteral("SELECT rid, id, type, last_seq FROM record WHERE id = ?")));
    find.bind(id);
    STEWARD_ASSIGN(const bool any, find.step());
    return any ? std::optional(placeFrom(find)) : std::nullopt;
}

Result<std::optional<RecordPlace>> RecordStore::place(Rid rid)
{
    STEWARD_ASSIGN(Statement find,
        m_connection.prepare(QByteArrayLiteral("SELECT rid, id, type, last_seq FROM record WHERE rid = ?")));
    find.bind(rid);
    STEWARD_ASSIGN(const bool any, find.step());
    return any ? std::optional(placeFrom(find)) : std::nullopt;
}

Result<Uuid> RecordStore::idOf(Rid rid)
{
    const auto known = m_ids.constFind(rid);
    if (known != m_ids.constEnd())
        return *known;
    STEWARD_ASSIGN(const std::optional<RecordPlace> found, place(rid));
    if (!found)
        return Error{ErrorKind::Corrupt, QStringLiteral("storage.no-record"),
            QStringLiteral("record %1 is missing from the directory").arg(rid), QStringLiteral("run verify --rebuild"), {}};
    m_ids.insert(rid, found->id);
    return found->id;
}

Result<Ok> RecordStore::setLastSeq(Rid rid, qint64 seq, const QString &type)
{
    STEWARD_ASSIGN(Statement update,
        m_connection.prepare(QByteArrayLiteral("UPDATE record SET last_seq = ?, type = ? WHERE rid = ?")));
    update.bind(seq, type, rid);
    return update.run();
}

Result<std::optional<Rid>> RecordStore::byNumber(const QString &number)
{
    STEWARD_ASSIGN(Statement find,
        m_connection.prepare(QByteArrayLiteral("SELECT rid FROM number_alias WHERE number = ?")));
    find.bind(foldForCompare(number.trimmed()));
    STEWARD_ASSIGN(const bool any, find.step());
    return any ? std::optional<Rid>(find.integer(0)) : std::nullopt;
}

Result<Ok> RecordStore::addAlias(const QString &number, Rid rid, const QString &kind)
{
    STEWARD_ASSIGN(Statement insert, m_connection.prepare(QByteArrayLiteral(
        "INSERT INTO number_alias(number, rid, kind) VALUES(?, ?, ?) ON CONFLICT (number) DO NOTHING")));
    insert.bind(foldForCompare(number.trimmed()), rid, kind);
    return insert.run();
}

Result<Ok> RecordStore::bindField(
    Statement &statement, int &at, const RecordType &type, int index, const RecordValues &values)
{
    const Field &field = type.fields()[index];
    const Value &value = values.values[size_t(index)];
    if (field.kind == FieldKind::Reference && !value.isEmpty()) {
        STEWARD_ASSIGN(const Rid rid, ridOf(value.reference(), field.target));
        statement.bindAt(at++, rid);
    } else if (field.kind == FieldKind::Boolean && !value.toBool()) {
        statement.bindAt(at++, nullptr);
    } else {
        statement.bindAt(at++, value);
    }
    if (!hasFoldColumn(type, field))
        return Ok{};
    if (value.isEmpty())
        statement.bindAt(at++, nullptr);
    else if (compareColumn(type, field) == QStringLiteral("number_sort"))
        statement.bindAt(at++, numberSortKey(value.text()));
    else
        statement.bindAt(at++, foldForCompare(value.text()));
    return Ok{};
}

Result<Ok> RecordStore::insert(const RecordType &type, Rid rid, const RecordValues &values)
{
    const Columns &columns = columnsOf(type);
    STEWARD_ASSIGN(Statement row, m_connection.prepare(columns.insert));
    row.reset();
    int at = 0;
    row.bindAt(at++, rid);
    row.bindAt(at++, sortKeyOf(type, values));
    if (type.isTicket())
        row.bindAt(at++, type.name());
    for (const int i : columns.narrow)
        STEWARD_TRY(bindField(row, at, type, i, values));
    STEWARD_TRY(row.run());

    const RecordValues none = type.empty();
    STEWARD_TRY(writeWide(type, rid, none, values));
    for (const int i : columns.sets)
        STEWARD_TRY(writeSet(type, type.fields()[i], rid, Value(), values.values[size_t(i)]));
    for (const int i : columns.custom) {
        if (!values.values[size_t(i)].isEmpty())
            STEWARD_TRY(writeCustom(type.fields()[i], rid, values.values[size_t(i)]));
    }
    return Ok{};
}

Result<Ok> RecordStore::update(
    const RecordType &type, Rid rid, const RecordValues &before, const RecordValues &after)
{
    const Columns &columns = columnsOf(type);
    const auto changed = [&](int i) { return before.values[size_t(i)] != after.values[size_t(i)]; };
    QByteArray sets;
    QList<int> fields;
    for (const int i : columns.narrow) {
        if (!changed(i))
            continue;
        const Field &field = type.fields()[i];
        sets += (sets.isEmpty() ? "" : ",") + sqlName(field.column()) + "=?";
        if (hasFoldColumn(type, field))
            sets += "," + sqlName(compareColumn(type, field)) + "=?";
        fields.append(i);
    }
    const Value sortBefore = sortKeyOf(type, before);
    const Value sortAfter = sortKeyOf(type, after);
    if (sortBefore != sortAfter)
        sets += (sets.isEmpty() ? "" : ",") + QByteArray("sort_key=?");
    if (!sets.isEmpty()) {
        STEWARD_ASSIGN(Statement row,
            m_connection.prepare("UPDATE " + sqlName(type.table()) + " SET " + sets + " WHERE rid=?"));
        row.reset();
        int at = 0;
        for (const int i : fields)
            STEWARD_TRY(bindField(row, at, type, i, after));
        if (sortBefore != sortAfter)
            row.bindAt(at++, sortAfter);
        row.bindAt(at++, rid);
        STEWARD_TRY(row.run());
    }
    STEWARD_TRY(writeWide(type, rid, before, after));
    for (const int i : columns.sets) {
        if (changed(i))
            STEWARD_TRY(writeSet(type, type.fields()[i], rid, before.values[size_t(i)], after.values[size_t(i)]));
    }
    for (const int i : columns.custom) {
        if (changed(i))
            STEWARD_TRY(writeCustom(type.fields()[i], rid, after.values[size_t(i)]));
    }
    return Ok{};
}

Result<Ok> RecordStore::writeWide(
    const RecordType &type, Rid rid, const RecordValues &before, const RecordValues &after)
{
    const Columns &columns = columnsOf(type);
    bool changed = false;
    bool filled = false;
    for (const int i : columns.wide) {
        changed = changed || before.values[size_t(i)] != after.values[size_t(i)];
        filled = filled || !after.values[size_t(i)].isEmpty();
    }
    if (!changed)
        return Ok{};
    const QByteArray table = sqlName(type.textTable());
    if (!filled) {
        STEWARD_ASSIGN(Statement gone, m_connection.prepare("DELETE FROM " + table + " WHERE rid=?"));
        gone.bind(rid);
        return gone.run();
    }
    QByteArray names = "rid";
    QByteArray marks = "?";
    QByteArray updates;
    for (const int i : columns.wide) {
        const QByteArray column = sqlName(type.fields()[i].column());
        names += "," + column;
        marks += ",?";
        updates += (updates.isEmpty() ? "" : ",") + column + "=excluded." + column;
    }
    STEWARD_ASSIGN(Statement row,
        m_connection.prepare("INSERT INTO " + table + "(" + names + ") VALUES(" + marks
            + ") ON CONFLICT (rid) DO UPDATE SET " + updates));
    row.reset();
    int at = 0;
    row.bindAt(at++, rid);
    for (const int i : columns.wide)
        STEWARD_TRY(bindField(row, at, type, i, after));
    return row.run();
}

Result<Ok> RecordStore::writeSet(
    const RecordType &type, const Field &field, Rid rid, const Value &before, const Value &after)
{
    const QByteArray table = sqlName(type.table() + QLatin1Char('_') + field.column());
    const bool references = field.kind == FieldKind::ReferenceSet;
    for (const QString &item : before.set().items()) {
        if (after.set().contains(item))
            continue;
        STEWARD_ASSIGN(Statement gone, m_connection.prepare("DELETE FROM " + table + " WHERE rid=? AND item=?"));
        if (references) {
            STEWARD_ASSIGN(const Rid target, ridOf(Uuid::fromString(item), field.target));
            gone.bind(rid, target);
        } else {
            gone.bind(rid, item);
        }
        STEWARD_TRY(gone.run());
    }
    for (const QString &item : after.set().items()) {
        if (before.set().contains(item))
            continue;
        if (references) {
            STEWARD_ASSIGN(const Rid target, ridOf(Uuid::fromString(item), field.target));
            STEWARD_ASSIGN(Statement added,
                m_connection.prepare("INSERT INTO " + table + "(rid,item) VALUES(?,?) ON CONFLICT DO NOTHING"));
            added.bind(rid, target);
            STEWARD_TRY(added.run());
        } else {
            STEWARD_ASSIGN(Statement added,
                m_connection.prepare("INSERT INTO " + table + "(rid,item,fold) VALUES(?,?,?) ON CONFLICT DO NOTHING"));
            added.bind(rid, item, foldForCompare(item));
            STEWARD_TRY(added.run());
        }
    }
    return Ok{};
}

Result<Ok> RecordStore::writeCustom(const Field &field, Rid rid, const Value &value)
{
    STEWARD_ASSIGN(Statement gone,
        m_connection.prepare(QByteArrayLiteral("DELETE FROM custom_value WHERE rid=? AND field=?")));
    gone.bind(rid, field.name);
    STEWARD_TRY(gone.run());
    if (value.isEmpty())
        return Ok{};
    STEWARD_ASSIGN(Statement row, m_connection.prepare(QByteArrayLiteral(
        "INSERT INTO custom_value(rid, field, item, integer, text, fold) VALUES(?,?,?,?,?,?)")));
    const std::optional<QString> none;
    if (value.isNumber()) {
        row.bind(rid, field.name, 0, value.number(), none, none);
        return row.run();
    }
    if (value.isReference()) {
        STEWARD_ASSIGN(const Rid target, ridOf(value.reference(), field.target));
        row.bind(rid, field.name, 0, target, none, none);
        return row.run();
    }
    const QStringList items = value.isSet() ? value.set().items() : QStringList{value.text()};
    for (int i = 0; i < items.size(); ++i) {
        if (field.kind == FieldKind::ReferenceSet) {
            STEWARD_ASSIGN(const Rid target, ridOf(Uuid::fromString(items[i]), field.target));
            row.bind(rid, field.name, i, target, none, none);
        } else {
            row.bind(rid, field.name, i, std::optional<qint64>(), items[i], foldForCompare(items[i]));
        }
        STEWARD_TRY(row.run());
    }
    return Ok{};
}

Result<Value> RecordStore::readColumn(const Field &field, Statement &row, int column)
{
    if (row.isNull(column))
        return Value();
    if (field.kind == FieldKind::Reference) {
        STEWARD_ASSIGN(const Uuid id, idOf(row.integer(column)));
        return Value(id);
    }
    if (field.isNumeric())
        return Value(row.integer(column));
    return Value(row.text(column));
}

Result<Value> RecordStore::readSet(const RecordType &type, const Field &field, Rid rid)
{
    const QByteArray table = sqlName(type.table() + QLatin1Char('_') + field.column());
    STEWARD_ASSIGN(Statement rows, m_connection.prepare("SELECT item FROM " + table + " WHERE rid=?"));
    rows.bind(rid);
    QStringList items;
    while (true) {
        STEWARD_ASSIGN(const bool any, rows.step());
        if (!any)
            break;
        if (field.kind == FieldKind::ReferenceSet) {
            STEWARD_ASSIGN(const Uuid id, idOf(rows.integer(0)));
            items.append(id.toString());
        } else {
            items.append(rows.text(0));
        }
    }
    return Value(StringSet(items));
}

Result<Value> RecordStore::readCustom(const Field &field, Rid rid)
{
    STEWARD_ASSIGN(Statement rows, m_connection.prepare(QByteArrayLiteral(
        "SELECT integer, text FROM custom_value WHERE rid=? AND field=? ORDER BY item")));
    rows.bind(rid, field.name);
    QStringList items;
    while (true) {
        STEWARD_ASSIGN(const bool any, rows.step());
        if (!any)
            break;
        if (!field.isSet())
            return readColumn(field, rows, field.isNumeric() || field.kind == FieldKind::Reference ? 0 : 1);
        if (field.kind == FieldKind::ReferenceSet) {
            STEWARD_ASSIGN(const Uuid id, idOf(rows.integer(0)));
            items.append(id.toString());
        } else {
            items.append(rows.text(1));
        }
    }
    return Value(StringSet(items));
}

Result<std::optional<LoadedRecord>> RecordStore::load(Rid rid)
{
    STEWARD_ASSIGN(const std::optional<RecordPlace> found, place(rid));
    const RecordType *type = found ? m_schema->type(found->type) : nullptr;
    if (!type || found->lastSeq == 0)
        return std::optional<LoadedRecord>();
    const Columns &columns = columnsOf(*type);
    STEWARD_ASSIGN(Statement row, m_connection.prepare(columns.select));
    row.bind(rid);
    STEWARD_ASSIGN(const bool any, row.step());
    if (!any)
        return std::optional<LoadedRecord>();

    LoadedRecord loaded;
    loaded.type = found->type;
    loaded.id = found->id;
    loaded.rid = rid;
    loaded.values = type->empty();
    int column = 0;
    for (const int i : columns.narrow) {
        STEWARD_ASSIGN(loaded.values.values[size_t(i)], readColumn(type->fields()[i], row, column++));
    }
    for (const int i : columns.wide) {
        STEWARD_ASSIGN(loaded.values.values[size_t(i)], readColumn(type->fields()[i], row, column++));
    }
    for (const int i : columns.sets) {
        STEWARD_ASSIGN(loaded.values.values[size_t(i)], readSet(*type, type->fields()[i], rid));
    }
    for (const int i : columns.custom) {
        STEWARD_ASSIGN(loaded.values.values[size_t(i)], readCustom(type->fields()[i], rid));
    }
    const int number = type->indexOf(u"number");
    if (number >= 0 && type->fields()[number].derived)
        loaded.number = loaded.values.values[size_t(number)].text();
    loaded.deleted = loaded.values.values[size_t(type->indexOf(u"deleted"))].toBool();
    return std::optional(loaded);
}

static Result<QList<Rid>> readRids(Statement &rows)
{
    QList<Rid> rids;
    while (true) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            return rids;
        rids.append(rows.integer(0));
    }
}

Result<QList<Rid>> RecordStore::all(const RecordType &type)
{
    const QByteArray kind = type.isTicket() ? QByteArrayLiteral(" AND kind = ?") : QByteArray();
    STEWARD_ASSIGN(Statement rows,
        m_connection.prepare("SELECT rid FROM " + sqlName(type.table()) + " WHERE deleted IS NULL" + kind
            + " ORDER BY sort_key, rid"));
    if (type.isTicket())
        rows.bind(type.name());
    else
        rows.bind();
    return readRids(rows);
}

Result<QList<Rid>> RecordStore::findByText(const RecordType &type, const Field &field, const QString &text)
{
    const QString column = compareColumn(type, field);
    if (column.isEmpty())
        return Error{ErrorKind::InvalidArgument, QStringLiteral("record.not-comparable"),
            QStringLiteral("\"%1\" cannot be looked up").arg(field.name), {}, {field.name}};
    STEWARD_ASSIGN(Statement rows,
        m_connection.prepare("SELECT rid FROM " + sqlName(type.table()) + " WHERE " + sqlName(column)
            + " = ? AND deleted IS NULL ORDER BY rid"));
    rows.bind(foldForCompare(text));
    return readRids(rows);
}

Result<QList<Rid>> RecordStore::findByReference(const RecordType &type, const Field &field, Rid target)
{
    STEWARD_ASSIGN(Statement rows,
        m_connection.prepare("SELECT rid FROM " + sqlName(type.table()) + " WHERE " + sqlName(field.column())
            + " = ? AND deleted IS NULL ORDER BY rid"));
    rows.bind(target);
    return readRids(rows);
}

Result<qint64> RecordStore::count(const RecordType &type)
{
    const QByteArray kind = type.isTicket() ? QByteArrayLiteral(" AND kind = ?") : QByteArray();
    STEWARD_ASSIGN(Statement row,
        m_connection.prepare("SELECT count(*) FROM " + sqlName(type.table()) + " WHERE deleted IS NULL" + kind));
    if (type.isTicket())
        row.bind(type.name());
    else
        row.bind();
    STEWARD_ASSIGN([[maybe_unused]] const bool any, row.step());
    return row.integer(0);
}

Result<QStringList> RecordStore::conflicts(Rid rid)
{
    STEWARD_ASSIGN(Statement rows,
        m_connection.prepare(QByteArrayLiteral("SELECT unit FROM conflict WHERE rid=? ORDER BY unit")));
    rows.bind(rid);
    QStringList units;
    while (true) {
        STEWARD_ASSIGN(const bool any, rows.step());
        if (!any)
            return units;
        units.append(rows.text(0));
    }
}

Result<Ok> RecordStore::setConflicts(Rid rid, const QStringList &units, qint64 seq)
{
    STEWARD_ASSIGN(const QStringList known, conflicts(rid));
    for (const QString &unit : known) {
        if (units.contains(unit))
            continue;
        STEWARD_ASSIGN(Statement gone,
            m_connection.prepare(QByteArrayLiteral("DELETE FROM conflict WHERE rid=? AND unit=?")));
        gone.bind(rid, unit);
        STEWARD_TRY(gone.run());
    }
    for (const QString &unit : units) {
        if (known.contains(unit))
            continue;
        STEWARD_ASSIGN(Statement added,
            m_connection.prepare(QByteArrayLiteral("INSERT INTO conflict(rid, unit, opened_seq) VALUES(?,?,?)")));
        added.bind(rid, unit, seq);
        STEWARD_TRY(added.run());
    }
    return Ok{};
}

} // namespace steward
