// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/access/permissions.h"
#include "core/lifecycle/duerule.h"
#include "core/lifecycle/holdreasons.h"
#include "core/lifecycle/lifecycle.h"
#include "core/lifecycle/prioritymatrix.h"
#include "core/lifecycle/reopenrule.h"
#include "core/schema/schema.h"

namespace steward {

/// A policy as text, the way a `policy` record holds it.
struct PolicyText
{
    QString key; ///< "lifecycle.incident", "priority.matrix", "due.rule", "reopen.rule", "hold.reasons", "roles"
    QString body; ///< JSON
};

/// The rules of a desk, read from its policy records. Thread: immutable; a changed record makes a new one.
class DeskPolicies
{
public:
    /// What a new workspace starts with; each becomes a policy record of revision 1. From the program's resources.
    static QList<PolicyText> defaults();

    /// Reads `texts` over the defaults: a key that is absent keeps its default. Errors: what the readers say, with
    /// the policy's key in args; "policy.unknown" for a key that nothing reads.
    static Result<DeskPolicies> parse(const QList<PolicyText> &texts, const Schema &schema);
    /// The defaults alone; they are proven sound by a test.
    static const DeskPolicies &builtIn();

    /// Lifecycle of a ticket type: its own, or that of incidents for custom types without one; null for other records.
    const Lifecycle *lifecycle(const QString &type) const;
    const PriorityMatrix &matrix() const { return m_matrix; }
    const DueRule &dueRule() const { return m_dueRule; }
    const ReopenRule &reopenRule() const { return m_reopenRule; }
    const HoldReasons &holdReasons() const { return m_holdReasons; }
    const Roles &roles() const { return m_roles; }

private:
    Result<Ok> read(const PolicyText &text, const Schema &schema);

    QHash<QString, Lifecycle> m_lifecycles; ///< one per ticket type
    PriorityMatrix m_matrix;
    DueRule m_dueRule;
    ReopenRule m_reopenRule;
    HoldReasons m_holdReasons;
    Roles m_roles;
};

} // namespace steward
