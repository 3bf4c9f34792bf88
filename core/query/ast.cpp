// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/ast.h"

namespace steward {

QString toText(QueryOperator op)
{
    switch (op) {
    case QueryOperator::Matches: return QStringLiteral(":");
    case QueryOperator::Equal: return QStringLiteral("=");
    case QueryOperator::NotEqual: return QStringLiteral("!=");
    case QueryOperator::Less: return QStringLiteral("<");
    case QueryOperator::LessOrEqual: return QStringLiteral("<=");
    case QueryOperator::Greater: return QStringLiteral(">");
    case QueryOperator::GreaterOrEqual: return QStringLiteral(">=");
    }
    return {};
}

bool equivalent(const QueryNode &a, const QueryNode &b)
{
    const auto sameValue = [](const QueryValue &x, const QueryValue &y) {
        return x.text == y.text && x.quoted == y.quoted;
    };
    return a.kind == b.kind && a.field == b.field && a.op == b.op
        && std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end(), sameValue)
        && std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(), equivalent);
}

QueryProblem queryProblem(
    const char *code, QuerySpan span, const QString &message, const QString &hint, const QStringList &args)
{
    QueryProblem problem;
    problem.error = {
        ErrorKind::InvalidArgument, QLatin1String("query.") + QLatin1String(code), message, hint, args};
    problem.error.column = int(span.begin) + 1;
    problem.span = span;
    return problem;
}

} // namespace steward
