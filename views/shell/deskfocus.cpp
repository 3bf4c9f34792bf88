// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/deskfocus.h"

#include "core/desk/session.h"

namespace steward {

DeskFocus *DeskFocus::of(DeskSession *session)
{
    if (!session)
        return nullptr;
    auto *known = session->findChild<DeskFocus *>({}, Qt::FindDirectChildrenOnly);
    return known ? known : new DeskFocus(session);
}

DeskFocus::DeskFocus(DeskSession *session) : QObject(session) {}

void DeskFocus::setTicket(const Uuid &ticket)
{
    if (ticket == m_ticket)
        return;
    m_ticket = ticket;
    Q_EMIT ticketChanged(ticket);
}

void DeskFocus::setView(const Uuid &view)
{
    if (view == m_view)
        return;
    m_view = view;
    Q_EMIT viewChanged(view);
}

void DeskFocus::showView(const Uuid &view)
{
    Q_EMIT viewWanted(view);
}

void DeskFocus::showQuery(const QString &query)
{
    Q_EMIT queryWanted(query);
}

} // namespace steward
