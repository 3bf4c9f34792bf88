// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/deskstatus.h"

#include "core/desk/fields.h"
#include "models/deskvocabulary.h"
#include "models/syncstatus.h"
#include "models/ticketplan.h"
#include "views/shell/errortext.h"
#include "views/shell/pane.h"
#include "views/shell/shellstatusbar.h"
#include "views/shell/syncwords.h"
#include "views/text/format.h"

#include <chrono>

using namespace Qt::StringLiterals;

namespace steward {

DeskStatus::DeskStatus(DeskSession *session, ShellStatusBar *bar, PaneHost *host, QObject *parent)
    : QObject(parent), m_session(session), m_bar(bar), m_vocabulary(DeskVocabulary::of(session))
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietMs);
    m_minute.setInterval(std::chrono::minutes(1));
    connect(&m_quiet, &QTimer::timeout, this, &DeskStatus::read);
    connect(&m_minute, &QTimer::timeout, this, &DeskStatus::read);
    connect(session, &DeskSession::changed, this, [this] {
        if (!m_quiet.isActive())
            m_quiet.start();
    });
    connect(SyncWatch::of(session), &SyncWatch::changed, this, &DeskStatus::show);
    connect(bar->cell(u"sync"_s), &StatusCell::clicked, this, [host] { host->openPane(u"outbox"_s); });
    connect(bar->cell(u"breach"_s), &StatusCell::clicked, this, [this, host] {
        if (!m_next.number.isEmpty())
            host->openPane(u"ticket"_s, m_next.number);
    });
    connect(bar->cell(u"sync"_s), &StatusCell::clicked, session, &DeskSession::reconnectNow);
    m_minute.start();
    retranslate();
    m_quiet.start(0); // after the window has its first rows
}

void DeskStatus::read()
{
    // Mine and my teams' first; who has none sees the whole desk's.
    // What was agreed goes before dates that somebody has set.
    struct Plan
    {
        PlannedList list;
        QString field;
    };
    QList<Plan> plans;
    for (const QString &field : {u"deadline"_s, u"due"_s}) {
        for (const QString &whose : {u" (assignee:me or team:(my teams))"_s, QString()}) {
            const PlannedList planned = planList(*m_vocabulary, {u"status:open %1>now"_s.arg(field) + whose, field, {}});
            if (planned.problems.isEmpty())
                plans << Plan{planned, field};
        }
    }
    const auto work = [plans](Workspace &desk) -> Result<NextDue> {
        for (const Plan &plan : plans) {
            const PlannedList &planned = plan.list;
            STEWARD_ASSIGN(const QList<Rid> rids, planned.plan.firstPage(desk, 1));
            if (rids.isEmpty())
                continue;
            STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(rids.first()));
            const RecordType &type = *desk.schema().type(loaded.type);
            return NextDue{loaded.number, valueOf(type, loaded.values, plan.field).toInstant(), plan.field == u"deadline"};
        }
        return NextDue{};
    };
    deliver(m_session->readSlowly<NextDue>(m_channel, work), this, [this](const Result<NextDue> &next) {
        if (next)
            m_next = *next;
        show();
    });
}

void DeskStatus::retranslate() { show(); }

void DeskStatus::show()
{
    const SyncStatus &status = SyncWatch::of(m_session)->status();
    m_bar->cell(u"sync"_s)->setRuns(syncRuns(status, m_session->clock().now()));
    QString tip = m_session->path();
    if (status.place != SyncStatus::Place::File)
        tip = m_session->name();
    if (m_session->link().kind == LinkState::Kind::Lost) {
        tip += u'\n' + tr("What is on screen stays, and what you write is kept here until the server is back.\nA click tries now.") + u'\n'
            + ErrorText::of(m_session->link().why).line();
    } else if (status.why) {
        tip += u'\n' + ErrorText::of(*status.why).line();
    }
    m_bar->cell(u"sync"_s)->setToolTip(tr("Open the outbox and conflicts\n%1").arg(tip));
    TextRuns next;
    if (!m_next.number.isEmpty() && m_next.due)
        next << TextRun::text(m_next.isAgreed ? tr("Next deadline") : tr("Next due")) << TextRun::mono(m_next.number)
             << TextRun::strong(format::span(*m_next.due - m_session->clock().now()));
    m_bar->cell(u"breach"_s)->setRuns(next);
}

} // namespace steward
