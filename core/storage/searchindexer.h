// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"

#include <QString>

namespace steward {

/// One text of one record, before and after a change.
struct SearchText
{
    Rid owner = 0; ///< the record a hit leads to: the ticket of a comment, else the record itself
    QString ownerTable; ///< projection table of the owner: tickets of all kinds are searched together
    Rid source = 0; ///< the record that holds the text
    QString field;
    QString before; ///< empty when new
    QString after; ///< empty when withdrawn
};

/// Keeps the full-text index in step inside the change's own transaction. Texts may be collected until finish(): only
/// then they are found.
class SearchIndexer
{
public:
    virtual ~SearchIndexer() = default;
    virtual Result<Ok> textChanged(const SearchText &text) = 0;
    /// Ends the changes of a commit, before the commit itself.
    virtual Result<Ok> finish() { return Ok{}; }
    /// The transaction is gone, and its texts with it.
    virtual void discard() {}
};

} // namespace steward
