// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace steward {

/// What class of failure happened. A caller decides by it (retry, ask, stop); the sentence is for people.
enum class ErrorKind {
    NotFound, ///< The named thing does not exist, or may not be seen. Do not retry.
    AlreadyExists, ///< A unique name or number is taken.
    Conflict, ///< Somebody else's concurrent work is in the way. Reload, then decide.
    InvalidArgument, ///< The input itself is wrong, whatever the state of the desk. Carries a location where there is one.
    FailedPrecondition, ///< The input is fine, the state is not (illegal transition, newer file). Change the state first.
    PermissionDenied, ///< The person may not. Asking again does not help.
    Unavailable, ///< Locked, disconnected, busy. Retrying later helps.
    OutOfSpace, ///< Disk or quota is full. Nothing was written.
    Corrupt, ///< Stored data contradicts itself. Stop writing; run `doctor`.
    Cancelled, ///< The person stopped it. Nothing to report.
    Internal, ///< A bug of ours.
};

/// A failure as a value. Thread: any. Core writes `message` and `hint` in English; views translate by `code` + `args`.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString code; ///< Stable, dotted, lower case: "import.bad-state". Part of the public interface.
    QString message; ///< What failed and what is safe, one sentence without a full stop.
    QString hint; ///< What to do about it; may be empty.
    QStringList args; ///< Values named in `message`, for translation.
    int line = 0; ///< 1-based line of the input; 0 = no line.
    int column = 0; ///< 1-based column (CSV: field; query: character); 0 = none.

    bool operator==(const Error &) const = default;

    /// "what: why (what to do)", the form of every command line error.
    QString toString() const;
};

} // namespace steward
