// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/tickets.h"
#include "models/ticketpage.h"
#include "views/editors/pickerpopup.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace steward {

class TicketPane;

/// What can be done to the ticket of a pane: keys, the header's buttons, menus, the small pickers and sheets. GUI thread.
class TicketActions : public QObject
{
    Q_OBJECT
public:
    explicit TicketActions(TicketPane *pane);

    void showPage(); ///< another page is shown
    PickerPopup *picker() const { return m_picker; }
    /// Asks what a resolution needs and gives it with the new status, or gives it at once when nothing is missing.
    void askResolution(std::function<void(const FieldValues &)> then);
    /// What a verb could do next, for the person to take or leave.
    void offer(const QList<FollowUp> &followUps);

private:
    using Then = std::function<void(const FieldValues &)>;

    void handle();
    PickerPopup *openPicker(QWidget *at, const QString &title, const QString &placeholder);

    void assignToMe();
    void pickAssignee();
    void pickTeam();
    void pickStatus();
    void pickPriority();
    void pickTags();
    void pickDue();
    /// Asks for what stands in the way of a move, then goes on.
    void askMissing(const TransitionOffer &offer, QWidget *at, Then then);
    void moveTo(const TransitionOffer &offer, QWidget *at);
    const TransitionOffer *offerFor(const QString &transition) const;
    QString whyNo(const QString &transition) const;

    TicketPane *m_pane;
    QPointer<PickerPopup> m_picker;
    QPointer<QWidget> m_at; ///< where the next picker belongs
};

/// What stands against a move, in one line.
QString missingWords(const RecordType &type, const QList<Missing> &missing);

} // namespace steward
