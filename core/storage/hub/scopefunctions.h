// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/access/accessrules.h"

namespace steward {

/// The hub's functions that work out who may see a record, made from the declarations: static SQL without a column's
/// name that is not declared. To be run by the definer.
///
///     hub.followed(rids)                 the tickets that records hang on, by record
///     hub.ticket_keys(rid) → text[]      of a ticket, from its row: sorted, each once
///     hub.scope_of(rid) → text[]         of any record (see record.scope in hub/tables.sql)
///     hub.rescope(rid, seq) → boolean    brings record.scope, the row's scope and record_scope in step with the row,
///                                        and so for all that hangs on a ticket whose keys changed; true if they did.
///                                        To be called after every write of a row, in the same transaction
///     hub.rescope_page(rids, seqs, tables)  the same as rescope for all that a page has written in these tables
///     hub.rescope_all() → bigint         the same for a whole store that has just been loaded, set by set; the keys
///                                        of now count from the record's first operation on. Returns the records
///     hub.restore_scope() → bigint       gives rows of a rebuilt projection the keys of their records
QString scopeFunctions(const Schema &schema, const AccessRules &rules);

} // namespace steward
