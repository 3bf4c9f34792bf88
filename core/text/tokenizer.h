// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace steward {

/// The tokens of one text, in order. The position of a token is its index. A value: copies share the text.
///
/// Tokens consist of letters, digits and their combining marks, folded by foldForCompare(), so they need no quoting
/// in any index, and joined with spaces they are read back as they are by a tokenizer that splits at ASCII spaces
/// and nothing else (FTS5 `ascii`; `unicode61` follows Unicode 6.1 and would split some of them again).
class TokenList
{
public:
    enum class Kind {
        Word, ///< Of a script with spaces, or a part of an overlong one.
        Pair, ///< Two neighbours of a run: `障害`.
        Tail, ///< The last character of a longer run; adds nothing to a phrase that has the pair before it.
        Single, ///< A run of one character.
    };

    TokenList() = default;

    qsizetype size() const { return m_spans.size(); }
    bool isEmpty() const { return m_spans.isEmpty(); }
    /// The token at `position`; points into this list.
    QStringView at(qsizetype position) const
    {
        const Span span = m_spans.at(position);
        return QStringView(m_text).mid(span.begin, span.length);
    }
    /// `count` tokens from `position` on; positions of the result start at 0 again.
    TokenList sliced(qsizetype position, qsizetype count) const;
    /// All tokens with one space between them.
    QString joined() const;
    Kind kind(qsizetype position) const;
    /// Whether the text ends with the last token, so that more letters would lengthen it.
    bool endsInToken() const;

private:
    friend TokenList tokenize(QStringView text);

    struct Span
    {
        qint32 begin = 0;
        qint32 length = 0;
    };

    QString m_text; ///< The folded text; tokens of scripts without spaces overlap in it.
    QList<Span> m_spans;
};

/// Cuts a text into its tokens. The same text gives the same tokens on every machine and for both databases.
///
/// - A word (Latin, Greek, Cyrillic, digits, …) is one token. Everything else separates: `foo-bar`, `foo_bar` and
///   `foo.bar` are `foo`, `bar`. Words longer than `longestToken` code points become consecutive tokens of that length.
/// - A run of a script that is written without spaces (Han, kana with ー, Hangul, Thai, …) becomes one token per
///   character: the character with the next one, the last one by itself. `障害票` is `障害`, `害票`, `票`. So each
///   substring of two or more is a phrase of pairs, and each single character is the beginning of some token.
///
/// Linear, about 20 ns per character. Thread: any.
TokenList tokenize(QStringView text);

inline constexpr int longestToken = 64; ///< Code points; PostgreSQL refuses lexemes above 2046 bytes.
inline constexpr int pieceLength =
    200; ///< Tokens per indexed document; PostgreSQL keeps positions up to 16383.
inline constexpr int pieceOverlap = 8; ///< Tokens that a piece shares with the next one.

/// The documents that an index keeps of one text: pieces of `pieceLength` tokens, each beginning with the last
/// `pieceOverlap` tokens of the one before. Every phrase of up to `pieceOverlap + 1` tokens stands whole in a piece;
/// for longer ones see indexableParts(). An empty text has no piece.
QList<TokenList> pieces(const TokenList &tokens);

} // namespace steward
