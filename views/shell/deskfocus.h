// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"

#include <QObject>

namespace steward {

class DeskSession;

/// What the panes of a desk look at together: the queue sets the ticket, Peek shows it; the side bar asks for a view, the
/// queue opens it. One for each session. GUI thread.
class DeskFocus : public QObject
{
    Q_OBJECT
public:
    /// Null without a session.
    static DeskFocus *of(DeskSession *session);

    /// The ticket under the caret; null for none.
    const Uuid &ticket() const { return m_ticket; }
    void setTicket(const Uuid &ticket);

    /// The saved view that the queue shows; null when it shows something else.
    const Uuid &view() const { return m_view; }
    void setView(const Uuid &view);

    /// Asks the queue to show a saved view, or the answer of a query. The queue must be open.
    void showView(const Uuid &view);
    void showQuery(const QString &query);

Q_SIGNALS:
    void ticketChanged(const steward::Uuid &ticket);
    void viewChanged(const steward::Uuid &view);
    void viewWanted(const steward::Uuid &view);
    void queryWanted(const QString &query);

private:
    explicit DeskFocus(DeskSession *session);

    Uuid m_ticket;
    Uuid m_view;
};

} // namespace steward
