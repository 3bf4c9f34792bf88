// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/parser.h"

namespace steward {

/// A query in its one normal form: AND without a word, `-` for not, lists in brackets, quotes and brackets only where
/// they are needed or change the meaning. Printing what was parsed from a print gives the same text, and the tree
/// that is read back is equivalent to the printed one. Conditions with problems are not in the tree and not printed.
QString printQuery(const std::optional<QueryNode> &root);
QString printQuery(const QueryNode &node);
/// A value as it has to be written behind `field` and `op`: quoted when it would be read otherwise.
QString printQueryValue(const QueryValue &value);
/// `text` in quotes, escaped.
QString quotedQueryText(const QString &text);

} // namespace steward
