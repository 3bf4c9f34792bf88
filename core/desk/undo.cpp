// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// Undo of a batch
// ---------------
// For each record of the batch and each unit the batch wrote on it:
//     first = the batch's first write of the unit, last = its last one
//     untouched  iff nobody has written the unit since (unittrail.h) and what stands there is what showed then
// An untouched unit goes back to what showed before. Sets go back element by element: added ones leave, removed ones
// return, whatever others did to other elements. Counters subtract their delta.
// A touched unit becomes a review. A created record is deleted when nobody else wrote on it.
//
// A conflict that the batch settled comes back: each of its values is written again, in the order of the fold and none of
// them having seen the others, so that the record shows what it showed and the decision is open again. A batch that only
// made a conflict, its value not showing, is taken back by settling it with what shows.

#include "core/desk/undo.h"

#include "core/access/accessrules.h"
#include "core/desk/unittrail.h"
#include "core/oplog/fold.h"

#include <QMap>

#include <algorithm>

namespace steward {

namespace {

struct UnitHistory
{
    const LoggedOperation *first = nullptr;
    const LoggedOperation *last = nullptr;
    const UnitChange *firstChange = nullptr;
    const UnitChange *lastChange = nullptr;
    QList<const UnitChange *> changes; // of the batch, in order
};

QStringList setItems(const RecordType &type, const Unit &unit, const std::optional<QByteArray> &bytes)
{
    RecordValues values = type.empty();
    if (!type.decodeUnit(unit, bytes, values))
        return {};
    return values.values[size_t(unit.fields.first())].set().items();
}

class RecordUndo
{
public:
    RecordUndo(const Uuid &batch, const RecordType &type, const LoadedRecord &loaded,
        const QList<LoggedOperation> &history)
        : m_batch(batch)
        , m_type(type)
        , m_loaded(loaded)
        , m_history(history)
        , m_edit(RecordEdit::of(loaded, undoVerb(batch)))
    {
    }

    Result<Ok> plan(UndoPlan &plan)
    {
        QMap<QString, UnitHistory> units;
        bool created = false;
        bool othersWrote = false;
        for (const LoggedOperation &logged : m_history) {
            if (logged.operation.batch != m_batch) {
                othersWrote = othersWrote || (!units.isEmpty() && !logged.operation.units.isEmpty());
                continue;
            }
            created = created || &logged == &m_history.first();
            for (const UnitChange &change : logged.operation.units) {
                UnitHistory &history = units[change.unit];
                if (!history.first) {
                    history.first = &logged;
                    history.firstChange = &change;
                }
                history.last = &logged;
                history.lastChange = &change;
                history.changes.append(&change);
            }
        }
        if (created)
            return planDeletion(othersWrote, plan);
        for (auto it = units.cbegin(); it != units.cend(); ++it) {
            const Unit *unit = m_type.unit(it.key());
            if (unit)
                STEWARD_TRY(planUnit(*unit, *it, plan));
        }
        EditGroup group = m_reopening;
        if (m_edit.next != m_edit.base || !m_edit.again.isEmpty())
            group.append(m_edit);
        if (!group.isEmpty())
            plan.groups.append(group);
        return Ok{};
    }

private:
    Result<Ok> planDeletion(bool othersWrote, UndoPlan &plan)
    {
        if (m_loaded.deleted)
            return Ok{};
        if (othersWrote && visibleChangedSince()) {
            review(*m_type.unit(u"deleted"), m_history.last(), m_loaded.values, plan, {});
            return Ok{};
        }
        m_edit.next.values[size_t(m_type.indexOf(u"deleted"))] = Value::boolean(true);
        plan.groups.append({m_edit});
        ++plan.restored;
        return Ok{};
    }

    /// True when what stands there is not what the batch left: then somebody's work is on the record.
    bool visibleChangedSince() const
    {
        QList<LoggedOperation> upToBatch;
        qint64 last = 0;
        for (const LoggedOperation &logged : m_history) {
            if (logged.operation.batch == m_batch)
                last = logged.hub.seq;
        }
        for (const LoggedOperation &logged : m_history) {
            if (logged.hub.seq <= last)
                upToBatch.append(logged);
        }
        const Result<FoldedRecord> then = foldRecord(m_type, upToBatch);
        const Result<FoldedRecord> now = foldRecord(m_type, m_history);
        return !then || !now || then->values != now->values;
    }

    Result<Ok> planUnit(const Unit &unit, const UnitHistory &history, UndoPlan &plan)
    {
        const size_t at = size_t(unit.fields.first());
        if (unit.policy == MergePolicy::Set) {
            StringSet set = m_edit.next.values[at].set();
            for (auto it = history.changes.crbegin(); it != history.changes.crend(); ++it) {
                STEWARD_ASSIGN(const SetDifference did, differenceMade(unit, **it));
                for (const QString &item : did.added)
                    set.remove(item);
                for (const QString &item : did.removed)
                    set.insert(item);
            }
            m_edit.next.values[at] = Value(set);
            ++plan.restored;
            return Ok{};
        }
        if (unit.policy == MergePolicy::Counter) {
            qint64 delta = 0;
            for (const UnitChange *change : history.changes)
                delta += change->newValue ? change->newValue->toLongLong() : 0;
            m_edit.next.values[at] = Value(m_edit.next.values[at].number() - delta);
            ++plan.restored;
            return Ok{};
        }
        const std::optional<QByteArray> stands = m_type.encodeUnit(unit, m_loaded.values);
        const UnitTrail::Way way = UnitTrail(m_type, unit.name, m_history).wayBack(m_batch);
        STEWARD_ASSIGN(const QList<Sibling> settled, siblingsBefore(unit, history));
        if (way.standing == UnitTrail::Standing::HiddenAndCovered)
            return Ok{};
        if (way.standing == UnitTrail::Standing::Hidden)
            return settled.isEmpty() ? keepWhatShows(unit, plan) : reopen(unit, settled, plan);
        const bool nobodySince = way.standing == UnitTrail::Standing::Uppermost;
        if (nobodySince && !settled.isEmpty() && !history.lastChange->erased && stands == way.shown)
            return reopen(unit, settled, plan);
        const std::optional<QByteArray> old = nobodySince ? way.value : history.firstChange->oldValue;
        RecordValues before = m_loaded.values;
        STEWARD_TRY(m_type.decodeUnit(unit, old, before));
        if (!nobodySince || history.lastChange->erased || stands != way.shown) {
            const LoggedOperation *since = lastWriteOf(unit.name);
            if (stands != old) // already back: nothing to ask
                review(unit, since ? *since : m_history.last(), before, plan, history);
            return Ok{};
        }
        if (old == stands)
            return keepWhatShows(unit, plan);
        for (const int i : unit.fields)
            m_edit.next.values[size_t(i)] = before.values[size_t(i)];
        ++plan.restored;
        return Ok{};
    }

    /// Ends a conflict that the batch has made without changing what shows.
    Result<Ok> keepWhatShows(const Unit &unit, UndoPlan &plan)
    {
        STEWARD_ASSIGN(const FoldedRecord now, foldRecord(m_type, m_history));
        if (now.units.value(unit.name).siblings.isEmpty())
            return Ok{};
        m_edit.again.append(unit.name);
        ++plan.restored;
        return Ok{};
    }

    /// The conflict that stood on the unit when the batch first wrote it.
    Result<QList<Sibling>> siblingsBefore(const Unit &unit, const UnitHistory &history) const
    {
        QList<LoggedOperation> before;
        for (const LoggedOperation &logged : m_history) {
            if (logged.hub.seq < history.first->hub.seq)
                before.append(logged);
        }
        if (before.isEmpty())
            return QList<Sibling>();
        STEWARD_ASSIGN(const FoldedRecord then, foldRecord(m_type, before));
        return then.units.value(unit.name).siblings;
    }

    Result<Ok> reopen(const Unit &unit, const QList<Sibling> &settled, UndoPlan &plan)
    {
        for (const Sibling &sibling : settled) {
            RecordEdit edit = RecordEdit::of(m_loaded, m_edit.verb);
            STEWARD_TRY(m_type.decodeUnit(unit, sibling.value, edit.next));
            edit.again.append(unit.name);
            edit.isBeside = true;
            m_reopening.append(edit);
        }
        ++plan.restored;
        return Ok{};
    }

    struct SetDifference
    {
        QStringList added;
        QStringList removed;
    };
    /// What a change of a set made of it. From a stale form it may have added what was there already.
    Result<SetDifference> differenceMade(const Unit &unit, const UnitChange &change) const
    {
        SetDifference difference{setItems(m_type, unit, change.newValue), setItems(m_type, unit, change.oldValue)};
        for (qsizetype i = 0; i < m_history.size(); ++i) {
            const QList<UnitChange> &units = m_history[i].operation.units;
            const bool isHere = std::any_of(units.cbegin(), units.cend(), [&](const UnitChange &other) { return &other == &change; });
            if (!isHere || !isStale(m_history, i))
                continue;
            STEWARD_ASSIGN(const FoldedRecord before, foldRecord(m_type, m_history.first(i)));
            STEWARD_ASSIGN(const FoldedRecord after, foldRecord(m_type, m_history.first(i + 1)));
            const size_t at = size_t(unit.fields.first());
            const StringSet had = before.values.values[at].set();
            const StringSet has = after.values.values[at].set();
            difference.added.removeIf([&](const QString &item) { return had.contains(item) || !has.contains(item); });
            difference.removed.removeIf([&](const QString &item) { return !had.contains(item) || has.contains(item); });
        }
        return difference;
    }

    const LoggedOperation *lastWriteOf(const QString &unit) const
    {
        for (auto it = m_history.crbegin(); it != m_history.crend(); ++it) {
            for (const UnitChange &change : it->operation.units) {
                if (change.unit == unit)
                    return &*it;
            }
        }
        return nullptr;
    }

    void review(const Unit &unit, const LoggedOperation &since, const RecordValues &before, UndoPlan &plan,
        const UnitHistory &history)
    {
        UndoReview one{m_loaded.type, m_loaded.id, m_loaded.number, unit.name, before, m_loaded.values,
            since.operation.author, since.operation.eventTime, m_loaded.values, {}, {}};
        if (history.last) {
            // What cannot be decoded was read once already; then it is as if nothing had been done.
            if (!m_type.decodeUnit(unit, history.lastChange->newValue, one.done))
                one.done = before;
            one.doneBy = history.last->operation.author;
            one.doneAt = history.last->operation.eventTime;
        }
        plan.reviews.append(one);
    }

    const Uuid m_batch;
    const RecordType &m_type;
    const LoadedRecord &m_loaded;
    const QList<LoggedOperation> &m_history;
    RecordEdit m_edit;
    EditGroup m_reopening; ///< before m_edit, which has seen them
};

} // namespace

Result<UndoPlan> planUndo(Workspace &workspace, const Uuid &batch)
{
    STEWARD_ASSIGN(const QList<Rid> rids, workspace.recordsOfBatch(batch));
    if (rids.isEmpty())
        return Error{ErrorKind::NotFound, QStringLiteral("undo.unknown-batch"),
            QStringLiteral("there is no batch %1").arg(batch.toString()), {}, {batch.toString()}};
    UndoPlan plan;
    // The record written last goes back first: a comment is withdrawn before its ticket.
    for (auto it = rids.crbegin(); it != rids.crend(); ++it) {
        STEWARD_ASSIGN(QList<LoggedOperation> history, workspace.operationsOf(*it));
        history.removeIf([](const LoggedOperation &logged) { return !isAccepted(logged.hub); });
        STEWARD_ASSIGN(const LoadedRecord loaded, workspace.load(*it));
        const RecordType *type = workspace.schema().type(loaded.type);
        if (type && AccessRules::builtIn().of(*type).once)
            return Error{ErrorKind::FailedPrecondition, QStringLiteral("undo.erasure"),
                QStringLiteral("what was erased for good cannot come back"), {}, {}};
        if (type)
            STEWARD_TRY(RecordUndo(batch, *type, loaded, history).plan(plan));
    }
    return plan;
}

Result<UndoReport> undo(Workspace &workspace, const Uuid &batch)
{
    STEWARD_ASSIGN(const UndoPlan plan, planUndo(workspace, batch));
    UndoReport report{{}, plan.reviews, plan.restored};
    if (!plan.groups.isEmpty()) {
        STEWARD_ASSIGN(report.commit, workspace.commit(plan.groups));
    }
    return report;
}

} // namespace steward
