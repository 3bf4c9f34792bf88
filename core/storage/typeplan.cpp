// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/typeplan.h"

#include "core/storage/projectionschema.h"

namespace steward {

static QByteArray sqlName(const QString &name) { return quoted(name).toUtf8(); }

static PlannedColumn planColumn(const RecordType &type, int index)
{
    const Field &field = type.fields()[index];
    PlannedColumn column;
    column.field = index;
    column.assignment = sqlName(field.column()) + "=?";
    const QString compare = compareColumn(type, field);
    if (compare.isEmpty() || compare == field.column() || compare == QStringLiteral("sort_key"))
        return column;
    column.fold = compare == QStringLiteral("number_sort") ? PlannedColumn::Fold::NumberKey : PlannedColumn::Fold::Folded;
    column.assignment += "," + sqlName(compare) + "=?";
    return column;
}

static PlannedSet planSet(const RecordType &type, int index)
{
    const Field &field = type.fields()[index];
    const QByteArray table = sqlName(type.table() + QLatin1Char('_') + field.column());
    PlannedSet set;
    set.field = index;
    set.references = field.kind == FieldKind::ReferenceSet;
    set.add = "INSERT INTO " + table
        + (set.references ? "(rid,item) VALUES(?,?)" : "(rid,item,fold) VALUES(?,?,?)") + " ON CONFLICT DO NOTHING";
    set.remove = "DELETE FROM " + table + " WHERE rid=? AND item=?";
    return set;
}

TypePlan::TypePlan(const RecordType &type)
{
    for (int i = 0; i < type.fields().size(); ++i) {
        const Field &field = type.fields()[i];
        if (field.store == FieldStore::Custom)
            custom.append(i);
        else if (field.isSet())
            sets.append(planSet(type, i));
        else if (field.store == FieldStore::Wide)
            wide.append(planColumn(type, i));
        else
            narrow.append(planColumn(type, i));
        if (field.searchable)
            searchable.append(i);
    }
    for (const QString &name : {type.sortField(), type.titleField()}) {
        const int at = type.indexOf(name);
        if (at >= 0 && type.fields()[at].kind != FieldKind::LongText)
            sortFields.append(at);
    }

    isTicket = type.isTicket();
    const QByteArray table = sqlName(type.table());
    QByteArray names = isTicket ? "rid,sort_key,kind" : "rid,sort_key";
    QByteArray marks = isTicket ? "?,?,?" : "?,?";
    QByteArray selected;
    for (const PlannedColumn &column : std::as_const(narrow)) {
        const Field &field = type.fields()[column.field];
        names += "," + sqlName(field.column());
        marks += ",?";
        if (column.fold != PlannedColumn::Fold::None) {
            names += "," + sqlName(compareColumn(type, field));
            marks += ",?";
        }
        selected += ",t." + sqlName(field.column());
    }
    insert = "INSERT INTO " + table + "(" + names + ") VALUES(" + marks + ")";
    updateStart = "UPDATE " + table + " SET ";

    QByteArray from = table + " t ";
    if (!wide.isEmpty()) {
        const QByteArray textTable = sqlName(type.textTable());
        QByteArray textNames = "rid";
        QByteArray textMarks = "?";
        QByteArray updates;
        for (const PlannedColumn &column : std::as_const(wide)) {
            const QByteArray name = sqlName(type.fields()[column.field].column());
            selected += ",w." + name;
            textNames += "," + name;
            textMarks += ",?";
            updates += (updates.isEmpty() ? "" : ",") + name + "=excluded." + name;
        }
        from += "LEFT JOIN " + textTable + " w ON w.rid = t.rid ";
        writeText = "INSERT INTO " + textTable + "(" + textNames + ") VALUES(" + textMarks
            + ") ON CONFLICT (rid) DO UPDATE SET " + updates;
        removeText = "DELETE FROM " + textTable + " WHERE rid=?";
    }
    select = "SELECT t.rid" + selected + " FROM " + from + "WHERE t.rid";

    isComment = type.name() == QLatin1String("comment") || type.name() == QLatin1String("worknote");
    isAttachment = type.name() == QLatin1String("attachment");
    number = type.indexOf(u"number");
    externalNumber = type.indexOf(u"external.number");
    updated = type.indexOf(u"updated");
    resolved = type.indexOf(u"resolved");
    closed = type.indexOf(u"closed");
    reopens = type.indexOf(u"reopens");
    reassignments = type.indexOf(u"reassignments");
    comments = type.indexOf(u"comments");
    attachments = type.indexOf(u"attachments");
    deadline = type.indexOf(u"deadline");
    sla = type.indexOf(u"sla");
    clocks = type.indexOf(u"clocks");
    about = type.indexOf(u"about");
    withdrawn = type.indexOf(u"withdrawn");
    deleted = type.indexOf(u"deleted");
}

} // namespace steward
