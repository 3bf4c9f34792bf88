// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/ridlist.h"

namespace steward {

/// The table of one set-valued field, "ticket_watcher".
struct SetTable
{
    QString name;
    bool references = false; ///< its items are rids, else texts
};

/// One element of one record's set.
struct SetItem
{
    qsizetype table = 0; ///< which of those asked for
    Rid rid = 0;
    Rid reference = 0; ///< of references
    QString text; ///< of texts
};

/// The elements of several sets of several records, in one statement. In any order. Thread: the connection's.
Result<QList<SetItem>> readSetItems(Connection &connection, const QList<SetTable> &tables, const QList<Rid> &rids);

} // namespace steward
