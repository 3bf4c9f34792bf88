// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"

namespace steward {

/// Settings of the store itself (its id, its owner), not of persons or desks: those are records. Not in the log.
Result<QString> readSetting(Connection &connection, const QString &key); ///< empty when absent
Result<Ok> writeSetting(Connection &connection, const QString &key, const QString &value);

} // namespace steward
