// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/recordloader.h"

#include "core/storage/setitems.h"

namespace steward {

Result<QList<LoadedRecord>> RecordLoader::load(const QList<Rid> &rids)
{
    if (rids.isEmpty())
        return QList<LoadedRecord>();
    STEWARD_ASSIGN(const QList<RecordPlace> places, m_records.places(rids));
    QHash<const RecordType *, QList<Rid>> ofType;
    for (const RecordPlace &place : places) {
        const RecordType *type = m_records.schema().type(place.type);
        if (!type || place.lastSeq == 0)
            continue;
        LoadedRecord &loaded = m_loaded[place.rid];
        loaded.type = place.type;
        loaded.id = place.id;
        loaded.values = type->empty();
        ofType[type].append(place.rid); // `rid` stays 0 until its row is found
    }
    for (auto it = ofType.cbegin(); it != ofType.cend(); ++it) {
        STEWARD_TRY(readColumns(*it.key(), it.value()));
        STEWARD_TRY(readSets(*it.key(), it.value()));
        STEWARD_TRY(readCustom(*it.key(), it.value()));
    }
    STEWARD_TRY(nameReferences());
    QList<LoadedRecord> records;
    for (const Rid rid : rids) {
        if (const auto at = m_loaded.constFind(rid); at != m_loaded.cend() && at->rid != 0)
            records.append(*at);
    }
    return records;
}

Result<Ok> RecordLoader::readColumns(const RecordType &type, const QList<Rid> &rids)
{
    const TypePlan &planned = m_records.plan(type);
    STEWARD_ASSIGN(Statement row, m_connection.prepare(planned.select + isAmong(m_connection.dialect())));
    row.bind(ridList(m_connection.dialect(), rids));
    while (true) {
        STEWARD_ASSIGN(const bool any, row.step());
        if (!any)
            return Ok{};
        const Rid rid = row.integer(0);
        LoadedRecord &loaded = m_loaded[rid];
        loaded.rid = rid;
        int at = 1;
        for (const QList<PlannedColumn> *columns : {&planned.narrow, &planned.wide}) {
            for (const PlannedColumn &column : *columns) {
                const Field &field = type.fields()[column.field];
                if (const int place = at++; row.isNull(place))
                    continue;
                else if (field.kind == FieldKind::Reference)
                    m_references.append({rid, column.field, {row.integer(place)}});
                else
                    loaded.values.values[size_t(column.field)] = field.isNumeric() ? Value(row.integer(place)) : Value(row.text(place));
            }
        }
        if (planned.number >= 0 && type.fields()[planned.number].derived)
            loaded.number = loaded.values.values[size_t(planned.number)].text();
        loaded.deleted = loaded.values.values[size_t(planned.deleted)].toBool();
    }
}

Result<Ok> RecordLoader::readSets(const RecordType &type, const QList<Rid> &rids)
{
    QList<SetTable> tables;
    QList<int> fields;
    for (const PlannedSet &set : m_records.plan(type).sets) {
        if (set.isWithheld)
            continue;
        tables.append({type.table() + QLatin1Char('_') + type.fields()[set.field].column(), set.references});
        fields.append(set.field);
    }
    STEWARD_ASSIGN(const QList<SetItem> items, readSetItems(m_connection, tables, rids));
    QHash<std::pair<Rid, int>, QStringList> texts;
    QHash<std::pair<Rid, int>, QList<Rid>> references;
    for (const SetItem &item : items) {
        if (tables[item.table].references)
            references[{item.rid, fields[item.table]}].append(item.reference);
        else
            texts[{item.rid, fields[item.table]}].append(item.text);
    }
    for (auto it = texts.cbegin(); it != texts.cend(); ++it)
        m_loaded[it.key().first].values.values[size_t(it.key().second)] = Value(StringSet(it.value()));
    for (auto it = references.cbegin(); it != references.cend(); ++it)
        m_references.append({it.key().first, it.key().second, it.value()});
    return Ok{};
}

Result<Ok> RecordLoader::readCustom(const RecordType &type, const QList<Rid> &rids)
{
    const QList<int> &custom = m_records.plan(type).custom;
    if (custom.isEmpty())
        return Ok{};
    STEWARD_ASSIGN(Statement rows, m_connection.prepare("SELECT rid, field, integer, text FROM custom_value WHERE rid"
        + isAmong(m_connection.dialect()) + " ORDER BY rid, field, item"));
    rows.bind(ridList(m_connection.dialect(), rids));
    QHash<std::pair<Rid, int>, QStringList> texts;
    while (true) {
        STEWARD_ASSIGN(const bool any, rows.step());
        if (!any)
            break;
        const Rid rid = rows.integer(0);
        const int index = type.indexOf(rows.text(1));
        if (!custom.contains(index))
            continue; // a field that is declared no more
        const Field &field = type.fields()[index];
        if (field.isReference()) {
            if (m_references.isEmpty() || m_references.last().record != rid || m_references.last().field != index)
                m_references.append({rid, index, {}});
            m_references.last().rids.append(rows.integer(2));
        } else if (field.isSet()) {
            texts[{rid, index}].append(rows.text(3));
        } else {
            m_loaded[rid].values.values[size_t(index)] = field.isNumeric() ? Value(rows.integer(2)) : Value(rows.text(3));
        }
    }
    for (auto it = texts.cbegin(); it != texts.cend(); ++it)
        m_loaded[it.key().first].values.values[size_t(it.key().second)] = Value(StringSet(it.value()));
    return Ok{};
}

/// Rows refer by rid, records by id, which a member of a hub may not know.
Result<Ok> RecordLoader::nameReferences()
{
    QList<Rid> wanted;
    for (const References &references : std::as_const(m_references))
        wanted.append(references.rids);
    STEWARD_ASSIGN(const auto ids, m_records.referencesTo(wanted));
    for (const References &references : std::as_const(m_references)) {
        LoadedRecord &loaded = m_loaded[references.record];
        Value &value = loaded.values.values[size_t(references.field)];
        if (!m_records.schema().type(loaded.type)->fields()[references.field].isSet()) {
            value = Value(ids.value(references.rids.first()));
            continue;
        }
        QStringList items;
        for (const Rid rid : references.rids)
            items.append(ids.value(rid).toString());
        value = Value(StringSet(items));
    }
    return Ok{};
}

} // namespace steward
