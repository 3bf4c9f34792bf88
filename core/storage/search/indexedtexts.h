// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"
#include "core/storage/searchsource.h"

namespace steward {

/// The full-text index of a workspace as generated SQL asks it (tables: searchschema.h). A member
/// of a hub asks its functions (hub/search.sql). Thread: any; lives for ever.
const SearchSource &indexedTexts(const Connection &connection);

} // namespace steward
