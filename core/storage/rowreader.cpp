// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/rowreader.h"

#include "core/schema/hiddenreference.h"
#include "core/storage/conflictstore.h"
#include "core/storage/outbox.h"
#include "core/storage/setitems.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

bool isColumn(const Field &field) { return field.store != FieldStore::Custom && !field.isSet(); }

} // namespace

/// What has been read so far. References are named at the end, all at once.
struct RowReader::Page
{
    struct References
    {
        Rid row = 0;
        size_t cell = 0;
        QList<Rid> rids;
    };

    void refer(Rid row, size_t cell, Rid to)
    {
        if (references.isEmpty() || references.last().row != row || references.last().cell != cell)
            references.append({row, cell, {}});
        references.last().rids.append(to);
    }

    QHash<Rid, RecordRow> rows;
    QList<References> references;
};

RowReader::RowReader(Connection &connection, const Schema &schema, const RecordType &type, const QStringList &fields,
    const Uuid &person)
    : m_connection(connection)
    , m_schema(schema)
    , m_type(type)
    , m_person(person)
{
    QStringList columns{u"r.rid"_s, u"r.id"_s, u"r.type"_s, u"t.deleted"_s,
        u"CASE WHEN EXISTS (SELECT 1 FROM draft d WHERE d.person = ?1 AND d.record = r.id) THEN 1 END"_s};
    bool wide = false;
    for (const QString &name : fields) {
        const int at = m_type.indexOf(name);
        Q_ASSERT(at >= 0);
        const Field &field = m_type.fields()[at];
        m_fields.append(at);
        if (field.isReference() && !m_targets.contains(field.target))
            m_targets.append(field.target);
        if (!isColumn(field))
            continue;
        const bool isWide = field.store == FieldStore::Wide;
        wide = wide || isWide;
        columns.append((isWide ? u"w."_s : u"t."_s) + quoted(field.column()));
    }
    m_select = QString(u"SELECT %1 FROM record r JOIN %2 t ON t.rid = r.rid %3WHERE r.rid"_s
                           .arg(columns.join(u','), quoted(m_type.table()),
                               wide ? u"LEFT JOIN %1 w ON w.rid = r.rid "_s.arg(quoted(m_type.textTable())) : QString()))
                   .toUtf8()
        + isAmong(m_connection.dialect(), "?2");
}

Result<QList<RecordRow>> RowReader::read(const QList<Rid> &rids)
{
    QList<RecordRow> rows;
    if (rids.isEmpty())
        return rows;
    STEWARD_ASSIGN(const QSet<Rid> conflicted, ConflictStore(m_connection).among(rids));
    STEWARD_ASSIGN(const QSet<Rid> pending, Outbox(m_connection).pendingRecords());
    Page page;
    STEWARD_TRY(readColumns(rids, page));
    STEWARD_TRY(readSets(rids, page));
    STEWARD_TRY(readCustom(rids, page));
    STEWARD_TRY(learnNames(page));
    for (const Page::References &references : std::as_const(page.references))
        page.rows[references.row].cells[references.cell] = cellOf(m_type.fields()[m_fields[qsizetype(references.cell)]], references.rids);
    rows.reserve(page.rows.size());
    for (const Rid rid : rids) {
        const auto at = page.rows.constFind(rid);
        if (at == page.rows.cend())
            continue;
        rows.append(*at);
        rows.last().conflicted = conflicted.contains(rid);
        rows.last().isPending = pending.contains(rid);
    }
    return rows;
}

Result<Ok> RowReader::readColumns(const QList<Rid> &rids, Page &page)
{
    STEWARD_ASSIGN(Statement row, m_connection.prepare(m_select));
    row.bind(m_person, ridList(m_connection.dialect(), rids));
    while (true) {
        STEWARD_ASSIGN(const bool any, row.step());
        if (!any)
            return Ok{};
        RecordRow out;
        out.rid = row.integer(0);
        out.id = row.uuid(1);
        out.type = row.text(2);
        out.deleted = !row.isNull(3);
        out.drafted = !row.isNull(4);
        out.cells.resize(size_t(m_fields.size()));
        int column = 5;
        for (size_t i = 0; i < out.cells.size(); ++i) {
            const Field &field = m_type.fields()[m_fields[qsizetype(i)]];
            if (!isColumn(field))
                continue;
            if (const int at = column++; row.isNull(at))
                continue;
            else if (field.isReference())
                page.refer(out.rid, i, row.integer(at));
            else
                out.cells[i].value = field.isNumeric() ? Value(row.integer(at)) : Value(row.text(at));
        }
        page.rows.insert(out.rid, std::move(out));
    }
}

Result<Ok> RowReader::readSets(const QList<Rid> &rids, Page &page)
{
    QList<SetTable> tables;
    QList<size_t> cells;
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        const Field &field = m_type.fields()[m_fields[i]];
        if (!field.isSet() || field.store == FieldStore::Custom)
            continue;
        tables.append({m_type.table() + u'_' + field.column(), field.isReference()});
        cells.append(size_t(i));
    }
    STEWARD_ASSIGN(const QList<SetItem> items, readSetItems(m_connection, tables, rids));
    QHash<std::pair<Rid, size_t>, QStringList> texts;
    QHash<std::pair<Rid, size_t>, QList<Rid>> references;
    for (const SetItem &item : items) {
        if (tables[item.table].references)
            references[{item.rid, cells[item.table]}].append(item.reference);
        else
            texts[{item.rid, cells[item.table]}].append(item.text);
    }
    for (auto it = texts.cbegin(); it != texts.cend(); ++it) {
        if (page.rows.contains(it.key().first))
            page.rows[it.key().first].cells[it.key().second].value = Value(StringSet(it.value()));
    }
    for (auto it = references.cbegin(); it != references.cend(); ++it) {
        if (page.rows.contains(it.key().first))
            page.references.append({it.key().first, it.key().second, it.value()});
    }
    return Ok{};
}

Result<Ok> RowReader::readCustom(const QList<Rid> &rids, Page &page)
{
    QHash<QString, size_t> cells;
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        if (const Field &field = m_type.fields()[m_fields[i]]; field.store == FieldStore::Custom)
            cells.insert(field.name, size_t(i));
    }
    if (cells.isEmpty())
        return Ok{};
    STEWARD_ASSIGN(Statement rows, m_connection.prepare("SELECT rid, field, integer, text FROM custom_value WHERE rid"
        + isAmong(m_connection.dialect()) + " ORDER BY rid, field, item"));
    rows.bind(ridList(m_connection.dialect(), rids));
    QHash<std::pair<Rid, size_t>, QStringList> texts;
    while (true) {
        STEWARD_ASSIGN(const bool any, rows.step());
        if (!any)
            break;
        const auto at = cells.constFind(rows.text(1));
        const Rid rid = rows.integer(0);
        if (at == cells.cend() || !page.rows.contains(rid))
            continue;
        const Field &field = m_type.fields()[m_fields[qsizetype(*at)]];
        if (field.isReference())
            page.refer(rid, *at, rows.integer(2));
        else if (field.isSet())
            texts[{rid, *at}].append(rows.text(3));
        else
            page.rows[rid].cells[*at].value = field.isNumeric() ? Value(rows.integer(2)) : Value(rows.text(3));
    }
    for (auto it = texts.cbegin(); it != texts.cend(); ++it)
        page.rows[it.key().first].cells[it.key().second].value = Value(StringSet(it.value()));
    return Ok{};
}

/// Tickets of every kind are called by their numbers; all else by its title.
Result<Ok> RowReader::learnNames(const Page &page)
{
    QHash<QString, QList<Rid>> wanted;
    for (const Page::References &references : page.references) {
        const QString &target = m_type.fields()[m_fields[qsizetype(references.cell)]].target;
        for (const Rid rid : references.rids) {
            if (m_names.contains(rid))
                continue;
            m_names.insert(rid, {m_connection.isMember() ? hiddenReference(rid) : Uuid(), {}}); // until something is found
            wanted[target].append(rid);
        }
    }
    if (wanted.isEmpty())
        return Ok{};
    QByteArray sql; // one text for all pages of this list
    for (qsizetype i = 0; i < m_targets.size(); ++i) {
        const RecordType *type = m_schema.type(m_targets[i]);
        const bool numbered = !type || !type->numberPrefix().isEmpty();
        const QString table = type ? type->table() : m_targets[i];
        const QString column = numbered ? u"number"_s : type->field(type->titleField())->column();
        sql += QString(u"%1SELECT r.rid, r.id, t.%2 FROM record r LEFT JOIN %3 t ON t.rid = r.rid WHERE r.rid"_s
                           .arg(i == 0 ? QString() : u" UNION ALL "_s, quoted(column), quoted(table)))
                   .toUtf8()
            + isAmong(m_connection.dialect());
    }
    STEWARD_ASSIGN(Statement rows, m_connection.prepare(sql));
    rows.bind();
    for (qsizetype i = 0; i < m_targets.size(); ++i)
        rows.bindAt(int(i), ridList(m_connection.dialect(), wanted.value(m_targets[i])));
    while (true) {
        STEWARD_ASSIGN(const bool any, rows.step());
        if (!any)
            return Ok{};
        m_names.insert(rows.integer(0), {rows.uuid(1), rows.text(2)});
    }
}

RecordCell RowReader::cellOf(const Field &field, const QList<Rid> &references) const
{
    if (!field.isSet()) {
        const Name name = m_names.value(references.first());
        return {Value(name.id), {name.label}};
    }
    QMap<QString, QString> found; // a set is sorted by its items, and its names go with them
    for (const Rid rid : references) {
        const Name name = m_names.value(rid);
        found.insert(name.id.toString(), name.label);
    }
    return {Value(StringSet(found.keys())), found.values()};
}

} // namespace steward
