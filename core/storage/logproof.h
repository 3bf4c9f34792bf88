// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/valuerows.h"

#include <vector>

namespace steward {

/// One contradiction, in words a person can act on.
struct Finding
{
    QString code; ///< "verify.chain", "verify.hash", "verify.gap", "verify.anchor", "verify.projection" …
    qint64 seq = 0; ///< hub order of the operation, 0 when it is about something else
    QString text;
};

/// A row of the log as it stands in the file, with what has to stand before it.
struct StoredOperation
{
    LoggedOperation logged; ///< without units; Operation::previous is the stored hash of the replica's operation before
    QByteArray seed;
    QByteArray content; ///< as ValueRows joins it; empty when it has none
    Digest chainBefore{}; ///< stored chain of the operation before in the stream
    bool inHubOrder = true; ///< its hub fact exists and names this operation
    bool isPlain = true; ///< written in the one way we write it, so that an edit cannot hide in a spelling
};

struct Proof
{
    std::vector<Finding> findings;
    std::vector<LoggedOperation> erased; ///< operations that have units without values: somebody must have erased those
};

/// What is wrong with each of them for itself: values that do not unpack ("verify.values"), a hash that is not that of
/// header and values ("verify.hash"), a chain that is not that of hash and hub fact ("verify.chain"). The order among
/// them is the caller's business. Thread: any; the operations share nothing.
Proof proveOperations(std::vector<StoredOperation> &operations, Dialect dialect);

} // namespace steward
