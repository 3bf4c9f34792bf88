// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/tickets.h"

namespace steward {

/// An empty record of any type, ready to be filled in: tickets as draftTicket() makes them. Errors: InvalidArgument
/// "record.type".
Result<RecordEdit> draftRecord(const VerbContext &context, const QString &type);

/// Saves a new record by the rules of its type: tickets as createTicket(), people with nobody else's login or address,
/// custom fields, ticket types and policies only when they are sound. Errors: those of createTicket() and
/// checkDeclaration(); AlreadyExists "person.exists"; InvalidArgument "person.email"; those of DeskRules::check() and of
/// the writer.
Result<VerbReport> createRecord(const VerbContext &context, const RecordEdit &draft);

/// Saves what somebody wants to stand in a record, by the same rules. Errors besides: those of saveTicket().
Result<VerbReport> saveRecord(const VerbContext &context, const LoadedRecord &loaded, const RecordValues &wanted);

/// The same of an edit that a form has made of a record that is no ticket: what its fields say of one another is made to
/// agree (a calendar's content and its hours), and checked.
Result<VerbReport> writeRecord(const VerbContext &context, const RecordEdit &edit);

} // namespace steward
