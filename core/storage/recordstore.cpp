// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/recordstore.h"

#include "core/schema/hiddenreference.h"
#include "core/storage/projectionschema.h"
#include "core/storage/readrids.h"
#include "core/storage/recordloader.h"
#include "core/storage/ridlist.h"
#include "core/storage/withheldcolumns.h"
#include "core/text/fold.h"
#include "core/text/numberkey.h"

#include <algorithm>

namespace steward {

static QByteArray sqlName(const QString &name) { return quoted(name).toUtf8(); }
static RecordPlace placeFrom(Statement &row) { return {row.integer(0), row.uuid(1), row.text(2), row.integer(3)}; }

static Error missing(Rid rid)
{
    return {ErrorKind::Corrupt, QStringLiteral("storage.no-record"),
        QStringLiteral("record %1 is missing from the directory").arg(rid), QStringLiteral("run verify --rebuild"), {}};
}

Result<QList<RecordPlace>> RecordStore::placesOf(const QSet<Uuid> &ids)
{
    QList<RecordPlace> places;
    if (ids.isEmpty())
        return places;
    if (m_connection.dialect() == Dialect::Sqlite) { // nothing is far away, and JSON has no bytes
        for (const Uuid &id : ids) {
            STEWARD_ASSIGN(const std::optional<RecordPlace> found, place(id));
            if (found)
                places.append(*found);
        }
        return places;
    }
    QStringList list;
    for (const Uuid &id : ids)
        list.append(id.toString());
    STEWARD_ASSIGN(Statement find, m_connection.prepare(QByteArrayLiteral(
        "SELECT rid, id, type, last_seq FROM record WHERE id = ANY (?::uuid[])")));
    find.bind(QString(QLatin1Char('{') + list.join(QLatin1Char(',')) + QLatin1Char('}')));
    while (true) {
        STEWARD_ASSIGN(const bool any, find.step());
        if (!any)
            return places;
        places.append(placeFrom(find));
    }
}

RecordStore::RecordStore(Connection &connection, std::shared_ptr<const Schema> schema)
    : m_connection(connection)
    , m_schema(std::move(schema))
{
}

void RecordStore::setSchema(std::shared_ptr<const Schema> schema)
{
    m_schema = std::move(schema);
    m_plans.clear();
}

void RecordStore::forget()
{
    m_rids.clear();
    m_ids.clear();
    m_nextRid = 0;
}

const TypePlan &RecordStore::plan(const RecordType &type)
{
    std::shared_ptr<const TypePlan> &known = m_plans[&type];
    if (!known) {
        auto plan = std::make_shared<TypePlan>(type);
        (void)leaveOutWithheld(m_connection, type, *plan); // where it cannot be asked, reading says why
        known = plan;
    }
    return *known;
}

void RecordStore::remember(const Uuid &id, Rid rid)
{
    if (m_rids.size() > 500'000) {
        m_rids.clear();
        m_ids.clear();
    }
    m_rids.insert(id, rid);
    m_ids.insert(rid, id);
}

Result<Rid> RecordStore::ridOf(const Uuid &id, const QString &type)
{
    const auto known = m_rids.constFind(id);
    if (known != m_rids.constEnd())
        return *known;
    STEWARD_ASSIGN(const std::optional<RecordPlace> found, place(id));
    if (found) {
        remember(id, found->rid);
        return found->rid;
    }
    STEWARD_ASSIGN(const std::optional<Rid> made, add(id, type, 0));
    if (!made)
        return Error{ErrorKind::Internal, QStringLiteral("storage.record"), QStringLiteral("no record was made"), {}, {}};
    return *made;
}

Result<RecordStore::Entered> RecordStore::enter(const Uuid &id, const QString &type, qint64 seq)
{
    // New records are the rule where many come, so the insertion is tried before anybody looks.
    if (!m_rids.contains(id)) {
        STEWARD_ASSIGN(const std::optional<Rid> made, add(id, type, seq));
        if (made)
            return Entered{*made, 0, true};
    }
    STEWARD_ASSIGN(const std::optional<RecordPlace> found, place(id));
    if (!found)
        return Error{ErrorKind::Internal, QStringLiteral("storage.record"), QStringLiteral("no record was made"), {}, {}};
    remember(id, found->rid);
    return Entered{found->rid, found->lastSeq, false};
}

Result<std::optional<Rid>> RecordStore::add(const Uuid &id, const QString &type, qint64 seq)
{
    if (m_nextRid == 0) {
        STEWARD_ASSIGN(
            Statement last, m_connection.prepare(QByteArrayLiteral("SELECT coalesce(max(rid), 0) + 1 FROM record")));
        last.bind();
        STEWARD_ASSIGN([[maybe_unused]] const bool any, last.step());
        m_nextRid = last.integer(0);
    }
    STEWARD_ASSIGN(Statement insert, m_connection.prepare(QByteArrayLiteral(
        "INSERT INTO record(rid, id, type, last_seq) VALUES(?, ?, ?, ?) ON CONFLICT (id) DO NOTHING")));
    insert.bind(m_nextRid, id, type, seq);
    STEWARD_TRY(insert.run());
    if (m_connection.changes() == 0)
        return std::optional<Rid>();
    remember(id, m_nextRid);
    return std::optional(m_nextRid++);
}

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

Result<QList<RecordPlace>> RecordStore::places(const QList<Rid> &rids)
{
    STEWARD_ASSIGN(Statement find,
        m_connection.prepare("SELECT rid, id, type, last_seq FROM record WHERE rid" + isAmong(m_connection.dialect())));
    find.bind(ridList(m_connection.dialect(), rids));
    QList<RecordPlace> places;
    while (true) {
        STEWARD_ASSIGN(const bool any, find.step());
        if (!any)
            return places;
        places.append(placeFrom(find));
    }
}

Result<Uuid> RecordStore::idOf(Rid rid)
{
    const auto known = m_ids.constFind(rid);
    if (known != m_ids.constEnd())
        return *known;
    STEWARD_ASSIGN(const std::optional<RecordPlace> found, place(rid));
    if (!found)
        return missing(rid);
    m_ids.insert(rid, found->id);
    return found->id;
}

Result<QHash<Rid, Uuid>> RecordStore::referencesTo(const QList<Rid> &rids)
{
    QHash<Rid, Uuid> ids;
    QList<Rid> unknown;
    for (const Rid rid : rids) {
        const auto known = m_ids.constFind(rid);
        if (ids.contains(rid))
            continue;
        ids.insert(rid, known != m_ids.cend() ? *known : Uuid());
        if (known == m_ids.cend())
            unknown.append(rid);
    }
    if (unknown.isEmpty())
        return ids;
    STEWARD_ASSIGN(const QList<RecordPlace> found, places(unknown));
    for (const RecordPlace &place : found) {
        m_ids.insert(place.rid, place.id);
        ids[place.rid] = place.id;
    }
    for (const Rid rid : std::as_const(unknown)) {
        if (!ids[rid].isNull())
            continue;
        if (!m_connection.isMember())
            return missing(rid);
        ids[rid] = hiddenReference(rid);
    }
    return ids;
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
    QStringList prefixes;
    for (const auto &type : m_schema->types()) {
        if (!type->numberPrefix().isEmpty())
            prefixes.append(type->numberPrefix());
    }
    QStringList candidates = numberCandidates(prefixes, number);
    if (!number.contains(QLatin1Char('-')))
        candidates.resize(1); // bare digits are a number of anything
    for (const QString &candidate : std::as_const(candidates)) {
        STEWARD_ASSIGN(const std::optional<Rid> found, byExactNumber(candidate));
        if (found)
            return found;
    }
    return std::optional<Rid>();
}

Result<std::optional<Rid>> RecordStore::byExactNumber(const QString &number)
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

Result<Ok> RecordStore::setAlias(const QString &number, Rid rid, const QString &kind)
{
    STEWARD_ASSIGN(Statement insert, m_connection.prepare(QByteArrayLiteral(
        "INSERT INTO number_alias(number, rid, kind) VALUES(?, ?, ?) "
        "ON CONFLICT (number) DO UPDATE SET rid = excluded.rid, kind = excluded.kind")));
    insert.bind(foldForCompare(number.trimmed()), rid, kind);
    return insert.run();
}

Result<Ok> RecordStore::bindColumn(Statement &statement, int &at, const RecordType &type, const PlannedColumn &column,
    const RecordValues &values)
{
    const Field &field = type.fields()[column.field];
    const Value &value = values.values[size_t(column.field)];
    if (field.kind == FieldKind::Reference && !value.isEmpty()) {
        STEWARD_ASSIGN(const Rid rid, ridOf(value.reference(), field.target));
        statement.bindAt(at++, rid);
    } else if (field.kind == FieldKind::Boolean && !value.toBool()) {
        statement.bindAt(at++, nullptr);
    } else {
        statement.bindAt(at++, value);
    }
    if (column.fold == PlannedColumn::Fold::None)
        return Ok{};
    if (value.isEmpty())
        statement.bindAt(at++, nullptr);
    else if (column.fold == PlannedColumn::Fold::NumberKey)
        statement.bindAt(at++, numberSortKey(value.text()));
    else
        statement.bindAt(at++, foldForCompare(value.text()));
    return Ok{};
}

static void bindSortKey(Statement &statement, int at, const QString &key)
{
    if (key.isEmpty())
        statement.bindAt(at, nullptr);
    else
        statement.bindAt(at, key);
}

Result<Ok> RecordStore::insert(const RecordType &type, Rid rid, const RecordValues &values)
{
    const TypePlan &planned = plan(type);
    STEWARD_ASSIGN(Statement row, m_connection.prepare(planned.insert));
    row.reset();
    int at = 0;
    row.bindAt(at++, rid);
    bindSortKey(row, at++, sortKeyOf(type, values));
    if (planned.isTicket)
        row.bindAt(at++, type.name());
    for (const PlannedColumn &column : planned.narrow)
        STEWARD_TRY(bindColumn(row, at, type, column, values));
    STEWARD_TRY(row.run());

    if (!planned.wide.isEmpty())
        STEWARD_TRY(writeWide(type, rid, type.empty(), values));
    for (const PlannedSet &set : planned.sets) {
        if (!values.values[size_t(set.field)].isEmpty())
            STEWARD_TRY(writeSet(type, set, rid, Value(), values.values[size_t(set.field)]));
    }
    for (const int i : planned.custom) {
        if (!values.values[size_t(i)].isEmpty())
            STEWARD_TRY(writeCustom(type.fields()[i], rid, values.values[size_t(i)]));
    }
    return Ok{};
}

Result<Ok> RecordStore::update(
    const RecordType &type, Rid rid, const RecordValues &before, const RecordValues &after)
{
    const TypePlan &planned = plan(type);
    const auto changed = [&](int i) { return before.values[size_t(i)] != after.values[size_t(i)]; };
    QByteArray sql = planned.updateStart;
    QList<const PlannedColumn *> columns;
    for (const PlannedColumn &column : planned.narrow) {
        if (!changed(column.field))
            continue;
        sql += column.assignment + ',';
        columns.append(&column);
    }
    const bool sorts = std::any_of(planned.sortFields.cbegin(), planned.sortFields.cend(), changed);
    if (sorts)
        sql += "sort_key=?,";
    if (!columns.isEmpty() || sorts) {
        sql.chop(1);
        STEWARD_ASSIGN(Statement row, m_connection.prepare(sql + " WHERE rid=?"));
        row.reset();
        int at = 0;
        for (const PlannedColumn *column : std::as_const(columns))
            STEWARD_TRY(bindColumn(row, at, type, *column, after));
        if (sorts)
            bindSortKey(row, at++, sortKeyOf(type, after));
        row.bindAt(at++, rid);
        STEWARD_TRY(row.run());
    }
    if (!planned.wide.isEmpty())
        STEWARD_TRY(writeWide(type, rid, before, after));
    for (const PlannedSet &set : planned.sets) {
        if (changed(set.field))
            STEWARD_TRY(writeSet(type, set, rid, before.values[size_t(set.field)], after.values[size_t(set.field)]));
    }
    for (const int i : planned.custom) {
        if (changed(i))
            STEWARD_TRY(writeCustom(type.fields()[i], rid, after.values[size_t(i)]));
    }
    return Ok{};
}

Result<Ok> RecordStore::remove(const RecordType &type, Rid rid, const RecordValues &values)
{
    const TypePlan &planned = plan(type);
    for (const PlannedSet &set : planned.sets)
        STEWARD_TRY(writeSet(type, set, rid, values.values[size_t(set.field)], Value()));
    for (const int i : planned.custom)
        STEWARD_TRY(writeCustom(type.fields()[i], rid, Value()));
    if (!planned.wide.isEmpty())
        STEWARD_TRY(writeWide(type, rid, values, type.empty()));
    STEWARD_ASSIGN(Statement row, m_connection.prepare("DELETE FROM " + sqlName(type.table()) + " WHERE rid=?"));
    row.bind(rid);
    STEWARD_TRY(row.run());
    STEWARD_TRY(setConflicts(rid, {}, 0));
    return setLastSeq(rid, 0, type.name());
}

Result<Ok> RecordStore::writeWide(
    const RecordType &type, Rid rid, const RecordValues &before, const RecordValues &after)
{
    const TypePlan &planned = plan(type);
    bool changed = false;
    bool filled = false;
    for (const PlannedColumn &column : planned.wide) {
        changed = changed || before.values[size_t(column.field)] != after.values[size_t(column.field)];
        filled = filled || !after.values[size_t(column.field)].isEmpty();
    }
    if (!changed)
        return Ok{};
    if (!filled) {
        STEWARD_ASSIGN(Statement gone, m_connection.prepare(planned.removeText));
        gone.bind(rid);
        return gone.run();
    }
    STEWARD_ASSIGN(Statement row, m_connection.prepare(planned.writeText));
    row.reset();
    int at = 0;
    row.bindAt(at++, rid);
    for (const PlannedColumn &column : planned.wide)
        STEWARD_TRY(bindColumn(row, at, type, column, after));
    return row.run();
}

Result<Ok> RecordStore::writeSet(
    const RecordType &type, const PlannedSet &set, Rid rid, const Value &before, const Value &after)
{
    const QString &target = type.fields()[set.field].target;
    for (const QString &item : before.set().items()) {
        if (after.set().contains(item))
            continue;
        STEWARD_ASSIGN(Statement gone, m_connection.prepare(set.remove));
        if (set.references) {
            STEWARD_ASSIGN(const Rid other, ridOf(Uuid::fromString(item), target));
            gone.bind(rid, other);
        } else {
            gone.bind(rid, item);
        }
        STEWARD_TRY(gone.run());
    }
    for (const QString &item : after.set().items()) {
        if (before.set().contains(item))
            continue;
        STEWARD_ASSIGN(Statement added, m_connection.prepare(set.add));
        if (set.references) {
            STEWARD_ASSIGN(const Rid other, ridOf(Uuid::fromString(item), target));
            added.bind(rid, other);
        } else {
            added.bind(rid, item, foldForCompare(item));
        }
        STEWARD_TRY(added.run());
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

Result<std::optional<LoadedRecord>> RecordStore::load(Rid rid)
{
    STEWARD_ASSIGN(QList<LoadedRecord> loaded, load(QList<Rid>{rid}));
    return loaded.isEmpty() ? std::optional<LoadedRecord>() : std::optional(std::move(loaded.first()));
}

Result<QList<LoadedRecord>> RecordStore::load(const QList<Rid> &rids) { return RecordLoader(m_connection, *this).load(rids); }

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
    return findByReference(type, field, QList<Rid>{target});
}

Result<QList<Rid>> RecordStore::findByReference(const RecordType &type, const Field &field, const QList<Rid> &targets)
{
    if (targets.isEmpty())
        return QList<Rid>{};
    STEWARD_ASSIGN(Statement rows,
        m_connection.prepare("SELECT rid FROM " + sqlName(type.table()) + " WHERE " + sqlName(field.column())
            + isAmong(m_connection.dialect()) + " AND deleted IS NULL ORDER BY rid"));
    rows.bind(ridList(m_connection.dialect(), targets));
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
