// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordtype.h"
#include "core/storage/connection.h"

#include <QSet>

namespace steward {

/// A unit on which the writes of a record disagree, as the projection lists it.
struct OpenConflict
{
    Rid rid = 0;
    QString unit;

    bool operator==(const OpenConflict &) const = default;
};

/// The open conflicts of a whole store: what is listed, counted and marked. What each of them is about stands in the
/// record's operations (core/oplog/conflict.h). Reads only; the projector writes. Thread: its connection's.
class ConflictStore
{
public:
    explicit ConflictStore(Connection &connection) : m_connection(connection) {}

    /// The latest first; units of one record stand together in the order of their names. `unit` empty: of all units.
    Result<QList<OpenConflict>> open(const QString &unit = {});
    struct Count
    {
        qint64 records = 0;
        qint64 units = 0;

        bool operator==(const Count &) const = default;
    };
    Result<Count> count();
    /// Those of `rids` that have any: one look-up for a page of a list.
    Result<QSet<Rid>> among(const QList<Rid> &rids);

private:
    Connection &m_connection;
};

} // namespace steward
