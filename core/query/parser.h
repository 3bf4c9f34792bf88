// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/ast.h"

namespace steward {

/// A query after reading, before its names are looked up (binder.h does that).
struct ParsedQuery
{
    QString text; ///< as given; spans point into it
    std::optional<QueryNode> root; ///< nullopt: no condition, everything matches
    QList<QueryProblem> problems; ///< by position

    bool ok() const { return problems.isEmpty(); }
    /// The conditions that hold together, in order, each with its span: what an editor shows as chips. A query
    /// whose top is an `or` is one chip.
    std::vector<const QueryNode *> terms() const;
};

inline constexpr qsizetype longestQuery = 200'000; ///< UTF-16 code units; ten thousand pasted numbers fit
inline constexpr int mostQueryTerms = 250; ///< both databases limit the depth of an expression
inline constexpr int deepestQuery = 40; ///< nested brackets and negations

/// Reads the query language: `status:open priority<=2 team:"Network" due<2h assignee:me -tag:vip 印刷`.
///
///     query      = { or }                      terms beside each other are AND
///     or         = and { "or" and }
///     and        = unary { ["and"] unary }
///     unary      = ( "-" | "not" ) unary | "(" query ")" | comparison | word | "quoted words"
///     comparison = field operator values       operator: `:` `=` `!=` `<` `<=` `>` `>=`
///     values     = value { "," value } | "(" value { "," value } ")"
///
/// Tolerant: whatever is written gives the best tree that can be made of it plus located problems; conditions that
/// are not whole (`assignee:`) are left out. Never throws, linear in the text, bounded in depth. Thread: any.
ParsedQuery parseQuery(const QString &text);

} // namespace steward
