// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/schema/recordtype.h"

namespace steward {

/// A condition on one record as a JSON tree, so that the hub can interpret the same tree in one function:
///
///     {"and": [g, …]}   {"or": [g, …]}   {"not": g}
///     {"field": "priority", "is": "<=", "value": 2}      = != < <= > >=
///     {"field": "channel", "in": ["phone", "email"]}
///     {"field": "assignee", "is": "filled"}              filled, empty
///
/// There is no third truth value: an empty field equals null and nothing else, differs from every value, and is
/// neither less nor greater than anything. Texts and ids compare by their canonical bytes.
/// Thread: value, any.
class Guard
{
public:
    Guard() = default; ///< always holds

    /// Errors: InvalidArgument "guard.invalid" at the place: unknown field, operator that does not fit the field's
    /// kind, value of a wrong kind.
    static Result<Guard> parse(const JsonNode &node, const RecordType &type);

    bool holds(const RecordValues &values) const;
    /// Fields that the condition looks at, each once.
    QStringList fields() const;
    bool isAlways() const { return m_kind == Kind::Always; }

private:
    enum class Kind { Always, And, Or, Not, Equal, Less, LessOrEqual, In, Empty };

    static Result<Guard> parseComparison(JsonFields &in, const JsonNode &node, const RecordType &type);

    Kind m_kind = Kind::Always;
    std::vector<Guard> m_parts;
    int m_field = -1;
    QString m_name;
    std::vector<Value> m_values;
};

} // namespace steward
