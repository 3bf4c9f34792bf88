// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/sqlfragment.h"
#include "core/text/searchquery.h"

namespace steward {

/// What the full-text index offers to generated SQL. Both databases' indexes implement it; the definition of a match
/// is matches() of core/text/searchquery.h, exactly, for phrases of any length.
class SearchSource
{
public:
    virtual ~SearchSource() = default;

    /// A SELECT of one column, the rids of those records of `table` whose texts hold `term`: of any of their texts,
    /// or of the record's own `field` if that is not empty. A rid may come more than once, never NULL.
    /// nullopt: this cannot be asked of the index (a field that is not kept apart).
    virtual std::optional<SqlFragment> holders(
        const QString &table, const SearchTerm &term, const QString &field) const = 0;

    /// A condition that is true for the record whose rid is the SQL expression `rid`, cheap for a few hundred rows even
    /// when the term is common; false or NULL otherwise.
    virtual std::optional<SqlFragment> holds(
        const QString &table, const SearchTerm &term, const QString &field, const QString &rid) const
    {
        const std::optional<SqlFragment> select = holders(table, term, field);
        if (!select)
            return {};
        SqlFragment condition(rid);
        return condition.text(" IN (").add(*select).text(")");
    }
};

} // namespace steward
