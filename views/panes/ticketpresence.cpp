// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/ticketpresence.h"

#include "views/panes/ticketcomposer.h"
#include "views/panes/ticketheader.h"
#include "views/panes/ticketpane.h"

#include <QEvent>

namespace steward {

namespace {

constexpr int interval = 8000; // ms; the server forgets after 30 s
constexpr int typingFor = 10'000; // ms after the last key

} // namespace

TicketPresence::TicketPresence(TicketPane *pane) : QObject(pane), m_pane(pane)
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &TicketPresence::exchange);
    DeskSession *session = pane->context().session;
    if (!session->isOnServer())
        return;
    pane->installEventFilter(this);
    connect(pane->composer(), &TicketComposer::edited, this, &TicketPresence::edited);
    connect(pane, &TicketPane::pageShown, this, [this] {
        if (m_said == Doing::Gone && m_pane->isVisible())
            start();
    });
    connect(session, &DeskSession::linkChanged, this, [this, session] {
        if (session->link().kind == LinkState::Kind::Lost)
            show({}); // who is there now nobody knows
        else if (m_pane->isVisible())
            start();
    });
}

TicketPresence::~TicketPresence()
{
    if (m_said != Doing::Gone)
        stop();
}

bool TicketPresence::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show)
        start();
    else if (event->type() == QEvent::Hide)
        stop();
    return QObject::eventFilter(watched, event);
}

void TicketPresence::start()
{
    if (!m_pane->page())
        return;
    m_timer.start();
    exchange();
}

void TicketPresence::stop()
{
    m_timer.stop();
    m_said = Doing::Gone;
    DeskSession *session = m_pane->context().session;
    if (!m_pane->page() || session->link().kind != LinkState::Kind::Online)
        return;
    m_channel.cancel();
    (void)session->read<QList<Companion>>([id = m_pane->page()->ticket.id](Workspace &desk) {
        return exchangePresence(desk, id, Doing::Gone);
    });
    show({});
}

void TicketPresence::edited()
{
    if (m_pane->composer()->isEmpty())
        m_lastKey.invalidate();
    else
        m_lastKey.start();
    if (m_timer.isActive() && mine() != m_said)
        exchange();
}

Doing TicketPresence::mine() const
{
    if (!m_lastKey.isValid() || m_lastKey.elapsed() > typingFor)
        return Doing::Looking;
    return m_pane->composer()->isPublic() ? Doing::TypingReply : Doing::TypingNote;
}

void TicketPresence::exchange()
{
    DeskSession *session = m_pane->context().session;
    if (!m_pane->page() || session->link().kind != LinkState::Kind::Online)
        return;
    m_said = mine();
    const auto work = [id = m_pane->page()->ticket.id, doing = m_said](Workspace &desk) {
        return exchangePresence(desk, id, doing);
    };
    deliver(session->read<QList<Companion>>(m_channel, work), this, [this](const Result<QList<Companion>> &others) {
        if (others && m_said != Doing::Gone)
            show(*others);
    });
}

void TicketPresence::show(const QList<Companion> &companions)
{
    if (companions == m_companions)
        return;
    m_companions = companions;
    const auto sentence = [](const Companion &one) {
        switch (one.doing) {
        case Doing::TypingReply: return tr("%1 is typing a reply").arg(one.name);
        case Doing::TypingNote: return tr("%1 is typing a note").arg(one.name);
        case Doing::Looking:
        case Doing::Gone: break;
        }
        return tr("%1 has this ticket open").arg(one.name);
    };
    QStringList all;
    for (const Companion &one : companions)
        all << sentence(one);
    QString words = all.value(0);
    if (all.size() > 1)
        //: %1 is who does what: "Sato is typing a reply"; %n others have the ticket open.
        words = tr("%1, and %n more", nullptr, int(all.size() - 1)).arg(words);
    const bool typing = !companions.isEmpty() && companions.first().doing != Doing::Looking;
    m_pane->header()->setPresence(words, all.join(u'\n'), typing);
}

} // namespace steward
