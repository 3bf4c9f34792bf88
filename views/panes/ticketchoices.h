// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/tickets.h"
#include "models/people.h"
#include "views/editors/pickerpopup.h"

namespace steward {

class DeskSession;

/// What the pickers of a ticket offer, the same in the queue, in a ticket's tab and in its composer. What is chosen is
/// the caller's business. GUI thread.

/// What stands against a move, in one line.
QString missingWords(const RecordType &type, const QList<Missing> &missing);

/// Every state of the ticket's lifecycle; those that cannot be entered say why. `now` is the present status.
QList<PickerItem> statusChoices(const RecordType &type, const TransitionChoices &choices, const QString &now);

/// The cells of the matrix, most urgent first ("m IMPACT URGENCY"), then priorities by hand ("h PRIORITY").
QList<PickerItem> priorityChoices(const RecordType &type, const PriorityMatrix &matrix, qint64 impact, qint64 urgency);
/// In place of the list: why this priority; `then` gets the words once there are some. The picker is gone by then.
void askPriorityReason(PickerPopup *picker, qint64 priority, std::function<void(const QString &reason)> then);

/// `now` is checked; null for nobody.
QList<PickerItem> technicianChoices(const QList<Technician> &people, const Uuid &now = {});
PickerItem nobodyChoice(bool isNow);
QList<PickerItem> teamChoices(const QList<NamedRecord> &teams, const Uuid &now);
/// The text of the item with this id among those that are shown.
QString shownName(const PickerPopup *picker, const QString &id);

/// The ticket's own tags first, checked, then the desk's.
QList<PickerItem> tagChoices(const QStringList &own, const QStringList &known);

/// In place of the list: the date when it is due; `then` gets a value that the field takes. The picker is gone by then.
void askDue(PickerPopup *picker, DeskSession *session, const Field &field, const Value &now, std::function<void(const Value &)> then);

} // namespace steward
