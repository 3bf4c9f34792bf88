// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// The fold
// --------
// Order. Operations are taken by (eff, replica, rseq): a total order. Effective stamps grow along happened-before
// (hybridclock.h), so when an operation is taken, everything its author had seen was taken before it.
//
// Invariant. After each step, a register unit holds the antichain of its writes: those that no later taken write
// has seen. Taking write w removes every held write that happened before w, then adds w. Hence the result depends on
// the set of operations alone, not on the order in which they arrived.
//
// Display. Register: the last of the antichain in the order. Status: the last whose status.class is not terminal, if
// there is one (an open ticket that looks closed is forgotten; a closed one that looks open is looked at), else the
// last. Two or more different values in the antichain are a conflict that a person settles by writing once more.
// Set: an element shows while one of its adds is not seen by a remove of that element. Counter: the sum of deltas.
// Existence: the mark shows only if no other operation of the record is concurrent with it.
//
// Example. A and B load {status new}; A resolves, B, who has not seen that, puts it on hold:
//     seq 7  A  status: resolved   seen hubSeq 6
//     seq 8  B  status: on hold    seen hubSeq 6    neither has seen the other: antichain {A, B}
// Shown: on hold (open beats terminal), conflict {resolved, on hold}.
//     seq 9  A  status: resolved   seen hubSeq 8    has seen both: antichain {A'}, conflict gone

#include "core/oplog/fold.h"

#include "core/schema/frame.h"
#include "core/schema/records/ticket.h"

#include <QMap>

#include <algorithm>

namespace steward {

namespace {

struct Held
{
    const LoggedOperation *operation;
    const UnitChange *change;
};

struct UnitFold
{
    const Unit *unit = nullptr; // null for a unit that this program does not know
    std::vector<Held> antichain; // registers
    QMap<QString, std::vector<const LoggedOperation *>> adds; // sets: live adds per element
    qint64 sum = 0; // counters
    Held last{};
};

Sibling siblingOf(const Held &held)
{
    const LoggedOperation &logged = *held.operation;
    return {logged.operation.dot, logged.hub.seq, logged.hub.eff, logged.operation.author,
        logged.operation.eventTime, held.change->newValue};
}

QStringList elements(const std::optional<QByteArray> &bytes)
{
    QStringList items;
    if (!bytes)
        return items;
    FrameReader reader(*bytes);
    while (!reader.atEnd()) {
        const auto item = reader.next();
        if (!reader.ok() || !item)
            break;
        items.append(QString::fromUtf8(*item));
    }
    return items;
}

bool isTerminal(const RecordType &type, const Unit &unit, const std::optional<QByteArray> &bytes)
{
    RecordValues values = type.empty();
    if (!type.decodeUnit(unit, bytes, values))
        return false;
    const int at = type.indexOf(u"status.class");
    return at >= 0 && values.values[size_t(at)].number() >= qint64(StatusClass::Done);
}

const Held &displayed(const RecordType &type, const UnitFold &fold)
{
    if (fold.unit->policy == MergePolicy::Status && fold.antichain.size() > 1) {
        for (auto it = fold.antichain.rbegin(); it != fold.antichain.rend(); ++it) {
            if (!isTerminal(type, *fold.unit, it->change->newValue))
                return *it;
        }
    }
    return fold.antichain.back();
}

bool differs(const std::vector<Held> &antichain)
{
    return std::any_of(antichain.begin(), antichain.end(),
        [&](const Held &held) { return held.change->newValue != antichain.front().change->newValue; });
}

void take(UnitFold &fold, const LoggedOperation &logged, const UnitChange &change)
{
    fold.last = {&logged, &change};
    if (!fold.unit)
        return;
    switch (fold.unit->policy) {
    case MergePolicy::Set:
        for (const QString &gone : elements(change.oldValue)) {
            auto &live = fold.adds[gone];
            std::erase_if(live, [&](const LoggedOperation *add) { return happenedBefore(*add, logged); });
        }
        for (const QString &item : elements(change.newValue))
            fold.adds[item].push_back(&logged);
        return;
    case MergePolicy::Counter:
        fold.sum += change.newValue ? change.newValue->toLongLong() : 0;
        return;
    case MergePolicy::Register:
    case MergePolicy::Status:
    case MergePolicy::Existence:
        std::erase_if(fold.antichain, [&](const Held &held) { return happenedBefore(*held.operation, logged); });
        fold.antichain.push_back({&logged, &change});
        return;
    }
}

Result<Ok> show(const RecordType &type, const UnitFold &fold, RecordValues &values)
{
    if (!fold.unit)
        return Ok{};
    const size_t first = size_t(fold.unit->fields.first());
    switch (fold.unit->policy) {
    case MergePolicy::Set: {
        QStringList items;
        for (auto it = fold.adds.cbegin(); it != fold.adds.cend(); ++it) {
            if (!it.value().empty())
                items.append(it.key());
        }
        values.values[first] = Value(StringSet(items));
        return Ok{};
    }
    case MergePolicy::Counter:
        values.values[first] = Value(fold.sum);
        return Ok{};
    case MergePolicy::Register:
    case MergePolicy::Status:
    case MergePolicy::Existence:
        return type.decodeUnit(*fold.unit, displayed(type, fold).change->newValue, values);
    }
    return Ok{};
}

bool concurrent(const LoggedOperation &a, const LoggedOperation &b)
{
    return a.operation.dot != b.operation.dot && !happenedBefore(a, b) && !happenedBefore(b, a);
}

} // namespace

QStringList FoldedRecord::conflicts() const
{
    QStringList names;
    for (auto it = units.cbegin(); it != units.cend(); ++it) {
        if (!it->siblings.isEmpty())
            names.append(it.key());
    }
    if (deleteConflict)
        names.append(QStringLiteral("deleted"));
    return names;
}

Result<FoldedRecord> foldRecord(const RecordType &type, QList<LoggedOperation> operations, const FoldStep &step)
{
    std::sort(operations.begin(), operations.end(), [](const LoggedOperation &a, const LoggedOperation &b) {
        return std::tie(a.hub.eff, a.operation.dot) < std::tie(b.hub.eff, b.operation.dot);
    });

    FoldedRecord folded;
    folded.values = type.empty();
    std::map<QString, UnitFold> units;
    FactsLedger ledger;
    for (const LoggedOperation &logged : std::as_const(operations)) {
        const RecordValues before = type.isTicket() ? folded.values : RecordValues{};
        for (const UnitChange &change : logged.operation.units) {
            if (change.erased)
                continue;
            UnitFold &fold = units[change.unit];
            fold.unit = type.unit(change.unit);
            take(fold, logged, change);
            STEWARD_TRY(show(type, fold, folded.values));
        }
        if (type.isTicket())
            ledger.take(type, before, folded.values, logged.operation);
        if (step)
            step(logged, folded.values);
    }
    folded.facts = ledger.facts();

    for (const auto &[name, fold] : units) {
        FoldedUnit unit;
        const bool isRegister = fold.unit && !fold.antichain.empty();
        unit.shown = siblingOf(isRegister ? displayed(type, fold) : fold.last);
        if (isRegister && differs(fold.antichain)) {
            for (const Held &held : fold.antichain)
                unit.siblings.append(siblingOf(held));
        }
        folded.units.insert(name, unit);
        if (fold.unit && fold.unit->policy == MergePolicy::Existence && unit.shown.value) {
            const LoggedOperation *mark = displayed(type, fold).operation;
            folded.deleteConflict = std::any_of(operations.cbegin(), operations.cend(),
                [&](const LoggedOperation &other) { return concurrent(*mark, other); });
            folded.deleted = !folded.deleteConflict;
            if (folded.deleteConflict)
                folded.values.values[size_t(fold.unit->fields.first())] = Value();
        }
    }
    return folded;
}

Result<Ok> applyOperation(const RecordType &type, const Operation &operation, RecordValues &values)
{
    for (const UnitChange &change : operation.units) {
        const Unit *unit = type.unit(change.unit);
        if (!unit || change.erased)
            continue;
        const size_t first = size_t(unit->fields.first());
        if (unit->policy == MergePolicy::Set) {
            StringSet set = values.values[first].set();
            for (const QString &gone : elements(change.oldValue))
                set.remove(gone);
            for (const QString &item : elements(change.newValue))
                set.insert(item);
            values.values[first] = Value(set);
        } else if (unit->policy == MergePolicy::Counter) {
            const qint64 delta = change.newValue ? change.newValue->toLongLong() : 0;
            values.values[first] = Value(values.values[first].number() + delta);
        } else {
            STEWARD_TRY(type.decodeUnit(*unit, change.newValue, values));
        }
    }
    return Ok{};
}

} // namespace steward
