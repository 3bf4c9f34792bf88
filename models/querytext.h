// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/completion.h"

namespace steward {

/// What is wrong with a query, in the language of the screens: what, and how to mend it. Problems that have no
/// translation yet keep the sentence of the core, so that nothing is ever hidden.
QString problemText(const QueryProblem &problem);
/// "Did you mean assignee?", or empty when the problem has no fix.
QString fixText(const QueryProblem &problem);

/// True while the query is merely not finished: what is missing would stand at its very end.
bool isUnfinished(const QueryProblem &problem, const QString &text);

/// What a completion means, in words.
QString completionText(const CompletionItem &item);

} // namespace steward
