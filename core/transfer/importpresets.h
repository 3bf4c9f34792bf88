// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/mapping.h"

namespace steward {

/// Mappings that come with the program, as files in resources/import: a desk that needs another state map takes a copy
/// and gives it with --mapping.
///
/// "servicenow-log" reads the audit log that ServiceNow writes of its incidents, one row per update: `number`,
/// `incident_state`, `sys_updated_at`, `sys_updated_by`, `sys_mod_count` … Dates as dd-mm-yyyy or d/m/yyyy, truth values in
/// either case, "?" for empty, spaces doubled here and there.
///
/// - Each row is an operation with its own moment and author; a row that changes only bookkeeping is a touch.
/// - `resolved_at` and `closed_at` stand on every row and take effect at their own time.
/// - Priorities are kept as the source has them; counts (`reopen_count` …) follow from the history.
/// - Columns that the file does not name here become custom fields of their own.
QStringList importPresets();

/// Errors: NotFound "import.no-preset"; those of Mapping::parse.
Result<Mapping> importPreset(const QString &name, const Schema &schema);

} // namespace steward
