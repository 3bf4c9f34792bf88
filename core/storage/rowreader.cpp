// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/rowreader.h"

#include "core/schema/hiddenreference.h"
#include "core/storage/conflictstore.h"
#include "core/storage/outbox.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

bool isColumn(const Field &field) { return field.store != FieldStore::Custom && !field.isSet(); }

} // namespace

RowReader::RowReader(Connection &connection, const Schema &schema, const RecordType &type, const QStringList &fields,
    const Uuid &person)
    : m_connection(connection)
    , m_schema(schema)
    , m_type(type)
    , m_person(person)
{
    QStringList columns{u"r.id"_s, u"r.type"_s, u"t.deleted"_s,
        u"CASE WHEN EXISTS (SELECT 1 FROM draft d WHERE d.person = ? AND d.record = r.id) THEN 1 END"_s};
    bool wide = false;
    for (const QString &name : fields) {
        const int at = m_type.indexOf(name);
        Q_ASSERT(at >= 0);
        const Field &field = m_type.fields()[at];
        m_fields.append(at);
        if (!isColumn(field))
            continue;
        const bool isWide = field.store == FieldStore::Wide;
        wide = wide || isWide;
        columns.append((isWide ? u"w."_s : u"t."_s) + field.column());
    }
    m_select = QString(u"SELECT %1 FROM record r JOIN %2 t ON t.rid = r.rid %3WHERE r.rid = ?"_s
                           .arg(columns.join(u','), m_type.table(),
                               wide ? u"LEFT JOIN %1 w ON w.rid = r.rid "_s.arg(m_type.textTable()) : QString()))
                   .toUtf8();
}

Result<QList<RecordRow>> RowReader::read(const QList<Rid> &rids)
{
    QList<RecordRow> rows;
    rows.reserve(rids.size());
    STEWARD_ASSIGN(const QSet<Rid> conflicted, ConflictStore(m_connection).among(rids));
    STEWARD_ASSIGN(const QSet<Rid> pending, Outbox(m_connection).pendingRecords());
    for (const Rid rid : rids) {
        STEWARD_ASSIGN(std::optional<RecordRow> row, readOne(rid));
        if (!row)
            continue;
        row->conflicted = conflicted.contains(rid);
        row->isPending = pending.contains(rid);
        rows.append(*std::move(row));
    }
    return rows;
}

Result<std::optional<RecordRow>> RowReader::readOne(Rid rid)
{
    STEWARD_ASSIGN(Statement row, m_connection.prepare(m_select));
    row.bind(m_person, rid);
    STEWARD_ASSIGN(const bool any, row.step());
    if (!any)
        return std::optional<RecordRow>();
    RecordRow out;
    out.rid = rid;
    out.id = row.uuid(0);
    out.type = row.text(1);
    out.deleted = !row.isNull(2);
    out.drafted = !row.isNull(3);
    out.cells.reserve(size_t(m_fields.size()));
    int column = 4;
    for (const int at : m_fields) {
        const Field &field = m_type.fields()[at];
        if (isColumn(field)) {
            STEWARD_ASSIGN(RecordCell cell, narrow(field, row, column++));
            out.cells.push_back(std::move(cell));
        } else if (field.store == FieldStore::Custom) {
            STEWARD_ASSIGN(RecordCell cell, custom(field, rid));
            out.cells.push_back(std::move(cell));
        } else {
            STEWARD_ASSIGN(RecordCell cell, items(field, rid));
            out.cells.push_back(std::move(cell));
        }
    }
    return std::optional(std::move(out));
}

Result<RecordCell> RowReader::narrow(const Field &field, Statement &row, int column)
{
    if (row.isNull(column))
        return RecordCell();
    if (field.kind == FieldKind::Reference) {
        STEWARD_ASSIGN(const Name name, nameOf(field.target, row.integer(column)));
        return RecordCell{Value(name.id), {name.label}};
    }
    return RecordCell{field.isNumeric() ? Value(row.integer(column)) : Value(row.text(column)), {}};
}

Result<RecordCell> RowReader::items(const Field &field, Rid rid)
{
    const QByteArray table = (m_type.table() + u'_' + field.column()).toUtf8();
    STEWARD_ASSIGN(Statement rows, m_connection.prepare("SELECT item FROM " + table + " WHERE rid = ?"));
    rows.bind(rid);
    QMap<QString, QString> found; // a set is sorted by its items, and its names go with them
    for (;;) {
        STEWARD_ASSIGN(const bool any, rows.step());
        if (!any)
            break;
        if (field.kind == FieldKind::ReferenceSet) {
            STEWARD_ASSIGN(const Name name, nameOf(field.target, rows.integer(0)));
            found.insert(name.id.toString(), name.label);
        } else {
            found.insert(rows.text(0), {});
        }
    }
    if (found.isEmpty())
        return RecordCell();
    return RecordCell{Value(StringSet(found.keys())), field.isReference() ? found.values() : QStringList()};
}

Result<RecordCell> RowReader::custom(const Field &field, Rid rid)
{
    STEWARD_ASSIGN(Statement rows,
        m_connection.prepare("SELECT integer, text FROM custom_value WHERE rid = ? AND field = ? ORDER BY item"));
    rows.bind(rid, field.name);
    QMap<QString, QString> found;
    for (;;) {
        STEWARD_ASSIGN(const bool any, rows.step());
        if (!any)
            break;
        if (field.isReference()) {
            STEWARD_ASSIGN(const Name name, nameOf(field.target, rows.integer(0)));
            if (!field.isSet())
                return RecordCell{Value(name.id), {name.label}};
            found.insert(name.id.toString(), name.label);
        } else if (!field.isSet()) {
            return RecordCell{field.isNumeric() ? Value(rows.integer(0)) : Value(rows.text(1)), {}};
        } else {
            found.insert(rows.text(1), {});
        }
    }
    if (found.isEmpty())
        return RecordCell();
    return RecordCell{Value(StringSet(found.keys())), field.isReference() ? found.values() : QStringList()};
}

Result<RowReader::Name> RowReader::nameOf(const QString &target, Rid rid)
{
    const auto known = m_names.constFind(rid);
    if (known != m_names.constEnd())
        return *known;
    // Tickets of every kind are called by their numbers; all else by its title.
    const RecordType *type = m_schema.type(target);
    const bool numbered = !type || !type->numberPrefix().isEmpty();
    const QString table = type ? type->table() : target;
    const QString column = numbered ? u"number"_s : type->field(type->titleField())->column();
    STEWARD_ASSIGN(Statement row,
        m_connection.prepare(QString(u"SELECT r.id, t.%1 FROM record r LEFT JOIN %2 t ON t.rid = r.rid WHERE r.rid = ?"_s
                                         .arg(column, table))
                                 .toUtf8()));
    row.bind(rid);
    STEWARD_ASSIGN(const bool any, row.step());
    Name name;
    if (any)
        name = {row.uuid(0), row.text(1)};
    else if (m_connection.isMember())
        name.id = hiddenReference(rid);
    m_names.insert(rid, name);
    return name;
}

} // namespace steward
