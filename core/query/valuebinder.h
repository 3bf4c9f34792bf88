// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/binder.h"

namespace steward {

/// Turns the values of one comparison into a condition of its field's kind. Part of the binder.
class ValueBinder
{
public:
    ValueBinder(const QueryContext &context, QList<QueryProblem> &problems)
        : m_context(context)
        , m_problems(problems)
    {}

    /// The condition of `node` read positively (`!=` as `=`); nullopt after a problem.
    std::optional<Expression> bind(const FieldPath &path, const QueryNode &node);

private:
    std::optional<Expression> numbers(const FieldPath &path, const QueryNode &node);
    std::optional<NumberRange> numberOf(
        const FieldPath &path, const QueryNode &node, const QueryValue &value);
    std::optional<NumberRange> timeOf(const QueryNode &node, const QueryValue &value);
    std::optional<Expression> truth(const FieldPath &path, const QueryNode &node);
    std::optional<Expression> choices(const FieldPath &path, const QueryNode &node);
    std::optional<Expression> texts(const FieldPath &path, const QueryNode &node);
    std::optional<Expression> words(const FieldPath &path, const QueryNode &node);
    std::optional<Expression> recordNumbers(const FieldPath &path, const QueryNode &node);
    std::optional<Expression> references(const FieldPath &path, const QueryNode &node);
    std::optional<RecordName> nameOf(const RecordType &target, const QueryValue &value);

    bool allows(const FieldPath &path, const QueryNode &node, bool ordered);
    std::optional<Expression> refuse(const char *code, QuerySpan span, const QString &message,
        const QString &hint, const QStringList &args = {});
    void unknownValue(const FieldPath &path, const QueryValue &value, const QList<Choice> &choices);

    const QueryContext &m_context;
    QList<QueryProblem> &m_problems;
};

} // namespace steward
