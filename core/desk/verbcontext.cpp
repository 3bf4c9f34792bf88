// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/verbcontext.h"

namespace steward {

Result<Ok> VerbContext::need(const QString &permission) const
{
    if (m_permissions.has(permission))
        return Ok{};
    return Error{ErrorKind::PermissionDenied, QStringLiteral("desk.permission"),
        QStringLiteral("this needs the permission \"%1\"").arg(permission),
        QStringLiteral("ask an administrator for a role that has it"), {permission}};
}

Result<VerbReport> VerbContext::commit(const QList<EditGroup> &groups, const Uuid &record) const
{
    VerbReport report;
    report.groups = groups;
    report.record = record;
    report.dryRun = m_dryRun;
    if (!m_dryRun) {
        CommitOptions options;
        options.alongside = m_alongside;
        STEWARD_ASSIGN(report.commit, m_desk->commit(groups, options));
        return report;
    }
    // The real thing up to its last step: an error from inside takes all of it back.
    const QString done = QStringLiteral("desk.dry-run");
    CommitOptions options;
    options.alongside = [&](Connection &) -> Result<Ok> { return Error{ErrorKind::Cancelled, done, {}, {}, {}}; };
    const Result<CommitReport> tried = m_desk->commit(groups, options);
    if (!tried && tried.error().code != done)
        return tried.error();
    return report;
}

} // namespace steward
