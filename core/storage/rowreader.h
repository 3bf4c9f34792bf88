// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/schema.h"
#include "core/storage/connection.h"

#include <QHash>

namespace steward {

/// What one cell of a list shows.
struct RecordCell
{
    Value value;
    QStringList labels; ///< of references: what the records are called, in the order of the value's items
};

/// One record as a screen's list reads it: the asked fields, and what marks its row.
struct RecordRow
{
    Rid rid = 0;
    Uuid id;
    QString type; ///< of this very record, also when the list is about all tickets
    bool deleted = false;
    bool conflicted = false; ///< concurrent writes wait for a person
    bool isPending = false; ///< something on it waits here to be sent
    bool drafted = false; ///< the reader's person has something unsent on it
    std::vector<RecordCell> cells; ///< one per asked field, in the asked order
};

/// Reads windows of lists: for some rids, some fields, with the names of what they refer to. Everything comes from the
/// declarations, so it serves any record type, and the one that stands for all tickets (QueryCatalog). Half a dozen
/// statements however many rows there are, since each is a way to a server and back. Cheap to make; keeps the names that
/// it has looked up, so make a new one for each request. Thread: its connection's.
class RowReader
{
public:
    /// `type` must outlive the reader; `fields` are names of its fields; `person` is whose drafts count.
    RowReader(Connection &connection, const Schema &schema, const RecordType &type, const QStringList &fields, const Uuid &person);

    /// In the order of `rids`; records that are not there any more are left out.
    Result<QList<RecordRow>> read(const QList<Rid> &rids);

private:
    struct Name
    {
        Uuid id;
        QString label;
    };
    struct Page;

    Result<Ok> readColumns(const QList<Rid> &rids, Page &page);
    Result<Ok> readSets(const QList<Rid> &rids, Page &page);
    Result<Ok> readCustom(const QList<Rid> &rids, Page &page);
    Result<Ok> learnNames(const Page &page);
    RecordCell cellOf(const Field &field, const QList<Rid> &references) const;

    Connection &m_connection;
    const Schema &m_schema;
    const RecordType &m_type;
    QList<int> m_fields;
    QStringList m_targets; ///< types that the fields refer to
    Uuid m_person;
    QByteArray m_select;
    QHash<Rid, Name> m_names;
};

} // namespace steward
