// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordtype.h"

namespace steward {

/// Where a field of a ticket stands on its screen. Read off the declaration, so that a new field finds its place by itself.
enum class FieldGroup { Elsewhere, Requester, Classification, Assignment, Resolution, Dates, Custom, More };

/// Elsewhere: it is shown by the header, the thread or the list of related tickets, or tells people nothing.
FieldGroup groupOf(const RecordType &type, const Field &field);

/// Fields of a group in the order of their declaration.
QList<const Field *> fieldsOf(const RecordType &type, FieldGroup group);

} // namespace steward
