// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/recordstore.h"

#include <QSet>

namespace steward {

/// What records are called: tickets by their numbers, all else by its title. Two statements however many there are.
/// Absent: unknown records, stubs, and those that a member of a hub may not see. Thread: the connection's.
Result<QHash<Uuid, QString>> recordLabels(Connection &connection, RecordStore &records, const QSet<Uuid> &ids);

} // namespace steward
