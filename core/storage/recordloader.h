// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/recordstore.h"

namespace steward {

/// Whole records by their rids: a few statements however many there are, since each is a way to a server and back. They
/// are one each for places, sets, custom values and the ids of what is referred to, and one for each type of record.
/// Used by RecordStore::load(). Thread: the connection's.
class RecordLoader
{
public:
    RecordLoader(Connection &connection, RecordStore &records) : m_connection(connection), m_records(records) {}

    /// In the order of `rids`; unknown ones and stubs are left out.
    Result<QList<LoadedRecord>> load(const QList<Rid> &rids);

private:
    struct References
    {
        Rid record = 0;
        int field = 0;
        QList<Rid> rids;
    };

    Result<Ok> readColumns(const RecordType &type, const QList<Rid> &rids);
    Result<Ok> readSets(const RecordType &type, const QList<Rid> &rids);
    Result<Ok> readCustom(const RecordType &type, const QList<Rid> &rids);
    Result<Ok> nameReferences();

    Connection &m_connection;
    RecordStore &m_records;
    QHash<Rid, LoadedRecord> m_loaded;
    QList<References> m_references;
};

} // namespace steward
