// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/text/tokenizer.h"

#include "core/text/fold.h"

namespace steward {

namespace {

enum class CharClass {
    Separator,
    Word, ///< Letter or digit of a script that puts spaces between words.
    Spaceless, ///< Letter of a script that does not.
    Mark, ///< Belongs to whatever stands before it.
};

bool isSpacelessScript(QChar::Script script)
{
    switch (script) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
    case QChar::Script_Yi:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar: return true;
    default: // A list of scripts, not of our own states.
        return false;
    }
}

CharClass classOf(char32_t c)
{
    if (c < 0x80) {
        const bool word = (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z');
        return word ? CharClass::Word : CharClass::Separator;
    }
    if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA))
        return CharClass::Spaceless;
    if (QChar::isMark(c))
        return CharClass::Mark;
    if (!QChar::isLetterOrNumber(c) || QChar::unicodeVersion(c) > foldUnicodeVersion)
        return CharClass::Separator;
    if (isSpacelessScript(QChar::script(c)))
        return CharClass::Spaceless;
    // ー 々 〆 〱 and their like belong to no single script.
    return c >= 0x3000 && c <= 0x30FF ? CharClass::Spaceless : CharClass::Word;
}

/// Walks a folded text by code points.
class Cursor
{
public:
    explicit Cursor(QStringView text) : m_text(text) { read(); }

    bool atEnd() const { return m_at >= m_text.size(); }
    qint32 position() const { return static_cast<qint32>(m_at); }
    qint32 length() const { return m_length; }
    CharClass charClass() const { return m_class; }
    void next()
    {
        m_at += m_length;
        read();
    }

private:
    void read()
    {
        if (atEnd())
            return;
        char32_t c = m_text[m_at].unicode();
        m_length = 1;
        if (QChar::isHighSurrogate(c) && m_at + 1 < m_text.size() && m_text[m_at + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(m_text[m_at], m_text[m_at + 1]);
            m_length = 2;
        }
        m_class = classOf(c);
    }

    QStringView m_text;
    qsizetype m_at = 0;
    qint32 m_length = 0;
    CharClass m_class = CharClass::Separator;
};

} // namespace

TokenList tokenize(QStringView text)
{
    TokenList list;
    list.m_text = foldForCompare(text);
    list.m_spans.reserve(list.m_text.size() / 4);
    Cursor cursor(list.m_text);
    while (!cursor.atEnd()) {
        if (cursor.charClass() == CharClass::Word) {
            TokenList::Span word{cursor.position(), 0};
            int characters = 0;
            while (!cursor.atEnd()
                && (cursor.charClass() == CharClass::Word || cursor.charClass() == CharClass::Mark)) {
                if (characters++ == longestToken) {
                    list.m_spans.append(word);
                    word = {cursor.position(), 0};
                    characters = 1;
                }
                word.length += cursor.length();
                cursor.next();
            }
            list.m_spans.append(word);
        } else if (cursor.charClass() == CharClass::Spaceless) {
            TokenList::Span previous{cursor.position(), cursor.length()};
            cursor.next();
            while (!cursor.atEnd()
                && (cursor.charClass() == CharClass::Spaceless || cursor.charClass() == CharClass::Mark)) {
                list.m_spans.append({previous.begin, previous.length + cursor.length()});
                previous = {cursor.position(), cursor.length()};
                cursor.next();
            }
            list.m_spans.append(previous);
        } else {
            cursor.next();
        }
    }
    return list;
}

TokenList TokenList::sliced(qsizetype position, qsizetype count) const
{
    TokenList part;
    part.m_text = m_text;
    part.m_spans = m_spans.sliced(position, count);
    return part;
}

QString TokenList::joined() const
{
    qsizetype length = 0;
    for (const Span &span : m_spans)
        length += span.length + 1;
    QString text;
    text.reserve(length);
    for (qsizetype i = 0; i < size(); ++i) {
        if (i > 0)
            text += u' ';
        text += at(i);
    }
    return text;
}

TokenList::Kind TokenList::kind(qsizetype position) const
{
    const Span token = m_spans.at(position);
    if (position > 0) {
        // Only pairs and tails overlap the token before them, and only a tail ends where that one ends.
        const Span previous = m_spans.at(position - 1);
        if (previous.begin + previous.length == token.begin + token.length)
            return Kind::Tail;
    }
    const Cursor first(at(position));
    if (first.charClass() != CharClass::Spaceless)
        return Kind::Word;
    return first.length() == token.length ? Kind::Single : Kind::Pair;
}

bool TokenList::endsInToken() const
{
    return !isEmpty() && m_spans.last().begin + m_spans.last().length == m_text.size();
}

QList<TokenList> pieces(const TokenList &tokens)
{
    QList<TokenList> list;
    if (tokens.isEmpty())
        return list;
    for (qsizetype begin = 0;; begin += pieceLength - pieceOverlap) {
        const qsizetype count = std::min<qsizetype>(pieceLength, tokens.size() - begin);
        list.append(tokens.sliced(begin, count));
        if (begin + count == tokens.size())
            return list;
    }
}

} // namespace steward
