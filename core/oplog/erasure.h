// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oplog/operation.h"

#include <QStringList>

namespace steward {

/// Erasing for good
/// ----------------
/// A log that is only added to, and a law that some of it must go: both hold, because a header names the commitments of
/// its units and not their values. An erasure is an ordinary operation, the creation of a `redaction`
/// (core/schema/records/redaction.h) that names a record and some of its units. Whoever takes it into a log (a file, a
/// team server, a replica at its next pull) replaces old, new and salt of those units by their commitment, in the same
/// transaction, in every write that is not spared:
///
///     spared(w, r)  =  w's author had seen r,  or  w is of r's own group
///
/// so a form that was loaded before and is saved after, and work that comes home from weeks offline, is erased as it
/// arrives; and whoever erases may put something in the place with the same save. Header, hash and chains do not change:
/// verify still proves them. What is left says who wrote the unit when, and that it was erased by whom and why.
///
/// Invariant. No store that has taken r holds bytes of a unit that r names in a write that r does not spare. Only what
/// waits in an outbox has to keep them until its hub has proven it: it goes when it comes back.
///
/// Example. seq 4 A description "card 4111…"; seq 9 R erases {description}, seen 8; seq 10 B description "card 4111… is
/// blocked", seen 7; seq 11 C description "blocked", seen 10.
///     4 is erased by 9; 10 had not seen 9 and is erased as it comes; 11 stands, and shows.
struct Erasure
{
    Dot dot; ///< of the operation that made the redaction
    qint64 seq = 0; ///< its hub order
    Uuid group;
    QStringList units;
};

bool isSpared(const LoggedOperation &write, const Erasure &erasure);

/// Units of `write` that some of `erasures`, all about its record, do not spare.
QStringList erasedUnits(const LoggedOperation &write, const QList<Erasure> &erasures);

/// Leaves only the commitments of these units, and to the others their salts: the seed would give the erased ones back.
/// True when that changed anything.
bool eraseUnits(Operation &operation, const QStringList &units);

} // namespace steward
