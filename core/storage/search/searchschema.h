// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/schema.h"
#include "core/storage/connection.h"

namespace steward {

/// Tables of the full-text index. Like the projection they hold nothing that the records would not give again.
///
/// SQLite keeps an index of our own, since FTS5 could not hold what people expect of a search field. Measured with
/// 100,000 tickets of four texts (SQLite 3.40): FTS5 needs 850 bytes a ticket, 2,261 with the prefix indexes without
/// which "l*" takes 270 ms and grows with the desk; it finds words together only when they stand in one text, while
/// people mean one ticket; and withdrawing a text needs its old words. Here a ticket takes about a third of the
/// bytes, all its texts are one place to look, and a text is withdrawn by its name.
///
///     search_pending    texts as they came, as tokens; looked through word by word until there is a megabyte of them
///     search_segment    an index of texts that were pending once; merged by size, see segmentmerger.h
///     search_posting    (segment, term, first owner) → owners and places, see postings.h
///     search_owner      for each owner the list of its texts: slot → source, field, alive
///     search_dead       slots whose text was changed or withdrawn, until a merge has left them out
///     search_state      one row; generation grows when what a reader remembers is no longer true
///
/// PostgreSQL keeps one search_document per piece of a text, with a tsvector of our tokens under a GIN index, and the
/// whole text's tokens in search_text, which decides about phrases that are longer than the overlap of two pieces.
///
/// A term is the token itself for texts of tickets, and \x01 table \x01 token for other records: who looks for a
/// person does not read through the tickets that mention them.

/// Makes the tables where they are missing or of an older layout; then returns true and the index has to be filled
/// (rebuild.h). Call it inside a transaction.
Result<bool> prepareSearch(Connection &connection, const Schema &schema);
/// Empties the index.
Result<Ok> recreateSearch(Connection &connection, const Schema &schema);

} // namespace steward
