// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/catalog.h"
#include "core/query/parser.h"
#include "core/text/searchquery.h"

#include <limits>

namespace steward {

/// Numbers from `min` to `max`, both included.
struct NumberRange
{
    static constexpr qint64 lowest = std::numeric_limits<qint64>::min();
    static constexpr qint64 highest = std::numeric_limits<qint64>::max();
    qint64 min = lowest;
    qint64 max = highest;

    bool contains(qint64 number) const { return min <= number && number <= max; }
    bool isEmpty() const { return min > max; }
    bool operator==(const NumberRange &) const = default;
};

/// Whom or what a value of a reference means.
struct RecordName
{
    enum class Kind {
        Named, ///< called `text`, or with one of `numbers`
        Me,
        Mine, ///< records that have me among their members: `my teams`
    };
    Kind kind = Kind::Named;
    QString text; ///< folded
    bool isPrefix = false; ///< `佐藤*`
    bool isGuess = false; ///< a free word that may be a number
    QStringList numbers; ///< what `text` may be in the table of numbers and aliases; looked up as they are
    QuerySpan span;
};

/// One test of one field. True or false, never unknown: nothing but Present's negation is true of an empty field.
struct Condition
{
    enum class Test {
        Present, ///< something is entered; of booleans: true; of derived counts: more than 0
        Ranges, ///< Integer, Boolean, Instant, TimeSpan: in one of `ranges`
        TextIs, ///< compares equal to one of `texts`; Choice: by key; TextSet: has one of them
        TextContains, ///< has one of `texts` inside
        TextOrder, ///< stands before or behind texts[0], by `order`
        Refers, ///< Reference, ReferenceSet: to one of `names`
        Words, ///< one of the texts has `term`; with `path.field`, the text of that field
        Kind, ///< the record's type is one of `texts`
        Self, ///< the record itself is one of `names`
    };

    FieldPath path; ///< field is null for Kind, Self, and Words of the whole record
    Test test = Test::Present;
    QList<NumberRange> ranges;
    QStringList
        texts; ///< comparison keys: foldForCompare(), numberSortKey() for numbers, the key itself for choices
    QueryOperator order = QueryOperator::Less;
    QList<RecordName> names;
    SearchTerm term;
};

/// What a query means: two-valued logic over conditions. The one thing that all back ends evaluate.
struct Expression
{
    enum class Kind { True, False, And, Or, Not, Test };
    Kind kind = Kind::True;
    std::vector<Expression> children;
    std::shared_ptr<const Condition> condition; ///< of Test

    /// With constants folded and And in And, Or in Or, Not in Not merged.
    static Expression constant(bool value);
    static Expression test(Condition condition);
    static Expression all(std::vector<Expression> children);
    static Expression any(std::vector<Expression> children);
    static Expression negated(Expression inner);
};

/// A query with every name looked up in the declarations. Immutable, any thread.
struct BoundQuery
{
    std::shared_ptr<const QueryCatalog>
        catalog; ///< owner of the types and fields that the expression points to
    const RecordType *subject = nullptr;
    Expression expression;
    Uuid me; ///< who `me` is
    QList<QueryProblem> problems; ///< of reading and of binding, by position

    bool ok() const { return problems.isEmpty(); }
};

} // namespace steward
