// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/text/tokenizer.h"

#include <QStringList>

namespace steward {

/// One word or quoted phrase of a search: tokens that must follow each other in one text.
struct SearchTerm
{
    QStringList tokens;
    bool lastIsPrefix = false; ///< The last token only has to begin like this.

    /// There was no letter and no digit in it (`!?`): it says nothing about a text, so every text satisfies it.
    bool isEmpty() const { return tokens.isEmpty(); }
    bool operator==(const SearchTerm &) const = default;
};

/// How the end of what a person wrote is meant.
enum class SearchEnding {
    Complete, ///< The last word is whole: `drucker` does not find `druckerei`.
    Typing, ///< More may follow: the last word is a beginning. Saved queries and scripts use Complete.
};

/// The term of one word or phrase, without its quotes. `foo-bar` is the phrase `foo bar`; `障害票` the pairs `障害 害票`;
/// a run of one character at the end (`害`) is a prefix, whatever the ending, since it stands inside pairs.
/// With Typing the last word is a prefix if the text ends in it (`foo-` has no last word that goes on).
SearchTerm searchTerm(QStringView text, SearchEnding ending = SearchEnding::Complete);

/// Terms that must all be found, each anywhere in the texts of one record.
struct SearchQuery
{
    QList<SearchTerm> terms; ///< None of them is empty.

    bool isEmpty() const { return terms.isEmpty(); }
    bool operator==(const SearchQuery &) const = default;
};

/// Reads what stands in a search field: words, `"quoted phrases"`, and `word*` for a beginning. A quote that is not
/// closed goes to the end. The last word is a beginning with Typing, unless a space or a closing quote follows it.
SearchQuery parseSearch(QStringView text, SearchEnding ending);

/// Whether the term stands in the text. This is the definition that the indexes have to agree with.
bool matches(const SearchTerm &term, const TokenList &tokens);
/// Whether all terms stand in this one text.
bool matches(const SearchQuery &query, const TokenList &tokens);

/// The phrases to look up in an index of pieces(): the term itself if it fits into every overlap, else its windows of
/// `pieceOverlap + 1` tokens. All of them found in pieces of the same text is necessary for a match; when there is
/// more than one part it is not sufficient, and matches() on the text decides.
QList<SearchTerm> indexableParts(const SearchTerm &term);

} // namespace steward
