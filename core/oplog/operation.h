// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/hash.h"
#include "core/base/id.h"
#include "core/base/instant.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <algorithm>
#include <optional>
#include <utility>

namespace steward {

/// Name of an operation: the replica that wrote it and its place in that replica's log (contiguous from 1).
struct Dot
{
    Uuid replica;
    qint64 rseq = 0;

    auto operator<=>(const Dot &) const = default;
};

/// What the author had seen **when the form was loaded**, not when Save was pressed: everything of the hub's stream
/// up to `hubSeq`, and everything of the author's own replica up to `ownSeq`. Without ownSeq two windows of one
/// process would overwrite each other silently.
struct Context
{
    qint64 epoch = 1;
    qint64 hubSeq = 0;
    qint64 ownSeq = 0;

    bool operator==(const Context &) const = default;
};

/// One unit written by an operation. `oldValue` is what the author saw, for audit and undo; `newValue` what they
/// wrote. For sets: the elements removed and added; for counters `newValue` is the delta. nullopt = empty.
/// Stands in operation_value: the only part that can be erased or withheld; the commitment stays.
struct UnitChange
{
    QString unit;
    QByteArray salt; ///< 16 bytes that nobody can guess, so that equal values do not show as equal
    std::optional<QByteArray> oldValue;
    std::optional<QByteArray> newValue;
    bool erased = false; ///< values are gone or withheld; `commitment` then comes from the store
    Digest commitment{}; ///< SHA-256(salt ‖ frame(old) ‖ frame(new)), see canonical.h

    bool operator==(const UnitChange &) const = default;
};

/// The author's header of one change of one record, and its units. Never updated after it is written.
struct Operation
{
    static constexpr qint64 currentFormat = 1;

    qint64 format = currentFormat;
    Dot dot;
    QString recordType;
    Uuid record;
    QString verb; ///< "create", "edit", "assign", "touch", "undo" …: what people read in the history
    Uuid group; ///< accepted all or none
    Uuid batch; ///< what undo, preview and audit name
    qint64 hlc = 0; ///< claimed hybrid logical stamp (hybridclock.h)
    Context seen;
    Uuid actor; ///< who authenticated
    Uuid author; ///< who did it: source of an import, sender of a mail
    Instant eventTime; ///< when it happened
    qint64 schemaVersion = 1;
    QList<UnitChange> units; ///< sorted by unit name bytes, no name twice
    QByteArray seed; ///< all salts come from it (saltOf in canonical.h); empty: each has its own
    Digest previous{}; ///< hash of the same replica's operation before; zero for rseq 1
    Digest hash{}; ///< SHA-256(previous ‖ header), see canonical.h
};

/// What the hub adds when it accepts an operation. On a single file the file is its own hub.
struct HubFact
{
    qint64 seq = 0; ///< gap-free, in commit order
    qint64 eff = 0; ///< effective stamp: the claimed one, clamped and floored; folds order by it
    QString number; ///< "INC-000123" when this operation created a numbered record
    QString verdict; ///< "accepted", or the code it was refused with
    Uuid receivedBy;
    Instant receivedAt;
    Digest chain{}; ///< SHA-256(previous chain ‖ leaf), see canonical.h
};

/// An operation as the log holds it.
struct LoggedOperation
{
    Operation operation;
    HubFact hub;
};

/// Epochs of a hub that ended, each with the last place of the stream that its successor took over.
using EpochForks = QList<std::pair<qint64, qint64>>;

/// What a context is worth today: a hub that fell over may have lost what its epoch counted after the fork, and gives
/// those places to other operations. Everything that compares contexts compares capped ones; hashes are over the claim.
inline Context capped(Context seen, const EpochForks &forks)
{
    for (const auto &[epoch, seq] : forks) {
        if (epoch >= seen.epoch)
            seen.hubSeq = std::min(seen.hubSeq, seq);
    }
    return seen;
}

/// a happened before b: b's author had seen a. The one causality test of the system.
inline bool happenedBefore(const LoggedOperation &a, const LoggedOperation &b)
{
    return (a.hub.seq > 0 && a.hub.seq <= b.operation.seen.hubSeq)
        || (a.operation.dot.replica == b.operation.dot.replica && a.operation.dot.rseq <= b.operation.seen.ownSeq);
}

} // namespace steward
