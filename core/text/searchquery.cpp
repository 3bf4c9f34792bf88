// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/text/searchquery.h"

namespace steward {

namespace {

bool isQuote(QChar c) { return c == u'"' || c == u'\u201C' || c == u'\u201D' || c == u'\uFF02'; }

bool isStar(QChar c) { return c == u'*' || c == u'\uFF0A'; }

bool matchesAt(const SearchTerm &term, const TokenList &tokens, qsizetype position)
{
    for (qsizetype i = 0; i < term.tokens.size(); ++i) {
        const QString &wanted = term.tokens.at(i);
        const QStringView found = tokens.at(position + i);
        const bool prefix = term.lastIsPrefix && i == term.tokens.size() - 1;
        if (prefix ? !found.startsWith(wanted) : found != wanted)
            return false;
    }
    return true;
}

} // namespace

SearchTerm searchTerm(QStringView text, SearchEnding ending)
{
    const TokenList tokens = tokenize(text);
    qsizetype count = tokens.size();
    SearchTerm term;
    if (count == 0)
        return term;
    switch (tokens.kind(count - 1)) {
    case TokenList::Kind::Tail: --count; break;
    case TokenList::Kind::Single: term.lastIsPrefix = true; break;
    case TokenList::Kind::Word:
        term.lastIsPrefix = ending == SearchEnding::Typing && tokens.endsInToken();
        break;
    case TokenList::Kind::Pair: // Never last: its tail follows.
        break;
    }
    term.tokens.reserve(count);
    for (qsizetype i = 0; i < count; ++i)
        term.tokens.append(tokens.at(i).toString());
    return term;
}

SearchQuery parseSearch(QStringView text, SearchEnding ending)
{
    SearchQuery query;
    const auto add = [&query](QStringView words, SearchEnding wordsEnding) {
        const SearchTerm term = searchTerm(words, wordsEnding);
        if (!term.isEmpty())
            query.terms.append(term);
    };
    qsizetype at = 0;
    while (at < text.size()) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        const bool quoted = isQuote(text[at]);
        const qsizetype begin = quoted ? at + 1 : at;
        qsizetype end = begin;
        while (end < text.size() && !isQuote(text[end]) && (quoted || !text[end].isSpace()))
            ++end;
        at = quoted && end < text.size() ? end + 1 : end;
        QStringView words = text.mid(begin, end - begin);
        bool star = false;
        if (quoted && at < text.size() && isStar(text[at])) {
            star = true;
            ++at;
        } else if (!quoted && !words.isEmpty() && isStar(words.back())) {
            star = true;
            words.chop(1);
        }
        const bool closed = quoted && at > end;
        const bool last = at >= text.size() && !closed;
        add(words,
            star || (last && ending == SearchEnding::Typing) ? SearchEnding::Typing : SearchEnding::Complete);
    }
    return query;
}

bool matches(const SearchTerm &term, const TokenList &tokens)
{
    if (term.isEmpty())
        return true;
    for (qsizetype position = 0; position + term.tokens.size() <= tokens.size(); ++position) {
        if (matchesAt(term, tokens, position))
            return true;
    }
    return false;
}

bool matches(const SearchQuery &query, const TokenList &tokens)
{
    return std::all_of(query.terms.cbegin(), query.terms.cend(),
        [&tokens](const SearchTerm &term) { return matches(term, tokens); });
}

QList<SearchTerm> indexableParts(const SearchTerm &term)
{
    constexpr qsizetype longest = pieceOverlap + 1;
    if (term.isEmpty())
        return {};
    if (term.tokens.size() <= longest)
        return {term};
    // Windows side by side, the last one moved back so that it too is full and ends with the phrase.
    QList<SearchTerm> parts;
    for (qsizetype begin = 0; begin < term.tokens.size(); begin += longest) {
        const bool last = begin + longest >= term.tokens.size();
        const qsizetype from = last ? term.tokens.size() - longest : begin;
        parts.append({term.tokens.sliced(from, longest), last && term.lastIsPrefix});
    }
    return parts;
}

} // namespace steward
