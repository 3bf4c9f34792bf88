// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"

namespace steward {

/// A ticket that may be about the same thing.
struct SimilarTicket
{
    Rid rid = 0;
    Uuid id;
    QString number;
    QString title;
    qint64 statusClass = 0;
    bool sameItem = false; ///< about the same configuration item
    bool sameService = false;
    QStringList words; ///< of this ticket's title that it has too
};

/// Tickets that share words of the title, the configuration item or the service with this one; those that share most
/// first, solved ones before others that share as much. Merged and deleted ones are left out. For reader threads; looks at
/// some hundred candidates, never at all tickets.
Result<QList<SimilarTicket>> similarTo(Workspace &desk, const LoadedRecord &ticket, int limit = 5);

/// The words of a title that say what it is about, most telling first, at most `most`.
QStringList tellingWords(const QString &title, int most = 4);

} // namespace steward
