// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/verbcontext.h"

namespace steward {

/// What is to be erased for good (core/oplog/erasure.h).
struct RedactionRequest
{
    LoadedRecord record;
    QStringList units; ///< names of units; those of redactableUnits() when empty
};

/// Units of a record that can be erased and say something: who asks to erase a person, a comment or an attachment means
/// these. Switches stay: that somebody has left is no secret.
QStringList redactableUnits(const RecordType &type, const RecordValues &values);

/// Erases all that was ever written in these units, here at once, on a team server when it takes it, on every replica
/// when that pulls it. Nobody can take it back. `report.record` is the first redaction. Afterwards finishRedaction() is
/// due. Errors: PermissionDenied "desk.permission"; InvalidArgument "redact.unit" (args: unit, type), "redact.nothing",
/// "record.required" without a reason; those of the writer.
Result<VerbReport> redact(const VerbContext &context, const QList<RedactionRequest> &requests, const QString &reason);

/// Overwrites what erased values have left in the desk's file and beside it, if something was erased; true then. Takes as
/// long as copying the file. Nothing to do on a team server (hub scrub). Errors: those of scrub() in eraser.h.
Result<bool> finishRedaction(Workspace &desk);

/// Texts by which other records may still name what is erased: a person's names and addresses, for searching.
QStringList namesIn(const RecordType &type, const RecordValues &values, const QStringList &units);

} // namespace steward
