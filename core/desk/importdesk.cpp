// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/importdesk.h"

namespace steward {

Result<std::unique_ptr<DeskImportTarget>> DeskImportTarget::make(Workspace &desk)
{
    STEWARD_ASSIGN(std::shared_ptr<const DeskPolicies> policies, desk.rules().current());
    return std::unique_ptr<DeskImportTarget>(new DeskImportTarget(desk, std::move(policies)));
}

Result<QList<Uuid>> DeskImportTarget::find(const RecordType &type, const Field &field, const QString &text)
{
    QList<Rid> rids;
    if (type.isTicket() && field.name == QLatin1String("external.number")) {
        // An external number is an alias for ever, so the directory of numbers knows it without a look at the tickets.
        STEWARD_ASSIGN(const std::optional<Rid> known, m_desk.records().byExactNumber(text));
        if (known)
            rids.append(*known);
    } else {
        STEWARD_ASSIGN(rids, m_desk.records().findByText(type, field, text));
    }
    QList<Uuid> ids;
    for (const Rid rid : std::as_const(rids)) {
        STEWARD_ASSIGN(const Uuid id, m_desk.records().idOf(rid));
        ids.append(id);
    }
    return ids;
}

Result<std::optional<LoadedRecord>> DeskImportTarget::load(const Uuid &id)
{
    STEWARD_ASSIGN(const std::optional<RecordPlace> place, m_desk.records().place(id));
    if (!place || place->lastSeq == 0)
        return std::optional<LoadedRecord>();
    STEWARD_ASSIGN(LoadedRecord loaded, m_desk.load(place->rid));
    return std::optional(std::move(loaded));
}

Result<QList<ImportStep>> DeskImportTarget::steps(const Uuid &record)
{
    STEWARD_ASSIGN(const Rid rid, m_desk.ridOf(record));
    STEWARD_ASSIGN(const QList<LoggedOperation> history, m_desk.operationsOf(rid));
    QList<ImportStep> steps;
    steps.reserve(history.size());
    for (const LoggedOperation &logged : history)
        steps.append({logged.operation.eventTime, logged.operation.author});
    return steps;
}

Result<std::optional<ImportCursor>> DeskImportTarget::cursor(const QString &source)
{
    STEWARD_ASSIGN(const LocalDesk local, m_desk.local()); // on a team server it stays with who imports
    return readImportCursor(*local.connection, source);
}

Result<qint64> DeskImportTarget::commit(const QList<EditGroup> &groups, const ImportCursor &cursor)
{
    CommitOptions options;
    options.batch = cursor.batch;
    options.alongside = [&](Connection &connection) { return writeImportCursor(connection, cursor, now()); };
    STEWARD_ASSIGN(const CommitReport report, m_desk.commit(groups, options));
    return qint64(report.operations.size());
}

} // namespace steward
