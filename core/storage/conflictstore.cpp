// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/conflictstore.h"

#include "core/storage/readrids.h"
#include "core/storage/ridlist.h"

namespace steward {

Result<QList<OpenConflict>> ConflictStore::open(const QString &unit)
{
    QByteArray sql = "SELECT c.rid, c.unit FROM conflict c "
                     "JOIN (SELECT rid, max(opened_seq) AS latest FROM conflict GROUP BY rid) r ON r.rid = c.rid ";
    if (!unit.isEmpty())
        sql += "WHERE c.unit = ? ";
    sql += "ORDER BY r.latest DESC, c.rid, c.unit";
    STEWARD_ASSIGN(Statement rows, m_connection.prepare(sql));
    if (unit.isEmpty())
        rows.bind();
    else
        rows.bind(unit);
    QList<OpenConflict> all;
    for (;;) {
        STEWARD_ASSIGN(const bool any, rows.step());
        if (!any)
            return all;
        all.append({rows.integer(0), rows.text(1)});
    }
}

Result<ConflictStore::Count> ConflictStore::count()
{
    STEWARD_ASSIGN(Statement row,
        m_connection.prepare(QByteArrayLiteral("SELECT count(DISTINCT rid), count(*) FROM conflict")));
    row.bind();
    STEWARD_ASSIGN([[maybe_unused]] const bool any, row.step());
    return Count{row.integer(0), row.integer(1)};
}

Result<QSet<Rid>> ConflictStore::among(const QList<Rid> &rids)
{
    STEWARD_ASSIGN(Statement rows, m_connection.prepare("SELECT DISTINCT rid FROM conflict WHERE rid" + isAmong(m_connection.dialect())));
    rows.bind(ridList(m_connection.dialect(), rids));
    STEWARD_ASSIGN(const QList<Rid> found, readRids(rows));
    return QSet<Rid>(found.cbegin(), found.cend());
}

} // namespace steward
