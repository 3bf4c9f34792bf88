// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/json.h"

#include <QSet>
#include <QStringDecoder>

#include <algorithm>

namespace steward {

namespace {

constexpr int deepest = 100;

class Parser
{
public:
    Parser(QStringView text, int line, int column)
        : m_text(text)
        , m_line(line)
        , m_lineStart(qsizetype(1) - column)
    {}

    qsizetype position() const { return m_at; }
    const std::optional<Error> &error() const { return m_error; }

    bool atEnd()
    {
        skipSpace();
        return m_at >= m_text.size();
    }

    JsonNode value(int depth)
    {
        skipSpace();
        JsonNode node;
        node.line = m_line;
        node.column = column();
        if (depth > deepest) {
            fail(QStringLiteral("the document nests deeper than %1 levels").arg(deepest));
            return node;
        }
        const QChar c = peek();
        if (c == QLatin1Char('{'))
            object(node, depth);
        else if (c == QLatin1Char('['))
            array(node, depth);
        else if (c == QLatin1Char('"'))
            string(node);
        else if (c == QLatin1Char('-') || isDigit(c))
            number(node);
        else
            word(node);
        return node;
    }

    void failTrailing() { fail(QStringLiteral("there is more text after the end of the document")); }

private:
    static bool isDigit(QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); }
    QChar peek() const { return m_at < m_text.size() ? m_text[m_at] : QChar(); }
    int column() const { return int(m_at - m_lineStart) + 1; }

    void skipSpace()
    {
        for (; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (c == QLatin1Char('\n')) {
                ++m_line;
                m_lineStart = m_at + 1;
            } else if (c != QLatin1Char(' ') && c != QLatin1Char('\t') && c != QLatin1Char('\r')) {
                return;
            }
        }
    }

    void fail(const QString &message)
    {
        if (m_error)
            return;
        m_error = Error{
            ErrorKind::InvalidArgument, QStringLiteral("json.syntax"), message, {}, {}, m_line, column()};
        m_at = m_text.size();
    }

    void expected(const QString &what)
    {
        if (m_at >= m_text.size())
            fail(QStringLiteral("the text ends where %1 should stand").arg(what));
        else
            fail(QStringLiteral("\"%1\" stands where %2 should stand").arg(m_text[m_at]).arg(what));
    }

    void object(JsonNode &node, int depth)
    {
        node.kind = JsonNode::Kind::Object;
        ++m_at;
        skipSpace();
        if (peek() == QLatin1Char('}')) {
            ++m_at;
            return;
        }
        QSet<QString> names;
        while (!m_error) {
            skipSpace();
            JsonMember member;
            member.line = m_line;
            member.column = column();
            if (peek() != QLatin1Char('"'))
                return expected(QStringLiteral("the name of a member, in double quotes"));
            JsonNode name;
            string(name);
            member.name = name.text;
            if (names.contains(member.name)) {
                m_error = Error{ErrorKind::InvalidArgument, QStringLiteral("json.syntax"),
                    QStringLiteral("\"%1\" stands twice in one object").arg(member.name), {}, {member.name},
                    member.line, member.column};
                m_at = m_text.size();
                return;
            }
            names.insert(member.name);
            skipSpace();
            if (peek() != QLatin1Char(':'))
                return expected(QStringLiteral("\":\""));
            ++m_at;
            member.value = value(depth + 1);
            node.members.push_back(std::move(member));
            skipSpace();
            if (peek() == QLatin1Char('}')) {
                ++m_at;
                return;
            }
            if (peek() != QLatin1Char(','))
                return expected(QStringLiteral("\",\" or \"}\""));
            ++m_at;
        }
    }

    void array(JsonNode &node, int depth)
    {
        node.kind = JsonNode::Kind::Array;
        ++m_at;
        skipSpace();
        if (peek() == QLatin1Char(']')) {
            ++m_at;
            return;
        }
        while (!m_error) {
            node.items.push_back(value(depth + 1));
            skipSpace();
            if (peek() == QLatin1Char(']')) {
                ++m_at;
                return;
            }
            if (peek() != QLatin1Char(','))
                return expected(QStringLiteral("\",\" or \"]\""));
            ++m_at;
        }
    }

    void string(JsonNode &node)
    {
        node.kind = JsonNode::Kind::String;
        ++m_at;
        qsizetype plain = m_at;
        for (; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (c == QLatin1Char('"')) {
                node.text += m_text.mid(plain, m_at - plain);
                ++m_at;
                return;
            }
            if (c.unicode() < 0x20)
                return fail(QStringLiteral("a control character stands unescaped in a text"));
            if (c == QLatin1Char('\\')) {
                node.text += m_text.mid(plain, m_at - plain);
                ++m_at;
                if (!escape(node.text))
                    return;
                plain = m_at + 1;
            }
        }
        fail(QStringLiteral("a text is not closed with a double quote"));
    }

    /// At the character after the backslash; leaves m_at on the last character of the escape.
    bool escape(QString &out)
    {
        switch (peek().unicode()) {
        case '"':
        case '\\':
        case '/': out += peek(); return true;
        case 'b': out += QLatin1Char('\b'); return true;
        case 'f': out += QLatin1Char('\f'); return true;
        case 'n': out += QLatin1Char('\n'); return true;
        case 'r': out += QLatin1Char('\r'); return true;
        case 't': out += QLatin1Char('\t'); return true;
        case 'u': {
            bool ok = m_at + 4 < m_text.size();
            const ushort unit = ok ? m_text.mid(m_at + 1, 4).toUShort(&ok, 16) : ushort(0);
            if (ok && QChar::isSurrogate(unit)) {
                // A surrogate is a character only together with the other half.
                const bool pairedBefore = QChar::isLowSurrogate(unit) && !out.isEmpty()
                    && out.back().isHighSurrogate();
                const bool pairedAfter = QChar::isHighSurrogate(unit) && m_at + 6 < m_text.size()
                    && m_text.mid(m_at + 5, 2) == QLatin1String("\\u");
                ok = pairedBefore || pairedAfter;
            }
            if (!ok) {
                fail(QStringLiteral("\\u must be followed by four hexadecimal digits of a character"));
                return false;
            }
            if (!out.isEmpty() && out.back().isHighSurrogate() && !QChar::isLowSurrogate(unit)) {
                fail(QStringLiteral("half of a surrogate pair stands alone"));
                return false;
            }
            out += QChar(unit);
            m_at += 4;
            return true;
        }
        default: fail(QStringLiteral("\"\\%1\" is no escape").arg(peek())); return false;
        }
    }

    void number(JsonNode &node)
    {
        node.kind = JsonNode::Kind::Number;
        const qsizetype start = m_at;
        if (peek() == QLatin1Char('-'))
            ++m_at;
        if (peek() == QLatin1Char('0')) {
            ++m_at;
        } else if (!digits()) {
            return expected(QStringLiteral("a digit"));
        }
        if (peek() == QLatin1Char('.')) {
            ++m_at;
            if (!digits())
                return expected(QStringLiteral("a digit"));
        }
        if (peek() == QLatin1Char('e') || peek() == QLatin1Char('E')) {
            ++m_at;
            if (peek() == QLatin1Char('+') || peek() == QLatin1Char('-'))
                ++m_at;
            if (!digits())
                return expected(QStringLiteral("a digit"));
        }
        if (isDigit(peek()))
            return fail(QStringLiteral("a number does not begin with 0"));
        node.text = m_text.mid(start, m_at - start).toString();
    }

    bool digits()
    {
        const qsizetype start = m_at;
        while (isDigit(peek()))
            ++m_at;
        return m_at > start;
    }

    void word(JsonNode &node)
    {
        static const struct
        {
            QLatin1String word;
            JsonNode::Kind kind;
        } words[] = {{QLatin1String("true"), JsonNode::Kind::Boolean},
            {QLatin1String("false"), JsonNode::Kind::Boolean}, {QLatin1String("null"), JsonNode::Kind::Null}};
        for (const auto &known : words) {
            if (m_text.mid(m_at).startsWith(known.word)) {
                node.kind = known.kind;
                if (known.kind == JsonNode::Kind::Boolean)
                    node.text = known.word;
                m_at += known.word.size();
                return;
            }
        }
        expected(QStringLiteral("a value"));
    }

    QStringView m_text;
    qsizetype m_at = 0;
    int m_line;
    qsizetype m_lineStart;
    std::optional<Error> m_error;
};

} // namespace

std::optional<qint64> JsonNode::toInteger() const
{
    bool ok = false;
    const qint64 number = kind == Kind::Number ? text.toLongLong(&ok) : 0;
    return ok ? std::optional(number) : std::nullopt;
}

const JsonNode *JsonNode::member(QStringView name) const
{
    const auto at = std::find_if(
        members.begin(), members.end(), [name](const JsonMember &member) { return member.name == name; });
    return at == members.end() ? nullptr : &at->value;
}

Error JsonNode::error(const QString &code, const QString &message, const QString &hint) const
{
    return {ErrorKind::InvalidArgument, code, message, hint, {}, line, column};
}

Result<JsonNode> parseJson(QStringView text)
{
    Parser parser(text, 1, 1);
    JsonNode node = parser.value(0);
    if (!parser.error() && !parser.atEnd())
        parser.failTrailing();
    if (parser.error())
        return *parser.error();
    return node;
}

Result<JsonNode> parseJson(QByteArrayView utf8)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(utf8);
    if (decoder.hasError()) {
        return Error{ErrorKind::InvalidArgument, QStringLiteral("json.syntax"),
            QStringLiteral("the document is not UTF-8"), QStringLiteral("save it as UTF-8"), {}};
    }
    return parseJson(QStringView(text));
}

Result<std::optional<JsonNode>> parseJsonValue(QStringView text, int line, int column, qsizetype &used)
{
    Parser parser(text, line, column);
    if (parser.atEnd()) {
        used = parser.position();
        return std::optional<JsonNode>();
    }
    JsonNode node = parser.value(0);
    used = parser.position();
    if (parser.error())
        return *parser.error();
    return std::optional<JsonNode>(std::move(node));
}

QString jsonQuoted(QStringView text)
{
    QString out = QStringLiteral("\"");
    for (const QChar c : text) {
        if (c == QLatin1Char('"') || c == QLatin1Char('\\'))
            out += QLatin1Char('\\') + QString(c);
        else if (c == QLatin1Char('\n'))
            out += QStringLiteral("\\n");
        else if (c == QLatin1Char('\r'))
            out += QStringLiteral("\\r");
        else if (c == QLatin1Char('\t'))
            out += QStringLiteral("\\t");
        else if (c.unicode() < 0x20)
            out += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return out + QLatin1Char('"');
}

QString jsonText(const JsonNode &node)
{
    switch (node.kind) {
    case JsonNode::Kind::Null: return QStringLiteral("null");
    case JsonNode::Kind::Boolean:
    case JsonNode::Kind::Number: return node.text;
    case JsonNode::Kind::String: return jsonQuoted(node.text);
    case JsonNode::Kind::Array: {
        QStringList parts;
        for (const JsonNode &item : node.items)
            parts.append(jsonText(item));
        return QLatin1Char('[') + parts.join(QLatin1Char(',')) + QLatin1Char(']');
    }
    case JsonNode::Kind::Object: {
        QStringList parts;
        for (const JsonMember &member : node.members)
            parts.append(jsonQuoted(member.name) + QLatin1Char(':') + jsonText(member.value));
        return QLatin1Char('{') + parts.join(QLatin1Char(',')) + QLatin1Char('}');
    }
    }
    return {};
}

JsonFields::JsonFields(const JsonNode &object, QString code) : m_object(&object), m_code(std::move(code))
{
    if (!object.isObject())
        fail(object, QStringLiteral("an object in { } should stand here"));
}

const JsonNode *JsonFields::find(QStringView name)
{
    const JsonNode *node = m_object->member(name);
    if (node)
        m_known.push_back(node);
    return node;
}

const JsonNode *JsonFields::required(QStringView name)
{
    const JsonNode *node = find(name);
    if (!node && m_object->isObject())
        fail(*m_object, QStringLiteral("\"%1\" is missing").arg(name));
    return node;
}

QString JsonFields::text(QStringView name, const QString &fallback)
{
    const JsonNode *node = find(name);
    if (node && !node->isString())
        fail(*node, QStringLiteral("\"%1\" must be a text").arg(name));
    return node && node->isString() ? node->text : fallback;
}

QString JsonFields::requiredText(QStringView name)
{
    const JsonNode *node = required(name);
    if (node && (!node->isString() || node->text.isEmpty()))
        fail(*node, QStringLiteral("\"%1\" must be a text that is not empty").arg(name));
    return node && node->isString() ? node->text : QString();
}

qint64 JsonFields::integer(QStringView name, qint64 fallback)
{
    const JsonNode *node = find(name);
    if (!node)
        return fallback;
    const std::optional<qint64> number = node->toInteger();
    if (!number)
        fail(*node, QStringLiteral("\"%1\" must be a whole number").arg(name));
    return number.value_or(fallback);
}

bool JsonFields::boolean(QStringView name, bool fallback)
{
    const JsonNode *node = find(name);
    if (!node)
        return fallback;
    if (node->kind != JsonNode::Kind::Boolean)
        fail(*node, QStringLiteral("\"%1\" must be true or false").arg(name));
    return node->isTrue();
}

QStringList JsonFields::texts(QStringView name)
{
    const JsonNode *node = find(name);
    if (!node)
        return {};
    if (node->isString())
        return {node->text};
    QStringList list;
    if (!node->isArray())
        fail(*node, QStringLiteral("\"%1\" must be a list of texts").arg(name));
    for (const JsonNode &item : node->items) {
        if (!item.isString())
            fail(item, QStringLiteral("\"%1\" must be a list of texts").arg(name));
        list.append(item.text);
    }
    return list;
}

void JsonFields::fail(const JsonNode &at, const QString &message, const QString &hint)
{
    fail(at.error(m_code, message, hint));
}

void JsonFields::fail(const Error &error)
{
    if (!m_error)
        m_error = error;
}

Result<Ok> JsonFields::finish() const
{
    if (m_error)
        return *m_error;
    for (const JsonMember &member : m_object->members) {
        if (std::find(m_known.begin(), m_known.end(), &member.value) == m_known.end()) {
            return Error{ErrorKind::InvalidArgument, m_code,
                QStringLiteral("\"%1\" is not known here").arg(member.name), {}, {member.name}, member.line,
                member.column};
        }
    }
    return Ok{};
}

} // namespace steward
