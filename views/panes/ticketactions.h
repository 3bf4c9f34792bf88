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
struct ThreadLine;

/// What can be done to the ticket of a pane: keys, the header's buttons, menus, the small pickers and sheets. Values are
/// asked for in ticketpickers.cpp, other tickets in ticketrelations.cpp, time and single entries in ticketwork.cpp,
/// what is to go for good in ticketerasure.cpp.
/// GUI thread.
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
    /// Asks for the ticket to merge into, with `into` typed already.
    void pickMerge(const QString &into = {});

private:
    using Then = std::function<void(const FieldValues &)>;

    void handle();
    void handleRelations();
    void handleWork();
    PickerPopup *openPicker(QWidget *at, const QString &title, const QString &placeholder);
    /// A picker that finds tickets by number or words; `then` gets the one that is chosen.
    PickerPopup *openTicketPicker(QWidget *at, const QString &title, std::function<void(PickerPopup *, const Uuid &, const QString &)> then);

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

    void pickLink();
    void askRelation(PickerPopup *picker, const Uuid &other, const QString &number);
    void askMerge(PickerPopup *picker, const Uuid &into, const QString &number);
    void remove(const RelatedTicket &related);
    void stepInQueue(int by);

    void showEntryMenu(int row, const QPoint &at, int file);
    void showMore();
    void split(const ThreadLine &line);
    void withdrawEntry(const ThreadLine &line);
    void editDescription();
    void eraseEntry(const ThreadLine &line, int file);
    void eraseFields();
    void toggleTimer();
    void logWork(qint64 proposedMs, bool fromTimer);
    qint64 timerStarted() const; ///< 0 when it does not run

    TicketPane *m_pane;
    QPointer<PickerPopup> m_picker;
    QPointer<QWidget> m_at; ///< where the next picker belongs
};

} // namespace steward
