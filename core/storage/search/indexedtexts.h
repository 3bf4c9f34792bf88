// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/dialect.h"
#include "core/storage/searchsource.h"

namespace steward {

/// The full-text index of a workspace as generated SQL asks it (tables: searchschema.h). Thread: any; lives for ever.
const SearchSource &indexedTexts(Dialect dialect);

} // namespace steward
