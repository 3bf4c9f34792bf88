// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// A run of rows of one record becomes steps, the steps become edits.
//
// Effects. The log gives "resolved at 11:29" and "code 5" on every row. A value is effective at a row when the row's
// status is of the effect's class and its moment is not before the effect's; until then it is taken as empty.
//
//     08:53  Resolved   resolved at 11:29     status resolved, no code yet
//     11:29  Resolved   resolved at 11:29     verb "resolve", code 5
//
// When a row enters the class later than the moment, the moment gets a step of its own before the row's:
//
//     10:00  Active     12:00  Closed, resolved at 11:00, closed at 12:00
//     →  10:00 start,   11:00 resolve (status resolved, code 5),   12:00 close
//
// and when no row follows a moment, it gets a step after the last row of the file.
#include "core/lifecycle/verbs.h"
#include "core/transfer/rowplanner.h"

#include <QDateTime>

#include <algorithm>

namespace steward {

HistoryPlanner::HistoryPlanner(ImportPlan &plan)
    : m_plan(plan)
    , m_rule(*plan.mapper().mapping().history)
    , m_status(size_t(std::max(plan.type().indexOf(u"status"), 0)))
{
    for (const EffectRule &effect : m_rule.effects) {
        std::vector<size_t> fields;
        for (const QString &name : effect.fields)
            fields.push_back(size_t(plan.type().indexOf(name)));
        m_effectFields.push_back(std::move(fields));
    }
}

Result<Ok> HistoryPlanner::take(MappedRow row)
{
    if (!m_run.empty() && m_run.back().key != row.key)
        STEWARD_TRY(planRun());
    m_run.push_back(std::move(row));
    return Ok{};
}

Result<Ok> HistoryPlanner::finish()
{
    STEWARD_TRY(planRun());
    for (const Pending &pending : std::exchange(m_pending, {})) {
        STEWARD_ASSIGN(ImportPlan::Found found, m_plan.find(pending.key));
        Known &known = m_known[found.id];
        STEWARD_TRY(write(std::move(found), pending.key, pending.steps, known));
    }
    return Ok{};
}

qint64 HistoryPlanner::classOf(const RecordValues &values) const
{
    if (!m_plan.lifecycle())
        return 0;
    const std::optional<StatusClass> known = m_plan.lifecycle()->classOf(values.values[m_status].text());
    return qint64(known.value_or(StatusClass::New));
}

void HistoryPlanner::clear(RecordValues &values, size_t effect) const
{
    for (const size_t field : m_effectFields[effect])
        values.values[field] = Value();
}

/// A first row that claims to be later than a row after it cannot have made the record then: nullopt when all is well.
std::optional<Instant> HistoryPlanner::beginOf(const std::vector<MappedRow> &rows) const
{
    Instant earliest = rows.front().time;
    for (const MappedRow &row : rows)
        earliest = std::min(earliest, row.time);
    const MappedRow &first = rows.front();
    if (first.time == earliest)
        return std::nullopt;
    return first.created && *first.created <= earliest ? *first.created : earliest;
}

std::optional<HistoryPlanner::Step> HistoryPlanner::ownMoment(
    const MappedRow &row, const Step &before, size_t effect) const
{
    const EffectRule &rule = m_rule.effects[qsizetype(effect)];
    const std::optional<Instant> at = row.effects[effect];
    const bool enters = classOf(row.values) >= rule.statusClass && classOf(before.values) < rule.statusClass;
    if (!enters || !at || *at >= row.time || *at < before.time)
        return std::nullopt;
    QString status = row.values.values[m_status].text();
    if (classOf(row.values) != rule.statusClass) {
        const auto &states = m_plan.lifecycle()->states();
        const auto state = std::find_if(states.begin(), states.end(),
            [&](const LifecycleState &one) { return qint64(one.statusClass) == rule.statusClass; });
        if (state == states.end())
            return std::nullopt;
        status = state->key;
    }
    Step step = before;
    m_plan.lifecycle()->enter(m_plan.type(), status, step.values);
    for (const size_t field : m_effectFields[effect])
        step.values.values[field] = row.values.values[field];
    step.given = row.given;
    step.time = *at;
    step.otherTime.reset();
    step.author = row.author;
    step.verb = rule.verb;
    step.line = row.line;
    step.ofRow = false;
    return step;
}

std::vector<HistoryPlanner::Step> HistoryPlanner::stepsOf(std::vector<MappedRow> &rows, Known &known) const
{
    const size_t effects = m_effectFields.size();
    known.effective.resize(effects, false);
    std::vector<Step> steps;
    for (MappedRow &row : rows) {
        Step *before = steps.empty() ? nullptr : &steps.back();
        if (before) { // a value that was refused stays what it was
            for (size_t i = 0; i < row.given.size(); ++i) {
                if (!row.given[i])
                    row.values.values[i] = before->values.values[i];
            }
        }
        QString verb;
        std::vector<Step> own;
        for (size_t e = 0; e < effects; ++e) {
            const EffectRule &rule = m_rule.effects[qsizetype(e)];
            const bool inClass = classOf(row.values) >= rule.statusClass;
            const bool effective = inClass && (!row.effects[e] || row.time >= *row.effects[e]);
            if (effective && !known.effective[e]) {
                const Step *last = own.empty() ? before : &own.back();
                if (std::optional<Step> moment = last ? ownMoment(row, *last, e) : std::nullopt)
                    own.push_back(*std::move(moment));
                else
                    verb = rule.verb;
            }
            known.effective[e] = effective;
        }
        Step step;
        step.values = row.values;
        step.given = row.given;
        for (size_t e = 0; e < effects; ++e) {
            if (!known.effective[e])
                clear(step.values, e);
        }
        step.time = row.time;
        step.author = row.author;
        step.verb = verb;
        step.line = row.line;
        for (Step &moment : own)
            steps.push_back(std::move(moment));
        steps.push_back(std::move(step));
    }
    return steps;
}

Result<Ok> HistoryPlanner::planRun()
{
    if (m_run.empty())
        return Ok{};
    std::vector<MappedRow> rows = std::exchange(m_run, {});
    const QString key = rows.front().key;
    const Result<ImportPlan::Found> found = m_plan.find(key);
    if (!found) {
        const ErrorKind kind = found.error().kind;
        if (kind != ErrorKind::InvalidArgument && kind != ErrorKind::FailedPrecondition)
            return found.error();
        for (const MappedRow &row : rows)
            m_plan.refuse(row, found.error());
        return Ok{};
    }
    // Rows of one moment are ordered by the tie column; everything else keeps the order of the file.
    for (auto first = rows.begin(); first != rows.end();) {
        const auto last = std::find_if(
            first, rows.end(), [&](const MappedRow &row) { return row.time != first->time; });
        std::stable_sort(first, last, [](const MappedRow &a, const MappedRow &b) { return a.tie < b.tie; });
        first = last;
    }
    const bool isFirstRun = !m_known.contains(found->id);
    Known &known = m_known[found->id];
    known.allNew = known.allNew || !found->record;
    m_pending.remove(found->id);
    std::vector<Step> steps = stepsOf(rows, known);
    if (const std::optional<Instant> begin = isFirstRun ? beginOf(rows) : std::nullopt) {
        if (found->record) {
            steps.front().otherTime = begin;
        } else {
            steps.front().time = *begin;
            m_plan.report().notes.append(
                QStringLiteral(
                    "line %1: the first row of %2 is later than the next one; the record begins at %3")
                    .arg(rows.front().line)
                    .arg(key, QDateTime::fromMSecsSinceEpoch(begin->ms, Qt::UTC).toString(Qt::ISODate)));
        }
    }
    keepPending(found->id, rows.back(), steps.back(), known);
    return write(*found, key, steps, known);
}

void HistoryPlanner::keepPending(
    const Uuid &id, const MappedRow &last, const Step &lastStep, const Known &known)
{
    Pending pending{last.key, {}};
    for (size_t e = 0; e < m_effectFields.size(); ++e) {
        const EffectRule &rule = m_rule.effects[qsizetype(e)];
        if (known.effective[e] || !last.effects[e] || classOf(last.values) < rule.statusClass)
            continue;
        Step step = pending.steps.empty() ? lastStep : pending.steps.back();
        for (const size_t field : m_effectFields[e])
            step.values.values[field] = last.values.values[field];
        step.time = *last.effects[e];
        step.otherTime.reset();
        step.verb = rule.verb;
        step.ofRow = false;
        pending.steps.push_back(std::move(step));
    }
    if (!pending.steps.empty())
        m_pending.insert(id, std::move(pending));
}

RecordEdit HistoryPlanner::editOf(
    const ImportPlan::Found &found, const QString &key, const Step &step, const Step *before) const
{
    std::vector<bool> differs = step.given;
    for (size_t i = 0; i < differs.size(); ++i) {
        if (before)
            differs[i] = differs[i] && before->values.values[i] != step.values.values[i];
        differs[i] = differs[i] && !(found.record && m_plan.mapper().isCreateOnly(i));
    }
    RecordEdit edit;
    if (found.record) {
        edit = RecordEdit::of(*found.record, {});
        edit.next = m_plan.changed(edit.base, step.values, differs);
        edit.verb = step.verb.isEmpty() ? verbOf(m_plan.lifecycle(), m_plan.type(), edit.base, edit.next)
                                        : step.verb;
    } else {
        MappedRow row;
        row.key = key;
        row.values = step.values;
        row.given = step.given;
        row.time = step.time;
        edit.type = m_plan.type().name();
        edit.record = found.id;
        edit.base = m_plan.type().empty();
        edit.next = m_plan.creationOf(row);
        edit.verb = QStringLiteral("create");
        edit.isCreation = true;
    }
    edit.eventTime = step.time;
    edit.author = step.author;
    return edit;
}

Result<Ok> HistoryPlanner::write(
    ImportPlan::Found found, const QString &key, const std::vector<Step> &steps, Known &known)
{
    QList<ImportStep> log;
    if (!known.allNew) {
        STEWARD_ASSIGN(log, m_plan.target().steps(found.id));
    }
    const auto isThere = [](const ImportStep &logged, const Step &step) {
        const bool when = logged.eventTime == step.time
            || (step.otherTime && logged.eventTime == *step.otherTime);
        return when && (step.author.isNull() || logged.author == step.author);
    };
    const Step *before = nullptr;
    for (const Step &step : steps) {
        if (!known.allNew) {
            const auto logged = std::find_if(log.begin() + known.steps, log.end(),
                [&](const ImportStep &one) { return isThere(one, step); });
            if (logged != log.end()) {
                known.steps = logged - log.begin() + 1;
                if (step.ofRow)
                    m_plan.countUnchanged(found, key, step.line);
                before = &step;
                continue;
            }
            known.allNew = true;
        }
        RecordEdit edit = editOf(found, key, step, before);
        if (edit.isCreation) {
            if (const std::optional<Error> missing = m_plan.missing(edit.next)) {
                MappedRow row;
                row.line = step.line;
                row.key = key;
                m_plan.refuse(row, *missing);
                continue;
            }
        }
        before = &step;
        m_plan.add(std::move(edit), key, step.line);
        found.record = *m_plan.planned(found.id);
    }
    return Ok{};
}

} // namespace steward
