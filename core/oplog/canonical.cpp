// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oplog/canonical.h"

#include "core/base/flaw.h"
#include "core/schema/frame.h"

#include <algorithm>
#include <charconv>

namespace steward {

static void appendId(QByteArray &out, const Uuid &id)
{
    char text[36];
    id.writeText(text);
    appendFrame(out, QByteArrayView(text, 36));
}

/// Hashes a frame without putting it together first: values can be long.
static void addFrame(Sha256 &hash, const std::optional<QByteArray> &bytes)
{
    if (!bytes) {
        hash.add("-");
        return;
    }
    char head[24];
    char *const end = std::to_chars(head, head + sizeof(head) - 1, bytes->size()).ptr;
    *end = ':';
    hash.add(QByteArrayView(head, end + 1)).add(*bytes).add(",");
}

QByteArray saltOf(QByteArrayView seed, QStringView unit)
{
    QByteArray bytes = seed.toByteArray();
    appendFrame(bytes, unit);
    return view(Sha256::of(bytes)).first(16).toByteArray();
}

Digest commitmentOf(const UnitChange &change)
{
    Sha256 hash;
    hash.add(change.salt);
    addFrame(hash, change.oldValue);
    addFrame(hash, change.newValue);
    return hash.finish();
}

Digest rootOf(const QList<UnitChange> &units)
{
    QByteArray bytes;
    bytes.reserve(units.size() * 64);
    for (const UnitChange &change : units) {
        appendFrame(bytes, change.unit);
        appendFrame(bytes, view(change.commitment));
    }
    return Sha256::of(bytes);
}

QByteArray canonicalHeader(const Operation &op)
{
    QByteArray names;
    names.reserve(op.units.size() * 16);
    for (const UnitChange &change : op.units)
        appendFrame(names, change.unit);

    QByteArray out;
    out.reserve(640);
    appendFrame(out, op.format);
    appendId(out, op.dot.replica);
    appendFrame(out, op.dot.rseq);
    appendFrame(out, op.recordType);
    appendId(out, op.record);
    appendFrame(out, op.verb);
    appendId(out, op.group);
    appendId(out, op.batch);
    appendFrame(out, isPlanted(Flaw::FloatInHeader) ? qint64(double(op.hlc)) : op.hlc);
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
    bytes.reserve(128);
    appendFrame(bytes, fact.seq);
    appendFrame(bytes, fact.eff);
    appendFrame(bytes, fact.number);
    appendFrame(bytes, fact.verdict);
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
    const auto byName = [](const UnitChange &a, const UnitChange &b) { return lessByBytes(a.unit, b.unit); };
    if (!std::is_sorted(op.units.cbegin(), op.units.cend(), byName))
        std::sort(op.units.begin(), op.units.end(), byName);
    for (UnitChange &change : op.units)
        change.commitment = commitmentOf(change);
    op.hash = hashOf(op);
}

} // namespace steward
