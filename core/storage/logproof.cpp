// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/logproof.h"

#include "core/oplog/canonical.h"

namespace steward {

Proof proveOperations(std::vector<StoredOperation> &operations, Dialect dialect)
{
    Proof proof;
    ValueRows values(dialect);
    for (StoredOperation &stored : operations) {
        Operation &op = stored.logged.operation;
        const HubFact &hub = stored.logged.hub;
        const auto find = [&](const char *code, const char *text) {
            proof.findings.push_back({QString::fromLatin1(code), hub.seq, QString::fromUtf8(text)});
        };
        if (!stored.content.isEmpty()) {
            if (!values.read(stored.seed, stored.content, op))
                find("verify.values", "the stored values of this operation are damaged");
            ValueCodec::complete(op);
        }
        if (hashOf(op) != op.hash)
            find("verify.hash", "this operation or one of its values was changed");
        if (!stored.inHubOrder)
            find("verify.gap", "this operation has no place in the stream");
        else if (chainOf(stored.chainBefore, leafOf(op.hash, hub)) != hub.chain)
            find("verify.chain", "the stream's chain does not continue here");
        if (!stored.isPlain)
            find("verify.spelling", "this operation is not written the way this program writes it");
        if (std::any_of(op.units.cbegin(), op.units.cend(), [](const UnitChange &change) { return change.erased; }))
            proof.erased.push_back(stored.logged);
    }
    return proof;
}

} // namespace steward
