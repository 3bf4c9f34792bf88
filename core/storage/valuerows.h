// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"
#include "core/storage/valuecodec.h"

namespace steward {

/// How a store keeps the values of operations in `operation_value`. A file keeps one packed row per operation
/// (valuecodec.h); a server one row per unit, since it withholds and erases by unit and its functions cannot unpack.
/// Whoever reads the log joins them to `operation o` by the same two columns, and takes them apart here:
///
///     SELECT o.oid, … , v.seed, v.content FROM operation o … LEFT JOIN … v
///
/// On a server content is the units' rows as frames, in the order of the units' names, and seed is always NULL:
///
///     content = (frame(unit) frame(salt) frame(old) frame(new) frame(commitment))*        absent: "-"
///
/// Thread: one object serves one thread.
class ValueRows
{
public:
    explicit ValueRows(Dialect dialect) : m_dialect(dialect) {}

    /// To stand after `FROM operation o`; makes `v`.
    static QByteArray join(Dialect dialect);

    /// Nothing for operations without units. A server needs the salts of all units that are not erased.
    Result<Ok> write(Connection &connection, qint64 oid, const Operation &op);
    /// Puts what is left of an operation after an erasure in the place of its values; a file's only.
    Result<Ok> rewrite(Connection &connection, qint64 oid, const Operation &op);
    /// Sets `op.seed` and `op.units`, without commitments that can be computed. Errors: Corrupt "value.damaged".
    Result<Ok> read(QByteArrayView seed, QByteArrayView content, Operation &op);

private:
    Dialect m_dialect;
    ValueCodec m_codec;
};

} // namespace steward
