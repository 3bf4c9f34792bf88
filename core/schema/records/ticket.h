// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"
#include "core/schema/records/ids.h"
#include "core/schema/records/statusclass.h"

namespace steward {

/// What every ticket has, whatever its practice. A kind is composition: `struct Incident { Ticket ticket; }`.
/// Numbers such as INC-000123 are hub facts, not fields of operations; `number` is filled by the projection.
struct Ticket
{
    QString title;
    QString description;

    QString status; ///< key of the lifecycle's state
    std::optional<qint64> statusClass; ///< StatusClass; travels with the status so that a fold needs no lifecycle
    QString holdReason; ///< why it waits; only while waiting
    ResolutionCodeId resolutionCode;
    QString resolution;

    std::optional<qint64> impact; ///< 1 high … 3 low
    std::optional<qint64> urgency; ///< 1 high … 3 low
    std::optional<qint64> priority; ///< 1 critical … 5 planning; from the matrix, or by hand with a reason
    std::optional<qint64> matrixVersion; ///< version of the matrix that gave `priority`; empty = by hand
    QString priorityReason;

    TeamId team;
    PersonId assignee;
    PersonId requester;
    PersonId openedBy;
    OrganizationId organization;
    LocationId location;
    ServiceId service;
    ConfigurationItemId ci;
    CategoryId category;
    QString channel;
    std::optional<Instant> opened;
    std::optional<Instant> due;
    TicketId parent;
    TicketId mergedInto;
    StringSet tags;
    StringSet watchers;
    QString externalNumber; ///< number in the system it was imported from; an alias for ever

    // Derived by the projection.
    QString number;
    std::optional<Instant> updated; ///< event time of the latest operation
    std::optional<Instant> resolved;
    std::optional<Instant> closed;
    std::optional<qint64> reopens;
    std::optional<qint64> reassignments;
    std::optional<qint64> comments;
    std::optional<qint64> attachments;
    std::optional<Instant> deadline; ///< the next one of its service level clocks
    QString serviceLevel; ///< how the worst of its clocks stands
    QString clocks; ///< all of them (core/storage/clockledger.h)
};

/// Adds Ticket's fields to the declaration of a kind. `part` is the kind's Ticket member.
template<class Kind>
void declareTicket(RecordBuilder<Kind> &b, Ticket Kind::*part)
{
    using T = Ticket;
    const QString status = QStringLiteral("status");
    const QString assignment = QStringLiteral("assignment");
    const QString priority = QStringLiteral("priority");
    const QString ticket = QStringLiteral("ticket");
    const QString person = QStringLiteral("person");
    const auto c = [](const char *key, const char *label) {
        return Choice{QString::fromLatin1(key), QString::fromUtf8(label)};
    };
    const QList<Choice> levels{c("1", QT_TRANSLATE_NOOP("Record", "High")),
        c("2", QT_TRANSLATE_NOOP("Record", "Medium")), c("3", QT_TRANSLATE_NOOP("Record", "Low"))};
    const auto derived = [] { return FieldOptions{.derived = true}; };

    b.field("number", QT_TRANSLATE_NOOP("Record", "Number"), part, &T::number, derived()).listed();
    b.field("title", QT_TRANSLATE_NOOP("Record", "Title"), part, &T::title)
        .required().searchable().listed().title();
    b.field("description", QT_TRANSLATE_NOOP("Record", "Description"), part, &T::description,
         {.kind = FieldKind::LongText, .store = FieldStore::Wide}).searchable();

    b.field("status", QT_TRANSLATE_NOOP("Record", "Status"), part, &T::status,
         {.unit = status, .policy = MergePolicy::Status, .kind = FieldKind::Choice}).required().indexed().listed();
    b.field("status.class", QT_TRANSLATE_NOOP("Record", "Status class"), part, &T::statusClass,
        {.unit = status, .policy = MergePolicy::Status,
            .choices = {c("0", QT_TRANSLATE_NOOP("Record", "New")), c("1", QT_TRANSLATE_NOOP("Record", "Active")),
                c("2", QT_TRANSLATE_NOOP("Record", "Waiting")), c("3", QT_TRANSLATE_NOOP("Record", "Done")),
                c("4", QT_TRANSLATE_NOOP("Record", "Closed"))}});
    b.field("hold", QT_TRANSLATE_NOOP("Record", "On hold for"), part, &T::holdReason,
         {.unit = status, .policy = MergePolicy::Status,
             .choices = {c("requester", QT_TRANSLATE_NOOP("Record", "Requester")),
                 c("vendor", QT_TRANSLATE_NOOP("Record", "Vendor")),
                 c("problem", QT_TRANSLATE_NOOP("Record", "Problem")),
                 c("change", QT_TRANSLATE_NOOP("Record", "Change")),
                 c("evidence", QT_TRANSLATE_NOOP("Record", "Evidence")),
                 c("other", QT_TRANSLATE_NOOP("Record", "Other reason"))},
             .kind = FieldKind::Choice});
    b.field("resolution.code", QT_TRANSLATE_NOOP("Record", "Resolution code"), part, &T::resolutionCode,
        {.unit = status, .policy = MergePolicy::Status, .target = QStringLiteral("resolutioncode")});
    b.field("resolution", QT_TRANSLATE_NOOP("Record", "Resolution"), part, &T::resolution,
         {.unit = status, .policy = MergePolicy::Status, .kind = FieldKind::LongText, .store = FieldStore::Wide})
        .searchable();

    b.field("impact", QT_TRANSLATE_NOOP("Record", "Impact"), part, &T::impact,
        {.unit = priority, .choices = levels});
    b.field("urgency", QT_TRANSLATE_NOOP("Record", "Urgency"), part, &T::urgency,
        {.unit = priority, .choices = levels});
    b.field("priority", QT_TRANSLATE_NOOP("Record", "Priority"), part, &T::priority,
         {.unit = priority,
             .choices = {c("1", QT_TRANSLATE_NOOP("Record", "P1 Critical")),
                 c("2", QT_TRANSLATE_NOOP("Record", "P2 High")),
                 c("3", QT_TRANSLATE_NOOP("Record", "P3 Moderate")),
                 c("4", QT_TRANSLATE_NOOP("Record", "P4 Low")),
                 c("5", QT_TRANSLATE_NOOP("Record", "P5 Planning"))}})
        .indexed().listed();
    b.field("matrix.version", QT_TRANSLATE_NOOP("Record", "Matrix version"), part, &T::matrixVersion,
        {.unit = priority});
    b.field("priority.reason", QT_TRANSLATE_NOOP("Record", "Why this priority"), part, &T::priorityReason,
        {.unit = priority, .store = FieldStore::Wide});

    b.field("team", QT_TRANSLATE_NOOP("Record", "Team"), part, &T::team,
         {.unit = assignment, .target = QStringLiteral("team")}).indexed().listed();
    b.field("assignee", QT_TRANSLATE_NOOP("Record", "Assignee"), part, &T::assignee,
         {.unit = assignment, .target = person}).indexed().listed();
    b.field("requester", QT_TRANSLATE_NOOP("Record", "Requester"), part, &T::requester, {.target = person})
        .indexed();
    b.field("opened.by", QT_TRANSLATE_NOOP("Record", "Opened by"), part, &T::openedBy, {.target = person});
    b.field("organization", QT_TRANSLATE_NOOP("Record", "Organization"), part, &T::organization,
        {.target = QStringLiteral("organization")});
    b.field("location", QT_TRANSLATE_NOOP("Record", "Location"), part, &T::location,
        {.target = QStringLiteral("location")});
    b.field("service", QT_TRANSLATE_NOOP("Record", "Service"), part, &T::service,
         {.target = QStringLiteral("service")}).indexed().listed();
    b.field("ci", QT_TRANSLATE_NOOP("Record", "Configuration item"), part, &T::ci,
        {.target = QStringLiteral("ci")}).indexed();
    b.field("category", QT_TRANSLATE_NOOP("Record", "Category"), part, &T::category,
         {.target = QStringLiteral("category")}).indexed();
    b.field("channel", QT_TRANSLATE_NOOP("Record", "Channel"), part, &T::channel,
        {.choices = {c("phone", QT_TRANSLATE_NOOP("Record", "Phone")),
             c("email", QT_TRANSLATE_NOOP("Record", "E-mail")),
             c("portal", QT_TRANSLATE_NOOP("Record", "Portal")),
             c("walkin", QT_TRANSLATE_NOOP("Record", "In person")),
             c("monitoring", QT_TRANSLATE_NOOP("Record", "Monitoring")),
             c("other", QT_TRANSLATE_NOOP("Record", "Other channel"))},
            .kind = FieldKind::Choice});
    b.field("opened", QT_TRANSLATE_NOOP("Record", "Opened"), part, &T::opened).required().indexed();
    b.field("due", QT_TRANSLATE_NOOP("Record", "Due"), part, &T::due).indexed().listed();
    b.field("parent", QT_TRANSLATE_NOOP("Record", "Parent"), part, &T::parent, {.target = ticket}).indexed();
    b.field("merged.into", QT_TRANSLATE_NOOP("Record", "Merged into"), part, &T::mergedInto, {.target = ticket})
        .indexed();
    b.field("tag", QT_TRANSLATE_NOOP("Record", "Tags"), part, &T::tags);
    b.field("watcher", QT_TRANSLATE_NOOP("Record", "Watchers"), part, &T::watchers,
        {.target = person, .kind = FieldKind::ReferenceSet});
    b.field("external.number", QT_TRANSLATE_NOOP("Record", "External number"), part, &T::externalNumber);

    b.field("updated", QT_TRANSLATE_NOOP("Record", "Updated"), part, &T::updated, derived()).indexed().listed();
    b.field("resolved", QT_TRANSLATE_NOOP("Record", "Resolved"), part, &T::resolved, derived()).indexed();
    b.field("closed", QT_TRANSLATE_NOOP("Record", "Closed"), part, &T::closed, derived());
    b.field("reopens", QT_TRANSLATE_NOOP("Record", "Reopened"), part, &T::reopens, derived());
    b.field("reassignments", QT_TRANSLATE_NOOP("Record", "Reassigned"), part, &T::reassignments, derived());
    b.field("comments", QT_TRANSLATE_NOOP("Record", "Comments"), part, &T::comments, derived());
    b.field("attachments", QT_TRANSLATE_NOOP("Record", "Attachments"), part, &T::attachments, derived());
    b.field("deadline", QT_TRANSLATE_NOOP("Record", "Next deadline"), part, &T::deadline, derived()).indexed();
    b.field("sla", QT_TRANSLATE_NOOP("Record", "Service level"), part, &T::serviceLevel,
        {.choices = {c("running", QT_TRANSLATE_NOOP("Record", "Running")), c("paused", QT_TRANSLATE_NOOP("Record", "Paused")),
             c("met", QT_TRANSLATE_NOOP("Record", "Met")), c("missed", QT_TRANSLATE_NOOP("Record", "Missed"))},
            .kind = FieldKind::Choice, .derived = true});
    b.field("clocks", QT_TRANSLATE_NOOP("Record", "Service level clocks"), part, &T::clocks,
        {.kind = FieldKind::LongText, .derived = true});
}

} // namespace steward
