// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/records/customfield.h"
#include "core/schema/records/tickettype.h"
#include "core/schema/schema.h"

namespace steward {

/// Name that the fields of a record carry for a custom field: "x.symptom", apart from fields that later versions of the
/// program declare themselves.
QString customFieldName(const QString &declaredName);

/// `schema` with one more custom field, or with one more ticket type (the shared ticket under another name and prefix).
/// One that does not parse, or that is there already, changes nothing.
std::shared_ptr<const Schema> withCustomField(std::shared_ptr<const Schema> schema, const CustomField &field);
std::shared_ptr<const Schema> withTicketType(std::shared_ptr<const Schema> schema, const TicketType &type);

/// Errors of a declaration before it is saved: InvalidArgument "customfield.name", "customfield.kind",
/// "customfield.type", "customfield.choices", "tickettype.key", "tickettype.prefix".
Result<Ok> checkDeclaration(const CustomField &field, const Schema &schema);
Result<Ok> checkDeclaration(const TicketType &type, const Schema &schema);

} // namespace steward
