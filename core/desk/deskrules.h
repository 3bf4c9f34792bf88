// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"
#include "core/lifecycle/deskpolicies.h"

namespace steward {

/// The desk's rules as its policy records say now, read again when one of them, or the schema, has changed.
/// A policy that does not read keeps its default, so that a bad rule never closes the desk; problems() says so.
/// Thread: its workspace's.
class DeskRules
{
public:
    explicit DeskRules(Workspace &desk) : m_desk(desk) {}

    /// Valid for as long as the caller holds it, also when the rules change meanwhile.
    Result<std::shared_ptr<const DeskPolicies>> current();
    /// What was wrong with the policies at the last current(); args begin with the policy's key.
    const QList<Error> &problems() const { return m_problems; }

    /// What saving such a policy would do: its errors, with line and column. For the policy editor.
    Result<Ok> check(const PolicyText &text) const;

private:
    Workspace &m_desk;
    QList<std::pair<Rid, qint64>> m_read; ///< policy records and their last operation when read
    std::shared_ptr<const Schema> m_schema;
    std::shared_ptr<const DeskPolicies> m_policies;
    QList<Error> m_problems;
};

} // namespace steward
