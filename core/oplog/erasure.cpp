// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oplog/erasure.h"

#include "core/oplog/canonical.h"

namespace steward {

bool isSpared(const LoggedOperation &write, const Erasure &erasure)
{
    const Operation &op = write.operation;
    return op.group == erasure.group || erasure.seq <= op.seen.hubSeq
        || (erasure.dot.replica == op.dot.replica && erasure.dot.rseq <= op.seen.ownSeq);
}

QStringList erasedUnits(const LoggedOperation &write, const QList<Erasure> &erasures)
{
    QStringList units;
    for (const Erasure &erasure : erasures) {
        if (isSpared(write, erasure))
            continue;
        for (const UnitChange &change : write.operation.units) {
            if (!change.erased && erasure.units.contains(change.unit) && !units.contains(change.unit))
                units.append(change.unit);
        }
    }
    return units;
}

bool eraseUnits(Operation &operation, const QStringList &units)
{
    const auto isNamed = [&](const UnitChange &change) { return !change.erased && units.contains(change.unit); };
    if (std::none_of(operation.units.cbegin(), operation.units.cend(), isNamed))
        return false;
    for (UnitChange &change : operation.units) {
        if (change.erased)
            continue;
        if (change.salt.isEmpty())
            change.salt = saltOf(operation.seed, change.unit);
        change.commitment = commitmentOf(change);
        if (!isNamed(change))
            continue;
        change.erased = true;
        change.salt.clear();
        change.oldValue.reset();
        change.newValue.reset();
    }
    operation.seed.clear();
    return true;
}

} // namespace steward
