// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/lifecycle/prioritymatrix.h"

namespace steward {

namespace {

const QString invalid = QStringLiteral("matrix.invalid");

struct Places
{
    explicit Places(const RecordType &type)
        : impact(size_t(type.indexOf(u"impact")))
        , urgency(size_t(type.indexOf(u"urgency")))
        , priority(size_t(type.indexOf(u"priority")))
        , version(size_t(type.indexOf(u"matrix.version")))
        , reason(size_t(type.indexOf(u"priority.reason")))
    {
    }
    size_t impact, urgency, priority, version, reason;
};

Result<QList<qint64>> numbers(const JsonNode &node)
{
    QList<qint64> list;
    if (!node.isArray() || node.items.empty())
        return node.error(invalid, QStringLiteral("a list of whole numbers should stand here"));
    for (const JsonNode &item : node.items) {
        const std::optional<qint64> number = item.toInteger();
        if (!number)
            return item.error(invalid, QStringLiteral("a whole number should stand here"));
        list.append(*number);
    }
    return list;
}

Result<QList<qint64>> levels(const JsonNode &node)
{
    STEWARD_ASSIGN(QList<qint64> list, numbers(node));
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (list.indexOf(list[i]) != i)
            return node.items[size_t(i)].error(invalid, QStringLiteral("the level %1 stands twice").arg(list[i]));
    }
    return list;
}

} // namespace

Result<PriorityMatrix> PriorityMatrix::parse(const JsonNode &node)
{
    JsonFields in(node, invalid);
    PriorityMatrix matrix;
    if (in.integer(u"format", 1) != 1)
        in.fail(node, QStringLiteral("this matrix is of a newer format"), QStringLiteral("update the program"));
    matrix.m_version = in.integer(u"version", 1);
    const JsonNode *impact = in.required(u"impact");
    const JsonNode *urgency = in.required(u"urgency");
    const JsonNode *priority = in.required(u"priority");
    STEWARD_TRY(in.finish());
    STEWARD_ASSIGN(matrix.m_impacts, levels(*impact));
    STEWARD_ASSIGN(matrix.m_urgencies, levels(*urgency));
    if (!priority->isArray() || qsizetype(priority->items.size()) != matrix.m_impacts.size()) {
        return priority->error(
            invalid, QStringLiteral("\"priority\" needs %1 rows, one per impact").arg(matrix.m_impacts.size()));
    }
    for (const JsonNode &row : priority->items) {
        STEWARD_ASSIGN(QList<qint64> values, numbers(row));
        if (values.size() != matrix.m_urgencies.size()) {
            return row.error(invalid,
                QStringLiteral("this row needs %1 priorities, one per urgency").arg(matrix.m_urgencies.size()));
        }
        matrix.m_priorities += values;
    }
    return matrix;
}

std::optional<qint64> PriorityMatrix::priorityFor(qint64 impact, qint64 urgency) const
{
    const qsizetype row = m_impacts.indexOf(impact);
    const qsizetype column = m_urgencies.indexOf(urgency);
    if (row < 0 || column < 0)
        return std::nullopt;
    return m_priorities[row * m_urgencies.size() + column];
}

void PriorityMatrix::follow(const RecordType &type, RecordValues &values) const
{
    const Places at(type);
    const std::optional<qint64> priority
        = priorityFor(values.values[at.impact].number(), values.values[at.urgency].number());
    if (!priority)
        return;
    values.values[at.priority] = Value(*priority);
    values.values[at.version] = Value(m_version);
    values.values[at.reason] = Value();
}

void PriorityMatrix::fill(const RecordType &type, const RecordValues &base, RecordValues &next) const
{
    const Places at(type);
    if (base.values[at.priority] != next.values[at.priority]) {
        // Somebody chose a priority: it is theirs, unless it is what the matrix says anyway.
        const std::optional<qint64> given
            = priorityFor(next.values[at.impact].number(), next.values[at.urgency].number());
        const bool same = given && Value(*given) == next.values[at.priority];
        next.values[at.version] = same ? Value(m_version) : Value();
        return;
    }
    const bool levelsChanged = base.values[at.impact] != next.values[at.impact]
        || base.values[at.urgency] != next.values[at.urgency];
    const bool byHand = !base.values[at.priority].isEmpty() && base.values[at.version].isEmpty();
    if (levelsChanged && !byHand)
        follow(type, next);
}

Result<Ok> PriorityMatrix::check(const RecordType &type, const RecordValues &values) const
{
    const Places at(type);
    const Value &priority = values.values[at.priority];
    if (priority.isEmpty())
        return Ok{};
    if (values.values[at.version].isEmpty()) {
        if (values.values[at.reason].isEmpty()) {
            return Error{ErrorKind::FailedPrecondition, QStringLiteral("priority.reason-missing"),
                QStringLiteral("a priority set by hand needs a reason"), QStringLiteral("say why, in one sentence"),
                {QStringLiteral("priority.reason")}};
        }
        return Ok{};
    }
    const std::optional<qint64> given
        = priorityFor(values.values[at.impact].number(), values.values[at.urgency].number());
    if (values.values[at.version].number() == m_version && (!given || Value(*given) != priority)) {
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("priority.not-from-matrix"),
            QStringLiteral("the priority %1 is not what the matrix gives").arg(priority.number()), {},
            {QString::number(priority.number())}};
    }
    return Ok{};
}

} // namespace steward
