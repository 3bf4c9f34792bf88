// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/drafts.h"

#include "core/storage/draftstore.h"

namespace steward {

static Result<Ok> checkWritableDesk(const LocalDesk &desk)
{
    if (desk.readOnlyPath.isEmpty())
        return Ok{};
    return Error{ErrorKind::FailedPrecondition, QStringLiteral("workspace.read-only"),
        QStringLiteral("this desk was opened read-only; nothing was changed"), {}, {desk.readOnlyPath}};
}

Result<Ok> saveDraft(const LocalDesk &desk, const Uuid &record, const Draft &draft)
{
    STEWARD_TRY(checkWritableDesk(desk));
    return writeDraft(*desk.connection, {desk.me, record, draft.slot, draft.content, draft.seen, desk.clock->now()});
}

Result<Ok> saveDraft(Workspace &desk, const Uuid &record, const Draft &draft)
{
    STEWARD_ASSIGN(const LocalDesk local, desk.local());
    return saveDraft(local, record, draft);
}

Result<Ok> discardDraft(const LocalDesk &desk, const Uuid &record, const QString &slot)
{
    STEWARD_TRY(checkWritableDesk(desk));
    return removeDraft(*desk.connection, desk.me, record, slot);
}

Result<Ok> discardDraft(Workspace &desk, const Uuid &record, const QString &slot)
{
    STEWARD_ASSIGN(const LocalDesk local, desk.local());
    return discardDraft(local, record, slot);
}

std::function<Result<Ok>(Connection &)> discarding(const Uuid &person, const Uuid &record, const QString &slot)
{
    return [=](Connection &connection) { return removeDraft(connection, person, record, slot); };
}

Result<QList<Draft>> draftsOf(Workspace &desk, const Uuid &record)
{
    STEWARD_ASSIGN(const LocalDesk local, desk.local());
    STEWARD_ASSIGN(const QList<DraftRow> rows, readDrafts(*local.connection, desk.me(), record));
    QList<Draft> drafts;
    for (const DraftRow &row : rows)
        drafts.append({row.slot, row.content, row.seen, row.savedAt});
    return drafts;
}

Result<QList<Uuid>> draftedTickets(Workspace &desk)
{
    STEWARD_ASSIGN(const LocalDesk local, desk.local());
    return draftedRecords(*local.connection, desk.me(), sayingSlot());
}

} // namespace steward
