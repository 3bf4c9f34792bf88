// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/setitems.h"

namespace steward {

Result<QList<SetItem>> readSetItems(Connection &connection, const QList<SetTable> &tables, const QList<Rid> &rids)
{
    QList<SetItem> items;
    if (tables.isEmpty() || rids.isEmpty())
        return items;
    QByteArray sql;
    for (qsizetype i = 0; i < tables.size(); ++i) {
        sql += (i == 0 ? "SELECT " : " UNION ALL SELECT ") + QByteArray::number(i)
            + (tables[i].references ? ", rid, item, CAST(NULL AS text) FROM " : ", rid, CAST(NULL AS bigint), item FROM ")
            + quoted(tables[i].name).toUtf8() + " WHERE rid" + isAmong(connection.dialect(), "?1");
    }
    STEWARD_ASSIGN(Statement rows, connection.prepare(sql));
    rows.bind(ridList(connection.dialect(), rids));
    while (true) {
        STEWARD_ASSIGN(const bool any, rows.step());
        if (!any)
            return items;
        items.append({qsizetype(rows.integer(0)), rows.integer(1), rows.isNull(2) ? 0 : rows.integer(2), rows.text(3)});
    }
}

} // namespace steward
