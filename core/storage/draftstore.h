// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oplog/operation.h"
#include "core/storage/connection.h"

#include <QList>

namespace steward {

/// A row of the table `draft`: what somebody is writing on a record. Local to this file, never an operation.
struct DraftRow
{
    Uuid person;
    Uuid record;
    QString slot; ///< what is written: "saying", "timer"
    QByteArray content;
    Context seen; ///< of the moment the form was loaded
    Instant savedAt;
};

/// Durable when it returns. Thread: the connection's.
Result<Ok> writeDraft(Connection &connection, const DraftRow &draft);
/// Not being there is fine.
Result<Ok> removeDraft(Connection &connection, const Uuid &person, const Uuid &record, const QString &slot);
Result<QList<DraftRow>> readDrafts(Connection &connection, const Uuid &person, const Uuid &record);
/// Records on which `person` has an unsent text, newest first.
Result<QList<Uuid>> draftedRecords(Connection &connection, const Uuid &person, const QString &slot);

} // namespace steward
