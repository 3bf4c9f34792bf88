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
    CommitOptions options;
    options.dryRun = m_dryRun; // the real thing, taken back at its end
    if (!m_dryRun)
        options.alongside = m_alongside;
    STEWARD_ASSIGN(const CommitReport done, m_desk->commit(groups, options));
    if (!m_dryRun)
        report.commit = done;
    return report;
}

} // namespace steward
