// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oplog/operation.h"
#include "core/oplog/ticketfacts.h"
#include "core/schema/recordtype.h"

#include <QList>
#include <QMap>

#include <functional>

namespace steward {

/// One write of a unit that no other write of it has seen: a candidate for display.
struct Sibling
{
    Dot dot;
    qint64 seq = 0;
    qint64 eff = 0;
    Uuid author;
    Instant eventTime;
    std::optional<QByteArray> value; ///< canonical bytes

    bool operator==(const Sibling &) const = default;
};

struct FoldedUnit
{
    Sibling shown; ///< the write whose value is displayed; for sets and counters the latest one
    QList<Sibling> siblings; ///< two or more, with different values, when a person has to decide; else empty

    bool operator==(const FoldedUnit &) const = default;
};

/// State of a record: a pure function of the set of its operations.
struct FoldedRecord
{
    RecordValues values; ///< without derived fields
    bool deleted = false;
    bool deleteConflict = false; ///< deleted by somebody who had not seen a concurrent write; the record stays
    QMap<QString, FoldedUnit> units; ///< by unit name, only those ever written
    TicketFacts facts; ///< meaningful for tickets only

    QStringList conflicts() const;
    bool operator==(const FoldedRecord &) const = default;
};

/// Folds the operations of one record, in any order, duplicates excluded. Refused operations must be left out.
/// Errors: Corrupt "value.malformed" when an operation's bytes do not decode. An unknown unit is kept in `units`
/// but shows nowhere (a newer program wrote it). `step` is told of each operation, in the fold's order, with the values
/// after it. Thread: any.
using FoldStep = std::function<void(const LoggedOperation &, const RecordValues &after)>;
Result<FoldedRecord> foldRecord(const RecordType &type, QList<LoggedOperation> operations, const FoldStep &step = {});

/// The fast path: applies one operation that has seen everything before it to the values it has seen. Gives the same
/// bytes as foldRecord over all of them, which tests/oplog/tst_fold.cpp shows on random histories.
Result<Ok> applyOperation(const RecordType &type, const Operation &operation, RecordValues &values);

} // namespace steward
