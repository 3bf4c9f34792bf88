// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/recordlabels.h"

#include "core/storage/ridlist.h"

#include <QMap>

namespace steward {

Result<QHash<Uuid, QString>> recordLabels(Connection &connection, RecordStore &records, const QSet<Uuid> &ids)
{
    QHash<Uuid, QString> labels;
    STEWARD_ASSIGN(const QList<RecordPlace> places, records.placesOf(ids));
    QHash<Rid, Uuid> idOf;
    QMap<QString, QList<Rid>> ofTable; // sorted, so that the same kinds of records make the same statement
    QHash<QString, QString> columns;
    for (const RecordPlace &place : places) {
        const RecordType *type = records.schema().type(place.type);
        if (!type)
            continue; // of a newer program
        idOf.insert(place.rid, place.id);
        ofTable[type->table()].append(place.rid);
        columns.insert(type->table(), type->isTicket() ? QStringLiteral("number") : type->field(type->titleField())->column());
    }
    if (ofTable.isEmpty())
        return labels;
    QByteArray sql;
    for (auto it = ofTable.cbegin(); it != ofTable.cend(); ++it)
        sql += (sql.isEmpty() ? "SELECT rid, " : " UNION ALL SELECT rid, ")
            + (quoted(columns[it.key()]) + QStringLiteral(" FROM ") + quoted(it.key())).toUtf8() + " WHERE rid"
            + isAmong(connection.dialect());
    STEWARD_ASSIGN(Statement rows, connection.prepare(sql));
    rows.reset();
    int at = 0;
    for (const QList<Rid> &rids : std::as_const(ofTable))
        rows.bindAt(at++, ridList(connection.dialect(), rids));
    while (true) {
        STEWARD_ASSIGN(const bool any, rows.step());
        if (!any)
            return labels;
        if (!rows.isNull(1))
            labels.insert(idOf.value(rows.integer(0)), rows.text(1));
    }
}

} // namespace steward
