// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/history.h"

namespace steward {

/// One entry of a ticket's thread.
struct ThreadEntry
{
    enum class Kind {
        Comment, ///< public
        WorkNote, ///< internal
        Attachment,
        WorkLog,
        System, ///< somebody changed the ticket: `change`
    };
    Kind kind = Kind::System;
    Instant at; ///< when it was written or happened
    Rid rid = 0; ///< of the comment, note, attachment, work log; of the ticket for system lines
    Uuid record;
    Uuid person; ///< who wrote or did it
    bool isFromRequester = false;
    bool isWithdrawn = false; ///< `text` is empty then
    QString text; ///< body, file name, or what was done
    QString channel; ///< of a comment
    Duration spent{}; ///< of a work log
    QString sha256; ///< of an attachment
    QString mediaType;
    qint64 size = 0;
    bool isHere = true; ///< content of an attachment: false where it has to be got from the team server first
    bool isInternal = false;
    QString fromNumber; ///< of the merged ticket it was written on; empty for the ticket's own
    HistoryEntry change; ///< of a system line

    /// What it said was erased for good: nobody writes an empty comment or attaches a file without content.
    bool isErased() const
    {
        return !isWithdrawn && ((kind == Kind::Attachment && sha256.isEmpty())
            || ((kind == Kind::Comment || kind == Kind::WorkNote) && text.isEmpty()));
    }
};

/// The whole thread of a ticket in time order, with those of the tickets that were merged into it. Operations that only
/// wrote watchers or bookkeeping have no line.
Result<QList<ThreadEntry>> threadOf(Workspace &desk, Rid ticket);

} // namespace steward
