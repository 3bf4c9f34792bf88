// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/deskrules.h"

#include <functional>

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
    bool isFinal = false; ///< no undo takes it back

    bool changedNothing() const { return !dryRun && commit.operations.isEmpty(); }
};

/// Who works on which desk, with which rights: what the verbs take. A workspace alone is enough:
///
///     assignToMe(desk, ticket);                              writes
///     assignToMe(VerbContext(desk).asDryRun(), ticket);      checks all that the store would check, writes nothing
///
/// Verbs are free functions in the files beside this one. Each takes records as the caller saw them (what a form
/// loaded, not what is there now), builds edits and commits one batch. Thread: its workspace's.
class VerbContext
{
public:
    VerbContext(Workspace &desk) : m_desk(&desk) {} // NOLINT(google-explicit-constructor)

    VerbContext asDryRun(bool on = true) const
    {
        VerbContext copy = *this;
        copy.m_dryRun = on;
        return copy;
    }
    VerbContext with(const PermissionSet &permissions) const
    {
        VerbContext copy = *this;
        copy.m_permissions = permissions;
        return copy;
    }

    /// What else the verb's transaction does, after its operations: the draft of what is sent goes with it.
    VerbContext alongside(std::function<Result<Ok>(Connection &)> work) const
    {
        VerbContext copy = *this;
        copy.m_alongside = std::move(work);
        return copy;
    }

    Workspace &desk() const { return *m_desk; }
    const Schema &schema() const { return m_desk->schema(); }
    Instant now() const { return m_desk->clock().now(); }
    const Uuid &me() const { return m_desk->me(); }
    Result<std::shared_ptr<const DeskPolicies>> policies() const { return m_desk->rules().current(); }
    /// On a single file everybody who can open it is trusted; the chain and its anchor are the control.
    const PermissionSet &permissions() const { return m_permissions; }
    /// PermissionDenied "desk.permission" with the permission's name.
    Result<Ok> need(const QString &permission) const;
    bool isDryRun() const { return m_dryRun; }

    /// Commits what a verb has built, in one batch.
    Result<VerbReport> commit(const QList<EditGroup> &groups, const Uuid &record = {}) const;

private:
    Workspace *m_desk;
    PermissionSet m_permissions = PermissionSet::trusted();
    std::function<Result<Ok>(Connection &)> m_alongside;
    bool m_dryRun = false;
};

} // namespace steward
