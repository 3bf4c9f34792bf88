// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/syncstatus.h"

#include "core/desk/replicasync.h"
#include "core/storage/conflictstore.h"
#include "core/storage/outbox.h"

namespace steward {

SyncWatch *SyncWatch::of(DeskSession *session)
{
    if (!session)
        return nullptr;
    if (auto *known = session->findChild<SyncWatch *>({}, Qt::FindDirectChildrenOnly))
        return known;
    return new SyncWatch(session);
}

SyncWatch::SyncWatch(DeskSession *session) : QObject(session), m_session(session)
{
    m_status.isReadOnly = session->isReadOnly();
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietMs);
    connect(&m_quiet, &QTimer::timeout, this, &SyncWatch::count);
    connect(session, &DeskSession::changed, this, [this] {
        if (!m_quiet.isActive())
            m_quiet.start();
    });
    connect(session, &DeskSession::linkChanged, this, &SyncWatch::followLink);
    followLink();
    m_quiet.start(0); // after the window has its first rows
}

void SyncWatch::follow(ReplicaSync *sync)
{
    m_sync = sync;
    if (!sync)
        return;
    connect(this, &SyncWatch::tryWanted, sync, &ReplicaSync::syncNow);
    connect(sync, &ReplicaSync::stateChanged, this, [this, sync] {
        if (!sync->isActive())
            return;
        SyncStatus status = m_status;
        status.place = SyncStatus::Place::Replica;
        status.isBusy = sync->isRunning();
        status.offlineSince = sync->offlineSince();
        status.nextTry = sync->nextTry();
        status.why = sync->offlineSince() ? sync->state().error : std::nullopt;
        const SyncState &state = sync->state();
        status.filesPermille = status.isBusy && state.bytesToSend > 0 ? int(state.bytesSent * 1000 / state.bytesToSend) : -1;
        if (!status.offlineSince && sync->state().phase == SyncState::Phase::Online)
            status.upToDate = sync->state().contact;
        set(status);
        if (!status.isBusy)
            m_quiet.start();
    });
}

/// The connection of a desk on a team server; a file has none.
void SyncWatch::followLink()
{
    const LinkState &link = m_session->link();
    if (link.kind == LinkState::Kind::File)
        return;
    SyncStatus status = m_status;
    status.place = SyncStatus::Place::Hub;
    const bool isLost = link.kind == LinkState::Kind::Lost;
    status.offlineSince = isLost ? std::optional(link.lastContact) : std::nullopt;
    status.nextTry = isLost ? std::optional(link.nextTry) : std::nullopt;
    status.why = isLost ? std::optional(link.why) : std::nullopt;
    status.upToDate = link.lastContact;
    set(status);
}

void SyncWatch::count()
{
    const auto work = [](Workspace &desk) -> Result<SyncStatus> {
        SyncStatus counted;
        STEWARD_ASSIGN(const ConflictStore::Count conflicts, ConflictStore(desk.connection()).count());
        counted.needsYou = conflicts.records;
        STEWARD_ASSIGN(const OutboxCounts outbox, Outbox(desk.connection()).counts());
        counted.toSend = outbox.pending;
        counted.refused = outbox.refused;
        return counted;
    };
    deliver(m_session->readSlowly<SyncStatus>(m_channel, work), this, [this](const Result<SyncStatus> &counted) {
        if (!counted)
            return;
        SyncStatus status = m_status;
        status.toSend = counted->toSend;
        status.refused = counted->refused;
        status.needsYou = counted->needsYou;
        set(status);
    });
}

void SyncWatch::set(const SyncStatus &status)
{
    if (status == m_status)
        return;
    m_status = status;
    Q_EMIT changed();
}

} // namespace steward
