// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/unittrail.h"

#include "core/oplog/ticketfacts.h"

#include <algorithm>
#include <utility>

namespace steward {

bool isStale(const QList<LoggedOperation> &history, qsizetype at)
{
    return !std::all_of(history.cbegin(), history.cbegin() + at,
        [&](const LoggedOperation &earlier) { return happenedBefore(earlier, history[at]); });
}

UnitTrail::UnitTrail(const RecordType &type, const QString &unit, const QList<LoggedOperation> &history)
{
    m_layers.emplace_back();
    bool isFirst = true;
    for (qsizetype i = 0; i < history.size(); ++i) {
        const Operation &op = history[i].operation;
        const auto change = std::find_if(op.units.cbegin(), op.units.cend(), [&](const UnitChange &c) { return c.unit == unit; });
        if (change == op.units.cend())
            continue;
        if (std::exchange(isFirst, false))
            m_shown = change->oldValue;
        std::optional<QByteArray> after = change->newValue;
        const bool stale = isStale(history, i);
        if (stale) {
            // The author saw less than what was there, and what they wrote may not be what shows.
            if (const Result<FoldedRecord> then = foldRecord(type, history.first(i + 1)))
                after = then->units.value(unit).shown.value;
        }
        const Uuid undone = undoneBatch(op.verb);
        if (m_undos.contains(op.batch)) {
            // A reopened conflict is several writes of one undo; the first of them took the batch off.
        } else if (!undone.isNull() && takeBack(undone, op.batch)) {
            m_undos.insert(op.batch);
        } else if (!undone.isNull() && m_hidden.contains(undone)) {
            m_undos.insert(op.batch);
            m_hidden.insert(op.batch, m_layers.back().id);
        } else if (after != m_shown || !stale) {
            write(op.batch, after);
        } else {
            m_hidden.insert(op.batch, m_layers.back().id);
        }
        m_shown = after;
    }
}

void UnitTrail::write(const Uuid &batch, const std::optional<QByteArray> &after)
{
    Layer &top = m_layers.back();
    if (top.batches.contains(batch)) // a batch that wrote it twice is one step
        top.after = after;
    else
        m_layers.push_back({++m_lastId, {batch}, m_shown, after, {}});
}

bool UnitTrail::takeBack(const Uuid &undone, const Uuid &batch)
{
    if (m_layers.back().batches.contains(undone)) {
        Layer layer = std::move(m_layers.back());
        m_layers.pop_back();
        m_layers.back().taken.push_back({batch, std::move(layer)});
        return true;
    }
    std::vector<Taken> &taken = m_layers.back().taken;
    const auto at = std::find_if(taken.begin(), taken.end(), [&](const Taken &one) { return one.by == undone; });
    if (at == taken.end())
        return false;
    Layer layer = std::move(at->layer);
    taken.erase(at);
    layer.batches.append(batch);
    m_layers.push_back(std::move(layer));
    return true;
}

UnitTrail::Way UnitTrail::wayBack(const Uuid &batch) const
{
    const Layer &top = m_layers.back();
    if (top.batches.contains(batch))
        return {Standing::Uppermost, top.after, top.before};
    for (const Taken &one : top.taken) {
        if (one.by == batch)
            return {Standing::Uppermost, one.layer.before, one.layer.after};
    }
    const auto hidden = m_hidden.constFind(batch);
    if (hidden == m_hidden.constEnd())
        return {Standing::Covered, {}, {}};
    return {*hidden == top.id ? Standing::Hidden : Standing::HiddenAndCovered, {}, {}};
}

} // namespace steward
