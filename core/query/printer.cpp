// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/printer.h"

#include "core/query/lexer.h"

namespace steward {

namespace {

/// Whether `text` is read as one unquoted value again. Asking the lexer keeps the two from ever drifting apart.
bool standsAlone(const QString &text, const QString &before, const QString &behind, qsizetype at)
{
    const QList<QueryToken> tokens = lexQuery(before + text + behind);
    const qsizetype expected = at + 2 + (behind.isEmpty() ? 0 : 1); // what stands before, the value, `)`, End
    return tokens.size() == expected && tokens.at(at).kind == QueryToken::Kind::Value
        && tokens.at(at).text == text;
}

QString printValue(const QueryValue &value)
{
    return value.quoted ? quotedQueryText(value.text) : value.text;
}

QString printComparison(const QueryNode &node)
{
    const QString head = node.field + toText(node.op);
    if (node.values.size() == 1) {
        const QueryValue &only = node.values.first();
        // A word such as `my` would take the next term into a phrase.
        if (only.quoted || (!beginsQueryPhrase(only.text) && standsAlone(only.text, head, {}, 2)))
            return head + printValue(only);
    }
    QStringList items;
    for (const QueryValue &value : node.values)
        items.append(printValue(value));
    return head + QLatin1Char('(') + items.join(QLatin1Char(',')) + QLatin1Char(')');
}

bool needsBrackets(const QueryNode &inner, QueryNode::Kind outer)
{
    switch (inner.kind) {
    case QueryNode::Kind::And: return outer == QueryNode::Kind::Not;
    case QueryNode::Kind::Or: return outer != QueryNode::Kind::Or;
    case QueryNode::Kind::Not:
    case QueryNode::Kind::Comparison:
    case QueryNode::Kind::Words: return false;
    }
    return false;
}

QString printChild(const QueryNode &inner, QueryNode::Kind outer)
{
    const QString text = printQuery(inner);
    return needsBrackets(inner, outer) ? QLatin1Char('(') + text + QLatin1Char(')') : text;
}

QString join(const QueryNode &node, const QString &separator)
{
    QStringList parts;
    for (const QueryNode &child : node.children)
        parts.append(printChild(child, node.kind));
    return parts.join(separator);
}

} // namespace

QString quotedQueryText(const QString &text)
{
    QString quoted = QStringLiteral("\"");
    for (const QChar c : text) {
        // The typographic quotes close a quoted text too.
        if (c == u'\\' || c == u'"' || c == u'“' || c == u'”' || c == u'＂')
            quoted += QLatin1Char('\\');
        quoted += c;
    }
    return quoted + QLatin1Char('"');
}

QString printQueryValue(const QueryValue &value)
{
    const bool plain = !value.quoted && !beginsQueryPhrase(value.text)
        && standsAlone(value.text, QStringLiteral("x:"), {}, 2)
        && standsAlone(value.text, QStringLiteral("x:("), QStringLiteral(")"), 3);
    return plain ? value.text : quotedQueryText(value.text);
}

QString printQuery(const QueryNode &node)
{
    switch (node.kind) {
    case QueryNode::Kind::And: return join(node, QStringLiteral(" "));
    case QueryNode::Kind::Or: return join(node, QStringLiteral(" or "));
    case QueryNode::Kind::Not: return QLatin1Char('-') + printChild(node.children.front(), node.kind);
    case QueryNode::Kind::Comparison: return printComparison(node);
    case QueryNode::Kind::Words: return printValue(node.values.first());
    }
    return {};
}

QString printQuery(const std::optional<QueryNode> &root) { return root ? printQuery(*root) : QString(); }

} // namespace steward
