// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/draftstore.h"

namespace steward {

Result<Ok> writeDraft(Connection &connection, const DraftRow &draft)
{
    STEWARD_ASSIGN(Statement write, connection.prepare(QByteArrayLiteral(
        "INSERT INTO draft(person, record, slot, content, epoch, hub_seq, own_seq, saved_at)"
        " VALUES(?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (person, record, slot) DO UPDATE SET content = excluded.content, epoch = excluded.epoch,"
        " hub_seq = excluded.hub_seq, own_seq = excluded.own_seq, saved_at = excluded.saved_at")));
    write.bind(draft.person, draft.record, draft.slot, draft.content, draft.seen.epoch, draft.seen.hubSeq,
        draft.seen.ownSeq, draft.savedAt);
    return write.run();
}

Result<Ok> removeDraft(Connection &connection, const Uuid &person, const Uuid &record, const QString &slot)
{
    STEWARD_ASSIGN(Statement remove, connection.prepare(QByteArrayLiteral(
        "DELETE FROM draft WHERE person = ? AND record = ? AND slot = ?")));
    remove.bind(person, record, slot);
    return remove.run();
}

Result<QList<DraftRow>> readDrafts(Connection &connection, const Uuid &person, const Uuid &record)
{
    STEWARD_ASSIGN(Statement read, connection.prepare(QByteArrayLiteral(
        "SELECT slot, content, epoch, hub_seq, own_seq, saved_at FROM draft"
        " WHERE person = ? AND record = ? ORDER BY slot")));
    read.bind(person, record);
    QList<DraftRow> drafts;
    while (true) {
        STEWARD_ASSIGN(const bool any, read.step());
        if (!any)
            return drafts;
        drafts.append({person, record, read.text(0), read.blob(1), {read.integer(2), read.integer(3), read.integer(4)},
            {read.integer(5)}});
    }
}

Result<QList<Uuid>> draftedRecords(Connection &connection, const Uuid &person, const QString &slot)
{
    STEWARD_ASSIGN(Statement read, connection.prepare(QByteArrayLiteral(
        "SELECT record FROM draft WHERE person = ? AND slot = ? ORDER BY saved_at DESC, record")));
    read.bind(person, slot);
    QList<Uuid> records;
    while (true) {
        STEWARD_ASSIGN(const bool any, read.step());
        if (!any)
            return records;
        records.append(read.uuid(0));
    }
}

} // namespace steward
