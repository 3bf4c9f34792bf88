// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/expression.h"

namespace steward {

Expression Expression::constant(bool value)
{
    Expression made;
    made.kind = value ? Kind::True : Kind::False;
    return made;
}

Expression Expression::test(Condition condition)
{
    Expression made;
    made.kind = Kind::Test;
    made.condition = std::make_shared<const Condition>(std::move(condition));
    return made;
}

static Expression combined(Expression::Kind kind, std::vector<Expression> children)
{
    const Expression::Kind neutral = kind == Expression::Kind::And ? Expression::Kind::True
                                                                   : Expression::Kind::False;
    const Expression::Kind decisive = kind == Expression::Kind::And ? Expression::Kind::False
                                                                    : Expression::Kind::True;
    Expression made;
    made.kind = kind;
    for (Expression &child : children) {
        if (child.kind == decisive)
            return std::move(child);
        if (child.kind == neutral)
            continue;
        if (child.kind == kind)
            std::move(child.children.begin(), child.children.end(), std::back_inserter(made.children));
        else
            made.children.push_back(std::move(child));
    }
    if (made.children.empty())
        return Expression::constant(neutral == Expression::Kind::True);
    if (made.children.size() == 1)
        return Expression(std::move(made.children.front()));
    return made;
}

Expression Expression::all(std::vector<Expression> children)
{
    return combined(Kind::And, std::move(children));
}

Expression Expression::any(std::vector<Expression> children)
{
    return combined(Kind::Or, std::move(children));
}

Expression Expression::negated(Expression inner)
{
    switch (inner.kind) {
    case Kind::True: return constant(false);
    case Kind::False: return constant(true);
    case Kind::Not: return Expression(std::move(inner.children.front()));
    case Kind::And:
    case Kind::Or:
    case Kind::Test: break;
    }
    Expression made;
    made.kind = Kind::Not;
    made.children.push_back(std::move(inner));
    return made;
}

} // namespace steward
