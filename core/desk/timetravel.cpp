// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/timetravel.h"

namespace steward {

Result<std::optional<FoldedRecord>> recordAsOf(Workspace &workspace, Rid rid, const AsOf &asOf)
{
    STEWARD_ASSIGN(QList<LoggedOperation> operations, workspace.operationsOf(rid));
    operations.removeIf([&](const LoggedOperation &logged) {
        return !isAccepted(logged.hub) || (asOf.happened && logged.operation.eventTime > *asOf.happened)
            || (asOf.recorded && logged.hub.seq > *asOf.recorded);
    });
    if (operations.isEmpty())
        return std::optional<FoldedRecord>();
    const RecordType *type = workspace.schema().type(operations.first().operation.recordType);
    if (!type)
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("record.type"),
            QStringLiteral("this program does not know the type of the record"),
            QStringLiteral("update the program"), {operations.first().operation.recordType}};
    STEWARD_ASSIGN(FoldedRecord folded, foldRecord(*type, operations));
    return std::optional(std::move(folded));
}

} // namespace steward
