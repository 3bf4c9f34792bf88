// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/lexer.h"

namespace steward {

namespace {

/// The sign that a full-width character stands for, or the character itself.
char16_t sign(QChar c)
{
    switch (c.unicode()) {
    case u'：': return u':';
    case u'（': return u'(';
    case u'）': return u')';
    case u'＝': return u'=';
    case u'＜': return u'<';
    case u'＞': return u'>';
    case u'！': return u'!';
    case u'，':
    case u'、': return u',';
    case u'－': return u'-';
    case u'＂':
    case u'“':
    case u'”': return u'"';
    case u'\0': return u' '; // no database stores it
    default: return c.unicode();
    }
}

bool isNameCharacter(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c == u'_' || c == u'.' || c == u'-';
}

/// What `start of`, `end of`, `this`, `last` and `next` go with.
const QStringList &periods()
{
    static const QStringList words{QStringLiteral("hour"), QStringLiteral("day"), QStringLiteral("week"),
        QStringLiteral("month"), QStringLiteral("quarter"), QStringLiteral("year")};
    return words;
}

} // namespace

bool beginsQueryPhrase(QStringView word)
{
    for (const QLatin1String first : {QLatin1String("my"), QLatin1String("start"), QLatin1String("end"),
             QLatin1String("this"), QLatin1String("last"), QLatin1String("next")}) {
        if (word.compare(first, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

namespace {

class Lexer
{
public:
    explicit Lexer(const QString &text) : m_text(text) { matchBrackets(); }

    QList<QueryToken> run()
    {
        for (;;) {
            skipSpaces();
            if (atEnd())
                break;
            term();
        }
        add(QueryToken::Kind::End, m_at, {});
        return m_tokens;
    }

private:
    using Kind = QueryToken::Kind;

    bool atEnd() const { return m_at >= m_text.size(); }
    char16_t signAt(qsizetype at) const { return at < m_text.size() ? sign(m_text.at(at)) : u'\0'; }
    bool isSpaceAt(qsizetype at) const
    {
        return at < m_text.size() && (m_text.at(at).isSpace() || m_text.at(at).isNull());
    }
    void skipSpaces() { m_at = behindSpaces(m_at); }
    qsizetype behindSpaces(qsizetype at) const
    {
        while (isSpaceAt(at))
            ++at;
        return at;
    }
    void add(Kind kind, qsizetype begin, const QString &text)
    {
        QueryToken token;
        token.kind = kind;
        token.text = text;
        token.span = {begin, m_at - begin};
        m_tokens.append(token);
    }
    void addSign(Kind kind)
    {
        const qsizetype begin = m_at++;
        add(kind, begin, {});
    }

    /// For each opening bracket where its partner stands, if no space and no quote comes between; else -1.
    void matchBrackets()
    {
        m_partner.fill(-1, m_text.size());
        QList<qsizetype> open;
        for (qsizetype i = 0; i < m_text.size(); ++i) {
            const char16_t c = signAt(i);
            if (isSpaceAt(i) || c == u'"') {
                open.clear();
            } else if (c == u'(') {
                open.append(i);
            } else if (c == u')' && !open.isEmpty()) {
                m_partner[open.last()] = i;
                open.removeLast();
            }
        }
    }

    void term()
    {
        const char16_t c = signAt(m_at);
        if (c == u'(')
            return addSign(Kind::GroupOpen);
        if (c == u')')
            return addSign(Kind::GroupClose);
        if (c == u'"')
            return quoted(Kind::Quoted);
        if (c == u'-' && m_at + 1 < m_text.size() && !isSpaceAt(m_at + 1) && signAt(m_at + 1) != u')')
            return addSign(Kind::Minus);
        if (operatorLength(m_at) > 0)
            return comparison();
        const qsizetype nameEnd = fieldEnd(m_at);
        if (nameEnd > 0) {
            const qsizetype begin = std::exchange(m_at, nameEnd);
            add(Kind::Field, begin, m_text.mid(begin, nameEnd - begin));
            skipSpaces();
            return comparison();
        }
        word();
    }

    /// Where the field name that begins here ends, or 0 when there is none: a name needs an operator behind it.
    qsizetype fieldEnd(qsizetype at) const
    {
        if (at >= m_text.size() || !(m_text.at(at).isLetter() || m_text.at(at) == u'_'))
            return 0;
        qsizetype end = at;
        while (end < m_text.size() && isNameCharacter(m_text.at(end)))
            ++end;
        if (m_text.at(end - 1) == u'.' || m_text.at(end - 1) == u'-')
            return 0;
        if (operatorLength(end) > 0) {
            const bool address = signAt(end) == u':' && signAt(end + 1) == u'/' && signAt(end + 2) == u'/';
            return address ? 0 : end;
        }
        // `priority <= 2`; a colon has to stand by its name, and `a or = b` is no field.
        const qsizetype op = behindSpaces(end);
        const bool spaced = op > end && operatorLength(op) > 0 && signAt(op) != u':';
        return spaced && keyword(QStringView(m_text).mid(at, end - at)) == Kind::Word ? end : 0;
    }

    static Kind keyword(QStringView word)
    {
        if (word.compare(QLatin1String("or"), Qt::CaseInsensitive) == 0)
            return Kind::Or;
        if (word.compare(QLatin1String("and"), Qt::CaseInsensitive) == 0)
            return Kind::And;
        if (word.compare(QLatin1String("not"), Qt::CaseInsensitive) == 0)
            return Kind::Not;
        return Kind::Word;
    }

    qsizetype operatorLength(qsizetype at) const
    {
        const char16_t c = signAt(at);
        const char16_t next = signAt(at + 1);
        switch (c) {
        case u':':
        case u'≦':
        case u'≧':
        case u'≤':
        case u'≥':
        case u'≠': return 1;
        case u'<':
        case u'>':
        case u'=': return next == u'=' ? 2 : 1;
        case u'!': return next == u'=' ? 2 : 0;
        default: return 0;
        }
    }
    QueryOperator operatorAt(qsizetype at) const
    {
        const bool longer = operatorLength(at) == 2;
        switch (signAt(at)) {
        case u'≦':
        case u'≤': return QueryOperator::LessOrEqual;
        case u'≧':
        case u'≥': return QueryOperator::GreaterOrEqual;
        case u'≠':
        case u'!': return QueryOperator::NotEqual;
        case u'<': return longer ? QueryOperator::LessOrEqual : QueryOperator::Less;
        case u'>': return longer ? QueryOperator::GreaterOrEqual : QueryOperator::Greater;
        case u'=': return QueryOperator::Equal;
        default: return QueryOperator::Matches;
        }
    }

    void comparison()
    {
        const qsizetype begin = m_at;
        QueryOperator op = operatorAt(m_at);
        m_at += operatorLength(m_at);
        // `opened:>-7d`, as other query languages write it.
        if (op == QueryOperator::Matches && signAt(m_at) != u':' && operatorLength(m_at) > 0) {
            op = operatorAt(m_at);
            m_at += operatorLength(m_at);
        }
        add(Kind::Operator, begin, {});
        m_tokens.last().op = op;
        if (signAt(m_at) == u'(')
            return list();
        if (isSpaceAt(m_at) && !valueFollows())
            return;
        skipSpaces();
        while (!atEnd() && signAt(m_at) != u')') {
            if (signAt(m_at) != u',' && !value(false))
                return;
            if (signAt(m_at) != u',')
                return;
            addSign(Kind::Comma);
            if (isSpaceAt(m_at) && !valueFollows())
                return;
            skipSpaces();
        }
    }

    /// Behind a space: `status: open` has a value, `assignee: status:open` and `assignee: or` have none.
    bool valueFollows() const
    {
        qsizetype at = behindSpaces(m_at);
        const char16_t c = signAt(at);
        if (at >= m_text.size() || c == u'(' || c == u')')
            return false;
        if (c == u'"')
            return true;
        if (c == u'-')
            ++at;
        if (fieldEnd(at) > 0 || operatorLength(at) > 0)
            return false;
        qsizetype end = at;
        while (end < m_text.size() && m_text.at(end).isLetter())
            ++end;
        return keyword(QStringView(m_text).mid(at, end - at)) == Kind::Word;
    }

    void list()
    {
        addSign(Kind::ListOpen);
        for (;;) {
            skipSpaces();
            if (atEnd())
                return;
            if (signAt(m_at) == u')')
                return addSign(Kind::ListClose);
            if (signAt(m_at) == u',')
                addSign(Kind::Comma);
            else if (!value(true))
                addSign(Kind::GroupOpen);
        }
    }

    /// One value; false when something stands here that belongs to no value.
    bool value(bool inList)
    {
        if (signAt(m_at) == u'"') {
            quoted(Kind::QuotedValue);
            return true;
        }
        if (phrase())
            return true;
        const qsizetype begin = m_at;
        m_at = wordEnd(m_at, true);
        if (m_at == begin)
            return false;
        const QString text = m_text.mid(begin, m_at - begin);
        const bool separates = keyword(text)
            == Kind::Or; // `status:(new or assigned)`; elsewhere it ends the values
        if (separates && !inList) {
            m_at = begin;
            return false;
        }
        add(separates ? Kind::Comma : Kind::Value, begin, separates ? QString() : text);
        return true;
    }

    /// The end of a word: at a space, a quote, a bracket without partner and, for values, a comma.
    qsizetype wordEnd(qsizetype at, bool isValue) const
    {
        const qsizetype begin = at;
        while (at < m_text.size()) {
            const char16_t c = signAt(at);
            if (isSpaceAt(at) || c == u'"' || c == u')' || (isValue && c == u','))
                break;
            if (c == u'(') {
                const bool afterKeyword = !isValue
                    && keyword(QStringView(m_text).mid(begin, at - begin)) != Kind::Word;
                if (m_partner.at(at) < 0 || afterKeyword)
                    break;
                at = m_partner.at(at);
            }
            ++at;
        }
        return at;
    }

    void word()
    {
        const qsizetype begin = m_at;
        m_at = wordEnd(m_at, false);
        const QString text = m_text.mid(begin, m_at - begin);
        add(keyword(text), begin, text);
    }

    bool phrase()
    {
        qsizetype at = m_at;
        const auto next = [&] {
            const qsizetype begin = at = behindSpaces(at);
            while (at < m_text.size() && m_text.at(at).isLetter())
                ++at;
            return m_text.mid(begin, at - begin).toLower();
        };
        QStringList words{next()};
        if (!beginsQueryPhrase(words.first()))
            return false;
        words.append(next());
        if (words.last() == QLatin1String("of"))
            words.append(next());
        const bool bounded = words.first() == QLatin1String("start") || words.first() == QLatin1String("end");
        const bool known = words.first() == QLatin1String("my")
            ? words.size() == 2 && words.last() == QLatin1String("teams")
            : words.size() == (bounded ? 3 : 2) && periods().contains(words.last());
        const bool complete = at >= m_text.size() || isSpaceAt(at) || signAt(at) == u')'
            || signAt(at) == u',';
        if (!known || !complete)
            return false;
        const qsizetype begin = std::exchange(m_at, at);
        add(Kind::Value, begin, words.join(u' '));
        return true;
    }

    void quoted(Kind kind)
    {
        const qsizetype begin = m_at++;
        QString text;
        bool closed = false;
        while (!atEnd() && !closed) {
            const QChar c = m_text.at(m_at++);
            if (c == u'\\' && !atEnd() && (m_text.at(m_at) == u'\\' || sign(m_text.at(m_at)) == u'"'))
                text += m_text.at(m_at++);
            else if (sign(c) == u'"')
                closed = true;
            else
                text += c.isNull() ? QChar(u' ') : c;
        }
        add(kind, begin, text);
        m_tokens.last().closed = closed;
    }

    QString m_text;
    qsizetype m_at = 0;
    QList<qsizetype> m_partner;
    QList<QueryToken> m_tokens;
};

/// Half of a surrogate pair has no UTF-8 form; it becomes the replacement character, so that all back ends see the same.
QString withoutLoneSurrogates(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text.at(i).isSurrogate())
            continue;
        if (text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            ++i;
        else
            text[i] = QChar(QChar::ReplacementCharacter);
    }
    return text;
}

} // namespace

QList<QueryToken> lexQuery(const QString &text) { return Lexer(withoutLoneSurrogates(text)).run(); }

} // namespace steward
