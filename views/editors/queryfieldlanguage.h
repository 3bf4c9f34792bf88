// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <optional>

namespace steward {

/// One finished term, shown as a chip: `field` in text 3, the rest in text 1. Positions are UTF-16 units of the query.
struct QueryChip
{
    int start = 0;
    int length = 0;
    int fieldLength = 0; ///< "status:" is 7; 0 for bare words and brackets.

    int end() const { return start + length; }
    bool operator==(const QueryChip &) const = default;
};

struct QueryFault
{
    int start = 0;
    int length = 0;
    QString message; ///< "Unknown field “assigne” (character 30). The list stays on the last valid query." Translated.
    QString fix; ///< Replacement of the faulty place, applied by Tab; may be empty.
    QString fixLabel; ///< "Did you mean “assignee”?"
};

struct QueryReading
{
    QList<QueryChip> chips; ///< In order, not overlapping; brackets and "or" may stay plain text.
    std::optional<QueryFault> fault;
};

struct QueryProposal
{
    QString insert; ///< What replaces the word at the caret: "assignee:".
    QString label; ///< Mono, at the left.
    QString meaning; ///< In words.
    QString example; ///< Mono, at the right.
};

struct QueryProposals
{
    int start = 0; ///< Part of the text that is replaced.
    int length = 0;
    QString heading; ///< "Fields that begin with assi".
    QList<QueryProposal> list;
};

/// What the field must know of the query language. Pure and fast (each key press calls both); GUI thread.
class QueryFieldLanguage
{
public:
    virtual ~QueryFieldLanguage() = default;
    virtual QueryReading read(const QString &text) const = 0;
    virtual QueryProposals propose(const QString &text, int caret) const = 0;
};

} // namespace steward
