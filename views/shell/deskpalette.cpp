// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/deskpalette.h"

#include "core/desk/people.h"
#include "core/desk/search.h"
#include "models/deskvocabulary.h"
#include "views/shell/deskfocus.h"
#include "views/shell/pane.h"

using namespace Qt::StringLiterals;

namespace steward {

TicketPalette::TicketPalette(DeskSession *session, PaneHost *host, QObject *parent)
    : QObject(parent), m_session(session), m_host(host)
{
}

void TicketPalette::search(const QString &text, int limit, std::function<void(QList<PaletteEntry>)> answer)
{
    if (text.isEmpty()) {
        answer({});
        return;
    }
    const auto work = [text, limit](Workspace &desk) { return searchTickets(desk, text, SearchEnding::Typing, limit); };
    deliver(m_session->read<FoundTickets>(m_channel, work), this, [this, answer](const Result<FoundTickets> &found) {
        QList<PaletteEntry> entries;
        if (found) {
            for (const FoundTicket &ticket : found->tickets) {
                PaletteEntry entry;
                entry.section = tr("Tickets");
                entry.iconName = u"ticket"_s;
                entry.title = ticket.number + u' ' + ticket.title;
                entry.detail = DeskVocabulary::of(m_session)->stateLabel(ticket.type, ticket.status);
                entry.run = [this, number = ticket.number] { m_host->openPane(u"ticket"_s, number); };
                entries << entry;
            }
        }
        answer(entries);
    });
}

PeoplePalette::PeoplePalette(DeskSession *session, PaneHost *host, QObject *parent)
    : QObject(parent), m_session(session), m_host(host)
{
}

void PeoplePalette::search(const QString &text, int limit, std::function<void(QList<PaletteEntry>)> answer)
{
    if (text.isEmpty()) {
        answer({});
        return;
    }
    using Choices = QList<PersonChoice>;
    const auto work = [text, limit](Workspace &desk) { return searchPeople(desk, text, limit); };
    deliver(m_session->read<Choices>(m_channel, work), this, [this, answer](const Result<Choices> &found) {
        QList<PaletteEntry> entries;
        if (found) {
            for (const PersonChoice &choice : *found) {
                PaletteEntry entry;
                entry.section = tr("People");
                entry.iconName = u"user"_s;
                entry.title = choice.person.name;
                QStringList details;
                for (const QString &detail : {choice.organization, choice.person.email}) {
                    if (!detail.isEmpty())
                        details << detail;
                }
                entry.detail = details.join(u" · "_s);
                entry.run = [this, name = choice.person.name] { showTicketsOf(name); };
                entries << entry;
            }
        }
        answer(entries);
    });
}

void PeoplePalette::showTicketsOf(const QString &name)
{
    m_host->openPane(u"queue"_s);
    DeskFocus::of(m_session)->showQuery(u"requester:\"%1\""_s.arg(QString(name).remove(u'"')));
}

} // namespace steward
