// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/ridlist.h"

namespace steward {

QByteArray isAmong(Dialect dialect, const QByteArray &parameter)
{
    const bool sqlite = dialect == Dialect::Sqlite;
    return (sqlite ? " IN (SELECT value FROM json_each(" : " = ANY (") + parameter + (sqlite ? "))" : "::bigint[])");
}

QString ridList(Dialect dialect, const QList<Rid> &rids)
{
    const bool sqlite = dialect == Dialect::Sqlite;
    QString list(sqlite ? u'[' : u'{');
    for (const Rid rid : rids) {
        if (list.size() > 1)
            list += u',';
        list += QString::number(rid);
    }
    return list + (sqlite ? u']' : u'}');
}

} // namespace steward
