// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/verbcontext.h"

namespace steward {

/// What somebody entered, by field name.
using FieldValues = QList<std::pair<QString, Value>>;

/// A new ticket as a form shows it before anything is entered: initial status, opened now by me, impact and urgency in
/// the lower middle of the matrix, then the values of the template. `type` is "incident" or a custom ticket type.
/// Errors: InvalidArgument "record.type", NotFound "record.unknown" (the template), those of valuesFromJson().
Result<RecordEdit> draftTicket(const VerbContext &context, const QString &type, const Uuid &templateId = {});

/// Completes a draft and saves it: site and organization of the requester, the team of the service or the category where
/// none was chosen, the priority from the matrix, the due date from the rule, and the status that goes with an
/// assignee. A draft whose status is not the initial one moves there at once (a call that was solved on the phone).
/// Errors: those of editTicket().
Result<VerbReport> createTicket(const VerbContext &context, const RecordEdit &draft);
/// As above without saving, for verbs that save more with it.
Result<RecordEdit> completeTicket(const VerbContext &context, const RecordEdit &draft);

/// Saves what a form holds. The desk's rules see to the rest: a changed status takes its transition (what is missing
/// stands in the error), priority follows the matrix, the due date the rule, a first assignee makes a new ticket
/// "assigned". Errors: FailedPrecondition "ticket.deleted", "ticket.merged" (args: number of the target),
/// "ticket.not-in-state" (a field that the status does not have; args: field), "lifecycle.no-transition",
/// "lifecycle.missing" (args: the fields to fill), "reopen.too-late", "priority.reason-missing"; InvalidArgument
/// "lifecycle.no-state", "field.no-choice", "ticket.parent-cycle"; PermissionDenied "desk.permission",
/// "lifecycle.permission"; those of the writer.
Result<VerbReport> saveTicket(const VerbContext &context, const LoadedRecord &loaded, const RecordValues &wanted);
Result<VerbReport> editTicket(const VerbContext &context, const LoadedRecord &loaded, const FieldValues &entered);

/// The edit that saveTicket() or editTicket() would save; for verbs that save more with it and for previews. Its verb is the transition's
/// key when the status changes, else "assign", "prioritise" or "edit".
Result<RecordEdit> ticketEditTo(const VerbContext &context, const LoadedRecord &loaded, const RecordValues &wanted);
Result<RecordEdit> ticketEdit(const VerbContext &context, const LoadedRecord &loaded, const FieldValues &entered);

/// A null team keeps the team; a null assignee leaves it to the team. Somebody who is not in the new team is not kept.
Result<VerbReport> assign(
    const VerbContext &context, const LoadedRecord &loaded, const Uuid &team, const Uuid &assignee);
Result<VerbReport> assignToMe(const VerbContext &context, const LoadedRecord &loaded);

/// Moves through the lifecycle, with what the move needs in `entered`. After a resolution, followUps names the open
/// children.
Result<VerbReport> changeStatus(const VerbContext &context, const LoadedRecord &loaded, const QString &status,
    const FieldValues &entered = {});
/// By the transition's key: "resolve", "hold", "close", "reopen". Errors besides: InvalidArgument "lifecycle.no-transition".
Result<VerbReport> takeTransition(const VerbContext &context, const LoadedRecord &loaded, const QString &transition,
    const FieldValues &entered = {});
Result<VerbReport> hold(const VerbContext &context, const LoadedRecord &loaded, const QString &reason);
Result<VerbReport> resolve(
    const VerbContext &context, const LoadedRecord &loaded, const Uuid &code, const QString &resolution);
/// The open children that the ticket's resolution could resolve too, and resolving them with the parent's code and
/// text, in one batch. Children that cannot be resolved make it fail as a whole, with the child's number in args.
Result<QList<Uuid>> openChildren(const VerbContext &context, const Uuid &ticket);
Result<VerbReport> resolveChildren(const VerbContext &context, const LoadedRecord &parent, const QList<Uuid> &children);

/// Impact and urgency as somebody chose them: the priority is the matrix's again, also where it was set by hand.
Result<VerbReport> setLevels(const VerbContext &context, const LoadedRecord &loaded, qint64 impact, qint64 urgency);
/// The edit that setLevels() would save.
Result<RecordEdit> levelsEdit(const VerbContext &context, const LoadedRecord &loaded, qint64 impact, qint64 urgency);

/// By hand, with a reason; needs the permission "priority.override". An empty priority gives it back to the matrix.
Result<VerbReport> setPriority(
    const VerbContext &context, const LoadedRecord &loaded, std::optional<qint64> priority, const QString &reason);

/// Every move out of the ticket's status with what is missing for it; the reopen rule has been asked.
struct TransitionChoices
{
    std::shared_ptr<const DeskPolicies> policies; ///< keeps the transitions alive
    QList<TransitionOffer> offers;
};
Result<TransitionChoices> transitionsOf(const VerbContext &context, const LoadedRecord &loaded);

/// True when the requester is marked VIP.
Result<bool> isVip(Workspace &desk, const LoadedRecord &loaded);

/// FailedPrecondition "ticket.deleted" or "ticket.merged" when nothing can be written on it any more.
Result<Ok> checkWritable(Workspace &desk, const LoadedRecord &loaded);

/// Soft delete of any record, and its return (undo does that too).
Result<VerbReport> deleteRecord(const VerbContext &context, const LoadedRecord &loaded);

} // namespace steward
