// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/ast.h"

namespace steward {

struct QueryToken
{
    enum class Kind {
        Word, ///< free text
        Quoted, ///< free text in quotes
        Field, ///< a name with an operator behind it
        Operator,
        Value, ///< behind an operator, or in its list
        QuotedValue,
        ListOpen, ///< `(` directly behind an operator
        ListClose,
        Comma, ///< between values
        GroupOpen,
        GroupClose,
        Minus,
        Or,
        And,
        Not,
        End,
    };

    Kind kind = Kind::End;
    QString text; ///< of words and values: without quotes and escapes
    QueryOperator op = QueryOperator::Matches;
    QuerySpan span;
    bool closed = true; ///< of quoted ones: the closing quote was there
};

/// Cuts a query into tokens; the last one is End. Every text has tokens: what is wrong is the parser's to say.
///
/// What an input method for Japanese gives for the signs of the language (`：`, `（`, `＜`, `，`, `、`, `－`, ideographic
/// space …) is read as the sign. Inside a word brackets that close before the next space belong to the word:
/// `印刷部（東京）`, `main()`. A name before `://`, or one that begins with a digit (`10:30`), is plain text.
QList<QueryToken> lexQuery(const QString &text);

/// True when `word` begins a value of several words ("my", "start", "last" …) that would take up what follows.
bool beginsQueryPhrase(QStringView word);

} // namespace steward
