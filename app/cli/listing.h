// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"
#include "core/desk/deskquery.h"
#include "core/desk/workspace.h"
#include "core/query/binder.h"

namespace steward::cli {

/// The columns of a list when nobody says: those that the declaration lists; for tickets those of the queue.
QStringList defaultColumns(const RecordType &type);

/// Prints records as rows. `kind` as a column is the type of each ticket. Thread: the workspace's.
class Listing
{
public:
    /// `context` must outlive it; `columns` are names of fields of its subject.
    Listing(Workspace &desk, Console &console, const QueryContext &context, const QStringList &columns);

    void begin();
    Result<Ok> rows(const QList<Rid> &rids);
    void end();

private:
    Cell cellOf(const RecordType &type, const Field &field, const Value &value, const QStringList &labels) const;

    Workspace &m_desk;
    Console &m_console;
    const QueryContext &m_context;
    const RecordType &m_type;
    QStringList m_columns;
    QStringList m_fields; ///< the columns without `kind`
};

} // namespace steward::cli
