// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oplog/edit.h"

namespace steward {

bool mayBeBare(const QString &verb)
{
    return verb == QLatin1String("touch") || verb == QLatin1String("resolve")
        || verb == QLatin1String("close");
}

static StringSet without(const StringSet &set, const StringSet &other)
{
    QStringList rest;
    for (const QString &item : set.items()) {
        if (!other.contains(item))
            rest.append(item);
    }
    return StringSet(rest);
}

static bool commutes(const Unit &unit)
{
    return unit.policy == MergePolicy::Set || unit.policy == MergePolicy::Counter;
}

QList<UnitChange> changesBetween(
    const RecordType &type, const RecordValues &base, const RecordValues &next, const QStringList &again)
{
    QList<UnitChange> changes;
    for (const Unit &unit : type.units()) {
        bool same = true;
        for (const int at : unit.fields)
            same = same && base.values[size_t(at)] == next.values[size_t(at)];
        if (same && (commutes(unit) || !again.contains(unit.name)))
            continue;
        UnitChange change;
        change.unit = unit.name;
        if (unit.policy == MergePolicy::Set) {
            const StringSet &before = base.values[size_t(unit.fields.first())].set();
            const StringSet &after = next.values[size_t(unit.fields.first())].set();
            change.oldValue = Value(without(before, after)).canonical();
            change.newValue = Value(without(after, before)).canonical();
        } else if (unit.policy == MergePolicy::Counter) {
            const size_t at = size_t(unit.fields.first());
            change.newValue = QByteArray::number(next.values[at].number() - base.values[at].number());
        } else {
            change.oldValue = type.encodeUnit(unit, base);
            change.newValue = type.encodeUnit(unit, next);
        }
        changes.append(change);
    }
    return changes;
}

} // namespace steward
