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

/// True for record types whose records declare fields or ticket types: writing one makes another schema.
bool declaresSchema(QStringView recordType);

} // namespace steward
