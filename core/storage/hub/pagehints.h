// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/hub/hub.h"
#include "core/storage/outbox.h"
#include "core/storage/recordstore.h"

namespace steward {

/// What a replica knows of the records that a page out of its outbox writes, for order and search at the hub: one hint per
/// record, with its last operation. The rows of a replica show what waits in it too, so a record of which more waits
/// behind the page (looked for when `mayGoOn`) gets its texts alone. Thread: the store's.
Result<QList<OperationHint>> pageHints(
    Connection &connection, RecordStore &records, const QList<OutboxEntry> &page, bool mayGoOn);

} // namespace steward
