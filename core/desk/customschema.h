// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/customisation.h"
#include "core/storage/recordstore.h"

namespace steward {

/// The built-in schema plus the ticket types and custom fields declared by the workspace's own records. Inactive
/// fields stay declared, so that their values stay readable; forms hide them.
/// A declaration that does not parse is left out; checkDeclaration() keeps such records from being saved.
Result<std::shared_ptr<const Schema>> schemaWithCustomisation(RecordStore &records);

} // namespace steward
