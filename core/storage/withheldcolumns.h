// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"
#include "core/storage/typeplan.h"

namespace steward {

/// Makes a plan read as empty what this session may not read: to the requesters of a hub people are names
/// (core/storage/hub/hubsecurity.h), and the other columns are a privilege that they lack. A file withholds nothing.
Result<Ok> leaveOutWithheld(Connection &connection, const RecordType &type, TypePlan &plan);

} // namespace steward
