// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// What a person needs to know about a conflict
// --------------------------------------------
// Sides: the antichain that the fold kept (fold.h), each value once.
// Base: the unit in the fold of all operations that every writer of a side had seen: the common past. It is closed under
// happened-before, so its fold is a state that really stood there.
//
// Example. seq 7 sets the title "A". Two people load the form; seq 8 sets "B" seen 7, seq 9 sets "C" seen 7.
//     sides B (8), C (9); common past {…7}; base A
// The conflict "deleted" has two sides: the mark, and the record as it went on; the base is the living record.

#include "core/oplog/conflict.h"

#include "core/oplog/ticketfacts.h"

#include <algorithm>
#include <tuple>

namespace steward {

namespace {

using History = QList<LoggedOperation>;

const UnitChange *changeOf(const LoggedOperation &logged, const QString &unit)
{
    for (const UnitChange &change : logged.operation.units) {
        if (change.unit == unit && !change.erased)
            return &change;
    }
    return nullptr;
}

/// Whose value it is that `logged` wrote: an undo gives back what somebody else had written, and who settles for a value
/// has not made it.
const LoggedOperation &origin(const History &history, const LoggedOperation &logged, const QString &unit)
{
    if (undoneBatch(logged.operation.verb).isNull())
        return logged;
    const auto &value = changeOf(logged, unit)->newValue;
    const LoggedOperation *found = nullptr;
    bool isOwn = false;
    for (const LoggedOperation &earlier : history) {
        const UnitChange *change = changeOf(earlier, unit);
        if (!change || change->newValue != value || earlier.hub.seq >= logged.hub.seq || !undoneBatch(earlier.operation.verb).isNull())
            continue;
        const bool own = earlier.operation.verb != QLatin1String("settle");
        if (!found || own > isOwn || (own == isOwn && earlier.hub.seq > found->hub.seq)) {
            found = &earlier;
            isOwn = own;
        }
    }
    return found ? *found : logged;
}

class RecordView
{
public:
    RecordView(const RecordType &type, const History &history)
        : m_type(type)
        , m_history(history)
    {
        std::sort(m_history.begin(), m_history.end(), [](const LoggedOperation &a, const LoggedOperation &b) {
            return std::tie(a.hub.eff, a.operation.dot) < std::tie(b.hub.eff, b.operation.dot);
        });
    }

    Result<UnitConflict> disagreement(const QString &unit, const FoldedUnit &folded) const
    {
        UnitConflict conflict;
        conflict.unit = unit;
        QList<const LoggedOperation *> writers;
        for (const Sibling &sibling : folded.siblings) {
            const LoggedOperation *writer = at(sibling.dot);
            writers.append(writer);
            add(conflict, sibling.value, origin(m_history, *writer, unit), sibling.value == folded.shown.value);
        }
        STEWARD_ASSIGN(conflict.base, baseOf(unit, writers));
        return conflict;
    }

    Result<UnitConflict> deletion(const QString &unit, const FoldedUnit &folded) const
    {
        UnitConflict conflict;
        conflict.unit = unit;
        const LoggedOperation *mark = at(folded.shown.dot);
        QList<const LoggedOperation *> others;
        for (const LoggedOperation &other : m_history) {
            const bool isBeside = other.operation.dot != mark->operation.dot && !happenedBefore(other, *mark)
                && !happenedBefore(*mark, other);
            if (!isBeside)
                continue;
            others.append(&other);
            for (const UnitChange &change : other.operation.units) {
                if (!conflict.goneOn.contains(change.unit))
                    conflict.goneOn.append(change.unit);
            }
        }
        const LoggedOperation *last = others.isEmpty() ? mark : others.last();
        const bool markIsLast = last->hub.eff < mark->hub.eff;
        if (!markIsLast)
            add(conflict, folded.shown.value, *mark, false);
        add(conflict, std::nullopt, *last, true);
        if (markIsLast)
            add(conflict, folded.shown.value, *mark, false);
        return conflict;
    }

private:
    const LoggedOperation *at(const Dot &dot) const
    {
        const auto found = std::find_if(m_history.cbegin(), m_history.cend(),
            [&](const LoggedOperation &logged) { return logged.operation.dot == dot; });
        return &*found; // the fold has it from here
    }

    static void add(UnitConflict &conflict, const std::optional<QByteArray> &value, const LoggedOperation &writer, bool shown)
    {
        const auto same = std::find_if(conflict.sides.begin(), conflict.sides.end(),
            [&](const ConflictSide &side) { return side.value == value; });
        ConflictSide &side = same != conflict.sides.end() ? *same : conflict.sides.emplaceBack();
        side.value = value;
        side.authors.removeAll(writer.operation.author);
        side.authors.prepend(writer.operation.author);
        side.happened = std::max(side.happened, writer.operation.eventTime);
        side.received = std::max(side.received, writer.hub.receivedAt);
        if (shown)
            conflict.shown = int(&side - conflict.sides.data());
    }

    Result<ConflictSide> baseOf(const QString &unit, const QList<const LoggedOperation *> &writers) const
    {
        History past;
        for (const LoggedOperation &logged : m_history) {
            if (std::all_of(writers.cbegin(), writers.cend(), [&](const LoggedOperation *writer) {
                    return writer->operation.dot != logged.operation.dot && happenedBefore(logged, *writer);
                }))
                past.append(logged);
        }
        ConflictSide base;
        if (past.isEmpty())
            return base;
        STEWARD_ASSIGN(const FoldedRecord then, foldRecord(m_type, past));
        const auto stood = then.units.constFind(unit);
        if (stood == then.units.constEnd())
            return base;
        const LoggedOperation &writer = origin(m_history, *at(stood->shown.dot), unit);
        base.value = stood->shown.value;
        base.authors = {writer.operation.author};
        base.happened = writer.operation.eventTime;
        base.received = writer.hub.receivedAt;
        return base;
    }

    const RecordType &m_type;
    History m_history;
};

} // namespace

int UnitConflict::newest() const
{
    int last = 0;
    for (int i = 1; i < sides.size(); ++i) {
        if (sides[i].happened >= sides[last].happened) // of two at once the later one in the order of the fold
            last = i;
    }
    return last;
}

Result<QList<UnitConflict>> conflictsIn(const RecordType &type, const QList<LoggedOperation> &history)
{
    STEWARD_ASSIGN(const FoldedRecord folded, foldRecord(type, history));
    const RecordView view(type, history);
    QList<UnitConflict> conflicts;
    for (auto it = folded.units.cbegin(); it != folded.units.cend(); ++it) {
        const Unit *unit = type.unit(it.key());
        if (!unit)
            continue;
        if (unit->policy == MergePolicy::Existence && folded.deleteConflict) {
            STEWARD_ASSIGN(const UnitConflict conflict, view.deletion(it.key(), *it));
            conflicts.append(conflict);
        } else if (!it->siblings.isEmpty()) {
            STEWARD_ASSIGN(const UnitConflict conflict, view.disagreement(it.key(), *it));
            conflicts.append(conflict);
        }
    }
    return conflicts;
}

} // namespace steward
