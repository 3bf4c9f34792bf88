// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0

// A Pratt parser (V. Pratt, 1973): expression(power) reads an operand and then every operator that binds at least as
// strongly. `or` binds 1, `and` and standing beside each other bind 2, `-` and `not` are prefixes and bind most.
//
//     a b or -c     →  Or(And(a, b), Not(c))
//
// And in And and Or in Or are merged, so that `a (b c)` and `a b c` are one tree and print alike.

#include "core/query/parser.h"

#include "core/query/lexer.h"

namespace steward {

namespace {

class Parser
{
public:
    explicit Parser(const QString &text) : m_text(text), m_tokens(lexQuery(text)) {}

    ParsedQuery run()
    {
        std::optional<QueryNode> root = expression(1, 0);
        while (peek().kind != Kind::End) { // only a closing bracket stops an expression
            const QueryToken bracket = take();
            report("unopened", bracket.span, QStringLiteral("this bracket closes nothing"),
                QStringLiteral("remove it, or put the text in quotes"))
                .fix = QueryFix{bracket.span, {}};
            root = joined(QueryNode::Kind::And, std::move(root), expression(1, 0));
        }
        std::stable_sort(m_problems.begin(), m_problems.end(),
            [](const QueryProblem &a, const QueryProblem &b) { return a.span.begin < b.span.begin; });
        return {m_text, std::move(root), m_problems};
    }

private:
    using Kind = QueryToken::Kind;

    const QueryToken &peek() const { return m_tokens.at(m_next); }
    QueryToken take() { return m_tokens.at(m_next == m_tokens.size() - 1 ? m_next : m_next++); }
    QueryProblem &report(const char *code, QuerySpan span, const QString &message, const QString &hint = {},
        const QStringList &args = {})
    {
        m_problems.append(queryProblem(code, span, message, hint, args));
        return m_problems.last();
    }
    static QuerySpan across(QuerySpan from, QuerySpan to) { return {from.begin, to.end() - from.begin}; }

    /// Either side may be missing after a problem; then the other one stands for both.
    static std::optional<QueryNode> joined(
        QueryNode::Kind kind, std::optional<QueryNode> left, std::optional<QueryNode> right)
    {
        if (!left || !right)
            return left ? std::move(left) : std::move(right);
        QueryNode node;
        node.kind = kind;
        node.span = across(left->span, right->span);
        for (std::optional<QueryNode> *side : {&left, &right}) {
            if ((*side)->kind == kind)
                std::move(
                    (*side)->children.begin(), (*side)->children.end(), std::back_inserter(node.children));
            else
                node.children.push_back(std::move(**side));
        }
        return node;
    }

    static int power(Kind kind)
    {
        switch (kind) {
        case Kind::End:
        case Kind::GroupClose: return 0;
        case Kind::Or: return 1;
        default: return 2;
        }
    }

    std::optional<QueryNode> expression(int minimum, int depth)
    {
        std::optional<QueryNode> left = operand(depth);
        for (;;) {
            const QueryToken next = peek();
            const int binds = power(next.kind);
            if (binds < minimum)
                return left;
            const bool written = next.kind == Kind::Or || next.kind == Kind::And;
            if (written)
                take();
            std::optional<QueryNode> right = expression(binds + 1, depth);
            left = joined(next.kind == Kind::Or ? QueryNode::Kind::Or : QueryNode::Kind::And, std::move(left),
                std::move(right));
        }
    }

    std::optional<QueryNode> operand(int depth)
    {
        const QueryToken token = peek();
        if (depth > deepestQuery) {
            if (token.kind != Kind::End)
                report("too-deep", token.span, QStringLiteral("the query is nested too deeply"),
                    QStringLiteral("use at most %1 levels of brackets").arg(deepestQuery));
            m_next = m_tokens.size() - 1;
            return {};
        }
        switch (token.kind) {
        case Kind::Minus:
        case Kind::Not: return negation(depth);
        case Kind::GroupOpen: return group(depth);
        case Kind::Field:
        case Kind::Operator: return comparison();
        case Kind::Word:
        case Kind::Quoted: return words();
        case Kind::Or:
        case Kind::And:
        case Kind::End:
        case Kind::GroupClose: missingOperand(); return {};
        case Kind::Value: // the lexer gives these behind operators only, where comparison() takes them
        case Kind::QuotedValue:
        case Kind::ListOpen:
        case Kind::ListClose:
        case Kind::Comma: take(); return {};
        }
        return {};
    }

    /// Nothing stands where a condition is wanted. An empty query and empty brackets are said elsewhere.
    void missingOperand()
    {
        if (m_next > 0) {
            const QueryToken &before = m_tokens.at(m_next - 1);
            if (before.kind == Kind::Or || before.kind == Kind::And || before.kind == Kind::Not
                || before.kind == Kind::Minus) {
                report("missing-term", before.span,
                    QStringLiteral("a condition is missing after `%1`").arg(textOf(before)), {},
                    {textOf(before)});
                return;
            }
        }
        if (peek().kind == Kind::Or || peek().kind == Kind::And)
            report("missing-term", peek().span,
                QStringLiteral("a condition is missing before `%1`").arg(textOf(peek())),
                QStringLiteral("put the word in quotes to search for it"), {textOf(peek())})
                .fix = QueryFix{peek().span, QLatin1Char('"') + textOf(peek()) + QLatin1Char('"')};
    }

    QString textOf(const QueryToken &token) const { return m_text.mid(token.span.begin, token.span.length); }

    std::optional<QueryNode> negation(int depth)
    {
        const QueryToken sign = take();
        std::optional<QueryNode> inner = operand(depth + 1);
        if (!inner)
            return {};
        QueryNode node;
        node.kind = QueryNode::Kind::Not;
        node.span = across(sign.span, inner->span);
        node.children.push_back(std::move(*inner));
        return node;
    }

    std::optional<QueryNode> group(int depth)
    {
        const QueryToken open = take();
        const bool empty = peek().kind == Kind::GroupClose || peek().kind == Kind::End;
        std::optional<QueryNode> inner;
        if (!empty)
            inner = expression(1, depth + 1);
        if (peek().kind == Kind::GroupClose) {
            const QueryToken close = take();
            if (empty)
                report("empty-brackets", across(open.span, close.span),
                    QStringLiteral("there is nothing between these brackets"))
                    .fix = QueryFix{across(open.span, close.span), {}};
            if (inner)
                inner->span = across(open.span, close.span);
        } else {
            report("unclosed", open.span, QStringLiteral("this bracket is not closed"),
                QStringLiteral("add `)`"))
                .fix = QueryFix{{m_text.size(), 0}, QStringLiteral(")")};
        }
        return inner;
    }

    bool countTerm(QuerySpan span)
    {
        if (++m_terms == mostQueryTerms + 1)
            report("too-long", span,
                QStringLiteral("the query has more than %1 conditions").arg(mostQueryTerms),
                QStringLiteral("use lists, such as number:(INC-000001,INC-000002)"),
                {QString::number(mostQueryTerms)});
        return m_terms <= mostQueryTerms;
    }

    void checkClosed(const QueryToken &token)
    {
        if (!token.closed)
            report("unclosed-quote", token.span, QStringLiteral("this quote is not closed"),
                QStringLiteral("add `\"`"))
                .fix = QueryFix{{m_text.size(), 0}, QStringLiteral("\"")};
    }

    std::optional<QueryNode> words()
    {
        const QueryToken token = take();
        checkClosed(token);
        if (!countTerm(token.span))
            return {};
        QueryNode node;
        node.kind = QueryNode::Kind::Words;
        node.span = token.span;
        node.values = {{token.text, token.kind == Kind::Quoted, token.span}};
        return node;
    }

    std::optional<QueryNode> comparison()
    {
        QueryNode node;
        node.kind = QueryNode::Kind::Comparison;
        const bool named = peek().kind == Kind::Field;
        if (named) {
            const QueryToken field = take();
            node.field = field.text;
            node.fieldSpan = field.span;
        }
        const QueryToken op = take();
        node.op = op.op;
        node.span = across(named ? node.fieldSpan : op.span, op.span);
        readValues(node);
        if (!named) {
            report("missing-field", node.span,
                QStringLiteral("a field name is missing before `%1`").arg(textOf(op)),
                QStringLiteral("put the text in quotes to search for it"), {textOf(op)})
                .fix = QueryFix{node.span,
                QLatin1Char('"') + m_text.mid(node.span.begin, node.span.length).remove(u'"')
                    + QLatin1Char('"')};
            return {};
        }
        if (node.values.isEmpty()) {
            report("missing-value", across(node.fieldSpan, op.span),
                QStringLiteral("a value is missing after `%1%2`").arg(node.field, toText(node.op)),
                QStringLiteral("empty ones are found by `-has:%1`").arg(node.field),
                {node.field, toText(node.op)});
            return {};
        }
        if (!countTerm(node.span))
            return {};
        return node;
    }

    void readValues(QueryNode &node)
    {
        const bool list = peek().kind == Kind::ListOpen;
        const QuerySpan open = peek().span;
        if (list)
            take();
        bool wanted = true; // a value, before the next comma
        for (;;) {
            const QueryToken token = peek();
            switch (token.kind) {
            case Kind::Value:
            case Kind::QuotedValue:
                checkClosed(token);
                node.values.append({token.text, token.kind == Kind::QuotedValue, token.span});
                wanted = false;
                break;
            case Kind::Comma:
                if (wanted)
                    report(
                        "missing-value", token.span, QStringLiteral("a value is missing before this comma"));
                wanted = true;
                break;
            case Kind::GroupOpen:
                if (!list)
                    return finishValues(node, wanted);
                report("unclosed", token.span, QStringLiteral("this bracket is not closed"),
                    QStringLiteral("put the value in quotes"));
                break;
            case Kind::ListClose:
                node.span = across(node.span, token.span);
                take();
                return finishValues(node, wanted);
            default:
                if (list)
                    report("unclosed", open, QStringLiteral("this bracket is not closed"),
                        QStringLiteral("add `)`"))
                        .fix = QueryFix{{m_text.size(), 0}, QStringLiteral(")")};
                return finishValues(node, wanted);
            }
            node.span = across(node.span, token.span);
            take();
        }
    }

    void finishValues(const QueryNode &node, bool wanted)
    {
        if (wanted && !node.values.isEmpty())
            report("missing-value", {node.span.end() - 1, 1},
                QStringLiteral("a value is missing after this comma"));
    }

    QString m_text;
    QList<QueryToken> m_tokens;
    qsizetype m_next = 0;
    int m_terms = 0;
    QList<QueryProblem> m_problems;
};

} // namespace

std::vector<const QueryNode *> ParsedQuery::terms() const
{
    std::vector<const QueryNode *> terms;
    if (!root)
        return terms;
    if (root->kind != QueryNode::Kind::And)
        return {&*root};
    for (const QueryNode &child : root->children)
        terms.push_back(&child);
    return terms;
}

ParsedQuery parseQuery(const QString &text)
{
    if (text.size() <= longestQuery)
        return Parser(text).run();
    QueryProblem problem = queryProblem("too-long", {longestQuery, text.size() - longestQuery},
        QStringLiteral("the query is longer than %1 characters").arg(longestQuery), {},
        {QString::number(longestQuery)});
    return {text, {}, {problem}};
}

} // namespace steward
