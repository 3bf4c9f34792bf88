// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/deskrules.h"

namespace steward {

/// Something a verb could do next, for a screen to offer and never done by itself.
struct FollowUp
{
    enum class Kind {
        ResolveChildren, ///< `records`: the open children of a ticket that was just resolved
    };
    Kind kind = Kind::ResolveChildren;
    QList<Uuid> records;
};

/// What a verb did, or would do.
struct VerbReport
{
    QList<EditGroup> groups; ///< what was to be written
    CommitReport commit; ///< `commit.batch` is what undo takes; empty after a dry run
    Uuid record; ///< the record it was about: the ticket created, the merge's target
    QList<FollowUp> followUps;
    bool dryRun = false;

    bool changedNothing() const { return !dryRun && commit.operations.isEmpty(); }
};

/// Who works on which desk by which rules: what the verbs take. Verbs are free functions in the files beside this one;
/// each takes records as the caller saw them (what a form loaded, not what is there now), builds edits and commits one
/// batch. Thread: its workspace's.
class DeskSession
{
public:
    explicit DeskSession(Workspace &desk) : m_desk(desk), m_rules(desk) {}

    Workspace &desk() { return m_desk; }
    const Schema &schema() const { return m_desk.schema(); }
    Instant now() const { return m_desk.clock().now(); }
    const Uuid &me() const { return m_desk.me(); }
    DeskRules &rules() { return m_rules; }
    Result<std::shared_ptr<const DeskPolicies>> policies() { return m_rules.current(); }
    /// On a single file everybody who can open it is trusted; the chain and its anchor are the control.
    const PermissionSet &permissions() const { return m_permissions; }
    void setPermissions(const PermissionSet &permissions) { m_permissions = permissions; }

    /// While set, verbs check everything the store would check, and write nothing.
    void setDryRun(bool on) { m_dryRun = on; }
    bool isDryRun() const { return m_dryRun; }

    /// Commits what a verb has built, in one batch. Groups beyond the limit of one group are an error of the caller.
    Result<VerbReport> commit(const QList<EditGroup> &groups, const Uuid &record = {});

private:
    Workspace &m_desk;
    DeskRules m_rules;
    PermissionSet m_permissions = PermissionSet::trusted();
    bool m_dryRun = false;
};

} // namespace steward
