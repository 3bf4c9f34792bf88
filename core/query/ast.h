// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace steward {

/// A stretch of a query's text, in UTF-16 code units from 0, as QString and text cursors count.
struct QuerySpan
{
    qsizetype begin = 0;
    qsizetype length = 0;

    qsizetype end() const { return begin + length; }
    bool operator==(const QuerySpan &) const = default;
};

enum class QueryOperator {
    Matches, ///< `:`  is, or contains for texts
    Equal, ///< `=`  is, whole
    NotEqual, ///< `!=` not `=`; so it includes empty
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
};

/// As it is printed: ":", "=", "!=", "<", "<=", ">", ">=".
QString toText(QueryOperator op);

struct QueryValue
{
    QString
        text; ///< without quotes and escapes; white space inside unquoted phrases (`start of month`) is one space
    bool quoted = false; ///< quoted values are literal: `"me"` is somebody called me
    QuerySpan span;
};

/// A query as it was written, before any name in it was looked up.
struct QueryNode
{
    enum class Kind {
        And, ///< two or more children
        Or, ///< two or more children
        Not, ///< one child
        Comparison, ///< field, op, one or more values (any of them)
        Words, ///< free text: one value
    };

    Kind kind = Kind::Words;
    QuerySpan span; ///< everything that belongs to it, brackets and signs included
    std::vector<QueryNode> children;

    QString field; ///< as written
    QuerySpan fieldSpan;
    QueryOperator op = QueryOperator::Matches;
    QList<QueryValue> values;
};

/// True when both mean the same: everything but the spans.
bool equivalent(const QueryNode &a, const QueryNode &b);

/// Replacing `span` by `text` mends a problem: what Tab does in the filter field.
struct QueryFix
{
    QuerySpan span;
    QString text;
};

/// One thing that is wrong with a query, and where.
struct QueryProblem
{
    Error error; ///< InvalidArgument; code "query.…"; column is span.begin + 1
    QuerySpan span;
    std::optional<QueryFix> fix;
};

/// Makes a problem at a place. `args` are the values named in `message`, for translation by code.
QueryProblem queryProblem(const char *code, QuerySpan span, const QString &message, const QString &hint = {},
    const QStringList &args = {});

} // namespace steward
