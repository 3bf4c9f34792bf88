// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/records/customfield.h"
#include "core/schema/records/tickettype.h"
#include "core/schema/schema.h"
#include "core/storage/recordstore.h"

namespace steward {

/// The built-in schema plus the ticket types and custom fields declared by the workspace's own records. Inactive
/// fields stay declared, so that their values stay readable; forms hide them.
/// A declaration that does not parse is left out; check() below keeps such records from being saved.
Result<std::shared_ptr<const Schema>> schemaWithCustomisation(RecordStore &records);

/// Errors of a declaration before it is saved: InvalidArgument "customfield.name", "customfield.kind",
/// "customfield.type", "customfield.choices", "tickettype.key", "tickettype.prefix".
Result<Ok> checkDeclaration(const CustomField &field, const Schema &schema);
Result<Ok> checkDeclaration(const TicketType &type, const Schema &schema);

} // namespace steward
