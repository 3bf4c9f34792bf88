// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/schema/recordtype.h"

namespace steward {

/// Impact × urgency → priority, as data with a version that is stored with every priority it gave. Changing the
/// matrix changes no old ticket.
///
///     {"format": 1, "version": 1, "impact": [1, 2, 3], "urgency": [1, 2, 3],
///      "priority": [[1, 2, 3], [2, 3, 4], [3, 4, 5]]}          one row per impact, one column per urgency
///
/// Thread: value, any.
class PriorityMatrix
{
public:
    /// Errors: InvalidArgument "matrix.invalid" with line and column: wrong size, no whole number, a level twice.
    static Result<PriorityMatrix> parse(const JsonNode &node);

    qint64 version() const { return m_version; }
    const QList<qint64> &impacts() const { return m_impacts; }
    const QList<qint64> &urgencies() const { return m_urgencies; }
    /// nullopt when either is not a level of this matrix.
    std::optional<qint64> priorityFor(qint64 impact, qint64 urgency) const;

    /// Fills priority and matrix version of `next` after somebody changed impact or urgency compared to `base`, unless
    /// they set the priority by hand in the same edit. A priority by hand (no version) stays until it is given back
    /// with follow().
    void fill(const RecordType &type, const RecordValues &base, RecordValues &next) const;
    /// Takes the priority from the matrix, whatever it was; clears the reason. Does nothing without both levels.
    void follow(const RecordType &type, RecordValues &values) const;
    /// What the hub checks too: a priority without version needs a reason ("priority.reason-missing"), one with this
    /// matrix's version must be the matrix's ("priority.not-from-matrix"). FailedPrecondition. Imports keep the
    /// source's priority and are not checked.
    Result<Ok> check(const RecordType &type, const RecordValues &values) const;

private:
    qint64 m_version = 1;
    QList<qint64> m_impacts;
    QList<qint64> m_urgencies;
    QList<qint64> m_priorities; ///< row by row
};

} // namespace steward
