// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oplog/canonical.h"

#include "core/schema/frame.h"

#include <algorithm>

namespace steward {

static void appendId(QByteArray &out, const Uuid &id) { appendFrame(out, id.toString().toLatin1()); }

Digest commitmentOf(const UnitChange &change)
{
    QByteArray bytes = change.salt;
    appendOptionalFrame(bytes, change.oldValue);
    appendOptionalFrame(bytes, change.newValue);
    return Sha256::of(bytes);
}

Digest rootOf(const QList<UnitChange> &units)
{
    QByteArray bytes;
    for (const UnitChange &change : units) {
        appendFrame(bytes, change.unit.toUtf8());
        appendFrame(bytes, view(change.commitment));
    }
    return Sha256::of(bytes);
}

QByteArray canonicalHeader(const Operation &op)
{
    QByteArray names;
    for (const UnitChange &change : op.units)
        appendFrame(names, change.unit.toUtf8());

    QByteArray out;
    out.reserve(512);
    appendFrame(out, op.format);
    appendId(out, op.dot.replica);
    appendFrame(out, op.dot.rseq);
    appendFrame(out, op.recordType.toUtf8());
    appendId(out, op.record);
    appendFrame(out, op.verb.toUtf8());
    appendId(out, op.group);
    appendId(out, op.batch);
    appendFrame(out, op.hlc);
    appendFrame(out, op.seen.epoch);
    appendFrame(out, op.seen.hubSeq);
    appendFrame(out, op.seen.ownSeq);
    appendId(out, op.actor);
    appendId(out, op.author);
    appendFrame(out, op.eventTime.ms);
    appendFrame(out, op.schemaVersion);
    appendFrame(out, QByteArrayView(names));
    appendFrame(out, view(rootOf(op.units)));
    return out;
}

Digest hashOf(const Operation &op)
{
    return Sha256().add(view(op.previous)).add(canonicalHeader(op)).finish();
}

Digest leafOf(const Digest &operationHash, const HubFact &fact)
{
    QByteArray bytes;
    appendFrame(bytes, fact.seq);
    appendFrame(bytes, fact.eff);
    appendFrame(bytes, fact.number.toUtf8());
    appendFrame(bytes, fact.verdict.toUtf8());
    appendId(bytes, fact.receivedBy);
    appendFrame(bytes, fact.receivedAt.ms);
    return Sha256().add(view(operationHash)).add(bytes).finish();
}

Digest chainOf(const Digest &previousChain, const Digest &leaf)
{
    return Sha256().add(view(previousChain)).add(view(leaf)).finish();
}

void sealOperation(Operation &op)
{
    std::sort(op.units.begin(), op.units.end(),
        [](const UnitChange &a, const UnitChange &b) { return a.unit.toUtf8() < b.unit.toUtf8(); });
    for (UnitChange &change : op.units)
        change.commitment = commitmentOf(change);
    op.hash = hashOf(op);
}

} // namespace steward
