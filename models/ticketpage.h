// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/drafts.h"
#include "core/desk/relations.h"
#include "core/desk/servicelevels.h"
#include "core/desk/thread.h"
#include "core/desk/tickets.h"
#include "core/desk/worklogs.h"
#include "core/schema/records/person.h"
#include "models/valuetext.h"

namespace steward {

/// Another ticket as a line of this one's screen.
struct RelatedTicket
{
    Uuid id;
    QString number;
    QString title;
    StatusClass status = StatusClass::New;
    QString relation; ///< a link's key; "parent", "child", "merged", "into"
    bool isFrom = false; ///< of links: this ticket is the first end
    Uuid link; ///< of links: what unlink() takes
};

/// Everything that the screen of one ticket shows, as it was at one moment. A value: made on a reader thread, shown on
/// the GUI's.
struct TicketPage
{
    std::shared_ptr<const Schema> schema; ///< keeps `type` alive
    const RecordType *type = nullptr;
    LoadedRecord ticket;
    ReferenceLabels labels; ///< of everything that fields, thread and changes refer to
    std::optional<Person> requester;
    QString requesterPlace; ///< organization and location
    QList<ThreadEntry> thread;
    TransitionChoices choices;
    WorkTotal work;
    QList<RelatedTicket> related; ///< both ends of links, parent, children, merged ones
    QStringList conflicts; ///< units on which concurrent writes disagree
    QList<Draft> drafts; ///< mine, on this ticket
    QList<ExplainedClock> clocks; ///< those that count, the most urgent one first

    const Value &value(QStringView field) const;
    StatusClass statusClass() const { return StatusClass(value(u"status.class").number()); }
    QString label(const Uuid &id) const { return labels.value(id); }
    QString title() const; ///< says so when it was erased
    const Draft *draft(QStringView slot) const;
};

/// Every record that the values of a change mean, before and after.
QList<Uuid> referencesOf(const QList<FieldDiff> &diffs);

/// Errors: NotFound "record.unknown".
Result<TicketPage> readTicketPage(Workspace &desk, const Uuid &ticket);

/// The ticket that a pane's argument means: an id, or a number as people write it; a merged ticket's own, so that it can
/// be looked at. Errors: NotFound "record.unknown".
Result<Uuid> ticketByArgument(Workspace &desk, const QString &argument);

} // namespace steward
